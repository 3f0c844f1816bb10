"""How long a week takes to solve, and how good it is, on two dozen made-up athletes.

    python -m benchmarks.week            time on one core, and that the same week comes out again
    python -m benchmarks.week --long     also beside a long search without pre-filter; writes week.json

Goals, gyms, days, minutes and limitations are drawn from a fixed seed; every other athlete has a log.
"""

import argparse
import json
import os
import platform
import random
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from hormesis.domain.athlete import Athlete, Condition, Gym, Limitation, Profile
from hormesis.estimation.state import Beliefs
from hormesis.exercises.library import load_library
from hormesis.planning.week import week_problem
from hormesis.planning.week_days import Wishes
from hormesis.planning.week_model import Problem, Week, solve
from simulations.logs import DAY_ONE, fold, set_fact, workout_fact

__all__ = ["COMMITTED", "MEDIAN_S", "P95_S", "athletes"]

COMMITTED = Path(__file__).with_suffix(".json")
MEDIAN_S, P95_S = 2.0, 5.0
ATHLETES = 24
_LONG = 6
_LONG_NODES = 60
_LIFTS: Mapping[str, tuple[str, float | None, int, int]] = {
    "Squat": ("back-squat", 100, 6, 3),
    "Bench": ("barbell-bench-press", 80, 8, 3),
    "Row": ("seated-cable-row", 60, 10, 3),
    "Deadlift": ("deadlift", 130, 5, 2),
    "Press": ("overhead-press", 50, 8, 3),
    "Pull Up": ("pull-up", None, 8, 3),
    "Curl": ("dumbbell-curl", 14, 12, 2),
}


@dataclass(frozen=True)
class Made:
    """One made-up athlete."""

    athlete: Athlete
    beliefs: Beliefs
    wishes: Wishes


def athletes(count: int, seed: int = 7) -> list[Made]:
    """The first ``count`` of the made-up athletes."""
    chance = random.Random(seed)
    beliefs = (Beliefs(), _trained())
    return [Made(_drawn(chance), beliefs[n % 2], Wishes()) for n in range(count)]


def _drawn(chance: random.Random) -> Athlete:
    implements = ("barbell", "dumbbell", "machine", "cable", "band", "kettlebell")
    gym = Gym(implements=tuple(sorted(chance.sample(implements, chance.randint(1, 6)))))
    tags = chance.sample(("overhead", "knee_load", "hip_hinge", "axial_load"), chance.choice((0, 0, 1)))
    profile = Profile(
        goal=chance.choice(("strength", "hypertrophy", "power", "endurance", "general")),
        experience=chance.choice(("novice", "intermediate", "advanced")),
        days_per_week=chance.randint(2, 6),
        workout_min=chance.choice((25, 30, 40, 45, 60, 75, 90, 120)),
    )
    limits = (Limitation("shoulder", None, tuple(tags), None),) if tags else ()
    return Athlete(profile, gym, limits, (Condition("none", None),), {})


def _trained() -> Beliefs:
    pages = load_library().pages
    facts = []
    for n in range(20):
        names = list(_LIFTS)[n % 2 :: 2] + ["Bench"] * (n % 2 == 1)
        facts.append(workout_fact(2 * n + n // 3, "AB"[n % 2], 45))
        order = 0
        for name in names:
            _, load_kg, reps, count = _LIFTS[name]
            for _ in range(count):
                facts.append(set_fact(2 * n + n // 3, load_kg, reps, name, order, workout=f"workout {2 * n + n // 3}"))
                order += 1
    return fold(facts, pages, {name: lift[0] for name, lift in _LIFTS.items()})[0]


def main() -> int:
    """Measure, print each figure beside its bound, and end with 1 when one is over its bound."""
    parser = argparse.ArgumentParser(description="The time that a week takes, and how good it is.")
    parser.add_argument("--long", action="store_true", help="beside a long search without pre-filter (some minutes)")
    long = parser.parse_args().long
    figures = _measured(long)
    if long:
        COMMITTED.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(figures, indent=1))
    good = figures["same_again"] and figures["median_s"] <= MEDIAN_S and figures["p95_s"] <= P95_S
    print(f"at most {MEDIAN_S} s in the middle and {P95_S} s at the 95th percentile: {'ok' if good else 'OVER'}")
    return 0 if good else 1


def _measured(long: bool) -> dict[str, Any]:
    library, on = load_library(), DAY_ONE + timedelta(days=48)
    seconds, losses, same = [], [], True
    for n, made in enumerate(athletes(ATHLETES)):
        begun = time.process_time()
        problem = week_problem(made.beliefs, made.athlete, on, library.pages.get, list(library), made.wishes)
        week = solve(problem)
        seconds.append(time.process_time() - begun)
        same &= n >= _LONG or _alike(week, solve(problem))
        if long and n < _LONG:
            losses.append(_loss(week, _long_search(made, library, on)))
    figures: dict[str, Any] = {
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "athletes": ATHLETES,
        "median_s": round(median(seconds), 3),
        "p95_s": round(quantiles(seconds, n=20, method="inclusive")[-1], 3),
        "same_again": same,
    }
    if losses:
        figures |= {"median_loss": round(median(losses), 4), "p90_loss": round(quantiles(losses, n=10, method="inclusive")[-1], 4)}
        figures["compared"] = len(losses)
    return figures


def _long_search(made: Made, library: Any, on: Any) -> Week:
    everything: Problem = week_problem(made.beliefs, made.athlete, on, library.pages.get, list(library), made.wishes, limit=None)
    return solve(everything, nodes=_LONG_NODES, gap=0.005, keep=0)


def _loss(week: Week, best: Week) -> float:
    """By which share the long search's week is worth more; below 0 where it found a worse one."""
    return (best.worth - week.worth) / max(abs(best.worth), 1.0)


def _alike(one: Week, other: Week) -> bool:
    return one.sets == other.sets and one.worth == other.worth


if __name__ == "__main__":
    sys.exit(main())
