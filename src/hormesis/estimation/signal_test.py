"""What this athlete's signals have been worth to the forecasts of their own top sets: ``compare``, ``by_signal``.

Signals of the day before only; two prequential runs over the same days, with and without; intervals by resampling whole
training days (1,000 times, fixed seed), since the lifts of a day share their signals.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from hormesis.estimation.backtest import ScoredDay

__all__ = ["Change", "SignalWorth", "by_signal", "compare"]

_DRAWS = 1000
_SEED = 20260102
_LEAST_DAYS = 20
Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Change:
    """A mean change with its 95 % bootstrap interval; negative is better for an error, positive for a log score."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class SignalWorth:
    """One signal: training days on which it was known, reps beyond the forecast per SD of it with its 95 % interval, and the
    correlation."""

    signal: str
    days: int
    reps_per_sd: Change
    correlation: float


def compare(without: Sequence[ScoredDay], aided: Sequence[ScoredDay]) -> tuple[Change, Change] | None:
    """The change in the error (reps) and in the log score per scored top set; both runs scored the same sets. None without."""
    if not without:
        return None
    keys = [(one.day, one.lift) for one in without]
    if keys != [(one.day, one.lift) for one in aided]:
        raise ValueError("the two runs scored different top sets")
    errors = np.array([b.error - a.error for a, b in zip(without, aided, strict=True)])
    scores = np.array([b.log_p - a.log_p for a, b in zip(without, aided, strict=True)])
    days = [day for day, _ in keys]
    return _mean_change(errors, days), _mean_change(scores, days)


def by_signal(scored: Sequence[ScoredDay], readings: Mapping[date, Mapping[str, float]]) -> tuple[SignalWorth, ...]:
    """Each signal's z on the training days against how far the repetitions done lay from those forecast (their mean a day).

    Signals known on fewer than 20 training days are left out.
    """
    surprise: dict[date, list[float]] = {}
    for one in scored:
        surprise.setdefault(one.day, []).append(one.surprise)
    found = []
    for name in dict.fromkeys(name for of_day in readings.values() for name in of_day):
        pairs = [(readings[day][name], float(np.mean(s))) for day, s in surprise.items() if name in readings.get(day, {})]
        z, y = np.array([pair[0] for pair in pairs]), np.array([pair[1] for pair in pairs])
        if len(pairs) >= _LEAST_DAYS and z.std() > 0 and y.std() > 0:
            found.append(SignalWorth(name, len(pairs), _slope_change(z, y), float(np.corrcoef(z, y)[0, 1])))
    return tuple(found)


def _mean_change(values: Array, days: Sequence[date]) -> Change:
    """The mean with an interval from resampling days."""
    where = np.unique([day.toordinal() for day in days], return_inverse=True)[1]
    sums, counts = np.bincount(where, values), np.bincount(where)
    drawn = np.random.default_rng(_SEED).integers(0, len(sums), (_DRAWS, len(sums)))
    means = sums[drawn].sum(axis=1) / counts[drawn].sum(axis=1)
    low, high = np.quantile(means, [0.025, 0.975])
    return Change(float(values.mean()), float(low), float(high))


def _slope_change(z: Array, y: Array) -> Change:
    drawn = np.random.default_rng(_SEED).integers(0, len(z), (_DRAWS, len(z)))
    slopes = [s for rows in drawn if (s := _slope(z[rows], y[rows])) is not None]
    low, high = np.quantile(slopes, [0.025, 0.975])
    return Change(_slope(z, y) or 0.0, float(low), float(high))


def _slope(z: Array, y: Array) -> float | None:
    spread = float(((z - z.mean()) ** 2).sum())
    return float(((z - z.mean()) * (y - y.mean())).sum()) / spread if spread > 0 else None
