"""Beliefs of a made-up lifter, for the tests of a plan: three workouts a week, known pages."""

from datetime import date, timedelta

from hormesis.domain.athlete import Athlete, Condition, Profile
from hormesis.domain.facts import Fact
from hormesis.domain.training import PlannedExercise, TodayPlan
from hormesis.estimation.state import Beliefs
from hormesis.exercises.library import load_library
from hormesis.planning.today import plan_today
from simulations.logs import DAY_ONE, fold, set_fact, workout_fact

LIBRARY = load_library()
PAGES = LIBRARY.pages
NAMES = {
    "Bench": "barbell-bench-press",
    "Squat": "back-squat",
    "Row": "seated-cable-row",
    "Curl": "dumbbell-curl",
    "Pull Up": "pull-up",
    "Dip": "assisted-chest-dip",
    "Plank": "plank",
    "Bike": "stationary-bike",
}
NOBODY = Athlete(Profile(), None, (), (Condition("none", None),), {})

Done = tuple[str, float | None, int, int]
"""Name, load, repetitions, sets."""


def workout_on(day: int, *lifts: Done, name: str = "A", minutes: int = 60) -> list[Fact]:
    """One workout as facts."""
    facts = [workout_fact(day, name, minutes)]
    order = 0
    for lift, load_kg, reps, count in lifts:
        for _ in range(count):
            facts.append(set_fact(day, load_kg, reps, lift, order, workout=f"workout {day}"))
            order += 1
    return facts


def steady(*lifts: Done, days: int = 8, every: int = 3, name: str = "A") -> list[Fact]:
    """The same workout ``days`` times."""
    return [fact for i in range(days) for fact in workout_on(i * every, *lifts, name=name)]


def believed(facts: list[Fact]) -> Beliefs:
    """Beliefs after these facts."""
    return fold(facts, PAGES, NAMES)[0]


def plan_of(facts: list[Fact], athlete: Athlete = NOBODY, after: int = 2, minutes: int | None = None) -> TodayPlan:
    """The plan for ``after`` days after the last of these facts."""
    on = max(fact.day for fact in facts) + timedelta(days=after)
    return plan_today(believed(facts), athlete, on, PAGES.get, LIBRARY, minutes)


def exercise(plan: TodayPlan, name: str) -> PlannedExercise:
    """The plan's exercise of that name."""
    return next(one for one in plan.work if one.name == name)


def day(number: int) -> date:
    """The calendar day of a day's number."""
    return DAY_ONE + timedelta(days=number)
