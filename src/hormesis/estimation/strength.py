"""What a lifter could do: one filter a lift on [ln 1RM, weekly slope, ln κ], and two habits of reporting an athlete.

Repetitions are the noisy observation, never the load: with the load as observation the same filter was 6 % too low with
42 % coverage of a 90 % interval (own simulation). The shared habits are how many repetitions too few the lifter reports in
reserve, and how many they leave where they report nothing. Between two observations of a lift the others may have taught
us about those habits: ``LiftStrength`` keeps its regression on them, so that news about a habit moves every lift, exactly.

An iterated extended Kalman filter (Bell & Cathey 1993); evolution and noise in ``domain.constants``. Grade: weak (simulated),
its structure moderate. Units: ln kg, weeks, repetitions.
"""

import math
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from hormesis.domain import constants as c
from hormesis.estimation.curve import slopes

__all__ = [
    "LiftStrength",
    "Observation",
    "SharedHabits",
    "Shown",
    "advance",
    "log_load_at",
    "near_limit",
    "observe",
    "reps_at",
    "shown",
    "start",
    "widened",
]

Array = NDArray[np.float64]
_ITERATIONS = 3
_LN_KAPPA_RANGE = (math.log(c.KAPPA_LOW.value), math.log(c.KAPPA_HIGH.value))
_DRIFT_VARIANCE = np.array([c.LOG_1RM_DRIFT_SD.value, c.SLOPE_DRIFT_SD.value, c.LN_KAPPA_DRIFT_SD.value]) ** 2
_DIAGONAL = np.diag_indices(3)
_HABITS_CEILING = np.array([c.RIR_BIAS_SD.value, c.RESERVE_SD.value]) ** 2
_DAY_SD = c.DAY_SD.value
_GATE_SD = math.sqrt(c.GATE_VARIANCES.value)
_BIAS, _RESERVE = 3, 4
_TINY = 1e-300
_LEARNS = {
    "failure": (1, 1, 1, 1, 0),
    "rir": (1, 1, 1, 0, 0),
    "open": (1, 1, 0, 0, 0),
    "asked": (1, 1, 0, 0, 0),
    "short": (1, 1, 1, 1, 0),
}
"""What a set teaches. How wrong reported RIR is shows only beside sets to failure: from reports alone a thousand small errors
of the curve would pile up in it. A set of unknown effort can't tell the curve's steepness from the reserve that was left, and
the reserve itself is never learnt. What is not learnt is still counted in (considered parameters, Schmidt 1966)."""


@dataclass(frozen=True, slots=True)
class SharedHabits:
    """Mean (2) and covariance (2×2) of [RIR bias, unreported reserve] in repetitions, of one athlete."""

    mean: Array
    cov: Array

    @staticmethod
    def start(bias_sd: float = c.RIR_BIAS_SD.value, reserve_sd: float = c.RESERVE_SD.value) -> "SharedHabits":
        """The prior: people report about half a repetition too few and leave about two where they report none."""
        mean = np.array([c.RIR_BIAS_MEAN.value, c.RESERVE_MEAN.value])
        return SharedHabits(mean, np.diag([bias_sd**2, reserve_sd**2]))

    def advance(self, weeks: float) -> "SharedHabits":
        """The habits after ``weeks``: the same, a little less certain, each never less than at the start."""
        room = np.maximum(_HABITS_CEILING - self.cov.diagonal(), 0.0)
        grown = np.minimum(c.BIAS_DRIFT_SD.value**2 * weeks, room)
        return SharedHabits(self.mean, self.cov + np.diag(grown)) if grown.any() else self


@dataclass(frozen=True, slots=True)
class LiftStrength:
    """State of one lift: ``x`` = [ln 1RM, slope/week, ln κ], its covariance, and its regression (3×2) on the habits."""

    x: Array
    p: Array
    on_habits: Array
    habits_mean: Array
    habits_cov: Array
    sets_used: int = 0

    @property
    def log_1rm(self) -> float:
        """ln of the one-repetition maximum in kg."""
        return float(self.x[0])

    @property
    def log_1rm_sd(self) -> float:
        """Its standard deviation."""
        return math.sqrt(max(float(self.p[0, 0]), 0.0))


@dataclass(frozen=True, slots=True)
class Observation:
    """One set. ``effort``: ``failure`` (nothing left), ``rir`` (``rir`` reported), ``open`` (nobody said), ``asked`` (as many as
    the plan asked for and no word of the rest: there were at least so many), ``short`` (fewer than it asked for).

    ``field_sd`` (ln load) is what logs don't tell: which machine, what came before, how deep.
    """

    log_w: float
    reps: float
    effort: Literal["failure", "rir", "open", "asked", "short"]
    rir: float = 0.0
    field_sd: float = 0.0


def start(
    log_1rm: float,
    ln_kappa: float,
    habits: SharedHabits,
    *,
    log_1rm_sd: float = c.PRIOR_LOG_1RM_SD.value,
    ln_kappa_sd: float = c.LN_KAPPA_SD.value,
    slope: float = c.SLOPE_PRIOR.value,
    slope_sd: float = c.SLOPE_PRIOR_SD.value,
) -> LiftStrength:
    """A lift nothing is known of but a prior (ln kg and its SD; the curve's κ of its class)."""
    x = np.array([log_1rm, slope, ln_kappa])
    p = np.diag([log_1rm_sd**2, slope_sd**2, ln_kappa_sd**2])
    return LiftStrength(x, p, np.zeros((3, 2)), habits.mean, habits.cov)


def advance(
    lift: LiftStrength,
    weeks: float,
    rest_weeks: float = 0.0,
    slope_prior: float = c.SLOPE_PRIOR.value,
    drift_scale: float = 1.0,
) -> LiftStrength:
    """The lift ``weeks`` later, of which its pattern was not trained for ``rest_weeks``.

    ``drift_scale`` widens how far ln 1RM may wander: outside the laboratory machines and manner change too.

    Training time moves ln 1RM by the slope; rest beyond two weeks lowers it by 0.5 % a week, at most 20 %, and widens it
    (Bosquet 2013 for the direction; the rate is our choice).
    """
    if weeks <= 0:
        return lift
    trained = max(weeks - max(rest_weeks - 1.0, 0.0), 0.0)
    decay = math.exp(-c.SLOPE_DECAY.value * weeks)
    (x0, x1, x2), (row0, row1, row2) = lift.x.tolist(), lift.p.tolist()
    x = np.array([x0 + trained * x1, decay * x1 + slope_prior * (1 - decay), x2])
    var0 = row0[0] + trained * (2 * row0[1] + trained * row1[1])
    cov01, cov02, cov12 = decay * (row0[1] + trained * row1[1]), row0[2] + trained * row1[2], decay * row1[2]
    p = np.array([[var0, cov01, cov02], [cov01, decay * decay * row1[1], cov12], [cov02, cov12, row2[2]]])
    p[_DIAGONAL] += _DRIFT_VARIANCE * (drift_scale**2, 1.0, 1.0) * weeks
    on_habits = lift.on_habits.copy()
    on_habits[0] += trained * on_habits[1]
    on_habits[1] *= decay
    idle = max(0.0, rest_weeks - c.DETRAINING_GRACE.value)
    if idle:
        x[0] -= min(c.DETRAINING_RATE.value * idle, c.DETRAINING_CAP.value)
        p[0, 0] += c.DETRAINING_SD.value**2 * max(0.0, rest_weeks - 1.0)
    return replace(lift, x=x, p=p, on_habits=on_habits)


def widened(lift: LiftStrength, sd: float) -> LiftStrength:
    """The lift with ``sd`` (ln kg) more doubt about its 1RM."""
    p = lift.p.copy()
    p[0, 0] += sd**2
    return replace(lift, p=p)


def observe(lift: LiftStrength, habits: SharedHabits, seen: Observation) -> tuple[LiftStrength, SharedHabits, float]:
    """Learn from one set. Returns the lift, the habits and the surprise in SD (negative: fewer repetitions than expected).

    A surprise beyond 4 SD counts half. A set of unknown effort may have been an easy one: the further below expectation it
    is, the more probably so, and the less it says (responsibility of the near-limit component of a two-part mixture). A set that
    stopped where the plan said says only that no fewer were possible.
    """
    if seen.effort == "asked":
        return _at_least(lift, habits, seen)
    joint, cov = _joint(lift, habits)
    x, rows = joint.tolist(), cov.tolist()  # a set touches three of five numbers: floats are faster than arrays here
    y, habit, share, noise = _reading(seen)
    day_variance = _DAY_SD**2 + seen.field_sd**2
    is_open = seen.effort == "open"
    apart = _apart(lift, cov) if is_open else None
    learns = _LEARNS[seen.effort]

    def taught(n: float, dl: float, dk: float) -> tuple[list[float], list[float], float]:
        """The gain, P·h and the innovation's variance where the curve has this value and these slopes."""
        ph, spread = _projected(rows, dl, dk, habit, share)
        r = noise + dl * dl * day_variance
        if apart is None:
            s = spread + r
            return [one / s if learnt else 0.0 for one, learnt in zip(ph, learns, strict=True)], ph, s
        r /= near_limit(surprise, dl * dl * apart[0] + r, n)  # doubt of κ and reserve excuses no light day
        known = dl / (dl * dl * apart[0] + r)
        return [apart[0] * known, apart[1] * known, 0.0, 0.0, 0.0], ph, spread + r

    n0, dl0, dk0 = slopes(x[0], x[2], seen.log_w)
    surprise = y - (n0 - share * x[habit])
    gain, ph, s = taught(n0, dl0, dk0)
    size = abs(surprise) / math.sqrt(s)
    if size <= _GATE_SD:
        part, z = 1.0, [one + k * surprise for one, k in zip(x, gain, strict=True)]
        for _ in range(_ITERATIONS - 1):
            z[2] = _within_range(z[2])
            n, dl, dk = slopes(z[0], z[2], seen.log_w)
            gain, ph, s = taught(n0, dl, dk)
            back = dl * (x[0] - z[0]) + dk * (x[2] - z[2]) - share * (x[habit] - z[habit])
            step = y - (n - share * z[habit]) - back
            z = [one + k * step for one, k in zip(x, gain, strict=True)]
    else:
        part = 0.5
        z = [one + part * k * surprise * _GATE_SD / size for one, k in zip(x, gain, strict=True)]
    k = np.array(gain)
    crossed = np.multiply.outer(k, np.array(ph))
    new_p = cov + part * (s * np.multiply.outer(k, k) - crossed - crossed.T)
    new_x = np.array(z)
    beyond = _within_range(z[2]) - z[2]
    if beyond:  # what was believed along with a κ that can't be goes back with it (estimate projection, Simon 2010)
        new_x += new_p[:, 2] * (beyond / new_p[2, 2]) * learns
        new_x[2] = _within_range(z[2])
    return (*_split(lift, new_x, new_p), math.copysign(size, surprise))


def _at_least(lift: LiftStrength, habits: SharedHabits, seen: Observation) -> tuple[LiftStrength, SharedHabits, float]:
    """Learn that at least so many repetitions were possible: the moments of the normal cut off below them (Tobit; Allik 2016,
    10.1109/TSP.2015.2496284), for the share of the 1RM and its slope that is known apart from curve and habits."""
    joint, cov = _joint(lift, habits)
    n, dl, dk = slopes(float(joint[0]), float(joint[2]), seen.log_w)
    own, with_slope = _apart(lift, cov)
    noise = c.REPS_NOISE_SD.value**2 + dl * dl * (_DAY_SD**2 + seen.field_sd**2)
    noise += (c.RIR_NOISE_SD.value + c.RIR_NOISE_SLOPE.value * seen.rir) ** 2 if seen.rir else 0.0
    s = dl * dl * own + noise
    lacking = (seen.reps - n) / math.sqrt(s)
    if lacking < -_GATE_SD:
        return replace(lift, sets_used=lift.sets_used + 1), habits, 0.0
    ratio = _inverse_mills(lacking)
    known = dl / s
    k = np.array([own * known, with_slope * known, 0.0, 0.0, 0.0])
    ph, spread = _projected(cov.tolist(), dl, dk, _BIAS, 0.0)
    crossed = np.multiply.outer(k, np.array(ph))
    new_p = cov + ratio * (ratio - lacking) * ((spread + noise) * np.multiply.outer(k, k) - crossed - crossed.T)
    return (*_split(lift, joint + k * ratio * math.sqrt(s), new_p), max(lacking, 0.0))


def _inverse_mills(x: float) -> float:
    """Density over upper tail of the standard normal: by how many SD its part above ``x`` lies over its mean."""
    tail = 0.5 * math.erfc(x / math.sqrt(2))
    return math.exp(-0.5 * x * x) / (math.sqrt(2 * math.pi) * tail) if tail > _TINY else x + 1 / x


@dataclass(frozen=True, slots=True)
class Shown:
    """What one set shows of a lift by itself: ln 1RM (kg) and its SD, ``n`` repetitions to failure, what one of them is worth
    there (ln kg), and whether its effort is unknown."""

    log_1rm: float
    sd: float
    n: float
    per_rep: float
    is_open: bool


def shown(lift: LiftStrength, habits: SharedHabits, seen: Observation) -> Shown:
    """What a set shows, by the lift's own curve and the athlete's habits as they are believed; nothing is added for what logs
    don't tell."""
    y, habit, share, noise = _reading(seen)
    n = max(y + share * float(habits.mean[habit - _BIAS]), 1.0)
    kappa, alpha = math.exp(float(lift.x[2])), c.CURVE_ALPHA.value
    per_rep = alpha * kappa * math.pow(max(n - 1.0, 1.0), alpha - 1)
    sd = math.sqrt(noise * per_rep**2 + _DAY_SD**2)
    return Shown(seen.log_w + kappa * math.pow(n - 1.0, alpha), sd, n, per_rep, seen.effort == "open")


def log_load_at(lift: LiftStrength, n: float) -> tuple[float, float]:
    """ln of the load (kg) for ``n`` repetitions to failure on a usual day, and its SD (state and day together)."""
    extra = math.pow(max(n - 1.0, 0.0), c.CURVE_ALPHA.value)
    kappa = math.exp(float(lift.x[2]))
    variance = float(lift.p[0, 0]) + (extra * kappa) ** 2 * float(lift.p[2, 2]) - 2 * extra * kappa * float(lift.p[0, 2])
    return float(lift.x[0]) - kappa * extra, math.sqrt(max(variance, 0.0) + c.DAY_SD.value**2)


def reps_at(lift: LiftStrength, log_w: float) -> tuple[float, float]:
    """Repetitions to failure at a load (ln kg): mean and SD by the delta method, test noise included."""
    n, dl, dk = slopes(float(lift.x[0]), float(lift.x[2]), log_w)
    h = np.array([dl, 0.0, dk])
    variance = float(h @ lift.p @ h) + (dl * c.DAY_SD.value) ** 2 + c.REPS_NOISE_SD.value**2
    return n, math.sqrt(variance)


def _reading(seen: Observation) -> tuple[float, int, float, float]:
    """What was observed, the habit that hides a part of it (place in the joint state, and how much of it counts), and its
    variance (repetitions²) without the day's."""
    noise = c.REPS_NOISE_SD.value**2
    habit, share, y = _BIAS, 0.0, seen.reps
    if seen.effort == "failure":
        y, noise = y + 0.5, noise + c.FAILURE_NOISE_SD.value**2
    elif seen.effort == "short":
        y, noise = y + 0.5, noise + c.SHORT_NOISE_SD.value**2
    elif seen.effort == "rir":
        y, share, noise = y + seen.rir, 1.0, noise + (c.RIR_NOISE_SD.value + c.RIR_NOISE_SLOPE.value * seen.rir) ** 2
    else:
        habit, share = _RESERVE, min(1.0, y / c.RESERVE_FULL_REPS.value)
        noise += (c.RESERVE_NOISE_SD.value * share) ** 2
    return y, habit, share, noise * (1 + 0.3 * max(0.0, y - 10.0))


def _projected(rows: list[list[float]], dl: float, dk: float, habit: int, share: float) -> tuple[list[float], float]:
    """P·h and h·P·h for h with ``dl`` at ln 1RM, ``dk`` at ln κ and −``share`` at the habit."""
    ph = [row[0] * dl + row[2] * dk - row[habit] * share for row in rows]
    return ph, dl * ph[0] + dk * ph[2] - share * ph[habit]


def _apart(lift: LiftStrength, cov: Array) -> tuple[float, float]:
    """Variance of ln 1RM, and its covariance with the slope, were κ and the habits known.

    A set of unknown effort learns by this share alone. By the whole covariance a lift whose doubt is mostly that about κ and
    the reserve would be raised by a poor set, and lowered by a good one: as if the set had told of them after all.
    """
    (a, b, e), (_, _, f), (_, _, g) = (cov[:3, :3] - cov[:3, 3:] @ lift.on_habits.T).tolist()
    return max(a - e * e / g, 0.0), b - e * f / g


def _within_range(ln_kappa: float) -> float:
    return min(max(ln_kappa, _LN_KAPPA_RANGE[0]), _LN_KAPPA_RANGE[1])


def near_limit(surprise: float, variance: float, n: float) -> float:
    """Probability (at least 1 %) that a set of unknown effort was near the limit, from its surprise in repetitions."""
    near = c.NEAR_LIMIT_SHARE.value * math.exp(-0.5 * min(surprise, 0.0) ** 2 / variance) / math.sqrt(2 * math.pi * variance)
    easy = (1 - c.NEAR_LIMIT_SHARE.value) / max(n, 1.0) if surprise < 0 else 0.0
    return max(near / (near + easy), 0.01)


def _joint(lift: LiftStrength, habits: SharedHabits) -> tuple[Array, Array]:
    """The five-dimensional state: the lift moved by what has been learnt of the habits since it was last seen."""
    x, p = np.empty(5), np.empty((5, 5))
    x[:3], x[3:], p[:3, :3] = lift.x, habits.mean, lift.p
    if habits.mean is not lift.habits_mean or habits.cov is not lift.habits_cov:
        x[:3] += lift.on_habits @ (habits.mean - lift.habits_mean)
        p[:3, :3] -= lift.on_habits @ (lift.habits_cov - habits.cov) @ lift.on_habits.T
    p[:3, 3:] = lift.on_habits @ habits.cov
    p[3:, :3] = p[:3, 3:].T
    p[3:, 3:] = habits.cov
    return x, p


def _split(lift: LiftStrength, x: Array, p: Array) -> tuple[LiftStrength, SharedHabits]:
    cov = p[3:, 3:].copy()
    (a, b), (_, d) = cov.tolist()
    on_habits = p[:3, 3:] @ (np.array([[d, -b], [-b, a]]) / (a * d - b * b))
    habits = SharedHabits(x[3:].copy(), cov)
    return LiftStrength(x[:3].copy(), p[:3, :3].copy(), on_habits, habits.mean, cov, lift.sets_used + 1), habits
