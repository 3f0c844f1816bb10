"""Kilograms, pounds, and the loads that can be built: ``kg_from``, ``LoadGrid``."""

import math
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Literal

__all__ = ["KG_PER_LB", "LoadGrid", "Unit", "kg_from", "kg_to"]

Unit = Literal["kg", "lb"]
KG_PER_LB = 0.45359237
"""Exact by definition (international avoirdupois pound, 1959)."""

_TOLERANCE_KG = 0.02


def kg_from(value: float, unit: Unit) -> float:
    """Kilograms of a load entered in ``unit``."""
    return value * KG_PER_LB if unit == "lb" else value


def kg_to(load_kg: float, unit: Unit) -> float:
    """A load in kilograms, said in ``unit``."""
    return load_kg / KG_PER_LB if unit == "lb" else load_kg


@dataclass(frozen=True, slots=True)
class LoadGrid:
    """The loads (kg, ascending) that this athlete can build for one exercise.

    ``step_kg`` continues the grid above the heaviest known load. ``source`` says how it is known: ``gym`` (the athlete's
    own list), ``log`` (inferred from loads they used), ``default`` (the usual steps of such an implement). ``regular`` is
    False where the loads are just those that were used, without one step between them; ``bounded`` is True where nothing
    heavier than the last load exists.
    """

    loads_kg: tuple[float, ...]
    step_kg: float
    source: Literal["gym", "log", "default"]
    unit: Unit = "kg"
    regular: bool = True
    bounded: bool = False

    def __post_init__(self) -> None:
        if not self.loads_kg or self.step_kg <= 0:
            raise ValueError(f"a grid needs a load and a step above 0, not {self.loads_kg!r} and {self.step_kg!r}")

    def floor(self, load_kg: float) -> float | None:
        """The heaviest buildable load at or below ``load_kg``; None when even the lightest is heavier."""
        top = self.loads_kg[-1]
        if load_kg >= top:
            return top if self.bounded else top + self.step_kg * int((load_kg - top + _TOLERANCE_KG) // self.step_kg)
        i = bisect_right(self.loads_kg, load_kg + _TOLERANCE_KG)
        return self.loads_kg[i - 1] if i else None

    def above(self, load_kg: float) -> float:
        """The lightest buildable load heavier than ``load_kg``; infinite where there is none."""
        i = bisect_right(self.loads_kg, load_kg + _TOLERANCE_KG)
        if i < len(self.loads_kg):
            return self.loads_kg[i]
        if self.bounded:
            return math.inf
        top = self.loads_kg[-1]
        return top + self.step_kg * (int((load_kg - top + _TOLERANCE_KG) // self.step_kg) + 1)

    def below(self, load_kg: float) -> float | None:
        """The heaviest buildable load lighter than ``load_kg``; None when there is none."""
        if self.bounded and load_kg > self.loads_kg[-1] + _TOLERANCE_KG:
            return self.loads_kg[-1]
        if load_kg > self.loads_kg[-1] + _TOLERANCE_KG:
            return self.floor(load_kg - 2 * _TOLERANCE_KG)
        i = bisect_left(self.loads_kg, load_kg - _TOLERANCE_KG)
        return self.loads_kg[i - 1] if i else None

    def nearest(self, load_kg: float) -> float:
        """The buildable load closest to ``load_kg`` (the lighter of two equally close)."""
        low = self.floor(load_kg)
        high = self.above(load_kg)
        return high if low is None or high - load_kg < load_kg - low else low
