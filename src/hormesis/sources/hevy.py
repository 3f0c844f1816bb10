"""Hevy: the app's CSV in every language and unit setting, re-saved ones too, and the flattened dump of its API. ``Hevy``."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact
from hormesis.domain.load import Unit
from hormesis.domain.training import SetType
from hormesis.sources.assistance import is_assisted
from hormesis.sources.cells import is_future, month_first_in, number
from hormesis.sources.hevy_dates import LANGUAGES, written_at
from hormesis.sources.plausibility import LoadsSeen
from hormesis.sources.source import ReadOptions, ReadReport, Sample, UnitFinding, Unreadable
from hormesis.sources.table import Table, first_row, open_table
from hormesis.sources.weight_unit import entered_unit, load_kg
from hormesis.sources.workout_facts import SetEntry, WorkoutEntry, out_of_range, rir_from_rpe, workout_facts

__all__ = ["Hevy"]

_OF_THE_APP = frozenset({"title", "start_time", "exercise_title", "set_index", "set_type"})
_OF_THE_API = frozenset({"workout_title", "workout_start_time", "exercise_title", "set_index", "set_type"})
_SET_TYPES = {
    "": SetType.WORKING,
    "normal": SetType.WORKING,
    "warmup": SetType.WARM_UP,
    "dropset": SetType.DROP,
    "failure": SetType.FAILURE,
}
_METRES = {"distance_km": 1000.0, "distance_miles": 1609.344, "distance_meters": 1.0}


class Hevy:
    """Sets of Hevy's export, newest first in the file and oldest first as facts.

    A workout is known by its start (by Hevy's own id in the API's dump), a set by exercise, block and place in the block.
    ``failure`` is a working set taken to failure. Loads are as logged: help where the exercise's name says it is assisted.
    """

    @property
    def name(self) -> str:
        return "hevy"

    def recognises(self, sample: Sample) -> bool:
        """Whether the header has Hevy's columns, in any order and with any delimiter."""
        first = first_row(sample.text) if sample.text else None
        columns = {_column(cell) for cell in first[1]} if first else set()
        return columns >= _OF_THE_APP or columns >= _OF_THE_API

    def read(self, path: Path, options: ReadOptions, report: ReadReport) -> Iterator[Fact]:
        """Every set and its workout. A row whose start, load or reps can't be read is skipped and reported.

        Raises ``Invalid`` naming line and column when most rows are such, and when the file is not whole.
        """
        table = open_table(path)
        layout = _Layout.of(table)
        report.layout, report.unit = layout.name, layout.unit_finding
        if options.unit and options.unit != layout.unit and not layout.has_both_units:
            report.notes.append(f"the header says the loads are in {layout.unit}: that stands, not the unit that was given")
        log = _Log(table, layout, options, report)
        for line, cells in table.rows():
            report.rows += 1
            log.add(line, cells)
        report.refuse_if_mostly_unreadable()
        report.notes.extend(log.loads.notes())
        for workout in log.oldest_first():
            yield from workout_facts(workout, options.athlete_id, self.name)


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where each column stands, and the unit that the header states. ``has_both_units``: the API gives kg and lb."""

    columns: Mapping[str, int]
    unit: Unit
    has_both_units: bool
    distance: str | None
    is_api: bool

    @classmethod
    def of(cls, table: Table) -> "_Layout":
        columns = {_column(cell): place for place, cell in enumerate(table.first)}
        is_api = "workout_start_time" in columns
        if is_api:
            renamed = {"workout_title": "title", "workout_start_time": "start_time", "workout_end_time": "end_time"}
            columns |= {new: columns[old] for old, new in renamed.items() if old in columns}
            columns |= {"description": columns["workout_notes"]} if "workout_notes" in columns else {}
        columns |= {"weight_lbs": columns["weight_lb"]} if "weight_lb" in columns else {}
        kg, lb = "weight_kg" in columns, "weight_lbs" in columns
        if not (kg or lb):
            raise Invalid(f"{table.where(1)}: neither a weight_kg nor a weight_lbs column; export the log again from Hevy")
        distance = next((name for name in _METRES if name in columns), None)
        return cls(columns, "kg" if kg else "lb", kg and lb, distance, is_api)

    @property
    def name(self) -> str:
        units = "kg and lb" if self.has_both_units else self.unit
        return f"{'API dump' if self.is_api else 'app export'}, {units}, {self.distance or 'no distance'}"

    @property
    def unit_finding(self) -> UnitFinding:
        return UnitFinding(self.unit, "header", 1.0, f"the column is called weight_{'kg' if self.unit == 'kg' else 'lbs'}")

    def cell(self, cells: list[str], column: str) -> str:
        """The text of a column, empty where the file has no such column."""
        place = self.columns.get(column)
        return "" if place is None else cells[place].strip()


def _month_first(table: Table, layout: _Layout) -> bool | None:
    """How dates such as 9/29/2020 are written, where the log has them."""
    return month_first_in(layout.cell(cells, "start_time") for _, cells in table.rows())


def _column(header: str) -> str:
    """``Set Type`` and ``set_type`` are one column."""
    return "_".join(header.casefold().split())


@dataclass(slots=True)
class _Workout:
    key: str
    at: str
    name: str
    ended_at: str | None
    note: str
    sets: list[SetEntry] = field(default_factory=list)
    blocks: dict[str, int] = field(default_factory=dict)
    last: tuple[str, float] | None = None

    def block(self, exercise_name: str, set_index: float) -> tuple[int, bool]:
        """The number of this exercise's block, and whether this set opens it: the exercise changes or the index starts again."""
        opens = self.last is None or exercise_name != self.last[0] or set_index <= self.last[1]
        if opens:
            self.blocks[exercise_name] = self.blocks.get(exercise_name, -1) + 1
        self.last = exercise_name, set_index
        return self.blocks[exercise_name], opens


class _Log:
    """The workouts of one file while its rows are added."""

    def __init__(self, table: Table, layout: _Layout, options: ReadOptions, report: ReadReport) -> None:
        self.loads = LoadsSeen()
        self._table = table
        self._layout = layout
        self._options = options
        self._report = report
        self._month_first = _month_first(table, layout)
        self._workouts: dict[tuple[str, str], _Workout] = {}
        self._earlier: dict[tuple[str, str], _Workout] = {}

    def oldest_first(self) -> list[WorkoutEntry]:
        """Every workout with a set, by start; of two with one start the one further down the file comes first."""
        kept = [w for w in reversed((self._earlier | self._workouts).values()) if w.sets]
        kept.sort(key=lambda w: w.at)
        seen: Counter[str] = Counter()
        for workout in reversed(kept):  # two workouts that start in one minute: the first in the file has the bare key
            key = workout.key
            workout.key += "+" * seen[key]
            seen[key] += 1
        return [WorkoutEntry(w.key, w.at, w.name, w.sets, w.ended_at, w.note or None) for w in kept]

    def add(self, line: int, cells: list[str]) -> None:
        """Add a row, or count it as skipped where it is no set or can't be read."""
        where = self._table.where(line)
        if (
            cells[0] == self._table.first[0] and tuple(cell.strip() for cell in cells) == self._table.first
        ):  # two exports, one after the other in one file
            self._report.rows -= 1
            self._earlier |= self._workouts
            self._workouts = {}
            return
        try:
            workout = self._workout(cells, where)
            entry = self._entry(workout, cells, where)
        except Unreadable as error:
            self._report.skip_unreadable(error, where)
            return
        why = out_of_range(entry)
        if is_future(workout.at, self._options.today):
            why = "dated in the future"
        elif entry.load_kg is None and entry.reps is None and entry.duration_s is None and entry.distance_m is None:
            why = "nothing was logged"
        if why:
            self._report.skip(why, where)
            return
        self.loads.add(entry.exercise_name, None if entry.assisted else entry.load_kg, workout.at[:10])
        workout.sets.append(entry)

    def _workout(self, cells: list[str], where: str) -> _Workout:
        cell = self._layout.cell
        known = (cell(cells, "workout_id") or cell(cells, "start_time"), cell(cells, "title"))
        workout = self._workouts.get(known)
        if workout is None:
            start, end = cell(cells, "start_time"), cell(cells, "end_time")
            at, ended_at = written_at(start, self._month_first), written_at(end, self._month_first)
            if at is None:
                allowed = f"a date such as '12 Dec 2024, 13:18' with months in {', '.join(LANGUAGES)}, or ISO 8601"
                raise Unreadable("start_time", start, f"{allowed}; set Hevy to English and export again")
            if end and ended_at is None:
                self._report.leave_out("end_time that is no date", end, where)
            ended_at = ended_at if ended_at and ended_at > at else None
            workout = _Workout(cell(cells, "workout_id") or at, at, known[1], ended_at, cell(cells, "description"))
            self._workouts[known] = workout
        return workout

    def _entry(self, workout: _Workout, cells: list[str], where: str) -> SetEntry:
        cell, distance = self._layout.cell, self._layout.distance
        name = cell(cells, "exercise_title")
        block, opens = workout.block(name, self._spare(cells, "set_index", where) or 0)
        load, typed = self._load(cells)
        reps = self._number(cells, "reps")
        if load is None and reps:
            load = 0.0  # Hevy leaves the weight empty where there is only body weight
        seconds = self._spare(cells, "duration_seconds", where) or None
        along = self._spare(cells, distance, where) if distance else None
        superset = cell(cells, "superset_id")
        return SetEntry(
            exercise_name=name,
            load_kg=None if load is None else abs(load),
            reps=None if reps is None or (reps == 0 and (seconds or along)) else math.floor(reps),
            rir=self._rir(cells, where),
            set_type=self._set_type(cells, where),
            duration_s=seconds,
            distance_m=round(along * _METRES[distance], 1) if along and distance else None,
            assisted=is_assisted(name) or (load is not None and load < 0),
            superset=int(float(superset)) if superset.replace(".", "", 1).isdecimal() else superset or None,
            entered_unit=typed,
            note=(cell(cells, "exercise_notes") or None) if opens else None,
            block=block,
        )

    def _load(self, cells: list[str]) -> tuple[float | None, Unit | None]:
        """Kilograms, and the unit that was typed: of the API's two columns the one that holds the rounder number."""
        layout = self._layout
        value = self._number(cells, f"weight_{'kg' if layout.unit == 'kg' else 'lbs'}")
        if value is None:
            return None, None
        typed = entered_unit(abs(value), layout.unit)
        if layout.has_both_units and typed == "lb":
            pounds = self._number(cells, "weight_lbs")
            return load_kg(value, "kg") if pounds is None else load_kg(round(pounds, 2), "lb"), typed
        return load_kg(value, layout.unit), typed

    def _set_type(self, cells: list[str], where: str) -> SetType:
        text = self._layout.cell(cells, "set_type")
        kind = _SET_TYPES.get(text.casefold().replace("_", "").replace(" ", ""))
        if kind is None:
            self._report.leave_out("set_type that is not known, so that the set counts as a working set", text, where)
        return kind or SetType.WORKING

    def _rir(self, cells: list[str], where: str) -> float | None:
        rpe = self._spare(cells, "rpe", where)
        try:
            return rir_from_rpe(rpe) if rpe else None
        except ValueError:
            self._report.leave_out("RPE outside 0..10", rpe, where)
            return None

    def _number(self, cells: list[str], column: str) -> float | None:
        text = self._layout.cell(cells, column)
        try:
            return number(text)
        except ValueError:
            raise Unreadable(column, text, "a number") from None

    def _spare(self, cells: list[str], column: str, where: str) -> float | None:
        """A number without which a set is still a set."""
        try:
            return self._number(cells, column)
        except Unreadable as error:
            self._report.leave_out(f"{column} that is no number", error.found, where)
            return None
