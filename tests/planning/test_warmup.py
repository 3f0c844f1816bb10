"""Ramp sets a coach would sign, and none where the muscle is warm."""

import pytest

from hormesis.domain.movement import Loadability
from hormesis.domain.training import WarmUpItem
from hormesis.planning.grid import grid_for
from hormesis.planning.warmup import ramp_sets
from tests.planning.made import exercise, plan_of, steady

GRID = grid_for({100: 5, 102.5: 5, 105: 5, 107.5: 5}, "kg", Loadability.BARBELL_LOWER)


def ramp(
    work_kg: float = 100, share: float = 0.8, *, barbell: bool = True, isolation: bool = False, warm: bool = False
) -> list[float]:
    found = ramp_sets("Squat", None, work_kg, share, GRID, barbell=barbell, isolation=isolation, muscle_is_warm=warm)
    return [item.load_kg or 0 for item in found]


def ramps(items: tuple[WarmUpItem, ...], name: str) -> list[WarmUpItem]:
    return [item for item in items if item.kind == "ramp" and item.name == name]


@pytest.mark.parametrize("share", [0.5, 0.65, 0.8, 0.95])
def test_steps_rise_and_stay_below_the_work(share: float) -> None:
    loads = ramp(share=share)
    assert loads == sorted(set(loads))
    assert loads[-1] < 100


def test_the_heavier_the_work_the_more_steps() -> None:
    assert len(ramp(share=0.95)) > len(ramp(share=0.65)) > len(ramp(share=0.5))


def test_a_load_hardly_above_the_bar_gets_no_silly_steps() -> None:
    assert len(ramp(work_kg=22.5)) <= 1
    assert len(ramp(work_kg=30)) <= 2


def test_isolation_of_a_muscle_that_has_worked_needs_none() -> None:
    assert ramp(isolation=True, warm=True) == []
    plan = plan_of(steady(("Row", 60, 10, 3), ("Curl", 12, 10, 3)))
    assert ramps(plan.warm_up, "Row")
    assert not ramps(plan.warm_up, "Curl")


def test_the_ramp_leads_to_the_heavy_single() -> None:
    plan = plan_of(steady(("Bench", 120, 1, 1), ("Bench", 95, 6, 3)))
    single = exercise(plan, "Bench").sets[0].load_kg or 0
    last = ramps(plan.warm_up, "Bench")[-1].load_kg or 0
    assert 0.75 * single < last < single


def test_help_is_not_ramped() -> None:
    plan = plan_of(steady(("Dip", 20, 6, 3)))
    assert not ramps(plan.warm_up, "Dip")
    assert exercise(plan, "Dip").sets[0].load_kg == 20


def test_a_few_minutes_to_get_warm_and_drills_that_prepare_the_day() -> None:
    plan = plan_of(steady(("Squat", 100, 5, 3)))
    assert plan.warm_up[0].kind == "raise"
    drills = [item for item in plan.warm_up if item.kind == "mobilise"]
    assert 1 <= len(drills) <= 2
