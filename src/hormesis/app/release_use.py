"""How the coach uses a release, mobility or stretch page for one athlete: ``release_use``."""

from collections.abc import Sequence
from typing import Any

from hormesis.app.day import Day
from hormesis.app.foresight import foresight
from hormesis.app.knowledge import Knowledge
from hormesis.app.release import Say, release_json
from hormesis.app.release_triggers import triggers_json
from hormesis.app.trial import result_json
from hormesis.domain.evidence import Reason, Value
from hormesis.domain.training import WarmUpItem
from hormesis.exercises.page import Page
from hormesis.planning.due_release import Due, all_due
from hormesis.planning.release_choice import is_gentle, owned_tools, readies
from hormesis.planning.release_dose import HowMuch, dose_at, how_much, on_light_day
from hormesis.safety.conditions import rests_for_condition
from hormesis.safety.limitations import ruled_out
from hormesis.safety.release_gate import release_rule

__all__ = ["against_json", "release_use"]

Json = dict[str, Any]
_MOMENTS = ("warm_up", "evening", "block")


def release_use(page: Page, day: Day, knowledge: Knowledge, say: Say) -> Json:
    """What allows and what brings the page, its doses, and what it is in the plan of the day."""
    against = _against(page, day)
    work = [knowledge.page_of(one.exercise) for one in day.plan.work if one.exercise]
    patterns = [str(one.pattern) for one in work if one is not None]
    dues = all_due(day.athlete, day.form, day.beliefs.volumes, foresight(day.beliefs, day.on), day.on.toordinal(), patterns)
    trials = day.beliefs.tightness.trials
    done = [when for slug, when in day.athlete.released if slug == page.slug]
    return {
        "allowed": not against,
        "against": [against_json(reason, say) for reason in against],
        "preference": day.athlete.preferences.get(page.slug),
        "tools": {"needed": list(page.equipment), "missing": _missing(page, day)},
        "triggers": triggers_json(page, day, dues, say),
        "moments": [_moment_json(page, moment) for moment in _MOMENTS if dose_at(page, moment) is not None],
        "today": [release_json(item, say) for item in day.plan.release if item.exercise == page.slug],
        "warm_up": [{"kind": one.kind, "reps": one.reps} for one in day.plan.warm_up if _is_drill(one, page)],
        "why": [say(reason) for reason in _today(page, day, dues, bool(against))],
        "done": {"last": max(done).isoformat() if done else None, "times": len(done), "days": 28},
        "trial": [result_json(str(region), trials, say) for region in page.regions if str(region) in trials.sums],
    }


def against_json(reason: Reason, say: Say) -> Json:
    """A reason against a page, with the id of its rule."""
    return {"rule": str(reason.values.get("rule", reason.code)), **say(reason)}


def _against(page: Page, day: Day) -> list[Reason]:
    """All that keeps the page from being used now, the rules of safety first."""
    athlete = day.athlete
    rule = release_rule(page, page.regions[0], athlete)
    found = [*day.flags.reasons]
    stop = Reason("ill_rest") if athlete.ill else rests_for_condition(athlete)
    found += [stop] if stop is not None else []
    found += [rule] if rule is not None else []
    barred = ruled_out(page, page.name, athlete, day.on)
    if barred is not None and (rule is None or barred.code != "condition_excludes"):
        found.append(barred)
    if not athlete.conditions and not is_gentle(page):
        found.append(Reason("release_needs_conditions"))
    if page.slug in athlete.dismissed:
        found.append(Reason("use_dismissed", {"exercise": page.name}))
    elif all(str(region) in athlete.dismissed for region in page.regions):
        found.append(Reason("use_region_dismissed", {"regions": tuple(str(region) for region in page.regions)}))
    missing = _missing(page, day)
    if missing:
        found.append(Reason("use_tool_missing", {"exercise": page.name, "tools": tuple(missing)}))
    return found


def _missing(page: Page, day: Day) -> list[str]:
    return sorted(set(page.equipment) - owned_tools(day.athlete.gym))


def _is_drill(one: WarmUpItem, page: Page) -> bool:
    return one.exercise == page.slug and one.kind in ("mobilise", "activate")


def _today(page: Page, day: Day, dues: Sequence[Due], barred: bool) -> list[Reason]:
    """Why it is not in the plan of the day, where it isn't."""
    if barred or any(item.exercise == page.slug for item in day.plan.release):
        return []
    found = []
    for region in dict.fromkeys(due.region for due in dues if due.region in page.regions):
        others = [item.name for item in day.plan.release if item.region == str(region)]
        if others:
            values: dict[str, Value] = {"region": str(region), "exercises": tuple(dict.fromkeys(others))}
            found.append(Reason("use_other_page", values))
        else:
            found.append(Reason("use_no_room", {"region": str(region)}))
    return found or [Reason("use_not_due")]


def _moment_json(page: Page, moment: str) -> Json:
    """The doses that the rules give at a moment: on an ordinary day, where it is tight or likely to be, on a light day."""
    dose = dose_at(page, moment)
    if dose is None:
        return {}
    usual = how_much(dose, moment, tight=False)
    return {
        "moment": moment,
        "before": sorted(readies(page)) if moment == "warm_up" else [],
        "sides": usual.sides,
        "pressure": usual.pressure,
        "usual": _amount(usual),
        "tight": _amount(how_much(dose, moment, tight=True)),
        "light_day": _amount(on_light_day(dose, moment, usual)),
    }


def _amount(much: HowMuch) -> Json:
    return {"duration_s": much.duration_s, "sets": much.sets, "seconds": much.seconds}
