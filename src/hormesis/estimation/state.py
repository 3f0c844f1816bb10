"""Everything believed of one athlete, and the fold that makes it of facts, day by day. ``Beliefs``, ``fold_days``.

Facts fold in the order (day, at, order, id), so any order of arrival gives the same beliefs.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby

import numpy as np

from hormesis.domain import constants as c
from hormesis.domain.facts import Fact
from hormesis.domain.training import SetType, Workout
from hormesis.estimation.asked_sets import AskedSet, sets_asked_for, sets_by_lift
from hormesis.estimation.body import Body, morning_of
from hormesis.estimation.condition import Judged, learn_from_day, with_readiness
from hormesis.estimation.excuses import is_excused, with_answers
from hormesis.estimation.exposures import exposures_on, is_report, sessions_of
from hormesis.estimation.forecast import PersonalMix, RepsForecast, voices
from hormesis.estimation.lift import LiftBelief, moved_kg, observe_lift, start_lift, strength_on
from hormesis.estimation.muscles import Muscles, hour_of
from hormesis.estimation.performed import Resolve, order_of, performed
from hormesis.estimation.readings import sleep_shortfall
from hormesis.estimation.split import Split, WorkoutDone
from hormesis.estimation.stall import Easier, is_regular
from hormesis.estimation.strength import SharedHabits
from hormesis.estimation.tightness import Tightness
from hormesis.estimation.training_load import DayLoad, activity_load, workout_load
from hormesis.estimation.transfer import Anchor, prior_from_others
from hormesis.estimation.volume_habit import VolumeHabit, day_volume
from hormesis.estimation.worth import Worth
from hormesis.exercises.page import Page

__all__ = ["Beliefs", "Forecasted", "fold_days"]

MODEL_VERSION = "15"

Pages = Callable[[str], Page | None]


@dataclass(frozen=True, slots=True)
class Beliefs:
    """What is believed at the end of ``through``: lifts by the log's own names, habits, the split, rest of each pattern; the
    body's signals, muscle fatigue, and what readiness has been worth; usual volume; tightness; and whether easier days
    are due."""

    through: date | None = None
    habits: SharedHabits = field(default_factory=SharedHabits.start)
    mix: PersonalMix = field(default_factory=PersonalMix.start)
    lifts: Mapping[str, LiftBelief] = field(default_factory=dict)
    split: Split = field(default_factory=Split)
    last_trained: Mapping[str, int] = field(default_factory=dict)
    body_mass_kg: float | None = None
    sets: int = 0
    birth_year: int | None = None
    body: Body = field(default_factory=Body)
    muscles: Muscles = field(default_factory=Muscles)
    volumes: VolumeHabit = field(default_factory=VolumeHabit)
    tightness: Tightness = field(default_factory=Tightness)
    worth: Worth = field(default_factory=Worth)
    easier: Easier = field(default_factory=Easier)


@dataclass(frozen=True, slots=True)
class Forecasted:
    """A forecast made before its day was folded in, and what was then done."""

    lift: str
    day: date
    load_kg: float
    reps: int
    days_before: int
    seen: RepsForecast


Day = tuple[date, Iterable[Fact]]


def fold_days(beliefs: Beliefs, days: Iterable[Day], resolve: Resolve, page_of: Pages) -> tuple[Beliefs, tuple[Forecasted, ...]]:
    """The beliefs after several days, ascending, each with all of its facts; and their top sets' forecasts, each made before
    its day. Many days at once are faster than one at a time, and give the same."""
    asked: list[AskedSet] = []
    for day, facts in days:
        beliefs, of_day = _fold_day(beliefs, day, facts, resolve, page_of)
        asked += of_day
    if not asked:
        return beliefs, ()
    log_w = np.array([math.log(one.load_kg) for one in asked])
    heard = voices([one.history for one in asked], log_w, np.array([one.day.toordinal() for one in asked]))
    made: list[Forecasted] = []
    mix, worth, pace = beliefs.mix, beliefs.worth, beliefs.muscles.pace
    for _, of_one_day in groupby(enumerate(asked), key=lambda pair: pair[1].day):
        seen = [(heard.mixed(i, mix), one) for i, one in of_one_day]
        for forecast, one in seen:
            shown = with_readiness(forecast, one.condition, worth)
            made.append(Forecasted(one.lift, one.day, one.load_kg, one.reps, one.history.days, shown))
            if one.teaches:
                mix = mix.observe(forecast, one.reps)
        judged = [Judged(one.condition, forecast, one.reps) for forecast, one in seen if one.teaches]
        worth, pace = learn_from_day(worth, pace, judged)
    return replace(beliefs, mix=mix, worth=worth, muscles=replace(beliefs.muscles, pace=pace)), tuple(made)


def _fold_day(
    beliefs: Beliefs, day: date, facts: Iterable[Fact], resolve: Resolve, page_of: Pages
) -> tuple[Beliefs, list[AskedSet]]:
    facts = sorted(facts, key=lambda f: (f.at, order_of(f), f.id))
    workouts = performed(day, facts, resolve)
    asked = sets_asked_for(beliefs.lifts, beliefs.body, beliefs.muscles, facts, workouts, page_of)
    after = _with_profile(replace(beliefs, through=day), facts)
    age = None if after.birth_year is None else day.year - after.birth_year
    muscles = _tired(after.muscles, facts, workouts, page_of, age)
    volumes = _with_volume(after.volumes, day, facts, workouts, resolve, page_of)
    after, slept_h, excused = _with_body(replace(after, muscles=muscles, volumes=volumes), day, facts, workouts)
    sessions = sessions_of(workouts, facts, page_of, resolve)
    exposures = exposures_on(day, facts, sessions, muscles, volumes, slept_h)
    after = replace(after, tightness=after.tightness.observe(day, facts, exposures))
    if workouts:
        after = _with_lifts(after, day, workouts, excused, page_of)
    for workout in workouts:
        after = replace(after, split=after.split.add(_done(workout, day.toordinal())))
    if workouts or after.easier.felt != beliefs.easier.felt:
        after = _with_easier_where_due(after, day.toordinal(), page_of)
    return after, asked


def _with_profile(beliefs: Beliefs, facts: Sequence[Fact]) -> Beliefs:
    """What the athlete weighs and when they were born, as they or their scale last said."""
    body_mass_kg, birth_year = beliefs.body_mass_kg, beliefs.birth_year
    for fact in facts:
        if fact.kind == "body_mass":
            body_mass_kg = float(fact.fields["kg"])
        elif fact.kind == "profile":
            body_mass_kg = float(fact.fields["body_mass_kg"]) if "body_mass_kg" in fact.fields else body_mass_kg
            birth_year = fact.fields.get("birth_year", birth_year)
    return replace(beliefs, body_mass_kg=body_mass_kg, birth_year=birth_year)


def _with_body(
    beliefs: Beliefs, day: date, facts: Sequence[Fact], workouts: Sequence[Workout]
) -> tuple[Beliefs, float | None, bool]:
    """The body's signals and the answers of the morning; what was slept, in hours, where it matters to the day; and whether a
    weak day is excused by them."""
    body = beliefs.body.told(facts)
    morning = morning_of(body, day, facts)
    short = sleep_shortfall(body, morning) if workouts or any(map(is_report, facts)) else None
    excused = is_excused(morning, short)
    easier = with_answers(beliefs.easier.told(facts), body, morning, excused)
    excused = excused or easier.on(day.toordinal()) is not None
    body = _with_load(body.observe(morning), day, facts, workouts)
    return replace(beliefs, body=body, easier=easier), short.last_h if short else None, excused


def _with_lifts(beliefs: Beliefs, day: date, workouts: Sequence[Workout], excused: bool, page_of: Pages) -> Beliefs:
    """The lifts after a day on which some were trained, those of a pattern that had rested long brought to the day first."""
    ordinal = day.toordinal()
    easier, habits = beliefs.easier, beliefs.habits
    if beliefs.split.done:
        before = beliefs.split.done[-1].ordinal
        easier, habits = easier.trained(ordinal, before), habits.advance((ordinal - before) / 7)
    where = {one.name: workout.name for workout in reversed(workouts) for one in workout.sets}
    by_lift = sets_by_lift(workouts)
    patterns = {name: _pattern(sets[0].exercise, name, page_of) for name, sets in by_lift.items()}
    lifts = _after_layoff(beliefs, patterns.values(), ordinal, page_of)
    for name, sets in by_lift.items():
        first = sets[0]
        lift = lifts.get(name) or start_lift(name, first.exercise, first.entered_unit, first.assisted)
        page = page_of(lift.exercise) if lift.exercise else None
        rest_weeks = (ordinal - beliefs.last_trained.get(patterns[name], ordinal)) / 7
        prior = None
        if page and lift.strength is None and any(moved_kg(page, s.load_kg, beliefs.body_mass_kg, s.assisted) for s in sets):
            prior = prior_from_others(page, _anchors(lifts.values(), page_of))
        lifts[name], habits = observe_lift(
            lift, habits, sets, ordinal, where[name], page, beliefs.body_mass_kg, rest_weeks, prior, excused
        )
    trained = {**beliefs.last_trained, **dict.fromkeys(patterns.values(), ordinal)}
    count = beliefs.sets + sum(map(len, by_lift.values()))
    return replace(beliefs, easier=easier, habits=habits, lifts=lifts, last_trained=trained, sets=count)


def _with_easier_where_due(beliefs: Beliefs, ordinal: int, page_of: Pages) -> Beliefs:
    """The easier days as they stand at the end of a day; where they have become due, every lift's shortfall begins anew."""
    lifts, done = beliefs.lifts, beliefs.split.done
    stalls = {name: lift.stall for name, lift in lifts.items() if lift.stall.is_alarm or lift.stall.falling_since is not None}
    pages = {name: page_of(lifts[name].exercise or "") for name in stalls}
    main = {name for name, page in pages.items() if page is not None and page.category == "compound"}
    regular = len(stalls) > 1 and is_regular([one.ordinal for one in done], ordinal)
    easier = beliefs.easier.after_day(ordinal, stalls, main, regular)
    if easier.dues != beliefs.easier.dues:
        lifts = {name: replace(lift, stall=lift.stall.restarted()) for name, lift in lifts.items()}
    return replace(beliefs, lifts=lifts, easier=easier)


def _with_volume(
    volumes: VolumeHabit, day: date, facts: Sequence[Fact], workouts: Sequence[Workout], resolve: Resolve, page_of: Pages
) -> VolumeHabit:
    runs = [
        (resolve(str(fact.fields["exercise_name"]), fact.source), float(fact.fields.get("duration_s", 0)) / 60)
        for fact in facts
        if fact.kind == "activity"
    ]
    volume = day_volume(day.toordinal(), workouts, page_of, runs)
    return volumes.add(volume) if volume.groups else volumes


def _tired(muscles: Muscles, facts: Sequence[Fact], workouts: Sequence[Workout], page_of: Pages, age: int | None) -> Muscles:
    """The muscles after a day: its workouts, and the athlete's own word on them, in the order of the clock."""
    events: list[tuple[float, str, Workout | Fact]] = [(hour_of(one.at), one.id, one) for one in workouts]
    events += [(hour_of(fact.at), fact.id, fact) for fact in facts if fact.kind in ("correction", "check_in")]
    for hour, _, event in sorted(events, key=lambda e: e[:2]):
        if isinstance(event, Workout):
            muscles = muscles.train(event, page_of, age)
        elif event.kind == "check_in":
            muscles = muscles.sore(event.fields.get("soreness", {}), hour)
        else:
            muscles = muscles.correct(str(event.fields["muscle_group"]), float(event.fields["recovered_percent"]), hour)
    return muscles


def _with_load(body: Body, day: date, facts: Sequence[Fact], workouts: Sequence[Workout]) -> Body:
    """The body after the day's training load, if there was any."""
    parts = [workout_load(one.sets, one.minutes, one.session_rpe) for one in workouts]
    runs = [activity_load(fact.fields.get("duration_s")) for fact in facts if fact.kind == "activity"]
    load = sum(load for load, _ in parts) + sum(runs)
    if load <= 0:
        return body
    ways = {way for _, way in parts} | ({"activity"} if runs else set())
    return body.add_load(DayLoad(day.toordinal(), round(load, 6), ways.pop() if len(ways) == 1 else "mixed"))  # type: ignore[arg-type]


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


def _done(workout: Workout, ordinal: int) -> WorkoutDone:
    counts: dict[str, int] = {}
    for one in workout.sets:
        counts[one.name] = counts.get(one.name, 0) + (one.set_type is not SetType.WARM_UP)
    return WorkoutDone(ordinal, workout.name, tuple(counts.items()), workout.minutes)
