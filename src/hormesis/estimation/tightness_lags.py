"""What of the last days still bears on tightness: desk, steps and stress against the usual, and releases. ``Lags``."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from hormesis.domain.anatomy import REGION_GROUPS, Region
from hormesis.domain.facts import Fact
from hormesis.estimation.exposures import Exposures, hour_said

__all__ = ["Lags", "Usual", "exposure_vector"]

_DECIMALS = 9
_WEEK_H = 168.0
_DAY_H = 24.0
_TOLD_H = 36.0
_KEPT_TOLD = 3
_MEMORY = 60
_WINSOR = 2.5
_LOAD_UNIT, _LOAD_MOST = 0.05, 3.0
_VOLUME_UNIT, _VOLUME_MOST = 10.0, 2.0
_SHORT_MOST_H = 4.0
_USUALLY_TIGHT = 0.3


@dataclass(frozen=True, slots=True)
class Usual:
    """Mean and variance of what is usual for this athlete, from ``n`` values (those of a prior among them)."""

    mean: float
    variance: float
    n: int = 5

    def z(self, value: float) -> float:
        """How unusual a value is, in SD, within ±2.5."""
        return float(np.clip((value - self.mean) / self.variance**0.5, -_WINSOR, _WINSOR))

    def observe(self, value: float) -> "Usual":
        """The belief after one more value; none counts less than one in sixty."""
        n = min(self.n + 1, _MEMORY)
        mean = self.mean + (value - self.mean) / n
        variance = self.variance + ((value - self.mean) * (value - mean) - self.variance) / n
        return Usual(round(mean, _DECIMALS), max(round(variance, _DECIMALS), 0.01 * self.variance), n)


_START: Mapping[str, Usual] = {"desk": Usual(5.0, 9.0), "steps": Usual(7000.0, 3000.0**2), "stress": Usual(2.5, 1.0)}
"""What is usual before anybody has said so: wide, our choice (expert)."""


@dataclass(frozen=True, slots=True)
class Lags:
    """The usual and the last values told (hour, SD) by name, and the hours of each region's last releases."""

    usual: Mapping[str, Usual] = field(default_factory=lambda: dict(_START))
    told: Mapping[str, tuple[tuple[float, float], ...]] = field(default_factory=dict)
    released: Mapping[str, tuple[float, ...]] = field(default_factory=dict)

    def observe(self, exposures: Exposures, facts: Iterable[Fact] = ()) -> "Lags":
        """The belief after a day."""
        usual, told, released = dict(self.usual), dict(self.told), dict(self.released)
        for name, hour, value in exposures.told:
            told[name] = (*told.get(name, ())[1 - _KEPT_TOLD :], (hour, round(usual[name].z(value), _DECIMALS)))
            usual[name] = usual[name].observe(value)
        for fact in facts:
            if fact.kind == "release":
                region = str(fact.fields["region"])
                released[region] = (*released.get(region, ())[1 - _KEPT_TOLD :], hour_said(fact))
        return Lags(usual, told, released)

    def sd_of(self, name: str, hour: float) -> float | None:
        """How unusual the last value known at ``hour`` was (SD), None when nothing was told for a day and a half."""
        known = [z for at, z in self.told.get(name, ()) if hour - _TOLD_H < at <= hour]
        return known[-1] if known else None

    def hours_since_release(self, region: str, hour: float) -> float | None:
        """Hours since the region's last release before ``hour``, None where there was none."""
        return min((hour - at for at in self.released.get(region, ()) if at <= hour), default=None)


def exposure_vector(lags: Lags, exposures: Exposures, region: str, tight_before: bool | None) -> NDArray[np.float64]:
    """The exposures of a region as the logistic takes them, in the order of ``TIGHT_COEFFICIENT``; 0 where one isn't known.

    ``lags`` have the day in them. Of a region's groups the most loaded counts.
    """
    groups, hour = sorted(REGION_GROUPS[Region(region)]), exposures.hour
    load = max(exposures.load.get(group, 0.0) for group in groups)
    volume = max(exposures.sets.get(group, 0.0) for group in groups)
    desk, steps = lags.sd_of("desk", hour), lags.sd_of("steps", hour)
    since = lags.hours_since_release(region, hour)
    return np.array(
        [
            1.0,
            0.0 if tight_before is None else tight_before - _USUALLY_TIGHT,
            min(load / _LOAD_UNIT - 1, _LOAD_MOST),
            min(volume / _VOLUME_UNIT - 1, _VOLUME_MOST),
            desk if desk is not None else -steps if steps is not None else 0.0,
            min(max(exposures.sleep_short_h or 0.0, 0.0), _SHORT_MOST_H),
            lags.sd_of("stress", hour) or 0.0,
            float(since is not None and since < _DAY_H),
            1.0 if since is None else min(since / _WEEK_H, 1.0),
        ]
    )
