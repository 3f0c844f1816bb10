"""How well the coach would have predicted this athlete's past: the top-set test, prequential. ``TopSetTest``.

Working sets with an external load and 1–20 repetitions; per exercise (the log's own name) and local day the first set with
the day's largest load; exercises with at least 8 such days; from the 5th day on that set's repetitions are forecast from its
load and everything before that day. Two baselines: the repetitions of the previous day's top set, and Epley's chart from the
previous day's best set, clipped to 1–30.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from hormesis.domain.training import LoggedSet
from hormesis.estimation.lift import scored_sets
from hormesis.estimation.state import Forecasted

__all__ = ["LogScore", "OverallScore", "ScoredDay", "TopSetTest", "overall"]

DAYS_NEEDED = 8
FIRST_SCORED = 4
SCORED_DAYS_NEEDED = 50
_SEED = 20260101


@dataclass(frozen=True, slots=True)
class LogScore:
    """The figures of one log. ``width90`` in reps; ``log_score`` natural; None where no day could be scored."""

    exercise_sessions: int
    mae_reps: float | None
    mae_same_as_last: float | None
    mae_epley_last: float | None
    coverage90: float | None
    width90: float | None
    log_score: float | None


@dataclass(frozen=True, slots=True)
class OverallScore:
    """All logs: errors as the mean over logs with at least 50 scored days, coverage pooled over every scored day."""

    logs: int
    exercise_sessions: int
    mae_reps: float | None
    mae_same_as_last: float | None
    mae_epley_last: float | None
    coverage90: float | None
    width90: float | None
    log_score: float | None


@dataclass(frozen=True, slots=True)
class ScoredDay:
    """One scored top set: errors in reps of the forecast and of both baselines, ``surprise`` (reps done less those expected),
    what the transform needs, the width of the 90 % interval, and the log probability of what happened."""

    day: date
    lift: str
    surprise: float
    error: float
    same: float
    epley: float
    below: float
    at: float
    width: int
    log_p: float


@dataclass(slots=True)
class _Exercise:
    days: int = 0
    last_reps: int = 0
    last_best: float = 0.0
    scored: list[ScoredDay] = field(default_factory=list)


class TopSetTest:
    """Collects one log's forecasts, a day at a time, in the order of days; ``score`` gives the figures."""

    def __init__(self) -> None:
        self._exercises: dict[str, _Exercise] = {}

    def add_day(self, sets: Mapping[str, Sequence[LoggedSet]], made: Iterable[Forecasted]) -> None:
        """One day: its sets by the log's own name for the exercise, and the forecasts made before the day."""
        forecasts = {one.lift: one for one in made}
        for name, done in sets.items():
            scored = scored_sets(done)
            if not scored:
                continue
            exercise = self._exercises.setdefault(name, _Exercise())
            made_before = forecasts.get(name)
            if exercise.days >= FIRST_SCORED and made_before is not None:
                exercise.scored.append(_judge(made_before, exercise))
            exercise.days += 1
            exercise.last_best = max(load * (1 + reps / 30) for load, reps in scored)
            top = max(load for load, _ in scored)
            exercise.last_reps = next(reps for load, reps in scored if load == top)

    def days(self) -> list[ScoredDay]:
        """The scored days of exercises that were done on at least 8 days, exercise by exercise."""
        kept = [e for e in self._exercises.values() if e.days >= DAYS_NEEDED]
        return [day for exercise in kept for day in exercise.scored]

    def score(self) -> LogScore:
        """The log's figures so far."""
        days = self.days()
        if not days:
            return LogScore(0, None, None, None, None, None, None)
        mean = _means(days)
        return LogScore(len(days), *mean[:3], _coverage(days), *mean[3:])


def overall(tests: Sequence[TopSetTest]) -> OverallScore:
    """The figures over several logs, each one person."""
    scored = [days for test in tests if (days := test.days())]
    pooled = [day for days in scored for day in days]
    if not pooled:
        return OverallScore(0, 0, None, None, None, None, None, None)
    large = [days for days in scored if len(days) >= SCORED_DAYS_NEEDED]
    per_log = np.array([_means(days) for days in large]) if large else None
    mean: list[float | None] = [float(v) for v in per_log.mean(axis=0)] if per_log is not None else [None] * 5
    return OverallScore(len(large), len(pooled), mean[0], mean[1], mean[2], _coverage(pooled), mean[3], mean[4])


def _judge(made: Forecasted, before: _Exercise) -> ScoredDay:
    p = made.seen.probabilities
    epley = min(max(30 * (before.last_best / made.load_kg - 1), 1.0), 30.0)
    at = float(p[made.reps - 1])
    return ScoredDay(
        day=made.day,
        lift=made.lift,
        surprise=made.reps - made.seen.mean,
        error=abs(made.seen.median - made.reps),
        same=abs(before.last_reps - made.reps),
        epley=abs(epley - made.reps),
        below=float(p[: made.reps - 1].sum()),
        at=at,
        width=made.seen.quantile(0.95) - made.seen.quantile(0.05),
        log_p=math.log(at),
    )


def _means(days: Sequence[ScoredDay]) -> tuple[float, float, float, float, float]:
    table = np.array([[d.error, d.same, d.epley, d.width, d.log_p] for d in days])
    error, same, epley, width, log_p = (float(v) for v in table.mean(axis=0))
    return error, same, epley, width, log_p


def _coverage(days: Sequence[ScoredDay]) -> float:
    """Share of randomised probability integral transforms within [0.05, 0.95]: reps are whole numbers (Czado 2009)."""
    chance = np.random.default_rng(_SEED).random(len(days))
    transform = np.array([d.below for d in days]) + chance * np.array([d.at for d in days])
    return float(((transform >= 0.05) & (transform <= 0.95)).mean())
