"""A big export read by two processes at once: ``read_in_two``. The second one runs this module as a program.

The file is parted where a record of the top level begins. Each half must be whole XML by itself once the root is closed before
it and opened after it, so a border that only looks like one (inside a comment, say) is noticed.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from hormesis.domain.errors import Invalid
from hormesis.sources.apple_log import AppleLog
from hormesis.sources.apple_xml import ROOT, border_near, pieces_of, read_xml
from hormesis.sources.source import told_to_nobody

__all__ = ["read_in_two"]

WORTH_BYTES = 48 << 20
"""A smaller file is read before a second process has begun to."""


def read_in_two(path: Path, progress: Callable[[int, int], None]) -> AppleLog | None:
    """The log of the whole file; None where it is too small, or can't be parted, or a part can't be read: read it in one then."""
    size = path.stat().st_size
    if size < WORTH_BYTES or not sys.executable:
        return None
    with path.open("rb", buffering=0) as file:
        border = border_near(file, size // 2)
        if border is None:
            return None
        file.seek(0)
        log = AppleLog()
        try:
            with _second_half(path, border) as second:
                pieces = pieces_of(file, border, lambda read, _: progress(read * size // border, size), end=border)
                lines = read_xml(chain(pieces, (f"</{ROOT}>".encode(),)), log, path.name)
                theirs, _ = second.communicate()
        except (Invalid, OSError):
            return None
        if second.returncode != 0:
            return None
    log.join(pickle.loads(theirs), lines)
    return log


@contextmanager
def _second_half(path: Path, border: int) -> Iterator["subprocess.Popen[bytes]"]:
    command = [sys.executable, "-P", "-m", "hormesis.sources.apple_parts", os.fspath(path.absolute()), str(border)]
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    with process:
        try:
            yield process
        finally:
            process.kill()


def _read_second_half(path: Path, border: int) -> int:
    log = AppleLog()
    with path.open("rb", buffering=0) as file:
        file.seek(border)
        pieces = pieces_of(file, path.stat().st_size, told_to_nobody)
        try:
            read_xml(chain((f"<{ROOT}>".encode(),), pieces), log, path.name)
        except Invalid:
            return 1
    sys.stdout.buffer.write(pickle.dumps(log, protocol=pickle.HIGHEST_PROTOCOL))
    return 0


if __name__ == "__main__":
    sys.exit(_read_second_half(Path(sys.argv[1]), int(sys.argv[2])))
