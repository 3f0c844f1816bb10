"""Does a release help this person? What randomised days tell, and nothing else. ``Trials``, ``TrialSums``, ``TrialResult``.

    y = α + τ·A + β·before + ε, ε ~ N(0, σ²), normal–inverse-gamma prior (SCIENCE §9.5; priors expert, randomising strong)

``y`` is the level of tightness (0–10) on the day after the draw, ``before`` the last one before it, A what was drawn, done or
not: only the draw is fair. Comparing days with and without a release would show it as harmful, since people treat what is tight.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from statistics import NormalDist
from typing import Literal

import numpy as np

from hormesis.domain import constants as c
from hormesis.domain.evidence import Estimate, Grade
from hormesis.domain.facts import Fact
from hormesis.estimation.exposures import hour_said

__all__ = ["Drawn", "TrialResult", "TrialSums", "Trials", "student_cdf"]

Verdict = Literal["seems to help", "seems to worsen", "no clear effect", "still learning"]

_MEAN = np.array([one.value for one in c.TRIAL_PRIOR.values()])
_SD = np.array([c.TRIAL_PRIOR_SD[name].value for name in c.TRIAL_PRIOR])
_SHAPE, _SCALE = c.TRIAL_NOISE_SHAPE.value, c.TRIAL_NOISE_SCALE.value
_PRECISION = np.diag(_SCALE / (_SHAPE - 1) / _SD**2)
_TAU = 1
_MASS = 0.8
_DAY_H = 24.0
_LONGEST_DAYS = 365
_FAIR = 0.5 * 0.5
_LIKELY = 0.5
_DECIMALS = 9


@dataclass(frozen=True, slots=True)
class TrialResult:
    """What can be said: the verdict, the effect on the next day's level with its 80 % interval, the days of each arm, and after
    how many more a verdict is more likely than not (0: there is one; None: more than a year)."""

    verdict: Verdict
    effect: Estimate
    release_days: int
    other_days: int
    days_more: int | None


@dataclass(frozen=True, slots=True)
class TrialSums:
    """All that the estimate needs of the days: with ``x = (1, A, before)`` the sums of x·xᵀ (upper half), x·y and y², and the
    days of each arm."""

    xx: tuple[float, ...] = (0.0,) * 6
    xy: tuple[float, ...] = (0.0,) * 3
    yy: float = 0.0
    release_days: int = 0
    other_days: int = 0

    def add(self, released: bool, before: float, level: float) -> "TrialSums":
        """The sums with one more randomised day."""
        x = (1.0, float(released), before)
        upper = [x[i] * x[j] for i in range(3) for j in range(i, 3)]
        one = TrialSums(tuple(upper), tuple(level * value for value in x), level**2, int(released), int(not released))
        return self + one

    def __add__(self, other: "TrialSums") -> "TrialSums":
        return TrialSums(
            tuple(round(a + b, _DECIMALS) for a, b in zip(self.xx, other.xx, strict=True)),
            tuple(round(a + b, _DECIMALS) for a, b in zip(self.xy, other.xy, strict=True)),
            round(self.yy + other.yy, _DECIMALS),
            self.release_days + other.release_days,
            self.other_days + other.other_days,
        )

    def result(self) -> TrialResult:
        """The estimate of τ (Student's t with 2a degrees of freedom) and what it allows to say."""
        tau = self._effect()
        days = self.release_days + self.other_days
        reach = _quantile(tau.freedom, (1 + _MASS) / 2) * tau.spread
        effect = Estimate(tau.mean, tau.mean - reach, tau.mean + reach, "level", days, Grade.MODERATE if days else Grade.EXPERT)
        lacking = c.TRIAL_DAYS_AN_ARM.value - min(self.release_days, self.other_days)
        verdict = "still learning" if lacking > 0 else _verdict(tau)
        more = _days_more(tau, max(2, int(2 * lacking))) if verdict == "still learning" else 0
        return TrialResult(verdict, effect, self.release_days, self.other_days, more)

    def _effect(self) -> "_Effect":
        n = self.release_days + self.other_days
        xx = np.zeros((3, 3))
        xx[np.triu_indices(3)] = self.xx
        xx = xx + np.triu(xx, 1).T
        precision = _PRECISION + xx
        mean = np.linalg.solve(precision, _PRECISION @ _MEAN + np.array(self.xy))
        scale = _SCALE + 0.5 * (self.yy + float(_MEAN @ _PRECISION @ _MEAN - mean @ precision @ mean))
        noise = scale / (_SHAPE + n / 2)
        variance = noise * float(np.linalg.inv(precision)[_TAU, _TAU])
        return _Effect(int(2 * _SHAPE) + n, float(mean[_TAU]), math.sqrt(variance), noise)


@dataclass(frozen=True, slots=True)
class _Effect:
    """τ's posterior: degrees of freedom, mean, scale, and σ² as it is believed."""

    freedom: int
    mean: float
    spread: float
    noise: float

    def below(self, level: float) -> float:
        return student_cdf((level - self.mean) / self.spread, self.freedom)


@dataclass(frozen=True, slots=True)
class Drawn:
    """An offer that awaits the next day: its region, its ordinal day, which arm was drawn, the level before."""

    region: str
    ordinal: int
    released: bool
    before: float


@dataclass(frozen=True, slots=True)
class Trials:
    """The sums of each region's randomised days, the draws that await their next day, and the last level of each region (hour,
    level)."""

    sums: Mapping[str, TrialSums] = field(default_factory=dict)
    drawn: tuple[Drawn, ...] = ()
    levels: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    def observe(self, day: date, facts: Iterable[Fact]) -> "Trials":
        """The belief after a day. Its first level of a region is the outcome of the draw of the day before; a draw with no level
        in the 24 hours before it or on the day after it tells nothing, nor does an offer that was no fair draw."""
        told = sorted((fact for fact in facts if fact.kind in ("tightness", "offer")), key=_in_order)
        if not told and not self.drawn:
            return self
        ordinal = day.toordinal()
        sums, levels = dict(self.sums), dict(self.levels)
        awaiting = {one.region: one for one in self.drawn if one.ordinal == ordinal - 1}
        drawn: dict[str, Drawn] = {}
        for fact in told:
            region = str(fact.fields["region"])
            if fact.kind == "tightness":
                level = float(fact.fields["level"])
                before = awaiting.pop(region, None)
                if before is not None:
                    sums[region] = sums.get(region, TrialSums()).add(before.released, before.before, level)
                levels[region] = (hour_said(fact), level)
            elif _is_fair(fact) and region not in drawn:
                at, before_level = levels.get(region, (-math.inf, 0.0))
                if hour_said(fact) - at <= _DAY_H:
                    drawn[region] = Drawn(region, ordinal, fact.fields["arm"] == "release", before_level)
        return replace(self, sums=sums, drawn=tuple(drawn.values()), levels=levels)

    def result(self, region: str | None = None) -> TrialResult:
        """What the randomised days of one region tell, or those of all regions together."""
        chosen = [self.sums.get(region, TrialSums())] if region is not None else list(self.sums.values())
        return sum(chosen, TrialSums()).result()


def student_cdf(t: float, freedom: int) -> float:
    """P(T ≤ t) of Student's t with a whole number of degrees of freedom; the finite series of Abramowitz & Stegun 26.7.3–4."""
    angle = math.atan(t / math.sqrt(freedom))
    sine, cosine = math.sin(angle), math.cos(angle)
    odd = freedom % 2 == 1
    term, total = (cosine, 0.0) if odd else (1.0, 0.0)
    for k in range(freedom // 2):
        total += term
        term *= cosine**2 * ((2 * k + 2) / (2 * k + 3) if odd else (2 * k + 1) / (2 * k + 2))
    inside = 2 / math.pi * (angle + sine * total) if odd else sine * total
    return (1 + inside) / 2


def _quantile(freedom: int, p: float) -> float:
    low, high = -50.0, 50.0
    while high - low > 1e-9:
        middle = (low + high) / 2
        low, high = (middle, high) if student_cdf(middle, freedom) < p else (low, middle)
    return (low + high) / 2


def _verdict(tau: _Effect) -> Verdict:
    matters, sure = c.TRIAL_MATTERS.value, c.TRIAL_SURE.value
    helps, worsens = tau.below(-matters), 1 - tau.below(matters)
    if helps > sure:
        return "seems to help"
    if worsens > sure:
        return "seems to worsen"
    return "no clear effect" if 1 - helps - worsens > sure else "still learning"


def _days_more(tau: _Effect, least: int) -> int | None:
    """Days after which a verdict is more likely than not, each drawn with chance ½: over all effects that are still believed in,
    the estimate then is normal about today's with the variance that the days take away (pre-posterior analysis)."""
    matters, normal = c.TRIAL_MATTERS.value, NormalDist()
    sure = normal.inv_cdf(c.TRIAL_SURE.value)
    for days in range(least, _LONGEST_DAYS + 1):
        spread = (tau.spread**-2 + _FAIR * days / tau.noise) ** -0.5
        later = NormalDist(tau.mean, max((tau.spread**2 - spread**2) ** 0.5, 1e-9))
        decided = later.cdf(-matters - sure * spread) + 1 - later.cdf(matters + sure * spread)
        near = matters - sure * spread  # a little too wide where both ends count, which is when few are decided anyway
        decided += later.cdf(near) - later.cdf(-near) if near > 0 else 0.0
        if decided >= _LIKELY:
            return days
    return None


def _in_order(fact: Fact) -> tuple[float, bool, str]:
    """By the clock; a level said in the same minute as an offer was said before it."""
    return hour_said(fact), fact.kind == "offer", fact.id


def _is_fair(fact: Fact) -> bool:
    chance = fact.fields.get("probability")
    low, high = c.TRIAL_CHANCE_LOW.value, c.TRIAL_CHANCE_HIGH.value
    return chance is not None and low <= float(chance) <= high and fact.fields.get("arm") in ("release", "none")
