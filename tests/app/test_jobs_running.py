"""A job ends in one of its states whatever its handler does, and its effects stand if and only if it is done."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from hormesis.app.jobs import Jobs, Kind, job_for, jobs_for
from hormesis.app.jobs_running import LEASE_S, MOST_ATTEMPTS, Finishing, Handler, Run, Runner
from hormesis.domain.errors import Conflict, Invalid, NotFound
from hormesis.domain.facts import Fact
from hormesis.store import facts as fact_log
from hormesis.store.clock import Clock
from hormesis.store.database import IN_MEMORY, Database, open_database
from hormesis.store.jobs import State
from tests.postgres_server import Server

ANN = "ann"


@dataclass
class Time:
    """A clock that is moved by hand."""

    at: datetime = datetime(2026, 3, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def pass_(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


@dataclass
class Place:
    """A store with a queue, and workers on it."""

    db: Database
    time: Time
    queue: Jobs = field(init=False)

    def __post_init__(self) -> None:
        self.queue = Jobs(self.time)

    def worker(self, handler: Handler, name: str = "w") -> Runner:
        return Runner(self.db, self.queue, {"refresh": handler}, self.time, name)

    def leave(self, kind: Kind = "refresh", **more: Any) -> str:
        with self.db.of(ANN).transaction() as tx:
            return self.queue.enqueue(tx, ANN, kind, **more)

    def run(self, runner: Runner, job_id: str) -> State | None:
        """The way of each database: the one that is due, or the one that was told of."""
        return runner.run_next() if self.db.is_sqlite else runner.run_this(ANN, job_id)

    def stands(self, job_id: str) -> dict[str, Any]:
        return job_for(self.db.of(ANN), ANN, job_id)

    def notes(self) -> int:
        with self.db.of(ANN).reading() as tx:
            return len(fact_log.live(tx, ANN, ["note"]))


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest) -> Iterator[Place]:
    time = Time()
    if request.param == "sqlite":
        db = open_database(IN_MEMORY, Clock(time))
        yield Place(db, time)
        db.close()
    else:
        server: Server = request.getfixturevalue("postgres")
        with server.used() as url:
            db = open_database(url, Clock(time))
            yield Place(db, time)
            db.close()


def _note(run: Run, number: int = 0) -> Fact:
    return Fact("note", "2026-03-01", f"{run.job.id}-{run.job.attempts}-{number}", {"text": "x"})


def _writes(run: Run) -> Finishing:
    def write(tx: sa.Connection) -> dict[str, int]:
        fact_log.append(tx, run.athlete_id, [_note(run)], run.db.clock)
        return {"written": 1}

    return write


def _raising(error: Exception) -> Handler:
    def handler(_run: Run) -> Finishing:
        raise error

    return handler


def test_a_job_is_done_with_its_effects_and_its_result_is_seen(place: Place) -> None:
    job_id = place.leave()
    assert place.stands(job_id)["state"] == "waiting"
    assert place.run(place.worker(_writes), job_id) == "done"
    stands = place.stands(job_id)
    assert (stands["state"], stands["result"], stands["error"]) == ("done", {"written": 1}, None)
    assert place.notes() == 1
    assert place.run(place.worker(_writes), job_id) is None


def test_a_mistake_of_the_user_is_told_at_once_with_the_next_step(place: Place) -> None:
    job_id = place.leave()
    assert place.run(place.worker(_raising(Invalid("file 'a.csv': not known; export it again"))), job_id) == "dead"
    stands = place.stands(job_id)
    assert stands["error"]["message"] == "file 'a.csv': not known; export it again"
    assert stands["error"]["next_step"]
    place.time.pass_(1e6)
    assert place.run(place.worker(_writes), job_id) is None


@pytest.mark.parametrize("error", [ZeroDivisionError("secret 123.4 kg"), Conflict("busy")])
def test_a_fault_is_tried_again_ever_later_and_then_dead(place: Place, error: Exception) -> None:
    job_id = place.leave()
    waits = []
    for _ in range(MOST_ATTEMPTS - 1):
        assert place.run(place.worker(_raising(error)), job_id) == "waiting"
        due = datetime.fromisoformat(place.stands(job_id)["due_at"])
        waits.append((due - place.time()).total_seconds())
        assert place.run(place.worker(_raising(error)), job_id) is None, "not before it is due"
        place.time.pass_(waits[-1])
    assert waits == sorted(set(waits))
    assert place.run(place.worker(_raising(error)), job_id) == "dead"
    stands = place.stands(job_id)
    assert stands["attempts"] == MOST_ATTEMPTS
    assert "123.4" not in str(stands)
    assert stands["error"]["next_step"]


def test_a_fault_while_the_effects_are_written_leaves_none_of_them(place: Place) -> None:
    job_id = place.leave()

    def half(run: Run) -> Finishing:
        def write(tx: sa.Connection) -> None:
            fact_log.append(tx, run.athlete_id, [_note(run)], run.db.clock)
            raise ZeroDivisionError

        return write

    assert place.run(place.worker(half), job_id) == "waiting"
    assert place.notes() == 0
    place.time.pass_(60)
    assert place.run(place.worker(_writes), job_id) == "done"
    assert place.notes() == 1


def test_who_was_taken_for_gone_and_comes_back_writes_nothing(place: Place) -> None:
    job_id = place.leave()
    states = []

    def slow(run: Run) -> Finishing:
        place.time.pass_(LEASE_S + 1)
        other = place.worker(_writes, "other")
        assert other.rescue_stalled() == 1
        states.append(place.run(other, job_id))
        return _writes(run)

    assert place.run(place.worker(slow), job_id) == "replaced"
    assert states == ["done"]
    assert place.notes() == 1


def test_a_job_whose_lease_is_kept_is_left_to_its_worker(place: Place) -> None:
    job_id = place.leave()

    def slow(run: Run) -> Finishing:
        for _ in range(5):
            place.time.pass_(LEASE_S / 3)
            mine.keep_leases()
            assert place.worker(_writes, "other").rescue_stalled() == 0
        return _writes(run)

    mine = place.worker(slow)
    assert place.run(mine, job_id) == "done"


def test_a_worker_that_is_to_end_gives_the_job_back_uncounted(place: Place) -> None:
    job_id = place.leave()
    seen = []

    def long(run: Run) -> Finishing:
        run.progress(3, 14)
        seen.append(place.stands(job_id)["done"])
        mine.stopping.set()
        run.progress(4, 14)
        raise AssertionError("it was to stop")

    mine = place.worker(long)
    assert place.run(mine, job_id) == "waiting"
    assert seen == [3]
    assert place.run(mine, job_id) is None, "it takes no more"
    stands = place.stands(job_id)
    assert (stands["state"], stands["attempts"], stands["done"], stands["error"]) == ("waiting", 0, 4, None)
    assert place.run(place.worker(_writes, "next"), job_id) == "done"


def test_what_is_given_back_while_its_handler_goes_on_is_not_written_by_it(place: Place) -> None:
    job_id = place.leave()

    def stubborn(run: Run) -> Finishing:
        assert mine.give_back() == 1
        return _writes(run)

    mine = place.worker(stubborn)
    assert place.run(mine, job_id) == "replaced"
    assert place.notes() == 0
    assert place.run(place.worker(_writes, "next"), job_id) == "done"


def test_what_is_left_for_once_is_done_once(place: Place) -> None:
    first = place.leave(key="import/1", once=True)
    assert place.run(place.worker(_writes), first) == "done"
    assert place.leave(key="import/1", once=True) == first
    assert place.run(place.worker(_writes), first) is None
    assert place.leave(key="import/2", once=True) != first


def test_a_kind_that_nobody_knows_is_told_of(place: Place) -> None:
    job_id = place.leave("backtest")
    assert place.run(place.worker(_writes), job_id) == "dead"
    assert "'backtest'" in place.stands(job_id)["error"]["message"]


def test_jobs_are_the_athlete_s_own(place: Place) -> None:
    job_id = place.leave()
    assert [one["id"] for one in jobs_for(place.db.of(ANN), ANN)] == [job_id]
    assert jobs_for(place.db.of("bo"), "bo") == []
    with pytest.raises(NotFound):
        job_for(place.db.of("bo"), "bo", job_id)


def test_nothing_of_an_error_s_words_is_logged(place: Place, caplog: pytest.LogCaptureFixture) -> None:
    job_id = place.leave()
    with caplog.at_level(logging.DEBUG, "hormesis"):
        place.run(place.worker(_raising(ValueError("load 123.4"))), job_id)
    assert [one.levelname for one in caplog.records if one.message == "a job failed"] == ["ERROR"]
    assert "123.4" not in "".join(str(vars(one)) for one in caplog.records)
    assert any(str(vars(one).get("place")).startswith("app/jobs_running.py:") for one in caplog.records), "where it went wrong is"


def test_whoever_sleeps_is_woken_when_a_job_is_left(place: Place) -> None:
    woken: list[str] = []
    queue = Jobs(place.time, lambda: woken.append("now"))
    with place.db.of(ANN).transaction() as tx:
        queue.enqueue(tx, ANN, "refresh")
        assert woken == []
    assert woken == ["now"]
    with place.db.of(ANN).transaction(keep=False) as tx:
        queue.enqueue(tx, ANN, "backtest")
    assert woken == ["now"]


def test_each_run_is_counted(place: Place) -> None:
    job_id = place.leave()
    counted: list[tuple[str, str]] = []
    count: Callable[[str, str, float], None] = lambda kind, state, _s: counted.append((kind, state))  # noqa: E731
    runner = Runner(place.db, place.queue, {"refresh": _writes}, place.time, "w", count)
    place.run(runner, job_id)
    assert counted == [("refresh", "done")]
