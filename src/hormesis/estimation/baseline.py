"""What is usual for this athlete: a robust mean and spread of one signal from one device. ``Baseline``, ``baseline_of``."""

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hormesis.domain import constants as c

__all__ = ["KEPT_DAYS", "Baseline", "Sample", "baseline_of", "with_sample"]

Array = NDArray[np.float64]

KEPT_DAYS = 75
_FURTHEST = 67
_WINSOR = 2.5
_MAD_TO_SD = 1.4826
_PRIOR_MEAN_DAYS = 5.0
_WEIGHTS = 0.5 ** (np.arange(_FURTHEST + 1) / c.BASELINE_HALF_LIFE.value)


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


def with_sample(kept: Sequence[Sample], new: Sample) -> tuple[Sample, ...]:
    """The samples with one more day; a later word on the same day replaces it, and what is older than ``KEPT_DAYS`` goes."""
    oldest = new.ordinal - KEPT_DAYS
    if kept and kept[-1].ordinal >= new.ordinal:
        kept = [one for one in kept if one.ordinal < new.ordinal]
    return (*kept[_first_since(kept, oldest) :], new)


def baseline_of(
    samples: Sequence[Sample], on: int, prior_sd: float, window_days: int = 1, prior_mean: float | None = None
) -> Baseline | None:
    """The baseline on the ordinal day ``on``; None where there is no day to tell it from and no prior mean.

    The day itself is no part of it, and neither are the days of the window that is judged against it: it reaches from day
    −``window_days``−1 (−1 without a window) back to day −67, weights halving every 21 days. Days beyond 2.5 SD (from the median
    absolute deviation) count as 2.5 SD; the variance starts from ``prior_sd`` with the weight of ten days (SCIENCE §6.6, expert).
    """
    newest = on - (window_days + 1 if window_days > 1 else 1)
    used = [s for s in samples[_first_since(samples, on - _FURTHEST) :] if s.ordinal <= newest and not s.frozen]
    prior_days = 0.0 if prior_mean is None else _PRIOR_MEAN_DAYS
    if not used and prior_mean is None:
        return None
    values = np.array([s.value for s in used])
    weights = _WEIGHTS[[on - s.ordinal for s in used]]
    start, total = prior_mean or 0.0, float(weights.sum()) + prior_days
    mean = (float(weights @ values) + prior_days * start) / total
    if used:
        middle = _weighted_median(values, weights) if prior_mean is None else mean
        typical = _MAD_TO_SD * _weighted_median(np.abs(values - middle), weights)
        reach = _WINSOR * math.sqrt(_mixed(typical**2 * float(weights.sum()), weights, prior_sd))
        values = np.minimum(np.maximum(values, middle - reach), middle + reach)
        mean = (float(weights @ values) + prior_days * start) / total
    scatter = float(weights @ (values - mean) ** 2)
    return Baseline(mean, math.sqrt(_mixed(scatter, weights, prior_sd)), len(used))


def _first_since(samples: Sequence[Sample], oldest: int) -> int:
    """The place of the first sample from the ordinal day ``oldest`` on; samples stand in the order of their days."""
    return bisect_left(samples, oldest, key=lambda one: one.ordinal)


def _mixed(scatter: float, weights: Array, prior_sd: float) -> float:
    """The variance from a weighted sum of squares and the prior."""
    prior = c.BASELINE_PRIOR_DAYS.value
    return (prior * prior_sd**2 + scatter) / (prior + float(weights.sum()))


def _weighted_median(values: Array, weights: Array) -> float:
    order = np.argsort(values, kind="stable")
    cumulative = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(cumulative, cumulative[-1] / 2)])
