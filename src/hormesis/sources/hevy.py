"""Hevy: the app's CSV in every language and unit setting, re-saved ones too, and the flattened dump of its API. ``Hevy``."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact
from hormesis.domain.load import Unit
from hormesis.domain.training import SetType
from hormesis.sources.assistance import is_assisted
from hormesis.sources.cells import is_future, number
from hormesis.sources.hevy_dates import LANGUAGES, written_at
from hormesis.sources.plausibility import LoadsSeen
from hormesis.sources.source import ReadOptions, ReadReport, Sample, UnitFinding
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
        columns = {cell.casefold() for cell in first[1]} if first else set()
        return columns >= _OF_THE_APP or columns >= _OF_THE_API

    def read(self, path: Path, options: ReadOptions, report: ReadReport) -> Iterator[Fact]:
        """Every set and its workout. Raises ``Invalid`` for a date or number that can't be read, naming line and column."""
        table = open_table(path)
        layout = _Layout.of(table)
        report.layout, report.unit = layout.name, layout.unit_finding
        if options.unit and options.unit != layout.unit and not layout.has_both_units:
            report.notes.append(f"the header says the loads are in {layout.unit}: that stands, not the unit that was given")
        log = _Log(table, layout, options, report)
        for line, cells in table.rows():
            report.rows += 1
            log.add(line, cells)
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
        columns = {cell.casefold(): place for place, cell in enumerate(table.first)}
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


@dataclass(slots=True)
class _Workout:
    key: str
    at: str
    name: str
    ended_at: str | None
    note: str
    line: int
    sets: list[SetEntry] = field(default_factory=list)
    blocks: dict[str, int] = field(default_factory=dict)
    last: tuple[str, int] = ("", -1)

    def block(self, exercise_name: str, set_index: int) -> tuple[int, bool]:
        """The number of this exercise's block, and whether this set opens it: the exercise changes or the index starts again."""
        opens = exercise_name != self.last[0] or set_index <= self.last[1]
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
        self._workouts: dict[tuple[str, str], _Workout] = {}
        self._keys: set[str] = set()

    def oldest_first(self) -> list[WorkoutEntry]:
        """Every workout with a set, by start; of two with one start the one further down the file comes first."""
        kept = [w for w in reversed(self._workouts.values()) if w.sets]
        kept.sort(key=lambda w: w.at)
        return [WorkoutEntry(w.key, w.at, w.name, w.sets, w.ended_at, w.note or None) for w in kept]

    def add(self, line: int, cells: list[str]) -> None:
        """Add a row. Raises ``Invalid`` for what can't be read; counts as skipped what is no set."""
        workout = self._workout(line, cells)
        where = self._table.where(line)
        try:
            entry = self._entry(workout, cells)
        except ValueError as error:
            raise Invalid(f"{where}: {error}; mend that cell or export the log again") from None
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

    def _workout(self, line: int, cells: list[str]) -> _Workout:
        cell = self._layout.cell
        known = (cell(cells, "workout_id") or cell(cells, "start_time"), cell(cells, "title"))
        workout = self._workouts.get(known)
        if workout is None:
            at = self._moment(line, "start_time", cell(cells, "start_time"))
            end = cell(cells, "end_time")
            ended_at = self._moment(line, "end_time", end) if end else None
            key = cell(cells, "workout_id") or at
            while key in self._keys:  # two workouts that start in one minute
                key += "+"
            self._keys.add(key)
            ended_at = ended_at if ended_at and ended_at > at else None
            workout = _Workout(key, at, known[1], ended_at, cell(cells, "description"), line)
            self._workouts[known] = workout
        return workout

    def _moment(self, line: int, column: str, text: str) -> str:
        at = written_at(text)
        if at is None:
            raise Invalid(
                f"{self._table.where(line)}: {column}: found {text!r}; allowed is a date such as '12 Dec 2024, 13:18' "
                f"with months in {', '.join(LANGUAGES)}, or ISO 8601; set Hevy to English and export again"
            )
        return at

    def _entry(self, workout: _Workout, cells: list[str]) -> SetEntry:
        cell = self._layout.cell
        name = cell(cells, "exercise_title")
        block, opens = workout.block(name, self._whole(cells, "set_index") or 0)
        load, typed = self._load(cells)
        reps = self._whole(cells, "reps")
        if load is None and reps:
            load = 0.0  # Hevy leaves the weight empty where there is only body weight
        seconds = self._number(cells, "duration_seconds") or None
        distance = self._layout.distance
        along = self._number(cells, distance) if distance else None
        kind = cell(cells, "set_type").casefold().replace("_", "").replace(" ", "")
        if kind not in _SET_TYPES:
            raise ValueError(f"set_type: found {kind!r}; allowed are {', '.join(filter(None, _SET_TYPES))}")
        superset = cell(cells, "superset_id")
        return SetEntry(
            exercise_name=name,
            load_kg=load,
            reps=None if reps == 0 and (seconds or along) else reps,
            rir=self._rir(cells),
            set_type=_SET_TYPES[kind],
            duration_s=seconds,
            distance_m=round(along * _METRES[distance], 1) if along and distance else None,
            assisted=is_assisted(name),
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
        typed = entered_unit(value, layout.unit)
        if layout.has_both_units and typed == "lb":
            pounds = self._number(cells, "weight_lbs")
            return load_kg(value, "kg") if pounds is None else load_kg(round(pounds, 2), "lb"), typed
        return load_kg(value, layout.unit), typed

    def _rir(self, cells: list[str]) -> float | None:
        rpe = self._number(cells, "rpe")
        return rir_from_rpe(rpe) if rpe else None

    def _number(self, cells: list[str], column: str) -> float | None:
        text = self._layout.cell(cells, column)
        try:
            return number(text)
        except ValueError:
            raise ValueError(f"{column}: found {text!r}; allowed is a number") from None

    def _whole(self, cells: list[str], column: str) -> int | None:
        value = self._number(cells, column)
        return None if value is None else math.floor(value)
