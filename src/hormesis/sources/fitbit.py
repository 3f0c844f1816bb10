"""Fitbit: tables as its API gives them, Google Takeout's JSON and tables, and Takeout's archive. ``Fitbit``."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact
from hormesis.sources.archive import basename, reading_archive
from hormesis.sources.fitbit_rows import FitbitRows
from hormesis.sources.records import json_records, table_records
from hormesis.sources.signal_days import SignalDays
from hormesis.sources.source import ReadOptions, ReadReport, Sample
from hormesis.sources.table import first_row, open_table, second_row

__all__ = ["Fitbit"]

_TABLES: tuple[tuple[str, frozenset[str]], ...] = (
    ("sleep", frozenset({"dateOfSleep", "minutesAsleep", "timeInBed"})),
    ("exercise", frozenset({"activityName", "activityTypeId", "startTime"})),
    ("daily totals", frozenset({"dateTime", "activities-steps"})),
    ("daily totals", frozenset({"dateTime", "sleep-minutesAsleep"})),
    ("body weight", frozenset({"date", "logId", "weight"})),
    ("HRV", frozenset({"timestamp", "rmssd", "nremhr"})),
    ("HRV", frozenset({"timestamp", "average heart rate variability milliseconds"})),
    ("respiratory rate", frozenset({"timestamp", "daily_respiratory_rate"})),
    ("respiratory rate", frozenset({"timestamp", "breaths per minute"})),
    ("body weight in grams", frozenset({"timestamp", "weight grams"})),
    ("steps", frozenset({"timestamp", "steps", "data source"})),
    ("skin temperature", frozenset({"sleep_start", "sleep_end", "nightly_temperature"})),
    ("sleep scores", frozenset({"sleep_log_entry_id", "overall_score"})),
)
_NOT_USED: tuple[tuple[str, frozenset[str]], ...] = (
    ("HRV through the night, whose summary is in another file", frozenset({"timestamp", "rmssd", "coverage"})),
    ("heart rate through the day", frozenset({"timestamp", "beats per minute"})),
    ("oxygen saturation", frozenset({"timestamp", "average_value", "lower_bound"})),
    ("body fat", frozenset({"timestamp", "body fat percentage"})),
    ("readiness scores", frozenset({"date", "readiness_score_value"})),
    ("sleep stages, whose sums are in sleep-….json", frozenset({"sleep_id", "sleep_stage_type"})),
)
_WEIGHT_ONLY = {"date", "fat", "weight"}
_VALUES = (
    ("VO2 max", "VO2Max"),
    ("time in heart rate zones", "valuesInZones"),
    ("heart rate through the day", "'bpm'"),
    ("heart rate through the day", '"bpm"'),
)
_JSON = (
    ("sleep", re.compile(r'"dateOfSleep"\s*:')),
    ("exercise", re.compile(r'"(activityTypeId|activeDuration)"\s*:')),
    ("body weight", re.compile(r'"logId"\s*:.{0,200}?"weight"\s*:', re.DOTALL)),
    ("resting heart rate", re.compile(r'"dateTime"\s*:[^{]{0,80}"value"\s*:\s*\{\s*"date"', re.DOTALL)),
)
_VALUE_JSON = re.compile(r'\[\s*\{\s*"dateTime"\s*:\s*"\d\d/\d\d/\d\d \d\d:\d\d:\d\d"\s*,\s*"value"')
_IN_TAKEOUT = (
    ("sleep", re.compile(r"sleep-\d{4}-\d\d-\d\d\.json")),
    ("resting heart rate", re.compile(r"resting_heart_rate-\d{4}-\d\d-\d\d\.json")),
    ("exercise", re.compile(r"exercise-\d+\.json")),
    ("body weight", re.compile(r"weight-\d{4}-\d\d-\d\d\.json")),
    ("steps", re.compile(r"steps-\d{4}-\d\d-\d\d\.json")),
    ("steps in a table", re.compile(r"steps_\d{4}-\d\d-\d\d\.csv")),
    ("HRV", re.compile(r"daily heart rate variability summary.*\.csv|daily_heart_rate_variability\.csv")),
    ("respiratory rate", re.compile(r"daily respiratory rate summary.*\.csv|daily_respiratory_rate\.csv")),
    ("daily resting heart rate", re.compile(r"daily_resting_heart_rate\.csv")),
    ("skin temperature", re.compile(r"computed temperature.*\.csv")),
    ("body weight in grams", re.compile(r"weight(_\d{4}-\d\d-\d\d)?\.csv")),
    ("sleep scores", re.compile(r"sleep_score\.csv")),
)
_NO_PROOF = frozenset({"body weight in grams"})
_NO_DATA = b"no data"


class Fitbit:
    """Nights, HRV (rMSSD), resting heart rate, respiratory rate, skin temperature, steps, body weight and exercise."""

    @property
    def name(self) -> str:
        return "fitbit"

    def recognises(self, sample: Sample) -> bool:
        """Whether a table has the columns of one of Fitbit's, JSON its keys, an archive Takeout's names."""
        if sample.members:
            return any((kind := _kind_of(member)) and kind not in _NO_PROOF for member in sample.members)
        text = sample.text or ""
        if text.lstrip("\ufeff \r\n").startswith("["):
            return any(key.search(text) for _, key in _JSON) or bool(_VALUE_JSON.match(text.lstrip("\ufeff \r\n")))
        first = first_row(text)
        return bool(first and _held(first[1], second_row(text, first[0])))

    def read(self, path: Path, options: ReadOptions, report: ReadReport) -> Iterator[Fact]:
        """Every signal and exercise. Raises ``Invalid`` for a file that is not whole or holds nothing that is used."""
        days = SignalDays(self.name, options, report, "Fitbit")
        rows = FitbitRows(days, options, report)
        with path.open("rb") as file:
            head = file.read(65536)
        if head.startswith(b"PK"):
            with reading_archive(path, lambda name: _kind_of(name) is not None) as members:
                _read_takeout(members, rows, report)
        elif head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"["):
            report.layout = _json_kind(head.decode(errors="replace"), path.name)
            rows.add_all(report.layout, json_records(path))
        else:
            report.layout = _read_table(path, rows)
        report.refuse_if_mostly_unreadable()
        rows.finish(path.name)
        yield from days.facts()


def _kind_of(member: str) -> str | None:
    name = basename(member)
    return next((kind for kind, pattern in _IN_TAKEOUT if pattern.fullmatch(name)), None)


def _read_takeout(members: dict[str, Path], rows: FitbitRows, report: ReadReport) -> None:
    kinds = {name: _kind_of(name) or "" for name in members}
    if not kinds:
        raise Invalid("none of its members holds sleep, heart rate, weight, steps or exercise; choose Fitbit at Google Takeout")
    twice = {"steps in a table"} if "steps" in kinds.values() else set()
    for name, kind in kinds.items():
        if kind in twice or _is_empty(members[name]):
            continue
        if name.casefold().endswith(".json"):
            rows.add_all(kind, json_records(members[name]))
        else:
            rows.add_all(kind.removesuffix(" in a table"), table_records(open_table(members[name])))
    read = sorted(set(kinds.values()) - twice)
    report.layout = f"Takeout archive of {', '.join(read)}"
    report.notes.append("the archive's other files are not read, since no estimate or decision uses them")


def _is_empty(member: Path) -> bool:
    """Takeout writes ``no data``, an empty list or a header alone where a month has nothing."""
    with member.open("rb") as file:
        head = file.read(4096).strip()
    return head in (b"", b"[]", _NO_DATA) or (not head.startswith((b"[", b"{")) and b"\n" not in head)


def _read_table(path: Path, rows: FitbitRows) -> str:
    table = open_table(path)
    held = _held(table.first, table.second)
    if held is None or held not in {kind for kind, _ in _TABLES} | {"resting heart rate"}:
        what = f"a Fitbit export of {held}" if held else "no table of Fitbit's"
        raise Invalid(f"{table.name}: {what}, which no estimate or decision uses; give sleep, resting heart rate or the archive")
    if held == "sleep scores":
        raise Invalid(f"{table.name}: a Fitbit export of sleep scores alone; give the sleep itself, or the whole archive")
    rows.add_all(held, table_records(table))
    return held


def _held(first: Iterable[str], second: list[str] | tuple[str, ...]) -> str | None:
    """What a table holds, by its columns; ``dateTime, value`` by the first value."""
    columns = {cell.strip() for cell in first}
    if columns == {"dateTime", "value"}:
        value = second[-1] if second else ""
        other = next((what for what, key in _VALUES if key in value), None)
        return other or ("resting heart rate" if "'value'" in value or '"value"' in value else "values of one kind")
    if columns == _WEIGHT_ONLY:
        return "body weight"
    return next((held for held, needed in (*_TABLES, *_NOT_USED) if needed <= columns), None)


def _json_kind(text: str, name: str) -> str:
    kind = next((kind for kind, key in _JSON if key.search(text)), None)
    if kind:
        return kind
    what = next((what for what, key in _VALUES if key in text), "values whose kind only the archive tells")
    raise Invalid(f"{name}: a Fitbit export of {what}; give the whole Takeout archive")
