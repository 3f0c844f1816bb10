"""Weekly volume: fractional hard sets per muscle group, and the band that suits a goal. ``Counted``, ``count_sets``, ``Band``.

A working set counts 1 for a group that it trains directly and 0.5 for one that helps: counted so, sets explained growth and
strength best (Pelland 2026, 67 studies, moderate). A set with six or more in reserve counts as a warm-up.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from hormesis.domain import constants as c
from hormesis.domain.anatomy import MuscleGroup
from hormesis.domain.movement import Kind
from hormesis.domain.training import LoggedSet, SetType
from hormesis.exercises.page import Page

__all__ = ["Band", "Counted", "count_sets", "weekly_band"]

_COUNTED_KINDS = (Kind.STRENGTH, Kind.POWER)
_NO_GROUP = (MuscleGroup.FULL_BODY, MuscleGroup.NONE)
_LEVELS = ("novice", "intermediate", "advanced")
_SERVED_BY_OTHERS = frozenset(
    {
        *(MuscleGroup.FRONT_DELTS, MuscleGroup.TRAPS, MuscleGroup.FOREARMS, MuscleGroup.ABS, MuscleGroup.OBLIQUES),
        *(MuscleGroup.LOWER_BACK, MuscleGroup.ADDUCTORS, MuscleGroup.ABDUCTORS, MuscleGroup.HIP_FLEXORS),
        *(MuscleGroup.ROTATOR_CUFF, MuscleGroup.NECK, MuscleGroup.TIBIALIS),
    }
)
"""Groups that compound lifts serve enough, so that none of their own sets is missed (consensus, expert)."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Fractional hard sets by group; how many working sets that came from, and how many the library could not place."""

    by_group: Mapping[MuscleGroup, float]
    sets: int
    unplaced: int


@dataclass(frozen=True, slots=True)
class Band:
    """Sets a week between which a group is well served; ``is_widened`` where the experience isn't known."""

    low: float
    high: float
    is_widened: bool


def count_sets(sets: Iterable[LoggedSet], page_of: Callable[[str], Page | None]) -> Counted:
    """The hard sets among ``sets`` for each group; those of an exercise nobody knows count for none and are told apart."""
    by_group: dict[MuscleGroup, float] = {}
    counted = unplaced = 0
    for one in sets:
        if not _is_hard(one):
            continue
        page = page_of(one.exercise) if one.exercise else None
        if page is None:
            unplaced += 1
        elif page.kind in _COUNTED_KINDS:
            counted += 1
            for group, share in page.groups.items():
                if group not in _NO_GROUP:
                    by_group[group] = by_group.get(group, 0.0) + share
    return Counted(by_group, counted, unplaced)


def weekly_band(group: MuscleGroup, goal: str | None, experience: str | None, age: int | None = None) -> Band | None:
    """The band of weekly sets for a goal and an experience; None without a goal.

    For size the productive band; for anything else from what maintains to the same top, since strength gains nothing detectable
    from more than about five (Pelland 2026, moderate; edges expert). It is as wide as all experiences where that isn't known.
    """
    if goal is None:
        return None
    older = age is not None and age >= c.VOLUME_OLDER_FROM.value
    levels = ("older",) if older else (experience,) if experience in _LEVELS else _LEVELS
    floor = c.VOLUME_LOW if goal == "hypertrophy" else c.VOLUME_MAINTAIN
    low = 0.0 if group in _SERVED_BY_OTHERS else min(floor[level].value for level in levels)
    return Band(low, max(c.VOLUME_HIGH[level].value for level in levels), len(levels) > 1)


def _is_hard(one: LoggedSet) -> bool:
    if one.set_type is SetType.WARM_UP or not (one.reps or one.duration_s):
        return False
    return one.set_type in (SetType.FAILURE, SetType.AMRAP) or one.rir is None or one.rir < c.EASY_SET_RIR.value
