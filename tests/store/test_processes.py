"""Real processes on one store: writers at once, and one that is killed in the middle."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from hormesis.store import facts
from hormesis.store.clock import Clock
from hormesis.store.database import open_database

_BEGINNING = """
import sys, datetime as d
from hormesis.domain.facts import Fact
from hormesis.store import facts
from hormesis.store.clock import Clock
from hormesis.store.database import open_database
path, who = sys.argv[1:]
print("ready", flush=True)
sys.stdin.readline()
db = open_database(path, Clock(lambda: d.datetime.now(d.UTC)))
notes = [Fact("note", "2026-03-01", f"{who}-{i}", {"text": "x" * 500}) for i in range(4000)]
"""

_WRITES_OFTEN = """
for note in notes[:40]:
    with db.transaction() as tx:
        facts.append(tx, "ann", [note], db.clock)
"""

_STOPS_IN_THE_MIDDLE = """
with db.transaction() as tx:
    facts.append(tx, "ann", notes, db.clock)
    print("written", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a store can be made that is not there yet."""
    if request.param == "sqlite":
        yield str(tmp_path / "hormesis.db")
    else:
        server = request.getfixturevalue("postgres")
        yield server.url(server.new())


def _start(code: str, place: str, who: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", _BEGINNING + code, place, who], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def _go_on(process: "subprocess.Popen[str]", heard: str) -> None:
    assert process.stdout is not None
    assert process.stdin is not None
    assert process.stdout.readline().strip() == heard
    process.stdin.write("\n")
    process.stdin.flush()


def test_two_processes_that_make_and_write_one_store_at_once_both_succeed(place: str, clock: Clock) -> None:
    writers = [_start(_WRITES_OFTEN, place, who) for who in ("one", "two")]
    for writer in writers:
        _go_on(writer, "ready")
    for writer in writers:
        writer.communicate()
    assert [writer.returncode for writer in writers] == [0, 0]
    db = open_database(place, clock)
    with db.reading() as tx:
        versions = [fact.version for fact in facts.live(tx, "ann")]
    db.close()
    assert len(versions) == len(set(versions)) == 80


def test_a_writer_killed_in_the_middle_leaves_the_last_good_state(place: str, clock: Clock) -> None:
    good = _start(_WRITES_OFTEN, place, "good")
    _go_on(good, "ready")
    good.communicate()
    killed = _start(_STOPS_IN_THE_MIDDLE, place, "killed")
    _go_on(killed, "ready")
    assert killed.stdout is not None
    assert killed.stdout.readline().strip() == "written"
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    db = open_database(place, clock)
    with db.reading() as tx:
        assert {fact.id.split("-")[0] for fact in facts.live(tx, "ann")} == {"good"}
        if db.is_sqlite:
            assert tx.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    with db.transaction() as tx:
        facts.delete(tx, "ann", ["good-0"], clock)
    db.close()
