"""What a source is: ``Source``, what it is given (``Sample``, ``ReadOptions``) and what it tells of (``ReadReport``).

``Unreadable`` is how the parts of a source tell one another that a cell can't be read; no source raises it.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact
from hormesis.domain.load import Unit

__all__ = [
    "Beside",
    "ReadOptions",
    "ReadReport",
    "Sample",
    "Source",
    "StartBeside",
    "UnitFinding",
    "Unreadable",
    "told_to_nobody",
]


@dataclass(frozen=True, slots=True)
class Sample:
    """The beginning of a file, enough to recognise it: raw bytes, and its text when it decodes as UTF-8.

    ``members`` are the names inside a zip archive as it spells them; none for any other file and for an archive that is broken.
    """

    head: bytes
    text: str | None
    size: int
    members: tuple[str, ...] = ()


class Beside(Protocol):
    """A second process that reads parts of the same file. Parts are numbered from 0, and each is taken once."""

    def claim(self) -> int | None:
        """The next part that neither has taken; None when there is none left."""
        ...

    def read(self) -> Mapping[int, Any]:
        """What the other process has read, by part, once it is done; nothing where it failed."""
        ...


StartBeside = Callable[[Path, Sequence[int]], AbstractContextManager[Beside]]
"""Given a file and the borders of its parts, starts the second process."""


def told_to_nobody(_read: int, _of: int, /) -> None:
    """The progress where nobody watches."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the caller knows and the file may not. ``unit`` overrides every inference; ``today`` bounds future dates.

    ``day`` is the day of a recording that tells none itself. ``beside`` starts a second process that reads parts of a big file
    too; ``progress`` is told meanwhile how many bytes of how many are read.
    """

    athlete_id: str
    today: date
    unit: Unit | None = None
    day: date | None = None
    beside: "StartBeside | None" = None
    progress: Callable[[int, int], None] = told_to_nobody


@dataclass(frozen=True, slots=True)
class UnitFinding:
    """The unit loads were read in, how that is known and how sure (0..1): ``given``, ``row``, ``header`` or ``inferred``."""

    unit: Unit
    known_from: str
    certainty: float
    detail: str = ""


class Unreadable(Exception):
    """What a cell of ``column`` holds, and what it may hold."""

    def __init__(self, column: str, found: str, allowed: str) -> None:
        super().__init__(f"{column}: found {found!r}; allowed is {allowed}")
        self.column, self.found = column, found


@dataclass(slots=True)
class ReadReport:
    """What a source says of the file it read. The source fills it while its facts are drawn."""

    source: str
    layout: str = ""
    unit: UnitFinding | None = None
    rows: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    skipped_examples: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    left_out: dict[str, tuple[int, str]] = field(default_factory=dict)
    unreadable: int = 0
    first_unreadable: str = ""

    def skip(self, why: str, where: str) -> None:
        """Count a row that gives no fact, and keep the first place where each reason was met."""
        self.skipped[why] += 1
        self.skipped_examples.setdefault(why, where)

    def skip_unreadable(self, cell: Unreadable, where: str) -> None:
        """Count a row that gives no fact since this cell of it can't be read."""
        self.skip(f"unreadable {cell.column.casefold()}", where)
        self.unreadable += 1
        self.first_unreadable = self.first_unreadable or f"{where}: {cell}"

    def refuse_if_mostly_unreadable(self) -> None:
        """Raises ``Invalid`` with the first such row when most rows can't be read: then the file is not what it seemed."""
        if self.unreadable * 2 > self.rows:
            raise Invalid(
                f"{self.first_unreadable}; {self.unreadable} of {self.rows} rows can't be read: "
                f"mend them or export the log again, and don't edit it"
            )

    def leave_out(self, what: str, found: object, where: str) -> None:
        """Count a cell that is not used while the rest of its row is (``an RPE outside 0..10``)."""
        times, first = self.left_out.get(what, (0, f"{found!r}, {where}"))
        self.left_out[what] = (times + 1, first)

    def all_notes(self) -> list[str]:
        """The notes, and a line for each kind of cell that was left out."""
        cells = (
            f"{what}: left out {'once' if times == 1 else f'{times} times'}, the rest of the row is kept (first: {first})"
            for what, (times, first) in self.left_out.items()
        )
        return [*self.notes, *cells]


class Source(Protocol):
    """One kind of export. ``name`` is stable: it is part of every id that the source gives."""

    @property
    def name(self) -> str: ...

    def recognises(self, sample: Sample) -> bool:
        """Whether this source can read a file that begins so. Never raises."""
        ...

    def read(self, path: Path, options: ReadOptions, report: ReadReport) -> Iterator[Fact]:
        """Every fact of the file, workouts before their sets, in the file's chronological order.

        Raises ``Invalid`` with file and line when the file is not whole or not what it seemed: then nothing of it is kept.
        """
        ...
