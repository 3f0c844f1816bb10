"""Heart rate variability from beat-to-beat intervals: ``rmssd(rr_ms)`` gives ``Variability``, or ``Unfit`` and why.

Plews 2014, Int J Sports Physiol Perform, doi 10.1123/ijspp.2013-0455: ln rMSSD from a rest recording (grade: moderate).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, stdev

__all__ = ["HIGHEST_RMSSD_MS", "LOWEST_RMSSD_MS", "Unfit", "Variability", "rmssd"]

LOWEST_RMSSD_MS, HIGHEST_RMSSD_MS = 1.0, 400.0
_SHORTEST_BEAT_MS, _LONGEST_BEAT_MS = 300.0, 2000.0
_MOST_OFF = 0.20
_BESIDE = 5
"""Beats on either side that make the local median."""
_LEAST_SECONDS = 60.0
_MOST_DROPPED = 0.05


@dataclass(frozen=True, slots=True)
class Variability:
    """rMSSD and SDNN in ms and ln rMSSD of the beats that were kept; how many there were and were ``dropped``; seconds recorded.

    ``mean_bpm`` is 60 000 over the mean interval kept.
    """

    rmssd_ms: float
    ln_rmssd: float
    sdnn_ms: float
    mean_bpm: float
    beats: int
    dropped: int
    duration_s: float


@dataclass(frozen=True, slots=True)
class Unfit:
    """Beats from which no variability is computed; ``reason`` has the figures (``48 s recorded, at least 60 s are needed``)."""

    reason: str


def rmssd(rr_ms: Sequence[float]) -> Variability | Unfit:
    """rMSSD = √ mean (RRᵢ₊₁ − RRᵢ)² over beats that were neighbours and were both kept; SDNN over the beats kept.

    ``rr_ms`` are the intervals in milliseconds, in order; a NaN is a gap in the recording: no beat, and the beats beside it are
    no neighbours. A beat is dropped outside 300 to 2000 ms; when it lies more than 20 % from the median of itself and the five
    on either side; and, of two neighbours that differ by more than 20 % of it, the one farther from it. ``Unfit`` when under
    60 s were recorded (implausible intervals are no time), when over 5 % of the beats were dropped, or when the beats don't
    vary as a heart does.
    """
    beats = [rr for rr in rr_ms if not math.isnan(rr)]
    seconds = sum(rr for rr in beats if _plausible(rr)) / 1000
    if seconds < _LEAST_SECONDS:
        return Unfit(f"{_places(seconds)} s of beats recorded, at least {_LEAST_SECONDS:g} s are needed")
    kept = _kept(rr_ms)
    good = [rr for rr, keep in zip(rr_ms, kept, strict=True) if keep]
    dropped = len(beats) - len(good)
    if dropped > _MOST_DROPPED * len(beats):
        return Unfit(
            f"{dropped} of {len(beats)} beats ({100 * dropped / len(beats):.1f} %) are artefacts or extra beats, "
            f"at most {100 * _MOST_DROPPED:g} % may be"
        )
    squares = [(rr_ms[i + 1] - rr_ms[i]) ** 2 for i in range(len(rr_ms) - 1) if kept[i] and kept[i + 1]]
    value = math.sqrt(math.fsum(squares) / len(squares)) if squares else 0.0
    if not LOWEST_RMSSD_MS <= value <= HIGHEST_RMSSD_MS:
        return Unfit(f"an rMSSD of {value:.1f} ms, plausible are {LOWEST_RMSSD_MS:g} to {HIGHEST_RMSSD_MS:g} ms")
    return Variability(
        rmssd_ms=value,
        ln_rmssd=math.log(value),
        sdnn_ms=stdev(good),
        mean_bpm=60000 * len(good) / math.fsum(good),
        beats=len(beats),
        dropped=dropped,
        duration_s=seconds,
    )


def _plausible(rr: float) -> bool:
    return _SHORTEST_BEAT_MS <= rr <= _LONGEST_BEAT_MS


def _places(seconds: float) -> str:
    return f"{math.floor(10 * seconds) / 10:g}"  # 59.96 s must not be told as 60


def _kept(rr_ms: Sequence[float]) -> list[bool]:
    """Which intervals are beats of the sinus node, as far as the 20 % rule can tell."""
    medians = [_local_median(rr_ms, i) for i in range(len(rr_ms))]
    off = [abs(rr - m) / m if _plausible(rr) else math.inf for rr, m in zip(rr_ms, medians, strict=True)]
    kept = [share <= _MOST_OFF for share in off]
    for i in range(len(rr_ms) - 1):
        jump = kept[i] and kept[i + 1] and abs(rr_ms[i + 1] - rr_ms[i]) > _MOST_OFF * medians[i + 1]
        if jump:
            kept[i + 1 if off[i + 1] >= off[i] else i] = False
    return kept


def _local_median(rr_ms: Sequence[float], place: int) -> float:
    around = [rr for rr in rr_ms[max(0, place - _BESIDE) : place + _BESIDE + 1] if _plausible(rr)]
    return median(around) if around else math.nan
