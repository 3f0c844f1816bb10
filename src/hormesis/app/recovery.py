"""How the body recovers, with all that it is made of: the sets behind each muscle's number, and what each region may do next.

``recovery_for``: one object, so that a phone can keep it whole.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from hormesis.app.day import Day, day_of
from hormesis.app.knowledge import Knowledge
from hormesis.app.morning import clock_text, muscles_json
from hormesis.app.reasons import reason_json
from hormesis.app.refresh import beliefs_before
from hormesis.app.release_triggers import forecast_json, foreseen_because
from hormesis.app.today import usual_unit
from hormesis.app.trial import trial_for
from hormesis.domain.anatomy import MuscleGroup, Region
from hormesis.domain.facts import Fact
from hormesis.domain.training import LoggedSet, Workout
from hormesis.estimation.behind import Part, behind
from hormesis.estimation.exposures import planned_exposures
from hormesis.estimation.fatigue import percent_ready
from hormesis.estimation.muscles import Muscles
from hormesis.estimation.performed import performed
from hormesis.store import facts as fact_log
from hormesis.store.database import Database

__all__ = ["recovery_for"]

Json = dict[str, Any]
_DAYS = 14
_REPORTED_DAYS = 28
_UNTOLD = 0.05


def recovery_for(db: Database, athlete_id: str, day: date, now: datetime | None, knowledge: Knowledge) -> Json:
    """``date``, ``as_of``, ``muscles``, ``regions``, ``trial``.

    ``muscles``: each group at the hour this athlete usually trains, or ``now`` where that is later, with the day's own training;
    ``behind`` are the workouts that it comes from, what each of their sets still takes (percent points), and the athlete's own
    word. ``regions``: for each region that was ever tight, how likely it is to be so again after what is planned, and from what.
    """
    made = day_of(db, athlete_id, day, knowledge)
    with db.reading() as tx:
        facts = fact_log.live(tx, athlete_id, ("workout", "set"), day - timedelta(days=_DAYS), day)
        reports = fact_log.live(tx, athlete_id, ("tightness",), day - timedelta(days=_REPORTED_DAYS), day)
    beliefs = beliefs_before(db, athlete_id, day + timedelta(days=1), knowledge)
    workouts = [one for on, of_day in _by_day(facts) for one in performed(on, of_day, knowledge.resolve)]
    hour = beliefs.muscles.training_hour(day)
    if now is not None and now.date() == day:
        hour = max(hour, now.toordinal() * 24 + now.hour + now.minute / 60)
    return {
        "date": day.isoformat(),
        "as_of": clock_text(hour),
        "units": made.athlete.profile.units or usual_unit(beliefs),
        "muscles": _muscles(beliefs.muscles, workouts, knowledge, day, hour),
        "regions": _regions(made, reports, knowledge),
        "trial": trial_for(db, athlete_id, day, knowledge),
    }


def _by_day(facts: Sequence[Fact]) -> list[tuple[date, list[Fact]]]:
    days: dict[date, list[Fact]] = {}
    for fact in facts:
        days.setdefault(fact.day, []).append(fact)
    return sorted(days.items())


def _muscles(muscles: Muscles, workouts: Sequence[Workout], knowledge: Knowledge, day: date, hour: float) -> Json:
    found = muscles_json(muscles, day, hour)
    for name, shown in found.items():
        parts = behind(muscles, MuscleGroup(name), workouts, knowledge.page_of, hour)
        shown["behind"] = [_part(one, knowledge) for one in parts if one.workout is not None and _points(one.fatigue) >= _UNTOLD]
        shown["told"] = [
            {"at": clock_text(one.bout.hour), "points": _points(one.fatigue)}
            for one in parts
            if one.workout is None and _points(one.fatigue) >= _UNTOLD
        ]
    return found


def _part(one: Part, knowledge: Knowledge) -> Json:
    assert one.workout is not None
    return {
        "workout": one.workout.id,
        "name": one.workout.name,
        "date": one.workout.day.isoformat(),
        "points": _points(one.fatigue),
        "sore": one.bout.sore,
        "sets": [_set(done, share, knowledge) for done, share in one.sets],
    }


def _set(one: LoggedSet, share: float, knowledge: Knowledge) -> Json:
    page = knowledge.page_of(one.exercise or "")
    return {
        "id": one.id,
        "exercise": one.exercise,
        "name": page.name if page is not None else one.name,
        "load_kg": one.load_kg,
        "reps": one.reps,
        "rir": one.rir,
        "set_type": str(one.set_type),
        "points": _points(share),
    }


def _points(fatigue: float) -> float:
    """Percent points of readiness, with a tenth of capacity as the whole hundred."""
    return round(100 - percent_ready(fatigue), 1)


def _regions(day: Day, reports: Sequence[Fact], knowledge: Knowledge) -> list[Json]:
    """Every region that was ever tight, the likeliest first."""
    belief, muscles = day.beliefs.tightness, day.beliefs.muscles
    exposures = planned_exposures(muscles, day.beliefs.volumes, muscles.training_hour(day.on))
    pages = [knowledge.page_of(one.exercise or "") for one in day.plan.work]
    patterns = sorted({str(page.pattern) for page in pages if page is not None})
    known = {*belief.regions, *(str(fact.fields["region"]) for fact in reports)}
    found = []
    for region in (one for one in Region if str(one) in known):
        seen = belief.predict_workout(str(region), patterns, exposures)
        moved = [{"driver": one.name, "points": round(100 * one.moves(seen.probability), 1)} for one in seen.drivers]
        found.append(
            {
                "region": str(region),
                **forecast_json(seen),
                "offered": seen.is_offered,
                "moved_by": moved,
                "why": [reason_json(foreseen_because(region, seen), "kg", day.on)],
                "reports": _reports(region, reports),
            }
        )
    return sorted(found, key=lambda one: -one["probability"])


def _reports(region: Region, reports: Sequence[Fact]) -> list[Json]:
    """The region's own reports, the latest first."""
    mine = sorted((one for one in reports if one.fields["region"] == str(region)), key=lambda one: (one.at, one.id), reverse=True)
    return [{"date": one.day.isoformat(), "level": float(one.fields["level"]), "side": one.fields.get("side")} for one in mine]
