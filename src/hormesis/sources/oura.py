"""Oura: the trends table of the web page, the account export's tables and JSON, one by one or in their archive. ``Oura``."""

import re
from collections.abc import Iterator
from pathlib import Path

from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact, Json
from hormesis.sources.archive import basename, reading_archive
from hormesis.sources.oura_rows import OuraRows, column
from hormesis.sources.records import Record, as_records, json_value, table_records
from hormesis.sources.signal_days import SignalDays
from hormesis.sources.source import ReadOptions, ReadReport, Sample
from hormesis.sources.table import first_row, open_table

__all__ = ["Oura"]

_TABLES = {
    "trends": ({"date", "total_sleep_duration", "readiness_score"}, {"date", "sleep_score", "temperature_deviation"}),
    "sleep": ({"day", "bedtime_end", "total_sleep_duration"},),
    "readiness": ({"day", "temperature_deviation", "score"},),
    "activity": ({"day", "steps", "equivalent_walking_distance"}, {"day", "steps", "score"}),
    "workouts": ({"activity", "start_datetime", "end_datetime"},),
    "daily sleep scores": ({"day", "score", "contributors"},),
}
"""What a table holds → the columns that tell it; asked in this order."""
_NOT_USED = {
    "oxygen saturation": {"day", "spo2_percentage"},
    "stress": {"day", "stress_high"},
    "VO2 max": {"day", "vo2_max"},
    "cardiovascular age": {"day", "vascular_age"},
    "resilience": {"day", "level", "contributors"},
    "bedtime advice": {"day", "optimal_bedtime"},
    "heart rate through the day": {"timestamp", "bpm", "source"},
    "heart rates through the day": {"timestamp", "heart_rate"},
    "temperature through the day": {"timestamp", "skin_temp"},
    "the ring itself": {"hardware_type", "firmware_version"},
}
_MEMBER = re.compile(r"(sleep|sleepmodel|dailysleep|dailyreadiness|dailyactivity|dailyspo2)\.csv|oura.*\.(csv|json)")
_ALSO_OTHERS = frozenset({"sleep.csv"})
_JSON_KEY = re.compile(
    r'"(bedtime_start|bedtime_end|temperature_deviation|equivalent_walking_distance|average_hrv|hr_lowest)"\s*:'
)


class Oura:
    """Nights, HRV (rMSSD), resting (lowest) heart rate, respiratory rate, temperature deviation, steps and workouts."""

    @property
    def name(self) -> str:
        return "oura"

    def recognises(self, sample: Sample) -> bool:
        """Whether a table has the columns of one of Oura's, JSON its keys, an archive the names of its tables."""
        if sample.members:
            own = {basename(member) for member in sample.members if _MEMBER.fullmatch(basename(member))}
            return bool(own - _ALSO_OTHERS)
        if sample.text and sample.text.lstrip("\ufeff \r\n")[:1] in ("{", "["):
            return bool(_JSON_KEY.search(sample.text))
        first = first_row(sample.text) if sample.text else None
        return bool(first and (_held(first[1]) or _not_used(first[1])))

    def read(self, path: Path, options: ReadOptions, report: ReadReport) -> Iterator[Fact]:
        """Every signal and workout. Raises ``Invalid`` for a file that is not whole or holds nothing that is used."""
        days = SignalDays(self.name, options, report, "Oura")
        rows = OuraRows(days, report)
        with path.open("rb") as file:
            head = file.read(4096)
        if head.startswith(b"PK"):
            with reading_archive(path, lambda name: name.casefold().endswith((".csv", ".json"))) as members:
                _read_archive(members, rows, report)
        elif head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
            report.layout = "JSON"
            rows.add_all(_json_rows(path, report))
        else:
            report.layout = _read_table(path, rows)
        report.refuse_if_mostly_unreadable()
        if not rows.held_something:
            raise Invalid(f"{path.name}: Oura's scores alone, which no estimate uses; give sleep, readiness or activity too")
        rows.finish()
        yield from days.facts()


def _read_archive(members: dict[str, Path], rows: OuraRows, report: ReadReport) -> None:
    read, unread = [], []
    for name, path in members.items():
        if name.casefold().endswith(".json"):
            rows.add_all(_json_rows(path, report))
            read.append(basename(name))
            continue
        table = open_table(path)
        if _held(table.first):
            read.append(_read_table(path, rows))
        else:
            unread.append(basename(name))
    if not read:
        raise Invalid("none of its tables holds sleep, readiness, activity or workouts; export the data again from Oura")
    report.layout = f"archive of {', '.join(read)}"
    if unread:
        report.notes.append(f"not read, since no estimate or decision uses it: {', '.join(unread)}")


def _read_table(path: Path, rows: OuraRows) -> str:
    table = open_table(path)
    held = _held(table.first)
    if held is None:
        what = _not_used(table.first)
        found = f"Oura's {what}, which no estimate or decision uses" if what else "no table of Oura's"
        raise Invalid(f"{table.name}: {found}; give sleep, readiness or activity, or the whole archive")
    rows.add_all(table_records(table, column))
    return held


def _held(header: list[str] | tuple[str, ...]) -> str | None:
    columns = {column(cell) for cell in header}
    return next((held for held, any_of in _TABLES.items() for needed in any_of if needed <= columns), None)


def _not_used(header: list[str] | tuple[str, ...]) -> str | None:
    columns = {column(cell) for cell in header}
    return next((what for what, needed in _NOT_USED.items() if needed <= columns), None)


def _json_rows(path: Path, report: ReadReport) -> Iterator[Record]:
    """The objects of every list in the file, by whichever key: ``{"sleep": [...]}``, ``{"data": [...]}`` or a bare list."""
    value = json_value(path)
    if isinstance(value, list):
        yield from as_records(value, path.name)
        return
    lists: dict[str, Json] = value if isinstance(value, dict) else {}
    for key, items in lists.items():
        inner = items.get("data") if isinstance(items, dict) else items
        if not isinstance(inner, list) or not inner:
            continue
        if isinstance(inner[0], dict) and OuraRows.knows(inner[0]):
            yield from as_records(inner, f"{path.name}, {key}")
        else:
            report.notes.append(f"not read, since no estimate or decision uses it: {key}")
