"""Which of a lift's last days to go on from. ``choose_day``.

The newest, unless it stands apart from the others (a light day, a test of a single, another machine), or belongs to another
workout that alternates with today's at another load. A day that stands apart is passed over once: when the next one is like
it, it is the new normal. Grade: expert, our choice.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from hormesis.estimation.lift import LiftDay
from hormesis.estimation.split import label_of
from hormesis.planning.day_parts import fell_off, to_failure, work_load, work_sets

__all__ = ["Passed", "choose_day"]

_LIGHT = 0.90
_HEAVIER = 1.25
_FEW_REPS = 3
_SKIP_DAYS = 28
_CANDIDATES = 4
_OTHER_LOAD = 0.025

Why = Literal["light_day", "single_tested", "heavier_day", "other_workout"]


@dataclass(frozen=True, slots=True)
class Passed:
    """A later day that was not gone on from, and why."""

    ordinal: int
    why: Why


def choose_day(
    days: Sequence[LiftDay], strengths: Sequence[float | None], workout: str, ln_kappa: float
) -> tuple[int, Passed | None]:
    """The index of the day to go on from, and the newest day if it was passed over.

    ``days`` are newest first, ``strengths`` what each shows (ln 1RM, None where it says nothing), ``workout`` today's name.
    """
    apart = [_apart(i, days, strengths) for i in range(min(len(days), _CANDIDATES))]
    recent = [i for i in range(len(apart)) if days[0].ordinal - days[i].ordinal <= _SKIP_DAYS]
    first = apart[0]
    if first is not None and not (len(days) > 1 and _like(0, 1, days, strengths)):
        fit = next((i for i in recent[1:3] if apart[i] is None), None)
        if fit is not None:
            return fit, Passed(days[0].ordinal, first)
    other = _alternating(days, recent, [why is None for why in apart], label_of(workout), ln_kappa)
    if other is not None:
        return other, Passed(days[0].ordinal, "other_workout")
    return 0, None


def _apart(i: int, days: Sequence[LiftDay], strengths: Sequence[float | None]) -> Why | None:
    """Why a day stands apart from the last five (those of its own workout, where there are others), if it does. Sets near the
    limit are never light."""
    label = label_of(days[i].workout)
    own = [j for j in range(len(days)) if label_of(days[j].workout) == label]
    among = (own if len(own) > 1 else range(len(days)))[:5]
    known = sorted(s for j in among if (s := strengths[j]) is not None)
    strength = strengths[i]
    if strength is None or not known:
        return None
    usual = known[len(known) // 2]
    if _most_reps(days[i]) < _FEW_REPS:
        return "single_tested"
    if strength > usual + math.log(_HEAVIER):
        return "heavier_day"
    if strength < usual + math.log(_LIGHT) and not to_failure(days[i]) and not fell_off(days[i]):
        return "light_day"
    return None


def _like(i: int, j: int, days: Sequence[LiftDay], strengths: Sequence[float | None]) -> bool:
    one, other = strengths[i], strengths[j]
    if one is None or other is None:
        return False
    both_few = (_most_reps(days[i]) < _FEW_REPS) == (_most_reps(days[j]) < _FEW_REPS)
    return both_few and abs(one - other) < -math.log(_LIGHT)


def _alternating(days: Sequence[LiftDay], recent: Sequence[int], fit: Sequence[bool], label: str, ln_kappa: float) -> int | None:
    """The last day of today's workout, where two workouts take turns with this lift at loads of their own.

    The other workout's last two loads must be nearer to each other than to this one's: where the load just rises from one day
    to the next, the newest is gone on from.
    """
    newest = label_of(days[0].workout)
    if not label or newest == label:
        return None
    own = next((i for i in recent if fit[i] and label_of(days[i].workout) == label), None)
    if own is None:
        return None
    before = next((d for d in days[own + 1 :] if label_of(d.workout) == newest), None)
    loads = [work_load(work_sets(d), ln_kappa) for d in (days[0], days[own], before) if d is not None]
    if len(loads) < 3 or not all(loads):
        return None
    last, mine, earlier = (load or 0.0 for load in loads)
    apart = abs(last - mine)
    return own if apart > _OTHER_LOAD * mine and abs(last - earlier) < apart / 2 else None


def _most_reps(day: LiftDay) -> int:
    return max((s.reps or 0 for s in work_sets(day)), default=0)
