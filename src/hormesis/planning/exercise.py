"""One exercise of today's workout: sets, loads, rests, answers and reasons, from what is believed of it. ``prescribe``."""

import math
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from hormesis.domain import constants as c
from hormesis.domain.anatomy import LOWER_BODY
from hormesis.domain.evidence import Estimate, Grade, Reason, Unavailable
from hormesis.domain.load import LoadGrid
from hormesis.domain.movement import CurveClass, Loadability, LoadMeaning
from hormesis.domain.training import Answer, PlannedExercise, PlannedSet, SetType
from hormesis.estimation.forecast import RepsForecast, forecast
from hormesis.estimation.lift import LiftBelief
from hormesis.estimation.state import Beliefs
from hormesis.estimation.strength import advance
from hormesis.exercises.page import Page
from hormesis.planning.grid import grid_for
from hormesis.planning.progression import Capacity, Step, fit_to_capacity, next_step
from hormesis.planning.reference import Reference, reference
from hormesis.safety.ceilings import ceiling_kg

__all__ = ["Prescription", "prescribe"]

_PLAN_NAMESPACE = uuid.UUID("1c9f6a0e-3a53-5b0e-8f0a-3f0f5f3c7a11")
_MAX_SETS = 6
_FAIR_CHANCE = 0.35


@dataclass(frozen=True, slots=True)
class Prescription:
    """A planned exercise with what its warm-up and its place in the day need to know."""

    planned: PlannedExercise
    page: Page | None
    grid: LoadGrid
    share_of_1rm: float
    set_seconds: int


def prescribe(
    beliefs: Beliefs, lift: LiftBelief, page: Page | None, workout: str, usual_sets: int, on: date
) -> Prescription | None:
    """What to do of one lift on a day; None when nothing was ever worked in it."""
    ref = reference(lift, workout, page)
    if ref is None:
        return None
    timed = _timed(lift, page, ref, on)
    if timed is not None:
        return timed
    grid = grid_for(lift.loads, lift.unit, page.loadability if page else Loadability.NONE)
    isolation = page is not None and page.category == "isolation"
    lower = page is not None and page.primary_group in LOWER_BODY
    kappa = c.CURVE_KAPPA[page.curve_class if page else CurveClass.NONE].value
    own_kg = _own_kg(page, beliefs.body_mass_kg)
    capacity = _capacity(lift, own_kg, on)
    weeks_off = _weeks_off(beliefs, lift, page, on)
    assisted = lift.assisted or (page is not None and page.load_meaning is LoadMeaning.ASSISTANCE)
    if assisted:
        step = Step("reps_only", ref.load_kg, max(1, min(min(ref.reps, default=1) + 1, ref.reps_high)), 2, 1.0, None, "assisted")
    else:
        step = next_step(
            ref,
            grid,
            capacity,
            target_rir=1 if isolation else 2,
            lower_body=lower,
            weeks_off=weeks_off,
            kappa=kappa,
            own_kg=own_kg or 0.0,
        )
    load_kg = step.load_kg
    if load_kg is not None and not assisted:
        load_kg = min(load_kg, ceiling_kg(lift.heaviest_kg, grid.above(lift.heaviest_kg) - lift.heaviest_kg, lower))
        aim = fit_to_capacity(step, load_kg, ref, grid, capacity, least_rir=0 if isolation else 1)
        step, load_kg = aim, aim.load_kg
    seen = _forecast(beliefs, lift, load_kg, on) if not assisted and step.move != "return" else None
    if seen is not None:
        step = _within_reach(step, ref, seen)
    count = max(1, min(_MAX_SETS, round(_set_count(ref, usual_sets) * step.sets_factor)))
    rest_s = _rest(lift, isolation, step.reps)
    one = PlannedSet(
        "",
        SetType.WORKING,
        step.reps,
        load_kg,
        step.rir,
        rest_s,
        side="both" if page is not None and page.unilateral else None,
        answers=_answers(load_kg, step, grid) if load_kg is not None and not assisted else (),
    )
    sets = [one] * count
    why = list(_why(ref, step, load_kg, grid, seen, lift, on))
    single_kg = _single(ref, step, capacity, grid, load_kg)
    if single_kg is not None:
        sets.insert(0, PlannedSet("", SetType.WORKING, 1, single_kg, 1, max(rest_s, 180), answers=()))
        why.insert(0, Reason("top_single", {"load_kg": single_kg, "last_kg": ref.top_kg, "last_date": _iso(ref.day.ordinal)}))
    planned = PlannedExercise(
        lift.exercise,
        lift.name,
        _numbered(sets, on, lift.name),
        _e1rm(lift, capacity, ref, page),
        tuple(why),
        step.unrounded_kg,
    )
    share = 0.9 if single_kg is not None else math.exp(-kappa * math.pow(step.reps + step.rir, c.CURVE_ALPHA.value))
    return Prescription(planned, page, grid, share, 5 * step.reps * (2 if page is not None and page.unilateral else 1))


def _weeks_off(beliefs: Beliefs, lift: LiftBelief, page: Page | None, on: date) -> float:
    """Weeks since the lift's pattern was trained; a lift left out for six weeks or more counts as a short break even then."""
    pattern = str(page.pattern) if page is not None else lift.name
    rested = (on.toordinal() - beliefs.last_trained.get(pattern, lift.recent[0].ordinal)) / 7
    left_out = (on.toordinal() - lift.recent[0].ordinal) / 7
    return max(rested, min(left_out - 4, 3.9) if left_out >= 6 else 0.0)


def _numbered(sets: Sequence[PlannedSet], on: date, name: str) -> tuple[PlannedSet, ...]:
    """The sets with ids that the same plan always gives them."""
    return tuple(replace(s, id=str(uuid.uuid5(_PLAN_NAMESPACE, f"{on}|{name}|{i}"))) for i, s in enumerate(sets))


def _within_reach(step: Step, ref: Reference, seen: RepsForecast) -> Step:
    """Fewer repetitions where the forecast gives the aim little chance, but not fewer than the last time's fewest."""
    reps, least = step.reps, min(ref.reps, default=1)
    while reps > max(least, 1) and float(seen.probabilities[reps - 1 :].sum()) < _FAIR_CHANCE:
        reps -= 1
    return replace(step, reps=reps, rir=min(step.rir + step.reps - reps, 4))


def _single(ref: Reference, step: Step, capacity: Capacity | None, grid: LoadGrid, load_kg: float | None) -> float | None:
    """The load of a heavy single where the athlete does one: at most the last one's, and one more in reserve 4 times in 5."""
    if ref.top_kg is None or capacity is None or load_kg is None or step.move == "return":
        return None
    single_kg = grid.floor(min(ref.top_kg, capacity.safe_kg(2)))
    return single_kg if single_kg is not None and single_kg > load_kg else None


def _timed(lift: LiftBelief, page: Page | None, ref: Reference, on: date) -> Prescription | None:
    """A lift that the log times: the same holds again."""
    done = [s for s in ref.day.sets if s.duration_s]
    if not done or any(s.reps for s in done):
        return None
    seconds = int(sorted(s.duration_s or 0.0 for s in done)[len(done) // 2])
    rest_s = _rest(lift, True, 10)
    one = PlannedSet("", SetType.WORKING, None, done[0].load_kg or None, None, rest_s, duration_s=seconds)
    sets = _numbered([one] * min(len(done), _MAX_SETS), on, lift.name)
    why = (Reason("same_time", {"seconds": seconds, "date": _iso(ref.day.ordinal)}),)
    planned = PlannedExercise(lift.exercise, lift.name, sets, Unavailable("timed"), why)
    return Prescription(planned, page, grid_for({}, lift.unit, Loadability.NONE), 0.0, seconds)


def _own_kg(page: Page | None, body_mass_kg: float | None) -> float | None:
    """The part of body weight moved on top of the logged load; 0 where none is, None where it isn't known."""
    if page is None or page.load_meaning in (LoadMeaning.TOTAL, LoadMeaning.PER_HAND) or not page.bodyweight_share:
        return 0.0
    return None if body_mass_kg is None else page.bodyweight_share * body_mass_kg


def _capacity(lift: LiftBelief, own_kg: float | None, on: date) -> Capacity | None:
    if lift.strength is None or own_kg is None:
        return None
    weeks = max(0.0, (on.toordinal() - lift.strength_day) / 7)
    return Capacity(advance(lift.strength, weeks, weeks), own_kg)


def _set_count(ref: Reference, usual_sets: int) -> int:
    """The work sets of late; at least two where the lift is usually given three or more sets in all."""
    return max(ref.set_count, 2 if usual_sets >= 3 else 1)


def _rest(lift: LiftBelief, isolation: bool, reps: int) -> int:
    """The athlete's own rest where the log has it (60–300 s), else 3 min for low repetitions, 2 for compounds, 75 s else."""
    own = sorted(s.rest_s for day in lift.recent[:4] for s in day.sets if s.rest_s)
    if own:
        return int(min(max(own[len(own) // 2], 60), 300))
    if isolation:
        return 75
    return 180 if reps <= 6 else 120


def _forecast(beliefs: Beliefs, lift: LiftBelief, load_kg: float | None, on: date) -> RepsForecast | None:
    if load_kg is None or lift.tops.days < 4 or load_kg <= 0:
        return None
    return forecast(lift.tops, math.log(load_kg), on.toordinal(), beliefs.mix)


def _answers(load_kg: float, step: Step, grid: LoadGrid) -> tuple[Answer, ...]:
    """What the next set's load is, by the repetitions this one got with the asked reserve."""
    down, up = grid.below(load_kg), grid.above(load_kg)
    short = max(step.reps - 3, 0)
    found = [Answer(short + 1, step.reps + 2, load_kg, "stay")]
    if short and down is not None:
        found.insert(0, Answer(0, short, down, "lighter"))
    if step.move != "return" and up <= load_kg * (1 + c.JUMP_LOWER.value):
        found.append(Answer(step.reps + 3, 100, up, "heavier"))
    return tuple(found)


def _e1rm(lift: LiftBelief, capacity: Capacity | None, ref: Reference, page: Page | None) -> Estimate | Unavailable:
    """The one-repetition maximum as logged (kg) with its 80 % interval; none from sets above 12 repetitions."""
    if lift.assisted:
        return Unavailable("assisted")
    if capacity is None:
        unknown_mass = page is not None and page.load_meaning is LoadMeaning.ADDED
        return Unavailable("body_mass_unknown" if unknown_mass else "no_set_for_strength")
    if min(ref.reps, default=0) > c.DISPLAY_REPS_MAX.value:
        return Unavailable("only_long_sets", {"reps": min(ref.reps)})
    s = capacity.strength
    own = capacity.own_kg
    low, mid, high = (math.exp(s.log_1rm + z * s.log_1rm_sd) - own for z in (-1.2816, 0.0, 1.2816))
    return Estimate(mid, low, high, "kg", s.sets_used, Grade.WEAK)


def _why(
    ref: Reference,
    step: Step,
    load_kg: float | None,
    grid: LoadGrid,
    seen: RepsForecast | None,
    lift: LiftBelief,
    on: date,
) -> tuple[Reason, ...]:
    values = {
        "load_kg": load_kg,
        "last_kg": ref.load_kg,
        "last_reps": tuple(str(r) for r in ref.reps),
        "last_date": _iso(ref.day.ordinal),
        "reps": step.reps,
        "reps_low": ref.reps_low,
        "reps_high": ref.reps_high,
        "unit": lift.unit,
    }
    weeks = round((on.toordinal() - lift.recent[0].ordinal) / 7)
    found = [Reason(f"{step.move}_{step.why}", {**values, "weeks": weeks})]
    if seen is not None:
        found.append(
            Reason(
                "forecast",
                {
                    "median": seen.median,
                    "low": seen.quantile(0.1),
                    "high": seen.quantile(0.9),
                    "reach_percent": round(100 * float(seen.probabilities[step.reps - 1 :].sum())),
                    "reps": step.reps,
                    "days": lift.tops.days,
                },
            )
        )
    if ref.skipped is not None:
        found.append(Reason("light_day_passed_over", {"date": _iso(ref.skipped), "last_date": _iso(ref.day.ordinal)}))
    if load_kg is not None:
        known = grid.source if grid.regular else "used"
        found.append(Reason(f"grid_{known}", {"step_kg": grid.step_kg, "unit": grid.unit}))
    return tuple(found)


def _iso(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()
