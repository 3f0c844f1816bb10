"""Kilograms, pounds and the loads that can be built."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hormesis.domain.load import KG_PER_LB, LoadGrid, kg_from, kg_to

LOADS = st.lists(st.floats(1, 300), min_size=1, max_size=20, unique=True).map(lambda v: tuple(sorted(round(x, 2) for x in v)))


def test_a_pound_is_the_international_one() -> None:
    assert kg_from(45, "lb") == pytest.approx(20.41165665)
    assert kg_to(100, "lb") == pytest.approx(220.462262, abs=1e-6)
    assert KG_PER_LB == 0.45359237


def test_rounding_is_down_to_what_can_be_built() -> None:
    grid = LoadGrid((20.0, 22.5, 25.0), 2.5, "log")
    assert grid.floor(24.9) == 22.5
    assert grid.floor(25.0) == 25.0
    assert grid.floor(31.3) == 30.0
    assert grid.floor(19.9) is None


def test_a_load_that_only_a_conversion_moved_is_still_on_the_grid() -> None:
    grid = LoadGrid((60.0, 62.5), 2.5, "log")
    assert grid.floor(62.4999) == 62.5
    assert grid.above(62.4999) == 65.0
    assert grid.below(60.0001) is None


@given(LOADS, st.floats(0.5, 400), st.sampled_from([0.5, 1.25, 2.5, 5.0]))
def test_above_is_heavier_and_below_is_lighter(loads: tuple[float, ...], load: float, step: float) -> None:
    grid = LoadGrid(tuple(dict.fromkeys(loads)), step, "log")
    floor, below = grid.floor(load), grid.below(load)
    assert floor is None or floor <= load + 0.021
    assert below is None or below < load
    assert grid.above(load) > load
    assert abs(grid.nearest(load) - load) <= abs(grid.above(load) - load) + 1e-9


def test_a_grid_without_a_load_or_a_step_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a load"):
        LoadGrid((), 2.5, "log")
    with pytest.raises(ValueError, match="needs a load"):
        LoadGrid((20.0,), 0.0, "log")
