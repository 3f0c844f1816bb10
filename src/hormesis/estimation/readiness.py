"""How ready the athlete is, and how sure that is: one factor behind all signals, exactly. ``Readiness``, ``readiness_of``.

z_i = λ_i R + ε_i, ε_i ~ N(0, 1 − λ_i²), R ~ N(0, 1); the posterior is closed-form (SCIENCE §6.7; loadings expert). What is
missing is left out, and only widens. Signals that share an axis are averaged and load like the best of them.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from hormesis.domain import constants as c
from hormesis.domain.evidence import Estimate, Grade, Unavailable
from hormesis.estimation.readings import Reading

__all__ = ["Readiness", "Share", "readiness_of"]

_ORDINARY = 0.4
_Z80 = 1.2816


@dataclass(frozen=True, slots=True)
class Share:
    """What one item adds to the mean of readiness (SD), its loading and its signals."""

    item: str
    z: float
    loading: float
    adds: float
    signals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Readiness:
    """R ~ N(``mean``, ``sd``) in SD of the athlete's own days."""

    mean: float
    sd: float
    shares: tuple[Share, ...]

    @property
    def p_low(self) -> float:
        """The probability of a low day: R below −0.5."""
        return _phi((c.READINESS_LOW.value - self.mean) / self.sd)

    @property
    def p_high(self) -> float:
        """The probability of a high day: R above 0.1."""
        return 1 - _phi((c.READINESS_HIGH.value - self.mean) / self.sd)

    @property
    def band(self) -> Literal["light", "balanced", "push"]:
        """``light`` or ``push`` only where it is likely enough."""
        sure = c.READINESS_SURE.value
        return "light" if self.p_low >= sure else "push" if self.p_high >= sure else "balanced"

    def share_of(self, one: Reading) -> float | None:
        """What one signal adds to the mean (SD), as part of its item; None where it is not used."""
        share = next((share for share in self.shares if one.spec.name in share.signals), None)
        if share is None:
            return None
        return share.loading / (1 - share.loading**2) * self.sd**2 * one.z / len(share.signals)

    def points(self, share: float) -> float:
        """By how much a share (SD) moves the score, with all else as it is."""
        return 100 * (_phi(self.mean + _ORDINARY) - _phi(self.mean - share + _ORDINARY))

    @property
    def score(self) -> Estimate:
        """0–100 with its 80 % interval; an ordinary day is about 65."""
        low, middle, high = (100 * _phi(self.mean + z * self.sd + _ORDINARY) for z in (-_Z80, 0.0, _Z80))
        return Estimate(middle, low, high, "of 100", sum(len(share.signals) for share in self.shares), Grade.EXPERT)


def readiness_of(readings: Sequence[Reading]) -> Readiness | Unavailable:
    """Readiness from the readings that may be used; unavailable when nothing of the body is known, or only learnt yet.

    Training strain alone tells nothing of the body: it only joins what was measured or said.
    """
    used = [reading for reading in readings if reading.state == "used" and reading.spec.loading > 0]
    if not any(reading.spec.item != "strain" for reading in used):
        learning = [reading for reading in readings if reading.state == "learning"]
        if learning:
            days = max(reading.days for reading in learning)
            return Unavailable("signals_learning", {"days": days, "needed": int(c.BASELINE_DAYS_NEEDED.value)})
        return Unavailable("no_signals")
    items: dict[str, list[Reading]] = {}
    for reading in used:
        items.setdefault(reading.spec.item, []).append(reading)
    axes = [(name, _mean(group), max(one.spec.loading for one in group), group) for name, group in items.items()]
    precision = 1 + sum(loading**2 / (1 - loading**2) for _, _, loading, _ in axes)
    shares = tuple(
        Share(name, z, loading, loading * z / (1 - loading**2) / precision, tuple(one.spec.name for one in group))
        for name, z, loading, group in axes
    )
    return Readiness(sum(share.adds for share in shares), math.sqrt(1 / precision), shares)


def _mean(group: Sequence[Reading]) -> float:
    return sum(one.z for one in group) / len(group)


def _phi(z: float) -> float:
    return 0.5 * math.erfc(-z / math.sqrt(2))
