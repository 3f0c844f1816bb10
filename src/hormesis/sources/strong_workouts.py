"""Strong's rows as workouts of sets: repeated exports dropped, pseudo-rows folded into the sets, loads in kilograms."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from hormesis.domain.load import Unit
from hormesis.domain.training import SetType
from hormesis.sources.assistance import is_assisted
from hormesis.sources.cells import seconds_after
from hormesis.sources.plausibility import LoadsSeen
from hormesis.sources.source import ReadReport
from hormesis.sources.strong_rows import StrongRow, WorkoutKey
from hormesis.sources.strong_words import NOTE, REST, SET_CODES, duration_s
from hormesis.sources.table import Table
from hormesis.sources.weight_unit import entered_unit, load_kg
from hormesis.sources.workout_facts import SetEntry, WorkoutEntry, out_of_range, rir_from_rpe

__all__ = ["drop_repeated_workouts", "workout_entries"]

_METRES_BY_UNIT: Mapping[Unit, float] = {"kg": 1000.0, "lb": 1609.344}
"""Where no unit of distance is exported it follows the loads': kilometres with kilograms, miles with pounds."""

_MOST_REPS = 10000
_MOST_NAMED = 5


def drop_repeated_workouts(workouts: dict[WorkoutKey, list[StrongRow]], table: Table, report: ReadReport) -> None:
    """Leave one copy of each workout that the app wrote twice, in place; the dropped rows are counted in the report.

    Such a workout is two equal halves. Rounds that were really done twice look alike, but not byte by byte: only the first
    row of a written workout has a quoted workout note, be it empty. Of a lone exercise that mark is asked for.
    """
    repeated = {key: len(rows) // 2 for key, rows in workouts.items() if _is_twice_the_same([r.content for r in rows])}
    starts = {workouts[key][i].line for key, half in repeated.items() for i in (0, half)}
    written = table.written(starts) if starts else {}
    for key, half in repeated.items():
        rows = workouts[key]
        again = written[rows[half].line]
        lone = len({row.exercise for row in rows}) == 1
        if again == written[rows[0].line] and (not lone or _begins_a_workout(again, rows[half], rows[half + 1])):
            for row in rows[half:]:
                report.skip("whole workout written twice", table.where(row.line))
            workouts[key] = rows[:half]


def _begins_a_workout(written: str, row: StrongRow, following: StrongRow) -> bool:
    if row.workout_note:
        return not following.workout_note
    return not written.startswith('"') and any(mark in written for mark in ('"",""', '"";""'))


def _is_twice_the_same(contents: list[tuple[object, ...]]) -> bool:
    """Whether the rows are a half and its copy: not many short rounds, and not one set of each exercise done twice."""
    half = len(contents) // 2
    if half < 2 or len(contents) % 2 or contents[0] != contents[half] or contents[:half] != contents[half:]:
        return False
    if any(half % n == 0 and contents[:n] * (half // n) == contents[:half] for n in range(1, half // 2 + 1)):
        return False
    exercises = [content[0] for content in contents[:half]]
    return len(set(exercises)) < len(exercises)


def workout_entries(
    workouts: Mapping[WorkoutKey, Sequence[StrongRow]], unit: Unit, table: Table, report: ReadReport
) -> Iterator[WorkoutEntry]:
    """Each workout in the order of time. ``unit`` is that of loads whose row and header say none."""
    seen = LoadsSeen()
    unknown: set[str] = set()
    for key in sorted(workouts, key=lambda k: k[0]):
        rows = workouts[key]
        sets = _Sets(unit, table, report, seen)
        for row in rows:
            sets.add(row)
            if isinstance(row.order, str) and row.order not in (REST, NOTE, *SET_CODES) and row.order not in unknown:
                unknown.add(row.order)
                if len(unknown) > _MOST_NAMED:
                    continue
                report.notes.append(
                    f"set order {row.order!r} is not known; such sets count as working sets ({table.where(row.line)})"
                )
        if not sets.entries:
            continue
        at, name = key
        seconds = next((s for s in (duration_s(row.duration) for row in rows if row.duration) if s), None)
        yield WorkoutEntry(
            key=f"{at}\x1f{name}",
            at=at,
            name=name,
            sets=sets.entries,
            ended_at=seconds_after(at, seconds) if seconds else None,
            note=next((row.workout_note for row in rows if row.workout_note), None),
        )
    report.notes += seen.notes()


class _Sets:
    """The sets of one workout as they are built from its rows: block counts, rests and notes that stand in rows of their own."""

    def __init__(self, unit: Unit, table: Table, report: ReadReport, seen: LoadsSeen) -> None:
        self.entries: list[SetEntry] = []
        self._unit: Unit = unit
        self._table = table
        self._report = report
        self._seen = seen
        self._blocks: dict[str, int] = {}
        self._exercise = ""
        self._number = -1
        self._waiting_note = ""

    def add(self, row: StrongRow) -> None:
        """Take one row: a set, or what belongs to the set before it (rest) or after it (note)."""
        self._enter_block(row)
        if row.order == REST:
            if self.entries and row.seconds and self.entries[-1].exercise_name == row.exercise:
                rested = replace(self.entries[-1], rest_s=row.seconds)
                problem = out_of_range(rested)
                if problem:
                    self._report.skip(problem, self._table.where(row.line))
                else:
                    self.entries[-1] = rested
        elif row.order == NOTE:
            self._waiting_note = row.note
        else:
            entry = self._entry(row)
            problem = out_of_range(entry)
            if problem:
                self._report.skip(problem, self._table.where(row.line))
            else:
                self._seen.add(row.exercise, None if entry.assisted else entry.load_kg, f"line {row.line}")
                self.entries.append(entry)
                self._waiting_note = ""

    def _enter_block(self, row: StrongRow) -> None:
        restarts = isinstance(row.order, int) and row.order <= self._number
        if row.exercise != self._exercise or restarts:
            if row.exercise != self._exercise:
                self._waiting_note = ""
            self._blocks[row.exercise] = self._blocks.get(row.exercise, -1) + 1
            self._exercise, self._number = row.exercise, -1
        if isinstance(row.order, int):
            self._number = row.order

    def _entry(self, row: StrongRow) -> SetEntry:
        unit = row.weight_unit or self._unit
        stored = row.weight or 0.0
        timed = bool(row.seconds)
        reps = None if row.reps is None or (timed and not row.reps) else int(row.reps)
        if reps is not None and not 0 <= reps <= _MOST_REPS:
            where = self._table.where(row.line)
            self._report.leave_out("reps that can't be", reps, where)
            reps = None
        has_load = stored != 0 or reps is not None
        length = row.length_m or _METRES_BY_UNIT[unit]
        return SetEntry(
            exercise_name=row.exercise,
            load_kg=load_kg(abs(stored), unit) if has_load else None,
            reps=reps,
            rir=self._rir(row),
            set_type=SET_CODES.get(row.order, SetType.WORKING) if isinstance(row.order, str) else SetType.WORKING,
            duration_s=row.seconds if timed else None,
            distance_m=round(row.distance * length, 2) if row.distance else None,
            assisted=stored < 0 or is_assisted(row.exercise),
            entered_unit=entered_unit(abs(stored), unit) if stored else None,
            note=" · ".join(note for note in (self._waiting_note, row.note) if note) or None,
            block=self._blocks[row.exercise],
        )

    def _rir(self, row: StrongRow) -> float | None:
        if not row.rpe:
            return None
        try:
            return rir_from_rpe(row.rpe)
        except ValueError:
            where = self._table.where(row.line)
            self._report.leave_out("RPE outside 0..10", row.rpe, where)
            return None
