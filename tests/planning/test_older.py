"""From 65 on: quick lifts where they are safe, and steps in the week."""

from dataclasses import replace

import pytest

from hormesis.domain.athlete import Athlete, Condition, Gym, Pain, Profile
from hormesis.planning.older import is_older
from hormesis.planning.week import WeekPlan, plan_week
from tests.planning.made import LIBRARY, NOBODY, PAGES, believed, day, workout_on

OLDER = replace(
    NOBODY,
    profile=Profile(goal="general", experience="novice", birth_year=1955, days_per_week=2, workout_min=50),
    gym=Gym("gym", ("dumbbell", "cable", "machine")),
)
LOG = [
    fact
    for week in range(6)
    for n in range(2)
    for fact in workout_on(7 * week + 3 * n, ("Squat", 50.0, 10, 2), ("Row", 30.0, 10, 2), ("Bench", 30.0, 10, 2), minutes=35)
]


def week_of(athlete: Athlete) -> WeekPlan:
    return plan_week(believed(LOG), athlete, day(42), PAGES.get, list(LIBRARY))


def quick(week: WeekPlan) -> list[str]:
    return [one.name for plan in week.days for one in plan.work if any(why.code == "older_quick" for why in one.why)]


def with_bar(athlete: Athlete) -> Athlete:
    return replace(athlete, gym=Gym("gym", ("barbell", "dumbbell", "cable", "machine")))


def test_known_leg_lifts_and_presses_are_asked_for_fast_and_new_ones_are_not() -> None:
    week = week_of(with_bar(OLDER))
    assert set(quick(week)) <= {"Squat", "Bench"}
    assert quick(week)


@pytest.mark.parametrize(
    "athlete",
    [
        replace(OLDER, profile=replace(OLDER.profile, birth_year=1990)),
        replace(OLDER, conditions=(Condition("heart_condition", None),)),
        replace(OLDER, pains=(Pain("shoulder", None, 2, False),)),
    ],
)
def test_nobody_else_is_and_none_with_pain_or_a_condition_against_it(athlete: Athlete) -> None:
    assert quick(week_of(with_bar(athlete))) == []


def test_one_day_has_steps_or_split_squats() -> None:
    patterns = [str(PAGES[one.exercise or ""].pattern) for plan in week_of(OLDER).days for one in plan.work]
    assert "lunge" in patterns


def test_older_is_from_65_on() -> None:
    assert is_older(OLDER, day(0))
    assert not is_older(replace(OLDER, profile=Profile(birth_year=1962)), day(0))
    assert not is_older(NOBODY, day(0))
