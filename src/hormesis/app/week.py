"""The week for one athlete, as the object that every door shows: ``week_for``."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import Any

from hormesis.app.edits import EDIT_KIND, edits_from
from hormesis.app.flags import WRITTEN_KINDS, recent_flags
from hormesis.app.foresight import foresight
from hormesis.app.knowledge import Knowledge
from hormesis.app.morning import MORNING_KINDS, signals_off, this_morning
from hormesis.app.reasons import reason_json
from hormesis.app.refresh import beliefs_before
from hormesis.app.standing import held_edits, keep_week, standing_week
from hormesis.app.today import plan_json, usual_unit
from hormesis.app.told import TOLD_KINDS, athlete_from
from hormesis.domain.athlete import Athlete, Gym, Profile
from hormesis.domain.evidence import Reason
from hormesis.domain.load import Unit
from hormesis.domain.training import TodayPlan
from hormesis.estimation.form import Form
from hormesis.estimation.state import Beliefs
from hormesis.planning.edits import NO_EDITS
from hormesis.planning.flagged import Flags
from hormesis.planning.standing import Standing
from hormesis.planning.week import WeekPlan, plan_week
from hormesis.planning.week_days import Wishes
from hormesis.store import facts as fact_log
from hormesis.store.database import Database

__all__ = ["WeekInputs", "planned_week", "week_for", "week_inputs"]

Json = dict[str, Any]
_PROFILE = tuple(one.name for one in fields(Profile))
_GYM = tuple(one.name for one in fields(Gym))


def week_for(
    db: Database,
    athlete_id: str,
    as_of: date,
    knowledge: Knowledge,
    changes: Mapping[str, Any],
    units: Unit | None = None,
    keep: bool = False,
) -> Json:
    """The JSON object of ``hormesis week`` for the seven days from ``as_of``; ``changes`` and ``keep`` as in ``Coach.week``."""
    made = week_inputs(db, athlete_id, as_of, knowledge, changes)
    plan = planned_week(made, as_of, knowledge)
    if keep:
        keep_week(db, athlete_id, as_of, plan.days, made.athlete, made.holds)
    return _week_json(plan, units or made.athlete.profile.units or usual_unit(made.beliefs))


@dataclass(frozen=True, slots=True)
class WeekInputs:
    """What a week is planned from: beliefs and the athlete as of a day, with what was changed for a what-if. ``holds`` are the
    ids of the edits by which days are moved."""

    beliefs: Beliefs
    athlete: Athlete
    wishes: Wishes
    form: Form
    flags: Flags
    holds: tuple[str, ...] = ()


def week_inputs(db: Database, athlete_id: str, as_of: date, knowledge: Knowledge, changes: Mapping[str, Any]) -> WeekInputs:
    """What the week from ``as_of`` is planned from; ``changes`` as in ``Coach.week``."""
    beliefs = beliefs_before(db, athlete_id, as_of, knowledge)
    with db.reading() as tx:
        told = fact_log.live(tx, athlete_id, TOLD_KINDS, None, as_of)
        of_day = fact_log.live(tx, athlete_id, MORNING_KINDS, as_of, as_of)
        written = fact_log.live(tx, athlete_id, WRITTEN_KINDS, as_of - timedelta(days=3), as_of)
    athlete = _changed(athlete_from(told, as_of), changes, as_of)
    beliefs, form = this_morning(beliefs, as_of, of_day, signals_off(told))
    with db.reading() as tx:
        said = fact_log.live(tx, athlete_id, (EDIT_KIND,), as_of - timedelta(days=28), as_of)
        held = held_edits(tx, athlete_id, as_of, athlete)
        edits = edits_from(said, changes.get("edits", ()), as_of, held)
        standing = standing_week(tx, athlete_id, as_of, athlete, beliefs, knowledge, edits != NO_EDITS)
    wishes = Wishes(frozenset(changes.get("skip", ())), dict(changes.get("minutes", {})), standing, edits)
    moves = tuple(fact.id for fact in said if fact.fields.get("change") == "move")
    made = WeekInputs(beliefs, athlete, wishes, form, recent_flags(written, as_of), moves)
    return _standing_first(made, as_of, knowledge) if edits.moves and not standing.lifts else made


def _standing_first(made: WeekInputs, on: date, knowledge: Knowledge) -> WeekInputs:
    """Where no week was kept, a day is moved in the week that would be shown without the move."""
    shown = planned_week(replace(made, wishes=replace(made.wishes, edits=NO_EDITS)), on, knowledge)
    lifts = {day.date: frozenset(one.exercise for one in day.work if one.exercise) for day in shown.days}
    return replace(made, wishes=replace(made.wishes, standing=Standing(on, lifts)))


def planned_week(made: WeekInputs, on: date, knowledge: Knowledge) -> WeekPlan:
    """The seven days from ``on``."""
    return plan_week(
        made.beliefs,
        made.athlete,
        on,
        knowledge.page_of,
        list(knowledge.library),
        made.wishes,
        made.form,
        lambda day: foresight(made.beliefs, day),
        made.flags,
    )


def _changed(athlete: Athlete, changes: Mapping[str, Any], as_of: date) -> Athlete:
    """The athlete as they would be: what was told, with ``changes`` in place of it."""
    profile = {name: changes[name] for name in _PROFILE if name in changes}
    gym = {name: changes[name] for name in _GYM if name in changes}
    for group in (profile, gym):
        for name, value in group.items():
            group[name] = tuple(value) if isinstance(value, list) else value
    return replace(
        athlete,
        profile=replace(athlete.profile, **profile),
        gym=replace(athlete.gym or Gym(), **gym) if gym else athlete.gym,
        blocks_since=(athlete.blocks_since or as_of) if profile.get("plan_style") == "blocks" else athlete.blocks_since,
        template_since=as_of if profile.keys() & {"template", "progression"} else athlete.template_since,
    )


def _week_json(plan: WeekPlan, units: Unit) -> Json:
    """The week in the words of the contract; groups by how much of them is planned, most first."""

    def say(reason: Reason) -> Json:
        return reason_json(reason, units, plan.date)

    shown = sorted(plan.targets.items(), key=lambda pair: (-pair[1][1].target, pair[0]))
    return {
        "date": plan.date.isoformat(),
        "days": [_day(day, units) for day in plan.days],
        "targets": {
            str(group): {
                "sets": round(sets, 2),
                "target": round(target.target, 1),
                "low": round(target.low, 2),
                "high": round(target.high, 2),
            }
            for group, (sets, target) in shown
        },
        "given_up": [say(reason) for reason in plan.given_up],
        "why": [say(reason) for reason in plan.why],
        "safety": [say(reason) for reason in plan.safety],
        "units": units,
    }


def _day(day: TodayPlan, units: Unit) -> Json:
    shown = plan_json(day, units, {})
    return {name: shown[name] for name in ("date", "workout", "minutes", "warm_up", "work", "release", "why")}
