"""The thread beside the server: it wakes for what is left, keeps its lease, and ends in time with its job given back."""

import threading

from hormesis.app.jobs import Jobs, job_for
from hormesis.app.jobs_running import Finishing, Run, Runner
from hormesis.app.jobs_thread import JobThread, LeaseKeeper, Wake
from hormesis.store.database import Database
from tests.app.real_time import right_now

ENOUGH_S = 20


class Bench:
    """A thread at work on jobs whose handlers are held until they are let go."""

    def __init__(self, db: Database, grace_s: float = ENOUGH_S) -> None:
        self.db, self.wake, self.grace_s = db, Wake(), grace_s
        self.queue = Jobs(right_now, self.wake)
        self.begun, self.let_go, self.ended = threading.Event(), threading.Event(), threading.Event()
        self.runner = Runner(db, self.queue, {"refresh": self._work}, right_now, "w", lambda *_: self.ended.set())

    def _work(self, run: Run) -> Finishing:
        self.begun.set()
        assert self.let_go.wait(ENOUGH_S)
        run.progress(1, 1)
        return lambda _tx: "kept"

    def thread(self) -> JobThread:
        return JobThread(self.db, self.queue, self.runner, self.wake, right_now, self.grace_s, nights=False)

    def leave(self) -> str:
        with self.db.transaction() as tx:
            return self.queue.enqueue(tx, "ann", "refresh")

    def state(self, job_id: str) -> str:
        return str(job_for(self.db, "ann", job_id)["state"])


def test_a_job_that_is_left_while_the_thread_sleeps_is_done(kept: Database) -> None:
    bench = Bench(kept)
    bench.let_go.set()
    with bench.thread():
        job_id = bench.leave()
        assert bench.ended.wait(ENOUGH_S)
        bench.ended.clear()
        second = bench.leave()
        assert bench.ended.wait(ENOUGH_S)
    assert [bench.state(one) for one in (job_id, second)] == ["done", "done"]


def test_the_job_in_hand_stops_at_its_next_word_and_goes_back(kept: Database) -> None:
    bench = Bench(kept)
    with bench.thread():
        job_id = bench.leave()
        assert bench.begun.wait(ENOUGH_S)

        def go_on() -> None:
            bench.runner.stopping.wait(ENOUGH_S)
            bench.let_go.set()

        threading.Thread(target=go_on).start()
    assert bench.ended.is_set(), "the thread has ended by itself"
    assert bench.state(job_id) == "waiting", "it was told to stop at its next word of progress"


def test_a_job_that_does_not_listen_is_given_back_and_never_kept(kept: Database) -> None:
    bench = Bench(kept, grace_s=0.05)
    with bench.thread():
        job_id = bench.leave()
        assert bench.begun.wait(ENOUGH_S)
    assert bench.state(job_id) == "waiting"
    bench.let_go.set()
    assert bench.ended.wait(ENOUGH_S)
    assert bench.state(job_id) == "waiting", "what the old thread worked out is not written"


def test_a_lease_is_kept_while_a_job_takes_long(kept: Database) -> None:
    bench = Bench(kept)
    said = threading.Event()

    class Counted(Runner):
        __slots__ = ()

        def keep_leases(self) -> None:
            super().keep_leases()
            said.set()

    runner = Counted(kept, bench.queue, {}, right_now, "w")
    with LeaseKeeper(runner, every_s=0.01):
        assert said.wait(ENOUGH_S)
