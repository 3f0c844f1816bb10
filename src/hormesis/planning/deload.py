"""Easier days when the log calls for them: fewer sets, a little less load, more in reserve, the same exercises.

``deload_reason``, ``deloaded``, ``nudge``; the first workout afterwards is in ``returning``. A week, sets −40 to −50 %, load −0
to −10 %, four in reserve, frequency kept (Bell 2023, Delphi; Rogerson 2024, survey). No trial shows a benefit (Coleman 2024,
Pancar 2026): so it is called for by the log or the athlete, never by the calendar. Grade: expert.
"""

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hormesis.domain import constants as c
from hormesis.domain.athlete import Profile
from hormesis.domain.evidence import Reason, Value
from hormesis.domain.load import LoadGrid
from hormesis.domain.movement import CurveClass, LoadMeaning
from hormesis.domain.training import PlannedSet
from hormesis.estimation.split import Split
from hormesis.estimation.stall import Due
from hormesis.estimation.state import Beliefs
from hormesis.exercises.page import Page
from hormesis.planning.capacity import reps_lost
from hormesis.planning.exercise import Prescription

__all__ = ["deload_reason", "deloaded", "nudge", "sets_kept"]

_EVIDENCE = ("bell-2023", "coleman-2024")
_LEAST_SETS = 0.5
_TIME_KEPT = 0.75
_OF_THE_PLAN = ("forecast", "same_scheme", "top_single")
_EASY_SHARE = 0.6
_VOLUME_GROUPS = 2


def deload_reason(due: Due) -> Reason:
    """Why the work is easier, with the numbers that call for it, and until when."""
    until = date.fromordinal(due.since + int(c.DELOAD_DAYS.value)).isoformat()
    values: dict[str, Value] = {"until": until, "since": date.fromordinal(due.since).isoformat()}
    if due.cause == "wish":
        return Reason("deload_wished", values, _EVIDENCE)
    if due.cause == "wellness":
        return Reason("deload_wellness", {**values, "felt": due.felt}, _EVIDENCE)
    if due.cause == "falling":
        said = tuple(f"{name} ({weeks:g} weeks)" for name, weeks in due.lifts)
        return Reason("deload_falling", {**values, "lifts": said, "percent": round(100 * c.STALL_FALLING.value)}, _EVIDENCE)
    said = tuple(f"{name} ({short:g})" for name, short in due.lifts)
    return Reason("deload_stalled", {**values, "lifts": said, "alarm": c.STALL_ALARM.value}, _EVIDENCE)


def deloaded(done: Sequence[Prescription]) -> list[Prescription]:
    """The day's exercises with about half their sets, at most 10 % less load and four in reserve. Nothing is ever added."""
    kept = sets_kept([len(one.planned.sets) for one in done], _LEAST_SETS, c.DELOAD_SETS_MOST.value)
    return [_easier(one, count) for one, count in zip(done, kept, strict=True)]


def sets_kept(counts: Sequence[int], low: float, high: float) -> list[int]:
    """How many sets each exercise keeps: the share ``low``, one at least; the earlier ones a part of one more, as long as no more
    than the share ``high`` of all is kept."""
    kept = [max(1, math.floor(low * count)) for count in counts]
    for i, count in enumerate(counts):
        if kept[i] < low * count and kept[i] < count and sum(kept) < math.floor(high * sum(counts)):
            kept[i] += 1
    return kept


def _easier(one: Prescription, count: int) -> Prescription:
    planned = one.planned
    heaviest = sorted(range(len(planned.sets)), key=lambda i: (-(planned.sets[i].load_kg or 0.0), i))[:count]
    sets = tuple(_easier_set(planned.sets[i], one.page, one.grid) for i in sorted(heaviest))
    said = [why for why in planned.why if why.code not in _OF_THE_PLAN]
    before, after = (max((s.load_kg or 0.0 for s in kept), default=0.0) for kept in (planned.sets, sets))
    values: dict[str, Value] = {"sets": count, "planned": len(planned.sets), "rir": c.DELOAD_RIR.value}
    code = "deload_sets"
    if after < before:
        code = "deload_load"
        values |= {"load_kg": after, "planned_kg": before, "percent": round(100 * (1 - after / before), 1)}
    return replace(one, planned=replace(planned, sets=sets, why=(Reason(code, values), *said)))


def _easier_set(one: PlannedSet, page: Page | None, grid: LoadGrid) -> PlannedSet:
    """The set at the lightest load that can be built within the last tenth, and with so many reps fewer that four are left.

    Help is no load: less of it would be harder.
    """
    most_rir = int(c.DELOAD_RIR.value)
    planned_kg, load_kg, spare = one.load_kg, one.load_kg, 0
    helped = page is not None and page.load_meaning is LoadMeaning.ASSISTANCE
    if planned_kg and not helped:
        load_kg = min(grid.above(c.DELOAD_LOAD.value * planned_kg - 0.05), planned_kg)
        outside = page is None or page.load_meaning in (LoadMeaning.TOTAL, LoadMeaning.PER_HAND)
        if outside and one.reps:
            kappa = c.CURVE_KAPPA[page.curve_class if page is not None else CurveClass.NONE].value
            spare = math.floor(reps_lost(load_kg, planned_kg, max(one.reps, 2), kappa))
    reps = one.reps
    if reps is not None:
        lacking = max(most_rir - math.floor(one.rir or 0) - spare, 0)
        reps = max(reps - lacking, 1)
    duration_s = max(round(_TIME_KEPT * one.duration_s), 1) if one.duration_s else one.duration_s
    rir = None if one.rir is None else max(one.rir, most_rir)
    return replace(one, load_kg=load_kg, reps=reps, rir=rir, duration_s=duration_s, answers=())


def nudge(beliefs: Beliefs, profile: Profile, on: date) -> Reason | None:
    """A word to an advanced lifter with much volume who has had no easier week in eight; it changes nothing by itself.

    Easier is a week with less than 60 % of the sets usual in those eight. None for who has declined.
    """
    weeks, today = int(c.NUDGE_WEEKS.value), on.toordinal()
    if profile.experience != "advanced" or beliefs.easier.declined_through >= today or beliefs.easier.on(today):
        return None
    sets = _weekly_sets(beliefs.split, today - 7 * weeks, weeks)
    usual = sorted(sets)[weeks // 2]
    if not usual or min(sets) < _EASY_SHARE * usual:
        return None
    volumes = beliefs.volumes.of_last_days(today, 7 * weeks)
    high = sorted(group for group, total in volumes.items() if total / weeks >= c.VOLUME_HIGH["intermediate"].value)
    if len(high) < _VOLUME_GROUPS:
        return None
    return Reason("deload_nudge", {"weeks": weeks, "groups": tuple(high)}, ("rogerson-2024", "coleman-2024"))


def _weekly_sets(split: Split, first: int, weeks: int) -> list[int]:
    """Working sets in each of so many weeks from the ordinal ``first`` on."""
    sets = [0] * weeks
    for workout in split.done:
        week = (workout.ordinal - first) // 7
        if 0 <= week < weeks:
            sets[week] += sum(count for _, count in workout.lifts)
    return sets
