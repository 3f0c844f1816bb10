"""How much a day's training was: rating × minutes where given, else from the sets; how hard a workout was; and what is usual.

``WorkoutIntensity``, ``intensity_of``, ``workout_load``, ``activity_load``, ``LoadState``, ``load_state``.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from hormesis.domain.training import LoggedSet, SetType

__all__ = ["DayLoad", "LoadState", "WorkoutIntensity", "activity_load", "intensity_of", "load_state", "workout_load"]

KEPT_DAYS = 70
_ACUTE = 2 / (7 + 1)
_USUAL_DAYS = 28
_LEAST_DAYS = 28
_HARD_RIR = 3.0
_MINUTES_A_SET = 3.0
_ASSUMED_RPE = 7.0
_ASSUMED_ACTIVITY_RPE = 4.0
_FAILURE = (SetType.FAILURE, SetType.AMRAP)


@dataclass(frozen=True, slots=True)
class WorkoutIntensity:
    """One workout: working sets, the share that was hard (3 or fewer in reserve, of those whose effort is known), mean share
    of the 1RM, mean reps in reserve; None where the log doesn't tell."""

    working_sets: int
    hard_share: float | None
    mean_share_of_1rm: float | None
    mean_rir: float | None


@dataclass(frozen=True, slots=True)
class DayLoad:
    """A day's load in arbitrary units (rating 0–10 × minutes, Foster 2001) and how it is known."""

    ordinal: int
    load: float
    known_from: Literal["session_rpe", "sets", "activity", "mixed"]


@dataclass(frozen=True, slots=True)
class LoadState:
    """The last week against the last four: EWMA of 7 and 28 days, the SD of the latter, ``strain`` in SD of the athlete's own,
    and the ratio of the two, which decides nothing (Impellizzeri 2021: dividing by any number tells as much)."""

    acute: float
    usual: float
    usual_sd: float
    strain: float
    ratio: float | None


def intensity_of(sets: Sequence[LoggedSet], one_rm_kg: Callable[[LoggedSet], float | None]) -> WorkoutIntensity:
    """How hard a workout was. ``one_rm_kg`` gives the 1RM of a set's lift as it was believed before, or None."""
    work = [s for s in sets if s.set_type is not SetType.WARM_UP and (s.reps or s.duration_s)]
    left = [0.0 if s.set_type in _FAILURE else s.rir for s in work]
    known = [rir for rir in left if rir is not None]
    shares = [s.load_kg / best for s in work if s.load_kg and not s.assisted and (best := one_rm_kg(s))]
    return WorkoutIntensity(
        len(work),
        sum(rir <= _HARD_RIR for rir in known) / len(known) if known else None,
        float(np.mean(shares)) if shares else None,
        float(np.mean(known)) if known else None,
    )


def workout_load(
    sets: Sequence[LoggedSet], minutes: float | None, session_rpe: float | None
) -> tuple[float, Literal["session_rpe", "sets"]]:
    """Rating × minutes; without a rating the sets' own reserve stands for it (10 − RIR, 7 where none is logged), without
    minutes three a working set."""
    work = [s for s in sets if s.set_type is not SetType.WARM_UP]
    spent = minutes if minutes else _MINUTES_A_SET * len(work)
    if session_rpe is not None and minutes:
        return session_rpe * minutes, "session_rpe"
    left = [0.0 if s.set_type in _FAILURE else s.rir for s in work]
    known = [rir for rir in left if rir is not None]
    rating = session_rpe if session_rpe is not None else 10 - float(np.mean(known)) if known else _ASSUMED_RPE
    return rating * spent, "sets"


def activity_load(duration_s: float | None) -> float:
    """A run or ride: its minutes at a rating of 4, since nobody rated it."""
    return _ASSUMED_ACTIVITY_RPE * (duration_s or 0.0) / 60


def load_state(days: Iterable[DayLoad], on: int, first: int) -> LoadState | None:
    """The state on the morning of ordinal ``on``, from days before it; None in the first four weeks after ``first``."""
    if on - first < _LEAST_DAYS:
        return None
    by_day: Mapping[int, float] = {one.ordinal: one.load for one in days if one.ordinal < on}
    loads = [by_day.get(day, 0.0) for day in range(max(first, on - KEPT_DAYS), on)]
    ewma, acute = [], sum(loads[:7]) / 7  # plain numbers: faster here than arrays of seventy
    for load in loads:
        acute += _ACUTE * (load - acute)
        ewma.append(acute)
    month = ewma[-_USUAL_DAYS:]
    usual = sum(month) / len(month)
    sd = math.sqrt(sum((one - usual) ** 2 for one in month) / len(month))
    strain = (acute - usual) / max(sd, 0.1 * usual, 1e-9)
    daily = sum(loads[-_USUAL_DAYS:]) / _USUAL_DAYS
    ratio = sum(loads[-7:]) / 7 / daily if daily > 0 else None
    return LoadState(acute, usual, sd, min(max(strain, -2.5), 2.5), ratio)
