"""Words become facts of the athlete's log: flags first, exercises by their pages, nothing written that was not agreed to."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from hormesis.app.facts import set_fact
from hormesis.app.log import log_text, understand
from hormesis.app.told import athlete_from
from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact
from hormesis.store import facts as fact_log
from hormesis.store.database import Database

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=ZoneInfo("Europe/Berlin"))
ANN = "ann"


def stored(db: Database) -> list[dict[str, object]]:
    with db.reading() as tx:
        return [{"kind": fact.kind, **fact.fields} for fact in fact_log.live(tx, ANN)]


def test_what_is_said_is_written_once_when_it_is_to_be_written(db: Database) -> None:
    shown = log_text(db, ANN, "upper back tight again, 6/10", NOW, write=False)
    assert [fact["region"] for fact in shown["facts"]] == ["upper_back"]
    assert shown["written"] == []
    assert stored(db) == []
    for _ in range(2):
        assert len(log_text(db, ANN, "upper back tight again, 6/10", NOW, write=True)["written"]) == 1
    assert stored(db) == [{"kind": "tightness", "region": "upper_back", "side": "both", "level": 6}]


def test_what_is_asked_is_not_written(db: Database) -> None:
    said = log_text(db, ANN, "upper back tight, left knee hurts 3/10", NOW, write=True)
    assert [question["code"] for question in said["questions"]] == ["level"]
    assert [fact["kind"] for fact in stored(db)] == ["pain"]


@pytest.mark.parametrize(
    ("words", "movement"),
    [
        ("on lunges", "lunge"),
        ("when squatting", "squat"),
        ("on overhead press", "overhead-press"),
        ("during flurbles", "flurbles"),
    ],
)
def test_a_movement_is_the_pattern_of_such_lifts_or_the_page_that_it_names(db: Database, words: str, movement: str) -> None:
    (fact,) = log_text(db, ANN, f"left knee hurts 3/10 {words}", NOW, write=False)["facts"]
    assert fact["movement"] == movement


def test_release_that_was_done_is_of_its_page(db: Database) -> None:
    said = log_text(db, ANN, "lacrosse ball on my upper back, 45 s each side", NOW, write=True)
    assert said["facts"][0]["exercise"] == "lacrosse-ball-upper-back"
    assert athlete_from(facts(db), NOW.date()).released[0][0] == "lacrosse-ball-upper-back"


def facts(db: Database) -> list[Fact]:
    with db.reading() as tx:
        return fact_log.live(tx, ANN)


@pytest.mark.parametrize(
    ("text", "gone", "kept"),
    [
        ("stop giving me the lacrosse ball", "lacrosse-ball-upper-back", "foam-roller-calf"),
        ("no more rolling for calves", "foam-roller-calf", "foam-roller-quadriceps"),
        ("stop the release work", "upper_back", "foam-roller-calf"),
        ("don't want the ball until Monday", "lacrosse-ball-calf", "foam-roller-calf"),
    ],
)
def test_a_dismissal_reaches_what_its_words_mean_and_nothing_else(db: Database, text: str, gone: str, kept: str) -> None:
    log_text(db, ANN, text, NOW, write=True)
    dismissed = athlete_from(facts(db), NOW.date()).dismissed
    assert gone in dismissed
    assert kept not in dismissed


def test_a_dismissal_ends_when_it_was_said_to(db: Database) -> None:
    log_text(db, ANN, "don't want the ball until Monday", NOW, write=True)
    assert athlete_from(facts(db), NOW.date() + timedelta(days=2)).dismissed == frozenset()


def test_a_tool_nobody_knows_can_not_be_dismissed(db: Database) -> None:
    with pytest.raises(Invalid, match="of: found 'bal'"):
        set_fact(db, ANN, "dismissal", {"of": "bal"}, NOW.isoformat())


def test_a_plain_no_tightness_is_of_what_was_reported_lately(db: Database) -> None:
    log_text(db, ANN, "upper back tight 6/10, left calf tight 3/10", NOW - timedelta(days=2), write=True)
    log_text(db, ANN, "left calf tight 0/10", NOW - timedelta(days=1), write=True)
    said = log_text(db, ANN, "no tightness today", NOW, write=True)
    assert [(fact["region"], fact["level"]) for fact in said["facts"]] == [("upper_back", 0)]


def test_a_weight_is_in_the_units_of_the_profile(db: Database) -> None:
    set_fact(db, ANN, "profile", {"units": "lb"}, NOW.isoformat())
    (fact,) = log_text(db, ANN, "weight 180", NOW, write=False)["facts"]
    assert fact["kg"] == 81.6466
    assert fact["says"] == "Body weight: 180.0 lb"


def test_a_red_flag_is_answered_first_and_its_words_are_kept_with_the_facts(db: Database) -> None:
    text = "crushing chest pain 7/10 that goes into my left arm, and my calves are tight 4/10"
    found = understand(db, ANN, text, NOW)
    assert found.flag is not None
    assert found.flag.tier == "A"
    said = log_text(db, ANN, text, NOW, write=True)
    assert said["flag"]["text_shown"] == found.flag.text_shown
    assert {"kind": "note", "text": text} in stored(db)
    assert {"kind": "tightness", "region": "calf", "side": "both", "level": 4} in stored(db)


def test_what_raises_no_flag_shows_none(db: Database) -> None:
    assert log_text(db, ANN, "upper back tight 6/10", NOW, write=False)["flag"] is None


def test_no_words_are_refused(db: Database) -> None:
    with pytest.raises(Invalid, match="found nothing"):
        log_text(db, ANN, "  ", NOW, write=True)
