"""What the tools of the record give: strength, recovery, history, the review, the backtest, imports, pages of the library."""

from typing import Any, NotRequired

from typing_extensions import TypedDict

from hormesis.assistant.plan_shapes import E1rm, MuscleNow, Readiness
from hormesis.assistant.telling import Named, Said, UserText

__all__ = [
    "BacktestResult",
    "Change",
    "DoneLift",
    "DoneSets",
    "DoneWorkout",
    "ExerciseResult",
    "Found",
    "HistoryResult",
    "ImportJob",
    "ImportOne",
    "ImportStatusResult",
    "LiftStrength",
    "Miss",
    "RecoveryResult",
    "Report",
    "ReviewResult",
    "Signal",
    "Sleep",
    "StrengthDay",
    "StrengthResult",
    "VolumeDone",
]


class Change(TypedDict):
    """Change over four weeks in percent, its 80 % interval, the probability that it rose; null where ``unavailable`` says why."""

    since: str | None
    percent: float | None
    percent_low: float | None
    percent_high: float | None
    probability_rose: float | None
    unavailable: str | None


class StrengthDay(TypedDict):
    """The one-repetition maximum as it was believed after a day."""

    date: str
    value_kg: float
    low_kg: float
    high_kg: float


class LiftStrength(Named):
    """How strong the athlete is on one lift."""

    last_done: str
    e1rm: E1rm | None
    unavailable: str | None
    four_weeks: Change
    days: list[StrengthDay]


class StrengthResult(TypedDict):
    """The main lifts of the last eight weeks."""

    date: str
    lifts: list[LiftStrength]
    cut: list[str]


class Signal(TypedDict):
    """One signal of the morning against the athlete's own usual range, in the coach's words."""

    signal: str
    text: str
    value: float | None
    usual: float | None
    unit: str
    unusual: bool
    readiness_points: float | None


class Sleep(TypedDict):
    """The last seven nights."""

    nights: int
    mean_min: float
    need_min: float
    short_nights: int


class RecoveryResult(TypedDict):
    """Readiness with what it is made of, and each muscle group."""

    date: str
    safety: list[Said]
    readiness: Readiness
    signals: list[Signal]
    muscles: list[MuscleNow]
    why: list[Said]
    cut: list[str]


class DoneSets(TypedDict):
    """Equal sets that were done, one after the other; what they don't have is left out. ``load_kg`` as logged (a dumbbell: per
    hand; help where ``assisted``)."""

    sets: int
    set_type: str
    reps: NotRequired[int]
    load_kg: NotRequired[float]
    load_lb: NotRequired[float]
    rir: NotRequired[float]
    duration_s: NotRequired[float]
    distance_m: NotRequired[float]
    side: NotRequired[str]
    assisted: NotRequired[bool]


class DoneLift(Named):
    """An exercise that was done."""

    sets: list[DoneSets]


class DoneWorkout(TypedDict):
    """A workout that was done."""

    date: str
    workout: UserText | None
    lifts: list[DoneLift]


class Report(TypedDict):
    """Something the athlete reported; its words stand as ``user_text``."""

    date: str
    kind: str
    fields: dict[str, Any]


class HistoryResult(TypedDict):
    """Workouts, the newest first, and what was reported in the same days."""

    since: str
    until: str
    workouts: list[DoneWorkout]
    reports: list[Report]
    cut: list[str]


class VolumeDone(TypedDict):
    """Hard sets of the week for a muscle group, beside its range and the athlete's usual weeks."""

    muscle_group: str
    sets: float
    target_low_sets: float | None
    target_high_sets: float | None
    usual_sets: float | None
    status: str | None


class Miss(TypedDict):
    """A forecast of the week that did not hold."""

    date: str
    lift: UserText
    load_kg: float
    forecast_reps: int
    low_reps: int
    high_reps: int
    done_reps: int


class ReviewResult(TypedDict):
    """The week before a day: what deserves a word, volume, sleep, training, and how the coach's own forecasts held."""

    week_from: str
    week_to: str
    summary: list[Said]
    workouts: int
    hard_sets: int
    minutes: float | None
    usual_workouts: float | None
    volume: list[VolumeDone]
    sleep: Sleep | None
    strength: list[LiftStrength]
    forecasts_made: int
    forecasts_missed: int
    misses: list[Miss]
    cut: list[str]


class BacktestResult(TypedDict):
    """How well the coach would have predicted the repetitions of top sets on this very log, beside two simple rules."""

    scored_days: int
    mean_error_reps: float | None
    same_as_last_mean_error_reps: float | None
    epley_mean_error_reps: float | None
    interval_90_held_share: float | None
    interval_90_width_reps: float | None
    made_on: str
    note: str | None


class ImportOne(TypedDict):
    """A file that was imported; its name is the file's own."""

    import_id: int
    file: UserText
    format: str
    imported_at: str
    facts: int
    undone: bool


class ImportJob(TypedDict):
    """Work that is under way or was done lately."""

    kind: str
    state: str
    made_at: str | None


class ImportStatusResult(TypedDict):
    """What was imported, the newest first, and what is still under way."""

    imports: list[ImportOne]
    jobs: list[ImportJob]
    workouts_from: str | None
    workouts_to: str | None
    cut: list[str]


class Found(TypedDict):
    """A page that fits what was asked for."""

    exercise: str
    name: str
    kind: str
    primary_group: str
    implement: str


class ExerciseResult(TypedDict):
    """A page of the library and how the coach uses it for this athlete; or, where the words fit several pages, those."""

    exercise: str | None
    name: str | None
    kind: str | None
    pattern: str | None
    primary_group: str | None
    implement: str | None
    cues: list[str]
    dont: list[str]
    mistakes: list[str]
    dose: list[dict[str, Any]]
    allowed: bool | None
    against: list[Said]
    coach: list[Said]
    candidates: list[Found]
    cut: list[str]
