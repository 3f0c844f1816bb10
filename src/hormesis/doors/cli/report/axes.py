"""Where a value and a day stand on a chart, and the marks that say so: ``Frame``, ``Scale``, ``scale_over``, ``day_text``."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hormesis.doors.cli.report.drawing import label, rule

__all__ = ["Frame", "Scale", "day_text", "runs_of", "scale_over"]

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY_LABEL_PX = 56
_STEPS = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from ``low`` to ``high`` between two places on the paper, and where its ticks are."""

    low: float
    high: float
    start: float
    end: float
    ticks: tuple[float, ...] = ()

    def __call__(self, value: float) -> float:
        """The place of a value; one beyond the ends stands at the end."""
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


@dataclass(frozen=True, slots=True)
class Frame:
    """The field of a chart: days from left to right, values from the bottom up."""

    left: float
    right: float
    first: date
    last: date
    y: Scale

    def x(self, day: date | str) -> float:
        """The place of a day (or its ISO date)."""
        at = date.fromisoformat(day) if isinstance(day, str) else day
        span = max((self.last - self.first).days, 1)
        return self.left + (self.right - self.left) * (at - self.first).days / span

    def grid(self, said: Callable[[float], str] = lambda value: f"{value:g}".replace("-", "−"), days: bool = True) -> str:
        """Lines at the ticks with their values, and below them the days."""
        lines = [
            rule(self.left, self.y(tick), self.right, self.y(tick), "grid")
            + label(self.left - 6, self.y(tick) + 4, said(tick), "tick", "end")
            for tick in self.y.ticks
        ]
        return "".join(lines) + (self._days() if days else "")

    def _days(self) -> str:
        per_day = (self.right - self.left) / max((self.last - self.first).days, 1)
        weeks = max(1, math.ceil(_DAY_LABEL_PX / (7 * per_day)))
        marks, day = [], self.last
        while day >= self.first:
            x = self.x(day)
            anchor = "end" if day == self.last else "start" if x - self.left < _DAY_LABEL_PX / 3 else "middle"
            marks.append(rule(x, self.y.start, x, self.y.start + 4, "axis"))
            marks.append(label(x, self.y.start + 17, day_text(day), "tick", anchor))
            day -= timedelta(weeks=weeks)
        return rule(self.left, self.y.start, self.right, self.y.start, "axis") + "".join(marks)


def scale_over(
    values: Iterable[float], bottom: float, top: float, ticks: int = 4, least: float = 0.0, zero: bool = False
) -> Scale:
    """A scale that holds ``values`` with round ticks, from ``bottom`` up to ``top`` on the paper.

    ``least`` is the smallest range it may show, so that noise does not look like change; ``zero`` begins it at 0.
    """
    found = list(values) or [0.0, 1.0]
    low, high = (min(0.0, *found) if zero else min(found)), max(found)
    if high - low < least or high == low:
        middle, half = (low + high) / 2, max(least, abs(high) * 0.1, 1e-6) / 2
        low, high = (low, low + 2 * half) if zero else (middle - half, middle + half)
    step = _step((high - low) / ticks)
    first, last = math.floor(low / step), math.ceil(high / step)
    marks = tuple(round(step * i, 10) for i in range(first, last + 1))
    return Scale(marks[0], marks[-1], bottom, top, marks)


def runs_of(days: Sequence[tuple[date, float, float]], apart: int = 1) -> list[list[tuple[date, float, float]]]:
    """Rows of (day, …) parted wherever more than ``apart`` days lie between two."""
    runs: list[list[tuple[date, float, float]]] = []
    for row in days:
        if runs and (row[0] - runs[-1][-1][0]).days <= apart:
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs


def day_text(day: date | str, year: bool = False) -> str:
    """A day as an axis says it: 26 Apr."""
    at = date.fromisoformat(day) if isinstance(day, str) else day
    return f"{at.day} {_MONTHS[at.month - 1]}" + (f" {at.year}" if year else "")


def _step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in _STEPS if step * power >= rough * 0.999)
