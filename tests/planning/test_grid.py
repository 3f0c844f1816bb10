"""Which loads a log says can be built: steps, offsets, habits that are no grid, too little to tell."""

import pytest

from hormesis.domain.load import kg_from
from hormesis.domain.movement import Loadability
from hormesis.planning.grid import grid_for


def uses(*loads: float, times: int = 5) -> dict[float, int]:
    return dict.fromkeys(loads, times)


def pounds(*loads: float, times: int = 5) -> dict[float, int]:
    return {kg_from(load, "lb"): times for load in loads}


def test_the_step_is_the_largest_that_most_loads_are_multiples_of() -> None:
    grid = grid_for(uses(60, 65, 70, 80, 85), "kg", Loadability.BARBELL_UPPER)
    assert (grid.step_kg, grid.source) == (5.0, "log")
    assert grid.above(70) == 75


def test_round_numbers_are_a_habit_and_not_a_grid() -> None:
    grid = grid_for(uses(40, 60, 80, 100), "kg", Loadability.BARBELL_LOWER)
    assert grid.step_kg == 5.0


def test_plate_jumps_from_a_45_lb_bar_are_not_steps_of_ten() -> None:
    grid = grid_for(pounds(45, 135, 185, 225, 275, 315), "lb", Loadability.BARBELL_LOWER)
    assert grid.step_kg == pytest.approx(kg_from(5, "lb"))


def test_a_loaded_machine_may_start_anywhere() -> None:
    grid = grid_for(pounds(307, 347, 397, 437), "lb", Loadability.PLATE_LOADED)
    assert grid.above(kg_from(437, "lb")) == pytest.approx(kg_from(447, "lb"), abs=0.01)


def test_a_stack_of_uneven_plates_offers_only_what_was_used() -> None:
    grid = grid_for(uses(39, 45, 52, 59, 66), "kg", Loadability.STACK)
    assert not grid.regular
    assert grid.above(52) == 59


def test_an_odd_load_used_twice_belongs_to_the_grid() -> None:
    grid = grid_for({60: 20, 65: 20, 70: 20, 97.5: 2}, "kg", Loadability.BARBELL_UPPER)
    assert grid.floor(98) == 97.5


def test_too_few_loads_give_the_default_step_through_the_loads_in_use() -> None:
    grid = grid_for({16.0: 9, 12.0: 4}, "kg", Loadability.NONE)
    assert grid.source == "default"
    assert grid.floor(16.0) == 16.0
    assert grid.floor(12.1) == 12.0


@pytest.mark.parametrize("loadability", list(Loadability))
@pytest.mark.parametrize("unit", ["kg", "lb"])
def test_a_log_without_loads_still_has_a_grid(loadability: Loadability, unit: str) -> None:
    grid = grid_for({}, "lb" if unit == "lb" else "kg", loadability)
    assert grid.source == "default"
    assert grid.loads_kg[0] > 0


def test_a_bar_with_uneven_loads_takes_the_default_step() -> None:
    grid = grid_for({45.0: 9, 52.0: 7, 61.0: 4, 67.0: 3, 71.3: 2}, "kg", Loadability.BARBELL_UPPER)
    assert grid.source == "default"
    assert grid.above(52.5) == 55


def test_the_ramp_can_begin_at_the_empty_bar() -> None:
    grid = grid_for(uses(100, 105, 110), "kg", Loadability.BARBELL_LOWER)
    assert grid.loads_kg[0] == 20


def test_a_load_used_lately_can_be_built() -> None:
    grid = grid_for({39.0: 9, 45.0: 9, 52.0: 9, 66.0: 1}, "kg", Loadability.STACK, [66.0])
    assert grid.floor(66) == 66
