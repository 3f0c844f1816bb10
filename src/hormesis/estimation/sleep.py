"""The athlete's own need of sleep, how good the last night was, and what being short of it costs.

``Night``, ``Sleep``, ``Shortfall``, ``sleep_need_min``, ``sleep_of``, ``shortfall_of``.

Duration counts most, since it is what strength has been seen to follow (Craven 2022, moderate); efficiency, regularity and
stages less, since watches measure them worse and nothing ties them to strength (expert).
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hormesis.domain import constants as c
from hormesis.estimation.baseline import KEPT_DAYS, Baseline, History, Sample, baselines_of

__all__ = ["Night", "Shortfall", "Sleep", "night_from", "shortfall_of", "sleep_need_min", "sleep_of", "with_night"]

_LAST_NIGHTS = (0.5, 0.3, 0.2)
_NEED_DAYS = 28
_NEED_NIGHTS = 10
_UNRESTRICTED_MIN = 360.0
_NEED_RANGE_MIN = (360.0, 570.0)
_SELDOM = 0.25
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
    """The night before a day. ``quality`` is in SD of the athlete's own nights, ``sd`` its uncertainty."""

    quality: float
    sd: float
    parts: Mapping[str, float]
    asleep_min: float
    need_min: float
    need_is_own: bool
    short: "Shortfall"


@dataclass(frozen=True, slots=True)
class Shortfall:
    """What was missing of the last nights: ``slept_min`` weighs three of them, ``enough_min`` is what they are held against;
    ``last_h`` by how many hours the last was shorter, ``loss`` what that costs, in ln performance (zero or below)."""

    slept_min: float
    enough_min: float
    last_h: float
    loss: float


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
    return _need(_of_last_weeks(nights, on))


def shortfall_of(before: Sequence[Night], last: Night) -> Shortfall:
    """How short the night ``last`` and the two before it were: of the need, or of the usual of one who hardly ever sleeps 6 h.

    What such nights cost is in all that athlete has lifted, and would count twice.
    """
    enough = _enough(_of_last_weeks(before, last.ordinal))
    there = _last_nights(before, last)
    slept = sum(weight * asleep for weight, asleep in there) / sum(weight for weight, _ in there)
    beyond_grace_h = max(0.0, (enough - slept) / 60 - c.SLEEP_GRACE_H.value)
    loss = -min(c.SLEEP_LOSS.value * beyond_grace_h, c.SLEEP_LOSS_CAP.value)
    return Shortfall(slept, enough, max(0.0, enough - last.asleep_min) / 60, loss)


def sleep_of(before: Sequence[Night], last: Night) -> Sleep:
    """The night ``last`` as the nights ``before`` it (of the same device) make it look.

    ``quality`` is against what is usual for this athlete, who may always sleep less than they need. A shorter last night, with
    all else the same, never has a better quality nor a smaller loss.
    """
    on = last.ordinal
    earlier = [night for night in before if night.ordinal < on]
    need, own = sleep_need_min(earlier, on)
    short = shortfall_of(earlier, last)
    weights = [weight for weight, _ in _last_nights(earlier, last)]
    steadier = sum(weight**2 for weight in weights) ** 0.5 / sum(weights)  # the mean of three nights varies less than one
    known, *finer = baselines_of(_histories(earlier), on)
    usual = known or Baseline(need, _DURATION_SD_MIN, 0)
    parts = {"duration": _z(short.slept_min, Baseline(usual.mean, usual.sd * steadier, usual.days)), **_finer(finer, last)}
    weight = sum(_PARTS[name] for name in parts)
    missing = 1 - weight / sum(_PARTS.values())
    quality = sum(_PARTS[name] * z for name, z in parts.items()) / weight
    return Sleep(quality, _DEVICE_SD + _MISSING_SD * missing, parts, last.asleep_min, need, own, short)


def _of_last_weeks(nights: Sequence[Night], on: int) -> list[float]:
    """Minutes asleep of the nights of four weeks, shortest first; those of illness and travel left out."""
    return sorted(night.asleep_min for night in nights if on - _NEED_DAYS <= night.ordinal < on and not night.frozen)


def _last_nights(before: Sequence[Night], last: Night) -> list[tuple[float, float]]:
    """(weight, minutes asleep) of the last three nights, those that were not measured left out."""
    on = last.ordinal
    by_day = {night.ordinal: night.asleep_min for night in before if on - len(_LAST_NIGHTS) < night.ordinal < on}
    by_day[on] = last.asleep_min
    return [(weight, by_day[on - ago]) for ago, weight in enumerate(_LAST_NIGHTS) if on - ago in by_day]


def _need(weeks: Sequence[float]) -> tuple[float, bool]:
    free = weeks[bisect_left(weeks, _UNRESTRICTED_MIN) :]
    if len(free) < _NEED_NIGHTS:
        return c.SLEEP_NEED_MIN.value, False
    return min(max(_middle(free), _NEED_RANGE_MIN[0]), _NEED_RANGE_MIN[1]), True


def _enough(weeks: Sequence[float]) -> float:
    """The need; for one who has nights enough and hardly ever sleeps 6 h, the usual night."""
    long = len(weeks) - bisect_left(weeks, _UNRESTRICTED_MIN)
    seldom = len(weeks) >= _NEED_NIGHTS and long < _SELDOM * len(weeks)
    return _middle(weeks) if seldom and long < _NEED_NIGHTS else _need(weeks)[0]


def _middle(ascending: Sequence[float]) -> float:
    return (ascending[(len(ascending) - 1) // 2] + ascending[len(ascending) // 2]) / 2


def _histories(nights: Sequence[Night]) -> list[History]:
    """Duration, efficiency, bedtime and stages, each where the device tells it."""
    asleep, shares, onsets, deep = [], [], [], []
    for n in nights:
        asleep.append(Sample(n.ordinal, n.asleep_min, n.frozen))
        if n.in_bed_min:
            shares.append(Sample(n.ordinal, n.asleep_min / n.in_bed_min, n.frozen))
        if n.onset_min is not None:
            onsets.append(Sample(n.ordinal, n.onset_min, n.frozen))
        if n.restorative_min:
            deep.append(Sample(n.ordinal, n.restorative_min, n.frozen))
    return [History(asleep, _DURATION_SD_MIN), History(shares, 0.05), History(onsets, 45.0), History(deep, 25.0)]


def _finer(usual: Sequence[Baseline | None], last: Night) -> dict[str, float]:
    """What else the device tells, against its own usual; only what has been seen on enough nights."""
    shares, onsets, deep = (one if one is not None and one.days >= _LEAST_NIGHTS else None for one in usual)
    found = {}
    if last.in_bed_min and shares:
        found["efficiency"] = _z(last.asleep_min / last.in_bed_min, shares)
    if last.onset_min is not None and onsets:
        found["regularity"] = max(_MEAN_ABSOLUTE - abs(last.onset_min - onsets.mean) / onsets.sd, -_WINSOR)
    if last.restorative_min and deep:
        found["stages"] = _z(last.restorative_min, deep)
    return found


def _z(value: float, usual: Baseline) -> float:
    return min(max((value - usual.mean) / usual.sd, -_WINSOR), _WINSOR)


def _from_midnight(onset: str) -> float:
    at = datetime.fromisoformat(onset)
    minute = at.hour * 60 + at.minute
    return float(minute if minute < _HALF_DAY else minute - 2 * _HALF_DAY)
