"""A worker may be killed at any point: nothing is lost, and nothing is done twice."""

import signal
import subprocess
import sys
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from hormesis.app.jobs import Jobs, job_for
from hormesis.app.jobs_running import LEASE_S, Finishing, Run, Runner
from hormesis.domain.facts import Fact
from hormesis.store import facts as fact_log
from hormesis.store import job_list
from hormesis.store.clock import Clock
from hormesis.store.database import Database, open_database
from hormesis.store.jobs import State

_WORKER = """
import os, signal, sys, uuid
from datetime import UTC, datetime
import sqlalchemy as sa
from hormesis.app.jobs import Jobs
from hormesis.app.jobs_running import Runner
from hormesis.domain.facts import Fact
from hormesis.store import facts
from hormesis.store.clock import Clock
from hormesis.store.database import open_database

place, point, job_id = sys.argv[1:]
now = lambda: datetime.now(UTC)
db = open_database(place, Clock(now))
queue = Jobs(now)

def at(here):
    if here == point:
        os.kill(os.getpid(), signal.SIGKILL)

def work(run):
    at("claimed")
    run.progress(1, 2)
    at("half")
    def write(tx):
        at("writing")
        facts.append(tx, "ann", [Fact("note", "2026-03-01", str(uuid.uuid4()), {"text": "x"})], db.clock)
        queue.enqueue(tx, "ann", "backtest", delay_s=1e6)
        at("written")
        sa.event.listen(tx, "commit", lambda _: at("ending"), once=True)
    run.afterwards.append(lambda: at("kept"))
    return write

runner = Runner(db, queue, {"refresh": work}, now, str(os.getpid()))
at("before")
runner.run_next() if db.is_sqlite else runner.run_this("ann", job_id)
"""

POINTS = ("before", "claimed", "half", "writing", "written", "ending", "kept")


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a store is."""
    if request.param == "sqlite":
        yield str(tmp_path / "hormesis.db")
    else:
        with request.getfixturevalue("postgres").used() as url:
            yield url


def _killed(place: str, point: str, job_id: str) -> None:
    """A worker on this job that is killed at ``point``."""
    words = [sys.executable, "-c", _WORKER, place, point, job_id]
    ended = subprocess.run(words, capture_output=True, text=True, check=False)
    assert ended.returncode == -signal.SIGKILL, ended.stderr


def _next_worker(db: Database, job_id: str) -> State | None:
    """A worker that comes a minute later, and does the same."""

    def later() -> datetime:
        return datetime.now(UTC) + timedelta(seconds=LEASE_S + 1)

    def work(run: Run) -> Finishing:
        def write(tx: sa.Connection) -> None:
            fact_log.append(tx, "ann", [Fact("note", "2026-03-01", str(uuid.uuid4()), {"text": "x"})], db.clock)
            run.queue.enqueue(tx, "ann", "backtest", delay_s=1e6)

        return write

    runner = Runner(db, Jobs(later), {"refresh": work}, later, "next")
    runner.rescue_stalled()
    return runner.run_next() if db.is_sqlite else runner.run_this("ann", job_id)


def _notes(db: Database) -> int:
    with db.of("ann").reading() as tx:
        return len(fact_log.live(tx, "ann", ["note"]))


def _waiting_after(db: Database) -> int:
    with db.of("ann").reading() as tx:
        return len(job_list.latest(tx, "ann", ["backtest"]))


def test_a_worker_killed_at_any_point_loses_nothing_and_nothing_is_done_twice(place: str) -> None:
    clock = Clock(lambda: datetime.now(UTC))
    db = open_database(place, clock)
    for round_, point in enumerate(POINTS):
        with db.of("ann").transaction() as tx:
            job_id = Jobs(clock.now).enqueue(tx, "ann", "refresh")
        _killed(place, point, job_id)
        assert _notes(db) == round_ + (point == "kept"), f"killed {point}: all of it or nothing"
        assert _next_worker(db, job_id) == (None if point == "kept" else "done")
        assert job_for(db.of("ann"), "ann", job_id)["state"] == "done"
        assert _notes(db) == round_ + 1, f"killed {point}: done once"
        assert _waiting_after(db) == 1, "what it leaves for later is left with it"
        assert _next_worker(db, job_id) is None
    db.close()
