"""FitNotes' CSV: the old one with the unit in its header, the newer one with a unit in each row. ``FitNotes``."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact
from hormesis.domain.load import Unit
from hormesis.sources.cells import number
from hormesis.sources.fitnotes_days import NAME, DayBook, Entry, metres
from hormesis.sources.source import ReadOptions, ReadReport, Sample, UnitFinding
from hormesis.sources.table import Table, first_row, open_table

__all__ = ["FitNotes"]

_COLUMNS = frozenset({"date", "exercise", "category", "reps", "distance", "time"})
_WEIGHT_COLUMNS: Mapping[str, Unit | None] = {
    "weight (kgs)": "kg",
    "weight (kg)": "kg",
    "weight (lbs)": "lb",
    "weight (lb)": "lb",
    "weight": None,
}
_UNITS: Mapping[str, Unit] = {"kgs": "kg", "kg": "kg", "lbs": "lb", "lb": "lb"}


class FitNotes:
    """Sets by day: FitNotes' CSV has no time, no workout's name and no number of a set.

    Identical rows are real repeated sets and stay apart by how often they have been met that day. RPE is read from the comment.
    """

    @property
    def name(self) -> str:
        return NAME

    def recognises(self, sample: Sample) -> bool:
        """Whether the header has FitNotes' columns, in any order."""
        first = first_row(sample.text) if sample.text else None
        columns = {cell.casefold() for cell in first[1]} if first else set()
        return columns >= _COLUMNS and bool(columns & _WEIGHT_COLUMNS.keys())

    def read(self, path: Path, options: ReadOptions, report: ReadReport) -> Iterator[Fact]:
        """A workout a day and its sets. Raises ``Invalid`` naming line, column, what was found and what is allowed."""
        table = open_table(path)
        columns = {cell.casefold(): place for place, cell in enumerate(table.first)}
        weight_column = next(name for name in _WEIGHT_COLUMNS if name in columns)
        rows = _Rows(table, columns, weight_column, _WEIGHT_COLUMNS[weight_column] or options.unit)
        report.layout = "unit in the header" if _WEIGHT_COLUMNS[weight_column] else "unit in each row"
        book = DayBook(options, report)
        units: Counter[Unit] = Counter()
        for line, cells in table.rows():
            report.rows += 1
            entry = rows.entry(line, cells)
            book.add(entry, table.where(line))
            if entry.weight:
                units[entry.unit] += 1
        report.unit = _finding(weight_column, units)
        yield from book.facts()


def _finding(weight_column: str, units: Counter[Unit]) -> UnitFinding | None:
    if not units:
        return None
    unit, count = units.most_common(1)[0]
    of_header = _WEIGHT_COLUMNS[weight_column] is not None
    detail = f"the column is called {weight_column!r}" if of_header else f"{count} of {units.total()} loads are in {unit}"
    return UnitFinding(unit, "header" if of_header else "row", 1.0, detail)


@dataclass(frozen=True, slots=True)
class _Rows:
    """How a row is read. ``unit`` holds where the row itself names none: from the header, or given."""

    table: Table
    columns: Mapping[str, int]
    weight_column: str
    unit: Unit | None

    def entry(self, line: int, cells: list[str]) -> Entry:
        weight = self._number(line, cells, self.weight_column)
        reps = self._number(line, cells, "reps")
        distance_unit = self._cell(cells, "distance unit")
        try:
            distance_m = metres(self._number(line, cells, "distance"), distance_unit)
        except KeyError:
            raise self._refused(line, "Distance Unit", distance_unit, "m, km, mi, ft, yd, cm or in") from None
        return Entry(
            day=self._day(line, self._cell(cells, "date")),
            exercise=self._cell(cells, "exercise"),
            category=self._cell(cells, "category"),
            weight=weight,
            unit=self._unit(line, cells, weight),
            reps=None if reps is None else math.floor(reps),
            distance_m=distance_m,
            duration_s=self._seconds(line, self._cell(cells, "time")),
            comment=self._cell(cells, "comment"),
        )

    def _unit(self, line: int, cells: list[str], weight: float | None) -> Unit:
        text = self._cell(cells, "weight unit").casefold()
        if text:
            if text not in _UNITS:
                raise self._refused(line, "Weight Unit", text, "kgs or lbs")
            return _UNITS[text]
        if self.unit is None and weight:
            raise Invalid(f"{self.table.where(line)}: a weight without a unit; say --unit kg or --unit lb")
        return self.unit or "kg"

    def _day(self, line: int, text: str) -> str:
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError:
            raise self._refused(line, "Date", text, "a date such as 2026-03-02") from None

    def _seconds(self, line: int, text: str) -> int | None:
        if not text:
            return None
        parts = text.split(":")
        if len(parts) > 3 or not all(part.isdecimal() for part in parts):
            raise self._refused(line, "Time", text, "h:mm:ss such as 0:05:00")
        seconds = 0
        for part in parts:
            seconds = seconds * 60 + int(part)
        return seconds

    def _number(self, line: int, cells: list[str], column: str) -> float | None:
        text = self._cell(cells, column)
        try:
            return number(text)
        except ValueError:
            raise self._refused(line, self.table.first[self.columns[column]], text, "a number") from None

    def _cell(self, cells: list[str], column: str) -> str:
        place = self.columns.get(column)
        return "" if place is None else cells[place].strip()

    def _refused(self, line: int, column: str, found: str, allowed: str) -> Invalid:
        return Invalid(f"{self.table.where(line)}: {column}: found {found!r}; allowed is {allowed}; export the log again")
