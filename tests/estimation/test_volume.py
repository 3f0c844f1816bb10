"""Weekly volume: what counts as a set, for which group, and the band it is held against."""

import pytest

from hormesis.domain.anatomy import MuscleGroup
from hormesis.domain.training import LoggedSet, SetType
from hormesis.estimation.volume import count_sets, weekly_band
from hormesis.exercises.library import load_library

PAGES = load_library().pages


def logged(exercise: str | None, reps: int | None = 8, rir: float | None = 2, set_type: SetType = SetType.WORKING) -> LoggedSet:
    return LoggedSet("x", 0, exercise or "Mystery", exercise, 60.0, reps, rir, set_type)


def test_a_set_counts_one_for_what_it_trains_and_a_half_for_what_helps() -> None:
    found = count_sets([logged("barbell-bench-press")] * 3, PAGES.get)
    assert found.by_group[MuscleGroup.CHEST] == 3
    assert found.by_group[MuscleGroup.TRICEPS] == 1.5
    assert MuscleGroup.QUADS not in found.by_group
    assert (found.sets, found.unplaced) == (3, 0)


@pytest.mark.parametrize(
    ("one", "counts"),
    [
        (logged("barbell-bench-press", rir=None), True),
        (logged("barbell-bench-press", rir=5.5), True),
        (logged("barbell-bench-press", rir=6), False),
        (logged("barbell-bench-press", set_type=SetType.WARM_UP), False),
        (logged("barbell-bench-press", reps=0), False),
        (logged("barbell-bench-press", rir=9, set_type=SetType.FAILURE), True),
    ],
)
def test_warm_ups_easy_sets_and_sets_without_a_rep_do_not_count(one: LoggedSet, counts: bool) -> None:
    assert bool(count_sets([one], PAGES.get).by_group) is counts


def test_sets_of_an_exercise_nobody_knows_are_told_apart() -> None:
    found = count_sets([logged(None), logged("barbell-bench-press")], PAGES.get)
    assert (found.sets, found.unplaced) == (1, 1)


def test_without_a_goal_there_is_no_band_and_without_experience_a_wide_one() -> None:
    assert weekly_band(MuscleGroup.CHEST, None, "advanced") is None
    wide, known = (weekly_band(MuscleGroup.CHEST, "hypertrophy", level) for level in (None, "intermediate"))
    assert wide is not None
    assert known is not None
    assert wide.is_widened
    assert not known.is_widened
    assert wide.low < known.low < known.high < wide.high


def test_strength_needs_fewer_sets_than_size_and_small_groups_need_none_of_their_own() -> None:
    size = weekly_band(MuscleGroup.QUADS, "hypertrophy", "advanced")
    strength = weekly_band(MuscleGroup.QUADS, "strength", "advanced")
    neck = weekly_band(MuscleGroup.NECK, "hypertrophy", "advanced")
    assert size is not None
    assert strength is not None
    assert neck is not None
    assert strength.low < size.low
    assert neck.low == 0


def test_from_65_on_the_band_is_its_own() -> None:
    assert weekly_band(MuscleGroup.CHEST, "hypertrophy", "advanced", 70) == weekly_band(
        MuscleGroup.CHEST, "hypertrophy", None, 70
    )
