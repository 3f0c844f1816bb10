"""Today's workout for one athlete, as the object that every door shows. ``today_for``."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from hormesis.app.day import day_of
from hormesis.app.knowledge import Knowledge
from hormesis.app.morning import muscles_json, readiness_json
from hormesis.app.reasons import reason_json
from hormesis.app.release import Say, release_json
from hormesis.domain.errors import Invalid
from hormesis.domain.evidence import Estimate, Reason, Unavailable
from hormesis.domain.load import Unit
from hormesis.domain.training import Answer, PlannedExercise, PlannedSet, TodayPlan, WarmUpItem
from hormesis.estimation.state import Beliefs
from hormesis.store.database import Database
from hormesis.words.render import name_of

__all__ = ["exercise_json", "plan_json", "today_for", "usual_unit"]

Json = dict[str, Any]


def today_for(
    db: Database,
    athlete_id: str,
    as_of: date,
    knowledge: Knowledge,
    minutes: int | None = None,
    units: Unit | None = None,
    busy: Collection[str] = (),
) -> Json:
    """The JSON object of ``hormesis today`` for the morning of ``as_of``. ``units``: in which unit to show its loads,
    the athlete's own where it isn't given; ``busy``: exercises whose stations are taken."""
    day = day_of(db, athlete_id, as_of, knowledge, minutes, _slugs(busy, knowledge))
    body = {"readiness": readiness_json(day.form, as_of), "muscles": muscles_json(day.beliefs.muscles, as_of)}
    return plan_json(day.plan, units or day.athlete.profile.units or usual_unit(day.beliefs), body)


def _slugs(words: Collection[str], knowledge: Knowledge) -> list[str]:
    """The pages that exercises are named by. Raises ``Invalid`` for one that nobody is sure of."""
    found = [word if word in knowledge.library.pages else knowledge.resolve(word, "") for word in words]
    for word, slug in zip(words, found, strict=True):
        if slug is None:
            raise Invalid(f"today: busy: found {word!r}; allowed are exercises as `hormesis exercises list` names them")
    return [slug for slug in found if slug is not None]


def usual_unit(beliefs: Beliefs) -> Unit:
    """The unit most of the athlete's loaded lifts of late were entered in."""
    last = (beliefs.through - timedelta(days=60)).toordinal() if beliefs.through else 0
    recent = [lift.unit for lift in beliefs.lifts.values() if lift.loads and lift.recent and lift.recent[0].ordinal >= last]
    return "lb" if 2 * recent.count("lb") > len(recent) else "kg"


def plan_json(plan: TodayPlan, units: Unit, body: Json) -> Json:
    """The plan in the words of the contract, with what is known of the ``body`` (readiness, muscles); what is not known is null,
    and a ``why`` says so."""

    def say(reason: Reason) -> Json:
        return reason_json(reason, units, plan.date)

    return {
        "date": plan.date.isoformat(),
        "workout": plan.workout,
        **body,
        "warm_up": [_warm_up(item) for item in plan.warm_up],
        "work": [exercise_json(one, say) for one in plan.work],
        "release": [release_json(item, say) for item in plan.release],
        "minutes": plan.minutes,
        "next_workout": dict(plan.next_workout) if plan.next_workout else None,
        "why": [say(reason) for reason in plan.why],
        "safety": [say(reason) for reason in plan.safety],
        "units": units,
    }


def _warm_up(item: WarmUpItem) -> Json:
    name = name_of(item.name) if item.kind == "raise" else item.name
    return {
        "kind": item.kind,
        "exercise": item.exercise,
        "name": name,
        "reps": item.reps,
        "load_kg": _kg(item.load_kg),
        "duration_s": item.duration_s,
        "sets": item.sets,
    }


def exercise_json(one: PlannedExercise, say: Say) -> Json:
    """A planned exercise: sets with their answer tables, the strength it rests on, and why."""
    return {
        "exercise": one.exercise,
        "name": one.name,
        "group": one.group,
        "sets": [_set(s) for s in one.sets],
        "e1rm": _e1rm(one.e1rm, say),
        "unrounded_load_kg": _kg(one.unrounded_load_kg),
        "why": [say(reason) for reason in one.why],
    }


def _set(s: PlannedSet) -> Json:
    return {
        "id": s.id,
        "set_type": str(s.set_type),
        "reps": s.reps,
        "load_kg": _kg(s.load_kg),
        "rir": s.rir,
        "rest_s": s.rest_s,
        "duration_s": s.duration_s,
        "side": s.side,
        "plates_kg": None if s.plates_kg is None else list(s.plates_kg),
        "bar_kg": s.bar_kg,
        "answers": [_answer(a) for a in s.answers],
    }


def _answer(one: Answer) -> Json:
    return {
        "reps_low": one.reps_low,
        "reps_high": one.reps_high,
        "rir_low": one.rir_low,
        "rir_high": one.rir_high,
        "load_kg": _kg(one.load_kg),
        "reps": one.reps,
        "rest_s": one.rest_s,
        "code": one.code,
    }


def _e1rm(estimate: Estimate | Unavailable, say: Say) -> Json:
    if isinstance(estimate, Unavailable):
        reason = Reason(f"e1rm_{estimate.reason}", estimate.values)
        return {"value": None, "low": None, "high": None, "why": [say(reason)]}
    values = {"value": estimate.value, "low": estimate.low, "high": estimate.high}
    return {key: round(value, 1) for key, value in values.items()} | {
        "unit": estimate.unit,
        "n": estimate.n,
        "grade": str(estimate.grade),
    }


def _kg(load_kg: float | None) -> float | None:
    return None if load_kg is None else round(load_kg, 4)
