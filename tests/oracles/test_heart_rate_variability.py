"""rMSSD and SDNN against NeuroKit2 0.2.13 (MIT), on beats that are made here.

The figures are ``neurokit2.hrv_time({"RRI": kept, "RRI_Time": seconds at each kept beat's end})``: its rMSSD also takes no
difference across a beat that is missing. NeuroKit2 asks for half a gigabyte of other packages, so it is not installed with
Hormesis; to make the figures again, install it beside and run ``python tests/oracles/test_heart_rate_variability.py``.
"""

import importlib
import math
import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from hormesis.sources.beats import Variability, rmssd

RR = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "rr"

NEUROKIT2: dict[tuple[int, float, float, float], tuple[float, float]] = {
    (1, 1000, 40, 10): (42.853103401946804, 36.5733368202221),
    (2, 850, 60, 15): (58.30027706421652, 53.15976010089739),
    (3, 1200, 90, 20): (109.60375201670949, 77.50535493667292),
    (4, 700, 8, 3): (7.633851532683725, 12.710612659721154),
    (5, 950, 20, 30): (48.952664978745574, 36.39581863394596),
    (6, 550, 5, 2): (4.289638971552929, 8.600824332469243),
}
"""(seed, mean interval, breathing's swing, noise) in ms → rMSSD and SDNN in ms."""

WITH_MISSED_BEATS: dict[int, tuple[float, float]] = {
    11: (31.413290263753098, 29.18275937914449),
    12: (30.752130113107718, 28.511913432123194),
    13: (30.138769957406268, 28.653584399614612),
}
"""Seed → rMSSD and SDNN of such beats with a missed beat in every sixty."""


def made(seed: int, mean_ms: float, swing_ms: float, noise_ms: float, beats: int = 400) -> list[float]:
    """A heart at rest: breathing of 4 s, a slow wave of 10 s, a drift and chance, in whole milliseconds."""
    chance = random.Random(seed)
    out: list[float] = []
    elapsed = 0.0
    for _ in range(beats):
        rr = (
            mean_ms
            + swing_ms * math.sin(2 * math.pi * elapsed / 4)
            + 0.6 * swing_ms * math.sin(2 * math.pi * elapsed / 10)
            + 0.02 * mean_ms * math.sin(2 * math.pi * elapsed / 300)
            + noise_ms * (sum(chance.random() for _ in range(12)) - 6)
        )
        out.append(float(round(rr)))
        elapsed += out[-1] / 1000
    return out


def with_missed_beats(seed: int) -> list[float]:
    beats = made(seed, 900, 30, 8)
    for place in range(30, len(beats), 60):
        beats[place] += 880
    return beats


@pytest.mark.parametrize("case", NEUROKIT2)
def test_clean_beats_agree_with_neurokit2_to_a_thousandth(case: tuple[int, float, float, float]) -> None:
    found = rmssd(made(*case))
    assert isinstance(found, Variability)
    assert found.dropped == 0
    assert (found.rmssd_ms, found.sdnn_ms) == pytest.approx(NEUROKIT2[case], rel=1e-3)


@pytest.mark.parametrize("seed", WITH_MISSED_BEATS)
def test_differences_across_dropped_beats_are_left_out_as_neurokit2_does(seed: int) -> None:
    found = rmssd(with_missed_beats(seed))
    assert isinstance(found, Variability)
    assert found.dropped == 7
    assert (found.rmssd_ms, found.sdnn_ms) == pytest.approx(WITH_MISSED_BEATS[seed], rel=1e-3)


def _print_figures() -> None:
    neurokit2 = importlib.import_module("neurokit2")

    def figures(beats: Sequence[float], keep: Sequence[bool]) -> tuple[float, float]:
        ends = [sum(beats[: i + 1]) / 1000 for i in range(len(beats))]
        given = {
            "RRI": [rr for rr, k in zip(beats, keep, strict=True) if k],
            "RRI_Time": [end for end, k in zip(ends, keep, strict=True) if k],
        }
        table = neurokit2.hrv_time(given)
        return float(table["HRV_RMSSD"].iloc[0]), float(table["HRV_SDNN"].iloc[0])

    for case in ((1, 1000, 40, 10), (2, 850, 60, 15), (3, 1200, 90, 20), (4, 700, 8, 3), (5, 950, 20, 30), (6, 550, 5, 2)):
        beats = made(*case)
        print(f"    {case}: {figures(beats, [True] * len(beats))},")
    for seed in (11, 12, 13):
        beats = with_missed_beats(seed)
        print(f"    {seed}: {figures(beats, [place % 60 != 30 for place in range(len(beats))])},")
    for name in ("rr_01.txt", "rr_06.txt"):
        beats = [float(line) for line in (RR / name).read_text().split()]
        print(f"    {name!r}: {figures(beats, [True] * len(beats))},")


if __name__ == "__main__":
    _print_figures()
