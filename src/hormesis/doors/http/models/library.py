"""The exercise library."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from hormesis.doors.http.models.reason import Why

__all__ = ["ExercisePage", "ExerciseRow", "LogName", "NameMatch", "NamesToMatch", "Substitutes"]


class ExerciseRow(BaseModel):
    """An exercise in a list."""

    slug: str
    name: str
    kind: str
    pattern: str
    primary_group: str
    implement: str


class ExercisePage(BaseModel):
    """An exercise with the fields of its page as they stand in the file: cues, mistakes, muscles, dose, evidence, review."""

    model_config = ConfigDict(extra="allow")

    slug: str
    name: str
    kind: str
    review: dict[str, Any]


class Substitute(ExerciseRow):
    """An exercise that serves instead, and why."""

    why: list[Why]


class Substitutes(BaseModel):
    """What serves instead of an exercise, best first."""

    exercise: str
    reason: str
    substitutes: list[Substitute]


class NamesToMatch(BaseModel):
    """Names of exercises as an app spells them."""

    model_config = ConfigDict(extra="forbid")

    names: list[str] = Field(max_length=2000)
    source: str | None = Field(None, description="Which app spells them so, such as hevy")


class NameMatch(BaseModel):
    """What a name is taken for; ``exercise`` is null where that isn't sure, and then ``candidates`` has up to five."""

    model_config = ConfigDict(extra="allow")

    name: str
    exercise: str | None
    confidence: float
    candidates: list[str]


class LogName(BaseModel):
    """A name of the athlete's log: how many sets carry it, what it is taken for, and whether they said so themselves."""

    name: str
    source: str | None
    sets: int
    last_day: str
    exercise: str | None
    confidence: float
    candidates: list[str]
    said: bool
