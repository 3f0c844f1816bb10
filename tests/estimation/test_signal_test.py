"""What a signal is worth is found where it is, and nothing is found where there is nothing."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from hormesis.estimation.backtest import ScoredDay
from hormesis.estimation.signal_test import by_signal, compare

START = date(2026, 1, 1)


def _scored(surprises: list[float], lifts: int = 1) -> list[ScoredDay]:
    one = ScoredDay(START, "Bench", 0.0, 1.0, 1.0, 1.0, 0.5, 0.1, 4, -2.0)
    return [
        replace(one, day=START + timedelta(days=i), lift=f"lift {n}", surprise=s)
        for i, s in enumerate(surprises)
        for n in range(lifts)
    ]


def test_a_signal_that_matters_is_found_with_its_size() -> None:
    chance = np.random.default_rng(1)
    z = chance.normal(size=200)
    scored = _scored([float(0.5 * v + e) for v, e in zip(z, chance.normal(size=200), strict=True)], lifts=3)
    readings = {START + timedelta(days=i): {"night": float(v)} for i, v in enumerate(z)}
    (night,) = by_signal(scored, readings)
    assert night.days == 200
    assert night.reps_per_sd.low < 0.5 < night.reps_per_sd.high
    assert night.reps_per_sd.low > 0
    assert night.correlation == pytest.approx(0.45, abs=0.1)


def test_a_signal_known_on_few_days_is_left_out() -> None:
    scored = _scored([1.0, -1.0] * 30)
    assert by_signal(scored, {START + timedelta(days=i): {"rmssd": float(i)} for i in range(19)}) == ()


def test_the_change_is_the_mean_over_the_same_top_sets_and_its_interval_holds_it() -> None:
    without = _scored([0.0] * 60, lifts=2)
    aided = [replace(one, error=one.error + (0.2 if i % 3 else -0.1), log_p=-1.9) for i, one in enumerate(without)]
    found = compare(without, aided)
    assert found is not None
    error, score = found
    assert error.value == pytest.approx(0.1)
    assert error.low < 0.1 < error.high
    assert (score.value, score.low, score.high) == pytest.approx((0.1, 0.1, 0.1))


def test_runs_over_other_top_sets_are_not_compared() -> None:
    with pytest.raises(ValueError, match="different top sets"):
        compare(_scored([0.0, 0.0]), _scored([0.0, 0.0])[::-1])
    assert compare([], []) is None
