"""Which loads a gym on file can build: odd plates, several bars, few dumbbells, a stack."""

from itertools import combinations

import pytest

from hormesis.domain.athlete import Gym
from hormesis.exercises.library import load_library
from hormesis.planning.gym_grid import gym_grid

PAGES = load_library().pages
BENCH, CURL, PULLDOWN = PAGES["barbell-bench-press"], PAGES["dumbbell-curl"], PAGES["lat-pulldown"]
PLATES = (2.27, 5.0, 13.0, 20.0)


def test_a_bar_takes_pairs_of_the_plates_there_are() -> None:
    grid = gym_grid(Gym(bars_kg=(18.5,), plates_kg=PLATES), BENCH, 60, "kg")
    assert grid is not None
    assert (grid.source, grid.bounded) == ("gym", True)
    once = {18.5 + 2 * sum(some) for n in range(5) for some in combinations(PLATES, n)}
    twice = {load + 40 * more for load in once for more in range(3)}
    assert set(grid.loads_kg) <= {round(load, 4) for load in twice}
    assert {round(load, 4) for load in once if load <= 69} <= set(grid.loads_kg)


def test_the_heaviest_plates_are_there_as_often_as_the_athlete_has_used_them() -> None:
    grid = gym_grid(Gym(bars_kg=(20.0,), plates_kg=(1.25, 2.5, 5.0, 10.0, 20.0)), BENCH, 180, "kg")
    assert grid is not None
    assert grid.floor(180) == 180
    assert grid.above(180) == 182.5


def test_nothing_is_heavier_than_the_heaviest_dumbbell() -> None:
    grid = gym_grid(Gym(dumbbells_kg=(4.0, 7.5, 10.0)), CURL, 10, "kg")
    assert grid is not None
    assert grid.floor(30) == 10
    assert grid.above(10) == float("inf")
    assert grid.below(30) == 10


def test_a_log_that_counts_both_hands_gets_pairs() -> None:
    grid = gym_grid(Gym(dumbbells_kg=(10.0, 20.0, 30.0)), CURL, 60, "kg")
    assert grid is not None
    assert grid.loads_kg == (20, 40, 60)


def test_a_stack_goes_in_its_own_steps() -> None:
    grid = gym_grid(Gym(stack_step_kg=7.0), PULLDOWN, 49, "kg")
    assert grid is not None
    assert grid.floor(50) == 49
    assert grid.above(49) == 56


@pytest.mark.parametrize("gym", [None, Gym(), Gym(bars_kg=(20.0,)), Gym(plates_kg=PLATES)])
def test_a_gym_that_says_nothing_of_bars_leaves_the_grid_to_the_log(gym: Gym | None) -> None:
    assert gym_grid(gym, BENCH, 60, "kg") is None


def test_an_unknown_exercise_has_no_grid_of_the_gym() -> None:
    assert gym_grid(Gym(bars_kg=(20.0,), plates_kg=PLATES), None, 60, "kg") is None
