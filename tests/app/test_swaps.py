"""A planned exercise swapped for a day: it is done with its own loads, is undone, and what is not safe is not taken in."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from hormesis.app.alternatives import alternatives_for
from hormesis.app.coach import Coach
from hormesis.app.facts import record
from hormesis.app.swaps import swaps_on
from hormesis.domain.facts import Fact, fact_from
from hormesis.store.clock import Clock
from hormesis.store.database import IN_MEMORY, open_database

Json = dict[str, Any]
FIRST = date(2026, 1, 5)
TODAY = FIRST + timedelta(days=7 * 6)
LIFTS = {"barbell-bench-press": (80.0, 6), "seated-cable-row": (60.0, 10)}


def trained(day: date, lifts: dict[str, tuple[float, int]]) -> list[Fact]:
    """A workout of three sets a lift."""
    facts = [Fact("workout", f"{day}T18:00:00", f"w {day}", {"name": "Upper", "ended_at": f"{day}T18:50:00"})]
    for slug, (load_kg, reps) in lifts.items():
        for i in range(3):
            done = {"workout": f"w {day}", "exercise": slug, "load_kg": load_kg, "reps": reps, "rir": 2, "order": len(facts)}
            facts.append(Fact("set", f"{day}T18:00:00", f"s {day} {slug} {i}", done))
    return facts


@pytest.fixture
def coach() -> Iterator[Coach]:
    """Somebody who benches and rows twice a week, and pressed dumbbells for the first weeks."""
    now = datetime(2026, 2, 16, 8, tzinfo=UTC)
    database = open_database(IN_MEMORY, Clock(lambda: now))
    made = Coach(database.of("ann"), "ann", lambda: now)
    for week in range(6):
        more = {"dumbbell-bench-press": (30.0, 9)} if week < 4 else {}
        for day in (FIRST + timedelta(days=7 * week), FIRST + timedelta(days=7 * week + 3)):
            record(made.db, "ann", trained(day, LIFTS | more))
    yield made
    database.close()


def swap(coach: Coach, exercise: str, instead: str, day: date = TODAY) -> None:
    """Say that one exercise is done in the place of another."""
    said = {"kind": "edit", "at": f"{day}T07:00:00", "change": "swap", "date": str(day), "exercise": exercise, "instead": instead}
    record(coach.db, "ann", [fact_from(said, "test")])


def work(plan: Json) -> dict[str, Json]:
    """The plan's exercises by slug."""
    return {one["exercise"]: one for one in plan["work"]}


def test_a_swap_is_done_with_the_loads_of_ones_own_log_and_only_that_day(coach: Coach) -> None:
    before = work(coach.today(TODAY))
    assert "barbell-bench-press" in before
    swap(coach, "barbell-bench-press", "dumbbell-bench-press")
    plan = work(coach.today(TODAY))
    assert "barbell-bench-press" not in plan
    made = plan["dumbbell-bench-press"]
    assert 20 <= made["sets"][0]["load_kg"] <= 34, "per hand, as logged"
    assert (made["why"][0]["code"], made["why"][0]["values"]["of"]) == ("swapped", "barbell-bench-press")
    assert "barbell-bench-press" in work(coach.today(TODAY + timedelta(days=3)))


def test_what_one_may_not_do_is_not_taken_in_and_that_is_said(coach: Coach) -> None:
    never = {"kind": "preference", "at": f"{TODAY - timedelta(days=1)}T06:00:00", "exercise": "push-up", "preference": "never"}
    record(coach.db, "ann", [fact_from(never, "test")])
    swap(coach, "barbell-bench-press", "push-up")
    plan = coach.today(TODAY)
    assert "barbell-bench-press" in work(plan)
    assert "never_wanted" in [why["code"] for why in plan["safety"]]


def test_the_week_is_not_changed_by_the_swap_of_a_day(coach: Coach) -> None:
    before = coach.week(TODAY)
    swap(coach, "barbell-bench-press", "dumbbell-bench-press")
    after = coach.week(TODAY)
    lifts = [[one["exercise"] for day in week["days"] for one in day["work"]] for week in (before, after)]
    assert lifts[0] == lifts[1]


def test_an_alternative_is_prescribed_as_the_swap_itself_would_be(coach: Coach) -> None:
    found = alternatives_for(coach.db, "ann", TODAY, coach.knowledge)
    bench = next(one for one in found["exercises"] if one["exercise"] == "barbell-bench-press")
    known = bench["alternatives"][0]
    assert known["slug"] == "dumbbell-bench-press", "what is known has its loads and comes first"
    assert "alternative_done" in [why["code"] for why in known["why"]]
    swap(coach, "barbell-bench-press", "dumbbell-bench-press")
    assert work(coach.today(TODAY))["dumbbell-bench-press"] == known["planned"]


def test_alternatives_stay_those_of_the_plan_once_something_is_swapped(coach: Coach) -> None:
    before = alternatives_for(coach.db, "ann", TODAY, coach.knowledge)
    swap(coach, "barbell-bench-press", "dumbbell-bench-press")
    assert alternatives_for(coach.db, "ann", TODAY, coach.knowledge) == before


def test_the_latest_word_on_an_exercise_counts() -> None:
    def said(at: str, instead: str) -> Fact:
        fields = {"change": "swap", "date": "2026-02-16", "exercise": "back-squat", "instead": instead}
        return fact_from({"kind": "edit", "at": at, **fields}, "test")

    facts = [said("2026-02-16T08:00:00", "leg-press"), said("2026-02-16T07:00:00", "hack-squat")]
    assert swaps_on(facts, TODAY) == {"back-squat": "leg-press"}
    assert swaps_on(facts, TODAY + timedelta(days=1)) == {}
