"""The curve and its inverse, and the slopes that a filter goes along."""

import math

import pytest

from hormesis.estimation.curve import epley_1rm, epley_reps, log_load, log_one_rep_max, reps_to_failure, slopes

LN_KAPPA = math.log(0.04)


@pytest.mark.parametrize("n", [1.0, 1.5, 3.0, 8.0, 15.0, 30.0])
def test_load_reps_and_1rm_are_each_others_inverse(n: float) -> None:
    log_w = log_load(4.6, LN_KAPPA, n)
    assert reps_to_failure(4.6, LN_KAPPA, log_w) == pytest.approx(n)
    assert log_one_rep_max(log_w, LN_KAPPA, n) == pytest.approx(4.6)


def test_a_load_at_or_above_the_1rm_gives_one_repetition() -> None:
    assert reps_to_failure(4.6, LN_KAPPA, 4.6) == 1.0
    assert reps_to_failure(4.6, LN_KAPPA, 5.0) == 1.0


def test_less_than_one_repetition_is_taken_as_one() -> None:
    assert log_load(4.6, LN_KAPPA, 0.0) == 4.6
    assert log_one_rep_max(4.6, LN_KAPPA, 0.5) == 4.6


@pytest.mark.parametrize("log_w", [3.5, 4.2, 4.55, 4.7, 5.0])
def test_slopes_are_the_derivatives_on_both_sides_of_the_1rm(log_w: float) -> None:
    n, along, steeper = slopes(4.6, LN_KAPPA, log_w)
    step = 1e-6
    assert along == pytest.approx((slopes(4.6 + step, LN_KAPPA, log_w)[0] - slopes(4.6 - step, LN_KAPPA, log_w)[0]) / (2 * step))
    wider = (slopes(4.6, LN_KAPPA + step, log_w)[0] - slopes(4.6, LN_KAPPA - step, log_w)[0]) / (2 * step)
    assert steeper == pytest.approx(wider)
    assert (n > 1) == (log_w < 4.6)


def test_slopes_stay_finite_at_the_1rm_itself() -> None:
    n, along, steeper = slopes(4.6, LN_KAPPA, 4.6)
    assert n == pytest.approx(1.0, abs=0.05)
    assert 1 < along < 100
    assert abs(steeper) < 0.1


def test_epley_is_the_load_itself_at_one_repetition() -> None:
    assert epley_1rm(100, 1) == 100
    assert epley_1rm(90, 10) == pytest.approx(120)
    assert epley_reps(120, 90) == pytest.approx(10)
