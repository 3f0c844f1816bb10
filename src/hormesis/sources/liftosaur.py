"""Liftosaur's CSV: a row a set, what was required beside what was completed. ``Liftosaur``."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path

from hormesis.domain.facts import Fact
from hormesis.domain.load import Unit
from hormesis.domain.training import SetType
from hormesis.sources.assistance import is_assisted
from hormesis.sources.cells import is_future, number, wall_clock
from hormesis.sources.plausibility import LoadsSeen
from hormesis.sources.source import ReadOptions, ReadReport, Sample, UnitFinding, Unreadable
from hormesis.sources.table import Table, first_row, open_table
from hormesis.sources.weight_unit import load_kg
from hormesis.sources.workout_facts import SetEntry, WorkoutEntry, out_of_range, rir_from_rpe, workout_facts

__all__ = ["Liftosaur"]

_COLUMNS = frozenset({"workout datetime", "exercise", "completed reps", "completed weight value", "required reps"})
_UNITS: dict[str, Unit] = {"kg": "kg", "lb": "lb", "kgs": "kg", "lbs": "lb"}


class Liftosaur:
    """Completed sets of Liftosaur, oldest first. A set without completed reps was not done; 0 is a failed try."""

    @property
    def name(self) -> str:
        return "liftosaur"

    def recognises(self, sample: Sample) -> bool:
        """Whether the header has Liftosaur's columns, in any order."""
        first = first_row(sample.text) if sample.text else None
        return first is not None and {cell.casefold() for cell in first[1]} >= _COLUMNS

    def read(self, path: Path, options: ReadOptions, report: ReadReport) -> Iterator[Fact]:
        """Workouts and their sets. A row whose time, load or reps can't be read is skipped and reported.

        Raises ``Invalid`` naming line, column, what was found and what is allowed when most rows are such.
        """
        table = open_table(path)
        report.layout = "a row a set"
        log = _Log(table, options, report)
        for line, cells in table.rows():
            report.rows += 1
            try:
                log.add(line, cells)
            except Unreadable as error:
                report.skip_unreadable(error, table.where(line))
        report.refuse_if_mostly_unreadable()
        report.unit = log.unit()
        report.notes.extend(log.loads.notes())
        for workout in log.oldest_first():
            yield from workout_facts(workout, options.athlete_id, self.name)


@dataclass(slots=True)
class _Workout:
    began: str
    name: str
    sets: list[SetEntry] = field(default_factory=list)
    blocks: dict[str, int] = field(default_factory=dict)
    last: str = ""

    def block(self, exercise: str) -> int:
        if exercise != self.last:
            self.blocks[exercise] = self.blocks.get(exercise, -1) + 1
            self.last = exercise
        return self.blocks[exercise]


class _Log:
    def __init__(self, table: Table, options: ReadOptions, report: ReadReport) -> None:
        self.loads = LoadsSeen()
        self._columns = {cell.casefold(): place for place, cell in enumerate(table.first)}
        self._table, self._options, self._report = table, options, report
        self._workouts: dict[tuple[str, str], _Workout] = {}
        self._units: dict[Unit, int] = {"kg": 0, "lb": 0}

    def add(self, line: int, cells: list[str]) -> None:
        began, day_name = self._cell(cells, "workout datetime"), self._cell(cells, "day name")
        workout = self._workouts.get((began, day_name))
        if workout is None:
            try:
                wall_clock(began)
                datetime.fromisoformat(began)
            except ValueError:
                raise Unreadable("Workout DateTime", began, "ISO 8601") from None
            workout = self._workouts[began, day_name] = _Workout(began, day_name)
        entry = self._entry(workout, cells, self._table.where(line))
        why = out_of_range(entry) or ("not done" if entry.reps is None else None)
        why = "dated in the future" if is_future(began, self._options.today) else why
        if why:
            self._report.skip(why, self._table.where(line))
            return
        self.loads.add(entry.exercise_name, None if entry.assisted else entry.load_kg, began[:10])
        workout.sets.append(entry)

    def unit(self) -> UnitFinding | None:
        """The unit of most rows; None when no row has a load."""
        total = sum(self._units.values())
        unit = max(self._units, key=lambda u: self._units[u])
        return UnitFinding(unit, "row", 1.0, f"{self._units[unit]} of {total} loads are in {unit}") if total else None

    def oldest_first(self) -> list[WorkoutEntry]:
        workouts = [w for w in reversed(self._workouts.values()) if w.sets]
        midnights = all(_offset_of_midnight(w.began) is not None for w in workouts)
        entries = [
            WorkoutEntry(f"{w.began}\x1f{w.name}", _local_midnight(w.began) if midnights else w.began, w.name, w.sets)
            for w in workouts
        ]
        return sorted(entries, key=lambda entry: entry.at)

    def _entry(self, workout: _Workout, cells: list[str], where: str) -> SetEntry:
        name = self._cell(cells, "exercise")
        load, unit = self._load(cells)
        reps = self._number(cells, "completed reps")
        set_type = SetType.AMRAP if self._flag(cells, "is amrap?") else SetType.WORKING
        return SetEntry(
            exercise_name=name,
            load_kg=None if load is None else abs(load),
            reps=None if reps is None else math.floor(reps),
            rir=self._rir(cells, where),
            set_type=SetType.WARM_UP if self._flag(cells, "is warmup set?") else set_type,
            assisted=is_assisted(name) or (load or 0) < 0,
            entered_unit=unit if load else None,
            note=self._cell(cells, "notes") or None,
            block=workout.block(name),
        )

    def _load(self, cells: list[str]) -> tuple[float | None, Unit]:
        """The completed load; the required one where the log has no other for a set that was done."""
        for what in ("completed", "required"):
            value = self._number(cells, f"{what} weight value")
            if value is None:
                continue
            text = self._cell(cells, f"{what} weight unit").casefold()
            unit = _UNITS.get(text) if text else self._usual_unit()
            if unit is None:
                raise Unreadable(f"{what} weight unit", text, "kg or lb" if text else "kg or lb, or say --unit kg or --unit lb")
            self._units[unit] += 1
            return load_kg(value, unit), unit
        return None, "kg"

    def _usual_unit(self) -> Unit | None:
        """For a load that names none: as given, else the unit of the loads so far."""
        if self._options.unit or not any(self._units.values()):
            return self._options.unit
        return "lb" if self._units["lb"] > self._units["kg"] else "kg"

    def _rir(self, cells: list[str], where: str) -> float | None:
        try:
            rpe = self._number(cells, "completed rpe")
            return rir_from_rpe(rpe) if rpe else None
        except (Unreadable, ValueError):
            self._report.leave_out("an RPE that is no number in 0..10", self._cell(cells, "completed rpe"), where)
            return None

    def _number(self, cells: list[str], column: str) -> float | None:
        text = self._cell(cells, column)
        try:
            return number(text)
        except ValueError:
            raise Unreadable(column, text, "a number") from None

    def _flag(self, cells: list[str], column: str) -> bool:
        return self._cell(cells, column).casefold() in ("1", "true", "yes")

    def _cell(self, cells: list[str], column: str) -> str:
        place = self._columns.get(column)
        return "" if place is None else cells[place].strip()


def _offset_of_midnight(began: str) -> timedelta | None:
    """How far the zone in which ``began`` (UTC) is midnight lies from UTC; None when it is no quarter of an hour in UTC."""
    at = datetime.fromisoformat(began)
    if at.utcoffset() != timedelta(0) or at.minute % 15 or at.second or at.microsecond:
        return None
    since = timedelta(hours=at.hour, minutes=at.minute)
    return -since if since <= timedelta(hours=12) else timedelta(days=1) - since


def _local_midnight(began: str) -> str:
    """The same instant where it is midnight: 22:00 UTC is the next day in Berlin, and that is the day that was trained on."""
    offset = _offset_of_midnight(began)
    if not offset:
        return began
    return datetime.fromisoformat(began).astimezone(timezone(offset)).isoformat()
