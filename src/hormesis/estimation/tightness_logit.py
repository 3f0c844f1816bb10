"""What makes one region tight, learnt report by report: an online Bayesian logistic regression. ``Logit``, ``Driver``.

    p = σ(x·β), β ~ N(m, S). Each report: the exact mode by scalar Newton, then Laplace's covariance, a rank-one change
    (Spiegelhalter & Lauritzen 1990; SCIENCE §9.3). Forecast: σ(x·m / √(1 + π·xᵀSx/8)) (MacKay 1992).

The method is strong, the priors are expert's. With time each coefficient gets less sure, but never less than before any report.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from hormesis.domain import constants as c

__all__ = ["DRIVERS", "Driver", "Logit", "predicted"]

Array = NDArray[np.float64]

DRIVERS: tuple[str, ...] = tuple(c.TIGHT_COEFFICIENT)
"""The names of the coefficients; ``usual``, the first, is the region's own level and no driver."""

_MEAN = np.array([one.value for one in c.TIGHT_COEFFICIENT.values()])
_SD = np.array([c.TIGHT_COEFFICIENT_SD[name].value for name in DRIVERS])
_NEWTON = 12
_DECIMALS = 12
_FULL_SAY = 30
_ROLLING = 0.99
_LEAST_USUAL = -3.0
_TOP = 2


@dataclass(frozen=True, slots=True)
class Driver:
    """One exposure's part in a forecast: ``name`` of ``DRIVERS``, what it adds in logits, and the SD of that."""

    name: str
    effect: float
    sd: float

    def moves(self, probability: float) -> float:
        """By how much it moves a forecast of ``probability``: what that would be without it, taken away."""
        return probability - _sigmoid(math.log(probability / (1 - probability)) - self.effect) if 0 < probability < 1 else 0.0


@dataclass(frozen=True, slots=True)
class Logit:
    """One region's coefficients (mean, covariance), reports seen, the day of the last, and the rolling squared errors of its own
    forecasts and of the region's plain rate."""

    mean: Array
    cov: Array
    n: int = 0
    last: int | None = None
    error: float = 0.0
    error_of_rate: float = 0.0

    @staticmethod
    def start(others: Iterable["Logit"] = (), rate: float = 0.3) -> "Logit":
        """A region's prior: what the athlete's other regions have in common, as far as they have been told of; its level by the
        ``rate`` at which it has been tight so far."""
        mean, weight = _MEAN.copy(), 1.0
        for one in others:
            say = one.n / (one.n + _FULL_SAY)
            weight += say
            mean += say * (one.mean - mean) / weight
        mean[0] = max(_MEAN[0] + _logit(rate) - _logit(0.3), _LEAST_USUAL)
        return Logit(mean.round(_DECIMALS), np.diag(_SD**2))

    def observe(self, x: Array, tight: bool, on: int, rate: float) -> "Logit":
        """Learn from one report on ordinal day ``on``; ``rate`` is what the plain rate said before it."""
        now = self.aged(on)
        error = (predicted(now, x) - tight) ** 2
        mean, cov = _learn(now.mean, now.cov, x, float(tight))
        return Logit(
            mean.round(_DECIMALS),
            cov.round(_DECIMALS),
            self.n + 1,
            on,
            round(_ROLLING * self.error + error, _DECIMALS),
            round(_ROLLING * self.error_of_rate + (rate - tight) ** 2, _DECIMALS),
        )

    def aged(self, on: int) -> "Logit":
        """The coefficients as sure as they are on ordinal day ``on``: each day adds variance, up to that of the prior."""
        days = 0 if self.last is None else on - self.last
        if days <= 0:
            return self
        cov = self.cov + np.diag(np.full(len(_SD), c.TIGHT_DRIFT.value * days))
        shrink = np.minimum(1.0, _SD / np.sqrt(np.diag(cov)))
        return replace(self, cov=cov * np.outer(shrink, shrink))

    @property
    def skill(self) -> float | None:
        """By how much the rolling squared error is below that of the plain rate (0.1: a tenth), None before any report."""
        return 1 - self.error / self.error_of_rate if self.error_of_rate > 0 else None

    @property
    def is_frozen(self) -> bool:
        """Whether at least 60 reports have shown that the drivers tell less than the plain rate."""
        return self.n >= c.TIGHT_REPORTS_TO_FREEZE.value and self.error > self.error_of_rate

    def top_drivers(self, x: Array) -> tuple[Driver, ...]:
        """The two that move this forecast most, of those that move it by more than they are unsure."""
        effects, sds = x * self.mean, np.abs(x) * np.sqrt(np.diag(self.cov))
        found = [
            Driver(name, float(effect), float(sd))
            for name, effect, sd in zip(DRIVERS[1:], effects[1:], sds[1:], strict=True)
            if abs(effect) > sd
        ]
        return tuple(sorted(found, key=lambda one: (-abs(one.effect), one.name))[:_TOP])


def predicted(logit: Logit, x: Array) -> float:
    """The probability of a tight report with exposures ``x``, the coefficients' uncertainty averaged over."""
    mean, variance = float(x @ logit.mean), float(x @ logit.cov @ x)
    return _sigmoid(mean / math.sqrt(1 + math.pi * max(variance, 0.0) / 8))


def _learn(mean: Array, cov: Array, x: Array, y: float) -> tuple[Array, Array]:
    along = cov @ x
    variance, centre = float(x @ along), float(x @ mean)
    low, high, step = y - 1, y, 0.0  # the mode lies between, and Newton alone may leave for steep curves
    for _ in range(_NEWTON):
        p = _sigmoid(centre + variance * step)
        beyond = step - (y - p)
        low, high = (low, step) if beyond > 0 else (step, high)
        step -= beyond / (1 + variance * p * (1 - p))
        if not low <= step <= high:
            step = (low + high) / 2
    p = _sigmoid(centre + variance * step)
    w = p * (1 - p)
    after = cov - np.outer(along, along) * (w / (1 + w * variance))
    return mean + along * step, (after + after.T) / 2


def _sigmoid(z: float) -> float:
    return 1 / (1 + math.exp(-z)) if z >= 0 else 1 - 1 / (1 + math.exp(z))


def _logit(p: float) -> float:
    return math.log(p / (1 - p))
