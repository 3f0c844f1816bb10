"""The planned sets of one exercise, in the scheme of the day gone on from; rests and ids. ``build_sets``, ``rest_s``."""

import math
import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hormesis.domain import constants as c
from hormesis.domain.load import LoadGrid
from hormesis.domain.training import PlannedSet, SetType
from hormesis.estimation.lift import LiftBelief
from hormesis.exercises.page import Page
from hormesis.planning.day_parts import SchemeSet
from hormesis.planning.progression import Step
from hormesis.planning.reference import Reference

__all__ = ["MOST_SETS", "build_sets", "numbered", "planned_scheme", "rest_s", "straightened"]

MOST_SETS = 6
_PLAN_NAMESPACE = uuid.UUID("1c9f6a0e-3a53-5b0e-8f0a-3f0f5f3c7a11")
_REST_LIMITS_S = (60, 300)
_SHORT_REPS = 6
_NEAR_WORK = 0.9


def planned_scheme(ref: Reference, usual_sets: int, factor: float, before: int | None = None) -> list[SchemeSet]:
    """The sets of the day gone on from, as many as usual (at most six): lighter ones at the end go first, straight sets are
    added.

    At least two where the lift is usually given three or more sets in all. ``factor`` shortens a return after a break,
    from as many sets as there were ``before`` it.
    """
    count = min(MOST_SETS, max(1, round(max(before or ref.set_count, 2 if usual_sets >= 3 else 1) * factor)))
    scheme = list(ref.scheme) or [SchemeSet(1.0, ref.reps_low, True)]
    while len(scheme) > count:
        spare = next((i for i in reversed(range(len(scheme))) if not scheme[i].work), len(scheme) - 1)
        if sum(s.work for s in scheme) > 1 and scheme[-1].work:
            spare = len(scheme) - 1
        del scheme[spare]
    straight = all(s.work for s in scheme)
    return scheme + [scheme[-1]] * (count - len(scheme)) if straight else scheme


def straightened(scheme: Sequence[SchemeSet]) -> tuple[SchemeSet, ...]:
    """The scheme with its heavier sets, and those within a tenth, as work sets: where a range is asked for they came of the last
    workout's answers, not of a habit. Back-off sets stay."""
    work = next((one for one in scheme if one.work), None)
    return tuple(work if work is not None and one.share >= _NEAR_WORK else one for one in scheme)


def build_sets(
    scheme: Sequence[SchemeSet], step: Step, grid: LoadGrid | None, limit_kg: float, rest: int, side: str | None
) -> list[PlannedSet]:
    """The sets at the step's load and repetitions; those of the scheme at other loads keep their share of it and their
    repetitions (heavier ones lose as many as the work sets do).

    Nothing above ``limit_kg``; a share that can't be built is left out."""
    fewer = max(max((s.reps for s in scheme if s.work), default=step.reps) - step.reps, 0)
    found: list[PlannedSet] = []
    for one in scheme:
        if step.load_kg is None or grid is None:
            reps = one.reps + (step.why == "more_reps") if step.move == "reps_only" else min(step.reps, one.reps)
            found.append(PlannedSet("", SetType.WORKING, reps, None, step.rir, rest, side=side))
        elif one.work:
            reps, rir = _as_before(one, step, len(found))
            found.append(PlannedSet("", SetType.WORKING, reps, step.load_kg, rir, rest, side=side))
        else:
            load_kg = grid.floor(min(one.share * step.load_kg, limit_kg))
            reps = max(one.reps - fewer, 1) if one.share > 1 else one.reps
            if load_kg is not None:
                found.append(PlannedSet("", SetType.WORKING, reps, load_kg, step.rir, rest, side=side))
    return found


def _as_before(one: SchemeSet, step: Step, done: int) -> tuple[int, int]:
    """Repetitions and reserve of a work set after ``done`` others: where sets fell off and the load stays, the earlier ones keep
    what they had, as far as one in reserve allows."""
    if step.move != "hold" or step.limit is None or one.reps <= step.reps:
        return step.reps, step.rir
    able = round(step.limit * math.pow(1 - c.SET_TO_SET_LOSS.value, done))
    reps = max(step.reps, min(one.reps, step.need, able - 1))
    rested = round(step.limit) - max(reps, one.reps)
    return reps, min(step.rir, max(rested, 1))


def numbered(sets: Sequence[PlannedSet], on: date, name: str) -> tuple[PlannedSet, ...]:
    """The sets with ids that the same plan always gives them."""
    return tuple(replace(s, id=str(uuid.uuid5(_PLAN_NAMESPACE, f"{on}|{name}|{i}"))) for i, s in enumerate(sets))


def rest_s(lift: LiftBelief, page: Page | None, reps: int) -> int:
    """The athlete's own rest where the log has it (60–300 s), else 3 min for low repetitions of a compound lift, 2 for others,
    75 s for isolation and core work (Singer 2024: nothing clear beyond 90 s for size)."""
    own = sorted(s.rest_s for day in lift.recent[:4] for s in day.sets if s.rest_s)
    if own:
        return int(min(max(own[len(own) // 2], _REST_LIMITS_S[0]), _REST_LIMITS_S[1]))
    if page is not None and page.category not in ("compound", "power"):
        return 75
    return 180 if reps <= _SHORT_REPS and page is not None else 120
