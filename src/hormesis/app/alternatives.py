"""What may be done today instead of each planned exercise, each with its sets and loads and why it serves: ``alternatives_for``.

A phone keeps them, so that a swap without signal has its loads too.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hormesis.app.day import Day, day_of
from hormesis.app.foresight import foresight
from hormesis.app.knowledge import Knowledge
from hormesis.app.reasons import reason_json
from hormesis.app.today import exercise_json, usual_unit
from hormesis.domain.evidence import Reason, Value
from hormesis.domain.movement import Kind
from hormesis.domain.training import PlannedExercise, TodayPlan
from hormesis.exercises.page import Page
from hormesis.exercises.substitution import substitutes
from hormesis.planning.standing_in import at_hand
from hormesis.planning.today import plan_today
from hormesis.safety.limitations import ruled_out
from hormesis.store.database import Database

__all__ = ["alternatives_for"]

Json = dict[str, Any]

_REASONS = {"busy": 4, "no_equipment": 2, "shoulder": 2, "low_back": 2, "knee": 2}
"""Why somebody swaps, and how many alternatives each reason adds."""
_MOST = 8
_LONG_MIN = 600


@dataclass(slots=True)
class _Option:
    """A page that serves instead: for which reasons, and why."""

    page: Page
    serves: list[str] = field(default_factory=list)
    why: dict[str, Reason] = field(default_factory=dict)


def alternatives_for(db: Database, athlete_id: str, on: date, knowledge: Knowledge) -> Json:
    """``date``, ``units``, ``exercises``: for each planned exercise, by its slug before any swap, ``name``, ``planned`` (as in
    ``today``), ``alternatives`` [{slug, name, implement, serves [], why [], planned}], the best first."""
    day = day_of(db, athlete_id, on, knowledge)
    units = day.athlete.profile.units or usual_unit(day.beliefs)

    def say(reason: Reason) -> Json:
        return reason_json(reason, units, on)

    before = _plan(day, knowledge, {})
    planned = [one for one in before.work if one.exercise is not None]
    taken = {one.exercise for one in planned}
    options = {one.exercise: _options(one, day, knowledge, taken) for one in planned if one.exercise is not None}
    made: dict[tuple[str, str], PlannedExercise] = {}
    for swaps in _rounds(options):
        done = {one.exercise: one for one in _plan(day, knowledge, swaps).work}
        made |= {(slug, to): done[to] for slug, to in swaps.items() if to in done}
    return {
        "date": on.isoformat(),
        "units": units,
        "exercises": [
            {
                "exercise": one.exercise,
                "name": one.name,
                "planned": exercise_json(one, say),
                "alternatives": [
                    {
                        "slug": other.page.slug,
                        "name": made[one.exercise, other.page.slug].name,
                        "implement": str(other.page.implement),
                        "serves": other.serves,
                        "why": [say(reason) for reason in other.why.values()],
                        "planned": exercise_json(made[one.exercise, other.page.slug], say),
                    }
                    for other in options[one.exercise]
                    if (one.exercise, other.page.slug) in made
                ],
            }
            for one in planned
            if one.exercise is not None
        ],
    }


def _plan(day: Day, knowledge: Knowledge, swaps: Mapping[str, str]) -> TodayPlan:
    """The day with these swaps and no others, with as much time as it takes."""
    page_of, pages, foresee = knowledge.page_of, knowledge.library, foresight(day.beliefs, day.on)
    return plan_today(
        day.beliefs, day.athlete, day.on, page_of, pages, _LONG_MIN, day.form, foresee, day.flags, day.standing, (), swaps
    )


def _rounds(options: Mapping[str, list[_Option]]) -> Iterator[dict[str, str]]:
    """All pairs in as few plans as they fit into: a plan has each exercise once."""
    left = {slug: [one.page.slug for one in found] for slug, found in options.items()}
    while any(left.values()):
        swaps: dict[str, str] = {}
        for slug, others in left.items():
            to = next((one for one in others if one not in swaps.values()), None)
            if to is not None:
                others.remove(to)
                swaps[slug] = to
        yield swaps


def _options(one: PlannedExercise, day: Day, knowledge: Knowledge, taken: set[str | None]) -> list[_Option]:
    page = knowledge.page_of(one.exercise or "")
    if page is None:
        return []
    pages = list(knowledge.library)
    there = at_hand(day.beliefs, day.athlete, pages, day.on)
    allowed = [
        other
        for other in pages
        if other.kind in (Kind.STRENGTH, Kind.POWER)
        and other.slug not in taken
        and ruled_out(other, other.name, day.athlete, day.on) is None
    ]
    found: dict[str, _Option] = {}
    for reason, most in _REASONS.items():
        for sub in substitutes(page, reason, allowed, there, most):
            option = found.setdefault(sub.page.slug, _Option(sub.page))
            option.serves.append(reason)
            option.why |= {said.code: said for said in sub.reasons if said.code not in option.why}
    by_slug = {other.slug: other for other in allowed}
    easier, harder = Reason("alternative_easier"), Reason("alternative_harder")
    for word, slugs, why in (("easier", page.regressions, easier), ("harder", page.progressions, harder)):
        for other in [by_slug[slug] for slug in slugs if slug in by_slug][:2]:
            option = found.setdefault(other.slug, _Option(other))
            option.serves.append(word)
            option.why[word] = why
    own = {lift.exercise: lift.recent[0] for lift in day.beliefs.lifts.values() if lift.exercise and lift.recent}
    for option in found.values():
        last = own.get(option.page.slug)
        if last is not None:
            days = day.on.toordinal() - last.ordinal
            values: dict[str, Value] = {"last_date": date.fromordinal(last.ordinal).isoformat(), "days": days}
            option.why["done"] = Reason("alternative_done", values)
    return sorted(list(found.values())[:_MOST], key=lambda one: "done" not in one.why)  # what is known has its loads
