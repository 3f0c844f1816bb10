"""Plans: today, a week, and the days that a phone keeps."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from hormesis.doors.http.models.body import Muscle, Readiness, ReadinessUnknown
from hormesis.doors.http.models.reason import Why

__all__ = ["Alternatives", "Day", "Edits", "PlannedDay", "PlannedExercise", "Today", "Week", "WhatIf"]


class Answer(BaseModel):
    """If a set comes out so, this is the next one. A null bound of ``rir`` means any, or none told."""

    model_config = ConfigDict(extra="allow")

    reps_low: int
    reps_high: int
    load_kg: float | None
    code: str


class PlannedSet(BaseModel):
    """A set to do. Loads in kg as they are logged: the total on a bar, per hand for dumbbells, added to body weight."""

    model_config = ConfigDict(extra="allow")

    id: str
    set_type: Literal["working", "warm_up", "drop", "failure", "amrap", "back_off"]
    reps: int | None
    load_kg: float | None
    rir: float | None
    rest_s: int | None
    duration_s: float | None
    side: str | None
    answers: list[Answer]


class E1rm(BaseModel):
    """The estimated most for one repetition, with its 90 % interval; null, with a ``why``, where it isn't known."""

    model_config = ConfigDict(extra="allow")

    value: float | None
    low: float | None
    high: float | None


class PlannedExercise(BaseModel):
    """One exercise with its sets; ``exercise`` is null where the log's name has no page. Two of one ``group`` (a letter) are done
    in turn, a set of each."""

    model_config = ConfigDict(extra="allow")

    exercise: str | None
    name: str
    group: str | None = None
    sets: list[PlannedSet]
    e1rm: E1rm
    why: list[Why]


class WarmUpItem(BaseModel):
    """One thing to do before the work sets; one of kind ``release`` refers to the plan's ``release``."""

    model_config = ConfigDict(extra="allow")

    kind: Literal["raise", "mobilise", "activate", "ramp", "release"]
    exercise: str | None
    name: str
    reps: int | None
    load_kg: float | None
    duration_s: float | None
    sets: int


class ReleaseItem(BaseModel):
    """Release work: ``duration_s`` is one hold on one side."""

    model_config = ConfigDict(extra="allow")

    exercise: str
    name: str
    region: str
    side: str | None
    moment: Literal["warm_up", "after", "evening", "block"]
    duration_s: float
    sets: int
    sides: int
    pressure: float | None
    trigger: str
    probability: float | None
    why: list[Why]


class PlannedDay(BaseModel):
    """A day of a week: what to do on it, and why; ``work`` is empty on a day of rest."""

    model_config = ConfigDict(extra="allow")

    date: str
    workout: str | None
    minutes: int | None
    warm_up: list[WarmUpItem]
    work: list[PlannedExercise]
    release: list[ReleaseItem]
    why: list[Why]


class Day(PlannedDay):
    """A day that a phone keeps; ``provisional`` where it repeats the week before, until that week is planned."""

    provisional: bool


class NextWorkout(BaseModel):
    """When the next workout is, and its name in the athlete's own log."""

    date: str
    workout: str


class Today(PlannedDay):
    """The object of ``hormesis today --json``."""

    readiness: Readiness | ReadinessUnknown
    muscles: dict[str, Muscle]
    next_workout: NextWorkout | None
    safety: list[Why]
    units: Literal["kg", "lb"]


class Alternative(BaseModel):
    """An exercise that serves instead: for which reasons to swap (``serves``), why, and as it would be done today."""

    slug: str
    name: str
    implement: str
    serves: list[str]
    why: list[Why]
    planned: PlannedExercise


class Swappable(BaseModel):
    """A planned exercise, by its slug before any swap, with what may be done instead."""

    exercise: str
    name: str
    planned: PlannedExercise
    alternatives: list[Alternative]


class Alternatives(BaseModel):
    """What may be done instead of each exercise of a day."""

    date: str
    units: Literal["kg", "lb"]
    exercises: list[Swappable]


class Target(BaseModel):
    """Sets of a muscle group in the week: planned, aimed at, and between what they should lie."""

    model_config = ConfigDict(extra="allow")

    sets: float
    target: float
    low: float
    high: float


class Week(BaseModel):
    """The object of ``hormesis week --json``: seven days from ``date``, what is aimed at, what is given up, and why."""

    model_config = ConfigDict(extra="allow")

    date: str
    days: list[PlannedDay]
    targets: dict[str, Target]
    given_up: list[Why]
    why: list[Why]
    safety: list[Why]
    units: Literal["kg", "lb"]


class WhatIf(BaseModel):
    """What to change in a week to see what comes of it; nothing of it is kept."""

    model_config = ConfigDict(extra="forbid")

    changes: dict[str, Any] = Field(
        description="Fields of the profile or the gym, `skip` (a list of days), `minutes` (an object: weekday 1–7 → minutes) and "
        "`edits` (as in POST /week)",
        examples=[{"days_per_week": 3, "workout_min": 40}],
    )


class Edits(BaseModel):
    """The athlete's own changes to a week. Without any the week stands as it is solved."""

    model_config = ConfigDict(extra="forbid")

    edits: list[dict[str, Any]] = Field(
        default_factory=list,
        max_length=50,
        description="`change`: move (`date`, `to`), swap (`exercise`, `instead`), sets (`exercise`, `sets`), "
        "without (`exercise`)",
        examples=[[{"change": "move", "date": "2026-03-02", "to": "2026-03-03"}]],
    )
