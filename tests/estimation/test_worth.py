"""What readiness is worth to one athlete: Bayes' rule, and nothing where it doesn't help."""

import numpy as np
import pytest

from hormesis.estimation.worth import Worth


def after(days: int, truth: float, seed: int = 0, noise: float = 0.03) -> Worth:
    chance = np.random.default_rng(seed)
    worth = Worth()
    for _ in range(days):
        readiness = float(chance.normal(0, 0.8))
        surprise = float(truth * readiness + chance.normal(0, noise))
        reps = 30.0
        worth = worth.observe(readiness, surprise, noise, abs(reps * surprise), abs(reps * (surprise - worth.shift(readiness))))
    return worth


def test_before_any_workout_it_is_the_prior() -> None:
    worth = Worth()
    assert [worth.in_use, worth.sd] == pytest.approx([0.012, 0.008])
    assert worth.shift(-1.5) == pytest.approx(-0.018)
    assert worth.gain is None
    assert not worth.is_nothing


def test_one_day_against_bayes_on_a_grid() -> None:
    grid = np.linspace(-0.05, 0.07, 200_001)
    p = np.exp(-0.5 * ((grid - 0.012) / 0.008) ** 2 - 0.5 * ((-0.06 - grid * 1.4) / 0.03) ** 2)
    p /= p.sum()
    worth = Worth().observe(1.4, -0.06, 0.03, 2.0, 2.5)
    assert worth.mean == pytest.approx(p @ grid, abs=1e-8)
    assert worth.sd == pytest.approx((p @ (grid - p @ grid) ** 2) ** 0.5, abs=1e-6)
    assert [worth.trials, worth.gain] == pytest.approx([1, -0.25])


def test_a_day_of_ordinary_readiness_teaches_nothing_of_the_worth() -> None:
    worth = Worth().observe(0.0, -0.2, 0.03, 1.0, 1.0)
    assert [worth.mean, worth.variance, worth.trials] == pytest.approx([0.012, 0.008**2, 1])


def test_after_forty_workouts_without_gain_it_is_nothing_and_not_before() -> None:
    worth = Worth()
    for _ in range(39):
        worth = worth.observe(1.0, 0.0, 0.03, 1.0, 0.995)
    assert not worth.is_nothing
    assert worth.in_use > 0
    worth = worth.observe(1.0, 0.0, 0.03, 1.0, 0.995)
    assert worth.is_nothing
    assert worth.in_use == 0
    assert worth.shift(-1) < 0, "it is still tried, so that a gain would be seen"


def test_a_gain_of_one_percent_keeps_it() -> None:
    worth = Worth()
    for _ in range(60):
        worth = worth.observe(1.0, 0.01, 0.03, 1.0, 0.989)
    assert not worth.is_nothing
    assert worth.in_use == worth.mean


def test_a_large_worth_is_learnt() -> None:
    worth = after(200, 0.03)
    assert worth.mean == pytest.approx(0.03, abs=2.5 * worth.sd)
    assert worth.sd < 0.003
    assert not worth.is_nothing


def test_no_worth_becomes_nothing() -> None:
    worths = [after(150, 0.0, seed) for seed in range(20)]
    assert sum(worth.is_nothing for worth in worths) >= 17


def test_a_worse_day_is_never_taken_for_a_stronger_one() -> None:
    worth = after(200, -0.03)
    assert worth.mean < 0
    assert (worth.in_use, worth.shift(-1.0)) == (0.0, 0.0)
    assert worth.is_nothing
