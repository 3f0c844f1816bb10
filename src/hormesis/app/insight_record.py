"""An athlete's last weeks as they were lived: each day with what was known that morning, what was done, what was forecast.

``Record``, ``DayRecord``, ``record_of``: what every part of the insight reads, made in one fold.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from hormesis.app.calibration import Tally
from hormesis.app.insight_start import Start
from hormesis.app.morning import MORNING_KINDS, this_morning
from hormesis.app.refresh import by_day
from hormesis.domain.evidence import Reason
from hormesis.domain.facts import Fact
from hormesis.domain.training import Workout
from hormesis.estimation.body import Morning, morning_of
from hormesis.estimation.form import Form
from hormesis.estimation.performed import Resolve, performed
from hormesis.estimation.state import Beliefs, Forecasted, fold_days
from hormesis.estimation.strength_change import StrengthDay
from hormesis.estimation.training_load import DayLoad, LoadState, load_state
from hormesis.exercises.page import Page

__all__ = ["REVIEWED_WEEKS", "DayRecord", "Json", "PageOf", "Record", "Say", "first_day_of", "pattern_of", "record_of"]

REVIEWED_WEEKS = 9
"""This week and the eight before it, against which it is held."""

Json = dict[str, Any]
PageOf = Callable[[str], Page | None]
Say = Callable[[Reason], Json]
"""Makes a reason the object that doors show."""


@dataclass(frozen=True, slots=True)
class DayRecord:
    """One local day: beliefs, form and load as its morning found them; its workouts, its load, its forecasts. Of the day the
    record is made for only the morning is there."""

    day: date
    before: Beliefs
    morning: Morning
    form: Form
    load: LoadState | None
    workouts: tuple[Workout, ...] = ()
    activities: int = 0
    made: tuple[Forecasted, ...] = ()
    done_load: DayLoad | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """The days up to and with the morning of ``as_of``, oldest first; their forecasts, and what those ``earlier`` came to; each
    lift's strength day by day in these weeks, with the last state before them; the first and last day of training in the whole
    log."""

    days: tuple[DayRecord, ...]
    made: tuple[Forecasted, ...]
    earlier: Tally
    strengths: dict[str, tuple[StrengthDay, ...]]
    trained: tuple[date, date] | None

    @property
    def today(self) -> DayRecord:
        """The morning the record is made for; its beliefs hold the athlete's own word of that morning."""
        return self.days[-1]

    @property
    def as_of(self) -> date:
        """The day the record is made for."""
        return self.days[-1].day

    def last(self, days: int) -> Sequence[DayRecord]:
        """The ``days`` whole days before ``as_of``."""
        return self.days[-1 - days : -1]

    def mornings(self, days: int) -> Sequence[DayRecord]:
        """The last ``days`` mornings, that of ``as_of`` among them."""
        return self.days[-days:]


def first_day_of(as_of: date, weeks: int = REVIEWED_WEEKS) -> date:
    """The first day that a review of so many weeks looks at by itself."""
    return as_of - timedelta(weeks=max(weeks, REVIEWED_WEEKS))


def record_of(facts: Iterable[Fact], as_of: date, first: date, start: Start, resolve: Resolve, page_of: PageOf) -> Record:
    """The record of the days from ``first`` on, whose ``facts`` are given, after the years of ``start``. Facts of ``as_of`` count
    where they tell of its morning, later ones never."""
    days = {day: of_day for day, of_day in by_day(facts) if day <= as_of}
    beliefs = start.beliefs
    forecasts: list[Forecasted] = []
    strengths = {
        name: [StrengthDay(lift.strength_day, lift.strength, 0.0)] for name, lift in beliefs.lifts.items() if lift.strength
    }
    found: list[DayRecord] = []
    for ahead in range((as_of - first).days):
        day = first + timedelta(days=ahead)
        of_day = days.get(day, [])
        morning = _morning(beliefs, day, of_day)
        before = beliefs
        beliefs, made = fold_days(beliefs, [(day, of_day)] if of_day else [], resolve, page_of)
        forecasts += made
        _add_strengths(strengths, before, beliefs, day, page_of)
        loads = [one for one in beliefs.body.loads if one.ordinal == day.toordinal()]
        workouts = performed(day, of_day, resolve)
        activities = sum(fact.kind == "activity" for fact in of_day)
        done_load = loads[0] if loads else None
        found.append(replace(morning, workouts=workouts, activities=activities, made=made, done_load=done_load))
    told = [fact for fact in days.get(as_of, []) if fact.kind in MORNING_KINDS]
    with_sets = [day for day in days if day < as_of and any(fact.kind == "set" for fact in days[day])]
    with_sets += start.trained or ()
    trained = (min(with_sets), max(with_sets)) if with_sets else None
    kept = {name: tuple(states) for name, states in strengths.items()}
    return Record((*found, _morning(beliefs, as_of, told)), tuple(forecasts), start.tally, kept, trained)


def pattern_of(name: str, exercise: str | None, page_of: PageOf) -> str:
    """What a lift's rest is counted under: the pattern of its page, or its own name where it has none."""
    page = page_of(exercise) if exercise else None
    return str(page.pattern) if page else name


def _morning(beliefs: Beliefs, day: date, facts: Sequence[Fact]) -> DayRecord:
    told, form = this_morning(beliefs, day, [fact for fact in facts if fact.kind in MORNING_KINDS])
    body = told.body
    load = load_state(body.loads, day.toordinal(), body.first_load) if body.first_load is not None else None
    return DayRecord(day, told, morning_of(body, day, facts), form, load)


def _add_strengths(strengths: dict[str, list[StrengthDay]], before: Beliefs, after: Beliefs, day: date, page_of: PageOf) -> None:
    """Note each lift whose strength the day has moved, with how long its pattern had rested."""
    ordinal = day.toordinal()
    for name, lift in after.lifts.items():
        known = before.lifts.get(name)
        if lift.strength is None or (known is not None and known.strength is lift.strength):
            continue
        last = before.last_trained.get(pattern_of(name, lift.exercise, page_of), ordinal)
        strengths.setdefault(name, []).append(StrengthDay(ordinal, lift.strength, (ordinal - last) / 7))
