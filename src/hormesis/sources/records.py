"""Rows of a table and objects of a JSON file, read alike: ``Record``, ``table_records``, ``json_records``, ``json_value``,
``take_all``.

In a wearable's export 0, an empty cell, None, NaN and null all mean that nothing was measured.
"""

import ast
import json
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Json
from hormesis.sources.cells import month_first_in, number, wall_clock
from hormesis.sources.source import ReadReport, Unreadable
from hormesis.sources.table import Table

__all__ = ["Record", "as_records", "json_records", "json_value", "table_records", "take_all"]

_LARGEST = 256 << 20
_NOT_MEASURED = frozenset({"", "none", "null", "nan", "-", "--"})


@dataclass(frozen=True, slots=True)
class Record:
    """One row or object with its place in the file."""

    fields: Mapping[str, Json]
    where: str
    month_first: bool | None = None

    def number(self, *names: str, zero: bool = False) -> float | None:
        """The first of these fields that holds a number other than 0 (``zero``: 0 too). Raises ``Unreadable`` for words."""
        for name in names:
            found = self.fields.get(name)
            if isinstance(found, str):
                try:
                    found = None if found.strip().casefold() in _NOT_MEASURED else number(found)
                except ValueError:
                    raise Unreadable(name, str(found), "a number") from None
            elif isinstance(found, bool) or not isinstance(found, int | float) or found != found:
                continue
            if found is not None and (found or zero) and abs(found) < 1e15:
                return float(found)
        return None

    def minutes(self, *names: str, a_minute: float = 60.0) -> float | None:
        """A duration in minutes of which the field has ``a_minute`` each: 60 seconds, 60,000 milliseconds."""
        found = self.number(*names)
        return None if found is None else round(found / a_minute, 2)

    def text(self, *names: str) -> str:
        """The first of these fields that holds words, trimmed; else nothing."""
        for name in names:
            found = self.fields.get(name)
            if isinstance(found, str) and found.strip().casefold() not in _NOT_MEASURED:
                return found.strip()
        return ""

    def time(self, *names: str) -> str | None:
        """A time as written; None where there is none. Raises ``Unreadable``."""
        found = self.text(*names)
        if not found:
            return None
        try:
            return wall_clock(found.replace("Z", "+00:00") if found.endswith("Z") else found, self.month_first)
        except ValueError:
            raise Unreadable(names[0], found, "a date and time such as 2026-03-02 07:10:00") from None

    def day(self, *names: str) -> str:
        """The day of a time. Raises ``Unreadable``, also where there is none."""
        found = self.time(*names)
        if found is None:
            raise Unreadable(names[0], "", "a date such as 2026-03-02")
        return found[:10]

    def inner(self, name: str) -> "Record":
        """The object in a field: decoded already, or in a cell as JSON or in Python's notation. Empty where there is none."""
        found = self.fields.get(name)
        if isinstance(found, str) and found.lstrip().startswith(("{", "[")):
            found = _decoded(found, name)
        return Record(found if isinstance(found, dict) else {}, self.where, self.month_first)


def _decoded(cell: str, name: str) -> Json:
    try:
        return json.loads(cell)
    except (ValueError, RecursionError):
        pass
    try:
        with warnings.catch_warnings(action="ignore"):  # Python may warn of how a damaged cell is written
            return ast.literal_eval(cell)
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        raise Unreadable(name, cell[:40], "an object in JSON or in Python's notation") from None


def table_records(table: Table, rename: Callable[[str], str] = str.strip, dates: str = "") -> Iterator[Record]:
    """The rows by the columns' names through ``rename``; the column ``dates`` proves which part of a date is the month."""
    names = [rename(name) for name in table.first]
    place = names.index(dates) if dates in names else None
    month_first = None if place is None else month_first_in(cells[place] for _, cells in table.rows())
    for line, cells in table.rows():
        yield Record(dict(zip(names, cells, strict=False)), table.where(line), month_first)


def json_value(path: Path) -> Json:
    """The decoded file. Raises ``Invalid`` naming file and line when it is no whole JSON."""
    with path.open("rb") as file:
        content = file.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise Invalid(f"{path.name}: larger than 256 MiB; give the parts of the export one by one")
    try:
        return json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Invalid(
            f"{path.name}, line {line}: byte 0x{content[error.start]:02x} is not UTF-8; download the file again"
        ) from None
    except json.JSONDecodeError as error:
        raise Invalid(f"{path.name}, line {error.lineno}: not whole JSON ({error.msg}); download the file again") from None
    except (ValueError, RecursionError) as error:
        raise Invalid(f"{path.name}: not JSON that can be read ({error}); download the file again") from None


def json_records(path: Path) -> Iterator[Record]:
    """The objects of a file that is a list of them. Raises ``Invalid`` for anything else."""
    yield from as_records(json_value(path), path.name)


def as_records(value: Json, where: str) -> Iterator[Record]:
    """The objects of a list, each with its place. Raises ``Invalid`` for anything else."""
    if not isinstance(value, list):
        raise Invalid(f"{where}: found {type(value).__name__}; a list of objects is expected; export the file again")
    for place, item in enumerate(value, 1):
        if not isinstance(item, dict):
            raise Invalid(f"{where}, record {place}: found {str(item)[:40]!r}; an object is expected; export the file again")
        yield Record(item, f"{where}, record {place}")


def take_all(rows: Iterable[Record], take: Callable[[Record], None], report: ReadReport) -> None:
    """Give every row to ``take``, those that can't be read counted."""
    for row in rows:
        report.rows += 1
        try:
            take(row)
        except Unreadable as error:
            report.skip_unreadable(error, row.where)
