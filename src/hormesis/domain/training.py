"""What was lifted, and what is planned: LoggedSet, PlannedSet, PlannedExercise, WarmUpItem, TodayPlan."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from hormesis.domain.evidence import Estimate, Reason, Unavailable
from hormesis.domain.load import Unit

__all__ = ["Answer", "LoggedSet", "PlannedExercise", "PlannedSet", "ReleaseItem", "SetType", "TodayPlan", "WarmUpItem", "Workout"]


class SetType(StrEnum):
    """What a set was for. ``FAILURE`` and ``AMRAP`` are working sets taken to the end."""

    WORKING = "working"
    WARM_UP = "warm_up"
    DROP = "drop"
    FAILURE = "failure"
    AMRAP = "amrap"


@dataclass(frozen=True, slots=True)
class LoggedSet:
    """One performed set, its exercise as the log spells it and as the library knows it.

    ``load_kg`` is as logged: total on a bar, per hand for dumbbells, added to body weight, help where ``assisted``.
    ``order`` is its place in its workout, ``entered_unit`` what the lifter typed.
    """

    id: str
    order: int
    name: str
    exercise: str | None
    load_kg: float | None
    reps: int | None
    rir: float | None
    set_type: SetType
    duration_s: float | None = None
    distance_m: float | None = None
    side: str | None = None
    assisted: bool = False
    superset: str | None = None
    rest_s: float | None = None
    entered_unit: Unit = "kg"
    planned_reps: int | None = None
    planned_kg: float | None = None


@dataclass(frozen=True, slots=True)
class Workout:
    """One performed workout: ``at`` as written, its local ``day``, the log's ``name`` for it ("" where it has none)."""

    id: str
    at: str
    day: date
    name: str
    sets: tuple[LoggedSet, ...]
    minutes: float | None = None
    session_rpe: float | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """If the set comes out so, the next set is this. Both ends of ``reps_low``..``reps_high`` count in, of the RIR too.

    A row without ``rir_low`` holds for any reserve, known or not, that no other row of those repetitions names. ``reps`` and
    ``rest_s`` are those of the next set; no ``reps`` where the exercise ends.
    """

    reps_low: int
    reps_high: int
    load_kg: float
    code: str
    reps: int | None = None
    rest_s: int | None = None
    rir_low: int | None = None
    rir_high: int | None = None


@dataclass(frozen=True, slots=True)
class PlannedSet:
    """One planned set. ``load_kg`` is None where no external load is used; ``reps`` is None for a timed set.

    ``plates_kg`` go on each side of a bar of ``bar_kg`` (None where there is no bar), heaviest first; None where it isn't known.
    """

    id: str
    set_type: SetType
    reps: int | None
    load_kg: float | None
    rir: float | None
    rest_s: int
    duration_s: int | None = None
    side: str | None = None
    answers: tuple[Answer, ...] = ()
    plates_kg: tuple[float, ...] | None = None
    bar_kg: float | None = None


@dataclass(frozen=True, slots=True)
class PlannedExercise:
    """One exercise of a planned workout. ``exercise`` is None where the library doesn't know the athlete's own name; two with one
    ``group`` (a letter) are done in turn, a set of each."""

    exercise: str | None
    name: str
    sets: tuple[PlannedSet, ...]
    e1rm: Estimate | Unavailable
    why: tuple[Reason, ...]
    unrounded_load_kg: float | None = None
    group: str | None = None


@dataclass(frozen=True, slots=True)
class WarmUpItem:
    """One step of the warm-up: raise, mobilise, activate, ramp or release."""

    kind: Literal["raise", "mobilise", "activate", "ramp", "release"]
    exercise: str | None
    name: str
    reps: int | None = None
    load_kg: float | None = None
    duration_s: int | None = None
    sets: int = 1


@dataclass(frozen=True, slots=True)
class ReleaseItem:
    """Release work for one region: ``duration_s`` is one hold on one side, done ``sets`` times on each of ``sides``.

    ``moment`` is warm_up, after, evening or block; ``trigger`` what made it due, ``probability`` that of a forecast.
    """

    exercise: str
    name: str
    implement: str
    region: str
    side: str
    moment: Literal["warm_up", "after", "evening", "block"]
    duration_s: int
    sets: int
    sides: int
    pressure: int | None
    trigger: str
    probability: float | None
    why: tuple[Reason, ...]

    @property
    def seconds(self) -> int:
        """Of pressure in all."""
        return self.duration_s * self.sets * self.sides


@dataclass(frozen=True, slots=True)
class TodayPlan:
    """What to do on ``date``: empty ``work`` on a rest day, and then ``next_workout`` says when."""

    date: date
    workout: str | None
    warm_up: tuple[WarmUpItem, ...]
    work: tuple[PlannedExercise, ...]
    minutes: int | None
    next_workout: Mapping[str, str] | None
    why: tuple[Reason, ...]
    safety: tuple[Reason, ...]
    release: tuple[ReleaseItem, ...] = ()
