"""A demo athlete, made up: ``demo_facts``, half a year of push, pull and legs from a seeded simulation.

Its truth is a strength that grows slowly and differs from day to day; what is logged follows from it and from a double
progression with honest RIR. No real person's log is in it.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from hormesis.app.demo_signals import demo_signals, hidden_forms
from hormesis.domain.facts import Fact, content_id

__all__ = ["DEMO_DAY", "demo_facts"]

DEMO_DAY = date(2026, 3, 2)
"""The Monday after the demo log ends."""

_WEEKS = 22
_SEED = 3
_SESSION_SD = 0.012
_FORM_WORTH = 0.02
"""Strength per SD of the form that the watch sees a little of."""
_REP_COST = 0.028
"""Share of 1RM that each further repetition to failure costs in the simulation; not the engine's own curve."""


@dataclass(frozen=True, slots=True)
class _Lift:
    name: str
    exercise: str
    sets: int
    reps: tuple[int, int]
    one_rm_kg: float
    yearly_gain: float
    step_kg: float
    start_kg: float


_WORKOUTS: tuple[tuple[int, str, tuple[_Lift, ...]], ...] = (
    (
        0,
        "Push",
        (
            _Lift("Bench Press", "barbell-bench-press", 3, (5, 8), 92, 0.16, 2.5, 70),
            _Lift("Overhead Press", "overhead-press", 3, (6, 9), 58, 0.14, 2.5, 40),
            _Lift("Incline Dumbbell Press", "incline-dumbbell-bench-press", 3, (8, 12), 36, 0.16, 2, 24),
            _Lift("Lateral Raise", "dumbbell-lateral-raise", 3, (12, 18), 14, 0.15, 1, 8),
            _Lift("Triceps Pushdown", "triceps-pushdown", 2, (10, 15), 44, 0.15, 2.5, 27.5),
        ),
    ),
    (
        2,
        "Pull",
        (
            _Lift("Deadlift", "deadlift", 3, (3, 6), 150, 0.18, 2.5, 122.5),
            _Lift("Lat Pulldown", "lat-pulldown", 3, (8, 12), 82, 0.15, 5, 55),
            _Lift("Barbell Row", "barbell-row", 3, (6, 10), 84, 0.14, 2.5, 60),
            _Lift("Face Pull", "face-pull", 2, (12, 18), 38, 0.12, 2.5, 20),
            _Lift("Barbell Curl", "barbell-curl", 2, (8, 12), 42, 0.14, 2.5, 27.5),
        ),
    ),
    (
        4,
        "Legs",
        (
            _Lift("Squat", "back-squat", 3, (5, 8), 118, 0.18, 2.5, 90),
            _Lift("Romanian Deadlift", "romanian-deadlift", 3, (8, 10), 112, 0.16, 2.5, 77.5),
            _Lift("Leg Press", "leg-press", 2, (10, 15), 215, 0.2, 10, 130),
            _Lift("Leg Curl", "lying-leg-curl", 2, (10, 15), 58, 0.14, 2.5, 35),
            _Lift("Standing Calf Raise", "standing-calf-raise", 3, (10, 15), 110, 0.16, 5, 65),
        ),
    ),
)


def demo_facts() -> Iterator[Fact]:
    """The demo athlete's profile, their workouts before ``DEMO_DAY``, and what watch and answers say up to its morning; always
    the same."""
    chance = random.Random(_SEED)
    first = DEMO_DAY - timedelta(weeks=_WEEKS)
    said: dict[str, object] = {"name": "Demo athlete, made up", "goal": "strength", "units": "kg", "body_mass_kg": 81.0}
    yield _fact("profile", datetime.combine(first, time(8)), said)
    forms = hidden_forms(first, DEMO_DAY)
    for kind, at, fields in demo_signals(forms):
        yield _fact(kind, at, fields)
    loads = {lift.name: lift.start_kg for _, _, lifts in _WORKOUTS for lift in lifts}
    for week in range(_WEEKS):
        for weekday, name, lifts in _WORKOUTS:
            if chance.random() < 0.06:  # life gets in the way
                continue
            day = first + timedelta(weeks=week, days=weekday)
            yield from _workout(datetime.combine(day, time(18, 5)), name, lifts, week / 52, loads, forms[day], chance)


def _workout(
    at: datetime,
    name: str,
    lifts: tuple[_Lift, ...],
    years: float,
    loads: dict[str, float],
    felt: float,
    chance: random.Random,
) -> Iterator[Fact]:
    ended = at + timedelta(minutes=52 + round(12 * chance.random()))
    workout = _fact("workout", at, {"name": name, "ended_at": ended.isoformat()})
    yield workout
    form = _FORM_WORTH * felt + chance.gauss(0, _SESSION_SD)
    order = 0
    for lift in lifts:
        load = loads[lift.name]
        strength = lift.one_rm_kg * (1 + lift.yearly_gain * years) * (1 + form + chance.gauss(0, 0.01))
        done = []
        for number in range(lift.sets):
            most = max(1, int((1 - load / strength) / _REP_COST + 1.5 - 0.6 * number))
            reps = max(1, min(lift.reps[1], most - 1))
            done.append(reps)
            fields = {
                "workout": workout.id,
                "exercise_name": lift.name,
                "exercise": lift.exercise,
                "load_kg": load,
                "reps": reps,
                "rir": float(min(5, most - reps)),
                "set_type": "working",
                "order": order,
            }
            yield _fact("set", at, fields)
            order += 1
        if min(done) >= lift.reps[1]:
            loads[lift.name] = load + lift.step_kg
        elif max(done) < lift.reps[0]:
            loads[lift.name] = load - lift.step_kg


def _fact(kind: str, at: datetime, fields: dict[str, object]) -> Fact:
    said_at = at.isoformat()
    return Fact(kind, said_at, content_id(kind, said_at, fields), fields, source="demo")
