"""One day of a lift taken apart: a heavy single, the work sets, and the lighter sets after them. ``parts_of``, ``scheme_of``."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from hormesis.domain import constants as c
from hormesis.domain.movement import CurveClass
from hormesis.domain.training import SetType
from hormesis.estimation.curve import log_one_rep_max
from hormesis.estimation.lift import DoneSet, LiftDay

__all__ = ["DayParts", "SchemeSet", "fell_off", "parts_of", "same_load", "scheme_of", "to_failure", "work_load", "work_sets"]

_NEAR_TOP = 0.88
_AS_HARD = 0.88
_BACK_OFF = 0.60
_WORK_REPS = 4
_SINGLE_REPS = 3
_FELL_OFF = 2


@dataclass(frozen=True, slots=True)
class DayParts:
    """``single``: a heavy set of at most three repetitions before longer, lighter work; ``work``: the work sets, those of a
    pyramid among them;
    ``after``: sets lighter than the work that followed it (back-off sets). In the order they were done."""

    single: DoneSet | None
    work: tuple[DoneSet, ...]
    after: tuple[DoneSet, ...]


@dataclass(frozen=True, slots=True)
class SchemeSet:
    """One set of a day's scheme: its load as a share of the work load (1 without external load) and its repetitions."""

    share: float
    reps: int
    work: bool


@lru_cache(maxsize=4096)  # a morning looks at the same days many times over; days are values
def parts_of(day: LiftDay) -> DayParts:
    """The day's sets without warm-ups, drop sets and the easy steps of the way up: those below 88 % of the heaviest load that
    also show less than 88 % of the strength of the best set.

    Where a heavy single, double or triple comes first and longer, lighter sets follow, those are the work.
    """
    done = [s for s in day.sets if s.set_type not in (SetType.WARM_UP, SetType.DROP)]
    loaded = [s for s in done if s.load_kg and s.reps]
    if not loaded:
        return DayParts(None, tuple(done), ())
    top = _heaviest(loaded)
    near = [s for s in loaded if (s.load_kg or 0.0) >= _NEAR_TOP * (top.load_kg or 0.0)]
    after = [s for s in loaded[loaded.index(top) + 1 :] if s not in near and (s.reps or 0) >= _WORK_REPS]
    single = None
    if after and max(s.reps or 0 for s in near) <= _SINGLE_REPS and len(near) <= 2:
        single, back_off = top, _heaviest(after)
        near = [s for s in after if (s.load_kg or 0.0) >= _NEAR_TOP * (back_off.load_kg or 0.0)]
    first = loaded.index(near[0])
    heaviest = max(s.load_kg or 0.0 for s in near)
    if single is None:
        best = max(_strength(s) for s in loaded)
        near = [*(s for s in loaded[:first] if _strength(s) >= best + math.log(_AS_HARD)), *near]
    lighter = [s for s in loaded[first + 1 :] if s not in near and _BACK_OFF * heaviest <= (s.load_kg or 0.0) < heaviest]
    return DayParts(single, tuple(near), tuple(s for s in lighter if (s.reps or 0) >= _WORK_REPS))


def work_sets(day: LiftDay) -> tuple[DoneSet, ...]:
    """The day's work sets; none on a day of warm-ups and drop sets only."""
    return parts_of(day).work


def work_load(sets: Sequence[DoneSet], ln_kappa: float) -> float | None:
    """The load (kg, as logged) that most work sets used; of equally many the one that showed most strength.

    A load does not count where a heavier one got at least as many repetitions: it was on the way up.
    """
    counts: dict[float, int] = {}
    most: dict[float, int] = {}
    for s in sets:
        if s.load_kg and s.reps:
            counts[s.load_kg] = counts.get(s.load_kg, 0) + 1
            most[s.load_kg] = max(most.get(s.load_kg, 0), s.reps)
    if not counts:
        return None

    def rank(load: float) -> tuple[bool, int, float]:
        outdone = any(other > load and most[other] >= most[load] for other in most)
        return not outdone, counts[load], log_one_rep_max(math.log(load), ln_kappa, most[load])

    return max(counts, key=rank)


def scheme_of(parts: DayParts, load_kg: float | None) -> tuple[SchemeSet, ...]:
    """The day's sets in order, each relative to the work load: what a next day at another load repeats.

    Sets of a plan as they were planned: what the day's own answers made of them is no scheme.
    """
    if load_kg is None:
        return tuple(SchemeSet(1.0, s.reps, True) for s in parts.work if s.reps)
    found = []
    planned_kg = next((s.planned_kg for s in parts.work if s.planned_kg and same_load(s.load_kg, load_kg)), None)
    for s in (*parts.work, *parts.after):
        if s.load_kg and s.reps:
            share = s.planned_kg / planned_kg if planned_kg and s.planned_kg else s.load_kg / load_kg
            same = same_load(share, 1.0)
            found.append(SchemeSet(1.0 if same else share, s.reps, same))
    return tuple(found)


def same_load(one: float | None, other: float | None) -> bool:
    """Whether two loads are one and the same (1 %); no external load is the same as none."""
    if not one or not other:
        return not one and not other
    return abs(one - other) < 0.01 * other


def to_failure(day: LiftDay) -> bool:
    """Whether a work set was logged as taken to the end."""
    return any(s.set_type in (SetType.FAILURE, SetType.AMRAP) or s.rir == 0 for s in work_sets(day))


def fell_off(day: LiftDay) -> bool:
    """Whether later work sets at the first one's load got two repetitions fewer: sets that were near the limit."""
    work = work_sets(day)
    alike = [s.reps for s in work if s.reps and same_load(s.load_kg, work[0].load_kg)]
    return len(alike) > 1 and alike[0] - min(alike[1:]) >= _FELL_OFF


def _strength(s: DoneSet) -> float:
    """ln 1RM that a set shows, on the middle curve."""
    reps = min(s.reps or 1, c.USED_REPS_MAX.value)
    return log_one_rep_max(math.log(s.load_kg or 1.0), math.log(c.CURVE_KAPPA[CurveClass.NONE].value), reps)


def _heaviest(sets: Sequence[DoneSet]) -> DoneSet:
    """The first of the heaviest."""
    return max(sets, key=lambda s: s.load_kg or 0.0)
