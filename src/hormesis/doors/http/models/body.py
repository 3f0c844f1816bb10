"""The body in the morning: readiness with its signals, and how far each muscle group has recovered."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from hormesis.doors.http.models.reason import Why

__all__ = ["Muscle", "Readiness", "ReadinessUnknown", "SignalReading"]


class SignalReading(BaseModel):
    """A signal against its own baseline. ``points`` is what it moves the score by; null where it isn't used."""

    model_config = ConfigDict(extra="allow")

    signal: str
    text: str
    value: float
    unit: str | None
    usual: float
    low: float
    high: float
    z: float
    state: str
    out_of_band: bool


class Readiness(BaseModel):
    """A score of 0–100 with its 80 % interval; an ordinary day is about 65."""

    model_config = ConfigDict(extra="allow")

    score: int
    low: int
    high: int
    band: Literal["light", "balanced", "push"]
    signals: list[SignalReading]
    asks: list[Why]


class ReadinessUnknown(BaseModel):
    """Nothing is known, and why."""

    model_config = ConfigDict(extra="allow")

    unavailable: Why
    signals: list[SignalReading]
    asks: list[Why]


class Muscle(BaseModel):
    """A muscle group at the hour the athlete usually trains: percent recovered, and when it will be ready."""

    model_config = ConfigDict(extra="allow")

    percent: int
    ready_at: str
    state: str
    grade: str
