"""The first workout of a lift after a break, an illness or easier days.

``weeks_off``, ``return_step``: less load, fewer sets, more in reserve. ``within_early_volume``: no more than a sum of work in the
first two weeks. ``easier_days_left_out``, ``restart_step``: the last good load.

By analogy with the CSCCa/NSCA consensus (10.1519/SSC.0000000000000477), which was written for conditioning. Grade: expert.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from hormesis.domain import constants as c
from hormesis.domain.evidence import Reason
from hormesis.domain.load import LoadGrid
from hormesis.domain.training import PlannedSet
from hormesis.estimation.lift import LiftBelief, LiftDay
from hormesis.estimation.stall import Due, Easier
from hormesis.exercises.page import Page
from hormesis.planning.day_parts import work_sets
from hormesis.planning.progression import Step
from hormesis.planning.reference import Reference

__all__ = [
    "BREAK_WEEKS",
    "Restart",
    "easier_days_left_out",
    "restart_step",
    "return_step",
    "weeks_off",
    "within_early_volume",
]

BREAK_WEEKS = 2.0
_LEFT_OUT_WEEKS = 6
_LONG_WEEKS = 4
_NO_BREAK = 1.5
_USUAL_WEEKS = 3
_SHORT = 3.9
_BODILY = 0.8
_VERY_LONG_WEEKS = 12
_RESTART_DAYS = 28


def weeks_off(last_trained: Mapping[str, int], lift: LiftBelief, page: Page | None, on: date) -> float:
    """Weeks since the lift's pattern was trained; a lift left out for six weeks or more counts as a short break even then.

    0 where that is no longer than half as much again as the lift's own usual gap: who squats every other week has no break.
    """
    pattern = str(page.pattern) if page is not None else lift.name
    rested = (on.toordinal() - last_trained.get(pattern, lift.recent[0].ordinal)) / 7
    left_out = (on.toordinal() - lift.recent[0].ordinal) / 7
    gaps = sorted(new.ordinal - old.ordinal for new, old in pairwise(lift.recent))
    if gaps and rested < _USUAL_WEEKS and left_out <= _NO_BREAK * gaps[len(gaps) // 2] / 7:
        return 0.0
    return max(rested, min(left_out - _LONG_WEEKS, _SHORT) if left_out >= _LEFT_OUT_WEEKS else 0.0)


def return_step(ref: Reference, grid: LoadGrid | None, weeks: float, ill: bool = False) -> Step:
    """The step after ``weeks`` (2 or more) off. ``grid`` is None for a lift without external load.

    ``ill``: after an illness, however short; then it is as careful as after the next longer break.
    """
    row = (weeks >= BREAK_WEEKS) + (weeks >= _LONG_WEEKS) + (weeks > _VERY_LONG_WEEKS) + ill
    idle = max(0.0, weeks - c.DETRAINING_GRACE.value)
    lost = math.exp(-min(c.DETRAINING_RATE.value * idle, c.DETRAINING_CAP.value))
    if row > 2:
        factor, sets, rir = c.BREAK_LOAD_12_WEEKS.value, 0.5, 4
    elif row > 1:
        factor, sets, rir = c.BREAK_LOAD_4_WEEKS.value, 0.5, 3
    else:
        factor, sets, rir = c.BREAK_LOAD_2_WEEKS.value, 0.7, 3
    fewest = min(ref.reps, default=ref.reps_low)
    if ref.load_kg is None or grid is None:
        reps = max(1, math.floor(_BODILY * fewest))
        return Step("return", None, reps, rir, "ill_without_load" if ill else "without_load", ref.reps_high, sets)
    wanted = ref.load_kg * lost * factor
    load_kg = grid.floor(wanted) or grid.loads_kg[0]
    reps = min(max(ref.reps_low, fewest), ref.reps_high)
    return Step("return", load_kg, max(reps, 1), rir, "after_illness" if ill else "after_break", ref.reps_high, sets, wanted)


def within_early_volume(sets: Sequence[PlannedSet], share: float) -> tuple[list[PlannedSet], Reason | None]:
    """The first of ``sets`` whose reps times ``share`` (of the 1RM, of the heaviest) add up to 30 at most, one at least; and why,
    where some are left out.

    Intensity-relative volume above 30 is advised against in the two weeks after two or more without training (CSCCa/NSCA 2019,
    10.1519/SSC.0000000000000477, a ceiling for supervised athletes). Grade: expert.
    """
    heaviest = max((s.load_kg or 0.0 for s in sets), default=0.0)
    kept: list[PlannedSet] = []
    volume = 0.0
    for one in sets:
        volume += (one.reps or 0) * share * ((one.load_kg or 0.0) / heaviest if heaviest else 1.0)
        if kept and volume > c.BREAK_MOST_VOLUME.value:
            break
        kept.append(one)
    if len(kept) == len(sets):
        return kept, None
    return kept, Reason("sets_within_early_volume", {"sets": len(kept), "before": len(sets)}, ("caterisano-2019",))


@dataclass(frozen=True, slots=True)
class Restart:
    """A lift without its easier days, and whether today is its first workout after them; ``good_kg`` is then the heaviest load
    at which nothing was short, if that is known."""

    lift: LiftBelief
    is_first: bool = False
    good_kg: float | None = None


def easier_days_left_out(lift: LiftBelief, easier: Easier, on: date) -> Restart:
    """What to go on from: easier days are no reference. Of a lift that had stalled, neither are the days of its stall.

    A day counts as easier where it had fewer work sets than the last one before: who trained on as always goes on from there.
    """
    days = [day for day in lift.recent if not any(due.covers(day.ordinal) and _is_easier(day, lift, due) for due in easier.dues)]
    ended = [due for due in easier.dues if due.since + c.DELOAD_DAYS.value < on.toordinal()]
    if not days or not ended:
        return Restart(replace(lift, recent=tuple(days)) if days else lift)
    last = ended[-1]
    if days[0].ordinal > last.since or on.toordinal() - last.since > _RESTART_DAYS:
        return Restart(replace(lift, recent=tuple(days)))
    stalled = any(name == lift.name for name, _ in last.lifts)
    good = [day for day in days if day.ordinal <= lift.stall.good_day] if stalled else []
    return Restart(replace(lift, recent=tuple(good or days)), True, lift.stall.good_kg if stalled else None)


def restart_step(ref: Reference, grid: LoadGrid | None, good_kg: float | None, rir: int) -> Step:
    """The first step after easier days: the last good load, at the low end of what was done there."""
    fewest = min(ref.reps, default=ref.reps_low)
    reps = max(min(max(ref.reps_low, fewest), ref.reps_high), 1)
    if ref.load_kg is None or grid is None:
        return Step("return", None, fewest, rir, "deload_without_load", ref.reps_high)
    wanted = min(ref.load_kg, good_kg or ref.load_kg)
    load_kg = grid.floor(wanted + 0.01) or grid.loads_kg[0]
    return Step("return", load_kg, reps, rir, "after_deload", ref.reps_high, unrounded_kg=wanted)


def _is_easier(day: LiftDay, lift: LiftBelief, due: Due) -> bool:
    before = next((one for one in lift.recent if one.ordinal <= due.since), None)
    return before is None or len(work_sets(before)) < 2 or len(work_sets(day)) < len(work_sets(before))
