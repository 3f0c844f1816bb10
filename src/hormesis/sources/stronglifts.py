"""StrongLifts: the export of 2016 (a workout a row) and the newer one (an exercise a row). ``StrongLifts``."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact, imported_id
from hormesis.domain.load import Unit
from hormesis.sources.assistance import is_assisted
from hormesis.sources.cells import is_future, number
from hormesis.sources.plausibility import LoadsSeen
from hormesis.sources.source import ReadOptions, ReadReport, Sample, UnitFinding
from hormesis.sources.stronglifts_dates import DateOrder, clock, date_order, day_of, end_of
from hormesis.sources.table import Table, first_row, open_table
from hormesis.sources.weight_unit import load_kg
from hormesis.sources.workout_facts import SetEntry, WorkoutEntry, out_of_range, workout_facts

__all__ = ["StrongLifts"]

_BODY_WEIGHT = re.compile(r"([\d.,]+)\s*(kg|lb)s?", re.IGNORECASE)
_SET = re.compile(r"set (\d+)(?: \(reps\))?")
_SEPARATOR = "\x1f"


class StrongLifts:
    """Workouts of StrongLifts. A set that is empty, ``-`` or 0 was not done.

    The app repeats the last body weight with every workout: only the first and each change become ``body_mass`` facts.
    """

    @property
    def name(self) -> str:
        return "stronglifts"

    def recognises(self, sample: Sample) -> bool:
        """Whether the header has the columns of one of the two layouts."""
        first = first_row(sample.text) if sample.text else None
        return first is not None and _layout(first[1]) is not None

    def read(self, path: Path, options: ReadOptions, report: ReadReport) -> Iterator[Fact]:
        """Body weights, workouts and their sets, oldest first. Raises ``Invalid`` for a cell that can't be read."""
        table = open_table(path)
        header = [cell.casefold() for cell in table.first]
        try:
            order = date_order(table.first[0], (cells[0] for _, cells in table.rows()))
        except ValueError as error:
            raise Invalid(f"{path.name}: {error}") from None
        wide = _layout(table.first) == "wide"
        report.layout = "2016, a workout a row" if wide else "an exercise a row"
        report.unit = _unit(header, table, options.unit)
        log = _Log(table, header, order, report.unit.unit, options, report)
        for line, cells in table.rows():
            report.rows += 1
            try:
                (log.add_wide if wide else log.add_exercise)(line, cells)
            except ValueError as error:
                raise Invalid(f"{table.where(line)}: {error}; mend that cell or export the log again") from None
        yield from log.facts(self.name)


def _layout(header: Sequence[str]) -> str | None:
    names = {cell.casefold() for cell in header}
    if {"date", "workout", "body weight", "exercise 1", "set 1"} <= names:
        return "wide"
    loads = {"set 1 (kg)", "set 1 (lb)"} & names
    if loads and {"workout name", "exercise", "set 1 (reps)"} <= names and any(name.startswith("date (") for name in names):
        return "long"
    return None


def _unit(header: Sequence[str], table: Table, given: Unit | None) -> UnitFinding:
    """The newer header states one unit. The old layout has both: the lifter's is the one written after the body weight."""
    if "set 1 (kg)" in header or "set 1 (lb)" in header:
        unit: Unit = "kg" if "set 1 (kg)" in header else "lb"
        return UnitFinding(unit, "header", 1.0, f"the columns are called (… {unit.upper()})")
    if given:
        return UnitFinding(given, "given", 1.0)
    place = header.index("body weight")
    written = Counter(found[2].casefold() for _, cells in table.rows() if (found := _BODY_WEIGHT.fullmatch(cells[place].strip())))
    unit = "lb" if written["lb"] > written["kg"] else "kg"
    return UnitFinding(unit, "row", 1.0 if written else 0.5, f"body weight is written in {unit}" if written else "no body weight")


@dataclass(slots=True)
class _Workout:
    at: str
    name: str
    ended_at: str | None = None
    note: str = ""
    body_kg: float | None = None
    sets: list[SetEntry] = field(default_factory=list)
    met: Counter[tuple[str, str]] = field(default_factory=Counter)


class _Log:
    def __init__(
        self, table: Table, header: list[str], order: DateOrder, unit: Unit, options: ReadOptions, report: ReadReport
    ) -> None:
        self._table, self._header, self._order, self._unit = table, header, order, unit
        self._options, self._report = options, report
        self._workouts: dict[tuple[str, ...], _Workout] = {}
        self._loads = LoadsSeen()

    def add_wide(self, line: int, cells: list[str]) -> None:
        """A workout: each ``Exercise n`` column opens a group of two weights and its sets."""
        day = day_of(cells[0], self._order)
        name = cells[self._header.index("workout")].strip()
        note = cells[self._header.index("note")].strip() if "note" in self._header else ""
        workout = self._workouts.setdefault((day, name), _Workout(day, name, note=note))
        workout.body_kg = _body_kg(cells[self._header.index("body weight")])
        starts = [i for i, column in enumerate(self._header) if column.startswith("exercise ")]
        for start, end in zip(starts, [*starts[1:], len(cells)], strict=True):
            group = dict(zip(self._header[start:end], cells[start:end], strict=True))
            weight = _number(group, f"weight ({self._unit})")
            other: Unit = "kg" if self._unit == "lb" else "lb"
            load = load_kg(weight, self._unit) if weight is not None else None
            spare = _number(group, f"weight ({other})")
            if load is None and spare is not None:
                load = load_kg(spare, other)
            for column in group:
                if _SET.fullmatch(column):
                    self._add_set(line, workout, cells[start], column, group[column], load)

    def add_exercise(self, line: int, cells: list[str]) -> None:
        """One exercise of a workout: a reps and a load column for each set."""
        row = dict(zip(self._header, cells, strict=True))
        day = day_of(cells[0], self._order)
        starts, ends = (clock(row.get(f"{which} time (h:mm)", "")) for which in ("start", "end"))
        at = f"{day}T{starts}" if starts else day
        name = row["workout name"].strip()
        found = self._workouts.setdefault((at, name, row.get("workout", "")), _Workout(at, name))
        found.ended_at = end_of(at, ends) if starts and ends else None
        found.note = found.note or row.get("notes", "").strip()
        for unit in ("kg", "lb"):
            weight = _number(row, f"body weight ({unit})")
            found.body_kg = load_kg(weight, unit) if weight else found.body_kg
        for column, cell in row.items():
            which = _SET.fullmatch(column)
            if which:
                weight = _number(row, f"set {which[1]} ({self._unit})")
                load = None if weight is None else load_kg(weight, self._unit)
                self._add_set(line, found, row["exercise"], column, cell, load)

    def facts(self, source: str) -> Iterator[Fact]:
        self._report.notes.extend(self._loads.notes())
        athlete = self._options.athlete_id
        last_kg: float | None = None
        times_met: dict[str, int] = {}
        for workout in sorted(self._workouts.values(), key=lambda w: w.at):
            if is_future(workout.at, self._options.today):
                continue
            if workout.body_kg is not None and workout.body_kg != last_kg:
                last_kg = workout.body_kg
                fact_id = imported_id(athlete, source, f"body_mass{_SEPARATOR}{workout.at[:10]}")
                yield Fact("body_mass", workout.at[:10], fact_id, {"kg": round(last_kg, 2)}, source)
            key = f"{workout.at}{_SEPARATOR}{workout.name}"
            times_met[key] = times_met.get(key, 0) + 1
            key += f"{_SEPARATOR}{times_met[key]}" if times_met[key] > 1 else ""
            if workout.sets:
                entry = WorkoutEntry(key, workout.at, workout.name, workout.sets, workout.ended_at, workout.note or None)
                yield from workout_facts(entry, athlete, source)

    def _add_set(self, line: int, workout: _Workout, exercise: str, column: str, cell: str, load: float | None) -> None:
        cell, exercise = cell.strip(), exercise.strip()
        if not exercise or not cell:
            return
        try:
            reps = 0 if cell == "-" else int(number(cell) or 0)
        except ValueError:
            raise ValueError(f"{column}: found {cell!r}; allowed is a number of reps, '-' or nothing") from None
        block = workout.met[exercise, column]
        workout.met[exercise, column] += 1
        entry = SetEntry(
            exercise_name=exercise,
            load_kg=load,
            reps=reps,
            assisted=is_assisted(exercise),
            entered_unit=self._unit if load else None,
            block=block,
            key=_SEPARATOR.join((exercise, str(block), column)),
        )
        why = out_of_range(entry) or (None if reps else "not done")
        why = "dated in the future" if is_future(workout.at, self._options.today) else why
        if why:
            self._report.skip(why, self._table.where(line))
            return
        self._loads.add(exercise, None if entry.assisted else load, workout.at[:10])
        workout.sets.append(entry)


def _number(row: dict[str, str], column: str) -> float | None:
    text = row.get(column, "").strip()
    try:
        return None if text == "-" else number(text)
    except ValueError:
        raise ValueError(f"{column}: found {text!r}; allowed is a number") from None


def _body_kg(text: str) -> float | None:
    """Kilograms of ``183lb`` or ``83.5 kg``; None for anything else and for what no adult weighs."""
    found = _BODY_WEIGHT.fullmatch(text.strip())
    if found is None:
        return None
    kg = load_kg(number(found[1]) or 0.0, "lb" if found[2].casefold() == "lb" else "kg")
    return kg if 20 <= kg <= 400 else None
