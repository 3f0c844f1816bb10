"""One exercise of today's workout: sets, loads, rests, answers and reasons, from what is believed of it. ``prescribe``."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from hormesis.domain import constants as c
from hormesis.domain.anatomy import LOWER_BODY
from hormesis.domain.athlete import Athlete
from hormesis.domain.evidence import Estimate, Reason, Unavailable, Value
from hormesis.domain.load import LoadGrid
from hormesis.domain.movement import CurveClass, Loadability, LoadMeaning
from hormesis.domain.training import PlannedExercise, PlannedSet, SetType
from hormesis.estimation.forecast import REPS_MAX, RepsForecast, forecast
from hormesis.estimation.lift import LiftBelief
from hormesis.estimation.state import Beliefs
from hormesis.exercises.page import Page
from hormesis.planning.aims import default_range, target_rir
from hormesis.planning.answers import Room
from hormesis.planning.asked import Asked, asked_of, one_set_fewer, rose_two_weeks, rule_for
from hormesis.planning.because import because, iso
from hormesis.planning.capacity import Capacity, capacity_of, one_rep_max, own_kg_of
from hormesis.planning.coming_back import ComingBack, coming_back, sets_from_before
from hormesis.planning.day_parts import SchemeSet
from hormesis.planning.grid import grid_for
from hormesis.planning.gym_grid import gym_grid
from hormesis.planning.mesocycle import in_range, new_range_step
from hormesis.planning.progression import MOST_RIR, Aim, Step, fit_to_capacity, for_big_steps, next_step
from hormesis.planning.reference import Reference, placeholder_kg, reference
from hormesis.planning.returning import (
    BREAK_WEEKS,
    Restart,
    easier_days_left_out,
    restart_step,
    return_step,
    weeks_off,
    within_early_volume,
)
from hormesis.planning.sets import build_sets, numbered, planned_scheme, rest_s, straightened
from hormesis.planning.untested import assisted_sets, timed_sets
from hormesis.planning.waves import wave_sets, wave_week
from hormesis.safety.ceilings import ceiling_kg
from hormesis.safety.effort import effort_limits

__all__ = ["Context", "Prescription", "grid_of", "prescribe"]

_DAYS_TO_FORECAST = 4
_SINGLE_REST_S = 180
_SINGLE_SHARE = 0.9
_MANY_REPS = 30
_LITTLE_LEFT = 1
_HARDLY = 0.2
_MUCH_LIGHTER = 0.95
_MOST_REPS = 15
_TRIFLE_KG = 0.02
_MUCH_HEAVIER = 1.2


@dataclass(frozen=True, slots=True)
class Context:
    """The day an exercise is prescribed for: in which workout, how many sets are usual in it, on which day; ``held``:
    nothing may rise (pain)."""

    workout: str
    usual_sets: int
    on: date
    held: bool = False


@dataclass(frozen=True, slots=True)
class Prescription:
    """A planned exercise with what its warm-up and its place in the day need to know; ``room`` is how far its load may change
    within the workout, None where nothing tells."""

    planned: PlannedExercise
    page: Page | None
    grid: LoadGrid
    share_of_1rm: float
    set_seconds: int
    room: Room | None = None


@dataclass(frozen=True, slots=True)
class _Lift:
    """A lift with what is the same whatever was done last: page, grid, part of body weight, what it could do, its aim."""

    belief: LiftBelief
    page: Page | None
    grid: LoadGrid
    own_kg: float | None
    capacity: Capacity | None
    aim: Aim
    least_rir: int


def prescribe(beliefs: Beliefs, athlete: Athlete, lift: LiftBelief, page: Page | None, day: Context) -> Prescription | None:
    """What to do of one lift on a day; None when the log holds nothing to go on from, or nothing that can be built."""
    weeks = weeks_off(beliefs.last_trained, lift, page, day.on)
    ill = athlete.was_ill_since(lift.recent[0].ordinal, day.on) if lift.recent else False
    back = easier_days_left_out(lift, beliefs.easier, day.on)
    lift = back.lift
    one = _lift(beliefs, athlete, lift, page, day)
    timed = timed_sets(lift, day.held)
    if timed is not None:
        return _prescription(one, day, timed[0], Unavailable("timed"), timed[1], None, 0.0, timed[0][0].duration_s or 0)
    if lift.assisted or (page is not None and page.load_meaning is LoadMeaning.ASSISTANCE):
        return _helped(one, day)
    ref = reference(lift, day.workout, page, one.own_kg, default_range(athlete.profile, _is_isolation(page)))
    if ref is None:
        return None
    if ref.load_kg is not None:
        ref = for_big_steps(ref, one.grid, one.aim)
    calendar = asked_of(athlete, beliefs.easier, page, day.on) if ref.load_kg is not None else None
    if calendar is not None:
        one, ref = _as_asked(one, ref, calendar, day.on)
    rule = rule_for(athlete, page, day.on)
    one = replace(one, aim=replace(one.aim, at_once=rule == "double" or one.aim.firm))
    limit_kg = _limit_kg(one)
    if ref.load_kg is not None and one.grid.loads_kg[0] > limit_kg + _TRIFLE_KG:
        return None
    fresh = weeks < BREAK_WEEKS and not ill and not back.is_first
    wave = _in_a_wave(one, athlete, ref, limit_kg, day) if rule == "waves" and fresh else None
    if wave is not None:
        return wave
    step = _step(one, ref, weeks, limit_kg, ill, back, calendar.reps if calendar is not None else None)
    if _is_out_of_reach(step, ref, one.grid):
        return None
    return _stepped(beliefs, athlete, _Basis(one, ref, calendar, weeks, limit_kg), step, day)


@dataclass(frozen=True, slots=True)
class _Basis:
    """What a lift's sets are made from: the lift, where it goes on from, what the calendar asks of it, for how many weeks it had
    rested, and the most that may be on it."""

    one: _Lift
    ref: Reference
    calendar: Asked | None
    weeks: float
    limit_kg: float


def _helped(one: _Lift, day: Context) -> Prescription | None:
    """A lift whose load helps: less of it is more work."""
    helped = assisted_sets(one.belief, one.grid, rest_s(one.belief, one.page, 8), one.aim.target_rir, day.held)
    if helped is None:
        return None
    made = _prescription(one, day, helped[0], Unavailable("assisted"), helped[1], None, 0.0, 40)
    return replace(made, room=Room(one.grid, math.inf, one.aim.kappa, may_rise=not day.held, helped=True))


def _stepped(beliefs: Beliefs, athlete: Athlete, basis: _Basis, step: Step, day: Context) -> Prescription:
    """The sets of a step, as many as the lift's own weeks and a break before them allow, each reason beside them."""
    one, ref, lift, page = basis.one, basis.ref, basis.one.belief, basis.one.page
    seen = None if ref.single is not None else _forecast(beliefs, lift, step, day.on)
    step = _within_reach(step, ref, seen)
    rest = rest_s(lift, page, step.reps)
    side = "both" if page is not None and page.unilateral else None
    grid = one.grid if step.load_kg is not None else None
    back_from = coming_back(beliefs.split, athlete, day.on) if step.move != "return" else None
    if back_from is not None and back_from.rir_more:
        step = replace(step, reps=max(step.reps - 1, 1), rir=min(step.rir + 1, MOST_RIR), limit=None)
    scheme, why_so_many = _scheme(beliefs, athlete, basis, step, back_from, day)
    limit_kg = min(basis.limit_kg, one.grid.floor(basis.limit_kg) or basis.limit_kg)
    share = math.exp(-one.aim.kappa * math.pow(max(step.reps + step.rir, 1), c.CURVE_ALPHA.value))
    sets = build_sets(scheme, step, grid, limit_kg, rest, side)
    early = basis.weeks >= BREAK_WEEKS or (back_from is not None and back_from.is_early)
    sets, too_much = within_early_volume(sets, share) if early else (sets, None)
    why = because(lift, ref, step, grid, sets, seen, basis.weeks)
    why[1:1] = why_so_many
    why += [too_much] if too_much is not None else []
    single_kg = _single(one, ref, step)
    if single_kg is not None and ref.single is not None:
        heavy = ref.single
        sets.insert(0, PlannedSet("", SetType.WORKING, heavy.reps, single_kg, 1, max(rest, _SINGLE_REST_S)))
        last: dict[str, Value] = {"last_kg": heavy.load_kg, "last_date": iso(heavy.ordinal), "reps": heavy.reps}
        why.insert(0, Reason("top_single", {"load_kg": single_kg, **last}))
        share = max(share, _SINGLE_SHARE)
    seconds = 5 * step.reps * (2 if side else 1)
    made = _prescription(one, day, sets, one_rep_max(one.capacity, page, ref), why, step.unrounded_kg, share, seconds)
    may_rise = step.move != "return" and not (day.held or one.aim.paused)
    return replace(made, room=_room(one, limit_kg, ref.reps_low, may_rise))


def _scheme(
    beliefs: Beliefs, athlete: Athlete, basis: _Basis, step: Step, back_from: ComingBack | None, day: Context
) -> tuple[list[SchemeSet], list[Reason]]:
    """How many sets of which kind, and why they are more or fewer than in an ordinary week."""
    lift, ref, calendar = basis.one.belief, basis.ref, basis.calendar
    usual = back_from.usual_sets(lift, beliefs.split) if back_from is not None else None
    before = usual if back_from is not None else sets_from_before(lift, beliefs.split, athlete, day.on)
    why: list[Reason] = [back_from.reason()] if back_from is not None and usual else []
    if calendar is not None and step.move != "return":
        why.append(calendar.why)
        if calendar.least_sets and back_from is None:
            fewer = one_set_fewer(beliefs, day.on)
            why += [fewer] if fewer is not None else []
            before = max(before or ref.set_count, calendar.least_sets) - (fewer is not None)
    factor = back_from.share if usual and back_from else step.sets_factor
    return planned_scheme(ref, day.usual_sets, factor, before), why


def _limit_kg(one: _Lift) -> float:
    """The most that may be on the lift. Where the lightest load there is is heavier than all that was ever lifted, the way up to
    it is no increment: the one of the athlete's own log is taken."""
    lift = one.belief
    step_kg = one.grid.above(lift.heaviest_kg) - lift.heaviest_kg
    if lift.heaviest_kg < one.grid.loads_kg[0]:
        step_kg = min(step_kg, _grid_of_log(lift, one.page).step_kg)
    return ceiling_kg(lift.heaviest_kg, step_kg, one.aim.lower_body)


def _is_out_of_reach(step: Step, ref: Reference, grid: LoadGrid) -> bool:
    """Whether the lightest load there is, much heavier than the last one, leaves fewer repetitions than are trained with."""
    if step.load_kg is None or ref.load_kg is None or step.move not in ("hold", "return"):
        return False
    if step.load_kg > grid.loads_kg[0] + _TRIFLE_KG:
        return False
    return step.load_kg > _MUCH_HEAVIER * ref.load_kg and step.reps < ref.reps_low


def _is_isolation(page: Page | None) -> bool:
    return page is not None and page.category == "isolation"


def _as_asked(one: _Lift, ref: Reference, calendar: Asked, on: date) -> tuple[_Lift, Reference]:
    """The lift and its reference with the range and the reserve that are asked for in place of the athlete's own."""
    aim = replace(one.aim, target_rir=calendar.rir, firm=True, paused=rose_two_weeks(one.belief, on))
    low, high = calendar.reps
    asked = replace(ref, reps_low=low, reps_high=high, best=0, scheme=straightened(ref.scheme))
    return replace(one, aim=aim, least_rir=calendar.rir), asked


def _in_a_wave(one: _Lift, athlete: Athlete, ref: Reference, limit_kg: float, day: Context) -> Prescription | None:
    """A main lift as the week of its wave has it; None where its 1RM is not believed yet."""
    if one.capacity is None or ref.load_kg is None:
        return None
    rest, week = rest_s(one.belief, one.page, 3), wave_week(athlete, day.on)
    made = wave_sets(one.capacity, one.grid, limit_kg, week, rest, effort_limits(athlete, day.on), one.aim.held)
    if made is None:
        return None
    sets, why, unrounded_kg = made
    share = unrounded_kg / max(one.capacity.median_kg(1), 1.0)
    e1rm = one_rep_max(one.capacity, one.page, ref)
    made_of = _prescription(one, day, sets, e1rm, [why], unrounded_kg, share, 5 * (sets[-1].reps or 1))
    return replace(made_of, room=_room(one, limit_kg, 1, not one.aim.held))


def _prescription(
    one: _Lift,
    day: Context,
    sets: Sequence[PlannedSet],
    e1rm: Estimate | Unavailable,
    why: Sequence[Reason],
    unrounded_kg: float | None,
    share: float,
    seconds: int,
) -> Prescription:
    lift = one.belief
    planned = PlannedExercise(lift.exercise, lift.name, numbered(sets, day.on, lift.name), e1rm, tuple(why), unrounded_kg)
    return Prescription(planned, one.page, one.grid, share, seconds)


def grid_of(athlete: Athlete, lift: LiftBelief, page: Page | None) -> LoadGrid:
    """The loads that can be built for a lift: those of the athlete's gym, else those that the log tells of."""
    heaviest_kg = lift.heaviest_kg
    if athlete.travelling and athlete.gym is not None and athlete.gym.dumbbells_kg and page is not None:
        away = page.loadability is Loadability.DUMBBELL  # heavier ones than there are here tell of another gym, not of both hands
        heaviest_kg = min(heaviest_kg, athlete.gym.dumbbells_kg[-1]) if away else heaviest_kg
    return gym_grid(athlete.gym, page, heaviest_kg, lift.unit) or _grid_of_log(lift, page)


def _grid_of_log(lift: LiftBelief, page: Page | None) -> LoadGrid:
    trifle = placeholder_kg(lift, page)
    loads = {load: n for load, n in lift.loads.items() if load > trifle}
    loadability = page.loadability if page is not None else Loadability.NONE
    lately = {s.load_kg for done in lift.recent for s in done.sets if s.load_kg and s.load_kg > trifle}
    return grid_for(loads, lift.unit, loadability, lately)


def _lift(beliefs: Beliefs, athlete: Athlete, lift: LiftBelief, page: Page | None, day: Context) -> _Lift:
    grid = grid_of(athlete, lift, page)
    own_kg = own_kg_of(page, beliefs.body_mass_kg)
    isolation = _is_isolation(page)
    kappa = c.CURVE_KAPPA[page.curve_class if page is not None else CurveClass.NONE].value
    lower = page is not None and page.primary_group in LOWER_BODY
    low_end = default_range(athlete.profile, isolation)[0]
    aim = Aim(target_rir(athlete.profile, isolation), lower, kappa, own_kg or 0.0, day.held, low_end=low_end)
    return _Lift(lift, page, grid, own_kg, capacity_of(beliefs, lift, page, own_kg, day.on), aim, 0 if isolation else 1)


def _room(one: _Lift, limit_kg: float, reps_low: int, may_rise: bool) -> Room:
    return Room(one.grid, limit_kg, one.aim.kappa, one.aim.own_kg, reps_low, one.aim.lower_body, may_rise)


def _step(
    one: _Lift, ref: Reference, weeks: float, limit_kg: float, ill: bool, back: Restart, asked: tuple[int, int] | None
) -> Step:
    grid = one.grid if ref.load_kg is not None else None
    if weeks >= BREAK_WEEKS or ill:
        step = return_step(ref, grid, weeks, ill)
    elif back.is_first:
        step = restart_step(ref, grid, back.good_kg, one.aim.target_rir)
    elif ref.load_kg is None:
        step = _without_load(one, ref)
    else:
        begun = asked is None or in_range(ref, asked) or one.aim.held
        fresh = None if begun or asked is None else new_range_step(asked, one.aim.target_rir, ref, one.grid, one.capacity)
        step = fresh or next_step(ref, one.grid, one.capacity, one.aim)
    if step.load_kg is None:
        return step
    load_kg = one.grid.floor(min(step.load_kg, limit_kg)) or step.load_kg
    least = 0 if ref.to_failure and asked is None else one.least_rir
    fitted = fit_to_capacity(step, load_kg, ref, one.grid, one.capacity, one.aim, least)
    fitted = _with_more_reps(one, ref, fitted)
    if asked is None:
        return fitted
    fitted = replace(fitted, limit=None)  # every set leaves the reserve that the week asks for
    return replace(fitted, move="block", why="reserve") if fitted.why == "beyond_capacity" else fitted


def _with_more_reps(one: _Lift, ref: Reference, step: Step) -> Step:
    """More repetitions, fifteen at most, where the heaviest load there is lies well below the last one, as in another gym: as
    many as leave the reserve that is asked for."""
    short = step.load_kg is not None and ref.load_kg is not None and step.load_kg < _MUCH_LIGHTER * ref.load_kg
    if step.why != "heaviest_there_is" or one.capacity is None or step.load_kg is None or not short:
        return step
    able = math.floor(one.capacity.reps(step.load_kg)[0])
    reps = max(min(able - one.aim.target_rir, _MOST_REPS), step.reps)
    return replace(step, reps=reps, rir=min(max(able - reps, one.least_rir), MOST_RIR))


def _within_reach(step: Step, ref: Reference, seen: RepsForecast | None) -> Step:
    """As many repetitions as the last time instead of one more, where both the capacity and the forecast doubt it."""
    if seen is None or ref.steady or step.move != "hold" or step.rir > _LITTLE_LEFT or step.reps <= max(ref.reps_low, 1):
        return step
    again = step.reps - 1
    unlikely = float(seen.probabilities[step.reps - 1 :].sum()) < _HARDLY
    return replace(step, reps=again, rir=step.rir + 1) if unlikely and again >= min(ref.reps, default=again) else step


def _without_load(one: _Lift, ref: Reference) -> Step:
    """A lift without external load: one repetition more in each set, unless it hurts or they are many already."""
    most, rir = max(ref.reps, default=ref.reps_low), one.aim.target_rir
    if one.aim.held:
        return Step("reps_only", None, most, rir, "for_now", ref.reps_high)
    if most >= _MANY_REPS:
        return Step("reps_only", None, most, rir, "many_reps", ref.reps_high)
    return Step("reps_only", None, most + 1, rir, "more_reps", ref.reps_high)


def _single(one: _Lift, ref: Reference, step: Step) -> float | None:
    """The load of a heavy single, double or triple where the athlete does one first: at most the last one's, and one more in
    reserve 4 times in 5."""
    if ref.single is None or one.capacity is None or step.load_kg is None or step.move == "return" or one.aim.held:
        return None
    single_kg = one.grid.floor(min(ref.single.load_kg, one.capacity.safe_kg(ref.single.reps + 1)))
    return single_kg if single_kg is not None and single_kg > step.load_kg else None


def _forecast(beliefs: Beliefs, lift: LiftBelief, step: Step, on: date) -> RepsForecast | None:
    """What will probably be done at the step's load; None where the forecast, of a day's heaviest set, does not reach."""
    if not step.load_kg or lift.tops.days < _DAYS_TO_FORECAST or step.move == "return" or step.reps >= REPS_MAX:
        return None
    return forecast(lift.tops, math.log(step.load_kg), on.toordinal(), beliefs.mix)
