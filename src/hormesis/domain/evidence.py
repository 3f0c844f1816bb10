"""How sure we are, and why: a number with its interval, a number we don't have, a reason, a citation, a grade."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

__all__ = ["Citation", "Estimate", "Grade", "Reason", "Unavailable"]

Value = float | int | str | bool | None | tuple[str, ...]


class Grade(StrEnum):
    """How well a constant or claim is supported.

    ``STRONG`` consistent meta-analyses; ``MODERATE`` one meta-analysis or several consistent trials; ``WEAK`` small or
    indirect trials, or our own simulation; ``EXPERT`` consensus or our own choice, to be learnt from data.
    """

    STRONG = "strong"
    MODERATE = "moderate"
    WEAK = "weak"
    EXPERT = "expert"


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a claim comes from: a short id, the words to print (author, year, journal), a DOI or none, and its grade."""

    id: str
    text: str
    doi: str | None
    grade: Grade


@dataclass(frozen=True, slots=True)
class Estimate:
    """A computed quantity with its 80 % interval (unless said otherwise) in ``unit``, from ``n`` facts."""

    value: float
    low: float
    high: float
    unit: str
    n: int
    grade: Grade

    def __post_init__(self) -> None:
        if not self.low <= self.value <= self.high:
            raise ValueError(f"estimate {self.value!r} lies outside its interval {self.low!r}..{self.high!r}")


@dataclass(frozen=True, slots=True)
class Unavailable:
    """A quantity that can't be computed from the facts there are. ``reason`` is a code that words can render."""

    reason: str
    values: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was decided: a code, the numbers behind it, and evidence ids. Only ``words.render`` makes prose of it."""

    code: str
    values: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))
    evidence: tuple[str, ...] = ()
