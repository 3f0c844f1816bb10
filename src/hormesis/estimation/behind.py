"""What a muscle group's fatigue is made of: each workout's bout shared among its sets by their stress. ``behind``, ``Part``.

The parts add up to the group's own fatigue (before its cap): nothing is reckoned here that the belief does not hold.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from hormesis.domain.anatomy import MuscleGroup
from hormesis.domain.training import LoggedSet, Workout
from hormesis.estimation.fatigue import Bout
from hormesis.estimation.muscles import Muscles, hour_of, stress_on
from hormesis.exercises.page import Page

__all__ = ["Part", "behind"]

_SAME_H = 1e-6


@dataclass(frozen=True, slots=True)
class Part:
    """What one bout still takes at an hour (share of capacity), and the sets it is of; without a ``workout`` it is what the
    athlete said themselves. Each set with its own share of it."""

    fatigue: float
    bout: Bout
    workout: Workout | None
    sets: tuple[tuple[LoggedSet, float], ...]


def behind(
    muscles: Muscles, group: MuscleGroup, workouts: Iterable[Workout], page_of: Callable[[str], Page | None], hour: float
) -> tuple[Part, ...]:
    """The parts of ``group``'s fatigue at ``hour``, the latest bout first. ``workouts`` are those that may have made them."""
    ended = {hour_of(one.at) + (one.minutes or 0.0) / 60: one for one in workouts}
    found = []
    for bout in sorted(muscles.bouts.get(group, ()), key=lambda one: -one.hour):
        if bout.hour > hour:
            continue
        left = bout.depth * math.exp((bout.hour - hour) / (bout.tau_h * muscles.pace.mean_pace))
        workout = next((one for at, one in ended.items() if abs(at - bout.hour) < _SAME_H), None)
        stresses = _stresses(workout.sets, group, page_of) if workout is not None else []
        total = sum(stress for _, stress in stresses)
        sets = tuple((one, left * stress / total) for one, stress in stresses) if total else ()
        found.append(Part(left, bout, workout if sets else None, sets))
    return tuple(found)


def _stresses(
    sets: Sequence[LoggedSet], group: MuscleGroup, page_of: Callable[[str], Page | None]
) -> list[tuple[LoggedSet, float]]:
    found = []
    for one in sets:
        page = page_of(one.exercise) if one.exercise else None
        stress = stress_on(one, page).get(group) if page is not None else None
        if stress is not None and stress.stress > 0:
            found.append((one, stress.stress))
    return found
