"""The sets behind a muscle's fatigue: they add up to it, harder sets take more, and the athlete's own word stands beside them."""

from datetime import date, timedelta

import pytest

from hormesis.domain.anatomy import MuscleGroup
from hormesis.domain.training import LoggedSet, SetType, Workout
from hormesis.estimation.behind import behind
from hormesis.estimation.fatigue import fatigue_at
from hormesis.estimation.muscles import Muscles, hour_of
from hormesis.exercises.library import load_library

MONDAY = date(2026, 3, 2)
PAGES = load_library().pages


def done(name: str, exercise: str, rir: float, set_type: SetType = SetType.WORKING) -> LoggedSet:
    """A set of eight."""
    return LoggedSet(f"{name} {exercise} {rir} {set_type}", 0, exercise, exercise, 80.0, 8, rir, set_type)


def workout(day: date, *sets: LoggedSet) -> Workout:
    """An hour from six in the evening."""
    return Workout(f"w {day}", f"{day}T18:00:00", day, "Push", sets, 60.0)


@pytest.fixture
def trained() -> tuple[Muscles, list[Workout]]:
    """Bench on Monday and Wednesday."""
    days = [MONDAY, MONDAY + timedelta(days=2)]
    workouts = [
        workout(day, done("a", "barbell-bench-press", 3), done("b", "barbell-bench-press", 0), done("c", "dips", 1))
        for day in days
    ]
    muscles = Muscles()
    for one in workouts:
        muscles = muscles.train(one, PAGES.get)
    return muscles, workouts


HOUR = hour_of(f"{MONDAY + timedelta(days=3)}T09:00:00")


def test_the_parts_add_up_to_the_fatigue_that_is_believed(trained: tuple[Muscles, list[Workout]]) -> None:
    muscles, workouts = trained
    parts = behind(muscles, MuscleGroup.CHEST, workouts, PAGES.get, HOUR)
    whole = fatigue_at(muscles.bouts[MuscleGroup.CHEST], HOUR, muscles.pace.mean_pace)
    assert sum(part.fatigue for part in parts) == pytest.approx(whole)
    for part in parts:
        assert sum(share for _, share in part.sets) == pytest.approx(part.fatigue)


def test_the_latest_workout_comes_first_and_a_set_to_failure_takes_more(trained: tuple[Muscles, list[Workout]]) -> None:
    muscles, workouts = trained
    first, second = behind(muscles, MuscleGroup.CHEST, workouts, PAGES.get, HOUR)
    assert first.workout == workouts[1]
    assert first.fatigue > second.fatigue
    shares = {one.rir: share for one, share in first.sets if one.exercise == "barbell-bench-press"}
    assert shares[0] > shares[3]


def test_a_warm_up_set_is_behind_nothing() -> None:
    only = workout(MONDAY, done("a", "barbell-bench-press", 2), done("w", "barbell-bench-press", 5, SetType.WARM_UP))
    (part,) = behind(Muscles().train(only, PAGES.get), MuscleGroup.CHEST, [only], PAGES.get, HOUR)
    assert [one.set_type for one, _ in part.sets] == [SetType.WORKING]


def test_what_the_athlete_said_takes_the_place_of_the_sets(trained: tuple[Muscles, list[Workout]]) -> None:
    muscles, workouts = trained
    told = muscles.correct(MuscleGroup.CHEST, 40, HOUR - 1)
    (part,) = behind(told, MuscleGroup.CHEST, workouts, PAGES.get, HOUR)
    assert part.workout is None
    assert part.sets == ()
