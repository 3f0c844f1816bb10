"""All that is believed of one lift, under the name the athlete's own log gives it. ``LiftBelief``, ``observe_lift``."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from hormesis.domain import constants as c
from hormesis.domain.load import Unit
from hormesis.domain.movement import CurveClass, LoadMeaning
from hormesis.domain.training import LoggedSet, SetType
from hormesis.estimation.curve import log_one_rep_max
from hormesis.estimation.stall import LiftStall
from hormesis.estimation.strength import (
    LiftStrength,
    Observation,
    SharedHabits,
    advance,
    observe,
    shown,
    start,
    widened,
)
from hormesis.estimation.top_sets import TopSets, top_set
from hormesis.exercises.page import Page

__all__ = ["DoneSet", "LiftBelief", "LiftDay", "is_typo", "moved_kg", "observe_lift", "scored_sets", "strength_on"]

RECENT_DAYS = 8
_WORK = (SetType.WORKING, SetType.FAILURE, SetType.AMRAP)
_FIELD_SD = c.FIELD_DAY_SD.value
_TO_FAILURE = (SetType.FAILURE, SetType.AMRAP)


@dataclass(frozen=True, slots=True)
class DoneSet:
    """One set as the planner needs it: load as logged (None where there is none), reps, RIR, type, seconds, and the load that the
    plan had for it before the day's sets changed it (None for a set of nobody's plan); ``short``: fewer reps than planned."""

    load_kg: float | None
    reps: int | None
    rir: float | None
    set_type: SetType
    duration_s: float | None = None
    rest_s: float | None = None
    planned_kg: float | None = None
    short: bool = False


@dataclass(frozen=True, slots=True)
class LiftDay:
    """What was done of one lift on one day, in which workout (its name)."""

    ordinal: int
    workout: str
    sets: tuple[DoneSet, ...]


@dataclass(frozen=True, slots=True)
class LiftBelief:
    """One lift. ``loads`` counts every load used (kg, as logged); ``recent`` holds the last days, newest first.

    ``strength`` is None until a set says something of it (no external load and no known body mass, or only timed sets);
    ``stall`` is how far it lies behind what was expected.
    """

    name: str
    exercise: str | None
    unit: Unit
    strength: LiftStrength | None
    strength_day: int
    tops: TopSets
    recent: tuple[LiftDay, ...]
    loads: Mapping[float, int]
    heaviest_kg: float
    sets_seen: int
    suspects: int
    days: int
    assisted: bool = False
    stall: LiftStall = field(default_factory=LiftStall)


def start_lift(name: str, exercise: str | None, unit: Unit, assisted: bool) -> LiftBelief:
    """A lift that was never seen."""
    return LiftBelief(name, exercise, unit, None, 0, TopSets.start(), (), {}, 0.0, 0, 0, 0, assisted)


def is_typo(lift: LiftBelief, load_kg: float) -> bool:
    """Whether a load can't be right: over twice the heaviest so far and 30 kg above it, after five sets (our choice).

    Where no load was used so far, as in dips without a belt, the first one may be any.
    """
    return (
        lift.sets_seen >= 5
        and lift.heaviest_kg > 0
        and load_kg > c.TYPO_RATIO.value * lift.heaviest_kg
        and load_kg - lift.heaviest_kg > c.TYPO_EXCESS_KG.value
    )


def scored_sets(sets: Sequence[LoggedSet]) -> list[tuple[float, int]]:
    """(load, reps) of the working sets with an external load and 1–20 repetitions; warm-up, drop and assisted sets left out."""
    return [(s.load_kg, s.reps) for s in sets if s.set_type in _WORK and not s.assisted and s.load_kg and s.reps and s.reps <= 20]


def moved_kg(page: Page | None, load_kg: float | None, body_mass_kg: float | None, assisted: bool = False) -> float | None:
    """The load that is moved: with the athlete's own part where body weight counts; None where that isn't known.

    The load of an ``assisted`` set is help: it is taken off, and without a body weight to take it off nothing is known.
    """
    if page is None or page.load_meaning in (LoadMeaning.TOTAL, LoadMeaning.PER_HAND):
        return None if assisted else load_kg or None
    if body_mass_kg is None or page.bodyweight_share <= 0:
        return None
    own = page.bodyweight_share * body_mass_kg
    helped = assisted or page.load_meaning is LoadMeaning.ASSISTANCE
    total = own - (load_kg or 0.0) if helped else own + (load_kg or 0.0)
    return total if total > 0 else None


def observe_lift(
    lift: LiftBelief,
    habits: SharedHabits,
    sets: Sequence[LoggedSet],
    ordinal: int,
    workout: str,
    page: Page | None,
    body_mass_kg: float | None,
    rest_weeks: float,
    prior: tuple[float, float] | None,
    excused: bool = False,
) -> tuple[LiftBelief, SharedHabits]:
    """The lift and the athlete's habits after one day's sets of it.

    ``rest_weeks`` is how long its pattern had rested, ``prior`` ln 1RM (kg) and SD carried over from other lifts, if any;
    ``excused`` days (illness, short sleep, easier work) say nothing of a stall.
    """
    suspects = [s for s in sets if s.load_kg and is_typo(lift, s.load_kg) and lift.suspects < 3]
    kept = [s for s in sets if s not in suspects] if suspects else list(sets)
    work = [s for s in kept if s.set_type in _WORK]
    strength, habits, one = _learn_strength(lift, habits, work, ordinal, page, body_mass_kg, rest_weeks, prior)
    stall = lift.stall
    if strength is not None and one is not None:
        load_kg = max((s.load_kg for s in work if s.load_kg), default=None)
        excused = excused or one.effort == "asked"
        stall = stall.after(shown(strength, habits, one), ordinal, load_kg, rest_weeks, excused)
    tops, scored = lift.tops, scored_sets(kept)
    if scored:
        load_kg, reps = top_set(scored)
        tops = tops.add(ordinal, math.log(load_kg), reps)
    loads = dict(lift.loads)
    for s in kept:
        if s.load_kg:
            loads[s.load_kg] = loads.get(s.load_kg, 0) + 1
    done = tuple(DoneSet(s.load_kg, s.reps, s.rir, s.set_type, s.duration_s, s.rest_s, s.planned_kg, _is_short(s)) for s in kept)
    day = LiftDay(ordinal, workout, done)
    after = replace(
        lift,
        unit=next((s.entered_unit for s in reversed(kept) if s.load_kg), lift.unit),
        strength=strength,
        strength_day=lift.strength_day if strength is lift.strength else ordinal,
        tops=tops,
        recent=(day, *lift.recent[: RECENT_DAYS - 1]) if done else lift.recent,
        loads=loads,
        heaviest_kg=max([lift.heaviest_kg, *(s.load_kg for s in kept if s.load_kg)]),
        sets_seen=lift.sets_seen + len(kept),
        suspects=lift.suspects + len(suspects),
        days=lift.days + 1,
        assisted=lift.assisted or any(s.assisted for s in kept),
        stall=stall,
    )
    return after, habits


def strength_on(strength: LiftStrength, since: int, ordinal: int, rest_weeks: float) -> LiftStrength:
    """The strength of day ``since`` on day ``ordinal``, when its pattern had rested for ``rest_weeks``."""
    weeks = (ordinal - since) / 7
    return advance(strength, weeks, min(rest_weeks, weeks), drift_scale=c.FIELD_DRIFT_SCALE.value)


def _learn_strength(
    lift: LiftBelief,
    habits: SharedHabits,
    work: Sequence[LoggedSet],
    ordinal: int,
    page: Page | None,
    body_mass_kg: float | None,
    rest_weeks: float,
    prior: tuple[float, float] | None,
) -> tuple[LiftStrength | None, SharedHabits, Observation | None]:
    """The strength and the habits after a day, and the set they were learnt from, if any."""
    kappa = c.CURVE_KAPPA[page.curve_class if page else CurveClass.NONE].value
    seen = _observations(work, page, body_mass_kg, math.log(kappa))
    strength = lift.strength
    if not seen:
        return strength, habits, None
    if strength is None:
        strength = _first(seen[0], math.log(kappa), habits, page, prior)
    else:
        strength = strength_on(strength, lift.strength_day, ordinal, rest_weeks)
    for observation in seen:
        strength, habits, surprise = observe(strength, habits, observation)
        if abs(surprise) > c.FIELD_SURPRISE.value:
            strength = widened(strength, c.FIELD_SURPRISE_SD.value)
    return strength, habits, seen[0]


def _first(
    seen: Observation, ln_kappa: float, habits: SharedHabits, page: Page | None, prior: tuple[float, float] | None
) -> LiftStrength:
    """A lift's first state: from other lifts where they say something, else from its own first set, wide."""
    isolation = page is None or page.curve_class in (CurveClass.ISOLATION, CurveClass.NONE)
    ln_kappa_sd = (c.LN_KAPPA_SD_ISOLATION if isolation else c.LN_KAPPA_SD).value
    left = {"failure": 0.5, "short": 0.5, "rir": seen.rir}.get(seen.effort, float(habits.mean[1]))
    own = log_one_rep_max(seen.log_w, ln_kappa, max(seen.reps + left, 1.0))
    mean, sd = prior if prior else (own, 2 * c.PRIOR_LOG_1RM_SD.value)
    return start(mean, ln_kappa, habits, log_1rm_sd=sd, ln_kappa_sd=ln_kappa_sd)


def _observations(work: Sequence[LoggedSet], page: Page | None, body_mass_kg: float | None, ln_kappa: float) -> list[Observation]:
    """What a day's working sets say of strength: one set, since later ones are done tired.

    Of the sets whose effort is known (to failure, or with RIR) the one that shows most strength, else of the others. A set to
    failure after three hard ones shows less than the first of them, and would make reported RIR look too high. Sets of more
    than 15 repetitions say nothing.
    """
    best: dict[bool, tuple[float, Observation]] = {}
    for before, s in enumerate(work):
        load_kg = moved_kg(page, s.load_kg, body_mass_kg, s.assisted)
        if load_kg is None or s.reps is None or s.reps > c.USED_REPS_MAX.value:
            continue
        one, left = _observation(s, math.log(load_kg), before)
        if not s.reps and one.effort not in ("failure", "short"):
            continue
        known = one.effort not in ("open", "asked")
        implied = log_one_rep_max(one.log_w, ln_kappa, one.reps + left)
        if known not in best or implied > best[known][0]:
            best[known] = implied, one
    return [best[known][1] for known in (True, False) if known in best][:1]


def _observation(s: LoggedSet, log_w: float, before: int) -> tuple[Observation, float]:
    """A set as the filter learns from it, and the repetitions it left by its own word.

    One that fell short of the plan is counted as if it had been the first: so many more as the sets ``before`` it cost."""
    reps = s.reps or 0
    if s.set_type in _TO_FAILURE:
        return Observation(log_w, reps, "failure", field_sd=_FIELD_SD), 0.5
    if _is_short(s) and (s.rir or 0.0) <= 1:
        rested = (reps + 0.5) / math.pow(1 - c.SET_TO_SET_LOSS.value, before) - 0.5
        return Observation(log_w, rested, "short", field_sd=_FIELD_SD), 0.5
    if s.rir is not None and s.rir >= c.RIR_OPEN_FROM.value:
        return Observation(log_w, reps + s.rir, "asked", s.rir, _FIELD_SD), 0.0
    if s.rir is not None:
        return Observation(log_w, reps, "rir", s.rir, _FIELD_SD), s.rir
    if s.planned_reps is None:
        return Observation(log_w, reps, "open", field_sd=_FIELD_SD), 0.0
    return Observation(log_w, reps, "asked", field_sd=_FIELD_SD), 0.0


def _is_short(s: LoggedSet) -> bool:
    return s.planned_reps is not None and (s.reps or 0) < s.planned_reps
