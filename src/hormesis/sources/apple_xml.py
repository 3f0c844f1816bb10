"""The XML of an Apple Health export, streamed into an ``AppleLog``: ``read_xml``, ``pieces_of``, ``border_near``."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import IO
from xml.parsers import expat

from hormesis.domain.errors import Invalid
from hormesis.sources.apple_log import AppleLog

__all__ = ["HEAD_BYTES", "ROOT", "border_near", "is_apple_export", "pieces_of", "read_xml"]

ROOT = "HealthData"
HEAD_BYTES = 1 << 16
_PIECE = 1 << 16
"""Larger pieces are not read faster."""
_DOCTYPE = re.compile(rb"<!DOCTYPE\s+HealthData\b.*?(?=<HealthData[\s>])", re.DOTALL)
_BORDER = re.compile(rb"\n <(?:Record|Workout|Correlation|ActivitySummary) ")
"""Where an element of the top level begins: those inside another are further in."""
_VERTICAL_TAB = b"\x0b"


def is_apple_export(head: bytes) -> bool:
    """Whether XML that begins so is Apple's export: by its root or its document type."""
    return b"<HealthData" in head or b"<!DOCTYPE HealthData" in head


def pieces_of(file: IO[bytes], size: int, progress: Callable[[int, int], None], end: int | None = None) -> Iterator[bytes]:
    """The file from where it stands, up to the byte ``end``, telling ``progress`` how much of ``size`` is read."""
    read, told = file.tell(), 0
    while piece := file.read(_PIECE if end is None else min(_PIECE, end - read)):
        read += len(piece)
        if read - told > 1 << 21 or read == size:
            told = read
            progress(read, size)
        yield piece


def border_near(file: IO[bytes], place: int) -> int | None:
    """The first byte after ``place`` where an element of the top level begins; None where there is none within a megabyte."""
    file.seek(place)
    found = _BORDER.search(file.read(1 << 20))
    return place + found.start() + 1 if found else None


def read_xml(pieces: Iterable[bytes], log: AppleLog, name: str) -> int:
    """Read a whole export into ``log``; how many lines it has. Raises ``Invalid`` naming the line where it breaks off.

    The document type inside is skipped: phones write it with mistakes (HealthKit Export Version 12), and nothing here needs it.
    """
    parser = expat.ParserCreate()
    parser.ordered_attributes = True
    _handle(parser, log, name)
    try:
        for piece in _mended(pieces):
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        said = expat.ErrorString(error.code)
        raise Invalid(
            f"{name}, line {error.lineno}: the XML breaks off or is damaged ({said}); "
            f"export it again from the Health app and wait until it is complete"
        ) from None
    log.end()
    return parser.CurrentLineNumber - 1


def _handle(parser: expat.XMLParserType, log: AppleLog, name: str) -> None:
    """Let ``parser`` tell ``log`` of records, beats and workouts of the top level."""
    takers = log.takers(lambda: parser.CurrentLineNumber)
    beat = log.beat

    def begin(element: str, attributes: list[str]) -> None:
        if element == "Record":
            log.records += 1
            take = takers.get(attributes[1] if attributes and attributes[0] == "type" else _type_in(attributes))
            if take is not None:
                take(attributes)
        elif element == "MetadataEntry":
            return
        elif element == "InstantaneousBeatsPerMinute":
            beat(attributes)
        elif element == "Workout":
            log.workout(attributes, parser.CurrentLineNumber)
        elif element == "WorkoutStatistics":
            log.statistic(attributes, parser.CurrentLineNumber)
        elif element == "Correlation":  # its records stand at the top level too
            parser.StartElementHandler = None
            parser.EndElementHandler = end_correlation

    def end_correlation(element: str) -> None:
        if element == "Correlation":
            parser.StartElementHandler = begin
            parser.EndElementHandler = None

    def root(element: str, _attributes: list[str]) -> None:
        if element != ROOT:
            raise Invalid(f"{name}, line {parser.CurrentLineNumber}: found <{element}>; allowed is <{ROOT}>; export it again")
        parser.StartElementHandler = begin

    def no_entities(*_: object) -> None:
        raise Invalid(f"{name}: the XML defines entities, which no export has; export it again from the Health app")

    parser.StartElementHandler = root
    parser.EntityDeclHandler = no_entities


def _type_in(attributes: list[str]) -> str:
    return dict(zip(attributes[::2], attributes[1::2], strict=True)).get("type", "")


def _mended(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces without the document type and without vertical tabs, which apps write into names and XML may not hold."""
    rest = iter(pieces)
    head = b""
    for piece in rest:
        head += piece
        if len(head) >= HEAD_BYTES or b"<Record" in head:
            break
    yield _DOCTYPE.sub(lambda found: b"\n" * found[0].count(b"\n"), head, count=1).replace(_VERTICAL_TAB, b"")
    for piece in rest:
        yield piece.replace(_VERTICAL_TAB, b"") if _VERTICAL_TAB in piece else piece
