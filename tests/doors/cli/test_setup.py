"""``hormesis setup``: asks on a terminal, and elsewhere says what to do instead."""

import json
import os
import sys
from pathlib import Path

import pytest

from .conftest import Run


def test_off_a_terminal_it_says_how_to_use_set(run: Run) -> None:
    done = run("setup")
    assert (done.code, done.out) == (2, "")
    assert "hormesis set profile" in done.err


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_on_a_terminal_it_asks_again_what_it_cannot_use_and_skips_what_is_left_empty(run: Run, home: Path) -> None:
    import pty

    answers = ["lb", "glory", "strength", "", "", "", "", "", "", "45lb", "", "", "shoulder", "overhead", "", "none"]
    child, terminal = pty.fork()
    if child == 0:
        os.environ["HORMESIS_HOME"] = str(home)
        os.execv(sys.executable, [sys.executable, "-m", "hormesis.main", "setup"])
    os.write(terminal, ("\n".join(answers) + "\n").encode())
    shown = b""
    while chunk := _read(terminal):
        shown += chunk
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    assert os.waitstatus_to_exitcode(status) == 0, shown.decode()
    assert "found 'glory'" in shown.decode()
    facts = {fact["kind"]: fact for fact in map(json.loads, run("export").out.splitlines())}
    assert (facts["profile"]["units"], facts["profile"]["goal"]) == ("lb", "strength")
    assert "experience" not in facts["profile"]
    assert facts["gym"]["bars_kg"] == [20.4117]
    assert (facts["limitation"]["region"], facts["limitation"]["avoid"]) == ("shoulder", ["overhead"])
    assert facts["condition"]["code"] == "none"


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # the other end has closed
        return b""
