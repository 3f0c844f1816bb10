"""Which loads this athlete can build for one lift: from the gym on file, else from the log's own loads, else the usual steps."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Set
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
_BARBELL = (Loadability.BARBELL_LOWER, Loadability.BARBELL_UPPER)
_OFFSET = (Loadability.STACK, Loadability.PLATE_LOADED)
_BARS: Mapping[Unit, float] = {"kg": 20.0, "lb": 45.0}
_SHARE_ON_GRID = 0.8
_COARSEST = 2.0
_NEAR = 0.12
_MAX_CELLS = 400
_FEW = 3


def grid_for(loads: Mapping[float, int], unit: Unit, loadability: Loadability, lately: Iterable[float] = ()) -> LoadGrid:
    """The grid of one lift from the loads (kg) its log holds and how often each was used.

    The step is the largest usual one on which at least 80 % of the uses lie, but at most twice the default of such an
    implement, since round numbers are a habit and no grid, and finer than that default only where loads in use were so close.
    A stack or a loaded machine may start from any load. Other loads that were used twice, or ``lately`` (kg), belong to the
    grid too. Where no step fits, the loads that were used are the grid; on a bar, which takes any plates, the default step is.
    Fewer than three different loads say too little: then the default step, through those loads.
    """
    used = {round(kg_to(load, unit), 2): n for load, n in loads.items() if load > 0}
    built = {round(kg_to(load, unit), 2) for load in lately if load > 0} | {value for value, n in used.items() if n >= 2}
    default = _DEFAULT_STEPS[unit][loadability]
    if len(used) < _FEW:
        rest = _common_rest(used, default) if used else 0.0
        return _lattice(used, set(used), rest, default, unit, loadability, "default")
    common = sorted(value for value, n in used.items() if n >= 2)
    if len(common) < _FEW:
        common = sorted(used)
    gaps = sorted(b - a for a, b in pairwise(common) if b - a > _NEAR)
    finest = min(gaps[0], default) - _NEAR if gaps else 0.0
    total = sum(used.values())
    for step in [s for s in _STEPS[unit] if finest <= s <= _COARSEST * default]:
        rest = _common_rest(used, step) if loadability in _OFFSET and step <= default else 0.0
        if sum(n for value, n in used.items() if _on(value, rest, step)) >= _SHARE_ON_GRID * total:
            return _lattice(used, built, rest, step, unit, loadability, "log")
    if loadability in _BARBELL:
        return _lattice(used, built, 0.0, default, unit, loadability, "default")
    step = gaps[len(gaps) // 2] if gaps else default
    return LoadGrid(_kilograms({*common, *built}, unit), round(kg_from(step, unit), 4), "log", unit, regular=False)


def _on(value: float, rest: float, step: float) -> bool:
    away = (value - rest) / step
    return abs(away - round(away)) * step <= _NEAR


def _common_rest(used: Mapping[float, int], step: float) -> float:
    """What most loads leave when divided by ``step``: 0 for 20, 40, 60; 7 for 307, 347, 397 in steps of ten."""
    rests: Counter[float] = Counter()
    for value, n in used.items():
        rest = value % step
        rests[0.0 if min(rest, step - rest) <= _NEAR else round(rest, 1)] += n
    return max(rests, key=lambda rest: (rests[rest], -rest))


def _lattice(
    used: Mapping[float, int],
    built: Set[float],
    rest: float,
    step: float,
    unit: Unit,
    loadability: Loadability,
    source: Literal["log", "default"],
) -> LoadGrid:
    """Loads a step apart from an empty bar, or the first step, up to the heaviest used; less where the log has less. And the
    loads that were ``built`` off that lattice."""
    bar = _BARS[unit] if loadability in _BARBELL else step + rest
    lightest = min([bar, *used])
    first = rest + step * max(round((lightest - rest) / step), 0 if rest > _NEAR else 1)
    top = max([first, *used])
    cells = max(min(math.ceil((top - first) / step - 1e-6) + 1, _MAX_CELLS), 1)
    odd = [value for value in built if not _on(value, rest, step)]
    return LoadGrid(
        _kilograms([*(first + i * step for i in range(cells)), *odd], unit), round(kg_from(step, unit), 6), source, unit
    )


def _kilograms(values: Iterable[float], unit: Unit) -> tuple[float, ...]:
    return tuple(sorted({round(kg_from(value, unit), 4) for value in values}))
