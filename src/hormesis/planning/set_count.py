"""An exercise with another number of sets: ``with_sets``."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hormesis.domain.training import PlannedSet
from hormesis.planning.exercise import Prescription
from hormesis.planning.sets import numbered

__all__ = ["with_sets"]


def with_sets(made: Prescription, count: int, on: date) -> Prescription:
    """The prescription with so many sets: its lightest ones go, or its heaviest load is done again."""
    sets = list(made.planned.sets)
    while len(sets) > count:
        sets.pop(min(range(len(sets)), key=lambda i: (sets[i].load_kg or 0.0, -i)))
    while len(sets) < count:
        sets.insert(_last_work(sets) + 1, sets[_last_work(sets)])
    straight = len({s.load_kg for s in sets}) == 1
    why = tuple(w for w in made.planned.why if not (straight and w.code == "same_scheme"))
    planned = replace(made.planned, sets=numbered(sets, on, made.planned.name), why=why)
    return replace(made, planned=planned)


def _last_work(sets: Sequence[PlannedSet]) -> int:
    loads: dict[float | None, int] = {}
    for s in sets:
        loads[s.load_kg] = loads.get(s.load_kg, 0) + 1
    work = max(loads, key=lambda load: (loads[load], load or 0.0))
    return max(i for i, s in enumerate(sets) if s.load_kg == work)
