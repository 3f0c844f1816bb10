"""FitNotes' CSV: the old one with the unit in its header, the newer one with a unit in each row. ``FitNotes``."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from hormesis.domain.facts import Fact
from hormesis.domain.load import Unit
from hormesis.sources.cells import month_first_in, number, wall_clock
from hormesis.sources.fitnotes_days import NAME, DayBook, Entry, metres
from hormesis.sources.source import ReadOptions, ReadReport, Sample, UnitFinding, Unreadable
from hormesis.sources.table import Table, first_row, open_table
from hormesis.sources.weight_unit import LoadNumbers

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
        """A workout a day and its sets. A row whose date, load or reps can't be read is skipped and reported.

        Raises ``Invalid`` naming line, column, what was found and what is allowed when most rows are such.
        """
        table = open_table(path)
        columns = {cell.casefold(): place for place, cell in enumerate(table.first)}
        weight_column = next(name for name in _WEIGHT_COLUMNS if name in columns)
        known = _WEIGHT_COLUMNS[weight_column] or options.unit
        usual = None if known else _usual_unit(table, columns)
        rows = _Rows(
            table, columns, weight_column, known or (usual.unit if usual else None), _month_first(table, columns), report
        )
        report.layout = "unit in the header" if _WEIGHT_COLUMNS[weight_column] else "unit in each row"
        book = DayBook(options, report)
        units: Counter[Unit] = Counter()
        for line, cells in table.rows():
            report.rows += 1
            try:
                entry = rows.entry(line, cells)
            except Unreadable as error:
                report.skip_unreadable(error, table.where(line))
                continue
            book.add(entry, table.where(line))
            if entry.weight:
                units[entry.unit] += 1
        report.refuse_if_mostly_unreadable()
        report.unit = usual if usual and usual.known_from == "inferred" else _finding(weight_column, units)
        yield from book.facts()


def _usual_unit(table: Table, columns: Mapping[str, int]) -> UnitFinding:
    """The unit of most loads, for those that name none; inferred from the loads where no row names one."""
    units: Counter[Unit] = Counter()
    loads = LoadNumbers()
    unit_at = columns.get("weight unit")
    for _, cells in table.rows():
        unit = _UNITS.get(cells[unit_at].strip().casefold()) if unit_at is not None else None
        try:
            weight = number(cells[columns["weight"]])
        except ValueError:
            continue
        if weight and unit:
            units[unit] += 1
        else:
            loads.add(weight)
    return _finding("weight", units) or loads.finding()


def _month_first(table: Table, columns: Mapping[str, int]) -> bool | None:
    """How dates such as 9/29/2020 are written, where a spreadsheet has saved the log."""
    return month_first_in(cells[columns["date"]] for _, cells in table.rows())


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
    month_first: bool | None
    report: ReadReport

    def entry(self, line: int, cells: list[str]) -> Entry:
        weight = self._number(cells, self.weight_column)
        reps = self._number(cells, "reps")
        return Entry(
            day=self._day(self._cell(cells, "date")),
            exercise=self._cell(cells, "exercise"),
            category=self._cell(cells, "category"),
            weight=weight,
            unit=self._unit(cells),
            reps=None if reps is None else math.floor(reps),
            distance_m=self._distance(line, cells),
            duration_s=self._seconds(line, self._cell(cells, "time")),
            comment=self._cell(cells, "comment"),
        )

    def _unit(self, cells: list[str]) -> Unit:
        text = self._cell(cells, "weight unit")
        if text and text.casefold() not in _UNITS:
            raise Unreadable("Weight Unit", text, "kgs or lbs")
        return _UNITS[text.casefold()] if text else self.unit or "kg"

    def _day(self, text: str) -> str:
        try:
            return wall_clock(text, self.month_first)[:10]
        except ValueError:
            raise Unreadable("Date", text, "a date such as 2026-03-02") from None

    def _distance(self, line: int, cells: list[str]) -> float | None:
        unit = self._cell(cells, "distance unit")
        try:
            return metres(self._number(cells, "distance"), unit)
        except KeyError:
            self.report.leave_out("a distance in a unit that is not m, km, mi, ft, yd, cm or in", unit, self.table.where(line))
        except Unreadable as error:
            self.report.leave_out("a distance that is no number", error.found, self.table.where(line))
        return None

    def _seconds(self, line: int, text: str) -> int | None:
        if not text:
            return None
        parts = text.split(":")
        if len(parts) > 3 or not all(part.isdecimal() for part in parts):
            self.report.leave_out("a time that is not h:mm:ss such as 0:05:00", text, self.table.where(line))
            return None
        seconds = 0
        for part in parts:
            seconds = seconds * 60 + int(part)
        return seconds

    def _number(self, cells: list[str], column: str) -> float | None:
        text = self._cell(cells, column)
        try:
            return number(text)
        except ValueError:
            raise Unreadable(self.table.first[self.columns[column]], text, "a number") from None

    def _cell(self, cells: list[str], column: str) -> str:
        place = self.columns.get(column)
        return "" if place is None else cells[place].strip()
