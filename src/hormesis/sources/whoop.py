"""WHOOP: the account export's tables of cycles, sleeps and workouts, one by one or the archive that holds them. ``Whoop``."""

import re
from collections.abc import Iterator
from pathlib import Path

from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact
from hormesis.sources.archive import basename, reading_archive
from hormesis.sources.cells import seconds_between, wall_clock
from hormesis.sources.records import Record
from hormesis.sources.signal_days import SignalDays, deviations
from hormesis.sources.sleeps import Sleep
from hormesis.sources.source import ReadOptions, ReadReport, Sample, Unreadable
from hormesis.sources.table import first_row, open_table, second_row
from hormesis.sources.whoop_columns import Layout, layout_of

__all__ = ["Whoop"]

_OWN_MEMBER = re.compile(r"physiological_cycles|physiologische_zyklen|ciclos_fisiol.*gicos")
_OTHER_MEMBER = re.compile(
    r"sleeps|workouts|journal_entries|schlaf|trainings|logbuch_eintraege|entrenamientos|sommeil|entra.*nements|sonos|treinos"
)
_ZONE = re.compile(r"UTC(?:Z|(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d\d)?)?")
_NO_SIGNAL = {
    "journal": "WHOOP journal answers, which no estimate or decision uses; give the physiological cycles or the whole archive",
    "other": "a WHOOP table without the columns of cycles, sleeps or workouts; export it again and don't edit the header",
}


class Whoop:
    """Nights, HRV (rMSSD), resting heart rate, respiratory rate, skin temperature and activities, newest first in the file.

    A night is known by the day of waking, so cycles and sleeps of one person give it once.
    """

    @property
    def name(self) -> str:
        return "whoop"

    def recognises(self, sample: Sample) -> bool:
        """Whether the table begins with a cycle's start and zone, in any language, or an archive has the app's own names."""
        if sample.members:
            names = {basename(member).removesuffix(".csv") for member in sample.members}
            return any(map(_OWN_MEMBER.fullmatch, names)) or sum(map(bool, map(_OTHER_MEMBER.fullmatch, names))) >= 2
        first = first_row(sample.text) if sample.text else None
        return bool(first and layout_of(first[1], second_row(sample.text or "", first[0])))

    def read(self, path: Path, options: ReadOptions, report: ReadReport) -> Iterator[Fact]:
        """Every signal and activity. Raises ``Invalid`` for a file that is not whole or holds nothing that is used."""
        export = _Export(SignalDays(self.name, options, report, "WHOOP"), report)
        with path.open("rb") as file:
            zipped = file.read(2) == b"PK"
        if zipped:
            with reading_archive(path, lambda name: name.casefold().endswith(".csv")) as members:
                export.read_archive(members)
        else:
            report.layout = export.read_table(path)
        yield from export.facts()


class _Export:
    """The tables of one export while they are read."""

    def __init__(self, days: SignalDays, report: ReadReport) -> None:
        self._days = days
        self._report = report
        self._skin: dict[str, float] = {}
        self._woke: dict[str, str] = {}

    def read_archive(self, members: dict[str, Path]) -> None:
        read, unread = [], []
        for name, path in members.items():
            table = open_table(path)
            layout = layout_of(table.first, table.second)
            if layout is None or layout.holds in _NO_SIGNAL:
                unread.append(basename(name))
            else:
                read.append(self.read_table(path))
        if not read:
            raise Invalid("none of its tables holds cycles, sleeps or workouts; export the data again from the WHOOP app")
        self._report.layout = f"archive of {', '.join(sorted(read))}"
        if unread:
            self._report.notes.append(f"not read, since no estimate or decision uses it: {', '.join(unread)}")

    def read_table(self, path: Path) -> str:
        """Read one table; what it holds."""
        table = open_table(path)
        layout = layout_of(table.first, table.second)
        if layout is None or layout.holds in _NO_SIGNAL:
            raise Invalid(f"{table.name}: {_NO_SIGNAL[layout.holds if layout else 'other']}")
        if layout.by_place:
            self._report.notes.append(f"{table.name}: the header's language is not known; its columns are taken by their places")
        for line, cells in table.rows():
            self._report.rows += 1
            self._add(layout, Record(layout.named(cells), table.where(line)))
        self._report.refuse_if_mostly_unreadable()
        return layout.holds

    def facts(self) -> Iterator[Fact]:
        learning = 0
        for day, deviation in deviations(self._skin):
            learning += deviation is None
            self._days.add("skin_temperature", self._woke[day], deviation, f"the night to {day}")
        if learning:
            self._report.notes.append(
                f"skin temperature: {learning} nights only teach what is usual (WHOOP gives no deviation; 14 of the 28 nights "
                f"before are needed)"
            )
        yield from self._days.facts()

    def _add(self, layout: Layout, row: Record) -> None:
        try:
            if layout.holds == "workouts":
                self._add_workout(row)
            else:
                self._add_sleep(row)
        except Unreadable as error:
            self._report.skip_unreadable(error, row.where)

    def _add_sleep(self, row: Record) -> None:
        if row.text("start") == "":
            raise Unreadable("cycle start time", "", "a date and time such as 2026-03-02 23:10:00")
        wake = _time(row, "wake")
        if wake is None:
            self._report.skip("a cycle without sleep", row.where)
        elif row.text("nap").casefold() in {"true", "1", "yes"}:
            self._report.skip("a nap", row.where)
        else:
            signals = ((kind, row.number(kind)) for kind in ("hrv", "resting_hr", "respiratory_rate"))
            self._days.add_sleep(
                Sleep(
                    wake[:10],
                    row.where,
                    _time(row, "onset"),
                    wake,
                    row.number("asleep_min"),
                    row.number("in_bed_min"),
                    row.number("awake_min"),
                    row.number("deep_min"),
                    row.number("rem_min"),
                    row.number("light_min"),
                    row.number("score"),
                    tuple((kind, value) for kind, value in signals if value is not None),
                )
            )
            skin = row.number("skin_c")
            if skin is not None and 15 <= skin <= 45:
                self._skin.setdefault(wake[:10], skin)
                self._woke.setdefault(wake[:10], wake)
            elif skin is not None:
                self._report.leave_out("a skin temperature outside 15 to 45 °C", skin, row.where)

    def _add_workout(self, row: Record) -> None:
        start, end = _time(row, "workout_start"), _time(row, "workout_end")
        if start is None:
            raise Unreadable("workout start time", "", "a date and time such as 2026-03-02 18:05:00")
        self._days.add_activity(
            row.text("activity") or "Activity",
            start,
            row.where,
            duration_s=seconds_between(start, end),
            distance_m=row.number("distance_m"),
            mean_bpm=row.number("mean_bpm"),
        )


def _time(row: Record, role: str) -> str | None:
    """A local time with the offset of its cycle's zone; as written where the export has an offset itself or no zone."""
    found = row.text(role)
    if not found:
        return None
    try:
        at = wall_clock(found)
    except ValueError:
        raise Unreadable(role, found, "a date and time such as 2026-03-02 07:10:00") from None
    zone = _ZONE.fullmatch(row.text("zone"))
    if zone is None or "T" not in at or at[19:]:
        return at
    if not zone["sign"]:
        return f"{at}+00:00"
    return f"{at}{zone['sign']}{int(zone['hours']):02d}:{zone['minutes'] or '00'}"
