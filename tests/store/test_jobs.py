"""Jobs: one waits for each key, one runs, nothing is lost with its worker, nothing is written by who has lost the lease."""

from typing import Any

import pytest
import sqlalchemy as sa

from hormesis.domain.errors import NotFound
from hormesis.store import job_list, jobs
from hormesis.store.database import Database
from hormesis.store.jobs import Job, Lost, NewJob
from hormesis.store.tables import job

SECOND = 1000


def _new(job_id: str = "j1", key: str = "refresh", at: int = 0, who: str = "ann", **payload: Any) -> NewJob:
    return NewJob(who, job_id, "refresh", key, payload, at, at)


def _add(db: Database, *new: NewJob) -> list[str]:
    with db.transaction() as tx:
        return [jobs.add(tx, one) for one in new]


def _claim(db: Database, now: int = 0, lease: str = "w1") -> Job | None:
    with db.transaction() as tx:
        return jobs.claim(tx, now, lease, now + 60 * SECOND)


def _claimed(db: Database, now: int = 0, lease: str = "w1") -> Job:
    one = _claim(db, now, lease)
    assert one is not None
    return one


def _get(db: Database, job_id: str = "j1", who: str = "ann") -> Job:
    with db.reading() as tx:
        return job_list.get(tx, who, job_id)


def _word(db: Database) -> list[str]:
    """The ids of the jobs that procrastinate was told of."""
    with db.reading() as tx:
        rows = tx.exec_driver_sql("SELECT args->>'job_id' FROM procrastinate_jobs ORDER BY id")
        return [str(one) for one in rows.scalars()]


def test_a_job_goes_with_the_transaction_that_makes_it(db: Database) -> None:
    with db.transaction(keep=False) as tx:
        jobs.add(tx, _new())
    assert _claim(db) is None
    if not db.is_sqlite:
        assert _word(db) == []
    _add(db, _new(reps=5))
    assert _claimed(db).payload == {"reps": 5}


def test_of_one_key_one_waits_and_the_earlier_hour_counts(db: Database) -> None:
    assert _add(db, _new("j1", at=90), _new("j2", at=30), _new("j3", at=60)) == ["j1", "j1", "j1"]
    assert _get(db).due_ms == 30
    assert _claim(db, now=29) is None
    assert _claimed(db, now=30).id == "j1"


def test_each_athlete_and_each_key_wait_apart(db: Database) -> None:
    assert _add(db, _new("j1"), _new("j2", key="backtest"), _new("j3", who="bo")) == ["j1", "j2", "j3"]


def test_a_job_of_the_same_id_is_never_done_again(db: Database) -> None:
    _add(db, _new())
    one = _claimed(db)
    with db.transaction() as tx:
        jobs.finish(tx, one, {"facts": 3}, 5)
    assert _add(db, _new()) == ["j1"]
    assert _claim(db, now=99) is None
    assert (_get(db).state, _get(db).result) == ("done", {"facts": 3})


def test_what_is_asked_for_while_it_runs_runs_after_it_and_not_beside_it(db: Database) -> None:
    _add(db, _new("j1"))
    first = _claimed(db)
    _add(db, _new("j2"))
    assert _claim(db, lease="w2") is None
    with db.transaction() as tx:
        jobs.finish(tx, first, None, 1)
    assert _claimed(db, now=1, lease="w2").id == "j2"
    if not db.is_sqlite:
        assert _word(db) == ["j1", "j2", "j2"], "the one that waited is told of when its turn has come"


def test_the_longest_due_goes_first_and_a_named_one_when_it_is_named(db: Database) -> None:
    _add(db, _new("j1", key="a", at=20), _new("j2", key="b", at=10), _new("j3", key="c", at=30))
    with db.transaction() as tx:
        named = jobs.claim(tx, 50, "w1", 60, ("ann", "j3"))
        assert named is not None
        assert named.id == "j3"
        assert jobs.claim(tx, 50, "w1", 60, ("ann", "j3")) is None
        assert jobs.claim(tx, 5, "w1", 60, ("ann", "j2")) is None
    assert [_claimed(db, now=50).id for _ in range(2)] == ["j2", "j1"]


def test_who_has_lost_the_lease_writes_nothing(db: Database) -> None:
    _add(db, _new())
    gone = _claimed(db, now=0, lease="gone")
    now = 61 * SECOND
    with db.transaction() as tx:
        (stalled,) = job_list.stalled(tx, now)
        assert jobs.rescue(tx, stalled, now, 5, "") == "waiting"
    assert _claimed(db, now, "next").attempts == 2
    for step in (
        lambda tx: jobs.finish(tx, gone, None, now),
        lambda tx: jobs.progress(tx, gone, 1, 2, now),
        lambda tx: jobs.extend(tx, gone, now),
        lambda tx: jobs.put_back(tx, gone, now),
        lambda tx: jobs.bury(tx, gone, "e", "n", now),
    ):
        with pytest.raises(Lost, match="somebody else"), db.transaction() as tx:
            step(tx)
    assert _get(db).state == "running"


def test_a_job_that_is_still_worked_on_is_not_rescued(db: Database) -> None:
    _add(db, _new())
    one = _claimed(db, now=0)
    with db.transaction() as tx:
        jobs.extend(tx, one, 120 * SECOND)
        assert job_list.stalled(tx, 61 * SECOND) == []
        assert jobs.rescue(tx, one, 61 * SECOND, 5, "") is None


def test_a_job_that_ends_its_workers_dies_visibly(db: Database) -> None:
    _add(db, _new())
    for attempt in (1, 2, 3):
        now = attempt * 61 * SECOND
        one = _claimed(db, now - 60 * SECOND)
        with db.transaction() as tx:
            assert jobs.rescue(tx, one, now, 3, "ask for it again") == ("dead" if attempt == 3 else "waiting")
    dead = _get(db)
    assert (dead.state, dead.error, dead.next_step) == (
        "dead",
        "the worker ended while it ran, 3 times by now",
        "ask for it again",
    )
    with db.reading() as tx:
        assert job_list.counts(tx) == {("refresh", "dead"): 1}


def test_a_failed_run_makes_room_for_the_one_that_waits_already(db: Database) -> None:
    _add(db, _new("j1"))
    one = _claimed(db)
    _add(db, _new("j2"))
    with db.transaction() as tx:
        assert jobs.put_back(tx, one, 99, "broke") == "replaced"
    assert _get(db, "j1").state == "replaced"
    assert _claimed(db).id == "j2"


def test_a_job_given_back_in_peace_does_not_count_as_tried(db: Database) -> None:
    _add(db, _new())
    one = _claimed(db)
    with db.transaction() as tx:
        assert jobs.put_back(tx, one, 0, counted=False) == "waiting"
    assert _claimed(db).attempts == 1


def test_progress_is_seen_by_others(db: Database) -> None:
    _add(db, _new())
    one = _claimed(db)
    with db.transaction() as tx:
        jobs.progress(tx, one, 3, 14, 99)
    assert (_get(db).done, _get(db).total) == (3, 14)


def test_nobody_sees_the_jobs_of_another(db: Database) -> None:
    _add(db, _new("j1"), _new("j2", who="bo"))
    with db.of("bo").reading() as tx:
        with pytest.raises(NotFound, match="'j1'"):
            job_list.get(tx, "bo", "j1")
        assert [one.id for one in job_list.latest(tx, "bo")] == ["j2"]
        if not db.is_sqlite:
            assert tx.execute(sa.select(job.c.id)).scalars().all() == ["j2"]


def test_old_jobs_are_forgotten_but_not_the_dead(db: Database) -> None:
    _add(db, _new("j1", key="a"), _new("j2", key="b"), _new("j3", key="c"))
    with db.transaction() as tx:
        for end in ("finish", "bury", None):
            one = jobs.claim(tx, 10, "w", 60)
            assert one is not None
            if end == "finish":
                jobs.finish(tx, one, None, 20)
            elif end == "bury":
                jobs.bury(tx, one, "e", "n", 20)
        assert job_list.forget_ended(tx, "ann", 20) == 0
        assert job_list.forget_ended(tx, "ann", 21) == 1
        assert sorted(one.state for one in job_list.latest(tx, "ann")) == ["dead", "running"]


def test_when_the_next_is_due_and_which_were_overlooked(db: Database) -> None:
    with db.reading() as tx:
        assert job_list.next_due(tx) is None
    _add(db, _new("j1", key="a", at=70), _new("j2", key="b", at=50))
    with db.reading() as tx:
        assert job_list.next_due(tx) == 50
        assert job_list.overlooked(tx, 60) == [("ann", "j2")]
