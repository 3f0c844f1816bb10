"""The Strong app's CSV exports, of every layout and language met: ``Strong``."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact
from hormesis.domain.load import Unit
from hormesis.sources.source import ReadOptions, ReadReport, Sample, UnitFinding
from hormesis.sources.strong_columns import Columns, columns_by_place, columns_of, columns_without_header
from hormesis.sources.strong_measurements import body_mass_facts, is_measurement
from hormesis.sources.strong_rows import StrongRow, WorkoutKey, rows_by_workout
from hormesis.sources.strong_workouts import drop_repeated_workouts, workout_entries
from hormesis.sources.table import first_row, open_table, second_row
from hormesis.sources.weight_unit import LoadNumbers
from hormesis.sources.workout_facts import workout_facts

__all__ = ["Strong"]


class Strong:
    """Workouts (``Settings → Export Strong Data``) and body weight (``Measure → Weight → Export``) of the Strong app.

    Columns are told by their names, by their places only where no name is known; the delimiter by the first line. Times are
    local wall-clock times. A workout is known by its start and name, a set by its exercise, the block it stands in and its
    place there.
    """

    name = "strong"

    def recognises(self, sample: Sample) -> bool:
        """Whether the first row names Strong's columns, or is data in one of the app's own orders. Never raises."""
        first = first_row(sample.text) if sample.text else None
        if first is None or sample.text is None:
            return False
        return is_measurement(first[1]) or _columns(first[1], second_row(sample.text, first[0])) is not None

    def read(self, path: Path, options: ReadOptions, report: ReadReport) -> Iterator[Fact]:
        """Each workout followed by its sets, oldest first; the whole file is read before the first fact is given.

        Raises ``Invalid`` with file and line when the file is cut off, not text, or not a Strong export.
        """
        table = open_table(path)
        if is_measurement(table.first):
            yield from body_mass_facts(table, options, report, self.name)
            return
        columns = _columns(table.first, table.second)
        if columns is None:
            raise Invalid(f"{table.name}, line 1: no Strong columns in {', '.join(table.first)[:120]!r}; export it again")
        report.layout = f"{len(table.first)} columns parted by {table.delimiter!r}" + ("" if columns.headed else ", no header")
        if not columns.named:
            report.notes.append("the header is in a language that is not known: its columns were taken by their places")
        workouts = rows_by_workout(table, columns, options, report)
        report.unit = _unit_of(columns, workouts, options)
        drop_repeated_workouts(workouts, table, report)
        for workout in workout_entries(workouts, report.unit.unit, table, report):
            yield from workout_facts(workout, options.athlete_id, self.name)


def _columns(first: Sequence[str], second: Sequence[str]) -> Columns | None:
    return columns_of(first) or columns_without_header(first) or columns_by_place(first, second)


def _unit_of(columns: Columns, workouts: Mapping[WorkoutKey, Sequence[StrongRow]], options: ReadOptions) -> UnitFinding:
    if columns.weight_unit:
        return UnitFinding(columns.weight_unit, "header", 1.0, "the header names the unit of the loads")
    written: Counter[Unit] = Counter()
    loads = LoadNumbers()
    for rows in workouts.values():
        for row in rows:
            if row.weight_unit and row.weight:
                written[row.weight_unit] += 1
            elif row.weight:
                loads.add(row.weight)
    if written:
        unit = written.most_common(1)[0][0]
        return UnitFinding(unit, "row", 1.0, f"{written.total()} rows name their unit, {written[unit]} of them {unit}")
    if options.unit:
        return UnitFinding(options.unit, "given", 1.0, "as given")
    return loads.finding()
