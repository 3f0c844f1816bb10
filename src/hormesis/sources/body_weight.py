"""Plain tables of body weights, kept by hand or by a scale's app: ``BodyWeightTable``."""

from collections.abc import Iterator
from pathlib import Path

from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact
from hormesis.domain.load import Unit
from hormesis.sources.records import Record, table_records
from hormesis.sources.signal_days import SignalDays
from hormesis.sources.source import ReadOptions, ReadReport, Sample, UnitFinding, Unreadable
from hormesis.sources.table import first_row, open_table
from hormesis.sources.weighings import Weighing, body_masses

__all__ = ["BodyWeightTable"]

_DATES = ("date", "day", "time", "datetime", "timestamp", "date/time")
_WEIGHTS = ("weight", "body weight", "bodyweight", "body mass", "bodymass", "mass")
_UNITS: dict[str, Unit] = {"kg": "kg", "kgs": "kg", "lb": "lb", "lbs": "lb", "pounds": "lb"}
_MOST_COLUMNS = 16
_BESIDE = (
    "bmi",
    "fat",
    "water",
    "muscle",
    "bone",
    "goal",
    "comment",
    "note",
    "trend",
    "source",
    "lean",
    "visceral",
    "time",
    "unit",
    "metabol",
    "height",
)


class BodyWeightTable:
    """A date and a weight a row; the unit from the header, the BMI, or what bodies weigh."""

    @property
    def name(self) -> str:
        return "body_weight"

    def recognises(self, sample: Sample) -> bool:
        """Whether a small table has a date, a weight, and beside them nothing but what scales measure."""
        first = first_row(sample.text) if sample.text else None
        if not first or len(first[1]) > _MOST_COLUMNS or {cell.strip() for cell in first[1]} == {"date", "fat", "weight"}:
            return False
        columns = [_plain(cell)[0] for cell in first[1]]
        if "logid" in columns or not (set(columns) & set(_DATES) and set(columns) & set(_WEIGHTS)):
            return False
        rest = [name for name in columns if name and name not in _DATES and name not in _WEIGHTS]
        return bool(rest) and all(any(word in name for word in _BESIDE) for name in rest)

    def read(self, path: Path, options: ReadOptions, report: ReadReport) -> Iterator[Fact]:
        """The first weight of each day. Raises ``Invalid`` where the unit can't be told and for a file that is not whole."""
        table = open_table(path)
        columns = [_plain(cell) for cell in table.first]
        date = next((name for wanted in _DATES for name, _ in columns if name == wanted), None)
        weight = next(((name, unit) for wanted in _WEIGHTS for name, unit in columns if name == wanted), None)
        if date is None or weight is None:
            raise Invalid(f"{table.where(1)}: neither a date nor a weight column; a table of body weights needs both")
        report.layout = "body weights"
        weighings = []
        for row in table_records(table, lambda name: _plain(name)[0], dates=date):
            report.rows += 1
            try:
                one = _weighing(row, date, weight[0])
            except Unreadable as error:
                report.skip_unreadable(error, row.where)
                continue
            if one is None:
                report.skip("nothing was measured", row.where)
            else:
                weighings.append(one)
        report.refuse_if_mostly_unreadable()
        days = SignalDays(self.name, options, report)
        if weight[1]:
            report.unit = UnitFinding(weight[1], "header", 1.0, "the header says so")
        body_masses(weighings, options, report, days, table.name)
        yield from days.facts()


def _weighing(row: Record, date: str, weight: str) -> Weighing | None:
    at, value = row.time(date), row.number(weight)
    if at is None:
        raise Unreadable(date, "", "a date such as 2026-03-02")
    return None if value is None else Weighing(at, value, row.where, row.number("bmi"))


def _plain(header: str) -> tuple[str, Unit | None]:
    """A column's name in small letters without its unit, and the unit: ``Weight (kg)``, ``weight_lbs``."""
    words = header.casefold().replace("_", " ").replace("(", " ").replace(")", " ").replace("[", " ").replace("]", " ").split()
    unit = _UNITS.get(words[-1]) if len(words) > 1 else None
    return " ".join(words[:-1] if unit else words), unit
