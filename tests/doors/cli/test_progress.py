"""The bar: what it is told of bytes, that it is there on a terminal, and only there."""

import os
import pty
import select
import subprocess
import sys
from pathlib import Path

from hormesis.doors.cli.progress import bytes_read

READING = """
import threading
from hormesis.doors.cli import progress
from hormesis.doors.cli.output import output_for
progress._MOMENT_S = 0
with output_for(False, {}).progress("reading") as told:
    for waiting in threading.enumerate():
        if isinstance(waiting, threading.Timer):
            waiting.join()
    progress.bytes_read(told, "export.xml")(210_000_000, 420_000_000)
"""


def test_bytes_are_told_with_the_file_and_in_megabytes() -> None:
    told: list[tuple[int, int, str]] = []
    bytes_read(lambda *what: told.append(what), "export.xml")(52_400_000, 422_081_796)
    assert told == [(52_400_000, 422_081_796, "export.xml, 52 of 422 MB")]


def test_the_bar_is_on_a_terminal_and_on_stderr_alone() -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen([sys.executable, "-c", READING], stdout=subprocess.PIPE, stderr=theirs) as process:
        os.close(theirs)
        seen = b""
        while select.select([ours], [], [], 20)[0]:
            try:
                seen += os.read(ours, 65536)
            except OSError:  # the terminal's other end is closed
                break
        assert process.stdout is not None
        assert process.stdout.read() == b""
    os.close(ours)
    assert "210 of 420 MB" in seen.decode(errors="replace")


def test_there_is_no_bar_off_a_terminal() -> None:
    done = subprocess.run([sys.executable, "-c", READING], capture_output=True, check=True, cwd=Path.cwd())
    assert (done.stdout, done.stderr) == (b"", b"")
