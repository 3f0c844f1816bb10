"""A big export read by two processes at once: ``read_in_two``. The second one runs this module as a program.

The file is parted where elements of the top level begin, and each process takes the next part when it is done with one. Each
part must be whole XML by itself once the root is opened before it and closed after it, so a border that only looks like one
(inside a comment, say) is noticed.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Sequence
from itertools import chain, pairwise
from pathlib import Path

from hormesis.domain.errors import Invalid
from hormesis.sources.apple_log import AppleLog
from hormesis.sources.apple_xml import ROOT, border_near, pieces_of, read_xml
from hormesis.sources.source import told_to_nobody

__all__ = ["read_in_two"]

_WORTH_BYTES = 48 << 20
"""A smaller file is read before a second process has begun to."""
_PART_BYTES = 32 << 20
_MOST_PARTS = 100
_OPENED, _CLOSED = f"<{ROOT}>".encode(), f"</{ROOT}>".encode()

_Read = dict[int, tuple[AppleLog, int]]
"""Number of a part → its log and how many lines it has."""


def read_in_two(path: Path, progress: Callable[[int, int], None]) -> AppleLog | None:
    """The log of the whole file; None where it is too small, can't be parted, or a part can't be read: read it in one then."""
    size = path.stat().st_size
    if size < _WORTH_BYTES or not sys.executable:
        return None
    borders = _borders(path, size, min(_PART_BYTES, _WORTH_BYTES // 2))
    if len(borders) < 3:
        return None
    claims, ours = os.pipe()
    os.write(ours, bytes(range(len(borders) - 1)))
    os.close(ours)
    try:
        read = _by_two(path, borders, claims, progress)
    except (Invalid, OSError, EOFError, pickle.UnpicklingError):
        return None
    finally:
        os.close(claims)
    if len(read) != len(borders) - 1:
        return None
    progress(size, size)
    whole, lines = read[0]
    for number in range(1, len(read)):
        log, more = read[number]
        whole.join(log, lines)
        lines += more
    return whole


def _borders(path: Path, size: int, part: int) -> list[int]:
    """Where the parts begin, and where the last one ends."""
    parts = min(_MOST_PARTS, max(2, size // part))
    with path.open("rb", buffering=0) as file:
        found = [border_near(file, size * number // parts) for number in range(1, parts)]
    return sorted({0, *(border for border in found if border is not None), size})


def _by_two(path: Path, borders: Sequence[int], claims: int, progress: Callable[[int, int], None]) -> _Read:
    command = [sys.executable, "-P", "-m", "hormesis.sources.apple_parts", os.fspath(path.absolute()), *map(str, borders)]
    with subprocess.Popen(command, stdin=claims, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as second:
        try:
            ours = _read_claimed(path, borders, claims, progress)
            theirs, _ = second.communicate()
        finally:
            second.kill()
    return ours if second.returncode else ours | pickle.loads(theirs)


def _read_claimed(path: Path, borders: Sequence[int], claims: int, progress: Callable[[int, int], None]) -> _Read:
    """Read parts as long as there are any: each byte in the pipe ``claims`` is the number of one that nobody has taken.

    They are taken in order, so the place in one's own part tells how far both are.
    """
    read: _Read = {}
    bounds = list(pairwise(borders))
    with path.open("rb", buffering=0) as file:
        while claim := os.read(claims, 1):
            number = claim[0]
            begin, end = bounds[number]
            file.seek(begin)
            pieces = pieces_of(file, end, lambda place, _: progress(place, borders[-1]), end=end)
            before = () if number == 0 else (_OPENED,)
            after = () if number == len(bounds) - 1 else (_CLOSED,)
            log = AppleLog()
            read[number] = log, read_xml(chain(before, pieces, after), log, path.name)
    return read


def _main(path: Path, borders: Sequence[int]) -> int:
    try:
        read = _read_claimed(path, borders, sys.stdin.fileno(), told_to_nobody)
    except Invalid:
        return 1
    sys.stdout.buffer.write(pickle.dumps(read, protocol=pickle.HIGHEST_PROTOCOL))
    return 0


if __name__ == "__main__":
    sys.exit(_main(Path(sys.argv[1]), [int(border) for border in sys.argv[2:]]))
