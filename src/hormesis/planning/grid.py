"""Which loads this athlete can build for one lift: from the gym on file, else from the log's own loads, else the usual steps."""

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Literal

from hormesis.domain.load import LoadGrid, Unit, kg_from, kg_to
from hormesis.domain.movement import Loadability

__all__ = ["grid_for"]

_STEPS: Mapping[Unit, tuple[float, ...]] = {
    "kg": (20.0, 10.0, 7.5, 7.0, 5.0, 4.0, 2.5, 2.0, 1.25, 1.0, 0.5),
    "lb": (45.0, 25.0, 20.0, 15.0, 10.0, 7.5, 5.0, 2.5, 2.0, 1.0),
}
_DEFAULT_STEPS: Mapping[Unit, Mapping[Loadability, float]] = {
    "kg": {
        Loadability.BARBELL_LOWER: 2.5,
        Loadability.BARBELL_UPPER: 2.5,
        Loadability.DUMBBELL: 2.0,
        Loadability.STACK: 5.0,
        Loadability.PLATE_LOADED: 5.0,
        Loadability.ADDED_PLATES: 2.5,
        Loadability.BAND: 5.0,
        Loadability.NONE: 2.5,
    },
    "lb": {
        Loadability.BARBELL_LOWER: 5.0,
        Loadability.BARBELL_UPPER: 5.0,
        Loadability.DUMBBELL: 5.0,
        Loadability.STACK: 10.0,
        Loadability.PLATE_LOADED: 10.0,
        Loadability.ADDED_PLATES: 5.0,
        Loadability.BAND: 10.0,
        Loadability.NONE: 5.0,
    },
}
_BARS: Mapping[Unit, float] = {"kg": 20.0, "lb": 45.0}
_SHARE_ON_GRID = 0.8
_COARSEST = 2.0
_NEAR = 0.12
_MAX_CELLS = 400


def grid_for(loads: Mapping[float, int], unit: Unit, loadability: Loadability) -> LoadGrid:
    """The grid of one lift from the loads (kg) its log holds and how often each was used.

    The step is the largest usual one of which at least 80 % of the uses are multiples, but at most twice the default of such an
    implement: round numbers are a habit, not a grid. Other loads that were used twice belong to the grid too. Where no step
    fits, the loads that were used are the grid. Fewer than three different loads say too little: then the default step.
    """
    used = {round(kg_to(load, unit), 2): n for load, n in loads.items() if load > 0}
    default = _DEFAULT_STEPS[unit][loadability]
    if len(used) < 3:
        lowest = min(used, default=default)
        offset = lowest % default if lowest % default > _NEAR else 0.0
        start = offset + _lightest(lowest - offset or default, default, unit, loadability)
        return _lattice(start, default, max([*used, lowest]), unit, "default")
    total = sum(used.values())
    for step in [s for s in _STEPS[unit] if s <= _COARSEST * default]:
        on = sum(n for value, n in used.items() if abs(value / step - round(value / step)) * step <= _NEAR)
        if on >= _SHARE_ON_GRID * total:
            odd = [value for value, n in used.items() if n >= 2 and abs(value / step - round(value / step)) * step > _NEAR]
            return _lattice(_lightest(min(used), step, unit, loadability), step, max(used), unit, "log", odd)
    common = sorted(value for value, n in used.items() if n >= 2) or sorted(used)
    gaps = sorted(b - a for a, b in pairwise(common) if b - a > _NEAR)
    step = gaps[len(gaps) // 2] if gaps else default
    return LoadGrid(
        tuple(round(kg_from(value, unit), 4) for value in common), round(kg_from(step, unit), 4), "log", unit, regular=False
    )


def _lightest(lowest_used: float, step: float, unit: Unit, loadability: Loadability) -> float:
    """The lightest load of a lattice: an empty bar, or one step; less where the log has less."""
    bar = _BARS[unit] if loadability in (Loadability.BARBELL_LOWER, Loadability.BARBELL_UPPER) else step
    return step * max(1, round(min(lowest_used, bar) / step))


def _lattice(
    first: float, step: float, top: float, unit: Unit, source: Literal["log", "default"], odd: Sequence[float] = ()
) -> LoadGrid:
    cells = max(min(math.ceil((top - first) / step - 1e-6) + 1, _MAX_CELLS), 1)
    values = {round(kg_from(first + i * step, unit), 4) for i in range(cells)} | {round(kg_from(v, unit), 4) for v in odd}
    return LoadGrid(tuple(sorted(values)), round(kg_from(step, unit), 6), source, unit)
