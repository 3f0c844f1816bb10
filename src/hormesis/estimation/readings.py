"""Each signal of a morning against the athlete's own baseline. ``Reading``, ``readings_of``."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from hormesis.domain import constants as c
from hormesis.estimation.baseline import Baseline, Sample, baseline_of
from hormesis.estimation.body import Body, Era, Morning
from hormesis.estimation.signal_table import SignalSpec, signal_table
from hormesis.estimation.sleep import Sleep, sleep_of
from hormesis.estimation.training_load import LoadState, load_state

__all__ = ["Reading", "last_sleep", "readings_of"]

_WINSOR = 2.5
_LEARNING = int(c.BASELINE_DAYS_NEEDED.value)

State = Literal["used", "learning", "watched"]


@dataclass(frozen=True, slots=True)
class Reading:
    """One signal on a morning, in its own unit. ``z`` is signed so that more is better, and winsorised at ±2.5.

    ``state`` is ``used`` (fused into readiness), ``learning`` (fewer than 14 days of this device) or ``watched`` (nothing
    supports using it). ``device`` is what measured it, ``since`` the ordinal of its first day, ``is_new_device`` whether another
    one measured it before. ``value`` is the mean of ``window_days``.
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
    since: int
    is_new_device: bool
    window_days: int


def readings_of(body: Body, morning: Morning) -> tuple[Reading, ...]:
    """Every signal that this morning tells something of, in the order of ``signals.toml``.

    Of several devices the one with the longest baseline speaks. What was not measured has no reading: nothing is filled in.
    """
    return tuple(reading for spec in signal_table().values() for reading in _readings(spec, body, morning))


def last_sleep(body: Body, morning: Morning) -> tuple[str, Sleep] | None:
    """The last night as the device with the most nights tells it, and that device."""
    on = morning.ordinal
    begun = {device: kept[-1] for device, kept in body.nights.items() if kept and kept[-1].ordinal == on}
    nights = {**begun, **morning.nights}
    devices = sorted(nights, key=lambda device: (-len(body.nights.get(device, ())), device))
    return (devices[0], sleep_of(body.nights.get(devices[0], ()), nights[devices[0]])) if devices else None


def _readings(spec: SignalSpec, body: Body, morning: Morning) -> Iterator[Reading]:
    if spec.name == "night":
        found = last_sleep(body, morning)
        if found is not None:
            yield _sleep_reading(spec, body, morning, *found)
    elif spec.name == "strain":
        load = load_state(body.loads, morning.ordinal, body.first_load) if body.first_load is not None else None
        if load is not None:
            yield _strain_reading(spec, load, morning.ordinal)
    else:
        eras = {era for era in (*body.samples, *morning.values) if era[0] == spec.name}
        judged = [reading for era in sorted(eras) if (reading := _judged(spec, era, body, morning)) is not None]
        if judged:
            yield max(judged, key=lambda reading: (reading.days, reading.device))


def _judged(spec: SignalSpec, era: Era, body: Body, morning: Morning) -> Reading | None:
    """The window's mean (or the day's value) of one device against what is usual for it; None without one."""
    on = morning.ordinal
    earlier = body.samples.get(era, ())
    earlier = earlier[: bisect_left(earlier, on, key=lambda one: one.ordinal)]
    window = [one.value for one in earlier[-spec.window_days :] if one.ordinal > on - spec.window_days]
    if era in morning.values:
        window.append(morning.values[era])
    if len(window) < spec.window_least:
        return None
    usual = baseline_of(earlier, on, spec.prior_sd, spec.window_days, spec.prior_mean)
    if usual is None:
        usual = Baseline(sum(window) / len(window), spec.prior_sd, 0)
    value = sum(window) / len(window)
    sd = usual.sd * (c.WINDOW_SPREAD.value if spec.window_days > 1 else 1.0)
    reach = usual.sd * (c.OUT_OF_BAND.value if spec.window_days > 1 else 1.0)
    learning = not spec.is_asked and usual.days < _LEARNING
    return Reading(
        spec=spec,
        value=spec.outward(value),
        usual=spec.outward(usual.mean),
        low=spec.outward(usual.mean - reach),
        high=spec.outward(usual.mean + reach),
        z=_winsorised(spec.direction * (value - usual.mean) / sd),
        days=usual.days,
        state="learning" if learning else "used" if spec.loading > 0 else "watched",
        out_of_band=not learning and abs(value - usual.mean) > reach,
        device=era[1],
        since=earlier[0].ordinal if earlier else on,
        is_new_device=learning and _other_device(body, era),
        window_days=spec.window_days,
    )


def _sleep_reading(spec: SignalSpec, body: Body, morning: Morning, device: str, sleep: Sleep) -> Reading:
    nights = [night for night in body.nights.get(device, ()) if night.ordinal < morning.ordinal]
    learning = len(nights) < _LEARNING
    return Reading(
        spec=spec,
        value=sleep.asleep_min,
        usual=sleep.need_min,
        low=sleep.need_min - 60,
        high=sleep.need_min + 60,
        z=_winsorised(sleep.quality),
        days=len(nights),
        state="learning" if learning else "used",
        out_of_band=not learning and abs(sleep.quality) > 1,
        device=device,
        since=min([night.ordinal for night in nights], default=morning.ordinal),
        is_new_device=learning and any(len(kept) >= _LEARNING for other, kept in body.nights.items() if other != device),
        window_days=1,
    )


def _strain_reading(spec: SignalSpec, load: LoadState, on: int) -> Reading:
    return Reading(
        spec, load.strain, 0.0, -1.0, 1.0, _winsorised(-load.strain), 28, "used", abs(load.strain) > 1, "", on, False, 7
    )


def _other_device(body: Body, era: Era) -> bool:
    others: list[Sequence[Sample]] = [kept for other, kept in body.samples.items() if other[0] == era[0] and other != era]
    return any(len(kept) >= _LEARNING for kept in others)


def _winsorised(z: float) -> float:
    return min(max(z, -_WINSOR), _WINSOR)
