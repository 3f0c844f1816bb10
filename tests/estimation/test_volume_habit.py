"""More than usual is more than this athlete's own usual, for pulling, squatting and running alike."""

import pytest

from hormesis.estimation.volume_habit import DayVolume, VolumeHabit

PULL = ("mid_back", "traps", "lats")


def _habit(*days: tuple[int, float]) -> VolumeHabit:
    habit = VolumeHabit()
    for ordinal, sets in days:
        habit = habit.add(DayVolume(ordinal, {"mid_back": sets}, {"horizontal_pull": sets}))
    return habit


REGULAR = tuple((day, 9.0) for day in range(0, 49, 7))


def test_the_usual_workout_is_not_high() -> None:
    assert _habit(*REGULAR, (49, 9.0)).high(PULL, 50) is None


def test_one_beyond_the_own_eightieth_percentile_is_and_says_so_with_its_numbers() -> None:
    found = _habit(*REGULAR, (49, 14.0)).high(PULL, 50)
    assert found is not None
    assert (found.sets, found.usual, found.days, found.patterns) == (14.0, 9.0, 1, ("horizontal_pull",))


def test_it_is_due_for_two_days_only() -> None:
    habit = _habit(*REGULAR, (49, 14.0))
    assert [habit.high(PULL, 49 + after) is not None for after in (1, 2, 3)] == [True, True, False]


def test_two_usual_workouts_within_three_days_are_high_for_who_trains_once_a_week() -> None:
    found = _habit(*REGULAR, (49, 9.0), (51, 9.0)).high(PULL, 52)
    assert found is not None
    assert (found.sets, found.days) == (18.0, 3)


def test_a_newcomer_is_measured_against_stand_ins() -> None:
    assert _habit((10, 8.0)).high(PULL, 11) is None
    assert _habit((10, 15.0)).high(PULL, 11) is not None


def test_other_muscles_do_not_count() -> None:
    assert _habit(*REGULAR, (49, 14.0)).high(("quads",), 50) is None


def test_a_second_workout_of_the_day_joins_the_first() -> None:
    habit = _habit(*REGULAR, (49, 7.0), (49, 7.0))
    found = habit.high(PULL, 50)
    assert found is not None
    assert found.sets == 14.0
    assert habit.of_last_days(50)["mid_back"] == pytest.approx(14.0)


def test_the_usual_is_told_with_what_would_be_high_and_the_last() -> None:
    usual = _habit(*REGULAR).usual(PULL, 49)
    assert (usual.sets, usual.high_from, usual.own, usual.last) == (9.0, 10.0, 7, (42, 9.0))
    habit = _habit(*REGULAR, (49, 14.0))
    assert habit.usual(PULL, 50).sets == 9.0
    assert habit.usual(PULL, 50).last == (49, 14.0)
    found = habit.high(PULL, 50)
    assert found is not None
    assert found.usual == habit.usual(PULL, 50).sets


def test_without_a_workout_there_is_a_stand_in_and_no_last() -> None:
    usual = _habit().usual(PULL, 49)
    assert (usual.own, usual.last) == (0, None)
    assert usual.sets > 0
