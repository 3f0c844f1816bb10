"""By how much a lift's strength changed, and how surely it rose. ``StrengthDay``, ``Change``, ``change_between``.

Two estimates of one lift share their past, so that their difference is surer than either. It is read from the lift's states day
by day, backwards (Rauch, Tung and Striebel 1965), given the habits as they are believed now: a better guess of the reps left in
reserve moves every day alike, and is no change of strength. Grade: weak, as the filter itself.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from hormesis.estimation.lift import strength_on
from hormesis.estimation.strength import LiftStrength, SharedHabits

__all__ = ["Change", "StrengthDay", "change_between"]

Array = NDArray[np.float64]
_LEAST_VARIANCE = 1e-8
_Z80 = 1.2816


@dataclass(frozen=True, slots=True)
class StrengthDay:
    """A lift's state at the end of the day ``ordinal``; its pattern had then rested for ``rest_weeks``."""

    ordinal: int
    strength: LiftStrength
    rest_weeks: float


@dataclass(frozen=True, slots=True)
class Change:
    """The change of ln 1RM since the day ``since``, and its SD."""

    since: int
    mean: float
    sd: float

    @property
    def p_rose(self) -> float:
        """The probability that the 1RM is higher now."""
        return 0.5 * math.erfc(-self.mean / self.sd / math.sqrt(2))

    def percent(self) -> tuple[float, float, float]:
        """(low, middle, high) of the change in percent, an 80 % interval."""
        low, middle, high = (100 * math.expm1(self.mean + z * self.sd) for z in (-_Z80, 0.0, _Z80))
        return low, middle, high


def change_between(days: Sequence[StrengthDay], habits: SharedHabits, since: int, now: int, rest_weeks: float) -> Change | None:
    """The change from the last day at or before ``since`` to the morning of ``now``; None where there is no such day, or no
    later one. ``days`` ascend and end before ``now``; ``rest_weeks`` is how long the pattern has rested now."""
    before = [i for i, day in enumerate(days) if day.ordinal <= since]
    if not before or before[-1] == len(days) - 1:
        return None
    path = list(days[before[-1] :])
    steps = [*((day.ordinal, day.rest_weeks) for day in path[1:]), (now, rest_weeks)]
    means, covs = zip(*(_given(day.strength, habits) for day in path), strict=True)
    mean, cov, cross = np.zeros(3), np.zeros((3, 3)), np.eye(3)
    for k in range(len(path) - 1, -1, -1):
        expected, spread, moved = _predicted(path[k], *steps[k], habits)
        if k == len(path) - 1:
            mean, cov, last, cross = expected, spread, (expected, spread), spread
        gain = covs[k] @ moved.T @ np.linalg.pinv(spread)
        mean, cov = means[k] + gain @ (mean - expected), covs[k] + gain @ (cov - spread) @ gain.T
        cross = gain @ cross
    variance = float(last[1][0, 0] + cov[0, 0] - 2 * cross[0, 0])
    return Change(path[0].ordinal, float(last[0][0] - mean[0]), math.sqrt(max(variance, _LEAST_VARIANCE)))


def _given(strength: LiftStrength, habits: SharedHabits) -> tuple[Array, Array]:
    """Mean and covariance of a state, were the habits known to be what they are now believed to be."""
    mean = strength.x + strength.on_habits @ (habits.mean - strength.habits_mean)
    return mean, strength.p - strength.on_habits @ strength.habits_cov @ strength.on_habits.T


def _predicted(day: StrengthDay, ordinal: int, rest_weeks: float, habits: SharedHabits) -> tuple[Array, Array, Array]:
    """Mean and covariance expected on a later day, and how a unit of each number of the state moves that mean."""
    later = strength_on(day.strength, day.ordinal, ordinal, rest_weeks)
    moved = np.empty((3, 3))
    for j in range(3):
        x = day.strength.x.copy()
        x[j] += 1.0
        moved[:, j] = strength_on(replace(day.strength, x=x), day.ordinal, ordinal, rest_weeks).x - later.x
    return (*_given(later, habits), moved)
