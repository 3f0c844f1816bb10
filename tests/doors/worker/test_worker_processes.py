"""``hormesis worker`` as a process, on both databases: it works, ends when told, and may be killed."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from hormesis.app.demo import demo_facts
from hormesis.app.facts import record
from hormesis.app.jobs import Jobs, job_for
from hormesis.app.knowledge import load_knowledge
from hormesis.app.replanning import kept_answer
from hormesis.store.clock import Clock
from hormesis.store.database import Database, open_database

ATHLETES = ("ann", "bo", "cy", "di")
ENOUGH_S = 60


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass
class Place:
    """A store, and the environment in which programs find it."""

    db: Database
    environment: dict[str, str]

    def leave(self, athlete_id: str) -> str:
        db = self.db.of(athlete_id)
        with db.transaction() as tx:
            return Jobs(_now).enqueue(tx, athlete_id, "refresh")

    def state(self, athlete_id: str, job_id: str) -> str:
        return str(job_for(self.db.of(athlete_id), athlete_id, job_id)["state"])

    def wait_for(self, how_many: int, state: str, jobs: dict[str, str]) -> None:
        """Until so many of the jobs are in that state; a failure after ``ENOUGH_S``."""
        between = threading.Event()
        for _ in range(ENOUGH_S * 20):
            if sum(self.state(who, one) == state for who, one in jobs.items()) >= how_many:
                return
            between.wait(0.05)
        raise AssertionError({who: job_for(self.db.of(who), who, one) for who, one in jobs.items()})

    @contextmanager
    def worker(self) -> Iterator["subprocess.Popen[str]"]:
        words = [sys.executable, "-m", "hormesis.main", "worker", "--json"]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        with subprocess.Popen(words, env=self.environment, text=True, **pipes) as process:  # type: ignore[call-overload]
            try:
                assert process.stdout is not None
                said = process.stdout.readline()
                assert said, process.stderr.read() if process.stderr else ""
                assert "database" in json.loads(said)
                yield process
            finally:
                process.kill()


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    environment = {**os.environ, "HORMESIS_HOME": str(tmp_path), "TZ": "UTC"}
    if request.param == "sqlite":
        environment["HORMESIS_DATABASE_URL"] = str(tmp_path / "hormesis.db")
        db = open_database(environment["HORMESIS_DATABASE_URL"], Clock(_now))
        yield Place(db, environment)
        db.close()
    else:
        with request.getfixturevalue("postgres").used() as url:
            environment["HORMESIS_DATABASE_URL"] = url
            db = open_database(url, Clock(_now))
            yield Place(db, environment)
            db.close()


def test_a_worker_does_what_was_left_before_and_after_it_began_and_ends_when_told(place: Place) -> None:
    jobs = {"ann": place.leave("ann")}
    with place.worker() as worker:
        place.wait_for(1, "done", jobs)
        jobs["bo"] = place.leave("bo")
        place.wait_for(2, "done", jobs)
        worker.send_signal(signal.SIGTERM)
        _, errors = worker.communicate(timeout=ENOUGH_S)
    assert worker.returncode == 0, errors
    lines = [json.loads(line) for line in errors.splitlines() if line.startswith("{")]
    ended = [line for line in lines if line["event"] == "a job ended" and line["kind"] == "refresh"]
    assert {line["job_id"] for line in ended} >= set(jobs.values())


def test_a_worker_killed_at_work_leaves_nothing_lost_and_nothing_half_done(place: Place) -> None:
    for who in ATHLETES:
        record(place.db.of(who), who, demo_facts())
    jobs = {who: place.leave(who) for who in ATHLETES}
    with place.worker() as worker:
        place.wait_for(1, "running", jobs)
        worker.send_signal(signal.SIGKILL)
        worker.communicate()
    left = {who: place.state(who, one) for who, one in jobs.items()}
    assert "running" in left.values(), "it was killed at work"
    with place.db.transaction() as tx:  # a minute goes by
        tx.execute(sa.text("UPDATE job SET lease_ms = 0 WHERE state = 'running'"))
    with place.worker() as worker:
        place.wait_for(len(ATHLETES), "done", jobs)
        worker.send_signal(signal.SIGTERM)
        worker.communicate(timeout=ENOUGH_S)
    known = load_knowledge()
    for who in ATHLETES:
        assert kept_answer(place.db.of(who), who, "days", _now().date(), known) is not None
        attempts = job_for(place.db.of(who), who, jobs[who])["attempts"]
        assert attempts == (2 if left[who] == "running" else 1)
