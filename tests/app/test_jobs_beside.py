"""The program that does the server's jobs: begun when one is due, heard until it ends, ended with the server."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from hormesis.app.background import job_program
from hormesis.app.jobs import Jobs, job_for
from hormesis.app.jobs_beside import JobProgram, command_for, environment_for
from hormesis.app.jobs_thread import Wake
from hormesis.app.settings import Settings
from hormesis.app.workspace import Workspace
from hormesis.store import jobs
from hormesis.store.database import Database
from tests.app.real_time import right_now

ENOUGH_S = 60


def workspace(home: Path) -> Workspace:
    return Workspace(Settings(home, str(home / "hormesis.db")), right_now)


def leave(db: Database, queue: Jobs) -> str:
    with db.transaction() as tx:
        return queue.enqueue(tx, "ann", "refresh")


def told(db: Database, code: str) -> tuple[JobProgram, list[tuple[str, str, float]]]:
    """A hand whose program is ``code``, and what it is told."""
    heard: list[tuple[str, str, float]] = []
    command = (sys.executable, "-c", code)
    return JobProgram(db, right_now, command, os.environ, lambda *one: heard.append(one)), heard


def test_a_job_that_is_left_is_done_by_a_program_that_then_ends(kept: Database, tmp_path: Path) -> None:
    done, wake, heard = threading.Event(), Wake(), []

    def observe(kind: str, state: str, seconds: float) -> None:
        heard.append((kind, state, seconds > 0))
        done.set()

    with job_program(workspace(tmp_path), kept, wake, observe):
        job_id = leave(kept, Jobs(right_now, wake))
        assert done.wait(ENOUGH_S)
    assert (job_for(kept, "ann", job_id)["state"], heard[-1]) == ("done", ("refresh", "done", True))
    assert (
        "hormesis.app.jobs_kinds"
        not in subprocess.run(
            [sys.executable, "-c", "import hormesis.doors.http.serving, sys; print(*sys.modules)"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split()
    ), "what jobs need is not loaded by the server"


def test_no_program_is_begun_while_nothing_can_be_run(kept: Database) -> None:
    hand, heard = told(kept, "raise SystemExit(3)")
    assert hand.run_next() is None
    assert hand.rescue_stalled() == 0
    leave(kept, Jobs(right_now))
    with kept.transaction() as tx:
        assert jobs.claim(tx, 2**50, "another worker", 2**50)
    leave(kept, Jobs(right_now))  # waits for the one of its key that runs
    assert hand.run_next() is None
    assert (hand._process, heard) == (None, [])


def test_a_program_that_breaks_is_told_of_and_begun_anew(kept: Database, caplog: pytest.LogCaptureFixture) -> None:
    leave(kept, Jobs(right_now))
    hand, heard = told(kept, "raise SystemExit(3)")
    assert (hand.run_next(), heard) == (None, [])
    assert "ended badly" in caplog.text
    hand.command = (sys.executable, "-c", """print('{"job": "refresh", "state": "done", "seconds": 0.5}')""")
    assert (hand.run_next(), heard) == ("done", [("refresh", "done", 0.5)])


def test_the_lease_of_a_program_that_was_killed_runs_out_and_its_job_is_rescued(kept: Database, tmp_path: Path) -> None:
    job_id = leave(kept, Jobs(right_now))
    with kept.transaction() as tx:
        assert jobs.claim(tx, 2**50, "killed", 1000)
    space = workspace(tmp_path)
    hand = JobProgram(kept, right_now, command_for(), environment_for(space), lambda *_: None)
    assert hand.rescue_stalled() == 1
    assert job_for(kept, "ann", job_id)["state"] == "done"


def test_a_server_that_ends_ends_the_program_and_one_that_dies_leaves_none_behind(kept: Database, tmp_path: Path) -> None:
    leave(kept, Jobs(right_now))
    hand, _ = told(kept, "print('{}', flush=True); import sys; sys.stdin.read()")
    begun = threading.Thread(target=hand.run_next)
    begun.start()
    while hand._process is None:
        assert begun.is_alive()
    hand.stop()
    begun.join(ENOUGH_S)
    assert not begun.is_alive()
    assert hand.run_next() is None, "nothing is begun once it is to end"
    with kept.transaction() as tx:
        Jobs(right_now).enqueue(tx, "ann", "refresh", delay_s=5, key="later")  # the program would wait for it
    orphan = subprocess.Popen(command_for(), env=environment_for(workspace(tmp_path)), stdin=subprocess.PIPE)
    assert orphan.stdin is not None
    orphan.stdin.close()
    assert orphan.wait(ENOUGH_S) == 0
