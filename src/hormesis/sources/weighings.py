"""Body weights whose unit the file does not say: ``Weighing``, ``body_masses``, ``unit_of``."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from statistics import median

from hormesis.domain.errors import Invalid
from hormesis.domain.load import Unit, kg_from
from hormesis.sources.signal_days import SignalDays
from hormesis.sources.source import ReadOptions, ReadReport, UnitFinding

__all__ = ["Weighing", "body_masses", "unit_of"]

_SHORTEST_M2, _TALLEST_M2 = 1.25**2, 2.3**2
"""Squares of the heights of adults: weight over BMI is a height squared where the weight is in kilograms."""
_USUAL_M2 = 1.7**2
_MOST_OF = 0.9
_SURELY_KG, _SURELY_LB = 95.0, 140.0
"""A median below 95 is kilograms, since 95 lb is 43 kg; above 140 pounds, since few weigh 140 kg. Own choice (expert)."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """One weighing in the file's own unit; ``bmi`` where the file has it, ``device`` where a scale is named."""

    at: str
    weight: float
    where: str
    bmi: float | None = None
    device: str | None = None


def body_masses(weighings: Sequence[Weighing], options: ReadOptions, report: ReadReport, days: SignalDays, name: str) -> None:
    """Give the weighings to ``days`` in kilograms, in the unit that stands in ``report`` where the header said it.

    Raises ``Invalid`` where the unit can't be told.
    """
    if not weighings:
        return
    report.unit = report.unit or unit_of(weighings, options.unit, name)
    for one in weighings:
        days.add("body_mass", one.at, kg_from(one.weight, report.unit.unit), one.where, one.device)


def unit_of(weighings: Sequence[Weighing], given: Unit | None, name: str) -> UnitFinding:
    """The unit of these weighings: the given one, the one their BMIs prove, or the one that most bodies have.

    BMI = kg / m² (Quetelet), so weight / BMI is a height squared in one unit only. Raises ``Invalid`` for 95 to 140 without BMI.
    """
    if given:
        return UnitFinding(given, "given", 1.0)
    squares = [one.weight / one.bmi for one in weighings if one.bmi and 10 <= one.bmi <= 80]
    if squares:
        as_kg = sum(_SHORTEST_M2 <= square <= _TALLEST_M2 for square in squares) / len(squares)
        as_lb = sum(_SHORTEST_M2 <= kg_from(square, "lb") <= _TALLEST_M2 for square in squares) / len(squares)
        middle = median(squares)
        if max(as_kg, as_lb) >= _MOST_OF:
            # where both could hold, the height that is nearer to 1.7 m: kilograms below 2.07 m
            unit: Unit = "kg" if abs(log(middle / _USUAL_M2)) < abs(log(kg_from(middle, "lb") / _USUAL_M2)) else "lb"
            return UnitFinding(unit, "inferred", 0.99, "weight and BMI together give a height")
    usual = median(one.weight for one in weighings)
    if usual <= _SURELY_KG:
        return UnitFinding("kg", "inferred", 0.95, f"half of the body weights are below {usual:g}")
    if usual >= _SURELY_LB:
        return UnitFinding("lb", "inferred", 0.95, f"half of the body weights are above {usual:g}")
    raise Invalid(f"{name}: body weights about {usual:g} may be kilograms or pounds; say which with --unit kg or --unit lb")
