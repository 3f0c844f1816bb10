"""The athlete's own need of sleep, how good the last night was, and what being short of it costs. ``Night``, ``sleep_of``.

Duration counts most, since it is what strength has been seen to follow (Craven 2022, moderate); efficiency, regularity and
stages less, since watches measure them worse and nothing ties them to strength (expert).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hormesis.domain import constants as c
from hormesis.estimation.baseline import KEPT_DAYS, Baseline, Sample, baseline_of

__all__ = ["Night", "Sleep", "night_from", "sleep_need_min", "sleep_of", "with_night"]

_LAST_NIGHTS = (0.5, 0.3, 0.2)
_NEED_DAYS = 28
_NEED_NIGHTS = 10
_UNRESTRICTED_MIN = 360.0
_NEED_RANGE_MIN = (360.0, 570.0)
_LEAST_NIGHTS = 5
_DURATION_SD_MIN = 60.0
_PARTS = {"duration": 1.0, "efficiency": 0.4, "regularity": 0.2, "stages": 0.2}
_DEVICE_SD = 0.35
_MISSING_SD = 0.4
_MEAN_ABSOLUTE = 0.8
_HALF_DAY = 720
_WINSOR = 2.5


@dataclass(frozen=True, slots=True)
class Night:
    """One night, by the day of waking. Minutes; ``onset_min`` counts from midnight (23:30 is −30); None where not measured."""

    ordinal: int
    asleep_min: float
    in_bed_min: float | None = None
    onset_min: float | None = None
    restorative_min: float | None = None
    frozen: bool = False


@dataclass(frozen=True, slots=True)
class Sleep:
    """The night before a day. ``quality`` is in SD of the athlete's own nights, ``sd`` its uncertainty; ``slept_min`` weighs
    the last three nights, ``loss`` is what being short of ``need_min`` costs, in ln performance (zero or below)."""

    quality: float
    sd: float
    parts: Mapping[str, float]
    asleep_min: float
    slept_min: float
    need_min: float
    need_is_own: bool
    loss: float

    @property
    def short_h(self) -> float:
        """By how many hours the last night was shorter than needed; 0 where it wasn't."""
        return max(0.0, self.need_min - self.asleep_min) / 60


def night_from(ordinal: int, fields: Mapping[str, Any], frozen: bool = False) -> Night | None:
    """The night of a ``night`` fact; None when it doesn't say how long the athlete slept."""
    asleep = fields.get("asleep_min")
    stages = [fields.get(name) for name in ("deep_min", "rem_min")]
    if not asleep:
        parts = [*stages, fields.get("light_min")]
        asleep = sum(part for part in parts if part)
    if not asleep or not 60 <= asleep <= 16 * 60:
        return None
    in_bed = fields.get("in_bed_min")
    restorative = sum(part for part in stages if part)
    onset = fields.get("onset")
    return Night(
        ordinal,
        float(asleep),
        float(in_bed) if in_bed and in_bed >= asleep else None,
        _from_midnight(str(onset)) if onset else None,
        float(restorative) if restorative else None,
        frozen,
    )


def with_night(kept: Sequence[Night], new: Night) -> tuple[Night, ...]:
    """The nights with one more; a later word on the same night replaces it."""
    return (*(one for one in kept if new.ordinal - KEPT_DAYS <= one.ordinal != new.ordinal), new)


def sleep_need_min(nights: Sequence[Night], on: int) -> tuple[float, bool]:
    """How long this athlete needs to sleep (min), and whether that is their own: the median of the nights of the last 28 days
    that were not cut short (6 h or more), else 7 h 30 for everybody (SCIENCE §6.3, expert)."""
    free = sorted(
        n.asleep_min for n in nights if on - _NEED_DAYS <= n.ordinal < on and n.asleep_min >= _UNRESTRICTED_MIN and not n.frozen
    )
    if len(free) < _NEED_NIGHTS:
        return c.SLEEP_NEED_MIN.value, False
    middle = (free[(len(free) - 1) // 2] + free[len(free) // 2]) / 2
    return min(max(middle, _NEED_RANGE_MIN[0]), _NEED_RANGE_MIN[1]), True


def sleep_of(before: Sequence[Night], last: Night) -> Sleep:
    """The night ``last`` as the nights ``before`` it (of the same device) make it look.

    ``quality`` is against what is usual for this athlete, who may always sleep less than they need; ``loss`` against the need.
    A shorter last night, with all else the same, never has a better quality nor a smaller loss.
    """
    on = last.ordinal
    earlier = [night for night in before if night.ordinal < on]
    need, own = sleep_need_min(earlier, on)
    by_day = {night.ordinal: night.asleep_min for night in earlier} | {on: last.asleep_min}
    there = [(weight, by_day[on - ago]) for ago, weight in enumerate(_LAST_NIGHTS) if on - ago in by_day]
    whole = sum(weight for weight, _ in there)
    slept = sum(weight * asleep for weight, asleep in there) / whole
    steadier = sum(weight**2 for weight, _ in there) ** 0.5 / whole  # the mean of three nights varies less than one of them
    short_h = max(0.0, (need - slept) / 60 - c.SLEEP_GRACE_H.value)
    usual = _usual_duration(earlier, on, need)
    parts = {"duration": _z(slept, Baseline(usual.mean, usual.sd * steadier, usual.days)), **_finer(earlier, last)}
    weight = sum(_PARTS[name] for name in parts)
    missing = 1 - weight / sum(_PARTS.values())
    quality = sum(_PARTS[name] * z for name, z in parts.items()) / weight
    loss = -min(c.SLEEP_LOSS.value * short_h, c.SLEEP_LOSS_CAP.value)
    return Sleep(quality, _DEVICE_SD + _MISSING_SD * missing, parts, last.asleep_min, slept, need, own, loss)


def _usual_duration(nights: Sequence[Night], on: int, need: float) -> Baseline:
    known = baseline_of([Sample(n.ordinal, n.asleep_min, n.frozen) for n in nights], on, _DURATION_SD_MIN)
    return known or Baseline(need, _DURATION_SD_MIN, 0)


def _finer(earlier: Sequence[Night], last: Night) -> dict[str, float]:
    """What else the device tells, against its own usual; only what has been seen on enough nights."""
    on, found = last.ordinal, {}
    shares = [Sample(n.ordinal, n.asleep_min / n.in_bed_min, n.frozen) for n in earlier if n.in_bed_min]
    usual = baseline_of(shares, on, 0.05)
    if last.in_bed_min and usual and usual.days >= _LEAST_NIGHTS:
        found["efficiency"] = _z(last.asleep_min / last.in_bed_min, usual)
    onsets = [Sample(n.ordinal, n.onset_min, n.frozen) for n in earlier if n.onset_min is not None]
    usual = baseline_of(onsets, on, 45.0)
    if last.onset_min is not None and usual and usual.days >= _LEAST_NIGHTS:
        found["regularity"] = max(_MEAN_ABSOLUTE - abs(last.onset_min - usual.mean) / usual.sd, -_WINSOR)
    deep = [Sample(n.ordinal, n.restorative_min, n.frozen) for n in earlier if n.restorative_min]
    usual = baseline_of(deep, on, 25.0)
    if last.restorative_min and usual and usual.days >= _LEAST_NIGHTS:
        found["stages"] = _z(last.restorative_min, usual)
    return found


def _z(value: float, usual: Baseline) -> float:
    return min(max((value - usual.mean) / usual.sd, -_WINSOR), _WINSOR)


def _from_midnight(onset: str) -> float:
    at = datetime.fromisoformat(onset)
    minute = at.hour * 60 + at.minute
    return float(minute if minute < _HALF_DAY else minute - 2 * _HALF_DAY)
