"""The top sets of a day whose forecast is asked for, each with what was known before it. ``sets_asked_for``, ``sets_by_lift``."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hormesis.domain import constants as c
from hormesis.domain.evidence import Unavailable
from hormesis.domain.facts import Fact
from hormesis.domain.movement import CurveClass
from hormesis.domain.training import LoggedSet, Workout
from hormesis.estimation.body import BODY_KINDS, Body, Morning, is_later, morning_of
from hormesis.estimation.condition import Condition, is_near_limit
from hormesis.estimation.lift import LiftBelief, is_typo, scored_sets
from hormesis.estimation.muscles import Muscles, hour_of
from hormesis.estimation.readiness import readiness_of
from hormesis.estimation.readings import readings_of
from hormesis.estimation.recovery_pace import fatigue_by_pace
from hormesis.estimation.top_sets import TopSets, top_set
from hormesis.exercises.page import Page

__all__ = ["AskedSet", "sets_asked_for", "sets_by_lift"]

_DAYS_TO_LEARN_FROM = 4
_BEFORE = (*BODY_KINDS, "profile")


@dataclass(frozen=True, slots=True)
class AskedSet:
    """A top set whose forecast is asked for, with what was known of its lift before."""

    lift: str
    day: date
    load_kg: float
    reps: int
    history: TopSets
    teaches: bool
    condition: Condition


def sets_by_lift(workouts: Iterable[Workout]) -> dict[str, list[LoggedSet]]:
    """The sets of each lift, by the log's own name, in the order in which they were done."""
    found: dict[str, list[LoggedSet]] = {}
    for workout in workouts:
        for one in workout.sets:
            found.setdefault(one.name, []).append(one)
    return found


def sets_asked_for(
    lifts: Mapping[str, LiftBelief],
    body: Body,
    muscles: Muscles,
    facts: Sequence[Fact],
    workouts: Sequence[Workout],
    page_of: Callable[[str], Page | None],
) -> list[AskedSet]:
    """The day's top sets whose forecast can be judged, each in the condition that was known when its first workout began.

    Lifts, body and muscles are as they were before the day; ``facts`` are all of the day's, in order.
    """
    if not workouts:
        return []
    day, begun = workouts[0].day, workouts[0].at
    known = [fact for fact in facts if fact.kind in _BEFORE and not is_later(fact.at, begun)]
    body = body.told(known)
    readiness = _readiness(body, morning_of(body, day, known))
    found = []
    for name, sets in sets_by_lift(workouts).items():
        lift = lifts.get(name)
        scored = scored_sets(sets)
        if lift is not None and lift.tops.days and scored:
            load_kg, reps = top_set(scored)
            teaches = lift.tops.days >= _DAYS_TO_LEARN_FROM and not is_typo(lift, load_kg)
            page = page_of(lift.exercise) if lift.exercise else None
            near_limit = any(is_near_limit(s) for s in sets if (s.load_kg, s.reps) == (load_kg, reps))
            condition = _condition(muscles, readiness, page, hour_of(begun), near_limit)
            found.append(AskedSet(name, day, load_kg, reps, lift.tops, teaches, condition))
    return found


def _readiness(body: Body, morning: Morning) -> float | None:
    if morning.is_empty and not body.samples and not body.nights:
        return None
    ready = readiness_of(readings_of(body, morning, only_weighed=True))
    return None if isinstance(ready, Unavailable) else ready.mean


def _condition(muscles: Muscles, readiness: float | None, page: Page | None, hour: float, near_limit: bool) -> Condition:
    kappa = c.CURVE_KAPPA[page.curve_class if page else CurveClass.NONE].value
    group = str(page.primary_group) if page else None
    bouts = muscles.bouts.get(group, ()) if group else ()
    return Condition(readiness, group if bouts else None, fatigue_by_pace(bouts, hour) if bouts else None, kappa, near_limit)
