"""The day and the week in sentences, and the questions about a plan, on the demo athlete whose past is known."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from hormesis.app.as_known import as_known
from hormesis.app.brief import brief_for
from hormesis.app.demo_world import demo_facts_until
from hormesis.app.facts import record, set_fact
from hormesis.app.knowledge import Knowledge, load_knowledge
from hormesis.app.review import review_for
from hormesis.app.today import today_for
from hormesis.app.why import answer_for, known_for
from hormesis.store.clock import Clock
from hormesis.store.database import IN_MEMORY, Database, open_database

ON = date(2026, 3, 2)
EARLY, LATE = datetime(2026, 3, 2, 7, tzinfo=UTC), datetime(2026, 3, 2, 12, tzinfo=UTC)
ANN = "ann"


@dataclass
class Hands:
    """A clock that is set by hand."""

    at: datetime


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.fixture
def hands() -> Hands:
    return Hands(EARLY)


@pytest.fixture
def demo(hands: Hands) -> Iterator[Database]:
    db = open_database(IN_MEMORY, Clock(lambda: hands.at))
    record(db, ANN, demo_facts_until(ON))
    hands.at = LATE
    yield db
    db.close()


def codes(found: dict[str, list[dict[str, str]]], part: str = "says") -> list[str]:
    return [one["code"] for one in found[part]]


def test_a_brief_tells_readiness_the_workout_and_its_first_lifts_with_their_numbers(demo: Database, knowledge: Knowledge) -> None:
    plan, brief = today_for(demo, ANN, ON, knowledge), brief_for(demo, ANN, ON, knowledge)
    texts = [one["text"] for one in brief["says"]]
    assert texts[0].startswith(f"Readiness {plan['readiness']['score']} of 100 (8 times in 10 between")
    assert f"{len(plan['work'])} exercises" in texts[1]
    assert texts[2].startswith("Bench Press: ")
    assert brief["safety"] == plan["safety"]


def test_a_brief_speaks_in_the_units_that_are_asked(demo: Database, knowledge: Knowledge) -> None:
    assert " lb" in " ".join(one["text"] for one in brief_for(demo, ANN, ON, knowledge, "lb")["says"])


def test_a_review_tells_the_week_behind_and_the_one_ahead(demo: Database, knowledge: Knowledge) -> None:
    set_fact(demo, ANN, "pain", {"region": "knee", "side": "left", "level": 4}, "2026-02-27T08:00:00")
    found = review_for(demo, ANN, ON, knowledge)
    assert codes(found)[0] == "review_week"
    assert "You reported pain in your knee 1 time, 4 of 10 at most." in [one["text"] for one in found["says"]]
    assert codes(found, "ahead")[0] == "review_ahead"


def test_why_not_more_tells_the_rule_and_what_the_next_load_would_take(demo: Database, knowledge: Knowledge) -> None:
    found = answer_for(demo, ANN, ON, knowledge, "why not more on overhead press?")
    assert found["asked"] == "more"
    (said,) = [one for one in found["says"] if one["code"] in ("more_not_now", "more_would_do")]
    assert said["values"]["low"] < said["values"]["middle"] < said["values"]["high"]
    assert said["values"]["need"] == said["values"]["reps"] + said["values"]["rir"]


def test_what_would_change_it_is_worked_out_without_each_thing_that_holds_it_back(demo: Database, knowledge: Knowledge) -> None:
    pain = {"region": "shoulder", "side": "left", "level": 6, "movement": "barbell-bench-press"}
    set_fact(demo, ANN, "pain", pain, "2026-03-02T08:00:00")
    before = today_for(demo, ANN, ON, knowledge)
    assert "Bench Press" not in [one["name"] for one in before["work"]]
    found = answer_for(demo, ANN, ON, knowledge, "what would change your mind?")
    back = [one["values"] for one in found["says"] if one["code"] == "mind_without_back"]
    assert {"what": "pain: shoulder", "lift": "Bench Press"}.items() <= next(
        one for one in back if one["lift"] == "Bench Press"
    ).items()
    assert today_for(demo, ANN, ON, knowledge) == before  # nothing of it is kept


def test_what_was_known_then_is_the_plan_from_what_had_been_recorded(demo: Database, knowledge: Knowledge) -> None:
    then = today_for(demo, ANN, ON, knowledge)
    set_fact(demo, ANN, "pain", {"region": "shoulder", "side": "left", "level": 6}, "2026-03-02T06:00:00")
    found = known_for(demo, ANN, ON, knowledge, datetime(2026, 3, 2, 9, tzinfo=UTC))
    assert found["plan"]["work"] == then["work"]
    assert codes(found)[:2] == ["known_then", "known_since"]
    assert found["says"][1]["values"] == {"date": "2026-03-02", "facts": 1, "kinds": ["pain"]}
    assert {"known_lift", "known_lift_gone", "known_lift_new"} & set(codes(found))


def test_before_anything_was_recorded_nothing_was_known(demo: Database, knowledge: Knowledge) -> None:
    found = known_for(demo, ANN, ON, knowledge, datetime(2026, 3, 1, tzinfo=UTC))
    assert codes(found) == ["known_nothing"]
    assert found["plan"] is None


def test_what_was_deleted_later_was_known_then(demo: Database, hands: Hands) -> None:
    from hormesis.store import facts as fact_log

    fact = set_fact(demo, ANN, "pain", {"region": "knee", "level": 7}, "2026-03-02T08:00:00")
    hands.at = datetime(2026, 3, 2, 15, tzinfo=UTC)
    with demo.transaction() as tx:
        fact_log.delete(tx, ANN, [fact.id], demo.clock)
    with as_known(demo, ANN, LATE) as (then, _), then.reading() as tx:
        assert [one.id for one in fact_log.live(tx, ANN, ["pain"])] == [fact.id]
    with as_known(demo, ANN, hands.at) as (now, _), now.reading() as tx:
        assert fact_log.live(tx, ANN, ["pain"]) == []
