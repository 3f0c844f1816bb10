"""The signals that readiness is made of, as ``signals.toml`` describes them. ``SignalSpec``, ``signal_table``."""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Literal

from hormesis.domain.evidence import Grade

__all__ = ["SignalSpec", "signal_table"]


@dataclass(frozen=True, slots=True)
class SignalSpec:
    """One signal: where its value stands in a fact, what its baseline is kept in, and how it loads on readiness.

    ``prior_mean`` is None for what a device measures: nobody knows a stranger's HRV.
    """

    name: str
    kind: str
    field: str
    unit: str
    transform: Literal["ln", "none"]
    direction: Literal[1, -1]
    prior_sd: float
    prior_mean: float | None
    plausible: tuple[float, float]
    window_days: int
    window_least: int
    item: str
    loading: float
    grade: Grade
    evidence: tuple[str, ...]

    @property
    def is_asked(self) -> bool:
        """Whether the athlete says it themselves, so that a first answer can be judged."""
        return self.prior_mean is not None

    def inward(self, value: float) -> float:
        """The value as its baseline is kept."""
        return math.log(value) if self.transform == "ln" else value

    def outward(self, value: float) -> float:
        """A value of the baseline in ``unit``."""
        return math.exp(value) if self.transform == "ln" else value

    def is_plausible(self, value: float) -> bool:
        """Whether a body can give this value."""
        return self.plausible[0] <= value <= self.plausible[1]


@cache
def signal_table() -> Mapping[str, SignalSpec]:
    """Every signal by name, in the order of the file."""
    raw = tomllib.loads(files("hormesis.estimation").joinpath("signals.toml").read_text("utf-8"))
    return MappingProxyType({name: _spec(name, entry) for name, entry in raw.items()})


def _spec(name: str, entry: dict[str, Any]) -> SignalSpec:
    low, high = entry["plausible"]
    own = {
        "plausible": (low, high),
        "prior_mean": entry.get("prior_mean"),
        "grade": Grade(entry["grade"]),
        "evidence": tuple(entry["evidence"]),
    }
    return SignalSpec(name=name, **{**entry, **own})
