"""What moved strength: each main lift's 1RM now and day by day, its change over four weeks, its forecasts.

``strength_json``.
"""

import math
from collections.abc import Sequence
from datetime import date

from hormesis.app.calibration import judged
from hormesis.app.insight_record import Json, PageOf, Record, Say, pattern_of
from hormesis.domain.evidence import Estimate, Reason, Unavailable
from hormesis.domain.movement import Pattern
from hormesis.estimation.lift import LiftBelief
from hormesis.estimation.strength_change import StrengthDay, change_between
from hormesis.planning.capacity import capacity_of, one_rep_max, own_kg_of
from hormesis.planning.reference import reference

__all__ = ["strength_json"]

_MAIN = 6
_LATELY_DAYS = 56
_LEAST_DAYS = 3
_CHANGE_DAYS = 28
_ANY_REPS = (5, 10)
_Z80 = 1.2816
_COMPOUND = frozenset(
    {
        *(Pattern.SQUAT, Pattern.LUNGE, Pattern.HINGE, Pattern.HIP_THRUST, Pattern.HORIZONTAL_PUSH, Pattern.INCLINE_PUSH),
        *(Pattern.VERTICAL_PUSH, Pattern.DIP, Pattern.HORIZONTAL_PULL, Pattern.VERTICAL_PULL, Pattern.OLYMPIC),
    }
)


def strength_json(record: Record, weeks: int, page_of: PageOf, say: Say) -> list[Json]:
    """The main lifts of the last eight weeks: compound ones first, then those done on most days."""
    return [_lift(lift, record, weeks, page_of, say) for lift in _main_lifts(record, page_of)]


def _main_lifts(record: Record, page_of: PageOf) -> list[LiftBelief]:
    since = record.as_of.toordinal() - _LATELY_DAYS
    days = {
        name: sum(one.ordinal >= since for one in states)
        for name, states in record.strengths.items()
        if name in record.today.before.lifts
    }

    def rank(lift: LiftBelief) -> tuple[bool, int, str]:
        page = page_of(lift.exercise) if lift.exercise else None
        return page is None or page.pattern not in _COMPOUND, -days[lift.name], lift.name

    often = [record.today.before.lifts[name] for name, count in days.items() if count >= _LEAST_DAYS]
    return sorted((lift for lift in often if not lift.assisted), key=rank)[:_MAIN]


def _lift(lift: LiftBelief, record: Record, weeks: int, page_of: PageOf, say: Say) -> Json:
    beliefs, on = record.today.before, record.as_of
    page = page_of(lift.exercise) if lift.exercise else None
    own_kg = own_kg_of(page, beliefs.body_mass_kg)
    first = on.toordinal() - 7 * weeks
    last = lift.recent[0].ordinal if lift.recent else lift.strength_day
    ref = reference(lift, None, page, own_kg, _ANY_REPS)
    now: Estimate | Unavailable = Unavailable("no_set_for_strength")
    if ref is not None:
        now = one_rep_max(capacity_of(beliefs, lift, page, own_kg, on), page, ref)
    e1rm = _estimate(now, say)
    known = isinstance(now, Estimate)
    return {
        "lift": lift.name,
        "exercise": lift.exercise,
        "last": date.fromordinal(last).isoformat(),
        "e1rm": e1rm,
        "change": _change(lift, record, page_of, say) if known else e1rm,
        "series": _series(record.strengths[lift.name], first, own_kg or 0.0) if known else [],
        "predictions": [
            judged(one) for day in record.days if day.day.toordinal() >= first for one in day.made if one.lift == lift.name
        ],
    }


def _estimate(now: Estimate | Unavailable, say: Say) -> Json:
    if isinstance(now, Unavailable):
        return {"unavailable": say(Reason(f"e1rm_{now.reason}", now.values))}
    numbers = {"value": now.value, "low": now.low, "high": now.high}
    shown = {key: round(value, 1) for key, value in numbers.items()}
    return {**shown, "unit": now.unit, "n": now.n, "grade": str(now.grade)}


def _change(lift: LiftBelief, record: Record, page_of: PageOf, say: Say) -> Json:
    """The change over four weeks in percent of all that is moved, with the probability that it rose."""
    beliefs, on = record.today.before, record.as_of.toordinal()
    trained = beliefs.last_trained.get(pattern_of(lift.name, lift.exercise, page_of), lift.strength_day)
    states = record.strengths[lift.name]
    found = change_between(states, beliefs.habits, on - _CHANGE_DAYS, on, (on - trained) / 7)
    if found is None:
        new = states[0].ordinal > on - _CHANGE_DAYS
        return {"unavailable": say(Reason("change_too_new" if new else "change_not_trained"))}
    low, middle, high = found.percent()
    return {
        "since": date.fromordinal(found.since).isoformat(),
        "percent": round(middle, 2),
        "low": round(low, 2),
        "high": round(high, 2),
        "p_rose": round(found.p_rose, 3),
        "grade": "weak",
    }


def _series(states: Sequence[StrengthDay], first: int, own_kg: float) -> list[Json]:
    """The 1RM as it was believed after each day of the lift, as logged (kg), with its 80 % interval."""
    found = []
    for state in states:
        if state.ordinal >= first:
            log_1rm, sd = state.strength.log_1rm, state.strength.log_1rm_sd
            low, middle, high = (math.exp(log_1rm + z * sd) - own_kg for z in (-_Z80, 0.0, _Z80))
            shown = {"value": round(middle, 1), "low": round(low, 1), "high": round(high, 1)}
            found.append({"date": date.fromordinal(state.ordinal).isoformat(), **shown})
    return found
