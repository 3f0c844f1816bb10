"""What is usual for this athlete: a robust mean and spread of each signal of each device.

``Baseline``, ``History``, ``baselines_of`` for several at once (a morning has about ten), ``baseline_of`` for one.
"""

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hormesis.domain import constants as c

__all__ = ["KEPT_DAYS", "Baseline", "History", "Sample", "baseline_of", "baselines_of", "with_sample"]

Array = NDArray[np.float64]

KEPT_DAYS = 75
_FURTHEST = 67
_WINSOR = 2.5
_MAD_TO_SD = 1.4826
_PRIOR_MEAN_DAYS = 5.0
_AGES = _FURTHEST + 1
_NEXT_TO_NOTHING = 1e-300
_WEIGHTS = 0.5 ** (np.arange(_AGES) / c.BASELINE_HALF_LIFE.value)


@dataclass(frozen=True, slots=True)
class Sample:
    """One day's value, transformed as its baseline is. ``frozen``: measured while ill or travelling, no part of what is usual."""

    ordinal: int
    value: float
    frozen: bool = False


@dataclass(frozen=True, slots=True)
class Baseline:
    """Mean and SD of the days that count, and how many they are."""

    mean: float
    sd: float
    days: int


@dataclass(frozen=True, slots=True)
class History:
    """What a baseline is made of: samples in the order of their days, the spread and (for answers on a scale) the mean before
    anything is known, and how many days are judged together."""

    samples: Sequence[Sample]
    prior_sd: float
    window_days: int = 1
    prior_mean: float | None = None


def with_sample(kept: Sequence[Sample], new: Sample) -> tuple[Sample, ...]:
    """The samples with one more day; a later word on the same day replaces it, and what is older than ``KEPT_DAYS`` goes."""
    oldest = new.ordinal - KEPT_DAYS
    if kept and kept[-1].ordinal >= new.ordinal:
        kept = [one for one in kept if one.ordinal < new.ordinal]
    return (*kept[_first_since(kept, oldest) :], new)


def baseline_of(
    samples: Sequence[Sample], on: int, prior_sd: float, window_days: int = 1, prior_mean: float | None = None
) -> Baseline | None:
    """The baseline of one signal on the ordinal day ``on``, as ``baselines_of`` gives it."""
    return baselines_of([History(samples, prior_sd, window_days, prior_mean)], on)[0]


def baselines_of(histories: Sequence[History], on: int) -> list[Baseline | None]:
    """Each baseline on the ordinal day ``on``; None where there is no day to tell it from and no prior mean.

    The day itself is no part of it, and neither are the days of the window that is judged against it: it reaches from day
    −``window_days``−1 (−1 without a window) back to day −67, weights halving every 21 days. Days beyond 2.5 SD (from the median
    absolute deviation) count as 2.5 SD; the variance starts from ``prior_sd`` with the weight of ten days (SCIENCE §6.6, expert).
    """
    if not histories:
        return []
    values = _by_age(histories, on)
    there = ~np.isnan(values)
    values = np.where(there, values, 0.0)
    weights = np.where(there, _WEIGHTS, 0.0)
    prior_variance = np.array([one.prior_sd**2 for one in histories])
    asked = np.array([one.prior_mean is not None for one in histories])
    prior_mean = np.array([one.prior_mean or 0.0 for one in histories])
    own = weights.sum(axis=1)
    prior_days = np.where(asked, _PRIOR_MEAN_DAYS, 0.0)
    total = np.maximum(own + prior_days, _NEXT_TO_NOTHING)
    start = prior_days * prior_mean
    mean = ((weights * values).sum(axis=1) + start) / total
    middle = np.where(asked, mean, _weighted_medians(values, weights, own))
    typical = _MAD_TO_SD * _weighted_medians(np.abs(values - middle[:, None]), weights, own)
    reach = _WINSOR * np.sqrt(_mixed(typical**2 * own, own, prior_variance))
    values = np.minimum(np.maximum(values, (middle - reach)[:, None]), (middle + reach)[:, None])
    mean = ((weights * values).sum(axis=1) + start) / total
    scatter = (weights * (values - mean[:, None]) ** 2).sum(axis=1)
    spread = np.sqrt(_mixed(scatter, own, prior_variance))
    found = zip(mean.tolist(), spread.tolist(), there.sum(axis=1).tolist(), asked.tolist(), strict=True)
    return [Baseline(mean, sd, days) if days or is_asked else None for mean, sd, days, is_asked in found]


def _by_age(histories: Sequence[History], on: int) -> Array:
    """(history × days ago): the values that count; not a number where there is none."""
    flat = [math.nan] * (len(histories) * _AGES)
    for i, one in enumerate(histories):
        today = i * _AGES + on
        newest = on - (one.window_days + 1 if one.window_days > 1 else 1)
        for sample in one.samples[_first_since(one.samples, on - _FURTHEST) :]:
            if sample.ordinal <= newest and not sample.frozen:
                flat[today - sample.ordinal] = sample.value
    return np.array(flat).reshape(len(histories), _AGES)


def _first_since(samples: Sequence[Sample], oldest: int) -> int:
    """The place of the first sample from the ordinal day ``oldest`` on; samples stand in the order of their days."""
    return bisect_left(samples, oldest, key=lambda one: one.ordinal)


def _mixed(scatter: Array, own: Array, prior_variance: Array) -> Array:
    """The variance from a weighted sum of squares and the prior."""
    prior = c.BASELINE_PRIOR_DAYS.value
    return np.asarray((prior * prior_variance + scatter) / (prior + own))


def _weighted_medians(values: Array, weights: Array, own: Array) -> Array:
    """Of each row; what has no weight is never the median."""
    order = np.argsort(values, axis=1, kind="stable")
    reached = np.cumsum(np.take_along_axis(weights, order, axis=1), axis=1) >= own[:, None] / 2
    rows = np.arange(len(values))
    return np.asarray(values[rows, order[rows, np.argmax(reached, axis=1)]])
