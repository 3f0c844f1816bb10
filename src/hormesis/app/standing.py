"""The standing week: kept as facts when the athlete asks for a week, a day each; read back in the morning.

``keep_week``, ``standing_on``, ``standing_week``. A day is kept as what is done (lifts and sets), not how heavy: loads are the
morning's. What was asked of the week (profile, gym, limitations) is kept with it, so that a change makes it outdated.
"""

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from hormesis.app.facts import record
from hormesis.app.knowledge import Knowledge
from hormesis.domain.anatomy import MuscleGroup
from hormesis.domain.athlete import Athlete
from hormesis.domain.evidence import Reason
from hormesis.domain.facts import Fact, fact_from
from hormesis.domain.training import PlannedExercise, TodayPlan
from hormesis.estimation.state import Beliefs
from hormesis.exercises.page import Page
from hormesis.planning.lifts_today import page_of_lift
from hormesis.planning.standing import NOTHING_STANDS, Missed, Standing, StandingDay, StandingLift, missed_before
from hormesis.store import facts as fact_log
from hormesis.store.database import Database

__all__ = ["PLAN_KIND", "asked_of_week", "held_edits", "keep_week", "standing_days", "standing_on", "standing_week"]

PLAN_KIND = "plan"
_WEEK = timedelta(days=6)
_ASKED_LATER = ("supersets", "reps", "isolation_reps", "rir")
"""What weeks that were kept before could not be asked: it counts only where it is said."""
_ASKED = ("goal", "experience", "days_per_week", "workout_min", "focus", "plan_style", "template", "progression")


def asked_of_week(athlete: Athlete) -> dict[str, str]:
    """What a week is made for, as a short mark each: profile, gym, limitations."""
    profile = {name: getattr(athlete.profile, name, None) for name in _ASKED}
    profile |= {name: said for name in _ASKED_LATER if (said := getattr(athlete.profile, name)) is not None}
    gym = asdict(athlete.gym) if athlete.gym is not None else None
    limitations = sorted(json.dumps(asdict(one), default=str, sort_keys=True) for one in athlete.limitations)
    return {name: _mark(said) for name, said in (("profile", profile), ("gym", gym), ("limitations", limitations))}


def keep_week(
    db: Database, athlete_id: str, made: date, days: Iterable[TodayPlan], athlete: Athlete, holds: Collection[str] = ()
) -> None:
    """Keep the days of a week made on ``made``, in the place of what stood for them; ``holds`` are the ids of the edits in it."""
    asked = asked_of_week(athlete)
    record(db, athlete_id, [_fact(made, day, asked, sorted(holds)) for day in days])


def held_edits(tx: sa.Connection, athlete_id: str, on: date, athlete: Athlete) -> frozenset[str]:
    """The ids of the edits that the week which stands on ``on`` holds already; none where it is outdated."""
    asked = asked_of_week(athlete)
    facts = fact_log.live(tx, athlete_id, (PLAN_KIND,), on, on)
    return frozenset(key for fact in facts if fact.fields.get("asked") == asked for key in fact.fields.get("holds", ()))


def standing_on(
    tx: sa.Connection, athlete_id: str, on: date, athlete: Athlete, beliefs: Beliefs, knowledge: Knowledge
) -> tuple[StandingDay | None, Reason | None]:
    """The day as the standing week has it; where there is none, why the log is followed, if there ever was a week."""
    facts = fact_log.live(tx, athlete_id, (PLAN_KIND,), on - _WEEK - timedelta(days=1), on + _WEEK)
    by_day = {fact.day: fact for fact in facts}
    fact = by_day.get(on)
    if fact is None:
        before = max((day for day in by_day if day < on), default=None)
        return None, Reason("week_over", {"made": _made(by_day[before]).isoformat()}) if before is not None else None
    asked = asked_of_week(athlete)
    changed = tuple(name for name in asked if fact.fields.get("asked", {}).get(name) != asked[name])
    if changed:
        return None, Reason("week_outdated", {"made": _made(fact).isoformat(), "changed": changed})
    days = standing_days(facts, beliefs)
    today, after = days[on], [day for day in days.values() if day.on > on and day.lifts]
    past = [day for day in days.values() if today.made <= day.on < on]
    missed = missed_before(past, beliefs.split, on, _page_by_name(beliefs, knowledge, past))
    if athlete.ill_last is not None and athlete.ill_last >= today.made:
        missed = Missed(missed.days)  # who was ill makes up for nothing
    following = min(after, key=lambda day: day.on, default=None)
    return replace(today, after=(following.on, following.workout) if following is not None else None, missed=missed), None


def standing_days(facts: Iterable[Fact], beliefs: Beliefs) -> dict[date, StandingDay]:
    """The standing days of these facts; lifts that the log knows by now go by its own names."""
    own: dict[str, str] = {}
    for lift in sorted(beliefs.lifts.values(), key=lambda one: (one.recent[0].ordinal if one.recent else 0, one.name)):
        if lift.exercise:
            own[lift.exercise] = lift.name
    return {fact.day: _day(fact, beliefs, own) for fact in facts}


def standing_week(
    tx: sa.Connection, athlete_id: str, on: date, athlete: Athlete, beliefs: Beliefs, knowledge: Knowledge, edited: bool = False
) -> Standing:
    """The standing week as the next solution goes on from it; nothing where none stands on ``on``, or it is outdated, or was made
    that very day, unless it was ``edited``: who asks twice gets the same week."""
    facts = fact_log.live(tx, athlete_id, (PLAN_KIND,), on - _WEEK, on + _WEEK)
    days = standing_days(facts, beliefs)
    asked = {fact.day: fact.fields.get("asked") for fact in facts}
    if on not in days or (days[on].made >= on and not edited) or asked[on] != asked_of_week(athlete):
        return NOTHING_STANDS
    made = days[on].made
    past = [day for day in days.values() if made <= day.on < on]
    lifts = {day.on: frozenset(one.exercise for one in day.lifts if one.exercise) for day in days.values() if day.on >= on}
    page_by_name = _page_by_name(beliefs, knowledge, past)
    done: dict[MuscleGroup, float] = {}
    for workout in beliefs.split.done:
        if made.toordinal() <= workout.ordinal < on.toordinal():
            for name, count in workout.lifts:
                page = page_by_name(name)
                for group, share in (page.groups if page is not None else {}).items():
                    done[group] = done.get(group, 0.0) + share * count
    return Standing(made, lifts, done, missed_before(past, beliefs.split, on, page_by_name))


def _day(fact: Fact, beliefs: Beliefs, own: Mapping[str, str]) -> StandingDay:
    lifts = []
    for one in fact.fields.get("lifts", ()):
        name, slug = str(one["name"]), one.get("exercise")
        known = name if name in beliefs.lifts else own.get(slug or "", name)
        lifts.append(StandingLift(known, slug, int(one["sets"]), one.get("group")))
    return StandingDay(fact.day, _made(fact), str(fact.fields.get("workout", "")), tuple(lifts))


def _made(fact: Fact) -> date:
    return date.fromisoformat(str(fact.fields.get("made", fact.at))[:10])


def _fact(made: date, day: TodayPlan, asked: Mapping[str, str], holds: Sequence[str]) -> Fact:
    lifts = [_lift(one) for one in day.work]
    said: dict[str, Any] = {"made": made.isoformat(), "workout": day.workout or "", "lifts": lifts, "asked": dict(asked)}
    said |= {"holds": list(holds)} if holds else {}
    at = day.date.isoformat()
    return fact_from({"kind": PLAN_KIND, "at": at, "id": f"plan {at}", **said}, "week")


def _page_by_name(beliefs: Beliefs, knowledge: Knowledge, days: Iterable[StandingDay]) -> Callable[[str], Page | None]:
    slugs = {one.name: one.exercise for day in days for one in day.lifts if one.exercise}

    def page(name: str) -> Page | None:
        return page_of_lift(beliefs.lifts.get(name), knowledge.page_of) or knowledge.page_of(slugs.get(name, ""))

    return page


def _mark(said: object) -> str:
    return hashlib.sha256(json.dumps(said, default=str, sort_keys=True).encode()).hexdigest()[:12]


def _lift(one: PlannedExercise) -> dict[str, Any]:
    found: dict[str, Any] = {"name": one.name, "exercise": one.exercise, "sets": len(one.sets)}
    return found | ({"group": one.group} if one.group is not None else {})
