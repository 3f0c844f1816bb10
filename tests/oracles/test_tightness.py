"""What a pattern provokes against the numbers of the design, and the logistic against Bayes by brute force."""

import math

import numpy as np
import pytest

from hormesis.domain import constants as c
from hormesis.estimation.exposures import Session
from hormesis.estimation.provocation import Provocations
from hormesis.estimation.tightness_logit import Logit, predicted

CALM = "0" * 7


def after(history: str) -> float:
    """The forecast for one more pull, after one a week: 1 was tight on the next morning, 0 was not, - was not asked."""
    provoked = Provocations()
    for week, outcome in enumerate(history):
        end = week * 168.0 + 18
        provoked = provoked.observe([Session(end, {"vertical_pull": ("upper_back",)})], ())
        if outcome != "-":
            provoked = provoked.observe((), [(end + 13, ("upper_back",) if outcome == "1" else ())])
    hour = len(history) * 168.0 + 10
    return provoked.rate("upper_back", "vertical_pull", hour).probability(int(hour // 24))


@pytest.mark.parametrize(
    ("history", "published"),
    [
        (CALM + "111", 0.52),
        (CALM + "11111", 0.70),
        (CALM + "11111" + "000000", 0.19),
        ("0000000000", 0.03),
        ("111", 0.64),
    ],
)
def test_what_a_pull_provokes_against_the_numbers_of_the_design(history: str, published: float) -> None:
    """Calm before: seven quiet pulls. The published numbers are rounded, one of them up."""
    assert after(history) == pytest.approx(published, abs=0.01)


def test_a_pull_that_no_report_followed_is_no_quiet_one() -> None:
    assert after("1-1-1") == pytest.approx(after("111"))
    assert after("10101") < after("111") - 0.1


def test_one_report_against_bayes_on_a_grid() -> None:
    """Two coefficients, the others of no exposure: mode and curvature of the exact posterior."""
    x = np.zeros(9)
    x[0], x[2] = 1.0, 1.8
    logit = Logit.start()
    seen = logit.observe(x, True, 10, 0.3)
    a, b = (np.linspace(m - 5, m + 5, 2001) for m in (logit.mean[0], logit.mean[2]))
    grid_a, grid_b = np.meshgrid(a, b, indexing="ij")
    prior = ((grid_a - logit.mean[0]) / 1.0) ** 2 + ((grid_b - logit.mean[2]) / 0.5) ** 2
    log_p = -0.5 * prior - np.log1p(np.exp(-(grid_a + 1.8 * grid_b)))
    i, j = np.unravel_index(int(log_p.argmax()), log_p.shape)
    assert seen.mean[[0, 2]] == pytest.approx([a[i], b[j]], abs=0.006)
    step = a[1] - a[0]
    curved = -(log_p[i + 1, j] - 2 * log_p[i, j] + log_p[i - 1, j]) / step**2
    crossed = -(log_p[i + 1, j + 1] - log_p[i + 1, j - 1] - log_p[i - 1, j + 1] + log_p[i - 1, j - 1]) / (4 * step**2)
    other = -(log_p[i, j + 1] - 2 * log_p[i, j] + log_p[i, j - 1]) / step**2
    cov = np.linalg.inv([[curved, crossed], [crossed, other]])
    assert seen.cov[np.ix_([0, 2], [0, 2])] == pytest.approx(cov, rel=0.01)
    untouched = [1, 3, 4, 5, 6, 7, 8]
    assert (seen.mean[untouched] == logit.mean[untouched]).all()


def test_a_forecast_against_the_integral_over_the_coefficients() -> None:
    x = np.array([1.0, 0.7, 1.5, -0.2, 1.0, 0.0, 0.5, 0.0, 1.0])
    logit = Logit.start()
    mean, sd = float(x @ logit.mean), math.sqrt(float(x @ logit.cov @ x))
    z = np.linspace(mean - 8 * sd, mean + 8 * sd, 20001)
    weight = np.exp(-0.5 * ((z - mean) / sd) ** 2)
    exact = float((weight / (1 + np.exp(-z))).sum() / weight.sum())
    assert predicted(logit, x) == pytest.approx(exact, abs=0.01)


def test_the_priors_are_those_of_the_table() -> None:
    assert Logit.start().mean.tolist() == [one.value for one in c.TIGHT_COEFFICIENT.values()]
    assert list(c.TIGHT_COEFFICIENT) == list(c.TIGHT_COEFFICIENT_SD)
