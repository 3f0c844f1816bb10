"""FitNotes' backup, a SQLite database: the sets of its log, supersets, comments and body weights. ``FitNotesBackup``.

``training_log.metric_weight`` is always in kilograms (by the app's factor 2.20462); ``settings.metric`` says what the
lifter sees and types: 0 is pounds. ``training_log.unit`` is the unit of the distance, not of the weight.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact, imported_id
from hormesis.domain.load import Unit
from hormesis.sources.cells import is_future
from hormesis.sources.fitnotes_days import NAME, DayBook, Entry, metres
from hormesis.sources.source import ReadOptions, ReadReport, Sample, UnitFinding

__all__ = ["FitNotesBackup"]

_MAGIC = b"SQLite format 3\x00"
_POUNDS_PER_KG = 2.20462
"""FitNotes' own factor: 135 lb stand as 61.23504…, so only this one brings 135 back."""
_WITH_WEIGHT = frozenset({0, 2, 3, 6})
_WITH_REPS = frozenset({0, 4, 5, 7})
_DISTANCE_UNITS = {2: "m", 5: "mi"}
_COMMENT_OF_A_SET = 1

_SETS = """
SELECT t._id, t.date, e.name, c.name, e.exercise_type_id, t.metric_weight, t.reps, t.unit, t.distance, t.duration_seconds, e._id
FROM training_log t JOIN exercise e ON e._id = t.exercise_id LEFT JOIN Category c ON c._id = e.category_id
ORDER BY t.date, t._id
"""


class FitNotesBackup:
    """The same log as FitNotes' CSV, and the same ids: FitNotes' two ways out may be imported one after the other."""

    @property
    def name(self) -> str:
        return NAME

    def recognises(self, sample: Sample) -> bool:
        """Whether this is SQLite. Its tables may be named anywhere in the file: ``read`` looks, and says if they are others."""
        return sample.head.startswith(_MAGIC)

    def read(self, path: Path, options: ReadOptions, report: ReadReport) -> Iterator[Fact]:
        """A workout a day and its sets, then body weights. The database is opened read-only; raises ``Invalid`` when damaged."""
        report.layout = "SQLite backup"
        try:
            with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as backup:
                yield from _Backup(path, backup, options, report).facts()
        except (sqlite3.Error, TypeError, ValueError) as error:
            raise Invalid(f"{path.name}: not a whole FitNotes backup ({error}); make the backup again in FitNotes") from None


class _Backup:
    def __init__(self, path: Path, backup: sqlite3.Connection, options: ReadOptions, report: ReadReport) -> None:
        self._path = path
        self._backup = backup
        self._options = options
        self._report = report
        rows = backup.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        self._tables = {str(name) for (name,) in rows}

    def facts(self) -> Iterator[Fact]:
        problem = self._backup.execute("PRAGMA quick_check(1)").fetchone()
        if problem is None or problem[0] != "ok":
            raise sqlite3.DatabaseError(str(problem and problem[0]))
        if not {"training_log", "exercise", "Category"} <= self._tables:
            named = ", ".join(sorted(self._tables)[:6]) or "none"
            raise Invalid(f"{self._path.name}: SQLite, but no FitNotes backup (its tables: {named}); give a .fitnotes file")
        unit = self._unit()
        comments = self._comments()
        supersets = self._supersets()
        book = DayBook(self._options, self._report)
        for row in self._backup.execute(_SETS):
            self._report.rows += 1
            where = f"{self._path.name}, training_log {row[0]}"
            try:
                entry = self._entry(row, unit, comments.get(row[0], ""), supersets.get((str(row[1]), row[10])))
            except (TypeError, ValueError) as error:
                raise Invalid(f"{where}: {error}; make the backup again in FitNotes") from None
            book.add(entry, where)
        yield from book.facts(self._day_notes())
        yield from self._body_masses()

    def _entry(self, row: tuple[object, ...], unit: Unit, comment: str, superset: int | None) -> Entry:
        _, day, exercise, category, kind, weight, reps, distance_unit, distance, seconds, _ = row
        kilograms, count, length = (_as_number(value) for value in (weight, reps, distance))
        if length and distance_unit not in _DISTANCE_UNITS:
            note = f"distances in FitNotes' unit number {distance_unit!r}, which is not known, are left out"
            if note not in self._report.notes:
                self._report.notes.append(note)
            length = 0.0
        shown = round(kilograms * _POUNDS_PER_KG, 2) if unit == "lb" else round(kilograms, 4)
        return Entry(
            day=datetime.fromisoformat(str(day)).date().isoformat(),
            exercise=str(exercise).strip(),
            category=str(category or ""),
            weight=shown if kilograms or kind in _WITH_WEIGHT else None,
            unit=unit,
            reps=int(count) if count or kind in _WITH_REPS else None,
            distance_m=metres(length, _DISTANCE_UNITS.get(distance_unit, "") if isinstance(distance_unit, int) else ""),
            duration_s=int(_as_number(seconds)) or None,
            comment=comment,
            superset=superset,
        )

    def _unit(self) -> Unit:
        """What the lifter typed: as given, as the app's settings say, else kilograms. The loads themselves are in kilograms."""
        unit: Unit | None = self._options.unit
        known_from = "given" if unit else "header"
        if unit is None and "settings" in self._tables:
            metric = self._backup.execute("SELECT metric FROM settings LIMIT 1").fetchone()
            unit = "lb" if metric and metric[0] == 0 else "kg"
        unit = unit or "kg"
        self._report.unit = UnitFinding(unit, known_from, 1.0, f"loads are stored in kg and were typed in {unit}")
        return unit

    def _comments(self) -> dict[int, str]:
        if "Comment" not in self._tables:
            return {}
        rows = self._backup.execute("SELECT owner_id, comment FROM Comment WHERE owner_type_id = ?", (_COMMENT_OF_A_SET,))
        return {int(owner): str(comment).strip() for owner, comment in rows}

    def _day_notes(self) -> dict[str, str]:
        if "WorkoutComment" not in self._tables:
            return {}
        rows = self._backup.execute("SELECT date, comment FROM WorkoutComment ORDER BY _id")
        return {str(day)[:10]: str(comment).strip() for day, comment in rows}

    def _supersets(self) -> dict[tuple[str, int], int]:
        """(Day, exercise) → the number of its group that day, from 0. A group of one exercise is no superset."""
        if not {"WorkoutGroup", "WorkoutGroupExercise"} <= self._tables:
            return {}
        rows = self._backup.execute(
            "SELECT date, workout_group_id, exercise_id FROM WorkoutGroupExercise WHERE date <> '' ORDER BY workout_group_id"
        )
        groups: dict[str, dict[int, list[int]]] = {}
        for day, group, exercise in rows:
            groups.setdefault(str(day), {}).setdefault(int(group), []).append(int(exercise))
        return {
            (day, exercise): place
            for day, members in groups.items()
            for place, exercises in enumerate(e for e in members.values() if len(set(e)) > 1)
            for exercise in exercises
        }

    def _body_masses(self) -> Iterator[Fact]:
        if "BodyWeight" not in self._tables:
            return
        for at, kg in self._backup.execute("SELECT date, body_weight_metric FROM BodyWeight ORDER BY date, _id"):
            moment = datetime.fromisoformat(str(at)).isoformat()
            if is_future(moment, self._options.today) or not 20 <= _as_number(kg) <= 400:
                self._report.skip("a body weight out of range or in the future", f"{self._path.name}, BodyWeight {at}")
                continue
            fact_id = imported_id(self._options.athlete_id, NAME, f"body_mass\x1f{moment}")
            yield Fact("body_mass", moment, fact_id, {"kg": round(_as_number(kg), 2)}, NAME)


def _as_number(value: object) -> float:
    if value is None:
        return 0.0
    if isinstance(value, int | float):
        return float(value)
    raise TypeError(f"found {value!r}; allowed is a number")
