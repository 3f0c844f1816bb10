"""Beats become rMSSD or a refusal with figures; extra beats, missed beats and doubled beats are found and left out."""

import math
import random
from collections.abc import Sequence
from itertools import pairwise

import pytest

from hormesis.sources.beats import Unfit, Variability, rmssd


def heart(beats: int, seed: int = 1, mean_ms: float = 950, swing_ms: float = 35) -> list[float]:
    """A heart at rest that breathes every four seconds."""
    chance = random.Random(seed)
    out: list[float] = []
    elapsed = 0.0
    for _ in range(beats):
        wave = swing_ms * math.sin(2 * math.pi * elapsed / 4)
        out.append(round(mean_ms + wave + 10 * (sum(chance.random() for _ in range(12)) - 6)))
        elapsed += out[-1] / 1000
    return out


def fit(rr_ms: Sequence[float]) -> Variability:
    found = rmssd(rr_ms)
    assert isinstance(found, Variability), found
    return found


def unfit(rr_ms: Sequence[float]) -> str:
    found = rmssd(rr_ms)
    assert isinstance(found, Unfit), found
    return found.reason


def test_rmssd_and_sdnn_of_a_series_that_can_be_done_by_hand() -> None:
    found = fit([1000, 1040] * 40)
    assert found.rmssd_ms == pytest.approx(40)
    assert found.ln_rmssd == pytest.approx(math.log(40))
    assert found.sdnn_ms == pytest.approx(20 * math.sqrt(80 / 79))
    assert found.mean_bpm == pytest.approx(60000 / 1020)
    assert (found.beats, found.dropped) == (80, 0)
    assert found.duration_s == pytest.approx(81.6)


def test_less_than_a_minute_is_refused_with_the_seconds() -> None:
    assert unfit([1000, 1020] * 29) == "58.5 s of beats recorded, at least 60 s are needed"
    assert fit([1000, 1020] * 30).duration_s == pytest.approx(60.6)
    assert unfit([]).startswith("0 s of beats")


def test_intervals_that_cannot_be_are_no_time() -> None:
    assert unfit([1000, 1020] * 29 + [20000]).startswith("58.5 s")


def test_more_than_one_beat_in_twenty_dropped_is_refused_with_the_share() -> None:
    beats = heart(200)
    for place in range(10, 200, 18):
        beats[place] *= 2
    assert unfit(beats) == "11 of 200 beats (5.5 %) are artefacts or extra beats, at most 5 % may be"
    beats[10] /= 2
    assert fit(beats).dropped == 10


def test_a_first_interval_that_is_garbage_is_dropped() -> None:
    beats = heart(120)
    assert fit([1589, *beats]).rmssd_ms == pytest.approx(fit(beats).rmssd_ms)


def test_no_difference_is_taken_across_a_dropped_beat_or_a_gap() -> None:
    left, right = [1000, 1010] * 40, [1100, 1110] * 40
    assert fit([*left, 2500, *right]).rmssd_ms == pytest.approx(10)
    found = fit([*left, math.nan, *right])
    assert found.rmssd_ms == pytest.approx(10)
    assert (found.beats, found.dropped) == (160, 0)


def test_a_beat_that_does_not_vary_is_no_heart() -> None:
    assert unfit([800] * 200) == "an rMSSD of 0.0 ms, plausible are 1 to 400 ms"


def extra(beats: list[float], place: int) -> list[float]:
    """A premature beat with its compensatory pause: the two intervals keep their sum."""
    early = 0.6 * beats[place]
    return [*beats[:place], early, beats[place] + beats[place + 1] - early, *beats[place + 2 :]]


def mild(beats: list[float], place: int) -> list[float]:
    """A beat 13 % early: neither interval lies 20 % from the median, the two differ by more."""
    early = 0.87 * beats[place]
    return [*beats[:place], early, beats[place] + beats[place + 1] - early, *beats[place + 2 :]]


def missed(beats: list[float], place: int) -> list[float]:
    return [*beats[:place], beats[place] + beats[place + 1], *beats[place + 2 :]]


def doubled(beats: list[float], place: int) -> list[float]:
    return [*beats[:place], 0.45 * beats[place], 0.55 * beats[place], *beats[place + 1 :]]


@pytest.mark.parametrize(("spoil", "within"), [(extra, 0.03), (missed, 0.03), (doubled, 0.03), (mild, 0.1)])
@pytest.mark.parametrize("every", [200, 100, 45])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_inserted_artefacts_hardly_move_rmssd(spoil: object, within: float, every: int, seed: int) -> None:
    assert callable(spoil)
    clean = heart(600, seed)
    spoilt = clean
    for place in range(570, 10, -every):
        spoilt = spoil(spoilt, place)
    truth, raw = fit(clean).rmssd_ms, math.sqrt(sum((b - a) ** 2 for a, b in pairwise(spoilt)) / 600)
    found = fit(spoilt)
    assert found.dropped >= len(range(570, 10, -every))
    assert found.rmssd_ms == pytest.approx(truth, rel=within)
    assert abs(raw - truth) > 2 * abs(found.rmssd_ms - truth), "the rule brings nothing"


@pytest.mark.parametrize("spoil", [extra, missed, doubled])
def test_many_artefacts_are_refused(spoil: object) -> None:
    assert callable(spoil)
    beats = heart(600)
    for place in range(580, 10, -12):
        beats = spoil(beats, place)
    assert "at most 5 % may be" in unfit(beats)


def test_breathing_and_a_slow_change_of_pace_cost_no_beat() -> None:
    rising = [rr - 0.8 * i for i, rr in enumerate(heart(400, swing_ms=45))]
    assert fit(rising).dropped == 0
