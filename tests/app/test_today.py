"""Today from the store: what was known that morning and no more, whatever the order it came in."""

import json
import random
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from hormesis.app.facts import record
from hormesis.app.knowledge import load_knowledge
from hormesis.app.today import today_for
from hormesis.domain.facts import Fact
from hormesis.exercises.library import load_library
from hormesis.store.clock import Clock
from hormesis.store.database import IN_MEMORY, Database, open_database
from simulations.logs import set_fact, workout_fact

KNOWLEDGE = load_knowledge()
DAY_ONE = date(2026, 1, 5)


def store(facts: list[Fact]) -> Database:
    db = open_database(IN_MEMORY, Clock(lambda: datetime(2026, 6, 1, 12, tzinfo=UTC)))
    if facts:
        record(db, "ann", facts)
    return db


def weeks(count: int = 10) -> list[Fact]:
    """Squat on Mondays and Fridays, bench on Wednesdays."""
    facts = []
    for week in range(count):
        for weekday, name, load in ((0, "Squat", 100.0), (2, "Bench Press (Barbell)", 60.0), (4, "Squat", 102.5)):
            day = 7 * week + weekday
            facts.append(workout_fact(day, name))
            facts += [set_fact(day, load + week // 2, 5, name, order, workout=f"workout {day}") for order in range(3)]
    return facts


def plan(facts: list[Fact], on: date, **asked: Any) -> dict[str, Any]:
    return today_for(store(facts), "ann", on, KNOWLEDGE, **asked)


def told(kind: str, day: date, **fields: Any) -> Fact:
    return Fact(kind, f"{day}T07:00:00", f"{kind} {day} {fields}", fields)


MONDAY = DAY_ONE + timedelta(weeks=10)


def test_nothing_of_the_day_or_later_is_looked_at_but_what_was_told_that_morning() -> None:
    before = weeks(8)
    on = DAY_ONE + timedelta(weeks=8)
    assert plan(weeks(10), on) == plan(before, on)
    assert plan([*before, told("pain", on + timedelta(days=1), region="knee", level=9)], on) == plan(before, on)
    assert plan([*before, told("pain", on, region="knee", level=9)], on) != plan(before, on)


def test_a_plan_made_before_does_not_change_when_later_days_are_stored() -> None:
    db, on = store(weeks(8)), DAY_ONE + timedelta(weeks=8)
    first = today_for(db, "ann", on, KNOWLEDGE)
    record(db, "ann", [fact for fact in weeks(10) if fact.day >= on])
    today_for(db, "ann", MONDAY, KNOWLEDGE)
    assert today_for(db, "ann", on, KNOWLEDGE) == first


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_facts_in_any_order_and_any_number_of_times_give_the_same_bytes(seed: int) -> None:
    facts = weeks(6)
    mixed = facts + facts[:40]
    random.Random(seed).shuffle(mixed)
    db = store([])
    for start in range(0, len(mixed), 37):
        record(db, "ann", mixed[start : start + 37])
        if start % 2:
            today_for(db, "ann", DAY_ONE + timedelta(weeks=3), KNOWLEDGE)  # leaves a checkpoint behind
    on = DAY_ONE + timedelta(weeks=6)
    assert json.dumps(today_for(db, "ann", on, KNOWLEDGE)) == json.dumps(plan(facts, on))


def test_an_empty_store_says_how_to_begin() -> None:
    found = plan([], MONDAY)
    assert (found["work"], found["workout"], found["minutes"], found["next_workout"]) == ([], None, None, None)
    assert "hormesis import FILE" in found["why"][0]["text"]


def test_a_rest_day_has_no_work_and_says_when_the_next_is() -> None:
    found = plan(weeks(), MONDAY - timedelta(days=2))
    assert found["work"] == []
    assert found["why"][0]["text"] == "A rest day: you hardly ever train on a Saturday."
    assert found["next_workout"]["date"] == str(MONDAY)


def test_a_missed_workout_is_made_up_for_on_a_day_that_is_usually_free() -> None:
    assert plan(weeks(), MONDAY + timedelta(days=1))["work"]


def test_what_was_told_counts_from_its_day_until_it_ends() -> None:
    ill = told("status", MONDAY - timedelta(days=1), status="ill", until=str(MONDAY))
    assert plan([*weeks(), ill], MONDAY)["safety"][0]["code"] == "ill_rest"
    assert plan([*weeks(), ill], MONDAY + timedelta(days=4))["work"]
    knee = told("limitation", MONDAY, region="knee", avoid=["knee_load"], until=str(MONDAY + timedelta(days=1)))
    spared = plan([*weeks(), knee], MONDAY)["work"]
    assert all("stands_in" in [why["code"] for why in one["why"]] for one in spared)
    assert all("knee_load" not in load_library().get(one["exercise"]).movement_tags for one in spared)
    assert plan([*weeks(), knee], MONDAY + timedelta(days=4))["work"]


@pytest.mark.parametrize(("days_ago", "counts"), [(0, True), (2, True), (3, False)])
def test_pain_counts_for_the_day_and_the_two_after(days_ago: int, counts: bool) -> None:
    pain = told("pain", MONDAY - timedelta(days=days_ago), region="knee", level=8)
    assert (plan([*weeks(), pain], MONDAY)["work"] == []) is counts


def test_the_worst_of_a_region_counts() -> None:
    bad = told("pain", MONDAY - timedelta(days=1), region="knee", level=8)
    better = told("pain", MONDAY, region="knee", level=2)
    assert plan([*weeks(), bad, better], MONDAY)["work"] == []


def test_the_gym_on_file_comes_before_the_log() -> None:
    gym = told("gym", MONDAY, bars_kg=[20], plates_kg=[20, 10, 3])
    load = plan([*weeks(), gym], MONDAY)["work"][0]["sets"][0]["load_kg"]
    assert any(
        load == 20 + 2 * (20 * twenties + 10 * ten + 3 * three) for twenties in range(3) for ten in (0, 1) for three in (0, 1)
    )


def test_units_are_the_athletes_own_unless_asked_otherwise() -> None:
    assert plan(weeks(), MONDAY)["units"] == "kg"
    pounds = told("profile", MONDAY, units="lb")
    assert plan([*weeks(), pounds], MONDAY)["units"] == "lb"
    assert plan([*weeks(), pounds], MONDAY, units="kg")["units"] == "kg"
