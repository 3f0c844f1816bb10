"""The rows of a Strong export as values, gathered by workout: ``StrongRow``, ``rows_by_workout``."""

from collections.abc import Callable
from sys import intern
from typing import NamedTuple

from hormesis.domain.load import Unit
from hormesis.sources.cells import is_future, month_first_in, number, wall_clock
from hormesis.sources.source import ReadOptions, ReadReport, Unreadable
from hormesis.sources.strong_columns import LENGTH_UNITS, WEIGHT_UNITS, Columns, plain
from hormesis.sources.strong_words import NOTE, REST, set_order_of
from hormesis.sources.table import Table

__all__ = ["StrongRow", "WorkoutKey", "rows_by_workout"]

WorkoutKey = tuple[str, str]
"""Start (ISO 8601) and name of a workout: what every row of it repeats."""


class StrongRow(NamedTuple):
    """One row. ``weight`` and ``distance`` are as stored, in ``weight_unit`` and units of ``length_m`` where the file says so."""

    line: int
    exercise: str
    order: str | int
    weight: float | None
    weight_unit: Unit | None
    reps: float | None
    rpe: float | None
    distance: float | None
    length_m: float | None
    seconds: float | None
    note: str
    workout_note: str
    duration: str

    @property
    def content(self) -> tuple[object, ...]:
        """Everything but the line."""
        return self[1:]


def rows_by_workout(
    table: Table, columns: Columns, options: ReadOptions, report: ReadReport
) -> dict[WorkoutKey, list[StrongRow]]:
    """The rows of each workout, in the order of the file; rows that can't be read are skipped and reported.

    Raises ``Invalid`` when the file is not whole, or when most of its rows can't be read: then it is not what it seemed.
    """
    earlier: dict[WorkoutKey, list[StrongRow]] = {}
    workouts: dict[WorkoutKey, list[StrongRow]] = {}
    starts: dict[str, str | None] = {}
    read = _row_reader(columns, table, report)
    month_first = _month_first(table, columns)
    date_at, name_at, exercise_at = columns.at["date"], columns.at.get("workout"), columns.at["exercise"]
    for line, cells in table.rows(header=columns.headed):
        report.rows += 1
        text = cells[date_at]
        at = starts[text] if text in starts else starts.setdefault(text, _start(text, month_first))
        if at is None:
            if columns.headed and tuple(cell.strip() for cell in cells) == table.first:
                report.rows -= 1
                earlier = _replaced(earlier, workouts, table, report)
                workouts = {}
                continue  # two exports, one after the other in one file
            if text.strip():
                report.skip_unreadable(Unreadable("date", text, "one such as 2026-03-02 18:05:00"), table.where(line))
            else:
                report.skip("no date", table.where(line))
        elif not cells[exercise_at].strip():
            report.skip("no exercise", table.where(line))
        elif is_future(at, options.today):
            report.skip("workout in the future", table.where(line))
        else:
            try:
                row = read(line, cells)
            except Unreadable as error:
                report.skip_unreadable(error, table.where(line))
                continue
            name = intern(cells[name_at].strip()) if name_at is not None else ""
            workouts.setdefault((at, name), []).append(row)
    report.refuse_if_mostly_unreadable()
    return _replaced(earlier, workouts, table, report)


def _replaced(
    earlier: dict[WorkoutKey, list[StrongRow]], later: dict[WorkoutKey, list[StrongRow]], table: Table, report: ReadReport
) -> dict[WorkoutKey, list[StrongRow]]:
    """Both exports' workouts; of one that stands in both the later export's rows count."""
    for key in earlier.keys() & later.keys():
        for row in earlier[key]:
            report.skip("workout written again further down", table.where(row.line))
    return earlier | later


def _start(text: str, month_first: bool | None) -> str | None:
    try:
        return intern(wall_clock(text, month_first))
    except ValueError:
        return None


def _month_first(table: Table, columns: Columns) -> bool | None:
    """How dates such as 9/29/2020 are written, where a spreadsheet has saved the log."""
    date_at = columns.at["date"]
    return month_first_in(cells[date_at] for _, cells in table.rows(header=columns.headed))


def _row_reader(columns: Columns, table: Table, report: ReadReport) -> Callable[[int, list[str]], StrongRow]:
    at = columns.at
    i_exercise, i_order, i_weight, i_reps = at["exercise"], at["set_order"], at["weight"], at["reps"]
    i_weight_unit, i_length_unit = at.get("weight_unit"), at.get("distance_unit")
    rpe, distance, seconds = (_optional(at.get(role), role, table, report) for role in ("rpe", "distance", "seconds"))
    note, workout_note, duration = (_text(at.get(role)) for role in ("note", "workout_note", "duration"))

    def read(line: int, cells: list[str]) -> StrongRow:
        unit, length = columns.weight_unit, columns.length_m
        if i_weight_unit is not None and cells[i_weight_unit]:
            unit = WEIGHT_UNITS.get(plain(cells[i_weight_unit]).rstrip("."))
            if unit is None:
                report.leave_out("a unit of weight that is not known", cells[i_weight_unit], table.where(line))
        if i_length_unit is not None and cells[i_length_unit]:
            length = LENGTH_UNITS.get(plain(cells[i_length_unit]).rstrip("."))
        row = StrongRow(
            line,
            intern(cells[i_exercise].strip()),
            0,
            _needed(cells[i_weight], "weight"),
            unit,
            _needed(cells[i_reps], "reps"),
            rpe(line, cells),
            distance(line, cells),
            length,
            seconds(line, cells),
            note(cells),
            workout_note(cells),
            duration(cells),
        )
        order = cells[i_order]
        return row._replace(order=int(order) if order.isdecimal() and len(order) < 10 else _order(order, row))

    return read


def _needed(text: str, what: str) -> float | None:
    try:
        return number(text)
    except ValueError:
        raise Unreadable(what, text, "a number") from None


def _optional(i: int | None, role: str, table: Table, report: ReadReport) -> Callable[[int, list[str]], float | None]:
    """Reads a cell without which a set is still a set."""
    if i is None:
        return lambda _line, _cells: None

    def read(line: int, cells: list[str]) -> float | None:
        try:
            return number(cells[i])
        except ValueError:
            report.leave_out(f"{'RPE' if role == 'rpe' else role} that is no number", cells[i], table.where(line))
            return None

    return read


def _text(i: int | None) -> Callable[[list[str]], str]:
    return (lambda _: "") if i is None else (lambda cells: cells[i] and intern(cells[i].strip()))


def _order(text: str, row: StrongRow) -> str | int:
    """What kind of row it is. A word in a language not known yet is told by what its row holds: only seconds, only a note."""
    known = set_order_of(text)
    if known is not None:
        return known
    if not row.weight and not row.reps and len(text.strip()) > 2:
        if row.seconds:
            return REST
        if row.note:
            return NOTE
    return intern(text.strip())
