"""How long a week takes to solve, how good it is, and whether it breaks anything, on 200 made-up athletes.

    python -m benchmarks.week            twenty of them: time, the same week again, and the independent checker
    python -m benchmarks.week --all      all 200; writes week.json
    python -m benchmarks.week --long     thirty of them beside a long HiGHS run without pre-filter; writes week.json

Goals, gyms, days, minutes and limitations are drawn from a fixed seed; every other athlete has a log. Seconds are of one core's
own time (``cpu_s``, time.process_time) since others may use the machine; ``wall_s`` stands beside. The loss is the share of what
the long run's week is worth more than no training at all that ours lacks; the prices of empty days and of missing exercises are
left out of what no training is worth, for they would make every loss look small. ``raw_loss`` is the share of the bare worth,
which means nothing where that is near zero; ``loss_to_bound`` is against what no week can be worth more than, as far as the long
run has proven: where it ends with a gap, ours is held against the far end of it.
"""

import argparse
import hashlib
import json
import os
import platform
import random
import resource
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from hormesis.app.today import plan_json
from hormesis.domain.athlete import Athlete, Condition, Gym, Limitation, Profile
from hormesis.estimation.state import Beliefs
from hormesis.exercises.library import load_library
from hormesis.planning.duration import pace_of
from hormesis.planning.standing import Standing
from hormesis.planning.week import WeekPlan, plan_week, week_problem
from hormesis.planning.week_days import Wishes
from hormesis.planning.week_exact import prove
from hormesis.planning.week_model import Problem, Week, solve, solve_at_length
from simulations.logs import DAY_ONE, fold, set_fact, workout_fact
from tests.oracles.week_checker import Asked, violations

__all__ = ["COMMITTED", "FLOORS", "Made", "asked_of", "athletes", "broken_by", "planned"]

COMMITTED = Path(__file__).with_suffix(".json")
ATHLETES, SAMPLE = 200, 20
FLOORS: Mapping[str, float] = {
    "violations": 0,
    "without_plan": 0,
    "differing": 0,
    "median_cpu_s": 0.6,
    "p95_cpu_s": 3.0,
    "again_p95_cpu_s": 1.0,
    "peak_mb": 150,
    "median_loss": 0.01,
    "p90_loss": 0.04,
    "median_loss_to_bound": 0.01,
    "p90_loss_to_bound": 0.04,
}
"""None of the figures may be above its own."""
_COMPARED, _EVERY = 30, 7  # odd, so that half of them have a log
_LONG_S, _LONGER_S, _LONG_GAP, _LONG_WEIGHED = 40.0, 420.0, 0.01, 2_000_000
_ELSEWHERE = 12
_ON = DAY_ONE + timedelta(days=48)
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
        birth_year=chance.choice((None, 1950, 1985, 2001)),
    )
    limits = (Limitation("shoulder", None, tuple(tags), None),) if tags else ()
    never = chance.choice((None, None, "back-squat", "pull-up"))
    return Athlete(profile, gym, limits, (Condition("none", None),), {never: "never"} if never else {})


@cache
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


@cache
def _pages() -> Any:
    return load_library()


def planned(made: Made, on: date = _ON) -> WeekPlan:
    """The week of a made-up athlete."""
    return plan_week(made.beliefs, made.athlete, on, _pages().pages.get, list(_pages()), made.wishes)


def asked_of(made: Made) -> Asked:
    """What a made-up athlete asked for, in plain words."""
    profile, gym, own = made.athlete.profile, made.athlete.gym, made.beliefs.lifts.values()
    assert gym is not None
    return Asked(
        experience=profile.experience or "novice",
        birth_year=profile.birth_year,
        days=profile.days_per_week or 3,
        minutes={weekday: made.wishes.minutes.get(weekday, profile.workout_min or 60) for weekday in range(1, 8)},
        implements=gym.implements,
        avoid=frozenset(tag for one in made.athlete.limitations for tag in one.avoid),
        never=frozenset(name for name, word in made.athlete.preferences.items() if word == "never"),
        own=frozenset(lift.exercise for lift in own if lift.exercise),
        pace=pace_of(made.beliefs.split),
        skip=frozenset(day.isoformat() for day in made.wishes.skip),
        power=profile.goal == "power",
        no_turns=profile.supersets == "no",
    )


def broken_by(made: Made, plan: WeekPlan) -> list[str]:
    """What the week breaks, by the checker that knows nothing of the planner."""
    days = [plan_json(day, "kg", {}) for day in plan.days]
    return violations(asked_of(made), days, {str(group): target.target for group, (_, target) in plan.targets.items()})


def _missed(made: Made, plan: WeekPlan) -> tuple[Made, date] | None:
    """The athlete on the morning after the first training day was missed; None where that leaves no day."""
    days = [day for day in plan.days if day.work]
    if len(days) < 2:
        return None
    on = days[0].date + timedelta(days=1)
    lifts = {day.date: frozenset(one.exercise or "" for one in day.work) for day in plan.days if day.date >= on}
    standing = Standing(made=plan.date, lifts=lifts)
    return replace(made, wishes=replace(made.wishes, standing=standing)), on


def main() -> int:
    """Measure, print each figure beside its bound, and end with 1 when one is over its bound."""
    parser = argparse.ArgumentParser(description="The time that a week takes, and how good it is.")
    parser.add_argument("--all", action="store_true", help="all athletes (about ten minutes)")
    parser.add_argument("--long", action="store_true", help="thirty of them beside a long search (about an hour)")
    parser.add_argument("--compared", type=int, default=_COMPARED, help="how many are held against a long search")
    parser.add_argument("--only", type=int, action="append", help="hold just this athlete against a long search; several times")
    parser.add_argument("--digests", action="store_true", help="only the weeks of a few, in short")
    asked = parser.parse_args()
    if asked.digests:
        print(json.dumps(_digests()))
        return 0
    if asked.only:
        for n in asked.only:
            print(json.dumps(_row_of(n, athletes(n + 1)[n])), flush=True)
        return 0
    figures = _compared(asked.compared) if asked.long else _measured(ATHLETES if asked.all else SAMPLE)
    if asked.all or asked.long:
        kept = json.loads(COMMITTED.read_text(encoding="utf-8")) if COMMITTED.exists() else {}
        COMMITTED.write_text(json.dumps({**kept, **figures}, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(figures, indent=1))
    over = [name for name, most in FLOORS.items() if figures.get(name, 0) > most]
    print(f"over the floors: {', '.join(over) or 'none'}")
    return 1 if over else 0


def _measured(count: int) -> dict[str, Any]:
    cpu, wall, again, found, without = [], [], [], [], 0
    for n, made in enumerate(athletes(count)):
        begun, clock = time.process_time(), time.perf_counter()
        plan = planned(made)
        cpu.append(time.process_time() - begun)
        wall.append(time.perf_counter() - clock)
        without += not any(day.work for day in plan.days)
        found += [f"{n}: {one}" for one in broken_by(made, plan)]
        missed = _missed(made, plan)
        if missed is not None:
            begun = time.process_time()
            planned(*missed)
            again.append(time.process_time() - begun)
    return {
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "athletes": count,
        "without_plan": without,
        "violations": len(found),
        "which": found[:20],
        "differing": _differing(),
        "median_cpu_s": round(median(cpu), 3),
        "p95_cpu_s": round(_share(cpu, 95), 3),
        "median_wall_s": round(median(wall), 3),
        "p95_wall_s": round(_share(wall, 95), 3),
        "again_median_cpu_s": round(median(again), 3),
        "again_p95_cpu_s": round(_share(again, 95), 3),
        "peak_mb": _peak_mb(),
    }


def _share(values: Sequence[float], percent: int) -> float:
    return quantiles(values, n=100, method="inclusive")[percent - 1]


def _digests() -> list[str]:
    return [hashlib.sha256(repr(planned(made)).encode()).hexdigest() for made in athletes(_ELSEWHERE)]


def _differing() -> int:
    """How many weeks of a few differ when they are made again here, and in other processes whose hashes differ."""
    first, differing = _digests(), 0
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "benchmarks.week", "--digests"]
        done = subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True)
        differing += sum(one != other for one, other in zip(first, json.loads(done.stdout), strict=True))
    return differing + sum(one != other for one, other in zip(first, _digests(), strict=True))


def _peak_mb() -> float:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)


def _compared(count: int) -> dict[str, Any]:
    rows = []
    for n, made in enumerate(athletes(count * _EVERY)):
        if n % _EVERY:
            continue
        rows.append(_row_of(n, made))
        print(json.dumps(rows[-1]), file=sys.stderr, flush=True)
    losses, bound = [row["loss"] for row in rows], [row["loss_to_bound"] for row in rows]
    return {
        "compared": count,
        "long_run_s": [_LONG_S, _LONGER_S],
        "median_loss": round(median(losses), 4),
        "p90_loss": round(_share(losses, 90), 4),
        "median_loss_to_bound": round(median(bound), 4),
        "p90_loss_to_bound": round(_share(bound, 90), 4),
        "median_long_gap": round(median(row["long_gap"] for row in rows), 4),
        "long_gaps_over_1_percent": sum(row["long_gap"] > _LONG_GAP for row in rows),
        "rows": rows,
    }


def _row_of(n: int, made: Made) -> dict[str, Any]:
    limited, begun = _problem(made, planned), time.perf_counter()
    row = _row(solve(limited), limited, _problem(made, None))
    return {"athlete": n, **row, "wall_s": round(time.perf_counter() - begun)}


def _problem(made: Made, filtered: Any) -> Problem:
    if filtered is None:
        return week_problem(made.beliefs, made.athlete, _ON, _pages().pages.get, list(_pages()), made.wishes, limit=None)
    return week_problem(made.beliefs, made.athlete, _ON, _pages().pages.get, list(_pages()), made.wishes)


def _row(ours: Week, limited: Problem, everything: Problem) -> dict[str, Any]:
    """Ours beside the long run, which begins from a longer search from ours, so that it never ends below either."""
    place = {one.slug: i for i, one in enumerate(everything.options)}
    start = {(place[limited.options[i].slug], d): n for (i, d), n in ours.sets.items()}
    longer = solve(everything, start, _LONG_WEIGHED)
    scale = max(longer.worth - _nothing(everything), 1.0)
    best = solve_at_length(everything, _LONG_S, _LONG_GAP * scale / max(abs(longer.worth), 1.0), longer.sets)
    if (best.gap or 0.0) * max(abs(best.worth), 1.0) > _LONG_GAP * scale:
        best = prove(everything, _LONGER_S, _LONG_GAP * scale / max(abs(best.worth), 1.0), best.sets)
    bound = best.worth + (best.gap or 0.0) * max(abs(best.worth), 1.0)
    return {
        "ours": round(ours.worth, 3),
        "long": round(best.worth, 3),
        "bound": round(bound, 3),
        "loss": round((best.worth - ours.worth) / scale, 5),
        "raw_loss": round((best.worth - ours.worth) / max(abs(best.worth), 1.0), 5),
        "loss_to_bound": round((bound - ours.worth) / scale, 5),
        "long_gap": round((bound - best.worth) / scale, 5),
    }


def _nothing(problem: Problem) -> float:
    """What a week without training is worth, the prices of empty days and missing exercises left out."""
    closed = tuple(replace(one, by_day=(None,) * len(problem.days)) for one in problem.options)
    wanted = tuple(replace(day, wants=(), least=1) for day in problem.days)
    return solve(replace(problem, options=closed, days=wanted)).worth + 80.0 * len(problem.days)


if __name__ == "__main__":
    sys.exit(main())
