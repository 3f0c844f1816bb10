"""Synthetic athletes who let a coin decide: a small sample against the committed run, and that run against floors."""

import math
from typing import Any

import pytest

from simulations.release_trial import ATHLETES, LENGTHS, SEED, VARIANTS, figures_of

SAMPLE = 40
"""Athletes a row: the first 40 of the committed 150, about 3 s in all."""
STATED = 0.80


def test_the_committed_run_is_whole(committed: dict[str, Any]) -> None:
    assert (committed["athletes"], committed["seed"]) == (ATHLETES, SEED)
    assert list(committed["rows"]) == [f"{name}, {days} days" for name in VARIANTS for days in LENGTHS]


@pytest.mark.parametrize("name", VARIANTS)
@pytest.mark.parametrize("days", LENGTHS)
def test_a_sample_is_no_worse_than_the_committed_run(name: str, days: int, committed: dict[str, Any]) -> None:
    row = committed["rows"][f"{name}, {days} days"]
    ours = figures_of(VARIANTS[name], days, SAMPLE)
    assert ours.coverage80 >= row["coverage80"] - 3 * math.sqrt(0.8 * 0.2 / SAMPLE)
    assert ours.rmse <= row["rmse"] * (1 + 3 / math.sqrt(2 * SAMPLE))
    assert ours.wrong <= 0.05


@pytest.mark.parametrize("name", VARIANTS)
@pytest.mark.parametrize("days", LENGTHS)
def test_the_interval_holds_the_true_effect_as_often_as_it_says(name: str, days: int, committed: dict[str, Any]) -> None:
    """Two standard errors of 150 athletes below what is stated; above it by no more than the prior may add."""
    row = committed["rows"][f"{name}, {days} days"]
    assert STATED - 2 * math.sqrt(0.8 * 0.2 / ATHLETES) <= row["coverage80"] <= 0.92
    assert abs(row["bias"]) < 0.06
    assert row["rmse"] < row["rmse_prior"]
    assert row["wrong"] <= 0.01


def test_more_days_tell_more(committed: dict[str, Any]) -> None:
    few, many = (committed["rows"][f"as drawn, {days} days"] for days in LENGTHS)
    assert many["rmse"] < 0.65 * few["rmse"]
    assert many["helps"] + many["no_effect"] > few["helps"] + few["no_effect"]
