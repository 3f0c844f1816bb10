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

_ALIKE = 12
"""The sets of one lifter count for at most so many independent ones."""


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
        """Count a stored load, without its sign; none and 0 don't count."""
        if value:
            self._counts[abs(value)] += 1

    def finding(self) -> UnitFinding:
        """The unit, how sure (0..1) and why in a sentence.

        First numbers that only conversion makes round: they prove the unit of the column. Else habits: which steps the loads
        are round in (kilogram logs have even dumbbells and half plates, pound logs fives) and how heavy the heavy tenth is.
        Log-odds from logs of known unit (5 in kg, 7 in lb), tempered since the sets of one lifter are alike; grade: weak.
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
        sets = self._counts.total()
        if not sets:
            return UnitFinding("kg", "inferred", 0.5, "the file holds no load, so its unit does not matter")
        steps = sum(n * _step_log_odds(v) for v, n in self._counts.items()) / sets
        heavy = self._heavy_tenth()
        odds = steps * min(len(self._counts), _ALIKE) + _weight_log_odds(heavy)
        unit: Unit = "lb" if odds > 0 else "kg"
        certainty = min(1 / (1 + exp(-abs(odds))), 0.99)
        fives = sum(n for v, n in self._counts.items() if _is_round(v, 5)) / sets
        detail = (
            f"{fives:.0%} of the loads are multiples of 5 and a tenth of them are {heavy:g} or more, "
            f"which is more usual in {unit}; say --unit if that is wrong"
        )
        return UnitFinding(unit, "inferred", round(certainty, 2), detail)

    def _heavy_tenth(self) -> float:
        left = self._counts.total() / 10
        for value in sorted(self._counts, reverse=True):
            left -= self._counts[value]
            if left <= 0:
                return value
        return min(self._counts)


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


def _step_log_odds(value: float) -> float:
    """ln of how much more usual a load of such a step is in pound logs than in kilogram logs."""
    for step, odds in ((10, 0.05), (5, 0.85), (2.5, -1.2), (2, -2.0), (1, -0.4)):
        if _is_round(value, step):
            return odds
    return -0.9


def _weight_log_odds(heavy: float) -> float:
    """The same of the load that a tenth of all sets reach: about 80 kg or 200 lb, each within a factor of 1.5."""
    in_kg, in_lb = ((log(heavy) - log(usual)) / 0.4 for usual in (80, 200))
    return max(-3.0, min(3.0, (in_kg**2 - in_lb**2) / 2))
