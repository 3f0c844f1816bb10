"""Synthetic athletes who let a coin decide about a release: is its estimated effect within its stated interval?

On evenings with a level of 3 to 7 a fair coin draws the release or nothing; the level of the next morning is the outcome. The
truth is not the estimate's model: levels are whole and cut to 0–10, shocks have heavy tails, what is usual drifts, some mornings
are left out, and in one row the athlete does only three of five releases drawn. The true effect is that of the draw on the level
as it is told, averaged over the athlete's own evenings.

    python -m simulations.release_trial            150 athletes a row, writes release_trial.json

Every athlete has a random stream of their own, so a small sample is the first of the full run.
"""

import json
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hormesis.domain.facts import Fact
from hormesis.estimation.release_trial import TrialResult, Trials

__all__ = ["ATHLETES", "COMMITTED", "LENGTHS", "SEED", "VARIANTS", "Figures", "figures_of"]

COMMITTED = Path(__file__).with_suffix(".json")
SEED = 5
ATHLETES = 150
LENGTHS = (60, 240)
VARIANTS = {"as drawn": 1.0, "three of five done": 0.6}
REGION = "upper_back"
_START = date(2026, 1, 5)
_ELIGIBLE = range(3, 8)
_TOLD = 0.85
_SHOCKS = 4000

Float = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Figures:
    """One row after so many days: how often the 80 % interval held the true effect, the estimate's root mean square error and
    bias (levels), the error of the prior alone, and the shares of athletes that were told that it helps, that it has no clear
    effect, that it worsens; ``wrong`` is the share told the opposite of the truth's sign."""

    coverage80: float
    rmse: float
    bias: float
    rmse_prior: float
    helps: float
    no_effect: float
    worsens: float
    wrong: float


def figures_of(done: float, days: int, athletes: int, seed: int = SEED) -> Figures:
    """One row over ``athletes`` who do the share ``done`` of the releases drawn, for ``days``."""
    followed = [_follow(done, days, np.random.default_rng([seed, i])) for i in range(athletes)]
    results, truth = [result for result, _ in followed], np.array([effect for _, effect in followed])
    means = np.array([one.effect.value for one in results])
    held = [one.effect.low <= effect <= one.effect.high for one, effect in followed]
    said = [one.verdict for one in results]
    wrong = [(v == "seems to help" and t > 0) or (v == "seems to worsen" and t < 0) for v, t in zip(said, truth, strict=True)]
    numbers = {
        "coverage80": np.mean(held),
        "rmse": np.sqrt(np.mean((means - truth) ** 2)),
        "bias": np.mean(means - truth),
        "rmse_prior": np.sqrt(np.mean((Trials().result().effect.value - truth) ** 2)),
        "helps": said.count("seems to help") / athletes,
        "no_effect": said.count("no clear effect") / athletes,
        "worsens": said.count("seems to worsen") / athletes,
        "wrong": np.mean(wrong),
    }
    return Figures(**{name: round(float(value), 4) for name, value in numbers.items()})


def _follow(done: float, days: int, chance: np.random.Generator) -> tuple[TrialResult, float]:
    usual, carried = chance.normal(4.5, 1.0), chance.uniform(0.3, 0.7)
    effect, noise = chance.normal(-0.5, 0.6), 1.3 * float(np.exp(0.25 * chance.normal()))
    shocks = noise * chance.standard_t(5, size=_SHOCKS) / (5 / 3) ** 0.5
    trials, morning, effects = Trials(), float(usual), []
    for i in range(days):
        day = _START + timedelta(days=i)
        facts = [_level(f"{day}T07:00:00", morning)] if chance.random() < _TOLD else []
        evening = float(_told(morning + chance.normal(0.3, 1.2)))
        facts.append(_level(f"{day}T20:00:00", evening))
        usual += chance.normal(0, 0.05)
        centre = usual + carried * (evening - usual)
        does = 0.0
        if evening in _ELIGIBLE:
            drawn = bool(chance.random() < 0.5)
            does = float(drawn and chance.random() < done)
            facts.append(_offer(f"{day}T20:05:00", drawn))
            effects.append(done * float(np.mean(_told(centre + effect + shocks) - _told(centre + shocks))))
        trials = trials.observe(day, facts)
        morning = float(_told(centre + effect * does + chance.choice(shocks)))
    return trials.result(REGION), float(np.mean(effects)) if effects else 0.0


def _told(level: float | Float) -> Float:
    return np.asarray(np.clip(np.rint(level), 0, 10))


def _level(at: str, level: float) -> Fact:
    return Fact("tightness", at, f"tight {at}", {"region": REGION, "level": float(level)})


def _offer(at: str, drawn: bool) -> Fact:
    fields = {"region": REGION, "arm": "release" if drawn else "none", "probability": 0.5, "moment": "evening"}
    return Fact("offer", at, f"offer {at}", fields)


def run(athletes: int = ATHLETES, say: Callable[[str], object] = print) -> dict[str, object]:
    """Every row, as the committed file holds it."""
    rows: dict[str, object] = {}
    for name, done in VARIANTS.items():
        for days in LENGTHS:
            row = figures_of(done, days, athletes)
            rows[f"{name}, {days} days"] = asdict(row)
            say(f"{name}, {days} days: {row}")
    return {"athletes": athletes, "seed": SEED, "rows": rows}


if __name__ == "__main__":
    chosen = int(sys.argv[1]) if len(sys.argv) > 1 else ATHLETES
    result = run(chosen)
    if chosen == ATHLETES:
        COMMITTED.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"wrote {COMMITTED}")
