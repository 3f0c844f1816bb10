"""What a lift's own past says of today: the day to go on from, the repetitions usual there, how many work sets. ``reference``."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from hormesis.domain import constants as c
from hormesis.domain.movement import CurveClass, Implement
from hormesis.domain.training import SetType
from hormesis.estimation.curve import log_one_rep_max
from hormesis.estimation.lift import DoneSet, LiftBelief, LiftDay
from hormesis.estimation.split import label_of
from hormesis.exercises.page import Page

__all__ = ["Reference", "reference", "top_single", "work_sets"]

_NEAR_TOP = 0.88
_LIGHT = 0.90
_HEAVY = 1.12
_WORK_REPS = 4
_SINGLE_REPS = 3
_FREE = (Implement.BARBELL, Implement.TRAP_BAR, Implement.BODYWEIGHT)
_SKIP_DAYS = 28
_MOST_SKIPPED = 2
_LOOK_BACK_DAYS = 70


@dataclass(frozen=True, slots=True)
class Reference:
    """The day to go on from (``day``) and what came before it.

    ``load_kg`` is its work load (None without external load), ``reps`` what its work sets at that load got, in order;
    ``same_load`` the repetitions of the first work set on the latest days at that load, newest first; ``reps_low``..
    ``reps_high`` the athlete's own range; ``to_failure`` whether its sets were logged as taken to failure; ``top_kg`` the
    load of a heavy single before the work; ``skipped`` the ordinal day of a later, lighter day that was passed over.
    """

    day: LiftDay
    load_kg: float | None
    reps: tuple[int, ...]
    same_load: tuple[int, ...]
    reps_low: int
    reps_high: int
    set_count: int
    to_failure: bool
    top_kg: float | None = None
    skipped: int | None = None


def work_sets(day: LiftDay) -> list[DoneSet]:
    """The day's work sets: no warm-up, no drop set, no lighter step of the way up (below 88 % of the heaviest).

    Where a heavy single, double or triple comes first and longer, lighter sets follow, those are the work and ``top_single``
    is the heavy one.
    """
    return _parts(day)[1]


def top_single(day: LiftDay) -> DoneSet | None:
    """The heavy set of at most three repetitions before the day's work, where there was one."""
    return _parts(day)[0]


def _parts(day: LiftDay) -> tuple[DoneSet | None, list[DoneSet]]:
    done = [s for s in day.sets if s.set_type not in (SetType.WARM_UP, SetType.DROP)]
    loaded = [s for s in done if s.load_kg and s.reps]
    if not loaded:
        return None, done
    top = _heaviest(loaded)
    near = [s for s in loaded if (s.load_kg or 0.0) >= _NEAR_TOP * (top.load_kg or 0.0)]
    after = [s for s in loaded[loaded.index(top) + 1 :] if s not in near and (s.reps or 0) >= _WORK_REPS]
    if after and max(s.reps or 0 for s in near) <= _SINGLE_REPS and len(near) <= 2:
        back_off = _heaviest(after)
        return top, [s for s in after if (s.load_kg or 0.0) >= _NEAR_TOP * (back_off.load_kg or 0.0)]
    return None, near


def _heaviest(sets: Sequence[DoneSet]) -> DoneSet:
    """The first of the heaviest."""
    return max(sets, key=lambda s: s.load_kg or 0.0)


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
    load_kg = _work_load(sets, math.log(kappa))
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
        to_failure=_failed(day),
        top_kg=_usual_single(days, page),
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
    """Which day: the newest of this workout that is like the last five days, else the newest that is.

    A day far below the others was a light one, a test of a single says little of work sets, and a day far above the others
    was another machine: none of them is gone on from. A set to failure is never light.
    """
    known = sorted(s for s in strengths[:5] if s is not None)
    usual = known[len(known) // 2] if known else None

    def fit(i: int) -> bool:
        strength = strengths[i]
        if usual is None or strength is None:
            return True
        if max((s.reps or 0) for s in work_sets(days[i])) < _SINGLE_REPS and len(work_sets(days[i])) == 1:
            return False
        light = strength < usual + math.log(_LIGHT) and not _failed(days[i])
        return not light and strength <= usual + math.log(_HEAVY)

    recent = [i for i, day in enumerate(days[:4]) if days[0].ordinal - day.ordinal <= _SKIP_DAYS]
    for i in recent:
        if label and label_of(days[i].workout) == label and fit(i):
            return i
    return next((i for i in recent[: _MOST_SKIPPED + 1] if fit(i)), 0)


def _usual_single(days: Sequence[LiftDay], page: Page | None) -> float | None:
    """The latest heavy single (kg) of a free-weight compound lift that had one on at least two of its last four days."""
    if page is None or page.category not in ("compound", "power") or page.implement not in _FREE:
        return None
    singles = [s.load_kg for day in days[:4] if (s := top_single(day)) is not None]
    return singles[0] if len(singles) >= 2 else None


def _failed(day: LiftDay) -> bool:
    return any(s.set_type in (SetType.FAILURE, SetType.AMRAP) or s.rir == 0 for s in work_sets(day))


def _work_load(sets: Sequence[DoneSet], ln_kappa: float) -> float | None:
    """The load most work sets used; of equally many the one that showed most strength."""
    counts: dict[float, int] = {}
    shown: dict[float, float] = {}
    for s in sets:
        if s.load_kg and s.reps:
            counts[s.load_kg] = counts.get(s.load_kg, 0) + 1
            implied = log_one_rep_max(math.log(s.load_kg), ln_kappa, s.reps)
            shown[s.load_kg] = max(shown.get(s.load_kg, implied), implied)
    return max(counts, key=lambda load: (counts[load], shown[load])) if counts else None


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
