"""Which loads a gym can build for one exercise, from its bars, plates, dumbbells and stacks. ``gym_grid``, ``bars_for``."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from hormesis.domain.athlete import Gym
from hormesis.domain.load import LoadGrid, Unit
from hormesis.domain.movement import Implement, Loadability, LoadMeaning
from hormesis.exercises.page import Page

__all__ = ["bars_for", "gym_grid"]

_BARBELL = (Loadability.BARBELL_LOWER, Loadability.BARBELL_UPPER)
_LONG_BAR_KG = 15.0
_ROOM_ABOVE = 1.15
_LEAST_REACH_KG = 60.0
_GRAM = 1000


def gym_grid(gym: Gym | None, page: Page | None, heaviest_kg: float, unit: Unit) -> LoadGrid | None:
    """The loads (kg, as logged) that ``gym`` can build for ``page``; None where it says nothing of such an implement.

    Plates are pairs: each number in the list is one pair, and the heaviest size is there as often as the athlete's own
    heaviest load needs. A log whose loads are beyond the heaviest dumbbell, but whose halves are not, counts both hands.
    """
    if gym is None or page is None:
        return None
    reach = max(heaviest_kg * _ROOM_ABOVE, _LEAST_REACH_KG)
    loads: Iterable[float] = ()
    if page.loadability in _BARBELL and page.implement is not Implement.SMITH and gym.plates_kg:
        bars = bars_for(gym.bars_kg, page.implement)
        loads = {bar + pairs for bar in bars for pairs in _sums([2 * p for p in gym.plates_kg], reach - bar)}
    elif page.loadability is Loadability.DUMBBELL:
        loads = _dumbbells(gym.dumbbells_kg, heaviest_kg)
    elif page.loadability is Loadability.STACK and gym.stack_step_kg:
        step = gym.stack_step_kg
        return LoadGrid(tuple(round(step * i, 4) for i in range(1, int(reach / step) + 2)), step, "gym", unit)
    elif page.loadability is Loadability.PLATE_LOADED:
        one_sleeve = page.implement is Implement.LANDMINE or page.load_meaning is LoadMeaning.PER_HAND
        plates = [p for p in gym.plates_kg for _ in (1, 2)] if one_sleeve else [2 * p for p in gym.plates_kg]
        loads = _sums(plates, reach) - {0.0}
    elif page.loadability is Loadability.ADDED_PLATES:
        loads = _sums([p for p in gym.plates_kg for _ in (1, 2)], reach) - {0.0}
    ordered = tuple(sorted({round(load, 4) for load in loads if load > 0}))
    if not ordered:
        return None
    step = min((b - a for a, b in pairwise(ordered)), default=ordered[0])
    return LoadGrid(ordered, round(step, 4), "gym", unit, regular=False, bounded=True)


def bars_for(bars: Sequence[float], implement: Implement) -> Sequence[float]:
    """Long bars for barbell lifts, short ones for EZ-bar lifts, where there are both."""
    long = [bar for bar in bars if bar >= _LONG_BAR_KG]
    short = [bar for bar in bars if bar < _LONG_BAR_KG]
    return (short or long) if implement is Implement.EZ_BAR else (long or short)


def _dumbbells(dumbbells: Sequence[float], heaviest_kg: float) -> Sequence[float]:
    if dumbbells and heaviest_kg > dumbbells[-1] >= heaviest_kg / 2:
        return [2 * one for one in dumbbells]
    return dumbbells


def _sums(weights: Sequence[float], reach: float) -> set[float]:
    """Every sum of some of ``weights`` (kg), 0 among them, the heaviest repeated up to ``reach``, and the next one; in grams."""
    found = {0}
    for weight in sorted(weights):
        grams = round(weight * _GRAM)
        found |= {total + grams for total in found}
    if weights:
        heaviest = round(max(weights) * _GRAM)
        grown = set(found)
        while min(grown) <= reach * _GRAM:
            grown = {total + heaviest for total in grown}
            found |= grown
    beyond = min((total for total in found if total > reach * _GRAM), default=0)
    return {total / _GRAM for total in found if total <= max(reach * _GRAM, 0) or 0 < total == beyond}
