"""Files of beat-to-beat intervals, taken apart: ``Recording``, ``layout_of``, ``recordings``.

A plain list (an interval a line), two columns (a time and an interval) and Polar's ``.hrm`` with ``Interval=238``.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median

from hormesis.domain.errors import Invalid
from hormesis.sources.cells import month_first_in, number, wall_clock
from hormesis.sources.table import Table, encoding_of, first_row, open_table

__all__ = ["Recording", "layout_of", "recordings"]

_TIMES = frozenset({"time", "timestamp", "datetime", "date time", "date", "phone timestamp"})
_INTERVALS = frozenset({"rr", "rri", "rr_ms", "rr interval", "rr-interval", "rr-interval [ms]", "rr interval [ms]", "rr (ms)"})
_PLAIN = re.compile(r"\d{3,4}(?:[.,]\d+)?|[0-2][.,]\d+")
_EPOCH = re.compile(r"(?P<seconds>\d{10})(?P<thousandths>\d{3})?(?:\.\d+)?")
_FEWEST_LINES = 5
_LOOKED_AT = 20
_RR_MODE = 238
_LONGEST_PAUSE = timedelta(minutes=10)
"""A longer one parts two recordings of one file."""
_SLACK_S = 2.5
"""A gap in the times that is longer than the interval by this has lost beats; times are often whole seconds."""
_MONITORS = {
    "1": "Polar Sport Tester",
    "6": "Polar S520",
    "8": "Polar S210",
    "9": "Polar S410",
    "10": "Polar S510",
    "11": "Polar S610",
    "12": "Polar S710",
    "13": "Polar S810",
    "22": "Polar S625X",
    "33": "Polar CS400",
    "34": "Polar CS600X",
    "36": "Polar RS400",
    "37": "Polar RS800",
    "38": "Polar RS800X",
}
"""What ``Monitor=`` says in the files of those watches."""


@dataclass(slots=True)
class Recording:
    """Intervals in ms (NaN where beats were lost) and when they began and ended: ISO 8601, or nothing where no day is told."""

    where: str
    rr_ms: list[float] = field(default_factory=list)
    began: str = ""
    ended: str = ""
    device: str | None = None


def layout_of(text: str) -> str | None:
    """``hrm``, ``columns`` or ``list`` where a text begins as such a file does, else None."""
    begin = text.lstrip("\ufeff \r\n")
    if begin.startswith("[Params]"):
        return "hrm"
    lines = [line.strip() for line in begin.splitlines()[: _LOOKED_AT + 1] if line.strip()]
    looked = lines[:_LOOKED_AT]
    if len(looked) >= _FEWEST_LINES and all(_PLAIN.fullmatch(line) for line in looked):
        return "list"
    first = first_row(begin)
    names = [cell.casefold() for cell in first[1]] if first else []
    return "columns" if len(names) == 2 and names[0] in _TIMES and names[1] in _INTERVALS else None


def recordings(path: Path, layout: str, told: date | None) -> Iterator[Recording]:
    """What the file holds, in its order; the day that was ``told`` reads a date such as 5/6/2018.

    Raises ``Invalid`` with file and line for what is no interval or no date, and where the file is cut off.
    """
    if layout == "columns":
        yield from _columns(path, told)
        return
    lines = _lines(path)
    recording = _hrm(path, lines) if layout == "hrm" else Recording(path.name, _intervals(path, lines, 1))
    recording.rr_ms = _in_ms(recording.rr_ms)
    yield recording


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding=encoding_of(path)).splitlines()
    except UnicodeError:
        raise Invalid(f"{path.name}: not a text file in UTF-8; export the recording again") from None


def _intervals(path: Path, lines: Sequence[str], first_line: int) -> list[float]:
    """One interval a line; blank lines are left out."""
    found = []
    for line, text in enumerate(lines, first_line):
        cell = text.strip()
        if not cell:
            continue
        try:
            value = number(cell)
        except ValueError:
            value = None
        if value is None or value < 0:
            raise Invalid(f"{path.name}, line {line}: found {cell[:40]!r}; allowed is an interval in ms; export it again")
        found.append(value)
    return found


def _in_ms(intervals: list[float]) -> list[float]:
    beats = [rr for rr in intervals if not math.isnan(rr)]
    return [rr * 1000 for rr in intervals] if beats and median(beats) < 10 else intervals


def _hrm(path: Path, lines: Sequence[str]) -> Recording:
    headings = {line.strip().casefold(): place for place, line in enumerate(lines) if line.startswith("[")}
    pairs = (line.partition("=") for line in lines[: headings.get("[hrdata]", len(lines))])
    said = {name.strip().casefold(): value.strip() for name, _, value in pairs}
    interval = said.get("interval", "")
    if interval != str(_RR_MODE):
        raise Invalid(
            f"{path.name}: Interval={interval or '?'} is heart rate, not beats; set the watch to record R-R and record again"
        )
    if "[hrdata]" not in headings:
        raise Invalid(f"{path.name}: no [HRData]; the file is cut off, export it again")
    start = headings["[hrdata]"] + 1
    end = min((place for place in headings.values() if place > start), default=len(lines))
    beats = _intervals(path, [line.split("\t")[0] for line in lines[start:end]], start + 1)
    length = _clock_seconds(said.get("length", ""))
    if length and sum(beats) / 1000 < 0.95 * length:
        raise Invalid(
            f"{path.name}: {sum(beats) / 1000:.0f} s of beats, but Length={said['length']}; the file is cut off, export it again"
        )
    monitor = said.get("monitor", "")
    device = _MONITORS.get(monitor, f"Polar monitor {monitor}") if monitor else "Polar"
    recording = Recording(path.name, beats, device=device)
    day = re.fullmatch(r"(\d{4})(\d\d)(\d\d)", said.get("date", ""))
    seconds = _clock_seconds(said.get("starttime", ""))
    if day and seconds is not None:
        try:
            began = datetime(int(day[1]), int(day[2]), int(day[3])) + timedelta(seconds=int(seconds))  # noqa: DTZ001
        except ValueError:
            return recording
        recording.began = began.isoformat()
        recording.ended = (began + timedelta(milliseconds=sum(beats))).isoformat(timespec="seconds")
    return recording


def _clock_seconds(text: str) -> float | None:
    found = re.fullmatch(r"(\d{1,2}):(\d\d):(\d\d(?:\.\d+)?)", text)
    return None if not found else 3600 * int(found[1]) + 60 * int(found[2]) + float(found[3])


def _columns(path: Path, told: date | None) -> Iterator[Recording]:
    table = open_table(path)
    order = _month_first(table, told)
    recording: Recording | None = None
    last: datetime | None = None
    for line, cells in table.rows():
        (value,) = _intervals(path, [cells[1] or "?"], line)
        at = _written(cells[0].strip(), order)
        if at is None and not _is_elapsed(cells[0]):
            raise Invalid(f"{table.where(line)}: time: found {cells[0]!r}; allowed is a date and time; export it again")
        now = datetime.fromisoformat(at) if at else None
        pause = now - last if now and last and (now.tzinfo is None) == (last.tzinfo is None) else timedelta(0)
        if recording is None or abs(pause) > _LONGEST_PAUSE:
            if recording:
                recording.rr_ms = _in_ms(recording.rr_ms)
                yield recording
            recording = Recording(table.where(line), began=at or "")
        elif pause.total_seconds() > (value if value > 10 else 1000 * value) / 1000 + _SLACK_S:
            recording.rr_ms.append(math.nan)
        recording.rr_ms.append(value)
        recording.ended = at or ""
        last = now
    if recording:
        recording.rr_ms = _in_ms(recording.rr_ms)
        yield recording


def _written(text: str, month_first: bool | None) -> str | None:
    """The time as ISO 8601; seconds or milliseconds since 1970 are in UTC. None for what is no date."""
    epoch = _EPOCH.fullmatch(text)
    if epoch:
        return datetime.fromtimestamp(int(epoch["seconds"]), UTC).isoformat()
    try:
        return wall_clock(text.replace("Z", "+00:00") if text.endswith("Z") else text, month_first)
    except ValueError:
        return None


def _is_elapsed(text: str) -> bool:
    """Seconds since the start, as a number: no date."""
    try:
        return number(text.strip()) is not None
    except ValueError:
        return False


def _month_first(table: Table, told: date | None) -> bool | None:
    """Which part of ``5/6/2018`` is the month: as a date proves it, or as the day that was told does."""
    proved = month_first_in(cells[0] for _, cells in table.rows())
    if proved is not None:
        return proved
    first = table.second[0] if table.second else ""
    ways = {order: _written(first, order) for order in (False, True)}
    days = {order: at[:10] for order, at in ways.items() if at}
    if len(set(days.values())) < 2:
        return next(iter(days), None)
    if told is None or told.isoformat() not in days.values():
        raise Invalid(f"{table.where(2)}: day and month can't be told apart in {first!r}; give the day with --date 2026-03-02")
    return days[True] == told.isoformat()
