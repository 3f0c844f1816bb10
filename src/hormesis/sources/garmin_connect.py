"""Garmin Connect: daily values and activities as tables, the account export's JSON, and its archive. ``GarminConnect``."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact, Json
from hormesis.sources.archive import basename, reading_archive
from hormesis.sources.garmin_rows import GarminRows
from hormesis.sources.records import Record, as_records, json_value, table_records
from hormesis.sources.signal_days import SignalDays
from hormesis.sources.source import ReadOptions, ReadReport, Sample
from hormesis.sources.table import first_row, open_table

__all__ = ["GarminConnect"]

_TABLES: tuple[tuple[str, frozenset[str]], ...] = (
    ("daily values", frozenset({"Date", "Body Battery Max", "Body Battery Min"})),
    ("daily values", frozenset({"Date", "HRV Last Night Avg"})),
    ("activities", frozenset({"Activity Date/Time", "Activity Type", "Duration (sec)"})),
    ("activities as shown", frozenset({"Activity Type", "Date", "Favorite", "Title", "Time"})),
)
_DATES = {"daily values": "Date", "activities": "Activity Date/Time", "activities as shown": "Date"}
_JSON = (
    ("sleep", re.compile(r'"sleepStartTimestampGMT"\s*:')),
    ("summarized activities", re.compile(r'"summarizedActivitiesExport"\s*:')),
    ("health status", re.compile(r'"metrics"\s*:\s*\[\s*\{[^}]{0,400}"type"\s*:\s*"(HRV|HR|SPO2|RESPIRATION|SKIN_TEMP_C)"')),
    ("daily summaries", re.compile(r'"(currentDayRestingHeartRate|wellnessDistanceMeters|dailyStepGoal)"\s*:')),
    ("body weight", re.compile(r'"metaData"\s*:.{0,800}?"weight"\s*:\s*\{', re.DOTALL)),
)
_IN_EXPORT = (
    ("sleep", re.compile(r".*sleepdata\.json")),
    ("daily summaries", re.compile(r"udsfile_.*\.json")),
    ("health status", re.compile(r".*healthstatusdata\.json")),
    ("summarized activities", re.compile(r".*summarizedactivities\.json")),
    ("body weight", re.compile(r".*userbiometrics\.json")),
)
_NOT_USED = re.compile(
    r'"(vo2MaxValue|dailyTrainingLoadAcute|hydrationSource|valueInML|systolic|acclimationPercentage|trainingStatus)"\s*:'
)


class GarminConnect:
    """Nights, HRV (rMSSD), resting heart rate, respiratory rate, skin temperature, steps, body weight and activities."""

    @property
    def name(self) -> str:
        return "garmin_connect"

    def recognises(self, sample: Sample) -> bool:
        """Whether a table has Connect's columns, JSON the account export's keys, an archive its names."""
        if sample.members:
            return any(_kind_of(member) for member in sample.members)
        text = sample.text or ""
        if text.lstrip("\ufeff \r\n")[:1] in ("[", "{"):
            return any(key.search(text) for _, key in _JSON) or bool(_NOT_USED.search(text))
        first = first_row(text)
        return bool(first and _held(first[1]))

    def read(self, path: Path, options: ReadOptions, report: ReadReport) -> Iterator[Fact]:
        """Every signal and activity. Raises ``Invalid`` for a file that is not whole or holds nothing that is used."""
        days = SignalDays(self.name, options, report, "Garmin")
        rows = GarminRows(days, report)
        with path.open("rb") as file:
            head = file.read(65536)
        if head.startswith(b"PK"):
            with reading_archive(path, lambda name: _kind_of(name) is not None) as members:
                _read_archive(members, rows, report)
        elif head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"[", b"{"):
            report.layout = _json_kind(head.decode(errors="replace"), path.name)
            rows.add_all(report.layout, _json_rows(path))
        else:
            report.layout = _read_table(path, rows, report)
        report.refuse_if_mostly_unreadable()
        yield from days.facts()


def _kind_of(member: str) -> str | None:
    name = basename(member)
    return next((kind for kind, pattern in _IN_EXPORT if pattern.fullmatch(name)), None)


def _read_archive(members: dict[str, Path], rows: GarminRows, report: ReadReport) -> None:
    if not members:
        raise Invalid("none of its members holds sleep, daily summaries, HRV or activities; request the export again from Garmin")
    kinds = {name: _kind_of(name) or "" for name in members}
    for name, kind in kinds.items():
        rows.add_all(kind, _json_rows(members[name]))
    report.layout = f"account export of {', '.join(sorted(set(kinds.values())))}"
    report.notes.append("the archive's other files are not read: no estimate uses them, or (FIT files) they are read one by one")


def _json_rows(path: Path) -> Iterator[Record]:
    """The objects of a file; activities stand one list deeper."""
    value = json_value(path)
    chunks = value if isinstance(value, list) else [value]
    for chunk in chunks:
        if _wraps(chunk):
            yield from as_records(chunk["summarizedActivitiesExport"], path.name)
    yield from as_records([one for one in chunks if not _wraps(one)], path.name)


def _wraps(chunk: Json) -> bool:
    return isinstance(chunk, dict) and "summarizedActivitiesExport" in chunk


def _json_kind(text: str, name: str) -> str:
    kind = next((kind for kind, key in _JSON if key.search(text)), None)
    if kind is None:
        raise Invalid(
            f"{name}: a Garmin export that no estimate or decision uses; give …_sleepData, UDSFile_…, …_healthStatusData, "
            f"…_summarizedActivities, …_userBioMetrics, or the whole archive"
        )
    return kind


def _read_table(path: Path, rows: GarminRows, report: ReadReport) -> str:
    table = open_table(path)
    held = _held(table.first)
    if held is None:
        raise Invalid(f"{table.name}: no table of Garmin Connect's daily values or activities; export it again")
    if held == "activities as shown":
        report.notes.append("distances are left out, since the table does not say whether they are kilometres, miles or metres")
    rows.add_all(held, table_records(table, dates=_DATES[held]))
    return held


def _held(first: Iterable[str]) -> str | None:
    columns = {cell.strip() for cell in first}
    return next((held for held, needed in _TABLES if needed <= columns), None)
