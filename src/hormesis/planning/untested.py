"""Lifts that no load-repetition curve describes: timed holds, and assisted lifts, where more help is easier.

``timed_sets``, ``assisted_sets``: what was done the last time, a little further. Grade: expert, our choice.
"""

import math
from collections.abc import Sequence

from hormesis.domain.evidence import Reason, Value
from hormesis.domain.load import LoadGrid
from hormesis.domain.training import PlannedSet, SetType
from hormesis.estimation.lift import DoneSet, LiftBelief
from hormesis.planning.because import iso
from hormesis.planning.sets import MOST_SETS

__all__ = ["assisted_sets", "timed_sets"]

_HOLD_REST_S = 60
_LEAST_TOP = 8
_FEWER = 2
_STEP_S = 5


def timed_sets(lift: LiftBelief, held: bool) -> tuple[list[PlannedSet], list[Reason]] | None:
    """The same holds again, five seconds longer where the last two days' were the same; None where the log counts repetitions."""
    days = [_worked(day.sets) for day in lift.recent if _worked(day.sets)]
    if not days or any(s.reps or not s.duration_s for s in days[0]):
        return None
    seconds = _middle(days[0])
    again = len(days) > 1 and all(not s.reps and s.duration_s for s in days[1]) and _middle(days[1]) == seconds
    longer = seconds + _STEP_S if again and not held and seconds < 60 else seconds
    load_kg = days[0][0].load_kg or None
    one = PlannedSet("", SetType.WORKING, None, load_kg, None, _HOLD_REST_S, duration_s=longer)
    values: dict[str, Value] = {"seconds": longer, "last_seconds": seconds, "date": iso(lift.recent[0].ordinal)}
    reason = Reason("longer_time" if longer > seconds else "same_time", values)
    return [one] * min(len(days[0]), MOST_SETS), [reason]


def assisted_sets(
    lift: LiftBelief, grid: LoadGrid, rest: int, rir: int, held: bool
) -> tuple[list[PlannedSet], list[Reason]] | None:
    """The last day's sets with the same help and one more repetition each; less help once every set with it reached the top of
    the athlete's own range. None where nothing was counted."""
    day = next((d for d in lift.recent if any(s.reps for s in _worked(d.sets))), None)
    if day is None:
        return None
    done = [s for s in _worked(day.sets) if s.reps][:MOST_SETS]
    recent = sorted(s.reps for d in lift.recent[:6] for s in _worked(d.sets) if s.reps)
    top = max(recent[math.ceil(0.8 * (len(recent) - 1))], _LEAST_TOP)
    sets: list[PlannedSet] = []
    eased = False
    for s in done:
        alike = [other.reps or 0 for other in done if other.load_kg == s.load_kg]
        less = grid.below(s.load_kg) if s.load_kg and not held and min(alike) >= top else None
        eased |= less is not None
        reps = max((s.reps or 1) - _FEWER, 1) if less is not None else min((s.reps or 0) + (not held), max(top, s.reps or 0))
        sets.append(PlannedSet("", SetType.WORKING, reps, s.load_kg if less is None else less, rir, rest))
    values: dict[str, Value] = {"last_date": iso(day.ordinal), "last_reps": tuple(str(s.reps) for s in done), "need": top}
    return sets, [Reason("less_help_top_reached" if eased else "same_help_more_reps", values)]


def _worked(sets: Sequence[DoneSet]) -> list[DoneSet]:
    return [s for s in sets if s.set_type not in (SetType.WARM_UP, SetType.DROP) and (s.reps or s.duration_s)]


def _middle(sets: Sequence[DoneSet]) -> int:
    return int(sorted(s.duration_s or 0.0 for s in sets)[len(sets) // 2])
