"""The first workout of a lift after a break: less load, fewer sets, more in reserve. ``weeks_off``, ``return_step``.

By analogy with the CSCCa/NSCA consensus (10.1519/SSC.0000000000000477), which was written for conditioning. Grade: expert.
"""

import math
from collections.abc import Mapping
from datetime import date
from itertools import pairwise

from hormesis.domain import constants as c
from hormesis.domain.load import LoadGrid
from hormesis.estimation.lift import LiftBelief
from hormesis.exercises.page import Page
from hormesis.planning.progression import Step
from hormesis.planning.reference import Reference

__all__ = ["BREAK_WEEKS", "return_step", "weeks_off"]

BREAK_WEEKS = 2.0
_LEFT_OUT_WEEKS = 6
_LONG_WEEKS = 4
_NO_BREAK = 1.5
_USUAL_WEEKS = 3
_SHORT = 3.9
_BODILY = 0.8


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


def return_step(ref: Reference, grid: LoadGrid | None, weeks: float) -> Step:
    """The step after ``weeks`` (2 or more) off. ``grid`` is None for a lift without external load."""
    idle = max(0.0, weeks - c.DETRAINING_GRACE.value)
    lost = math.exp(-min(c.DETRAINING_RATE.value * idle, c.DETRAINING_CAP.value))
    if weeks > 12:
        factor, sets, rir = c.BREAK_LOAD_12_WEEKS.value, 0.5, 4
    elif weeks >= _LONG_WEEKS:
        factor, sets, rir = c.BREAK_LOAD_4_WEEKS.value, 0.5, 3
    else:
        factor, sets, rir = c.BREAK_LOAD_2_WEEKS.value, 0.7, 3
    fewest = min(ref.reps, default=ref.reps_low)
    if ref.load_kg is None or grid is None:
        reps = max(1, math.floor(_BODILY * fewest))
        return Step("return", None, reps, rir, "without_load", ref.reps_high, sets)
    wanted = ref.load_kg * lost * factor
    load_kg = grid.floor(wanted) or grid.loads_kg[0]
    reps = min(max(ref.reps_low, fewest), ref.reps_high)
    return Step("return", load_kg, max(reps, 1), rir, "after_break", ref.reps_high, sets, wanted)
