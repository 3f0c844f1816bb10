"""What a lift's own past says of today: the day to go on from, the repetitions usual there, how many work sets. ``reference``."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from hormesis.domain import constants as c
from hormesis.domain.load import kg_from
from hormesis.domain.movement import CurveClass, Implement, LoadMeaning
from hormesis.estimation.curve import log_one_rep_max
from hormesis.estimation.lift import DoneSet, LiftBelief, LiftDay
from hormesis.exercises.page import Page
from hormesis.planning.day_choice import Passed, choose_day
from hormesis.planning.day_parts import (
    DayParts,
    SchemeSet,
    fell_off,
    parts_of,
    same_load,
    scheme_of,
    to_failure,
    work_load,
    work_sets,
)

__all__ = ["HeavySet", "Reference", "placeholder_kg", "reference"]

_FREE = (Implement.BARBELL, Implement.TRAP_BAR, Implement.BODYWEIGHT)
_LOOK_BACK_DAYS = 70
_ALIKE = 0.10
_RANGE_DAYS = 6
_WIDTH = 5
_MOST_SHOWN = 40.0
_STEADY_DAYS = 3


@dataclass(frozen=True, slots=True)
class HeavySet:
    """A heavy set of one to three repetitions before the work, and its day."""

    load_kg: float
    reps: int
    ordinal: int


@dataclass(frozen=True, slots=True)
class Reference:
    """The day to go on from (``day``) and what came before it.

    ``load_kg`` is its work load (None without external load), ``reps`` what its work sets at that load got, in order,
    ``scheme`` all its sets relative to that load; ``same_load`` the repetitions of the first work set on the latest days at
    that load, newest first; ``reps_low``..``reps_high`` the athlete's own range there; ``set_count`` how many sets are usual;
    ``shown`` the repetitions to failure that its sets show at least, rested; ``to_failure`` whether they were logged as such,
    ``near_limit`` also whether they fell off; ``rising`` whether the athlete went up the last two times and got as many
    repetitions; ``single`` the latest heavy set before the work; ``passed`` the later day that was passed over, and why;
    ``best`` the most repetitions of a first work set at this load or a heavier one, the last two days left out.
    """

    day: LiftDay
    load_kg: float | None
    reps: tuple[int, ...]
    scheme: tuple[SchemeSet, ...]
    same_load: tuple[int, ...]
    reps_low: int
    reps_high: int
    set_count: int
    shown: float
    to_failure: bool
    near_limit: bool = False
    rising: bool = False
    single: HeavySet | None = None
    passed: Passed | None = None
    best: int = 0

    @property
    def steady(self) -> bool:
        """Whether every set got at least what the first one got on both days before at this load."""
        return len(self.same_load) >= _STEADY_DAYS and bool(self.reps) and min(self.reps) >= max(self.same_load[1:_STEADY_DAYS])


def placeholder_kg(lift: LiftBelief, page: Page | None) -> float:
    """The load (kg) at or below which an exercise without load was logged with a 1 for want of an empty field; 0 elsewhere."""
    one = kg_from(1.01, lift.unit)
    bodily = page is None or page.load_meaning in (LoadMeaning.ADDED, LoadMeaning.NONE)
    return one if bodily or lift.heaviest_kg <= one else 0.0


def reference(
    lift: LiftBelief, workout_name: str | None, page: Page | None, own_kg: float | None, default_reps: tuple[int, int]
) -> Reference | None:
    """The day to go on from; None when nothing was worked.

    ``own_kg`` is the part of body weight moved on top of the logged load (None when it isn't known), ``default_reps`` the
    range where the log has no repetitions.
    """
    trifle = placeholder_kg(lift, page)
    days = [cleaned for d in lift.recent if work_sets(cleaned := _without_trifles(d, trifle))]
    if not days or (page is None and _only_ticked(days)):
        return None
    days = [d for d in days if days[0].ordinal - d.ordinal <= _LOOK_BACK_DAYS]
    ln_kappa = math.log(c.CURVE_KAPPA[page.curve_class if page else CurveClass.NONE].value)
    chosen, passed = choose_day(days, [_implied(d, ln_kappa, own_kg) for d in days], workout_name or "", ln_kappa)
    day, days = days[chosen], days[chosen:]
    parts = parts_of(day)
    load_kg = work_load(parts.work, ln_kappa)
    at_load = [s for s in parts.work if same_load(s.load_kg, load_kg)] or list(parts.work)
    low, high = _range(days, load_kg, default_reps)
    counts = sorted(len(scheme_of(parts_of(d), work_load(work_sets(d), ln_kappa))) or len(work_sets(d)) for d in days[:3])
    return Reference(
        day=day,
        load_kg=load_kg,
        reps=tuple(s.reps for s in at_load if s.reps),
        scheme=scheme_of(parts, load_kg),
        same_load=tuple(r for d in days if (r := _first_reps_at(d, load_kg)) is not None),
        reps_low=low,
        reps_high=high,
        set_count=counts[len(counts) // 2],
        shown=_shown(parts, load_kg),
        to_failure=to_failure(day),
        near_limit=to_failure(day) or fell_off(day),
        rising=_rising(days, ln_kappa),
        single=_usual_single(days, page),
        passed=passed,
        best=_best(days, load_kg),
    )


def _without_trifles(day: LiftDay, trifle_kg: float) -> LiftDay:
    if not any(s.load_kg and s.load_kg <= trifle_kg for s in day.sets):
        return day
    sets = (replace(s, load_kg=None) if s.load_kg and s.load_kg <= trifle_kg else s for s in day.sets)
    return replace(day, sets=tuple(sets))


def _only_ticked(days: Sequence[LiftDay]) -> bool:
    """Entries such as "Cooldown 1 × 1": something was done, but nothing that a next time could be measured by."""
    return all(not s.load_kg and not s.duration_s and (s.reps or 0) <= 1 for d in days for s in work_sets(d))


def _implied(day: LiftDay, ln_kappa: float, own_kg: float | None) -> float | None:
    """ln 1RM (kg) that the best set of a day shows at least; None without load or above 15 repetitions."""
    if own_kg is None:
        return None
    found = [
        log_one_rep_max(math.log((s.load_kg or 0.0) + own_kg), ln_kappa, s.reps + (s.rir or 0.0))
        for s in work_sets(day)
        if s.load_kg and s.reps and s.reps <= c.USED_REPS_MAX.value
    ]
    return max(found) if found else None


def _usual_single(days: Sequence[LiftDay], page: Page | None) -> HeavySet | None:
    """The latest heavy single, double or triple of a free-weight compound lift that had one on two of its last four days."""
    if page is None or page.category not in ("compound", "power") or page.implement not in _FREE:
        return None
    singles = [(parts_of(d).single, d.ordinal) for d in days[:4]]
    found = [HeavySet(s.load_kg, s.reps, on) for s, on in singles if s is not None and s.load_kg and s.reps]
    return found[0] if len(found) >= 2 else None


def _shown(parts: DayParts, load_kg: float | None) -> float:
    """Repetitions to failure at the work load that the day's sets show at least, rested: those of a set, with what was left of
    its logged RIR after its usual bias, and more for each work set before it."""
    found = [0.0]
    for before, s in enumerate(parts.work):
        if s.reps and same_load(s.load_kg, load_kg):
            left = max((s.rir or 0.0) - c.RIR_BIAS_MEAN.value, 0.0)
            found.append((s.reps + left) / math.pow(1 - c.SET_TO_SET_LOSS.value, before))
    return min(max(found), _MOST_SHOWN)


def _rising(days: Sequence[LiftDay], ln_kappa: float) -> bool:
    """Whether the load rose on each of the last two occasions, and no set fell short of the time before."""
    last = [(work_load(work_sets(d), ln_kappa), _fewest(work_sets(d))) for d in days[:3]]
    if len(last) < 3 or any(load is None for load, _ in last):
        return False
    return all((new or 0.0) > (old or 0.0) and least >= before for (new, least), (old, before) in pairwise(last))


def _fewest(sets: Sequence[DoneSet]) -> int:
    return min((s.reps for s in sets if s.reps), default=0)


def _first_reps_at(day: LiftDay, load_kg: float | None) -> int | None:
    return next((s.reps for s in work_sets(day) if s.reps and same_load(s.load_kg, load_kg)), None)


def _best(days: Sequence[LiftDay], load_kg: float | None) -> int:
    reached = [s.reps for d in days[2:] for s in work_sets(d)[:1] if s.reps and (s.load_kg or 0.0) >= 0.99 * (load_kg or 0.0)]
    return max(reached, default=0)


def _range(days: Sequence[LiftDay], load_kg: float | None, default: tuple[int, int]) -> tuple[int, int]:
    """The athlete's own range of repetitions: the middle of what their work sets got lately near this load, at least a fifth
    wide: who always does 10 may do 8 after a raise. The low end leaves out the last two days: they are judged by it."""
    near = [[s.reps for s in work_sets(d) if s.reps and _alike(s.load_kg, load_kg)] for d in days[:_RANGE_DAYS]]
    near = [reps for reps in near if reps]
    if not near:
        return default
    seen = sorted(r for reps in near for r in reps)
    before = sorted(r for reps in near[2 if len(near) > 3 else 0 :] for r in reps)
    low, high = before[int(0.2 * (len(before) - 1))], seen[math.ceil(0.8 * (len(seen) - 1))]
    return max(1, min(low, high - max(1, high // _WIDTH))), high


def _alike(one: float | None, other: float | None) -> bool:
    if not one or not other:
        return not one and not other
    return abs(one - other) <= _ALIKE * other
