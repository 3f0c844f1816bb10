"""The last touch on a planned exercise, when its sets are settled: answer tables, and the plates of its loads. ``finished``."""

from dataclasses import replace

from hormesis.domain.athlete import Gym
from hormesis.domain.training import PlannedExercise
from hormesis.planning.answers import answered
from hormesis.planning.exercise import Prescription
from hormesis.planning.plates import with_plates

__all__ = ["finished", "settled"]


def finished(one: Prescription, gym: Gym | None) -> PlannedExercise:
    """The planned exercise with its answer tables and plates."""
    sets = (with_plates(s, gym, one.page) for s in answered(one.planned.sets, one.room))
    return replace(one.planned, sets=tuple(sets))


def settled(one: Prescription, before: Prescription | None) -> Prescription:
    """The exercise as it is done on an easier day: where loads, repetitions or sets came down, no answer puts them up again."""
    if one.room is None or before is None or one.planned.sets == before.planned.sets:
        return one
    return replace(one, room=replace(one.room, may_rise=False))
