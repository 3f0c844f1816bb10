"""A prescription within what may be asked of this athlete at most: ``bounded``."""

from dataclasses import replace

from hormesis.domain.load import LoadGrid
from hormesis.domain.training import PlannedSet
from hormesis.planning.exercise import Prescription
from hormesis.safety.effort import EffortLimits

__all__ = ["bounded"]

_TEST_REPS = 2
_TEST_SHARE = 0.85
_TEST_RIR = 3


def bounded(one: Prescription, limits: EffortLimits) -> Prescription:
    """The exercise with enough left in reserve: a repetition fewer for each one more that must be left.

    Singles and doubles, where they must not be, give way to the other sets; where there are no others, they get lighter.
    """
    if not limits.least_rir and not limits.no_heavy_tests:
        return one
    sets = one.planned.sets
    if limits.no_heavy_tests:
        kept = tuple(s for s in sets if s.reps is None or s.reps > _TEST_REPS)
        sets = kept or tuple(_lighter(s, one.grid) for s in sets)
    sets = tuple(_with_reserve(s, limits.least_rir) for s in sets)
    why = tuple(reason for reason in one.planned.why if reason.code != "top_single" or not limits.no_heavy_tests)
    return replace(one, planned=replace(one.planned, sets=sets, why=why))


def _lighter(one: PlannedSet, grid: LoadGrid) -> PlannedSet:
    load_kg = one.load_kg and (grid.floor(_TEST_SHARE * one.load_kg) or one.load_kg)
    return replace(one, load_kg=load_kg, rir=max(one.rir or 0, _TEST_RIR), answers=())


def _with_reserve(one: PlannedSet, least_rir: int) -> PlannedSet:
    if one.rir is None or one.rir >= least_rir or one.reps is None:
        return one
    return replace(one, rir=least_rir, reps=max(one.reps - round(least_rir - one.rir), 1), answers=())
