"""The next load and repetitions of a lift: model-based double progression. ``next_step``.

The load rises when the athlete's own range of repetitions is used up (its top reached on two days running, or passed by two
once) or the capacity says it is too easy; then by at most the larger of one increment and min(5 %, two increments) (7.5 %
for the lower body), and only to a load at which the low end of the range is safe. It falls when the low end was missed twice
or is out of reach. Otherwise it stays, and the repetitions grow. After a break it starts lower. Never above what the grid
can build; always rounded down. Sources: ACSM 2009 (two-for-two); return after a break by analogy with CSCCa/NSCA 2019
(10.1519/SSC.0000000000000477). Grade: expert, on a simulated filter.
"""

import math
from dataclasses import dataclass, replace
from typing import Literal

from hormesis.domain import constants as c
from hormesis.domain.load import LoadGrid
from hormesis.estimation.strength import LiftStrength, log_load_at, reps_at
from hormesis.planning.reference import Reference
from hormesis.safety.ceilings import largest_jump_kg

__all__ = ["Capacity", "Step", "fit_to_capacity", "next_step", "reps_lost"]

_LARGEST_CUT = 0.10
Move = Literal["hold", "raise", "lower", "return", "reps_only"]


@dataclass(frozen=True, slots=True)
class Step:
    """What comes next: load (kg, buildable), repetitions, the move that led there and the load before rounding."""

    move: Move
    load_kg: float | None
    reps: int
    rir: int
    sets_factor: float
    unrounded_kg: float | None
    why: str
    weeks_off: float = 0.0


@dataclass(frozen=True, slots=True)
class Capacity:
    """What the lift could do, as seen from a logged load: ``own_kg`` is the part of body weight that is moved with it."""

    strength: LiftStrength
    own_kg: float = 0.0

    def reps(self, load_kg: float) -> tuple[float, float]:
        """Repetitions to failure at a logged load: mean, SD."""
        return reps_at(self.strength, math.log(max(load_kg + self.own_kg, 0.5)))

    def median_kg(self, n: float) -> float:
        """The logged load at which ``n`` repetitions to failure are reached every other time."""
        return math.exp(log_load_at(self.strength, n)[0]) - self.own_kg

    def safe_kg(self, n: float) -> float:
        """The logged load at which ``n`` repetitions to failure are reached 4 times in 5."""
        mean, sd = log_load_at(self.strength, n)
        return math.exp(mean - c.SAFE_Z.value * sd) - self.own_kg


def reps_lost(load_kg: float, next_kg: float, reps: float, kappa: float) -> float:
    """Repetitions that the step from one load to the next costs at ``reps``: Δn ≈ ln(w'/w) / (ακ(n−1)^(α−1))."""
    alpha = c.CURVE_ALPHA.value
    return math.log(next_kg / load_kg) / (alpha * kappa * math.pow(max(reps - 1.0, 1.0), alpha - 1))


def next_step(
    ref: Reference,
    grid: LoadGrid,
    capacity: Capacity | None,
    *,
    target_rir: int,
    lower_body: bool,
    weeks_off: float,
    kappa: float,
    own_kg: float = 0.0,
) -> Step:
    """The step from the reference day. Loads in kg as logged; ``own_kg`` is moved on top of them."""
    last = ref.reps[0] if ref.reps else ref.reps_low
    if ref.load_kg is None:
        return Step("reps_only", None, _more_reps(ref), target_rir, 1.0, None, "more_reps")
    if weeks_off >= 2:
        return _return(ref, grid, weeks_off)
    up = grid.above(ref.load_kg)
    cap_kg = ref.load_kg + largest_jump_kg(ref.load_kg, up - ref.load_kg, lower_body)
    cost = reps_lost(ref.load_kg + own_kg, up + own_kg, max(last, 2), kappa)
    reason = _may_rise(ref, capacity, target_rir, cost)
    if reason and up <= cap_kg + 0.02 and _safe(ref, capacity, up, cost):
        reps = min(max(ref.reps_low, math.floor(last - cost)), ref.reps_high)
        return Step("raise", up, max(reps, 1), target_rir, 1.0, up, reason)
    low_twice = len(ref.same_load) >= 2 and max(ref.same_load[:2]) < ref.reps_low
    if low_twice or (len(ref.same_load) < 2 and _out_of_reach(ref, capacity)):
        down = grid.floor(ref.load_kg * 0.95) or grid.below(ref.load_kg)
        if down is not None:
            return Step("lower", down, ref.reps_low, target_rir, 1.0, ref.load_kg * 0.95, "low_end_missed")
    hold_kg = grid.floor(ref.load_kg + 0.01) or ref.load_kg
    return Step(
        "hold",
        ref.load_kg if abs(hold_kg - ref.load_kg) < 0.3 else hold_kg,
        _more_reps(ref),
        target_rir,
        1.0,
        ref.load_kg,
        "range_open",
    )


def fit_to_capacity(
    step: Step, load_kg: float, ref: Reference, grid: LoadGrid, capacity: Capacity | None, least_rir: int
) -> Step:
    """The step with repetitions and reserve that the capacity at its load supports.

    The reserve shown is what should be left at those repetitions; never fewer than ``least_rir``. Where that leaves less than
    two below the athlete's range, the load comes down to one at which the low end fits.
    """
    step = replace(step, load_kg=load_kg)
    if capacity is None or min(ref.reps, default=0) > c.DISPLAY_REPS_MAX.value:
        return step
    n = capacity.reps(load_kg)[0]
    least_rir = step.rir if step.move == "return" else least_rir
    reps = min(step.reps, max(round(n) - least_rir, 1))
    if reps < ref.reps_low - 1 and step.move != "return":
        wanted = capacity.median_kg(ref.reps_low + least_rir)
        lighter = grid.floor(max(min(wanted, load_kg), (1 - _LARGEST_CUT) * load_kg))
        if lighter is not None and lighter < load_kg - 0.02:
            return replace(
                step, move="lower", why="beyond_capacity", load_kg=lighter, reps=ref.reps_low, rir=least_rir, unrounded_kg=wanted
            )
    return replace(step, reps=reps, rir=min(max(round(n) - reps, least_rir), 4))


def _more_reps(ref: Reference) -> int:
    """One repetition more than the middle one of the last work sets got, within the range: the weaker sets come up first."""
    if not ref.reps:
        return ref.reps_low
    middle = sorted(ref.reps)[(len(ref.reps) - 1) // 2]
    return max(min(middle + 1, ref.reps_high), min(ref.reps_low, max(ref.reps)), 1)


def _may_rise(ref: Reference, capacity: Capacity | None, target_rir: int, cost: float) -> str | None:
    need = ref.reps_high
    if cost > c.STEP_TOO_DEAR.value:
        need = max(need, math.ceil(ref.reps_low + cost))
    same = ref.same_load
    if same and same[0] >= need + 2:
        return "passed_by_two"
    all_sets = bool(ref.reps) and min(ref.reps) >= need
    if len(same) >= 2 and same[0] >= need and same[1] >= need and all_sets:
        return "top_twice"
    if capacity is not None and ref.load_kg is not None and all_sets:
        mean, sd = capacity.reps(ref.load_kg)
        wanted = ref.reps_high + target_rir + c.SPARE_REPS.value
        if _share_above(mean, sd, wanted) >= c.TOO_EASY.value:
            return "too_easy"
    return None


def _safe(ref: Reference, capacity: Capacity | None, up: float, cost: float) -> bool:
    """Whether the low end of the range is reached at the next load: by what was done, or 4 times in 5 by capacity."""
    if ref.reps and min(ref.reps) - cost >= ref.reps_low - 0.5:
        return True
    if capacity is None:
        return False
    mean, sd = capacity.reps(up)
    return _share_above(mean, sd, ref.reps_low) >= 0.8


def _out_of_reach(ref: Reference, capacity: Capacity | None) -> bool:
    if capacity is None or ref.load_kg is None or (ref.reps and max(ref.reps) >= ref.reps_low):
        return False
    mean, sd = capacity.reps(ref.load_kg)
    return 1 - _share_above(mean, sd, ref.reps_low) >= c.CANNOT_REACH.value


def _return(ref: Reference, grid: LoadGrid, weeks_off: float) -> Step:
    """The first workout after a break: less load, fewer sets, more in reserve."""
    assert ref.load_kg is not None
    idle = max(0.0, weeks_off - c.DETRAINING_GRACE.value)
    lost = math.exp(-min(c.DETRAINING_RATE.value * idle, c.DETRAINING_CAP.value))
    if weeks_off > 12:
        factor, sets, rir = c.BREAK_LOAD_12_WEEKS.value, 0.5, 4
    elif weeks_off >= 4:
        factor, sets, rir = c.BREAK_LOAD_4_WEEKS.value, 0.5, 3
    else:
        factor, sets, rir = c.BREAK_LOAD_2_WEEKS.value, 0.7, 3
    wanted = ref.load_kg * lost * factor
    load_kg = grid.floor(wanted)
    if load_kg is None:
        load_kg = grid.loads_kg[0]
    reps = min(max(ref.reps_low, min(ref.reps, default=ref.reps_low)), ref.reps_high)
    return Step("return", min(load_kg, ref.load_kg), reps, rir, sets, wanted, "after_break", weeks_off)


def _share_above(mean: float, sd: float, bound: float) -> float:
    return 0.5 * math.erfc((bound - mean) / (sd * math.sqrt(2)))
