"""How the coach uses a lift's page for one athlete: ``lift_use``."""

from datetime import date
from typing import Any

from hormesis.app.day import Day
from hormesis.app.knowledge import Knowledge
from hormesis.app.release import Say
from hormesis.app.release_use import against_json
from hormesis.domain.anatomy import Region
from hormesis.domain.evidence import Reason, Value
from hormesis.domain.movement import Kind
from hormesis.domain.training import PlannedExercise, SetType
from hormesis.estimation.lift import LiftBelief
from hormesis.exercises.page import Page
from hormesis.planning.exercise import Context
from hormesis.planning.standing_in import stand_in
from hormesis.safety.conditions import rests_for_condition
from hormesis.safety.limitations import ruled_out
from hormesis.safety.pain import held_by_pain, loads_region
from hormesis.safety.remembered_pain import remembered_pain

__all__ = ["lift_use"]

Json = dict[str, Any]
_SETS = 3


def lift_use(page: Page, day: Day, knowledge: Knowledge, say: Say) -> Json:
    """When it was last done, whether it is in the plan of the day, what rules it out or would, and what would stand in."""
    lifts = _lifts(page, day)
    against = _against(page, lifts, day)
    planned = next((one for one in day.plan.work if one.exercise == page.slug), None)
    pain = _pain(page, lifts, day)
    return {
        "allowed": not against,
        "against": [against_json(reason, say) for reason in against],
        "preference": day.athlete.preferences.get(page.slug),
        "last": _last(lifts, day, say),
        "today": None if planned is None else _planned(planned, say),
        "warm_up": [{"kind": one.kind, "reps": one.reps} for one in day.plan.warm_up if one.exercise == page.slug],
        "why": [say(reason) for reason in _not_today(page, lifts, day, planned)],
        "ruled_out_by": _ruled_out_by(page, say),
        "stand_in": _stand_in(page, against, day, knowledge, say),
        "pain": {"remembered": any(one.code == "pain_remembered" for one in pain), "why": [say(reason) for reason in pain]},
    }


def _lifts(page: Page, day: Day) -> list[LiftBelief]:
    """What the athlete's log calls this exercise, the latest done first."""
    found = [one for one in day.beliefs.lifts.values() if one.exercise == page.slug and one.recent]
    return sorted(found, key=lambda one: (-one.recent[0].ordinal, one.name))


def _names(page: Page, lifts: list[LiftBelief]) -> set[str]:
    return {page.name, *(one.name for one in lifts)}


def _against(page: Page, lifts: list[LiftBelief], day: Day) -> list[Reason]:
    stop = Reason("ill_rest") if day.athlete.ill else rests_for_condition(day.athlete)
    found = [*(day.flags.reasons if day.flags.stop else ()), *([stop] if stop is not None else [])]
    for name in [one.name for one in lifts] or [page.name]:
        barred = ruled_out(page, name, day.athlete, day.on) or _remembered(page, name, day)
        if barred is not None:
            return [*found, barred]
    return found


def _remembered(page: Page, name: str, day: Day) -> Reason | None:
    done = [one.ordinal for one in day.beliefs.split.done if any(lift == name for lift, _ in one.lifts)]
    return remembered_pain(page, name, day.athlete, done)


def _pain(page: Page, lifts: list[LiftBelief], day: Day) -> list[Reason]:
    """What is remembered of pain with it, and what pain does to its load now."""
    found = []
    for name in [one.name for one in lifts] or [page.name]:
        both = (_remembered(page, name, day), held_by_pain(page, name, day.athlete))
        found += [reason for reason in both if reason is not None]
    return found or [Reason("use_no_pain", {"exercise": page.name})]


def _last(lifts: list[LiftBelief], day: Day, say: Say) -> Json:
    if not lifts:
        return {"date": None, "why": say(Reason("use_never_done"))}
    last = lifts[0].recent[0]
    sets = [one for one in last.sets if one.set_type is not SetType.WARM_UP] or list(last.sets)
    when = date.fromordinal(last.ordinal)
    values: dict[str, Value] = {"days": (day.on - when).days, "last_date": when.isoformat(), "sets": len(sets)}
    heaviest = max((one.load_kg or 0.0 for one in sets), default=0.0)
    reason = Reason("use_last_done", values)
    if heaviest:
        reason = Reason("use_last_done_with", values | {"load_kg": heaviest})
    done = [{"load_kg": one.load_kg, "reps": one.reps, "rir": one.rir, "duration_s": one.duration_s} for one in sets]
    return {"date": when.isoformat(), "workout": last.workout or None, "sets": done, "why": say(reason)}


def _planned(one: PlannedExercise, say: Say) -> Json:
    sets = [{"reps": s.reps, "load_kg": s.load_kg, "rir": s.rir, "duration_s": s.duration_s} for s in one.sets]
    return {"sets": sets, "why": [say(reason) for reason in one.why[:_SETS]]}


def _not_today(page: Page, lifts: list[LiftBelief], day: Day, planned: PlannedExercise | None) -> list[Reason]:
    """Why it is not in the plan of the day, in the plan's own reasons where it has some."""
    if planned is not None:
        return []
    names = _names(page, lifts)
    told = [one for one in (*day.plan.safety, *day.plan.why) if one.values.get("exercise") in names]
    told += [one for one in day.plan.why if names.intersection(_texts(one.values.get("exercises")))]
    if not day.plan.work:
        told += [one for one in day.plan.why if one.code in ("rest_day", "no_training", "no_workouts")]
    if told:
        return told
    if not lifts:
        return [Reason("use_not_in_log")]
    return [Reason("use_other_workout", {"workout": day.plan.workout or ""}) if day.plan.workout else Reason("use_other_lifts")]


def _texts(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _ruled_out_by(page: Page, say: Say) -> Json:
    """What would rule it out, as the rules have it: pain above 5 where it loads, conditions its page names, tags to avoid."""
    regions = tuple(str(region) for region in Region if loads_region(page, region))
    why = [Reason("use_stopped_by_pain", {"regions": regions})] if regions else []
    if page.contraindications:
        why.append(Reason("use_excluded_by", {"conditions": page.contraindications}))
    if page.movement_tags:
        why.append(Reason("use_limited_by", {"tags": page.movement_tags}))
    return {
        "pain_in": list(regions),
        "conditions": list(page.contraindications),
        "avoided_tags": list(page.movement_tags),
        "why": [say(reason) for reason in why],
    }


def _stand_in(page: Page, against: list[Reason], day: Day, knowledge: Knowledge, say: Say) -> Json | None:
    """What is done in its place today, or would be if it had to wait; None where it is no lift."""
    if page.kind not in (Kind.STRENGTH, Kind.POWER):
        return None
    for one in day.plan.work:
        if any(why.code == "stands_in" and why.values.get("exercise") == page.name for why in one.why):
            return {"exercise": one.exercise, "name": one.name, "today": True, "why": [say(reason) for reason in one.why[:1]]}
    taken = {one.exercise for one in day.plan.work if one.exercise}
    forbidden = against[-1] if against else Reason("never_wanted", {"exercise": page.name})
    made = stand_in(page, forbidden, day.beliefs, day.athlete, Context("", 3, day.on), list(knowledge.library), taken)
    if made is None:
        return {"exercise": None, "name": None, "today": False, "why": [say(Reason("use_nothing_stands_in"))]}
    why = Reason("use_would_stand_in", {"exercise": made.planned.name})
    return {"exercise": made.planned.exercise, "name": made.planned.name, "today": False, "why": [say(why)]}
