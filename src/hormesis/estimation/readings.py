"""Each signal of a morning against the athlete's own baseline.

``Reading``, ``readings_of``, ``last_sleep``, ``sleep_shortfall``.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from hormesis.domain import constants as c
from hormesis.estimation.baseline import Baseline, History, Sample, baselines_of
from hormesis.estimation.body import BY_DAY, Body, Era, Morning
from hormesis.estimation.signal_table import SignalSpec, signal_table
from hormesis.estimation.sleep import Night, Shortfall, Sleep, shortfall_of, sleep_of
from hormesis.estimation.training_load import LoadState, load_state

__all__ = ["Reading", "last_sleep", "readings_of", "sleep_shortfall"]

_WINSOR = 2.5
_LEARNING = int(c.BASELINE_DAYS_NEEDED.value)

State = Literal["used", "learning", "watched"]


@dataclass(frozen=True, slots=True)
class Reading:
    """One signal on a morning, in its own unit. ``z`` is signed so that more is better, and winsorised at ±2.5.

    ``state`` is ``used`` (fused into readiness), ``learning`` (fewer than 14 days of this device) or ``watched`` (nothing
    supports using it). ``days`` are those of this device before today, without illness and travel; ``device`` is what measured
    it, ``is_by_day`` whether its values are of whole days, the last of them yesterday; ``is_new_device`` whether another one
    measured it before. ``value`` is the mean of ``window_days``, ``measured`` the last of them where it is of this morning.
    """

    spec: SignalSpec
    value: float
    usual: float
    low: float
    high: float
    z: float
    days: int
    state: State
    out_of_band: bool
    device: str
    is_new_device: bool
    window_days: int
    measured: float | None = None
    is_by_day: bool = False


@dataclass(frozen=True, slots=True)
class _Judged:
    """One era's window on a morning, before its baseline is known."""

    spec: SignalSpec
    era: Era
    earlier: Sequence[Sample]
    window: Sequence[float]
    has_today: bool


def readings_of(body: Body, morning: Morning, only_weighed: bool = False) -> tuple[Reading, ...]:
    """Every signal that this morning tells something of, in the order of ``signals.toml``; with ``only_weighed`` those that may
    move readiness.

    Of several devices the one with the longest baseline speaks. What was not measured has no reading: nothing is filled in.
    """
    specs = [spec for spec in signal_table().values() if spec.loading > 0 or not only_weighed]
    judged = _judged(specs, body, morning)
    return tuple(reading for spec in specs for reading in _readings(spec, body, morning, judged.get(spec.name, ())))


def last_sleep(body: Body, morning: Morning) -> tuple[str, Sleep] | None:
    """The last night as the device with the most nights tells it, and that device."""
    found = _last_night(body, morning)
    return (found[0], sleep_of(body.nights.get(found[0], ()), found[1])) if found else None


def sleep_shortfall(body: Body, morning: Morning) -> Shortfall | None:
    """What was missing of the last nights; None where the last was not measured."""
    found = _last_night(body, morning)
    return shortfall_of(body.nights.get(found[0], ()), found[1]) if found else None


def _last_night(body: Body, morning: Morning) -> tuple[str, Night] | None:
    on = morning.ordinal
    begun = {device: kept[-1] for device, kept in body.nights.items() if kept and kept[-1].ordinal == on}
    nights = {**begun, **morning.nights}
    device = min(nights, key=lambda device: (-len(body.nights.get(device, ())), device), default=None)
    return (device, nights[device]) if device is not None else None


def _readings(spec: SignalSpec, body: Body, morning: Morning, judged: Sequence[Reading]) -> Iterator[Reading]:
    if spec.name == "night":
        found = last_sleep(body, morning)
        if found is not None:
            yield _sleep_reading(spec, body, morning, *found)
    elif spec.name == "strain":
        load = load_state(body.loads, morning.ordinal, body.first_load) if body.first_load is not None else None
        if load is not None:
            yield _strain_reading(spec, load)
    elif judged:
        yield max(judged, key=lambda reading: (reading.days, reading.device))


def _judged(specs: Sequence[SignalSpec], body: Body, morning: Morning) -> Mapping[str, Sequence[Reading]]:
    """Each signal's readings, one for every device that this morning tells of; their baselines are made all at once."""
    by_name = {spec.name: spec for spec in specs}
    eras = sorted({era for era in (*body.samples, *morning.values) if era[0] in by_name})
    windows = [found for era in eras if (found := _window(by_name[era[0]], era, body, morning)) is not None]
    made = [History(one.earlier, one.spec.prior_sd, one.spec.window_days, one.spec.prior_mean) for one in windows]
    readings: dict[str, list[Reading]] = {}
    for one, usual in zip(windows, baselines_of(made, morning.ordinal), strict=True):
        readings.setdefault(one.spec.name, []).append(_reading(one, usual, body))
    return readings


def _window(spec: SignalSpec, era: Era, body: Body, morning: Morning) -> _Judged | None:
    """The days that are judged together; None where too few were measured."""
    on = morning.ordinal
    kept = body.samples.get(era, ())
    earlier = kept[: bisect_left(kept, on, key=lambda one: one.ordinal)]
    window = [one.value for one in earlier[-spec.window_days :] if one.ordinal > on - spec.window_days]
    today = morning.values.get(era, kept[-1].value if kept and kept[-1].ordinal == on else None)
    if today is not None:
        window.append(today)
    return _Judged(spec, era, earlier, window, today is not None) if len(window) >= spec.window_least else None


def _reading(found: _Judged, usual: Baseline | None, body: Body) -> Reading:
    """The window's mean (or the day's value) of one device against what is usual for it."""
    spec = found.spec
    value = sum(found.window) / len(found.window)
    usual = usual or Baseline(value, spec.prior_sd, 0)
    sd = usual.sd * (c.WINDOW_SPREAD.value if spec.window_days > 1 else 1.0)
    reach = usual.sd * (c.OUT_OF_BAND.value if spec.window_days > 1 else 1.0)
    days = sum(not one.frozen for one in found.earlier)
    learning = not spec.is_asked and (days < _LEARNING or usual.days == 0)
    return Reading(
        spec=spec,
        value=spec.outward(value),
        usual=spec.outward(usual.mean),
        low=spec.outward(usual.mean - reach),
        high=spec.outward(usual.mean + reach),
        z=_winsorised(spec.direction * (value - usual.mean) / sd),
        days=days,
        state="learning" if learning else "used" if spec.loading > 0 else "watched",
        out_of_band=not learning and abs(value - usual.mean) > reach,
        device=found.era[1].removesuffix(BY_DAY),
        is_new_device=learning and _other_device(body, found.era),
        window_days=spec.window_days,
        measured=spec.outward(found.window[-1]) if found.has_today else None,
        is_by_day=found.era[1].endswith(BY_DAY),
    )


def _sleep_reading(spec: SignalSpec, body: Body, morning: Morning, device: str, sleep: Sleep) -> Reading:
    days = sum(night.ordinal < morning.ordinal and not night.frozen for night in body.nights.get(device, ()))
    learning = days < _LEARNING
    return Reading(
        spec=spec,
        value=sleep.asleep_min,
        usual=sleep.need_min,
        low=sleep.need_min - 60,
        high=sleep.need_min + 60,
        z=_winsorised(sleep.quality),
        days=days,
        state="learning" if learning else "used",
        out_of_band=not learning and abs(sleep.quality) > 1,
        device=device,
        is_new_device=learning and any(len(kept) >= _LEARNING for other, kept in body.nights.items() if other != device),
        window_days=1,
        measured=sleep.asleep_min,
    )


def _strain_reading(spec: SignalSpec, load: LoadState) -> Reading:
    return Reading(spec, load.strain, 0.0, -1.0, 1.0, _winsorised(-load.strain), 28, "used", abs(load.strain) > 1, "", False, 7)


def _other_device(body: Body, era: Era) -> bool:
    others: list[Sequence[Sample]] = [kept for other, kept in body.samples.items() if other[0] == era[0] and other != era]
    return any(len(kept) >= _LEARNING for kept in others)


def _winsorised(z: float) -> float:
    return min(max(z, -_WINSOR), _WINSOR)
