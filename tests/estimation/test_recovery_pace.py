"""The own pace of recovery against an independent computation on the grid, and when the log can't tell."""

import math

import numpy as np
import pytest

from hormesis.estimation.fatigue import Bout
from hormesis.estimation.recovery_pace import PACES, RecoveryPace, fatigue_by_pace

SD = 0.03
DEPTH = 0.15


def after_rests(rests_h: list[float], true_pace: float, noise: float = 0.0, group: str = "chest", seed: int = 1) -> RecoveryPace:
    """First sets so many hours after a bout, as an athlete of that pace would do them."""
    chance = np.random.default_rng(seed)
    pace, hour = RecoveryPace.start(), 0.0
    usual = np.mean([DEPTH * math.exp(-h / (24 * true_pace)) for h in rests_h])
    for rest in rests_h:
        bouts = [Bout(hour, DEPTH, 24.0)]
        hour += rest
        surprise = usual - DEPTH * math.exp(-rest / (24 * true_pace)) + noise * chance.normal()
        pace = pace.observe(group, fatigue_by_pace(bouts, hour), float(surprise), SD)
    return pace


def test_the_posterior_against_a_product_of_densities_on_the_grid() -> None:
    surprises = [0.02, -0.04, 0.01, 0.0, -0.03]
    rests = [96.0, 24.0, 60.0, 20.0, 48.0]
    pace = RecoveryPace.start()
    fatigues = [[0.12 * math.exp(-rest / (26 * theta)) for theta in PACES] for rest in rests]
    for fatigue, surprise in zip(fatigues, surprises, strict=True):
        pace = pace.observe("quads", np.array(fatigue), surprise, SD)
    expected = []
    for i, theta in enumerate(PACES):
        density = math.exp(-0.5 * (math.log(theta) / 0.25) ** 2)
        seen = [fatigues[0][i]]
        for k in range(1, len(rests)):
            usual = sum(seen) / len(seen)
            density *= math.exp(-0.5 * ((surprises[k] + fatigues[k][i] - usual) / SD) ** 2)
            seen.append(fatigues[k][i])
        expected.append(density)
    ours = np.exp(pace.log_p)
    assert ours / ours.sum() == pytest.approx(np.array(expected) / sum(expected), abs=1e-6)


VARIED = [20.0, 96.0, 30.0, 72.0, 24.0, 120.0, 44.0, 26.0] * 6


@pytest.mark.parametrize("truth", [0.7, 1.0, 1.5])
def test_a_varied_schedule_tells_the_pace(truth: float) -> None:
    pace = after_rests(VARIED * 4, truth)
    assert pace.is_told
    low, high = pace.interval(0.9)
    assert low - 0.1 <= truth <= high + 0.1
    assert abs(math.log(pace.mean_pace / truth)) < 0.2


def test_a_regular_schedule_is_too_regular_to_tell_and_nothing_is_used() -> None:
    pace = after_rests([48.0] * 60, 1.6, noise=0.03)
    assert pace.n > 8
    assert not pace.is_told
    assert pace.mean_pace == 1.0


def test_two_groups_each_trained_regularly_are_too_regular_too() -> None:
    """Quads always tired, the chest always fresh: the forecasts of both have learnt that, so nothing tells of recovery."""
    pace, tired, fresh = RecoveryPace.start(), [Bout(0.0, 0.2, 28.0)], [Bout(0.0, 0.05, 20.0)]
    for _ in range(40):
        pace = pace.observe("quads", fatigue_by_pace(tired, 24.0), 0.0, SD)
        pace = pace.observe("chest", fatigue_by_pace(fresh, 96.0), 0.0, SD)
    assert not pace.is_told
    assert np.exp(pace.log_p) == pytest.approx(np.exp(RecoveryPace.start().log_p), abs=1e-9)


def test_eight_pairs_are_needed() -> None:
    few = after_rests(VARIED[:8], 1.5)
    assert (few.n, few.is_told) == (7, False)
    assert after_rests(VARIED[:9], 1.5).is_told


def test_a_noisy_forecast_teaches_less() -> None:
    rests = VARIED[:16]
    sure = after_rests(rests, 1.6)
    pace, hour = RecoveryPace.start(), 0.0
    for rest in rests:
        bouts = [Bout(hour, DEPTH, 24.0)]
        hour += rest
        pace = pace.observe("chest", fatigue_by_pace(bouts, hour), 0.02 - DEPTH * math.exp(-rest / (24 * 1.6)), 0.2)
    assert pace.interval()[1] - pace.interval()[0] > sure.interval()[1] - sure.interval()[0]


def test_before_anything_is_seen_the_interval_is_the_priors() -> None:
    low, high = RecoveryPace.start().interval()
    assert 0.6 <= low <= 0.8
    assert 1.2 <= high <= 1.5


def test_a_slower_pace_leaves_more_and_nothing_leaves_nothing() -> None:
    left = fatigue_by_pace([Bout(0.0, 0.1, 24.0)], 30.0)
    assert (np.diff(left) > 0).all()
    assert (fatigue_by_pace([], 30.0) == 0).all()
    assert (fatigue_by_pace([Bout(50.0, 0.1, 24.0)], 30.0) == 0).all()
