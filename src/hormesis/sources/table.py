"""A delimited text file as rows with line numbers: ``open_table``, ``Table``, ``first_row``.

Streams; refuses what is not text, what is cut off and what does not hold together, naming the file and the line.
"""

import codecs
import csv
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from hormesis.domain.errors import Invalid

__all__ = ["DELIMITERS", "Table", "encoding_of", "first_row", "open_table", "second_row"]

DELIMITERS = (",", ";", "\t", "|")

_SHEET_HINT = re.compile(r'\s*"?sep=.?"?\s*', re.IGNORECASE)
"""A first line that tells a spreadsheet the delimiter, and holds nothing else."""
_END_OF_TEXT = "\x1a"
_BLANK = " \t\r\n" + _END_OF_TEXT

_LONGEST_LINE = 1_000_000

_CUT = "the file is cut off; export or download it again"


@dataclass(frozen=True, slots=True)
class Table:
    """A delimited text file whose ``first`` row has been read: the header, or data where the export has no header.

    ``second`` is the row after it, empty where there is none.
    """

    path: Path
    delimiter: str
    first: tuple[str, ...]
    second: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The file's name, as messages say it."""
        return self.path.name

    def where(self, line: int) -> str:
        """``file, line n``: how messages and reports name a place."""
        return f"{self.path.name}, line {line}"

    def written(self, lines: Collection[int]) -> dict[int, str]:
        """The physical lines of these numbers as they stand in the file, with their quotes."""
        with self.path.open(encoding=encoding_of(self.path), newline="") as text:
            return {number: line.rstrip("\r\n") for number, line in enumerate(text, 1) if number in lines}

    def rows(self, *, header: bool = True, ragged: bool = False) -> Iterator[tuple[int, list[str]]]:
        """Each row with the number of its first line; blank lines are left out, and the first row where ``header``.

        Every row has at least as many cells as the first one, not counting columns at its end that have no name. With
        ``ragged`` shorter rows are allowed and filled up with empty cells. Raises ``Invalid`` with file and line for an
        unclosed quote, a short row (the file is cut off), a row with too many filled cells (the wrong delimiter, an unquoted
        comma), undecodable bytes and NUL bytes, and for a file that holds a header and nothing else.
        """
        width = len(self.first)
        named = max((i for i, cell in enumerate(self.first, 1) if cell), default=width) if header else width
        skip = header
        held: tuple[int, list[str]] | None = None
        found = False
        for line, cells in _raw_rows(self.path, self.delimiter):
            if skip:
                skip = False
                continue
            if held:
                raise Invalid(
                    f"{self.where(held[0])}: {len(held[1])} cells, but the first row has {width}; mend or delete that row"
                )
            if len(cells) == width:
                yield line, cells
            elif len(cells) > width:
                if any(cell.strip() for cell in cells[width:]):
                    raise Invalid(
                        f"{self.where(line)}: {len(cells)} cells, but the first row has {width}; "
                        f"put quotes around texts that hold {self.delimiter!r}"
                    )
                yield line, cells[:width]
            elif ragged or len(cells) >= named:
                yield line, cells + [""] * (width - len(cells))
            else:
                held = (line, cells)
            found = True
        if held:
            raise Invalid(f"{self.where(held[0])}: {len(held[1])} cells, but the first row has {width}; {_CUT}")
        if not found:
            raise Invalid(f"{self.name}: nothing stands below the header; export the file again")


def open_table(path: Path) -> Table:
    """The table in ``path``, its delimiter taken from its first row.

    Raises ``Invalid`` for an empty file, one that is not UTF-8 text, and one without a delimiter in its first row.
    """
    try:
        with path.open(encoding=encoding_of(path), newline="") as text:
            head = text.read(65536)
    except UnicodeError:
        raise Invalid(f"{_undecodable(path)}; save it as CSV in UTF-8") from None
    except OSError as error:
        raise Invalid(f"{path.name}: can't be read ({error.strerror or error}); check the path and its permissions") from None
    if not head.strip():
        raise Invalid(f"{path.name}: the file is empty; export it again")
    first = first_row(head)
    if first is None:
        raise Invalid(f"{path.name}, line 1: no cells parted by one of {' '.join(map(repr, DELIMITERS))}; is this a CSV export?")
    return Table(path, first[0], tuple(first[1]), tuple(second_row(head, first[0])))


def first_row(text: str) -> tuple[str, list[str]] | None:
    """The delimiter of a text that begins a table, and the stripped cells of its first row; None when it is no table.

    The delimiter is the one that parts the first row into most cells, quotes respected.
    """
    lines = _first_lines(text)
    if not lines or "\0" in lines[0]:
        return None
    best: tuple[str, list[str]] | None = None
    for delimiter in DELIMITERS:
        try:
            cells = next(csv.reader(lines, delimiter=delimiter), [])
        except csv.Error:
            continue
        if len(cells) > (len(best[1]) if best else 1):
            best = delimiter, [cell.strip() for cell in cells]
    return best


def second_row(text: str, delimiter: str) -> list[str]:
    """The stripped cells of the row after the first; none where there is no such row."""
    try:
        rows = [cells for cells in csv.reader(_first_lines(text), delimiter=delimiter) if cells]
    except csv.Error:
        return []
    return [cell.strip() for cell in rows[1]] if len(rows) > 1 else []


def _first_lines(text: str) -> list[str]:
    lines = text.lstrip("\ufeff \r\n").splitlines(keepends=True)[:50]
    return lines[1:] if lines and _SHEET_HINT.fullmatch(lines[0]) else lines


def _raw_rows(path: Path, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    ended = False

    def lines() -> Iterator[str]:
        nonlocal ended
        for number in count(1):
            line = text.readline(_LONGEST_LINE + 1)
            if not line:
                break
            if "\0" in line:
                raise Invalid(f"{path.name}, line {number}: a NUL byte; this is not a text file, export it again")
            if len(line) > _LONGEST_LINE:
                raise Invalid(
                    f"{path.name}, line {number}: longer than {_LONGEST_LINE:,} characters; this is no log, export it again"
                )
            yield line
        ended = True

    with path.open(encoding=encoding_of(path)) as text:  # any line end becomes \n, also inside quotes
        reader = csv.reader(lines(), delimiter=delimiter)
        line = 1
        try:
            for cells in reader:
                if ended:  # the reader asked for one line more to close a quote
                    raise Invalid(f"{path.name}, line {line}: a quote is opened and never closed; {_CUT}")
                hint = line == 1 and _SHEET_HINT.fullmatch(delimiter.join(cells))
                if cells and not hint and (len(cells) > 1 or cells[0].strip(_BLANK)):
                    yield line, cells
                line = reader.line_num + 1
        except UnicodeError:
            raise Invalid(f"{_undecodable(path)}; save it as CSV in UTF-8") from None
        except csv.Error as error:
            raise Invalid(f"{path.name}, line {line}: {error}; {_CUT}") from None


def encoding_of(path: Path) -> str:
    """UTF-16 where the file begins with its mark, as a spreadsheet's "Unicode text" does; else UTF-8, with or without a mark."""
    with path.open("rb") as raw:
        return "utf-16" if raw.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else "utf-8-sig"


def _undecodable(path: Path) -> str:
    if encoding_of(path) == "utf-16":
        return f"{path.name}: begins as UTF-16 does and is not"
    with path.open("rb") as raw:
        for number, line in enumerate(iter(lambda: raw.readline(_LONGEST_LINE), b""), 1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError as error:
                return f"{path.name}, line {number}: byte 0x{line[error.start]:02x} is not UTF-8"
    return f"{path.name}: not UTF-8"
