"""Everything believed of one athlete, and the fold that makes it of facts, day by day. ``Beliefs``, ``fold_days``.

Facts fold in the order (day, at, order, id), so any order of arrival gives the same beliefs. Body signals come later.
"""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby

import numpy as np

from hormesis.domain import constants as c
from hormesis.domain.facts import Fact
from hormesis.domain.training import LoggedSet, SetType, Workout
from hormesis.estimation.forecast import PersonalMix, RepsForecast, voices
from hormesis.estimation.lift import LiftBelief, is_typo, moved_kg, observe_lift, scored_sets, start_lift, strength_on
from hormesis.estimation.performed import Resolve, order_of, performed
from hormesis.estimation.split import Split, WorkoutDone
from hormesis.estimation.strength import SharedHabits
from hormesis.estimation.top_sets import TopSets, top_set
from hormesis.estimation.transfer import Anchor, prior_from_others
from hormesis.exercises.page import Page

__all__ = ["Beliefs", "Forecasted", "fold_days"]

MODEL_VERSION = "3"
_DAYS_TO_LEARN_FROM = 4

Pages = Callable[[str], Page | None]


@dataclass(frozen=True, slots=True)
class Beliefs:
    """What is believed at the end of ``through``: lifts by the log's own names, habits, the split, rest of each pattern."""

    through: date | None = None
    habits: SharedHabits = field(default_factory=SharedHabits.start)
    mix: PersonalMix = field(default_factory=PersonalMix.start)
    lifts: Mapping[str, LiftBelief] = field(default_factory=dict)
    split: Split = field(default_factory=Split)
    last_trained: Mapping[str, int] = field(default_factory=dict)
    body_mass_kg: float | None = None
    sets: int = 0


@dataclass(frozen=True, slots=True)
class Forecasted:
    """A forecast made before its day was folded in, and what was then done."""

    lift: str
    day: date
    load_kg: float
    reps: int
    days_before: int
    seen: RepsForecast


@dataclass(frozen=True, slots=True)
class _Asked:
    """A top set whose forecast is asked for, with what was known of its lift before."""

    lift: str
    day: date
    load_kg: float
    reps: int
    history: TopSets
    teaches: bool


Day = tuple[date, Iterable[Fact]]


def fold_days(beliefs: Beliefs, days: Iterable[Day], resolve: Resolve, page_of: Pages) -> tuple[Beliefs, tuple[Forecasted, ...]]:
    """The beliefs after several days, ascending, each with all of its facts; and their top sets' forecasts, each made before
    its day. Many days at once are faster than one at a time, and give the same."""
    asked: list[_Asked] = []
    for day, facts in days:
        beliefs, of_day = _fold_day(beliefs, day, facts, resolve, page_of)
        asked += of_day
    if not asked:
        return beliefs, ()
    log_w = np.array([math.log(one.load_kg) for one in asked])
    heard = voices([one.history for one in asked], log_w, np.array([one.day.toordinal() for one in asked]))
    made: list[Forecasted] = []
    mix = beliefs.mix
    for _, of_one_day in groupby(enumerate(asked), key=lambda pair: pair[1].day):
        seen = [(heard.mixed(i, mix), one) for i, one in of_one_day]
        for forecast, one in seen:
            made.append(Forecasted(one.lift, one.day, one.load_kg, one.reps, one.history.days, forecast))
            if one.teaches:
                mix = mix.observe(forecast, one.reps)
    return replace(beliefs, mix=mix), tuple(made)


def _fold_day(
    beliefs: Beliefs, day: date, facts: Iterable[Fact], resolve: Resolve, page_of: Pages
) -> tuple[Beliefs, list[_Asked]]:
    facts = sorted(facts, key=lambda f: (f.at, order_of(f), f.id))
    body_mass_kg = beliefs.body_mass_kg
    for fact in facts:
        if fact.kind == "body_mass":
            body_mass_kg = float(fact.fields["kg"])
        elif fact.kind == "profile" and "body_mass_kg" in fact.fields:
            body_mass_kg = float(fact.fields["body_mass_kg"])
    workouts = performed(day, facts, resolve)
    ordinal = day.toordinal()
    by_lift: dict[str, list[LoggedSet]] = {}
    where: dict[str, str] = {}
    for workout in workouts:
        for one in workout.sets:
            by_lift.setdefault(one.name, []).append(one)
            where.setdefault(one.name, workout.name)
    asked = _asked(beliefs, by_lift, day)
    habits = beliefs.habits
    if by_lift and beliefs.split.done:
        habits = habits.advance((ordinal - beliefs.split.done[-1].ordinal) / 7)
    patterns = {name: _pattern(sets[0].exercise, name, page_of) for name, sets in by_lift.items()}
    lifts = _after_layoff(beliefs, patterns.values(), ordinal, page_of)
    trained = dict(beliefs.last_trained)
    for name, sets in by_lift.items():
        first = sets[0]
        lift = lifts.get(name) or start_lift(name, first.exercise, first.entered_unit, first.assisted)
        page = page_of(lift.exercise) if lift.exercise else None
        rest_weeks = (ordinal - beliefs.last_trained.get(patterns[name], ordinal)) / 7
        prior = None
        if page and lift.strength is None and any(moved_kg(page, s.load_kg, body_mass_kg, s.assisted) for s in sets):
            prior = prior_from_others(page, _anchors(lifts.values(), page_of))
        lifts[name], habits = observe_lift(lift, habits, sets, ordinal, where[name], page, body_mass_kg, rest_weeks, prior)
        trained[patterns[name]] = ordinal
    split = beliefs.split
    for workout in workouts:
        split = split.add(_done(workout, ordinal))
    after = Beliefs(day, habits, beliefs.mix, lifts, split, trained, body_mass_kg, beliefs.sets + sum(map(len, by_lift.values())))
    return after, asked


def _pattern(exercise: str | None, name: str, page_of: Pages) -> str:
    """What a lift's rest is counted under: the pattern of its page, or its own name where it has none."""
    page = page_of(exercise) if exercise else None
    return str(page.pattern) if page else name


def _after_layoff(beliefs: Beliefs, today: Iterable[str], ordinal: int, page_of: Pages) -> dict[str, LiftBelief]:
    """The lifts, those whose pattern is trained again ``today`` after a layoff brought to today.

    All lifts of the pattern have rested, also those that will be done only in a week's time: by then nothing tells so.
    """
    lifts = dict(beliefs.lifts)
    rested = {p: (ordinal - day) / 7 for p in today if (day := beliefs.last_trained.get(p)) is not None}
    rested = {pattern: weeks for pattern, weeks in rested.items() if weeks > c.DETRAINING_GRACE.value}
    for name, lift in beliefs.lifts.items() if rested else ():
        weeks = rested.get(_pattern(lift.exercise, name, page_of))
        if weeks is not None and lift.strength is not None:
            strength = strength_on(lift.strength, lift.strength_day, ordinal, weeks)
            lifts[name] = replace(lift, strength=strength, strength_day=ordinal)
    return lifts


def _anchors(lifts: Iterable[LiftBelief], page_of: Pages) -> list[Anchor]:
    found = []
    for lift in lifts:
        page = page_of(lift.exercise) if lift.exercise and lift.strength is not None else None
        if page is not None and lift.strength is not None:
            found.append(Anchor(page, lift.strength.log_1rm, lift.strength.log_1rm_sd))
    return found


def _asked(beliefs: Beliefs, by_lift: Mapping[str, list[LoggedSet]], day: date) -> list[_Asked]:
    found = []
    for name, sets in by_lift.items():
        lift = beliefs.lifts.get(name)
        scored = scored_sets(sets)
        if lift is not None and lift.tops.days and scored:
            load_kg, reps = top_set(scored)
            teaches = lift.tops.days >= _DAYS_TO_LEARN_FROM and not is_typo(lift, load_kg)
            found.append(_Asked(name, day, load_kg, reps, lift.tops, teaches))
    return found


def _done(workout: Workout, ordinal: int) -> WorkoutDone:
    counts: dict[str, int] = {}
    for one in workout.sets:
        counts[one.name] = counts.get(one.name, 0) + (one.set_type is not SetType.WARM_UP)
    return WorkoutDone(ordinal, workout.name, tuple(counts.items()), workout.minutes)
