"""When this athlete's own log moves a group's weekly target, and by how much. ``moves_of``.

Up where its main lift grows faster than most people's, it is recovered when its turn comes, and workouts are kept; down where
two of these agree: that lift falls or is in alarm, it is very sore time and again, it is still tired, the week's answers were far
below the usual. Each move carries its evidence, what spoke for it and what it was held against. Which signs, and how many,
is our choice; that people differ in how much they can use is not. Grade: expert.
"""

import math
from collections.abc import Callable, Mapping
from datetime import date

from hormesis.domain import constants as c
from hormesis.domain.anatomy import MuscleGroup
from hormesis.domain.athlete import Athlete
from hormesis.domain.evidence import Reason, Value
from hormesis.estimation.fatigue import TAU_H
from hormesis.estimation.lift import LiftBelief
from hormesis.estimation.state import Beliefs
from hormesis.exercises.page import Page

__all__ = ["adherence", "moves_of"]

PageOf = Callable[[str], Page | None]

_RECENT_DAYS = 21
_LEAST_SETS = 20
_GROWS, _GROWS_SURELY = 0.65, 0.85
_FALLS = 0.85
_RECOVERED, _TIRED = 0.03, 0.08
_KEPT = 0.85
_SORE_DAYS = 14
_SORE_TIMES = 2
_FELT_LOW = -1.0
_SIGNS = ("falling", "sore", "tired", "feeling poor")


def moves_of(
    beliefs: Beliefs, athlete: Athlete, on: date, page_of: PageOf, days: int
) -> Mapping[MuscleGroup, tuple[float, Reason]]:
    """Group → (change as a share of its target, why), for those whose evidence moves them."""
    kept = adherence(beliefs, athlete, on, days)
    hour, felt = beliefs.muscles.training_hour(on), _felt(beliefs, on)
    found: dict[MuscleGroup, tuple[float, Reason]] = {}
    for group in TAU_H:
        lift = _main_lift(beliefs, group, on, page_of)
        if lift is None or lift.strength is None:
            continue
        slope, sd = float(lift.strength.x[1]), math.sqrt(max(float(lift.strength.p[1, 1]), 1e-12))
        grows = _above((slope - c.SLOPE_PRIOR.value) / sd)
        falls = 1 - _above(slope / sd)
        alarm = lift.stall.is_alarm and on.toordinal() - lift.stall.day <= _RECENT_DAYS
        fatigue = beliefs.muscles.state(group, hour).fatigue
        sore = sum(b.sore and hour - b.hour <= 24 * _SORE_DAYS for b in beliefs.muscles.bouts.get(group, ()))
        values: dict[str, Value] = {"group": str(group), "exercise": lift.name, "fatigue": round(100 * fatigue), "sore": sore}
        values |= {"slope_percent": round(100 * slope, 2), "usual_percent": round(100 * c.SLOPE_PRIOR.value, 2), "felt": felt}
        signs = [falls > _FALLS or alarm, sore >= _SORE_TIMES, fatigue >= _TIRED, felt is not None and felt < _FELT_LOW]
        if sum(signs) >= 2:
            values |= {"percent": round(100 * c.VOLUME_MOVE_SURE.value), "p": min(round(falls, 2), 0.99), "alarm": alarm}
            values |= {"signs": tuple(name for name, seen in zip(_SIGNS, signs, strict=True) if seen)}
            found[group] = (-c.VOLUME_MOVE_SURE.value, Reason("target_down", values))
        elif grows >= _GROWS and fatigue < _RECOVERED and kept is not None and kept >= _KEPT and not sore and not alarm:
            move = (c.VOLUME_MOVE_SURE if grows >= _GROWS_SURELY else c.VOLUME_MOVE).value
            values |= {"percent": round(100 * move), "p": min(round(grows, 2), 0.99), "kept": round(100 * min(kept, 1.0))}
            found[group] = (move, Reason("target_up", values))
    return found


def adherence(beliefs: Beliefs, athlete: Athlete, on: date, days: int) -> float | None:
    """Training days of the last four weeks over those that were meant: told, else ``days`` a week; None for a shorter log."""
    first = beliefs.muscles.first
    if first is None or on.toordinal() - first < 28:
        return None
    done = {w.ordinal for w in beliefs.split.done if 0 < on.toordinal() - w.ordinal <= 28}
    return len(done) / (4 * (athlete.profile.days_per_week or days))


def _felt(beliefs: Beliefs, on: date) -> float | None:
    """The mean of the last week's answers, in SD from what is usual; None for fewer than are needed to say anything."""
    week = [z for day, z in beliefs.easier.felt if 0 <= on.toordinal() - day <= c.WELLNESS_DAYS.value]
    return round(sum(week) / len(week), 1) if len(week) >= c.WELLNESS_ANSWERS.value else None


def _main_lift(beliefs: Beliefs, group: MuscleGroup, on: date, page_of: PageOf) -> LiftBelief | None:
    """The lift done on most days among those that train the group directly, were done lately and have enough sets."""
    found = []
    for lift in beliefs.lifts.values():
        page = page_of(lift.exercise) if lift.exercise else None
        recent = bool(lift.recent) and on.toordinal() - lift.recent[0].ordinal <= _RECENT_DAYS
        if page is not None and page.groups.get(group, 0.0) >= 1 and recent:
            found.append(lift)
    known = [one for one in found if one.strength is not None and one.strength.sets_used >= _LEAST_SETS]
    return max(known, key=lambda one: (one.days, one.name), default=None)


def _above(z: float) -> float:
    return 0.5 * math.erfc(-z / math.sqrt(2))
