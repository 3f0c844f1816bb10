"""Weeks of made-up athletes, held against what they asked for by a checker that shares nothing with the planner."""

from typing import Any

import pytest

from benchmarks.week import athletes, broken_by, planned
from tests.oracles.week_checker import Asked, violations

MADE = athletes(12)
ASKED = Asked(
    experience="novice",
    birth_year=1950,
    days=1,
    minutes=dict.fromkeys(range(1, 8), 40),
    implements=("dumbbell",),
    avoid=frozenset({"overhead"}),
    never=frozenset({"goblet-squat"}),
    own=frozenset(),
    pace=1.0,
)


@pytest.mark.parametrize("n", range(len(MADE)))
def test_a_week_breaks_nothing(n: int) -> None:
    plan = planned(MADE[n])
    assert any(day.work for day in plan.days)
    assert broken_by(MADE[n], plan) == []


def exercise(slug: str, sets: int = 2) -> dict[str, Any]:
    return {"exercise": slug, "name": slug, "sets": [{"rest_s": 90, "reps": 10, "duration_s": None}] * sets}


def week(*work: dict[str, Any], minutes: int = 20) -> list[dict[str, Any]]:
    rest: dict[str, Any] = {"warm_up": [], "work": [], "release": [], "minutes": None}
    days = [{"date": f"2026-03-{day:02}", **rest} for day in range(2, 9)]
    return [{**days[0], "work": list(work), "minutes": minutes}, *days[1:]]


FINE = (exercise("dumbbell-curl"), exercise("dumbbell-bench-press"), exercise("dumbbell-row"))


def test_the_checker_lets_a_fine_week_pass() -> None:
    assert [one for one in violations(ASKED, week(*FINE), {}) if "minutes" not in one] == []


@pytest.mark.parametrize(
    ("work", "what"),
    [
        (FINE[:2], "2 exercises in 40 minutes"),
        ((*FINE, FINE[0]), "an exercise twice"),
        ((*FINE, exercise("back-squat")), "needs"),
        ((*FINE, exercise("goblet-squat")), "never wanted"),
        ((*FINE, exercise("dumbbell-overhead-extension")), "has ['overhead']"),
        ((*FINE[1:], exercise("dumbbell-curl", 7)), "7 sets"),
        ((*FINE, exercise("hammer-curl", 6), exercise("concentration-curl", 6)), "sets of biceps"),
        ((*FINE, exercise("hammer-curl"), exercise("concentration-curl")), "elbow_flexion 3 times"),
        ((), "0 training days"),
    ],
)
def test_the_checker_finds_what_is_broken(work: tuple[dict[str, Any], ...], what: str) -> None:
    assert any(what in one for one in violations(ASKED, week(*work), {})), violations(ASKED, week(*work), {})


def test_the_checker_reckons_minutes_itself() -> None:
    long = tuple(exercise(one["exercise"], 6) for one in FINE)
    assert any("there are 40" in one for one in violations(ASKED, week(*long, minutes=40), {}))
    assert any("says 1 minutes" in one for one in violations(ASKED, week(*FINE, minutes=1), {}))
