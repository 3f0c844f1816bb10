"""What a lift's own past says of today: the day to go on from, the repetitions usual there, how many work sets. ``reference``."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from hormesis.domain import constants as c
from hormesis.domain.movement import CurveClass
from hormesis.domain.training import SetType
from hormesis.estimation.curve import log_one_rep_max
from hormesis.estimation.lift import DoneSet, LiftBelief, LiftDay
from hormesis.estimation.split import label_of
from hormesis.exercises.page import Page

__all__ = ["Reference", "reference", "work_sets"]

_NEAR_TOP = 0.88
_LIGHT = 0.92
_LOOK_BACK_DAYS = 70


@dataclass(frozen=True, slots=True)
class Reference:
    """The day to go on from (``day``) and what came before it.

    ``load_kg`` is its work load (None without external load), ``reps`` what its work sets at that load got, in order;
    ``same_load`` the repetitions of the first work set on the latest days at that load, newest first; ``reps_low``..
    ``reps_high`` the athlete's own range; ``skipped`` the ordinal day of a later, lighter day that was passed over.
    """

    day: LiftDay
    load_kg: float | None
    reps: tuple[int, ...]
    same_load: tuple[int, ...]
    reps_low: int
    reps_high: int
    set_count: int
    skipped: int | None = None


def work_sets(day: LiftDay) -> list[DoneSet]:
    """The day's work sets: neither warm-up nor drop, and not a lighter step of the way up or a back-off (88 % of the top)."""
    done = [s for s in day.sets if s.set_type not in (SetType.WARM_UP, SetType.DROP)]
    loaded = [s for s in done if s.load_kg]
    if not loaded:
        return done
    top = max(s.load_kg or 0.0 for s in loaded)
    return [s for s in loaded if (s.load_kg or 0.0) >= _NEAR_TOP * top and s.reps]


def reference(lift: LiftBelief, workout_name: str | None, page: Page | None) -> Reference | None:
    """The day to go on from: the last time in this workout, unless that was a light day; None when nothing was worked."""
    days = [d for d in lift.recent if work_sets(d)]
    if not days:
        return None
    days = [d for d in days if days[0].ordinal - d.ordinal <= _LOOK_BACK_DAYS]
    kappa = c.CURVE_KAPPA[page.curve_class if page else CurveClass.NONE].value
    strengths = [_implied(d, math.log(kappa)) for d in days]
    chosen = _chosen(days, strengths, label_of(workout_name or ""))
    day = days[chosen]
    sets = work_sets(day)
    load_kg = _work_load(sets)
    at_load = [s for s in sets if _same(s.load_kg, load_kg)] or sets
    reps = tuple(s.reps for s in at_load if s.reps)
    same = tuple(r for d in days[chosen:] if (r := _first_reps_at(d, load_kg)) is not None)
    low, high = _range(days)
    counts = sorted(len(work_sets(d)) for d in days[:3])
    return Reference(
        day=day,
        load_kg=load_kg,
        reps=reps,
        same_load=same,
        reps_low=low,
        reps_high=high,
        set_count=counts[len(counts) // 2],
        skipped=days[0].ordinal if chosen else None,
    )


def _implied(day: LiftDay, ln_kappa: float) -> float | None:
    """ln 1RM (kg) that the best set of a day shows at least; None without load or above 15 repetitions."""
    found = [
        log_one_rep_max(math.log(s.load_kg), ln_kappa, s.reps)
        for s in work_sets(day)
        if s.load_kg and s.reps and s.reps <= c.USED_REPS_MAX.value
    ]
    return max(found) if found else None


def _chosen(days: Sequence[LiftDay], strengths: Sequence[float | None], label: str) -> int:
    """Which day: the newest of this workout that isn't light against the last five days, else the newest that isn't."""
    known = sorted(s for s in strengths[:5] if s is not None)
    usual = known[len(known) // 2] if known else None

    def fit(i: int) -> bool:
        strength = strengths[i]
        return usual is None or strength is None or strength >= usual + math.log(_LIGHT)

    for i, day in enumerate(days[:4]):
        if label and label_of(day.workout) == label and fit(i):
            return i
    return next((i for i in range(len(days)) if fit(i)), 0)


def _work_load(sets: Sequence[DoneSet]) -> float | None:
    """The load most work sets used; of equally many the heavier."""
    counts: dict[float, int] = {}
    for s in sets:
        if s.load_kg:
            counts[s.load_kg] = counts.get(s.load_kg, 0) + 1
    return max(counts, key=lambda load: (counts[load], load)) if counts else None


def _first_reps_at(day: LiftDay, load_kg: float | None) -> int | None:
    return next((s.reps for s in work_sets(day) if s.reps and _same(s.load_kg, load_kg)), None)


def _same(one: float | None, other: float | None) -> bool:
    return (one or None) is None and (other or None) is None if not (one and other) else abs(one - other) < 0.01 * other


def _range(days: Sequence[LiftDay]) -> tuple[int, int]:
    """The athlete's own range of repetitions: the middle of what their work sets got lately. One number where it is one."""
    seen = sorted(s.reps for d in days[:6] for s in work_sets(d) if s.reps)
    if not seen:
        return 8, 12
    low, high = seen[int(0.2 * (len(seen) - 1))], seen[math.ceil(0.8 * (len(seen) - 1))]
    return low, high
