"""Which unit a column of loads is in, and which the lifter typed: ``LoadNumbers``, ``entered_unit``, ``load_kg``.

Apps convert the whole log to one unit when they export, so 20 kg plates stand as 44.09245243697551 in a pound column.
What must be found is the unit of the stored number; the unit that was typed is told for each number apart.
"""

from collections import Counter
from math import exp, log

from hormesis.domain.load import KG_PER_LB, Unit
from hormesis.sources.source import UnitFinding

__all__ = ["LoadNumbers", "entered_unit", "load_kg"]

_NOISE = 1e-5
"""Conversions are exported at full float precision (or at two decimals, see ``_is_converted_and_rounded``)."""
_ROUNDED = 0.0056
"""Half of the last of two decimals, and room for an app's own factor (2.20462)."""


def load_kg(value: float, unit: Unit) -> float:
    """Kilograms of a load stored in ``unit``, to four decimals: 44.09245243697551 lb is 20.0 kg."""
    return round(value * KG_PER_LB if unit == "lb" else value, 4)


def entered_unit(value: float, unit: Unit) -> Unit:
    """What the lifter typed, for a number stored in ``unit``: the other unit where only conversion makes it round."""
    if _is_round(value, 0.25) or not (_is_converted(value, unit) or _is_converted_and_rounded(value, unit)):
        return unit
    return "kg" if unit == "lb" else "lb"


class LoadNumbers:
    """Counts the loads of a column that has no unit; ``finding`` then says which unit its numbers are in."""

    def __init__(self) -> None:
        self._counts: Counter[float] = Counter()

    def add(self, value: float | None) -> None:
        """Count a stored load; none and 0 don't count."""
        if value:
            self._counts[value] += 1

    def finding(self) -> UnitFinding:
        """The unit, how sure (0..1) and why in a sentence.

        First numbers that only conversion makes round: they prove the unit of the column. Else the log-odds of each distinct load
        under kilogram habits (2.5 steps, even dumbbells) and pound habits (5 steps, 45 lb plates). Own choice, grade: expert.
        """
        from_kg = sum(1 for v in self._counts if not _is_round(v, 0.25) and _is_converted(v, "lb"))
        from_lb = sum(1 for v in self._counts if not _is_round(v, 0.25) and _is_converted(v, "kg"))
        if from_kg != from_lb and max(from_kg, from_lb) >= 2:
            unit: Unit = "lb" if from_kg > from_lb else "kg"
            typed = "kg" if unit == "lb" else "lb"
            most, least = max(from_kg, from_lb), min(from_kg, from_lb)
            detail = f"{most} different loads are round only in {typed}, so they were typed in {typed} and stored in {unit}"
            return UnitFinding(unit, "inferred", round((most + 1) / (most + least + 2), 2), detail)
        return self._by_habit()

    def _by_habit(self) -> UnitFinding:
        odds = sum(_pound_log_odds(v) * (1 + log(n)) for v, n in self._counts.items())
        certainty = 1 / (1 + exp(-min(abs(odds), 30)))
        unit: Unit = "lb" if odds > 0 else "kg"
        total = len(self._counts)
        fives = sum(1 for v in self._counts if _is_round(v, 5))
        detail = f"of {total} different loads {fives} are multiples of 5, which is more usual in {unit}"
        if not total:
            detail = "the file holds no load, so its unit does not matter"
        return UnitFinding(unit, "inferred", round(certainty, 2), detail)


def _is_round(value: float, step: float) -> bool:
    return abs(value / step - round(value / step)) * step < _NOISE


def _is_converted(value: float, unit: Unit) -> bool:
    other = value * KG_PER_LB if unit == "lb" else value / KG_PER_LB
    return _is_round(other, 0.25)


def _is_converted_and_rounded(value: float, unit: Unit) -> bool:
    """Whether 61.24 (kg) is a whole 135 lb, or 77.16 (lb) a half-kilogram step. A tenth of a kilogram (26.8) was typed so."""
    if unit == "kg":
        return not _is_round(value, 0.1) and abs(round(value / KG_PER_LB) * KG_PER_LB - value) <= _ROUNDED
    return abs(round(value * KG_PER_LB * 2) / 2 / KG_PER_LB - value) <= _ROUNDED


def _pound_log_odds(value: float) -> float:
    if _is_round(value, 5):
        return 0.4
    return -0.5
