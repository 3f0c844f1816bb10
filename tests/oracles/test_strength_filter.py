"""The strength filter against other ways to the same answer: a dense grid, a whole-series fit, the textbook, one joint filter.

Every equation is written again here, so that the filter is not judged by its own code.
"""

import math
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import pytest
from numpy.typing import NDArray

from hormesis.estimation.strength import LiftStrength, Observation, SharedHabits, advance, observe, start

Array = NDArray[np.float64]
Effort = Literal["failure", "rir", "open"]
ALPHA = 0.85
DAY = 0.02
DRIFT = np.array([0.007, 0.001, 0.01])
BIAS_MEAN, RESERVE_MEAN = 0.5, 2.0
KNOWN = 1e-4
"""An SD so small that the filter takes the thing as known."""


def curve(log_1rm: Array | float, ln_kappa: Array | float, log_w: float) -> Array:
    room = np.maximum(np.asarray(log_1rm) - log_w, 1e-3)
    return np.asarray(1 + (room / np.exp(ln_kappa)) ** (1 / ALPHA))


def gradient(log_1rm: float, ln_kappa: float, log_w: float) -> tuple[float, float]:
    kappa, room = math.exp(ln_kappa), log_1rm - log_w
    along = (room / kappa) ** (1 / ALPHA - 1) / (ALPHA * kappa)
    return along, -along * room


def reading(seen: Observation) -> tuple[float, float]:
    """(repetitions to failure as reported, their variance without the day's)."""
    beyond = 1.0
    if seen.effort == "failure":
        y, variance = seen.reps + 0.5, 0.7**2 + 0.35**2
    elif seen.effort == "rir":
        y, variance = seen.reps + seen.rir, 0.7**2 + (0.6 + 0.25 * seen.rir) ** 2
    else:
        y, variance = seen.reps, 0.7**2 + (1.2 * min(1.0, seen.reps / 6)) ** 2
    beyond += 0.3 * max(0.0, y - 10)
    return y, variance * beyond


def lifted(rng: np.random.Generator, log_1rm: float, kappa: float, n: float, effort: str = "failure") -> Observation:
    """A set at the load for about ``n`` repetitions, done on an ordinary day."""
    log_w = math.log(2.5 * round(math.exp(log_1rm - kappa * (n - 1) ** ALPHA) / 2.5))
    possible = float(curve(log_1rm + DAY * rng.normal(), math.log(kappa), log_w)) + 0.6 * rng.normal()
    if effort == "failure":
        return Observation(log_w, max(1, math.floor(possible)), "failure")
    rir = float(rng.choice([0, 1, 2, 3]))
    return Observation(log_w, max(1, round(possible - rir)), "rir", rir)


@pytest.mark.parametrize("seed", range(6))
def test_one_lift_against_a_dense_grid_posterior(seed: int) -> None:
    """Two unknowns, no drift: every (ln 1RM, ln κ) of a fine grid weighed by Bayes' rule. Sets of 3 to 10 to failure."""
    rng = np.random.default_rng(seed)
    habits = SharedHabits.start(bias_sd=KNOWN, reserve_sd=KNOWN)
    lift = start(math.log(100), math.log(0.040), habits, log_1rm_sd=0.15, ln_kappa_sd=0.25, slope=0.0, slope_sd=KNOWN)
    true_1rm, true_kappa = math.log(100) + 0.12 * rng.normal(), 0.040 * math.exp(0.2 * rng.normal())
    sets = [lifted(rng, true_1rm, true_kappa, n) for n in (5, 8, 3, 10, 6, 4, 9, 7)]
    ell, eta = np.meshgrid(np.linspace(-0.7, 0.7, 701) + math.log(100), np.linspace(-1.1, 1.1, 441) + math.log(0.040))
    log_p = -0.5 * ((ell - math.log(100)) / 0.15) ** 2 - 0.5 * ((eta - math.log(0.040)) / 0.25) ** 2
    for seen in sets:
        lift, habits, _ = observe(lift, habits, seen)
        y, variance = reading(seen)
        n = curve(ell, eta, seen.log_w)
        slope = (n - 1) / (ALPHA * np.maximum(ell - seen.log_w, 1e-3))
        spread = variance + (slope * DAY) ** 2
        log_p += -0.5 * (y - n) ** 2 / spread - 0.5 * np.log(spread)
    p = np.exp(log_p - log_p.max())
    p /= p.sum()
    for found, sd, values in ((lift.x[0], lift.log_1rm_sd, ell), (lift.x[2], math.sqrt(lift.p[2, 2]), eta)):
        mean = float((p * values).sum())
        exact_sd = math.sqrt(float((p * (values - mean) ** 2).sum()))
        assert abs(found - mean) < 0.6 * exact_sd
        assert 0.75 < sd / exact_sd < 1.25


@dataclass(frozen=True)
class Series:
    """One lift's sets, one a half week, with every constant of its evolution."""

    sets: tuple[Observation, ...]
    weeks: float = 0.5

    def best_end(self, x0: Array, p0: Array) -> tuple[Array, Array]:
        """(last state, its covariance) of the most probable whole path, by Gauss–Newton with full normal equations."""
        size = len(self.sets)
        decay = math.exp(-0.01 * self.weeks)
        move = np.array([[1.0, self.weeks, 0.0], [0.0, decay, 0.0], [0.0, 0.0, 1.0]])
        drift = np.linalg.inv(np.diag(DRIFT**2 * self.weeks))
        prior = np.linalg.inv(p0)
        path = np.array([np.linalg.matrix_power(move, t) @ x0 for t in range(size)])
        for _ in range(50):
            h = np.zeros((3 * size, 3 * size))
            g = np.zeros(3 * size)
            h[:3, :3] += prior
            g[:3] -= prior @ (path[0] - x0)
            for t in range(1, size):
                one, two = slice(3 * t - 3, 3 * t), slice(3 * t, 3 * t + 3)
                off = path[t] - move @ path[t - 1]
                h[one, one] += move.T @ drift @ move
                h[two, two] += drift
                h[one, two] -= move.T @ drift
                h[two, one] -= drift @ move
                g[one] += move.T @ drift @ off
                g[two] -= drift @ off
            for t, seen in enumerate(self.sets):
                y, variance = reading(seen)
                along, steeper = gradient(path[t, 0], path[t, 2], seen.log_w)
                j = np.array([along, 0.0, steeper])
                weight = 1 / (variance + (along * DAY) ** 2)
                here = slice(3 * t, 3 * t + 3)
                h[here, here] += weight * np.outer(j, j)
                g[here] += weight * j * (y - float(curve(path[t, 0], path[t, 2], seen.log_w)))
            step = np.linalg.solve(h, g).reshape(size, 3)
            path = path + step
            if np.abs(step).max() < 1e-10:
                break
        return path[-1], np.asarray(np.linalg.inv(h)[-3:, -3:])


@pytest.mark.parametrize("seed", range(6))
def test_a_series_with_drift_against_gauss_newton_over_the_whole_series(seed: int) -> None:
    rng = np.random.default_rng(100 + seed)
    habits = SharedHabits.start(bias_sd=KNOWN, reserve_sd=KNOWN)
    lift = start(math.log(100), math.log(0.040), habits, log_1rm_sd=0.15, slope=0.004, slope_sd=0.004)
    first = (lift.x.copy(), lift.p.copy())
    kappa = 0.040 * math.exp(0.2 * rng.normal())
    sets = tuple(lifted(rng, math.log(98) + 0.005 * t, kappa, (5, 8, 3, 10)[t % 4]) for t in range(24))
    for t, seen in enumerate(sets):
        if t:
            lift = advance(lift, 0.5, slope_prior=0.0)
        lift, habits, _ = observe(lift, habits, seen)
    end, covariance = Series(sets).best_end(*first)
    for i in (0, 1, 2):
        sd = math.sqrt(covariance[i, i])
        assert abs(lift.x[i] - end[i]) < 0.6 * sd
        assert 0.8 < math.sqrt(lift.p[i, i]) / sd < 1.25


def test_evolution_against_the_textbook_kalman_filter() -> None:
    """Kalman 1960: x ← Fx + u, P ← FPFᵀ + Q. Evolution is linear, so it must be exact."""
    rng = np.random.default_rng(5)
    half = rng.normal(size=(3, 3)) * 0.02
    lift = start(4.6, math.log(0.04), SharedHabits.start())
    lift = replace(lift, p=half @ half.T + np.eye(3) * 1e-5, on_habits=rng.normal(size=(3, 2)) * 0.01)
    weeks, prior_slope = 1.5, 0.003
    decay = math.exp(-0.01 * weeks)
    move = np.array([[1, weeks, 0], [0, decay, 0], [0, 0, 1]])
    after = advance(lift, weeks, slope_prior=prior_slope)
    assert after.x == pytest.approx(move @ lift.x + [0, prior_slope * (1 - decay), 0], abs=1e-15)
    np.testing.assert_allclose(after.p, move @ lift.p @ move.T + np.diag(DRIFT**2) * weeks, atol=1e-15)
    np.testing.assert_allclose(after.on_habits, move @ lift.on_habits, atol=1e-15)


@pytest.mark.parametrize("effort", ["failure", "rir"])
def test_a_nearly_sure_lift_against_the_textbook_kalman_filter(effort: str) -> None:
    """Where the state is known to 0.01 %, the curve is a straight line over it, and the update must be Kalman's own."""
    habits = SharedHabits.start(bias_sd=KNOWN, reserve_sd=KNOWN)
    sd = np.array([2e-4, 1e-4, 3e-4])
    lift = start(math.log(100), math.log(0.04), habits, log_1rm_sd=sd[0], ln_kappa_sd=sd[2], slope=0.0, slope_sd=sd[1])
    seen = Observation(math.log(80), 9, "failure") if effort == "failure" else Observation(math.log(80), 7, "rir", 2.0)
    after, _, surprise = observe(lift, habits, seen)
    y, variance = reading(seen)
    along, steeper = gradient(math.log(100), math.log(0.04), seen.log_w)
    h = np.array([along, 0.0, steeper])
    hidden = 0.0 if effort == "failure" else BIAS_MEAN
    s = float(h @ lift.p @ h) + variance + (along * DAY) ** 2 + (KNOWN**2 if hidden else 0)
    innovation = y - (float(curve(math.log(100), math.log(0.04), seen.log_w)) - hidden)
    gain = lift.p @ h / s
    assert surprise == pytest.approx(innovation / math.sqrt(s), rel=1e-6)
    np.testing.assert_allclose(after.x - lift.x, gain * innovation, rtol=1e-3, atol=1e-12)
    np.testing.assert_allclose(after.p - lift.p, -np.outer(gain, h @ lift.p), rtol=1e-3, atol=1e-16)


class Joint:
    """Two lifts and both habits in one state of eight: what two ``LiftStrength`` and one ``SharedHabits`` stand for."""

    LEARNS = {"failure": (1, 1, 1, 1, 0), "rir": (1, 1, 1, 0, 0), "open": (1, 1, 0, 0, 0)}  # noqa: RUF012

    def __init__(self, lifts: list[LiftStrength], habits: SharedHabits) -> None:
        self.x = np.concatenate([lifts[0].x, lifts[1].x, habits.mean])
        self.p = np.zeros((8, 8))
        self.p[:3, :3], self.p[3:6, 3:6], self.p[6:, 6:] = lifts[0].p, lifts[1].p, habits.cov

    def advance(self, which: int, weeks: float) -> None:
        move = np.eye(8)
        at = 3 * which
        move[at, at + 1] = weeks
        move[at + 1, at + 1] = math.exp(-0.01 * weeks)
        self.x = move @ self.x
        self.x[at + 1] += 0.0012 * (1 - math.exp(-0.01 * weeks))
        noise = np.zeros(8)
        noise[at : at + 3] = DRIFT**2 * weeks
        self.p = move @ self.p @ move.T + np.diag(noise)

    def observe(self, which: int, seen: Observation) -> None:
        """An iterated update. What is not learnt has no gain; the other lift is taught by the habits alone.

        A set of unknown effort teaches ln 1RM and slope as if all else were known, and all else is counted in afterwards.
        """
        y, variance = reading(seen)
        at, other = 3 * which, slice(3 - 3 * which, 6 - 3 * which)
        habit = np.zeros(8)
        if seen.effort == "rir":
            habit[6] = -1.0
        elif seen.effort == "open":
            habit[7] = -min(1.0, seen.reps / 6)
        learns = np.zeros(8)
        two, rest = [at, at + 1], [at + 2, 6, 7]
        apart = self.p[np.ix_(two, two)] - self.p[np.ix_(two, rest)] @ np.linalg.solve(
            self.p[np.ix_(rest, rest)], self.p[np.ix_(rest, two)]
        )
        learns[at : at + 3], learns[6:] = self.LEARNS[seen.effort][:3], self.LEARNS[seen.effort][3:]
        regression = self.p[other, 6:] @ np.linalg.inv(self.p[6:, 6:])
        n0 = float(curve(self.x[at], self.x[at + 2], seen.log_w))
        surprise = y - (n0 + float(habit @ self.x))
        z, gain, h, s = self.x.copy(), np.zeros(8), habit, 1.0
        for _ in range(3):
            h = habit.copy()
            h[at], h[at + 2] = gradient(z[at], z[at + 2], seen.log_w)
            r = variance + (h[at] * DAY) ** 2
            s = float(h @ self.p @ h) + r
            if seen.effort == "open" and surprise < 0:
                known = h[at] ** 2 * apart[0, 0] + r
                near = 0.7 * math.exp(-0.5 * surprise**2 / known) / math.sqrt(2 * math.pi * known)
                s += r * (1 / max(near / (near + 0.3 / max(n0, 1.0)), 0.01) - 1)
            gain = self.p @ h / s * learns
            gain[other] = regression @ gain[6:]
            if seen.effort == "open":
                own = s - float(h @ self.p @ h)
                gain[two] = apart[:, 0] * h[at] / (h[at] ** 2 * apart[0, 0] + own)
            innovation = y - float(curve(z[at], z[at + 2], seen.log_w)) - float(habit @ z)
            z = self.x + gain * (innovation - float(h @ (self.x - z)))
        crossed = np.outer(gain, h @ self.p)
        self.x, self.p = z, self.p + s * np.outer(gain, gain) - crossed - crossed.T


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("efforts", [("failure", "rir"), ("failure", "rir", "open")])
def test_shared_habits_against_one_joint_filter_of_both_lifts(seed: int, efforts: tuple[Effort, ...]) -> None:
    """While habits don't drift, news of them from one lift must move the other as an eight-dimensional filter would."""
    rng = np.random.default_rng(seed)
    habits = SharedHabits.start()
    lifts = [start(math.log(100), math.log(0.04), habits), start(math.log(140), math.log(0.0455), habits)]
    joint = Joint(lifts, habits)
    for _ in range(40):
        which = int(rng.integers(2))
        weeks = float(rng.choice([0.0, 0.5]))
        lifts[which] = advance(lifts[which], weeks)
        joint.advance(which, weeks)
        log_1rm = (math.log(104), math.log(133))[which]
        seen = lifted(rng, log_1rm, 0.04, float(rng.choice([4, 6, 8])), "rir")
        effort = efforts[int(rng.integers(len(efforts)))]
        seen = replace(seen, effort=effort, rir=seen.rir if effort == "rir" else 0.0)
        lifts[which], habits, _ = observe(lifts[which], habits, seen)
        joint.observe(which, seen)
        lift, at = lifts[which], slice(3 * which, 3 * which + 3)
        np.testing.assert_allclose(lift.x, joint.x[at], atol=1e-9, rtol=1e-9)
        np.testing.assert_allclose(lift.p, joint.p[at, at], atol=1e-9, rtol=1e-9)
        np.testing.assert_allclose(lift.on_habits @ habits.cov, joint.p[at, 6:], atol=1e-9, rtol=1e-9)
        np.testing.assert_allclose(habits.mean, joint.x[6:], atol=1e-9, rtol=1e-9)
        np.testing.assert_allclose(habits.cov, joint.p[6:, 6:], atol=1e-9, rtol=1e-9)
    assert abs(habits.mean[0] - BIAS_MEAN) > 0.01  # the habits were indeed learnt
    assert max(float(np.abs(lift.on_habits).max()) for lift in lifts) > 1e-3
