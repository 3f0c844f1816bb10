"""Which workouts a log holds, and which comes next."""

import pytest

from hormesis.estimation.split import Split, WorkoutDone, groups_of, label_of, next_group

PUSH, PULL, LEGS = ("Bench", "Press", "Dip"), ("Row", "Chin", "Curl"), ("Squat", "Lunge", "Calf")


def done(*contents: tuple[str, ...], names: tuple[str, ...] = ()) -> list[WorkoutDone]:
    named = names or ("",) * len(contents)
    pairs = enumerate(zip(contents, named, strict=True))
    return [WorkoutDone(i, name, tuple((lift, 3) for lift in lifts), None) for i, (lifts, name) in pairs]


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Push #3", "push"),
        ("PUSH 2024-03-01", "push - -"),
        ("💪 Pull  ", "pull"),
        ("12", ""),
    ],
)
def test_a_label_is_the_name_without_numbers_and_pictures(name: str, label: str) -> None:
    assert label_of(name) == label


def test_workouts_without_names_are_told_apart_by_what_is_in_them() -> None:
    assert groups_of(done(PUSH, PULL, LEGS, PUSH, PULL, LEGS)) == [0, 1, 2, 0, 1, 2]


def test_a_swapped_exercise_leaves_a_workout_in_its_group() -> None:
    assert groups_of(done(PUSH, PULL, ("Bench", "Press", "Fly", "Dip"), PULL)) == [0, 1, 0, 1]


def test_a_name_that_is_always_the_same_does_not_make_one_group_of_everything() -> None:
    names = ("Evening Workout",) * 6
    assert groups_of(done(PUSH, PULL, LEGS, PUSH, PULL, LEGS, names=names)) == [0, 1, 2, 0, 1, 2]


def test_a_workout_is_in_a_group_even_when_nothing_is_known_of_it() -> None:
    assert groups_of(done((), PUSH)) == [0, 1]
    assert groups_of([]) == []


def test_what_followed_before_follows_again() -> None:
    assert next_group([0, 1, 2, 0, 1, 2, 0])[0] == 1
    assert next_group([0, 1, 0, 2, 0, 1, 0, 2, 0, 1])[0] == 0
    assert next_group([0, 1, 0, 2, 0, 1, 0, 2, 0, 1, 0])[0] == 2


def test_the_latest_habit_outvotes_an_old_one() -> None:
    old, new = [0, 1] * 20, [0, 2] * 20
    assert next_group([*old, *new, 0])[0] == 2


def test_a_lone_workout_comes_again() -> None:
    assert next_group([0]) == (0, {0: 1.0})


def test_only_the_last_sixty_workouts_are_kept() -> None:
    split = Split()
    for workout in done(*[PUSH] * 70):
        split = split.add(workout)
    assert len(split.done) == 60
    assert (split.done[0].ordinal, split.done[-1].ordinal) == (10, 69)
