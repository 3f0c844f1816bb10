"""Forecasts of a top set's repetitions: what they lean on, and how they learn whom to believe."""

import math

import numpy as np
import pytest

from hormesis.estimation.forecast import REPS_MAX, PersonalMix, RepsForecast, forecast, voices
from hormesis.estimation.top_sets import TopSets


def history(*days: tuple[float, int], gap: int = 3) -> TopSets:
    tops = TopSets.start()
    for i, (load_kg, reps) in enumerate(days):
        tops = tops.add(1000 + gap * i, math.log(load_kg), reps)
    return tops


def at(tops: TopSets, load_kg: float, mix: PersonalMix | None = None) -> RepsForecast:
    return forecast(tops, math.log(load_kg), int(tops.rows[0, 0]) + 3, mix or PersonalMix.start())


def test_a_lifter_who_always_does_eight_is_expected_to_do_eight() -> None:
    seen = at(history(*[(100, 8)] * 12), 100)
    assert seen.median == 8
    assert seen.probabilities[7] > 0.7


def test_the_load_used_before_with_its_repetitions_is_remembered_in_a_scheme_of_two() -> None:
    """Heavy fives and light tens in turn: each load has its own repetitions."""
    tops = history(*[(100, 5), (80, 10)] * 8)
    assert at(tops, 100).median == 5
    assert at(tops, 80).median == 10


def test_a_much_heavier_load_gives_fewer_and_a_much_lighter_one_more() -> None:
    tops = history(*[(100, 8)] * 12)
    mean = [float(at(tops, load_kg).probabilities @ np.arange(1, REPS_MAX + 1)) for load_kg in (70, 100, 120)]
    assert mean[0] > mean[1] > mean[2]


@pytest.mark.parametrize(("past", "now"), [((10, 20), 1000), ((1000, 1), 10), ((0.5, 20), 0.4), ((100, 1), 300)])
def test_a_load_out_of_all_proportion_still_gives_a_distribution(past: tuple[float, int], now: float) -> None:
    seen = at(history(*[past] * 10), now)
    assert seen.probabilities.sum() == pytest.approx(1, abs=1e-9)
    assert seen.heads.sum(axis=1) == pytest.approx(np.ones(len(seen.heads)), abs=1e-9)


def test_nothing_is_ever_impossible() -> None:
    assert at(history(*[(100, 8)] * 40), 100).probabilities.min() >= 0.003 / REPS_MAX


def test_one_day_of_history_is_enough() -> None:
    assert at(history((60, 10)), 60).probabilities.sum() == pytest.approx(1, abs=1e-9)


def test_quantiles_count_up_from_one_and_the_median_is_the_half() -> None:
    p = np.zeros(REPS_MAX)
    p[4], p[7], p[9] = 0.25, 0.5, 0.25
    seen = RepsForecast(p, p[None], np.ones(1))
    assert (seen.quantile(0.1), seen.quantile(0.5), seen.quantile(0.9)) == (5, 8, 10)
    assert seen.median == 8
    assert seen.quantile(1.0) <= REPS_MAX


def test_the_mixture_leans_to_the_head_that_is_right() -> None:
    tops = history(*[(100, 5), (80, 10)] * 8)
    mix = PersonalMix.start()
    first = at(tops, 100, mix)
    assert mix.lean() == pytest.approx(np.ones(len(first.weights)))
    best = int(first.heads[:, 11].argmax())
    for _ in range(200):
        mix = mix.observe(at(tops, 100, mix), 12)
    after = at(tops, 100, mix)
    assert mix.lean()[best] == mix.lean().max() > 1
    assert after.probabilities[11] > first.probabilities[11]


def test_a_forecast_alone_and_among_others_is_the_same() -> None:
    tops = [history(*[(100, 8)] * 5), history(*[(60, 12), (70, 9)] * 20), history((40, 15))]
    log_w = np.log([102.5, 65, 42])
    days = np.array([int(t.rows[0, 0]) + 2 for t in tops])
    together = voices(tops, log_w, days)
    for i, one in enumerate(tops):
        alone = forecast(one, float(log_w[i]), int(days[i]), PersonalMix.start())
        assert together.mixed(i, PersonalMix.start()).probabilities == pytest.approx(alone.probabilities, abs=1e-12)


def test_a_leaning_forecast_moves_its_mean_and_keeps_its_habits() -> None:
    p = np.zeros(20)
    p[[4, 7, 11]] = [0.2, 0.6, 0.2]
    seen = RepsForecast(p, p[None], np.ones(1))
    up, down = seen.tilted(0.4), seen.tilted(-0.4)
    assert up.mean - seen.mean == pytest.approx(0.4, abs=0.1)
    assert down.mean - seen.mean == pytest.approx(-0.4, abs=0.1)
    assert set(np.flatnonzero(up.probabilities)) == {4, 7, 11}
    assert up.probabilities.sum() == pytest.approx(1)
    assert (up.median, down.median) == (8, 8)
