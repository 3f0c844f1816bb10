"""The day to go on from: light days, tests, other machines and alternating workouts."""

import math

from hormesis.domain.training import SetType
from hormesis.estimation.lift import DoneSet, LiftDay
from hormesis.planning.day_choice import choose_day

LN_KAPPA = math.log(0.04)


def days(*loads: tuple[float, int, str]) -> tuple[list[LiftDay], list[float | None]]:
    """Days newest first, three sets each, a week apart, with the strength that they show."""
    found = [
        LiftDay(1000 - 7 * i, name, (DoneSet(kg, reps, None, SetType.WORKING),) * 3) for i, (kg, reps, name) in enumerate(loads)
    ]
    return found, [math.log(kg) + 0.04 * (reps - 1) ** 0.85 for kg, reps, _ in loads]


def chosen(*loads: tuple[float, int, str], workout: str = "A") -> tuple[int, str | None]:
    found, strengths = days(*loads)
    index, passed = choose_day(found, strengths, workout, LN_KAPPA)
    return index, passed.why if passed else None


def test_the_newest_day_is_gone_on_from() -> None:
    assert chosen((100, 8, "A"), (97.5, 8, "A"), (95, 8, "A")) == (0, None)


def test_one_light_day_is_passed_over_and_said() -> None:
    assert chosen((70, 8, "A"), (100, 8, "A"), (100, 8, "A")) == (1, "light_day")


def test_two_light_days_are_the_new_normal() -> None:
    assert chosen((70, 8, "A"), (70, 8, "A"), (100, 8, "A"), (100, 8, "A"), (100, 8, "A")) == (0, None)


def test_a_test_of_a_single_is_not_a_work_load() -> None:
    assert chosen((120, 1, "A"), (100, 8, "A"), (100, 8, "A")) == (1, "single_tested")


def test_another_machine_is_not_a_gain() -> None:
    assert chosen((180, 8, "A"), (90, 8, "A"), (90, 8, "A")) == (1, "heavier_day")


def test_two_workouts_that_take_turns_keep_their_own_loads() -> None:
    heavy_and_light = ((80, 8, "B"), (100, 5, "A"), (80, 8, "B"), (100, 5, "A"))
    assert chosen(*heavy_and_light) == (1, "other_workout")
    assert chosen(*heavy_and_light, workout="B") == (0, None)


def test_a_load_that_rises_from_workout_to_workout_goes_on_from_the_newest() -> None:
    assert chosen((110, 5, "B"), (107.5, 5, "A"), (105, 5, "B"), (102.5, 5, "A")) == (0, None)


def test_sets_to_failure_are_never_light() -> None:
    found, strengths = days((70, 8, "A"), (100, 8, "A"), (100, 8, "A"))
    found[0] = LiftDay(1000, "A", (DoneSet(70, 8, 0.0, SetType.FAILURE),))
    assert choose_day(found, strengths, "A", LN_KAPPA) == (0, None)
