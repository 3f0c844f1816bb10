"""Facts: what happened and what was said, as JSON Lines has them."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["FactList", "NewFacts", "Said", "Told", "Understood", "Words", "Written"]


class FactObject(BaseModel):
    """One fact: ``kind``, ``at``, ``id``, ``version``, and the fields of its kind; unknown fields are kept."""

    model_config = ConfigDict(extra="allow")

    kind: str
    at: str = Field(description="ISO 8601 by the athlete's own clock")


class FactList(BaseModel):
    """Facts in the order in which they count; ``next`` is the cursor of the following page, null on the last."""

    facts: list[FactObject]
    next: str | None


class NewFacts(BaseModel):
    """Facts to write, all or none. One that carries the id of an older one is its newer version."""

    model_config = ConfigDict(extra="forbid")

    facts: list[dict[str, Any]] = Field(min_length=1, max_length=1000)


class Written(BaseModel):
    """How many facts were written, and the ids of those that were sent, in order; what stood already is not written twice."""

    written: int
    ids: list[str]


class Said(BaseModel):
    """One thing the athlete says of themselves: the fields of its kind, and when; now without ``at``."""

    model_config = ConfigDict(extra="forbid")

    fields: dict[str, Any] = Field(examples=[{"goal": "strength", "days_per_week": 3}])
    at: str | None = None


class Told(BaseModel):
    """What stands of the athlete's own word; null where nothing was said."""

    model_config = ConfigDict(extra="allow")

    date: str
    profile: dict[str, Any]
    gym: dict[str, Any] | None
    gyms: list[str]
    all_gyms: list[dict[str, Any]]
    limitations: list[dict[str, Any]]
    conditions: list[dict[str, Any]]
    asked_about_conditions: bool
    preferences: dict[str, Literal["liked", "disliked", "never"]]
    event: dict[str, Any] | None
    away: dict[str, bool]


class Words(BaseModel):
    """Plain words to take facts from; nothing is written until ``confirm`` is true."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(min_length=1, max_length=4000, examples=["bench 100x5 rpe 8, upper back tight 6/10"])
    confirm: bool = False


class Flag(BaseModel):
    """A red flag: shown before anything else."""

    tier: Literal["A", "B", "C"]
    rule: str
    text_shown: str


class Understood(BaseModel):
    """What words were taken for; ``questions`` are asked, never guessed; ``written`` are the ids of what was kept."""

    model_config = ConfigDict(extra="allow")

    facts: list[dict[str, Any]]
    questions: list[dict[str, Any]]
    unread: list[dict[str, Any]]
    flag: Flag | None
    written: list[str]
