"""The next load and repetitions of a lift: model-based double progression. ``next_step``.

The load rises when the athlete's own range of repetitions is used up (its top reached on two days running, or passed by two
once), when the capacity says it is too easy, or when the athlete has been going up each time and still gets every set; then
by at most the larger of one increment and min(5 %, two increments) (7.5 % for the lower body), and only to a load at which
the low end of the range is safe. Where the next load costs more than three repetitions, the range is widened first. It falls
when the low end was missed twice or is out of reach. Otherwise it stays, and the repetitions grow. Sources: ACSM 2009
(two-for-two). Grade: expert, on a simulated filter.
"""

import math
from dataclasses import dataclass, replace
from typing import Literal

from hormesis.domain import constants as c
from hormesis.domain.load import LoadGrid
from hormesis.planning.capacity import Capacity, reps_lost
from hormesis.planning.reference import Reference
from hormesis.safety.ceilings import largest_jump_kg

__all__ = ["MOST_RIR", "Aim", "Step", "fit_to_capacity", "for_big_steps", "next_step"]

_LARGEST_CUT = 0.10
_CUT = 0.95
_WIDEST = 30
_HALF = 0.5
_STILL_NEW = 6
_OF_BEST = 0.6
"""Who does clearly fewer than they did at this load is not at the top of a range, however often they do it."""
_MORE_THAN_SHOWN = 1.5
MOST_RIR = 4
Move = Literal["hold", "raise", "lower", "return", "reps_only", "same_help", "less_help", "block"]


@dataclass(frozen=True, slots=True)
class Step:
    """What comes next: load (kg, buildable), repetitions, the move that led there and the load before rounding.

    ``need`` is how many repetitions in every set the next load asks for first, ``limit`` the repetitions to failure of a rested
    set that the load allows (None where nothing tells).
    """

    move: Move
    load_kg: float | None
    reps: int
    rir: int
    why: str
    need: int
    sets_factor: float = 1.0
    unrounded_kg: float | None = None
    limit: float | None = None


@dataclass(frozen=True, slots=True)
class Aim:
    """What is asked of the step: reserve, body part, steepness κ, and the part of body weight moved on top (kg).

    ``held``: nothing may rise, for pain or after illness. ``at_once``: it rises as soon as every set has reached the top.
    ``low_end``: the fewest repetitions that a big step may land on, where the athlete's own low end is higher. ``firm``: the
    range was asked for, not seen in the log: no step leads below it, and what is too easy rises before its top is reached.
    ``paused``: the load rose two weeks running and stays for one."""

    target_rir: int
    lower_body: bool
    kappa: float
    own_kg: float = 0.0
    held: bool = False
    at_once: bool = False
    low_end: int = 8
    firm: bool = False
    paused: bool = False


def for_big_steps(ref: Reference, grid: LoadGrid, aim: Aim) -> Reference:
    """The reference with a range that reaches down far enough: where the step up, or the one that led here, costs more than three
    repetitions, it lands on fewer than usual, and that is no failure."""
    assert ref.load_kg is not None
    reps = ref.reps[0] if ref.reps else ref.reps_low
    up = grid.above(ref.load_kg)
    costs = [_last_step(ref, grid, aim), _cost(ref, aim, up, reps) if math.isfinite(up) else 0.0]
    return replace(ref, reps_low=min(ref.reps_low, aim.low_end)) if max(costs) > c.STEP_TOO_DEAR.value else ref


def _last_step(ref: Reference, grid: LoadGrid, aim: Aim) -> float:
    """Repetitions that the step to the reference's load costs, from the next lighter one."""
    down = grid.below(ref.load_kg or 0.0)
    return -_cost(ref, aim, down, ref.reps[0] if ref.reps else ref.reps_low) if down else 0.0


def _low_end(ref: Reference, grid: LoadGrid, aim: Aim) -> int:
    """Below how many repetitions the load comes down: at one that is still new, a step's cost below what was done before."""
    if aim.firm or len(ref.same_load) >= _STILL_NEW:
        return ref.reps_low
    return min(ref.reps_low, max(math.floor(ref.reps_high - _last_step(ref, grid, aim)) - 1, 1))


def next_step(ref: Reference, grid: LoadGrid, capacity: Capacity | None, aim: Aim) -> Step:
    """The step from the reference day of a lift with an external load. Loads in kg as logged."""
    assert ref.load_kg is not None
    last = ref.reps[0] if ref.reps else ref.reps_low
    up = grid.above(ref.load_kg)
    cost = math.inf if math.isinf(up) else _cost(ref, aim, up, last)
    dear = cost > c.STEP_TOO_DEAR.value
    widened = min(math.ceil(ref.reps_low + cost), _WIDEST) if dear and math.isfinite(cost) else 0
    need = max(ref.reps_high, widened, math.ceil(_OF_BEST * ref.best))
    reason = None if aim.held or aim.paused or math.isinf(up) else _may_rise(ref, capacity, aim, need, cost)
    if reason and _safe(ref, capacity, up, cost, 0.0 if reason == "own_pace" else _HALF):
        target = _raised_kg(ref, grid, capacity, aim, up, reason)
        reps = max(ref.reps_low, min(math.floor(last - _cost(ref, aim, target, last) + _HALF), need), 1)
        reps = min(ref.reps) if reason == "own_pace" else reps
        return Step("raise", target, reps, aim.target_rir, reason, need, unrounded_kg=target)
    low = _low_end(ref, grid, aim)
    low_twice = len(ref.same_load) >= 2 and max(ref.same_load[:2]) < low
    if low_twice or (len(ref.same_load) < 2 and _out_of_reach(ref, capacity, low)):
        down = grid.floor(ref.load_kg * _CUT) or grid.below(ref.load_kg)
        if down is not None:
            return Step("lower", down, ref.reps_low, aim.target_rir, "low_end_missed", need, unrounded_kg=ref.load_kg * _CUT)
    hold_kg = grid.floor(ref.load_kg + 0.01) or grid.loads_kg[0]
    why = _held_because(ref, aim, need, dear, reason, math.isinf(up))
    if reason or math.isinf(up):  # earned, but too far or not there: more repetitions instead
        need = min(max(need, max(ref.reps, default=need) + 1), max(_WIDEST, need))
    reps = min(_more_reps(ref, need), max(ref.reps, default=need)) if aim.held else _more_reps(ref, need)
    return Step("hold", hold_kg, reps, aim.target_rir, why, need, unrounded_kg=ref.load_kg)


def fit_to_capacity(
    step: Step, load_kg: float, ref: Reference, grid: LoadGrid, capacity: Capacity | None, aim: Aim, least_rir: int
) -> Step:
    """The step with repetitions and reserve that the capacity at its load supports.

    The capacity is the larger of what the filter says and what the reference day itself has shown, and little more than that
    where its sets were near the limit. The reserve is what should be left at those repetitions, never fewer than ``least_rir``.
    Who got the same in every set three days running is asked for one more all the same: lifters leave about one more than they
    say (Halperin 2022), and a plan that only repeats what it believes never learns better. Where the reserve leaves less than
    two below the athlete's range, the load comes down to one at which the low end fits.
    """
    step = replace(step, load_kg=load_kg)
    assert ref.load_kg is not None
    if capacity is None or min(ref.reps, default=0) > c.DISPLAY_REPS_MAX.value:
        return step
    shown = ref.shown - _cost(ref, aim, load_kg, ref.shown)
    n = capacity.reps(load_kg)[0]
    if step.move != "return":
        n = max(min(n, shown + _MORE_THAN_SHOWN) if ref.near_limit else n, shown)
    least_rir = step.rir if step.move == "return" else least_rir
    able = max(round(n) - (0 if step.why == "own_pace" else least_rir), 1)
    if ref.steady and step.move == "hold" and load_kg <= ref.load_kg + 0.02 and not aim.held and least_rir <= 1:
        able = max(able, min(ref.reps) + 1)
    reps = min(step.reps, able)
    if reps < _low_end(ref, grid, aim) - (not aim.firm) and step.move != "return":
        wanted = capacity.median_kg(ref.reps_low + least_rir)
        lighter = grid.floor(max(min(wanted, load_kg), (1 - _LARGEST_CUT) * load_kg))
        if lighter is not None and lighter < load_kg - 0.02:
            return replace(
                step, move="lower", why="beyond_capacity", load_kg=lighter, reps=ref.reps_low, rir=least_rir, unrounded_kg=wanted
            )
    left = least_rir if aim.firm else max(round(n) - reps, least_rir)  # what is asked for, else what is expected
    return replace(step, reps=reps, rir=min(left, MOST_RIR), limit=n)


def _cost(ref: Reference, aim: Aim, load_kg: float, reps: float) -> float:
    own = aim.own_kg
    return reps_lost((ref.load_kg or 0.0) + own, load_kg + own, max(reps, 2), aim.kappa)


def _more_reps(ref: Reference, need: int) -> int:
    """One repetition more than the middle one of the last work sets got, up to ``need``: the weaker sets come up first."""
    if not ref.reps:
        return ref.reps_low
    middle = sorted(ref.reps)[(len(ref.reps) - 1) // 2]
    return max(min(middle + 1, need), min(ref.reps_low, max(ref.reps)), 1)


def _may_rise(ref: Reference, capacity: Capacity | None, aim: Aim, need: int, cost: float) -> str | None:
    same = ref.same_load
    all_sets = bool(ref.reps) and min(ref.reps) >= need
    if ref.rising and not aim.firm and cost <= c.STEP_TOO_DEAR.value:
        return "own_pace"
    if aim.at_once and all_sets:
        return "top_once"
    middle = sorted(ref.reps)[(len(ref.reps) - 1) // 2] if ref.reps else 0
    if same and same[0] >= need + 2 and middle >= need:
        return "passed_by_two"
    if len(same) >= 2 and same[0] >= need and same[1] >= need and all_sets:
        return "top_twice"
    in_range = aim.firm and min((*ref.reps, *same[:2]), default=0) >= ref.reps_low and len(same) >= 2
    if capacity is not None and ref.load_kg is not None and (all_sets or in_range):
        mean, sd = capacity.reps(ref.load_kg)
        wanted = ref.reps_high + aim.target_rir + c.SPARE_REPS.value
        if _share_above(mean, sd, wanted) >= c.TOO_EASY.value:
            return "too_easy"
    return None


def _held_because(ref: Reference, aim: Aim, need: int, dear: bool, reason: str | None, top: bool) -> str:
    if aim.held:
        return "for_now"
    if top:
        return "heaviest_there_is"
    if aim.paused:
        return "two_weeks_up"
    if reason:
        return "next_not_safe"
    if ref.reps and min(ref.reps) >= need:
        return "once_more"
    if aim.at_once and not dear:
        return "until_all"
    return "step_dear" if dear else "range_open"


def _raised_kg(ref: Reference, grid: LoadGrid, capacity: Capacity | None, aim: Aim, up: float, reason: str) -> float:
    """One increment; two where the sets were far too easy and the capacity is sure of it."""
    assert ref.load_kg is not None
    if capacity is None or reason not in ("passed_by_two", "too_easy", *(("top_once",) if aim.firm else ())):
        return up
    cap_kg = ref.load_kg + largest_jump_kg(ref.load_kg, up - ref.load_kg, aim.lower_body)
    sure = grid.floor(min(cap_kg, capacity.safe_kg(ref.reps_low + aim.target_rir)))
    return max(up, sure) if sure is not None else up


def _safe(ref: Reference, capacity: Capacity | None, up: float, cost: float, spare: float) -> bool:
    """Whether the low end of the range is reached at the next load: by what was shown with ``spare`` reps to it, lest the range
    sinks with each step, or 4 times in 5 by capacity."""
    if ref.shown - cost >= ref.reps_low + spare:
        return True
    if capacity is None:
        return False
    mean, sd = capacity.reps(up)
    return _share_above(mean, sd, ref.reps_low) >= 0.8


def _out_of_reach(ref: Reference, capacity: Capacity | None, low: int) -> bool:
    if capacity is None or ref.load_kg is None or (ref.reps and max(ref.reps) >= low):
        return False
    mean, sd = capacity.reps(ref.load_kg)
    return 1 - _share_above(mean, sd, low) >= c.CANNOT_REACH.value


def _share_above(mean: float, sd: float, bound: float) -> float:
    return 0.5 * math.erfc((bound - mean) / (sd * math.sqrt(2)))
