"""What a tired day takes off the plan: fewer sets, more in reserve, less load, never more. ``Easing``, ``easing_of``, ``eased``.

By the probability of a low day (SCIENCE §6.7), the loss from short sleep (§6.3) and what is left of fatigue in the muscles
(§5.2). Uncertain days change nothing. Grade: expert; the sleep loss moderate.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from hormesis.domain import constants as c
from hormesis.domain.evidence import Reason, Unavailable, Value
from hormesis.domain.load import LoadGrid
from hormesis.domain.movement import LoadMeaning
from hormesis.domain.training import PlannedExercise, PlannedSet
from hormesis.estimation.form import Form
from hormesis.estimation.readiness import Readiness, Share
from hormesis.estimation.worth import Worth
from hormesis.planning.exercise import Prescription

__all__ = ["Easing", "eased", "easing_of"]

_MOVE = 0.10
_LESS = 0.06
_MOST_DRIVERS = 2
_ORDINARY_SCORE, _ORDINARY_WITHIN = 60, 10
_COUNTS = 0.05
_SETS_KEPT = 0.75
_STRAIN_AS_USUAL = 0.5
_STRAIN = {True: "strain_more", False: "strain_less"}
_OF_THE_PLAN = ("forecast", "same_scheme")


@dataclass(frozen=True, slots=True)
class Easing:
    """What the day takes off: a factor on loads and on sets, a set less for accessories, more in reserve; and why."""

    load_factor: float = 1.0
    sets_factor: float = 1.0
    accessory_sets: int = 0
    rir_more: int = 0
    why: tuple[Reason, ...] = ()


def easing_of(form: Form, worth: Worth) -> Easing:
    """What readiness and sleep take off today's plan. A worse night, lower HRV or more soreness never takes off less.

    When 40 workouts have shown that readiness tells nothing of this athlete's sets it takes off nothing, and that is said.
    """
    ready = form.readiness
    if isinstance(ready, Unavailable):
        return Easing(why=(Reason(ready.reason, ready.values),))
    if worth.is_nothing:
        return Easing(why=(Reason("readiness_tells_nothing", {"workouts": worth.trials}),))
    loss = form.sleep.short.loss if form.sleep is not None else 0.0
    values, score = _values(form, ready), ready.score.value
    if ready.p_low < c.READINESS_SURE.value:
        ordinary = abs(score - _ORDINARY_SCORE) <= _ORDINARY_WITHIN
        code = "readiness_push" if ready.band == "push" else "readiness_balanced" if ordinary else "readiness_unsure"
        kept = Easing(math.exp(loss))
    elif ready.p_low < c.READINESS_EASE.value:
        code = "readiness_trims"
        kept = Easing(math.exp(loss), 1.0, 1, 1)
    else:
        code = "readiness_rest" if ready.p_low >= c.READINESS_REST.value else "readiness_eases"
        kept = Easing(min(1 - c.READINESS_LOAD_CUT.value, math.exp(loss)), _SETS_KEPT, 0, 1)
    kept = replace(kept, why=(Reason(code, values),))
    if loss < 0 and form.sleep is not None:
        short: dict[str, Value] = {
            "slept_min": round(form.sleep.short.slept_min),
            "need_min": round(form.sleep.short.enough_min),
            "percent": round(100 * (1 - math.exp(loss)), 1),
        }
        kept = replace(kept, why=(*kept.why, Reason("short_sleep", short, ("craven-2022",))))
    return kept


def eased(one: Prescription, easing: Easing, accessory: bool, fatigue: float) -> Prescription | None:
    """The exercise as it is done today, or None where its muscles are too tired for it (a tenth of capacity gone).

    Where the grid has a load near enough the load comes down and that is the reserve; else a repetition goes for each one more
    in reserve. At least one set stays, and the heaviest ones do.
    """
    if fatigue > _MOVE:
        return None
    planned, why = one.planned, []
    count = len(planned.sets)
    fewer = count - max(1, round(count * easing.sets_factor)) + (easing.accessory_sets if accessory else 0)
    if fatigue > _LESS:
        fewer += 1
        why.append(Reason("muscle_tired", {"percent": round(100 * fatigue, 1)}, ("goulart-2021", "moran-navarro-2017")))
    helped = one.page is not None and one.page.load_meaning is LoadMeaning.ASSISTANCE
    sets = _lighter(planned.sets, one.grid, replace(easing, load_factor=1.0) if helped else easing)  # less help is harder
    lowered = any(new.load_kg != old.load_kg for new, old in zip(sets, planned.sets, strict=True))
    if not lowered and any(new.reps != old.reps for new, old in zip(sets, planned.sets, strict=True)):
        why.append(Reason("eased_reps", {"reps": easing.rir_more}))
    for _ in range(min(fewer, count - 1)):
        sets = _one_less(sets)
    if len(sets) < count and not (fatigue > _LESS and count - len(sets) == 1 and fewer == 1):
        why.append(Reason("eased_sets", {"sets": len(sets), "planned": count}))
    if lowered:
        before, after = (max(s.load_kg or 0.0 for s in kept) for kept in (planned.sets, sets))
        change: dict[str, Value] = {"planned_kg": before, "load_kg": after, "percent": round(100 * (1 - after / before), 1)}
        why.append(Reason("eased_load", change))
    if not why and sets == planned.sets:
        return one
    return replace(one, planned=_with(planned, sets, why))


def _with(planned: PlannedExercise, sets: Sequence[PlannedSet], why: Sequence[Reason]) -> PlannedExercise:
    """The exercise with its eased sets: first why it was planned so, then what today takes off. What was forecast for other
    loads or repetitions is no longer said."""
    as_planned = {(s.load_kg, s.reps) for s in sets} <= {(s.load_kg, s.reps) for s in planned.sets}
    said = [one for one in planned.why if as_planned or one.code not in _OF_THE_PLAN]
    return replace(planned, sets=tuple(sets), why=(*said[:1], *why, *said[1:]))


def _lighter(sets: Sequence[PlannedSet], grid: LoadGrid, easing: Easing) -> tuple[PlannedSet, ...]:
    """Each set at the buildable load nearest to the eased one, never above the planned; where that is the planned load, a
    repetition fewer for each one more that should be left."""
    found = []
    for one in sets:
        load_kg = one.load_kg
        if load_kg is not None and easing.load_factor < 1:
            load_kg = min(load_kg, grid.nearest(load_kg * easing.load_factor))
        rir = one.rir + easing.rir_more if one.rir is not None else None
        reps = one.reps
        if load_kg == one.load_kg and reps is not None and easing.rir_more:
            reps = max(reps - easing.rir_more, 1)
        duration_s = one.duration_s
        if duration_s and easing.rir_more:
            duration_s = max(round(duration_s * _SETS_KEPT), 1)
        changed = (load_kg, reps) != (one.load_kg, one.reps)
        answers = () if changed else one.answers
        found.append(replace(one, load_kg=load_kg, reps=reps, rir=rir, duration_s=duration_s, answers=answers))
    return tuple(found)


def _one_less(sets: Sequence[PlannedSet]) -> tuple[PlannedSet, ...]:
    spare = min(range(len(sets)), key=lambda i: (sets[i].load_kg or 0.0, -i))
    return (*sets[:spare], *sets[spare + 1 :])


def _is_telling(share: Share) -> bool:
    """A week of training within half an SD of the usual is as usual."""
    return share.item != "strain" or abs(share.z) > _STRAIN_AS_USUAL


def _values(form: Form, ready: Readiness) -> dict[str, Value]:
    """The score with its interval, P(low), and the signals that speak most against today (or for it, on a good day)."""
    score = ready.score
    worse = ready.mean < 0
    shares = sorted(ready.shares, key=lambda share: (share.adds if worse else -share.adds, share.item))
    named = [share for share in shares if (share.adds < -_COUNTS if worse else share.adds > _COUNTS) and _is_telling(share)]
    readings = {one.spec.name: one for one in form.readings}
    drivers = [min(share.signals, key=lambda name: readings[name].z * (1 if worse else -1)) for share in named[:_MOST_DRIVERS]]
    values: dict[str, Value] = {
        "score": round(score.value),
        "low": round(score.low),
        "high": round(score.high),
        "p_low": min(round(ready.p_low, 2), 0.99),
        "drivers": tuple(_STRAIN[worse] if name == "strain" else name for name in drivers),
    }
    for name in drivers:
        values[f"{name}_value"] = round(readings[name].value, 1)
        values[f"{name}_usual"] = round(readings[name].usual, 1)
    return values
