"""The next weeks as a compact forecast: ``weeks_ahead``. Each is planned from what would be believed had the one before it been
done as planned; so loads are forecasts, and each has its interval."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from hormesis.app.knowledge import Knowledge
from hormesis.app.reasons import reason_json
from hormesis.app.today import usual_unit
from hormesis.app.week import WeekInputs, planned_week, week_inputs
from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact, content_id
from hormesis.domain.load import Unit
from hormesis.domain.training import PlannedExercise, TodayPlan
from hormesis.estimation.form import UNKNOWN
from hormesis.estimation.lift import strength_on
from hormesis.estimation.state import Beliefs, fold_days
from hormesis.planning.flagged import NO_FLAGS
from hormesis.planning.week import WeekPlan
from hormesis.planning.week_days import Wishes
from hormesis.store.database import Database

__all__ = ["MOST_WEEKS", "weeks_ahead"]

Json = dict[str, Any]
MOST_WEEKS = 12
_Z80 = 1.2816
_MAIN_LIFTS = 4
_OF_TIME = ("meet_phase", "meet_phase_fewer", "week_of_block", "week_of_block_last")
_OF_DAYS = ("taper", "deload_stalled", "deload_falling", "deload_wellness", "deload_wished")
_WHOLE_WEEK = 7


@dataclass(frozen=True, slots=True)
class _Ahead:
    """The athlete as they are now, and how often their main lifts come in the first week: those are shown."""

    now: WeekInputs
    since: date
    lifts: tuple[str, ...]


def weeks_ahead(
    db: Database,
    athlete_id: str,
    as_of: date,
    knowledge: Knowledge,
    weeks: int,
    changes: Mapping[str, Any],
    units: Unit | None = None,
) -> Json:
    """``weeks`` weeks from ``as_of``: where each stands, sets a group, reserve, and the main lifts' loads with 80 % intervals.

    What is wished for this week alone (days left out) counts in the first only. Raises ``Invalid`` for more weeks than twelve.
    """
    if not 1 <= weeks <= MOST_WEEKS:
        raise Invalid(f"weeks: found {weeks!r}; allowed are 1 to {MOST_WEEKS}, beyond that a forecast says nothing")
    made = week_inputs(db, athlete_id, as_of, knowledge, changes)
    shown = units or made.athlete.profile.units or usual_unit(made.beliefs)
    found: list[Json] = []
    now = made
    ahead = _Ahead(now, as_of, ())
    for n in range(weeks):
        on = as_of + timedelta(weeks=n)
        plan = planned_week(made, on, knowledge)
        if not n:
            ahead = replace(ahead, lifts=_main_lifts(plan, knowledge))
        found.append(_week_json(plan, ahead, shown))
        facts = [fact for day in plan.days for fact in _as_done(day, knowledge)]
        beliefs, _ = fold_days(made.beliefs, _by_day(facts), knowledge.resolve, knowledge.page_of)
        made = WeekInputs(beliefs, made.athlete, Wishes(minutes=made.wishes.minutes), UNKNOWN, NO_FLAGS)
    return {"date": as_of.isoformat(), "weeks": found, "units": shown}


def _main_lifts(plan: WeekPlan, knowledge: Knowledge) -> tuple[str, ...]:
    """The compound lifts that come most often and heaviest in a week, by name."""
    sets: dict[str, float] = {}
    for one in (one for day in plan.days for one in day.work):
        page = knowledge.page_of(one.exercise) if one.exercise else None
        if page is not None and page.category == "compound" and any(s.load_kg for s in one.sets):
            sets[one.name] = sets.get(one.name, 0.0) + len(one.sets)
    return tuple(sorted(sets, key=lambda name: (-sets[name], name))[:_MAIN_LIFTS])


def _as_done(day: TodayPlan, knowledge: Knowledge) -> list[Fact]:
    """A planned day as the facts that it would leave, were it done to the letter; sets whose load only trying can tell are left
    out."""
    if not day.work:
        return []
    at = f"{day.date.isoformat()}T18:00:00"
    fields: dict[str, Any] = {"name": day.workout} if day.workout else {}
    workout = Fact("workout", at, content_id("workout", at, {"ahead": True}), fields)
    found = [workout]
    for one in day.work:
        page = knowledge.page_of(one.exercise) if one.exercise else None
        needs_load = page is not None and page.load_meaning in ("total", "per_hand")
        for planned in one.sets:
            if planned.load_kg is None and needs_load:
                continue
            said: dict[str, Any] = {"workout": workout.id, "exercise": one.exercise, "exercise_name": one.name}
            said |= {
                "load_kg": planned.load_kg or 0.0,
                "reps": planned.reps,
                "rir": planned.rir,
                "duration_s": planned.duration_s,
            }
            said |= {"set_type": str(planned.set_type), "order": len(found)}
            known = {key: value for key, value in said.items() if value is not None}
            found.append(Fact("set", at, f"{workout.id} {len(found)}", known))
    return found


def _by_day(facts: Sequence[Fact]) -> list[tuple[date, list[Fact]]]:
    days = sorted({fact.day for fact in facts})
    return [(day, [fact for fact in facts if fact.day == day]) for day in days]


def _week_json(plan: WeekPlan, ahead: _Ahead, units: Unit) -> Json:
    work = [one for day in plan.days for one in day.work]
    reserve = [s.rir for one in work for s in one.sets if s.rir is not None]
    days = [day for day in plan.days if day.work]
    said = [one for one in plan.why if one.code in _OF_TIME]
    said += [one for day in days[:1] for one in day.why if one.code in _OF_DAYS]
    return {
        "date": plan.date.isoformat(),
        "days": len(days),
        "minutes": sum(day.minutes or 0 for day in days),
        "sets": {str(group): round(sets, 1) for group, (sets, _) in plan.targets.items() if sets},
        "rir": {"low": min(reserve), "high": max(reserve)} if reserve else None,
        "lifts": [_lift_json(name, work, ahead, plan.date) for name in ahead.lifts],
        "why": [reason_json(one, units, plan.date) for one in said],
    }


def _lift_json(name: str, work: Sequence[PlannedExercise], ahead: _Ahead, on: date) -> Json:
    """The heaviest planned set of a lift in a week, and between which loads it will lie 8 times in 10 for the same effort."""
    heaviest = max(
        (s for one in work if one.name == name for s in one.sets if s.load_kg), key=lambda s: s.load_kg or 0, default=None
    )
    if heaviest is None:
        return {"name": name, "load_kg": None, "low_kg": None, "high_kg": None, "reps": None, "rir": None}
    sd = _sd(ahead.now.beliefs, name, on.toordinal() + _WHOLE_WEEK // 2)
    load = heaviest.load_kg or 0.0
    spread: dict[str, float | None] = {"low_kg": None, "high_kg": None}
    if sd is not None:
        spread = {"low_kg": round(load * math.exp(-_Z80 * sd), 1), "high_kg": round(load * math.exp(_Z80 * sd), 1)}
    return {"name": name, "load_kg": load, **spread, "reps": heaviest.reps, "rir": heaviest.rir}


def _sd(beliefs: Beliefs, name: str, ordinal: int) -> float | None:
    """The SD of ln 1RM on a day ahead, from what is believed now."""
    lift = beliefs.lifts.get(name)
    if lift is None or lift.strength is None:
        return None
    return strength_on(lift.strength, lift.strength_day, ordinal, 0.0).log_1rm_sd
