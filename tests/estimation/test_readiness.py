"""Readiness against Bayes by brute force, the worked examples of the science review §6.7, and the bands of the design."""

import math
from dataclasses import replace
from typing import Literal

import numpy as np
import pytest

from hormesis.domain.evidence import Unavailable
from hormesis.estimation.readiness import Readiness, readiness_of
from hormesis.estimation.readings import Reading
from hormesis.estimation.signal_table import signal_table

ALL = {"energy": 0.65, "night": 0.40, "rmssd": 0.40, "stress": 0.35, "soreness": 0.30, "strain": 0.20}


def seen(name: str, z: float, state: Literal["used", "learning", "watched"] = "used", days: int = 40) -> Reading:
    return Reading(signal_table()[name], 1.0, 1.0, 0.5, 1.5, z, days, state, False, "ring", False, 1)


def ready(**z: float) -> Readiness:
    found = readiness_of([seen(name, value) for name, value in z.items()])
    assert isinstance(found, Readiness)
    return found


def by_brute_force(z: dict[str, float]) -> tuple[float, float]:
    """Mean and SD of R from prior × likelihoods on a fine grid: nothing of the closed form."""
    grid = np.linspace(-8, 8, 160_001)
    log_p = -0.5 * grid**2
    for name, value in z.items():
        loading = ALL[name]
        log_p -= 0.5 * (value - loading * grid) ** 2 / (1 - loading**2)
    p = np.exp(log_p - log_p.max())
    p /= p.sum()
    mean = float(p @ grid)
    return mean, math.sqrt(float(p @ (grid - mean) ** 2))


@pytest.mark.parametrize(
    "z",
    [
        {"energy": -1.0},
        {"rmssd": -2.0},
        {"night": 2.5, "strain": -2.5},
        {"energy": 1.2, "night": -0.4, "rmssd": 0.3, "stress": -2.0, "soreness": 0.0, "strain": 0.7},
        dict.fromkeys(ALL, -1.0),
    ],
    ids=str,
)
def test_the_posterior_against_bayes_by_numerical_integration(z: dict[str, float]) -> None:
    found = ready(**z)
    mean, sd = by_brute_force(z)
    assert found.mean == pytest.approx(mean, abs=1e-6)
    assert found.sd == pytest.approx(sd, abs=1e-6)
    grid = np.linspace(-8, 8, 160_001)
    density = np.exp(-0.5 * ((grid - mean) / sd) ** 2)
    assert found.p_low == pytest.approx(density[grid < -0.5].sum() / density.sum(), abs=1e-4)
    assert found.p_high == pytest.approx(density[grid > 0.1].sum() / density.sum(), abs=1e-4)


@pytest.mark.parametrize(
    ("z", "mean", "sd"),
    [
        (dict.fromkeys(["energy", "night", "rmssd", "stress", "soreness"], -0.92), -1.1, 0.65),
        ({"energy": -1.0}, -0.65, 0.76),
        ({"rmssd": -2.0}, -0.80, 0.92),
    ],
    ids=["all about -1", "wellness alone", "HRV alone"],
)
def test_the_worked_examples_of_the_science_review(z: dict[str, float], mean: float, sd: float) -> None:
    found = ready(**z)
    assert round(found.mean, 1 if mean == -1.1 else 2) == mean
    assert round(found.sd, 2) == sd


def test_low_hrv_alone_is_too_uncertain_to_ease_the_day_much() -> None:
    assert 0.6 < ready(rmssd=-2.0).p_low < 0.8
    assert ready(rmssd=-1.0).band == "balanced"


def test_the_shares_add_up_to_the_mean_and_name_their_signals() -> None:
    found = ready(energy=-1.0, rmssd=-2.0, resting_hr=-1.0, night=0.5)
    assert sum(share.adds for share in found.shares) == pytest.approx(found.mean)
    assert {share.item: share.signals for share in found.shares}["autonomic"] == ("rmssd", "resting_hr")


def test_heart_rate_and_its_variability_are_one_item_and_load_like_the_better() -> None:
    both = next(share for share in ready(sdnn=-1.0, resting_hr=-2.0).shares if share.item == "autonomic")
    assert (both.z, both.loading) == (-1.5, 0.30)
    assert ready(rmssd=-1.0, resting_hr=-1.0).sd == ready(rmssd=-1.0).sd


def test_an_ordinary_day_scores_65_or_66_with_its_80_percent_interval() -> None:
    score = ready(energy=0.0).score
    assert score.value == pytest.approx(65.54, abs=0.01)
    assert score.low == pytest.approx(100 * 0.2833, abs=0.1)
    assert score.high == pytest.approx(100 * 0.9152, abs=0.1)


@pytest.mark.parametrize(
    ("mean", "band"), [(-0.63, "balanced"), (-0.67, "light"), (0.24, "balanced"), (0.28, "push"), (0.0, "balanced")]
)
def test_a_band_is_said_from_six_in_ten(mean: float, band: str) -> None:
    """With an SD of 0.65 that is a score below about 40 and from about 74 on: P(R < −0.5), P(R > 0.1) ≥ 0.6."""
    assert Readiness(mean, 0.6464, ()).band == band


@pytest.mark.parametrize(("mean", "sd", "p_low"), [(-0.5, 0.7, 0.5), (-0.5 - 0.2533 * 0.7, 0.7, 0.6), (-0.5 + 0.7, 0.7, 0.1587)])
def test_the_probability_of_a_low_day(mean: float, sd: float, p_low: float) -> None:
    assert Readiness(mean, sd, ()).p_low == pytest.approx(p_low, abs=1e-3)


def test_with_nothing_known_there_is_no_readiness() -> None:
    assert readiness_of([]) == Unavailable("no_signals")


def test_training_strain_alone_is_no_readiness() -> None:
    assert readiness_of([seen("strain", -2.0)]) == Unavailable("no_signals")


def test_signals_that_are_only_learnt_say_how_long_still() -> None:
    found = readiness_of([seen("rmssd", -1.0, "learning", 5), seen("night", -1.0, "learning", 9), seen("strain", 1.0)])
    assert isinstance(found, Unavailable)
    assert found.reason == "signals_learning"
    assert found.values == {"days": 9, "needed": 14}


def test_what_is_learnt_or_watched_changes_nothing_of_what_is_used() -> None:
    used = [seen("energy", -1.0)]
    more = [*used, seen("rmssd", -2.5, "learning"), seen("respiratory_rate", -2.5, "watched")]
    assert readiness_of(more) == readiness_of(used)


def test_a_signal_that_loads_on_nothing_changes_nothing() -> None:
    idle = replace(seen("rmssd", -2.5), spec=replace(signal_table()["rmssd"], loading=0.0, item="idle"))
    assert readiness_of([seen("energy", -1.0), idle]) == readiness_of([seen("energy", -1.0)])
