"""A second process that reads parts of a big file: ``reading_beside``. It runs this module as a program.

A pipe holds the numbers of the parts, a byte each; whoever reads a byte from it has taken that part.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hormesis.domain.errors import Invalid
from hormesis.sources.apple_parts import read_claimed
from hormesis.sources.source import Beside, told_to_nobody

__all__ = ["reading_beside"]


@contextmanager
def reading_beside(path: Path, borders: Sequence[int]) -> Iterator[Beside]:
    """Start the second process; it is ended with the block. Raises ``OSError`` when it can't be started."""
    claims, parts = os.pipe()
    try:
        os.write(parts, bytes(range(len(borders) - 1)))
    finally:
        os.close(parts)
    try:
        command = [sys.executable, "-P", "-m", "hormesis.app.beside", os.fspath(path.absolute()), *map(str, borders)]
        with subprocess.Popen(command, stdin=claims, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
            try:
                yield _Second(process, _claimer(claims))
            finally:
                process.kill()
    finally:
        os.close(claims)


@dataclass(frozen=True, slots=True)
class _Second:
    process: "subprocess.Popen[bytes]"
    claim: Callable[[], int | None]

    def read(self) -> Mapping[int, Any]:
        out, _ = self.process.communicate()
        read: Mapping[int, Any] = {} if self.process.returncode else pickle.loads(out)  # our own program wrote it
        return read


def _claimer(claims: int) -> Callable[[], int | None]:
    def claim() -> int | None:
        taken = os.read(claims, 1)
        return taken[0] if taken else None

    return claim


def _main(path: Path, borders: Sequence[int]) -> int:
    try:
        read = read_claimed(path, borders, _claimer(sys.stdin.fileno()), told_to_nobody)
    except Invalid:
        return 1
    sys.stdout.buffer.write(pickle.dumps(read, protocol=pickle.HIGHEST_PROTOCOL))
    return 0


if __name__ == "__main__":
    sys.exit(_main(Path(sys.argv[1]), [int(border) for border in sys.argv[2:]]))
