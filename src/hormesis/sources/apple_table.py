"""Tables of one type of Apple Health, a value a day, as scripts make them from the export: ``AppleHealthTable``."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact
from hormesis.sources.apple_facts import apple_facts
from hormesis.sources.apple_log import AppleLog
from hormesis.sources.apple_units import in_unit
from hormesis.sources.cells import number, wall_clock
from hormesis.sources.source import ReadOptions, ReadReport, Sample, Unreadable
from hormesis.sources.table import first_row, open_table, second_row

__all__ = ["AppleHealthTable"]

_QUANTITY = "HKQuantityTypeIdentifier"
_COLUMNS = ["date", "value", "type", "unit"]
_READ: Mapping[str, tuple[str, str]] = {
    "RestingHeartRate": ("resting_hr", "per_min"),
    "HeartRateVariabilitySDNN": ("sdnn", "ms"),
    "RespiratoryRate": ("respiratory_rate", "per_min"),
    "BodyMass": ("body_mass", "kg"),
    "StepCount": ("steps", "count"),
}
_WHY: Mapping[str, str] = {
    "HeartRate": "a day's mean mixes rest and training; give RestingHeartRate",
    "WalkingHeartRateAverage": "no estimate or decision uses it; give RestingHeartRate",
    "VO2Max": "it is the watch's estimate, and no estimate or decision uses it",
    "ActiveEnergyBurned": "energy is the watch's estimate, and no estimate or decision uses it",
    "BasalEnergyBurned": "energy is the watch's estimate, and no estimate or decision uses it",
    "AppleExerciseTime": "minutes of exercise tell neither what was done nor how hard; give the log of the workouts",
}
_ANY_OTHER = "no estimate or decision uses it"
_EPOCH = date(1970, 1, 1).toordinal()
WHOLE_DAYS = "each HRV is the mean of a whole day, training too: it says less of the morning than the export.xml does"


class AppleHealthTable:
    """``date,value,type,unit``: resting heart rate, HRV, respiratory rate, weight or steps. Other types are refused by name."""

    @property
    def name(self) -> str:
        return "apple_health_table"

    def recognises(self, sample: Sample) -> bool:
        """Whether the header has these four columns in this order and the first row names a type of HealthKit."""
        first = first_row(sample.text) if sample.text else None
        if not first or [cell.casefold() for cell in first[1]] != _COLUMNS:
            return False
        row = second_row(sample.text or "", first[0])
        return len(row) > 2 and row[2].startswith("HK")

    def read(self, path: Path, options: ReadOptions, report: ReadReport) -> Iterator[Fact]:
        """A fact a day. Raises ``Invalid`` for a type that is not read, with the reason, and for a file that is not whole."""
        table = open_table(path)
        if [cell.casefold() for cell in table.first] != _COLUMNS:
            raise Invalid(f"{table.where(1)}: found {', '.join(table.first)}; allowed is {', '.join(_COLUMNS)}")
        log, refused = AppleLog(), ""
        for line, cells in table.rows():
            report.rows += 1
            type_ = cells[2].strip().removeprefix(_QUANTITY)
            if type_ in _READ:
                try:
                    _add(log, type_, cells, report, table.where(line))
                except Unreadable as error:
                    report.skip_unreadable(error, table.where(line))
            else:
                refused = refused or f"{type_[:60]!r} is not read: {_WHY.get(type_, _ANY_OTHER)}"
                report.skip(f"the type {type_[:60]}", table.where(line))
        if refused and not any(log.daily.values()):
            raise Invalid(f"{table.name}: {refused}")
        report.refuse_if_mostly_unreadable()
        report.layout = ", ".join(sorted(log.daily)) + " by day"
        if log.daily.get("sdnn"):
            report.notes.append(WHOLE_DAYS)
        yield from apple_facts(log, path.name, options, report)


def _add(log: AppleLog, type_: str, cells: list[str], report: ReadReport, where: str) -> None:
    kind, unit = _READ[type_]
    try:
        day = date.fromisoformat(wall_clock(cells[0])[:10]).toordinal() - _EPOCH
    except ValueError:
        raise Unreadable("date", cells[0], "a date such as 2026-03-02") from None
    try:
        value = number(cells[1])
        value = None if not value else in_unit(value, cells[3].strip(), unit)
    except ValueError as error:
        raise Unreadable("value", f"{cells[1]} {cells[3]}", f"a number ({error})") from None
    if value is None:
        report.skip("nothing was measured", where)
    elif day in log.daily.setdefault(kind, {}):
        report.skip("a second value of the same day", where)
    else:
        log.daily[kind][day] = value, log.source("")
