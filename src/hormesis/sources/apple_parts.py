"""A big export read by two processes at once: ``read_in_two`` in the first, ``read_claimed`` in both.

The file is parted where elements of the top level begin, and each process takes the next part when it is done with one. Each
part must be whole XML by itself once the root is opened before it and closed after it, so a border that only looks like one
(inside a comment, say) is noticed.
"""

from collections.abc import Callable, Sequence
from itertools import chain, pairwise
from pathlib import Path

from hormesis.domain.errors import Invalid
from hormesis.sources.apple_log import AppleLog
from hormesis.sources.apple_xml import ROOT, border_near, pieces_of, read_xml
from hormesis.sources.source import StartBeside

__all__ = ["PartsRead", "read_claimed", "read_in_two"]

PartsRead = dict[int, tuple[AppleLog, int]]
"""Number of a part → its log and how many lines it has."""

_WORTH_BYTES = 48 << 20
"""A smaller file is read before a second process has begun to."""
_PART_BYTES = 32 << 20
_MOST_PARTS = 100
_OPENED, _CLOSED = f"<{ROOT}>".encode(), f"</{ROOT}>".encode()


def read_in_two(path: Path, start_beside: StartBeside, progress: Callable[[int, int], None]) -> AppleLog | None:
    """The log of the whole file; None where it is too small, can't be parted, or a part can't be read: read it in one then."""
    size = path.stat().st_size
    borders = _borders(path, size) if size >= _WORTH_BYTES else []
    if len(borders) < 3:
        return None
    try:
        with start_beside(path, borders) as beside:
            ours = read_claimed(path, borders, beside.claim, progress)
            read: PartsRead = {**ours, **beside.read()}
    except (Invalid, OSError):
        return None
    if len(read) != len(borders) - 1:
        return None
    progress(size, size)
    whole, lines = read[0]
    for number in range(1, len(read)):
        log, more = read[number]
        whole.join(log, lines)
        lines += more
    return whole


def read_claimed(
    path: Path, borders: Sequence[int], claim: Callable[[], int | None], progress: Callable[[int, int], None]
) -> PartsRead:
    """Read parts as long as there are any that nobody has taken. Raises ``Invalid`` for a part that is not whole.

    They are taken in order, so the place in one's own part tells how far both are.
    """
    read: PartsRead = {}
    bounds = list(pairwise(borders))
    with path.open("rb", buffering=0) as file:
        while (number := claim()) is not None:
            begin, end = bounds[number]
            file.seek(begin)
            pieces = pieces_of(file, end, lambda place, _: progress(place, borders[-1]), end=end)
            before = () if number == 0 else (_OPENED,)
            after = () if number == len(bounds) - 1 else (_CLOSED,)
            log = AppleLog()
            read[number] = log, read_xml(chain(before, pieces, after), log, path.name)
    return read


def _borders(path: Path, size: int) -> list[int]:
    """Where the parts begin, and where the last one ends."""
    parts = min(_MOST_PARTS, max(2, size // min(_PART_BYTES, _WORTH_BYTES // 2)))
    with path.open("rb", buffering=0) as file:
        found = [border_near(file, size * number // parts) for number in range(1, parts)]
    return sorted({0, *(border for border in found if border is not None), size})
