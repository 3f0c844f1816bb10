"""What the next set is: near what was asked it stays, clearly off it follows what was shown, and far off it ends."""

from hormesis.domain.load import LoadGrid
from hormesis.domain.training import PlannedSet, SetType
from hormesis.planning.answers import NextSet, Room, answer_for, next_set
from tests.planning.made import NOBODY, exercise, plan_of, steady

GRID = LoadGrid(tuple(20 + 2.5 * i for i in range(60)), 2.5, "gym")
ROOM = Room(GRID, 120.0, 0.04, reps_low=6)
EIGHT = PlannedSet("a", SetType.WORKING, 8, 100.0, 2, 120)


def after(reps: int, rir: int | None, then: PlannedSet = EIGHT, room: Room = ROOM) -> NextSet:
    return next_set(EIGHT, then, room, reps, rir)


def test_a_repetition_more_or_less_changes_nothing() -> None:
    assert [after(reps, None).code for reps in (7, 8, 9, 10)] == ["stay"] * 4


def test_the_reserve_counts_like_repetitions() -> None:
    assert after(8, 5).code == "heavier"
    assert after(11, 2) == after(8, 5)
    assert after(8, 1) == NextSet(100.0, 8, 120, "stay")


def test_a_reserve_that_is_used_up_takes_a_repetition_off_and_rests_longer() -> None:
    assert after(8, 0) == NextSet(100.0, 7, 180, "stay")


def test_three_short_comes_down_by_what_was_shown() -> None:
    assert after(7, 0) == NextSet(92.5, 8, 180, "lighter")
    assert after(5, 0).load_kg == 90.0


def test_where_a_tenth_less_would_not_reach_the_low_end_the_exercise_ends() -> None:
    ended = after(2, 0)
    assert (ended.code, ended.reps, ended.load_kg) == ("stop", None, 90.0)


def test_a_back_off_set_keeps_its_share() -> None:
    back_off = PlannedSet("b", SetType.WORKING, 10, 80.0, 2, 120)
    assert after(8, 2, back_off).load_kg == 80.0
    assert after(7, 0, back_off).load_kg == 72.5
    assert after(8, 5, back_off).load_kg == 82.5


def test_nothing_lighter_means_fewer_repetitions() -> None:
    bar = Room(LoadGrid((100.0, 102.5), 2.5, "gym"), 120.0, 0.04, reps_low=3)
    found = after(6, 0, room=bar)
    assert (found.code, found.load_kg) == ("fewer", 100.0)
    assert found.reps is not None
    assert found.reps < 8


def test_a_dear_step_is_taken_only_when_the_set_shows_it() -> None:
    pairs = Room(LoadGrid((10.0, 12.0, 14.0), 2.0, "gym"), 14.0, 0.055, reps_low=8)
    ten = PlannedSet("a", SetType.WORKING, 10, 10.0, 1, 75)
    assert next_set(ten, ten, pairs, 13, 1).code == "stay"
    assert next_set(ten, ten, pairs, 18, 1).load_kg == 12.0


def test_less_help_is_heavier() -> None:
    stack = Room(LoadGrid((5.0, 10.0, 15.0, 20.0), 5.0, "gym"), 1e9, 0.04, helped=True)
    dip = PlannedSet("a", SetType.WORKING, 8, 15.0, 2, 120)
    assert next_set(dip, dip, stack, 11, 2).load_kg == 10.0
    assert next_set(dip, dip, stack, 5, 0).load_kg == 20.0


def test_the_plan_of_the_day_carries_the_tables_and_no_raise_after_a_break() -> None:
    sets = exercise(plan_of(steady(("Bench", 100, 8, 3))), "Bench").sets
    first = answer_for(sets[0].answers, (sets[0].reps or 0) + 3, None)
    assert first is not None
    assert first.code == "heavier"
    back = exercise(plan_of(steady(("Bench", 100, 8, 3)), NOBODY, after=40), "Bench").sets
    assert {row.code for s in back for row in s.answers} <= {"stay", "lighter", "stop", "fewer"}
