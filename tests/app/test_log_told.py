"""What was said once is listed, can be forgotten, and is asked about when the region is said to be fine again."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from hormesis.app.facts import set_fact
from hormesis.app.log import log_text, understand
from hormesis.app.log_told import forget_told, standing_told
from hormesis.app.told import athlete_from
from hormesis.domain.errors import NotFound
from hormesis.domain.facts import Fact
from hormesis.store import facts as fact_log
from hormesis.store.database import Database
from hormesis.words.parse_values import Draft

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=ZoneInfo("Europe/Berlin"))
ANN = "ann"


def live(db: Database, *kinds: str) -> list[Fact]:
    with db.reading() as tx:
        return fact_log.live(tx, ANN, kinds or None)


def test_sets_in_words_are_a_fact_each_in_their_order_with_their_page(db: Database) -> None:
    said = log_text(db, ANN, "bench 100x5x3 rpe 8, then 3 sets of pull ups 8 7 6", NOW, write=True)
    found = live(db, "set")
    assert len(said["written"]) == len(found) == 6
    assert [one.fields["exercise"] for one in found] == ["barbell-bench-press"] * 3 + ["pull-up"] * 3
    assert [one.fields["reps"] for one in found] == [5, 5, 5, 8, 7, 6]
    assert [one.fields.get("load_kg") for one in found] == [100, 100, 100, None, None, None]
    assert [one.fields.get("rir") for one in found] == [2, 2, 2, None, None, None]


def test_loads_without_a_unit_are_in_the_unit_of_the_lifts_logged_so_far(db: Database) -> None:
    log_text(db, ANN, "squat 225 lb x 5", NOW, write=True)
    fact = log_text(db, ANN, "squat 235x5", NOW, write=False)["facts"][0]
    assert fact["load_kg"] == pytest.approx(106.5942)
    assert "unit: lb" in fact["assumed"]


def test_what_is_never_wanted_is_of_its_page_and_listed_until_it_is_forgotten(db: Database) -> None:
    log_text(db, ANN, "my left shoulder hates dips", NOW, write=True)
    assert athlete_from(live(db), NOW.date()).preferences == {"chest-dip": "never"}
    assert [one["says"] for one in standing_told(db, ANN, NOW)] == ["Never to be planned: dips"]
    assert len(forget_told(db, ANN, "dips", NOW)) == 1
    assert athlete_from(live(db), NOW.date()).preferences == {}
    with pytest.raises(NotFound, match="there is: nothing"):
        forget_told(db, ANN, "dips", NOW)


def test_a_preference_for_no_exercise_that_is_known_is_asked(db: Database) -> None:
    said = log_text(db, ANN, "I hate zorbling squats", NOW, write=True)
    assert said["written"] == []
    assert [one["code"] for one in said["questions"]] == ["which"]


def test_a_region_that_is_fine_again_asks_whether_it_need_not_be_spared_any_more(db: Database) -> None:
    set_fact(db, ANN, "limitation", {"region": "knee", "side": "left", "avoid": ["impact"]}, "2026-02-20T08:00:00+01:00")
    (question,) = understand(db, ANN, "my left knee is fine again", NOW).questions
    assert question.code == "over"
    assert question.answered("no") is None
    answer = question.answered("yes")
    assert isinstance(answer, Draft)
    assert answer.fact().fields == {"region": "knee", "side": "left", "until": "2026-02-28"}
