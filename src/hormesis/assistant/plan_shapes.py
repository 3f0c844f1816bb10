"""What the tools of the plan give: today, the week, release work, a week that might be."""

from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict

from hormesis.assistant.telling import Named, Said, UserText

__all__ = [
    "Changed",
    "Day",
    "E1rm",
    "Lift",
    "MuscleNow",
    "NextWorkout",
    "Pair",
    "Readiness",
    "Release",
    "ReleaseResult",
    "Sets",
    "TodayResult",
    "VolumeTarget",
    "WarmUp",
    "WeekDay",
    "WeekResult",
    "WhatIfResult",
    "Why",
    "WhyResult",
]

Units = Literal["kg", "lb"]


class Readiness(TypedDict):
    """0 to 100, an ordinary day about 65, with its 80 % interval; all null where ``unavailable`` says why."""

    score: float | None
    score_low: float | None
    score_high: float | None
    band: Literal["light", "balanced", "push"] | None
    unavailable: str | None


class MuscleNow(TypedDict):
    """How far a muscle group has recovered."""

    muscle_group: str
    recovered_percent: int
    ready_at: str | None


class E1rm(TypedDict):
    """Estimated one-repetition maximum with its 80 % interval."""

    value_kg: float
    low_kg: float
    high_kg: float
    value_lb: float | None
    grade: str


class Sets(TypedDict):
    """Equal sets: how many, of what; what they don't have is left out. ``rir``: repetitions in reserve. ``load_lb`` for somebody
    who lifts in pounds."""

    sets: int
    set_type: str
    reps: NotRequired[int]
    load_kg: NotRequired[float]
    load_lb: NotRequired[float]
    rir: NotRequired[float]
    rest_s: NotRequired[int]
    duration_s: NotRequired[float]
    side: NotRequired[str]


class Lift(Named):
    """One exercise of a planned workout."""

    sets: list[Sets]
    e1rm: E1rm | None
    why: list[Said]


class WarmUp(TypedDict):
    """One step before the work; what it doesn't have is left out."""

    kind: str
    name: str | UserText
    exercise: NotRequired[str]
    sets: NotRequired[int]
    reps: NotRequired[int]
    load_kg: NotRequired[float]
    load_lb: NotRequired[float]
    duration_s: NotRequired[float]


class Release(TypedDict):
    """Release work with its dose. ``duration_s`` is one hold on one side; ``sides`` how many sides get it."""

    exercise: str | None
    name: str
    region: str
    side: str | None
    moment: str
    sets: int | None
    sides: int | None
    duration_s: float | None
    pressure_0_10: float | None
    trigger: str
    probability: float | None
    why: list[Said]


class NextWorkout(TypedDict):
    """The next planned workout."""

    date: str
    workout: UserText | None


class TodayResult(TypedDict):
    """The plan of one day. ``work`` is empty on a rest day. ``safety`` goes before everything else."""

    date: str
    safety: list[Said]
    workout: UserText | None
    athlete_units: Units
    minutes: int | None
    readiness: Readiness
    muscles_not_recovered: list[MuscleNow]
    warm_up: list[WarmUp]
    work: list[Lift]
    release: list[Release]
    next_workout: NextWorkout | None
    why: list[Said]
    cut: list[str]


class Day(Named):
    """An exercise of a day of the week, in short."""

    sets: int
    reps: int | None
    load_kg: float | None
    load_lb: float | None


class WeekDay(TypedDict):
    """One day of the week; ``work`` is empty on a rest day."""

    date: str
    weekday: str
    workout: UserText | None
    minutes: int | None
    work: list[Day]
    release: list[str]


class VolumeTarget(TypedDict):
    """Hard sets a week (one that helps counts a half) for a muscle group: planned, aimed at, and the productive range."""

    muscle_group: str
    planned_sets: float
    target_sets: float
    low_sets: float
    high_sets: float


class WeekResult(TypedDict):
    """Seven days, the volumes they give, what was given up for what reason."""

    date: str
    safety: list[Said]
    athlete_units: Units
    days: list[WeekDay]
    targets: list[VolumeTarget]
    given_up: list[Said]
    why: list[Said]
    cut: list[str]


class Pair(TypedDict):
    """Before the change and after it."""

    before: float
    after: float


class Changed(TypedDict):
    """Hard sets a week for a muscle group, before the change and after it."""

    muscle_group: str
    before_sets: float
    after_sets: float


class WhatIfResult(TypedDict):
    """What a change would give and take, and the week as it would be. Nothing is kept."""

    asked: dict[str, Any]
    days: Pair
    minutes: Pair
    volume_changes: list[Changed]
    exercises_added: list[UserText]
    exercises_dropped: list[UserText]
    newly_given_up: list[str]
    no_longer_given_up: list[str]
    week: WeekResult


class Why(TypedDict):
    """A reason with the values it was made of and the studies it rests on."""

    about: str
    code: str
    text: str
    values: dict[str, Any]
    evidence: list[str]


class WhyResult(TypedDict):
    """The reasons behind a day's plan."""

    date: str
    about: UserText | None
    safety: list[Said]
    reasons: list[Why]
    cut: list[str]


class ReleaseResult(TypedDict):
    """Release work of a day, for every moment of it, and what is known of whether it helps this athlete."""

    date: str
    safety: list[Said]
    release: list[Release]
    why: list[Said]
    trial: list[Said]
    cut: list[str]
