"""What a week is made of and what it is worth: options, days, prices, the growth and practice curves. ``Problem``.

Prices are in percent of growth of one group over about ten weeks; all but the two curves are our choice (expert).
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from numpy.typing import NDArray

from hormesis.domain import constants as c
from hormesis.domain.anatomy import MuscleGroup
from hormesis.domain.movement import Pattern
from hormesis.planning.targets import Target

__all__ = [
    "ABOVE_HIGH",
    "AN_EXERCISE",
    "A_SET",
    "BALANCED",
    "BALANCE_SETS",
    "BALANCE_SHARE",
    "BELOW_LOW",
    "CROWDED",
    "DAY_MISSING",
    "EXERCISE_MISSING",
    "FEWER",
    "HARD_SETS",
    "HEAVY_AGAIN",
    "MOST_EXERCISES",
    "MOST_OF_A_PATTERN",
    "REFERENCE_SETS",
    "TANGENTS",
    "TIRED",
    "UNBALANCED",
    "WANTED",
    "Option",
    "PlanDay",
    "Problem",
    "growth_percent",
    "growth_worth",
    "practice_gain",
    "tangents",
]

REFERENCE_SETS = 8.0
"""Groups that have the same share of their targets are worth the same to add to: the curve is drawn for this target."""
TANGENTS = (0.0, 1.0, 2.0, 4.0, 6.0)
HARD_SETS = 4.0
"""More of a group than this in a workout is a hard exposure."""
A_SET = 0.03
AN_EXERCISE = 0.2
FEWER = 0.15
BELOW_LOW = 0.5
ABOVE_HIGH = 0.4
CROWDED = 1.5
HEAVY_AGAIN = 15.0
"""What loads the spine as a deadlift does is not done two days running, whatever practice it would add."""
UNBALANCED = 0.15
BALANCE_SETS = 2.0
BALANCE_SHARE = 0.25
TIRED = 3.0
EXERCISE_MISSING = 20.0
DAY_MISSING = 80.0
WANTED = 3.0
MOST_EXERCISES = 9
MOST_OF_A_PATTERN = 2

BALANCED: Mapping[str, tuple[frozenset[Pattern], frozenset[Pattern]]] = {
    "push_pull": (
        frozenset({Pattern.HORIZONTAL_PUSH, Pattern.INCLINE_PUSH, Pattern.VERTICAL_PUSH, Pattern.DIP, Pattern.CHEST_FLY}),
        frozenset({Pattern.HORIZONTAL_PULL, Pattern.VERTICAL_PULL, Pattern.REAR_DELT_FLY, Pattern.PULLOVER}),
    ),
    "knee_hip": (
        frozenset({Pattern.SQUAT, Pattern.LUNGE, Pattern.KNEE_EXTENSION}),
        frozenset({Pattern.HINGE, Pattern.HIP_THRUST, Pattern.KNEE_FLEXION, Pattern.BACK_EXTENSION}),
    ),
}
"""Pairs of movements whose sets should be alike over a week (consensus, expert)."""


@dataclass(frozen=True, slots=True)
class Option:
    """An exercise as the programme sees it.

    ``sets``: fewest and most where it is done, ``usual`` as many as are usual. ``fixed_s``, ``set_s``: seconds for doing it
    at all once warm, and a set with its rest; ``ramp_s``: seconds more for the first of those that share what it ``warms``.
    ``by_day``: what doing it on each day is worth, None where it must not be. ``once``: what its being in the week is worth.
    ``practises``: movement → how far it counts as practice of it (0..1). ``again``: the price of doing it two days running.
    """

    slug: str
    pattern: Pattern
    groups: Mapping[MuscleGroup, float]
    sets: tuple[int, int]
    usual: int
    warms: str
    fixed_s: float
    set_s: float
    ramp_s: float
    by_day: tuple[float | None, ...]
    once: float
    most_days: int
    practises: Mapping[str, float]
    again: float = CROWDED


@dataclass(frozen=True, slots=True)
class PlanDay:
    """A day: its ordinal, the seconds there are for work, the fewest exercises, how tired each group still is then (0..0.35);
    ``wants``: sets of patterns of each of which one exercise is wanted."""

    ordinal: int
    work_s: float
    least: int
    fatigue: Mapping[MuscleGroup, float]
    wants: tuple[frozenset[Pattern], ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Options, days, targets; what growth is worth, and what practice of each movement is; of which patterns a day
    holds fewer than two."""

    options: tuple[Option, ...]
    days: tuple[PlanDay, ...]
    targets: tuple[Target, ...]
    growth: float
    practice: Mapping[str, float]
    most: Mapping[Pattern, int] = field(default_factory=dict)

    def most_of(self, pattern: Pattern) -> int:
        """The most exercises of a pattern in a day."""
        return self.most.get(pattern, MOST_OF_A_PATTERN)


def growth_percent(sets: float) -> float:
    """Growth (%, over about ten weeks) of a group with so many fractional sets a week: a root curve (Pelland 2026, moderate)."""
    return 100 * math.expm1(c.GROWTH_ROOT.value * (math.sqrt(sets + 1) - 1))


def practice_gain(days: int) -> float:
    """Strength gained by practising on so many days a week, against two days (Pelland 2026, moderate)."""
    gain = [math.expm1(c.FREQUENCY_ROOT.value * n / (n + 1)) for n in (days, 2)]
    return gain[0] / gain[1]


def growth_worth(target: Target, sets: NDArray[np.float64], growth: float) -> NDArray[np.float64]:
    """What so many weekly sets of a group are worth for their growth: the root curve by its tangents, up to the target."""
    if target.target <= 0:
        return np.zeros(len(sets))
    share = target.target / REFERENCE_SETS
    reached = np.minimum(sets, target.target) / share
    lines = np.stack([at + slope * reached for at, slope in tangents()])
    found: NDArray[np.float64] = growth * target.weight * share * lines.min(axis=0)
    return found


@cache
def tangents() -> tuple[tuple[float, float], ...]:
    """The lines (value at 0, slope a set) that touch the growth curve from above."""
    found = []
    for at in TANGENTS:
        slope = (growth_percent(at + 1e-4) - growth_percent(at)) / 1e-4
        found.append((growth_percent(at) - slope * at, slope))
    return tuple(found)
