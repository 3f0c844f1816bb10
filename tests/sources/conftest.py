"""The battery that every source passes: ``check_source(source, fixture, counts=..., ...)``."""

import csv
import io
import re
import tracemalloc
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact, fact_from, fact_to_json
from hormesis.sources.registry import read_file, recognise
from hormesis.sources.source import ReadOptions, ReadReport, Source

TODAY = date(2026, 11, 22)
_JUNK = bytes(range(256)) * 40
_YEAR = re.compile(r"\b20\d\d\b")
_OFFSET = re.compile(r"T.*?((?:Z|[+-]\d\d:\d\d)?)$")


@dataclass(frozen=True)
class _Battery:
    """One fixture of one source. ``read`` goes through the registry, as a user's file does."""

    source: Source
    fixture: Path
    scratch: Path
    day: date | None = None

    def options(self, athlete_id: str = "ada", today: date = TODAY) -> ReadOptions:
        return ReadOptions(athlete_id=athlete_id, today=today, day=self.day)

    def read(self, content: bytes, options: ReadOptions | None = None) -> tuple[list[Fact], ReadReport]:
        self.scratch.write_bytes(content)
        facts, report = read_file(self.scratch, options or self.options())
        return list(facts), report

    def refuses(self, content: bytes) -> bool:
        try:
            self.read(content)
        except Invalid as error:
            message = str(error)
        else:
            return False
        assert self.scratch.name in message, f"the message does not name the file: {message}"
        return True

    def check_reading(self, counts: Mapping[str, int], exercises: int | None, offset: str | None) -> None:
        content = self.fixture.read_bytes()
        assert recognise(self.fixture).name == self.source.name
        facts, report = self.read(content)
        assert dict(Counter(fact.kind for fact in facts)) == dict(counts)
        assert report.source == self.source.name
        if exercises is not None:
            assert len({f.fields["exercise_name"] for f in facts if f.kind == "set"}) == exercises
        assert self.read(content)[0] == facts, "reading twice gives other facts"
        assert len({fact.id for fact in facts}) == len(facts), "two facts share an id"
        other = self.read(content, self.options("grace"))[0]
        assert not {f.id for f in facts} & {f.id for f in other}, "two athletes share an id"
        for fact in facts:
            assert fact_from(fact_to_json(fact), "here") == fact
            assert offset is None or _offset(fact.at) == offset, f"{fact.at!r} should be kept with the offset {offset!r}"
        self._check_order(facts)

    @staticmethod
    def _check_order(facts: list[Fact]) -> None:
        workouts: dict[str, int] = {}
        for fact in facts:
            if fact.kind == "workout":
                workouts[fact.id] = 0
            elif fact.kind == "set" and "workout" in fact.fields:
                assert fact.fields["workout"] in workouts, "a set comes before its workout"
                assert fact.fields["order"] == workouts[fact.fields["workout"]]
                workouts[fact.fields["workout"]] += 1
        assert [f.at for f in facts] == sorted(f.at for f in facts), "the facts are not in the order of time"

    def check_broken_files(self, text: bool, cut_row_refused: bool, repeats: bool) -> None:
        content = self.fixture.read_bytes()
        for broken in (b"", b"\n\n", _JUNK, b"\xff\xfe" + content, content[: len(content) // 2] + b"\0\xff" + content):
            assert not text or self.refuses(broken), f"read {broken[:30]!r}…"
        self.scratch.write_bytes(_JUNK)
        with pytest.raises(Invalid):
            list(self.source.read(self.scratch, self.options(), ReadReport(self.source.name)))
        facts = self.read(content)[0]
        whole = {fact.id for fact in facts}
        named = _named(facts)
        for end in range(1, len(content), max(1, len(content) // 400)):
            if self.refuses(content[:end]):
                continue
            for fact in self.read(content[:end])[0]:
                known = _named([fact]) <= named if repeats else fact.id in whole
                assert known, f"cut at byte {end}: a fact that was never logged, {fact}"
        if cut_row_refused:
            end = 0
            for line in content.splitlines(keepends=True):
                assert self.refuses(content[: end + len(line) // 2]), f"cut inside the line {line[:60]!r}"
                end += len(line)

    def check_table_variants(self, note_column: str | None) -> None:
        content = self.fixture.read_bytes()
        facts = self.read(content)[0]
        plain = content.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").rstrip(b"\n")
        for variant in (plain, plain + b"\n\n", plain.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + plain):
            assert self.read(variant)[0] == facts, f"line ends, BOM or last newline change the facts: {variant[:20]!r}"
        first = plain.decode().split("\n", 1)[0]
        delimiter = max(",;\t", key=first.count)
        rows = list(csv.reader(io.StringIO(plain.decode()), delimiter=delimiter))
        for other in ",;\t":
            rewritten = _written(rows, other)
            assert self.refuses(rewritten) or self.read(rewritten)[0] == facts, f"read wrongly when parted by {other!r}"
            garbled = plain.replace(delimiter.encode(), other.encode())
            assert self.refuses(garbled) or _named(self.read(garbled)[0]) <= _named(facts), f"garbled by {other!r}"
        if note_column is not None:
            i = rows[0].index(note_column)
            noted = [rows[0], *([*row[:i], 'one line,\n"another"; and more', *row[i + 1 :]] for row in rows[1:])]
            read = self.read(_written(noted, delimiter))[0]
            assert [f.id for f in read] == [f.id for f in facts], "a newline inside quotes changes the rows"

    def check_future(self) -> None:
        facts, report = self.read(self.fixture.read_bytes(), self.options(today=date(1990, 1, 1)))
        assert facts == []
        assert report.skipped.total() > 0
        assert report.skipped_examples.keys() == report.skipped.keys()

    def check_memory(self, bytes_per_row: int, more: Callable[[str, int], str]) -> None:
        head, body = _head_and_body(self.fixture.read_text(encoding="utf-8-sig"))
        peaks, rows = [], []
        for copies in (20, 80):
            text = head + "".join(more(body, 1900 + i) for i in range(copies))
            self.scratch.write_text(text, encoding="utf-8", newline="")
            report = ReadReport(self.source.name)
            tracemalloc.start()
            try:
                for _ in self.source.read(self.scratch, self.options(), report):
                    pass
                peaks.append(tracemalloc.get_traced_memory()[1])
            finally:
                tracemalloc.stop()
            rows.append(text.count("\n"))
        grown = (peaks[1] - peaks[0]) / (rows[1] - rows[0])
        assert grown <= bytes_per_row, f"{grown:.0f} bytes a row are held at once"


def _named(facts: list[Fact]) -> set[tuple[str, ...]]:
    return {(f.kind, f.at, f.fields.get("exercise_name", "")) for f in facts}


def _offset(at: str) -> str:
    found = _OFFSET.search(at)
    return found[1] if found else ""


def _written(rows: list[list[str]], delimiter: str) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


def _head_and_body(text: str) -> tuple[str, str]:
    head, body = text.split("\n", 1)
    headed = not _YEAR.search(head)
    body = (body if headed else text).rstrip("\r\n") + "\n"
    return (head + "\n" if headed else ""), body


def _another_year(body: str, year: int) -> str:
    return _YEAR.sub(str(year), body)


@pytest.fixture
def check_source(tmp_path: Path) -> Callable[..., None]:
    """Run the whole battery: ``check_source(source, fixture, counts={"workout": 2, "set": 7}, exercises=3)``.

    ``counts`` are the facts by kind. Every time must end with ``offset`` (none: wall-clock; None: any). ``table`` says that the
    fixture is delimited text, ``text`` that it is text at all; ``note_column`` names a header where any words may stand.
    ``cut_row_refused`` is False only where a row has no fixed number of cells; ``repeats`` says that the fixture holds a workout
    that is written twice, so that a cut file may seem to hold more of it. ``more(body, year)`` gives the fixture's rows moved to
    another year, None leaves out the memory check, whose bound is ``bytes_per_row`` beside what a small file takes. ``day`` is
    told of a recording that tells none itself.
    """

    def check(
        source: Source,
        fixture: Path,
        *,
        counts: Mapping[str, int],
        exercises: int | None = None,
        offset: str | None = "",
        text: bool = True,
        table: bool = True,
        note_column: str | None = None,
        cut_row_refused: bool = True,
        repeats: bool = False,
        future_skipped: bool = True,
        bytes_per_row: int = 2000,
        more: Callable[[str, int], str] | None = _another_year,
        day: date | None = None,
    ) -> None:
        battery = _Battery(source, fixture, tmp_path / f"scratch{fixture.suffix}", day)
        battery.check_reading(counts, exercises, offset)
        battery.check_broken_files(text, cut_row_refused and text, repeats)
        if table:
            battery.check_table_variants(note_column)
        if future_skipped:
            battery.check_future()
        if more is not None and text:
            battery.check_memory(bytes_per_row, more)

    return check
