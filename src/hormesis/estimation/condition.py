"""What condition the athlete was in before each top set, and what its surprise teaches: readiness, fatigue, and their worth.

``Condition``, ``is_near_limit``, ``with_readiness``, ``learn_from_day``. A surprise is how far the repetitions done lie from
those forecast, in ln performance.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hormesis.domain import constants as c
from hormesis.domain.training import LoggedSet, SetType
from hormesis.estimation.forecast import RepsForecast
from hormesis.estimation.recovery_pace import RecoveryPace
from hormesis.estimation.worth import Worth

__all__ = ["Condition", "Judged", "is_near_limit", "learn_from_day", "with_readiness"]

_NEAR_RIR = 1.0


@dataclass(frozen=True, slots=True)
class Condition:
    """Before a top set: readiness (SD) if it was known, the prime mover's group and its fatigue by pace, and the lift's κ; and
    whether the set then went near the limit, so that it tells what the athlete could do."""

    readiness: float | None
    group: str | None
    fatigue: NDArray[np.float64] | None
    kappa: float
    near_limit: bool = True


@dataclass(frozen=True, slots=True)
class Judged:
    """A top set after the day: its condition, the forecast without readiness, what was done."""

    condition: Condition
    seen: RepsForecast
    reps: int


def is_near_limit(one: LoggedSet) -> bool:
    """Whether a set is known to have left a repetition at most."""
    return one.set_type in (SetType.FAILURE, SetType.AMRAP) or (one.rir is not None and one.rir <= _NEAR_RIR)


def with_readiness(seen: RepsForecast, condition: Condition, worth: Worth) -> RepsForecast:
    """The forecast moved by what readiness has been worth to this athlete; as it was where that is nothing or not known."""
    if condition.readiness is None or worth.in_use == 0:
        return seen
    return seen.tilted(_reps(worth.in_use * condition.readiness, seen.mean, condition.kappa))


def learn_from_day(worth: Worth, pace: RecoveryPace, day: Sequence[Judged]) -> tuple[Worth, RecoveryPace]:
    """Both after one training day. The lifts of a day share their readiness, so they are one observation of its worth; each group
    gives the pace one pair, its first lift. Who stops at a planned repetition does so tired or fresh: that tells what fatigue is
    usual, but nothing of recovery."""
    if not day:
        return worth, pace
    surprises = [_surprise(one) for one in day]
    noise = [_noise_sd(one) for one in day]
    groups: set[str] = set()
    for one, surprise, sd in zip(day, surprises, noise, strict=True):
        group, fatigue = one.condition.group, one.condition.fatigue
        if group is not None and fatigue is not None and group not in groups:
            groups.add(group)
            pace = pace.observe(group, fatigue, surprise, sd) if one.condition.near_limit else pace.trained_with(group, fatigue)
    readiness = day[0].condition.readiness
    if readiness is not None:
        precision = [sd**-2 for sd in noise]
        mean = sum(w * y for w, y in zip(precision, surprises, strict=True)) / sum(precision)
        moved = [_reps(worth.shift(readiness), one.seen.mean, one.condition.kappa) for one in day]
        without = [abs(one.reps - one.seen.mean) for one in day]
        aided = [abs(one.reps - one.seen.mean - by) for one, by in zip(day, moved, strict=True)]
        noise_sd = max((1 / sum(precision)) ** 0.5, c.RECOVERY_RESIDUAL_SD.value)
        worth = worth.observe(readiness, mean, noise_sd, float(np.mean(without)), float(np.mean(aided)))
    return worth, pace


def _surprise(one: Judged) -> float:
    """ln performance beyond the forecast, from the curve at two in reserve where no effort is known."""
    return one.condition.kappa * (_bend(one.reps) - _bend(one.seen.mean))


def _noise_sd(one: Judged) -> float:
    return one.condition.kappa * max(one.seen.sd, 0.5) * _slope(one.seen.mean)


def _bend(reps: float) -> float:
    return float(max(reps + c.RESERVE_MEAN.value - 1, 0.1) ** c.CURVE_ALPHA.value)


def _slope(reps: float) -> float:
    alpha = c.CURVE_ALPHA.value
    return float(alpha * max(reps + c.RESERVE_MEAN.value - 1, 0.1) ** (alpha - 1))


def _reps(ln_performance: float, reps: float, kappa: float) -> float:
    return ln_performance / (kappa * _slope(reps))
