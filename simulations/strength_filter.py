"""Synthetic lifters against the strength filter: how near is the believed 1RM to the true one after half a year?

Each lifter trains one lift twice a week for 26 weeks with the load the filter proposes, rounded to 2.5 kg plates. The truth
is not the filter's: strength drifts on its own, days differ, the lifter's own curve may have another exponent, repetitions are
whole, and repetitions in reserve are reported too low by a personal bias, with an error that grows with the reserve, rounded and
cut to 0–6 (Halperin 2022; Refalo 2024). Each 8th session ends in failure unless a variant says otherwise.

    python -m simulations.strength_filter            400 lifters a row, writes strength_filter.json

Every lifter has a random stream of their own, so the first 60 are the same lifters in a small sample and in the full run.
"""

import json
import math
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np

from hormesis.estimation.curve import epley_1rm, epley_reps
from hormesis.estimation.strength import LiftStrength, Observation, SharedHabits, advance, log_load_at, observe, reps_at, start

__all__ = ["COMMITTED", "EPLEY", "SEED", "VARIANTS", "Figures", "Variant", "figures_of"]

COMMITTED = Path(__file__).with_suffix(".json")
SEED = 7
USERS = 400
EPLEY = "Epley + EWMA(0.3)"
_SESSIONS = 52
_WEEKS = 0.5
_SCORED_FROM = 16
_PLATES_KG = 2.5
_ALPHA = 0.85
_KAPPA = 0.0395
_FIXED_SD = 1e-4
_SLOPE, _SLOPE_SD = 0.006, 0.005


@dataclass(frozen=True, slots=True)
class Variant:
    """One row: what the filter may learn, how the lifter trains, and the exponent of the lifter's true curve."""

    individual_kappa: bool = True
    individual_bias: bool = True
    failure_every: int | None = 8
    true_alpha: float = _ALPHA
    targets: tuple[int, ...] = (5, 8, 10, 6)


FULL = "individual κ and RIR bias, failure each 8th session"
VARIANTS = {
    "fixed κ, fixed RIR bias": Variant(individual_kappa=False, individual_bias=False),
    "individual κ": Variant(individual_bias=False),
    FULL: Variant(),
    "never to failure": Variant(failure_every=None),
    "true exponent 1.0": Variant(true_alpha=1.0),
    "true exponent 0.70": Variant(true_alpha=0.70),
    "only sets of 8": Variant(targets=(8,)),
}


@dataclass(frozen=True, slots=True)
class Figures:
    """One row. ``mae`` is of the 1RM after 26 weeks (%), ``spread`` the SD of that error's size between lifters, ``bias`` its
    mean; ``coverage90`` of the 1RM's 90 % interval and ``mae_reps`` of the next set, both from the 17th session on."""

    mae: float
    bias: float
    spread: float
    coverage90: float | None
    mae_reps: float


@dataclass(slots=True)
class _Lifter:
    """The truth of one lifter (ln kg, weeks, repetitions), and the chance that befalls them."""

    chance: np.random.Generator
    log_1rm: float
    slope: float
    bias: float
    kappa: float
    alpha: float
    day: float = 0.0

    @staticmethod
    def draw(chance: np.random.Generator, alpha: float) -> "_Lifter":
        kappa = _KAPPA * math.exp(0.25 * chance.normal())
        kappa *= 7 ** (_ALPHA - alpha)  # any exponent gives the same load for 8 repetitions
        return _Lifter(chance, math.log(100), chance.normal(0.006, 0.004), chance.normal(0.5, 0.7), kappa, alpha)

    def live(self, weeks: float) -> None:
        self.slope += -0.01 * self.slope * weeks + 0.0008 * self.chance.normal() * math.sqrt(weeks)
        self.log_1rm += self.slope * weeks + 0.005 * self.chance.normal() * math.sqrt(weeks)
        self.day = 0.02 * self.chance.normal()

    def reps_possible(self, log_w: float) -> float:
        room = self.log_1rm + self.day - log_w
        most = 1 + (room / self.kappa) ** (1 / self.alpha) if room > 0 else 0.9
        return most + 0.6 * self.chance.normal()

    def report(self, log_w: float, possible: float, target: int, to_failure: bool) -> Observation:
        if to_failure:
            return Observation(log_w, max(1, math.floor(possible)), "failure")
        reps = min(target, max(1, int(possible)))
        left = max(0.0, possible - reps)
        said = round(left - self.bias + self.chance.normal() * (0.6 + 0.2 * left))
        return Observation(log_w, reps, "rir", min(max(said, 0), 6))


@dataclass(frozen=True, slots=True)
class _Outcome:
    """One lifter's last errors of ln 1RM (filter, Epley), the share of intervals that held, and mean errors in reps."""

    error: float
    epley_error: float
    held: float
    reps: float
    epley_reps: float


def figures_of(variant: Variant, users: int, seed: int = SEED) -> tuple[Figures, Figures]:
    """The filter's row and, on the same lifters and loads, that of Epley's chart smoothed with weight 0.3."""
    outcomes = [_follow(variant, np.random.default_rng([seed, user])) for user in range(users)]
    held = float(np.mean([o.held for o in outcomes]))
    ours = _row([o.error for o in outcomes], held, [o.reps for o in outcomes])
    return ours, _row([o.epley_error for o in outcomes], None, [o.epley_reps for o in outcomes])


def _row(errors: list[float], coverage: float | None, reps: list[float]) -> Figures:
    size = np.abs(errors)
    values = [100 * size.mean(), 100 * np.mean(errors), 100 * size.std(ddof=1)]
    mae, bias, spread = (round(float(v), 3) for v in values)
    return Figures(mae, bias, spread, None if coverage is None else round(coverage, 4), round(float(np.mean(reps)), 4))


def _follow(variant: Variant, chance: np.random.Generator) -> _Outcome:
    lifter = _Lifter.draw(chance, variant.true_alpha)
    habits = SharedHabits.start() if variant.individual_bias else SharedHabits.start(bias_sd=_FIXED_SD)
    lift = start(
        math.log(100) + 0.12 * chance.normal(), math.log(_KAPPA), habits, slope=_SLOPE, slope_sd=_SLOPE_SD, ln_kappa_sd=0.25
    )
    smoothed: float | None = None
    held, off, epley_off = [], [], []
    for session in range(_SESSIONS):
        lifter.live(_WEEKS)
        lift = advance(lift, _WEEKS, slope_prior=0.0)
        if variant.individual_bias:
            habits = habits.advance(_WEEKS)
        lift = lift if variant.individual_kappa else _with_fixed_curve(lift)
        target, load_kg = _next_set(variant, lift, session, chance)
        log_w = math.log(load_kg)
        possible = lifter.reps_possible(log_w)
        if session >= _SCORED_FROM and smoothed is not None:
            held.append(abs(lift.log_1rm - lifter.log_1rm) < 1.645 * lift.log_1rm_sd)
            off.append(abs(reps_at(lift, log_w)[0] - possible))
            epley_off.append(abs(epley_reps(smoothed, load_kg) - possible))
        to_failure = variant.failure_every is not None and session % variant.failure_every == 0
        seen = lifter.report(log_w, possible, target, to_failure)
        lift, habits, _ = observe(lift, habits, seen)
        one = epley_1rm(load_kg, seen.reps + seen.rir)
        smoothed = one if smoothed is None else 0.7 * smoothed + 0.3 * one
    epley_error = math.log(smoothed or math.nan) - lifter.log_1rm
    means = [float(np.mean(values)) for values in (held, off, epley_off)]
    return _Outcome(lift.log_1rm - lifter.log_1rm, epley_error, means[0], means[1], means[2])


def _next_set(variant: Variant, lift: LiftStrength, session: int, chance: np.random.Generator) -> tuple[int, float]:
    target = variant.targets[session % len(variant.targets)]
    if len(variant.targets) > 1 and chance.random() < 0.15:
        target = 3
    in_reserve = int(chance.choice([1, 2, 2, 3]))
    load_kg = math.exp(log_load_at(lift, target + in_reserve)[0])
    return target, max(_PLATES_KG * round(load_kg / _PLATES_KG), _PLATES_KG)


def _with_fixed_curve(lift: LiftStrength) -> LiftStrength:
    """The lift with κ known to be the average one: its drift and what was learnt of it taken out."""
    x, p = lift.x.copy(), lift.p.copy()
    x[2] = math.log(_KAPPA)
    p[2, :] = p[:, 2] = 0.0
    p[2, 2] = _FIXED_SD**2
    on_habits = lift.on_habits.copy()
    on_habits[2] = 0.0
    return replace(lift, x=x, p=p, on_habits=on_habits)


def run(users: int = USERS, say: Callable[[str], object] = print) -> dict[str, object]:
    """Every row over ``users`` lifters, as the committed file holds it."""
    rows: dict[str, object] = {}
    for name, variant in VARIANTS.items():
        ours, epley = figures_of(variant, users)
        if name == FULL:
            rows = {EPLEY: asdict(epley), **rows}
        rows[name] = asdict(ours)
        say(f"{name}: MAE {ours.mae:.2f} %, bias {ours.bias:+.2f} %, 90 % held {ours.coverage90}, reps {ours.mae_reps:.2f}")
    return {"users": users, "seed": SEED, "weeks": _SESSIONS * _WEEKS, "rows": rows}


if __name__ == "__main__":
    chosen = int(sys.argv[1]) if len(sys.argv) > 1 else USERS
    result = run(chosen)
    if chosen == USERS:
        COMMITTED.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"wrote {COMMITTED}")
