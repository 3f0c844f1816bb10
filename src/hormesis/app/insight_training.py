"""How much and how hard the week's training was, against the athlete's own usual.

``training_json``, ``load_json``, ``intensity_json``.
"""

import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import mean
from typing import cast

from hormesis.app.insight_record import REVIEWED_WEEKS, DayRecord, Json, PageOf, Record, Say
from hormesis.domain.evidence import Reason
from hormesis.domain.training import LoggedSet, SetType, Workout
from hormesis.estimation.state import Beliefs
from hormesis.estimation.training_load import WorkoutIntensity, intensity_of
from hormesis.planning.capacity import own_kg_of

__all__ = ["intensity_json", "load_json", "training_json"]

_EVIDENCE = ("impellizzeri-2021",)
_LEAST_WEEKS = 4
_LEAST_LOAD = 0.5


def training_json(record: Record, say: Say) -> Json:
    """Workouts, working sets, minutes and other activities of the last seven days, each beside the mean of the weeks before."""
    days = record.last(7)
    workouts = [one for day in days for one in day.workouts]
    known = [one.minutes for one in workouts if one.minutes is not None]
    why = []
    if not workouts:
        last = record.trained[1].isoformat() if record.trained else None
        why.append(say(Reason("week_without_workout", {"last": last}) if last else Reason("report_no_log")))
    elif 0 < len(known) < len(workouts):
        why.append(say(Reason("minutes_part", {"known": len(known), "workouts": len(workouts)})))
    earlier = record.days[-1 - 7 * REVIEWED_WEEKS : -8]
    first = record.trained[0] if record.trained else record.as_of
    weeks = sum(day.day >= first for day in earlier) / 7
    usual = None
    before = [one for day in earlier for one in day.workouts]
    if weeks >= _LEAST_WEEKS and before:
        minutes = [one.minutes for one in before if one.minutes is not None]
        usual = {
            "workouts": round(len(before) / weeks, 2),
            "sets": round(sum(map(_working, before)) / weeks, 1),
            "minutes": round(sum(minutes) / weeks, 1) if len(minutes) == len(before) and minutes else None,
        }
    return {
        "workouts": len(workouts),
        "sets": sum(map(_working, workouts)),
        "minutes": round(sum(known), 1) if known else None,
        "minutes_known_of": len(known),
        "activities": sum(day.activities for day in days),
        "usual": usual,
        "why": why,
    }


def load_json(record: Record, weeks: int, say: Say) -> Json:
    """The last week's load against the athlete's own mean ± SD, with each day of the last ``weeks`` weeks."""
    state, first = record.today.load, record.today.before.body.first_load
    now: Json
    if state is None:
        days = 0 if first is None else record.as_of.toordinal() - first
        now = {"unavailable": say(Reason("load_learning", {"days": days}) if first is not None else Reason("report_no_log"))}
    elif state.usual < _LEAST_LOAD:
        now = {"unavailable": say(Reason("load_none_lately"))}
    else:
        now = {
            "acute": round(state.acute, 1),
            "usual": round(state.usual, 1),
            "low": round(max(state.usual - state.usual_sd, 0.0), 1),
            "high": round(state.usual + state.usual_sd, 1),
            "ratio": None if state.ratio is None else round(state.ratio, 2),
            "unit": "a.u. a day",
            "why": [say(Reason("load_meant")), say(Reason("ratio_tells_nothing", {}, _EVIDENCE))],
        }
    return {**now, "series": [_load_day(day, after) for day, after in _pairs(record, weeks)]}


def intensity_json(record: Record, page_of: PageOf, say: Say) -> Json:
    """How hard each workout of the week was, the week as a whole, and the weeks before it."""
    found = [(day, one, _intensity(one, day.before, page_of)) for day in record.last(7) for one in day.workouts]
    earlier = [_intensity(one, day.before, page_of) for day in record.days[-1 - 7 * REVIEWED_WEEKS : -8] for one in day.workouts]
    week = _pooled([one for _, _, one in found])
    why = []
    if found and week["mean_rir"] is None:
        why.append(say(Reason("intensity_no_rir")))
    if found and week["mean_share_of_1rm"] is None:
        why.append(say(Reason("intensity_no_1rm")))
    return {
        "week": week,
        "usual": _pooled(earlier) if earlier else None,
        "workouts": [{"date": day.day.isoformat(), "name": w.name or None, **_figures(one)} for day, w, one in found],
        "why": why,
    }


def _working(workout: Workout) -> int:
    return sum(one.set_type is not SetType.WARM_UP for one in workout.sets)


def _pairs(record: Record, weeks: int) -> Sequence[tuple[DayRecord, DayRecord]]:
    """Each whole day of the last ``weeks`` weeks with the morning after it."""
    days = record.days[-1 - 7 * weeks :]
    return list(pairwise(days))


def _load_day(day: DayRecord, after: DayRecord) -> Json:
    """A day's load, and how the morning after it stood."""
    state = after.load
    return {
        "date": day.day.isoformat(),
        "load": round(day.done_load.load, 1) if day.done_load else 0.0,
        "known_from": day.done_load.known_from if day.done_load else None,
        "acute": None if state is None else round(state.acute, 1),
        "low": None if state is None else round(max(state.usual - state.usual_sd, 0.0), 1),
        "high": None if state is None else round(state.usual + state.usual_sd, 1),
    }


def _intensity(workout: Workout, before: Beliefs, page_of: PageOf) -> WorkoutIntensity:
    return intensity_of(workout.sets, _one_rm(before, page_of))


def _one_rm(before: Beliefs, page_of: PageOf) -> Callable[[LoggedSet], float | None]:
    """The 1RM of a set's lift as it was believed before; None where body weight is a part of it, or nothing is known."""

    def one_rm_kg(one: LoggedSet) -> float | None:
        lift = before.lifts.get(one.name)
        if lift is None or lift.strength is None:
            return None
        page = page_of(lift.exercise) if lift.exercise else None
        return math.exp(lift.strength.log_1rm) if own_kg_of(page, before.body_mass_kg) == 0 else None

    return one_rm_kg


def _figures(one: WorkoutIntensity) -> Json:
    return {
        "sets": one.working_sets,
        "hard_share": _rounded(one.hard_share),
        "mean_share_of_1rm": _rounded(one.mean_share_of_1rm),
        "mean_rir": _rounded(one.mean_rir),
    }


def _pooled(found: Sequence[WorkoutIntensity]) -> Json:
    """Several workouts as one: the mean of each figure over those that have it."""
    figures = [_figures(one) for one in found]
    pooled: Json = {"sets": sum(one.working_sets for one in found)}
    for name in ("hard_share", "mean_share_of_1rm", "mean_rir"):
        known = [cast(float, one[name]) for one in figures if one[name] is not None]
        pooled[name] = _rounded(mean(known)) if known else None
    return pooled


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
