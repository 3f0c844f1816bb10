"""Running a job from its claim to its end: ``Runner``. What a job does is a ``Handler``; all else about it is here.

A handler works for as long as it likes and gives back what is to be written; that is written in the one transaction that also
ends the job. So a worker may end at any moment: either the job is done and its effects stand, or neither.
"""

import contextlib
import logging
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from hormesis.app.jobs import Queue, milliseconds
from hormesis.app.journal import place_of
from hormesis.app.memory import give_back
from hormesis.domain.errors import Conflict, HormesisError, TooMany
from hormesis.store import job_list
from hormesis.store import jobs as rows
from hormesis.store.database import Database
from hormesis.store.jobs import Job, Lost, State

__all__ = ["LEASE_S", "MOST_ATTEMPTS", "Finishing", "Handler", "Run", "Runner", "Stopped", "unobserved"]

LEASE_S = 60
"""How long a job is held without a word of its worker. Its worker says one three times as often."""

MOST_ATTEMPTS = 6
_WAIT_S = (5, 30, 120, 600, 3600)
"""How long the first, second, … failure is waited out."""

_REPORT = "please report it, with what the worker's log says of this job"
_MEND = "mend that and ask for it again"

_log = logging.getLogger("hormesis.jobs")

Finishing = Callable[[sa.Connection], Any]
"""Writes what a job has worked out, inside the transaction that ends it; gives the job's result, in JSON's own types."""


class Stopped(Exception):
    """The worker is to end: the job goes back to where it was."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a handler is given: the job, the store for its athlete's rows, and a way to say how far it has come.

    ``afterwards`` is done once the job has ended and all is kept; where the worker ends before, it is left undone.
    """

    job: Job
    db: Database
    whole: Database
    queue: Queue
    progress: Callable[[int, int], None]
    afterwards: list[Callable[[], None]] = field(default_factory=list)

    @property
    def athlete_id(self) -> str:
        """Whose job it is."""
        return self.job.athlete_id


Handler = Callable[[Run], Finishing]


def unobserved(_kind: str, _state: str, _seconds: float) -> None:
    """Nobody counts."""


@dataclass(frozen=True, slots=True)
class Runner:
    """Claims jobs and runs them. ``name`` tells this worker from others; ``observe`` is told each kind, outcome and seconds."""

    db: Database
    queue: Queue
    handlers: Mapping[str, Handler]
    now: Callable[[], datetime]
    name: str
    observe: Callable[[str, str, float], None] = unobserved
    stopping: threading.Event = field(default_factory=threading.Event)
    _held: dict[str, Job] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def run_next(self) -> State | None:
        """Run the job that has been due longest, in SQLite; None where none is due."""
        return self._run(self._claim(self.db, None))

    def stop(self) -> None:
        """Begin nothing more, and end what is in hand at its next word of progress."""
        self.stopping.set()

    def run_this(self, athlete_id: str, job_id: str) -> State | None:
        """Run this job; None where it is not due, was run before, or is run by somebody else.

        Once the worker is to end, word of the job is left for another one.
        """
        if self.stopping.is_set():
            with self.db.of(athlete_id).transaction() as tx:
                rows.remind(tx, athlete_id, job_id, milliseconds(self.now()))
            return None
        return self._run(self._claim(self.db.of(athlete_id), (athlete_id, job_id)))

    def rescue_stalled(self) -> int:
        """Have those wait again whose worker is gone, and leave word anew of those that were overlooked; how many."""
        now_ms, found = milliseconds(self.now()), 0
        with self.db.reading() as tx:
            gone = job_list.stalled(tx, now_ms)
            overlooked = [] if self.db.is_sqlite else job_list.overlooked(tx, now_ms - LEASE_S * 1000)
        for one in gone:
            with contextlib.suppress(Lost), self.db.of(one.athlete_id).transaction() as tx:
                step = "ask for it again; if it ends the worker again, please report it with the worker's log"
                state = rows.rescue(tx, one, now_ms, MOST_ATTEMPTS, step)
                found += state is not None
                _log.warning("a job was rescued", extra={"job_id": one.id, "kind": one.kind, "state": state})
        for athlete_id, job_id in overlooked:
            with self.db.of(athlete_id).transaction() as tx:
                rows.remind(tx, athlete_id, job_id, now_ms)
        return found + len(overlooked)

    def keep_leases(self) -> None:
        """Say of every job in hand that it is still worked on; called every ``LEASE_S / 3`` by whoever keeps the time."""
        with self._lock:
            held = list(self._held.values())
        for one in held:
            with contextlib.suppress(Lost), self.db.of(one.athlete_id).transaction() as tx:
                rows.extend(tx, one, self._until())

    def give_back(self) -> int:
        """Have every job in hand wait again at once: what their handlers still work out is not kept. How many."""
        with self._lock:
            held = list(self._held.values())
        for one in held:
            with contextlib.suppress(Lost), self.db.of(one.athlete_id).transaction() as tx:
                rows.put_back(tx, one, milliseconds(self.now()), counted=False)
        return len(held)

    def _claim(self, db: Database, this: tuple[str, str] | None) -> Job | None:
        if self.stopping.is_set():
            return None
        moment = self.now()
        with db.transaction() as tx:
            return rows.claim(tx, milliseconds(moment), f"{self.name}/{milliseconds(moment)}", self._until(), this)

    def _until(self) -> int:
        return milliseconds(self.now()) + LEASE_S * 1000

    def _run(self, one: Job | None) -> State | None:
        if one is None:
            return None
        begun = time.perf_counter()
        with self._in_hand(one):
            state = self._through(one)
        give_back()
        seconds = time.perf_counter() - begun
        self.observe(one.kind, state, seconds)
        _log.info(
            "a job ended",
            extra={"job_id": one.id, "kind": one.kind, "state": state, "attempt": one.attempts, "seconds": round(seconds, 3)},
        )
        return state

    @contextlib.contextmanager
    def _in_hand(self, one: Job) -> Iterator[None]:
        with self._lock:
            self._held[f"{one.athlete_id}|{one.id}"] = one
        try:
            yield
        finally:
            with self._lock:
                del self._held[f"{one.athlete_id}|{one.id}"]

    def _through(self, one: Job) -> State:
        """Run it, and end it in one of its states; nothing that a handler raises comes out of here."""
        db = self.db.of(one.athlete_id)
        try:
            handler = self.handlers.get(one.kind)
            if handler is None:
                raise HormesisError(f"nobody here knows how to do {one.kind!r}; update the worker to the app's version")
            run = Run(one, db, self.db, self.queue, self._progress_of(db, one))
            finishing = handler(run)
            with db.transaction() as tx:
                rows.finish(tx, one, finishing(tx), milliseconds(self.now()))
            for further in run.afterwards:
                further()
            return "done"
        except Lost:
            _log.warning("a job was lost to another worker", extra={"job_id": one.id, "kind": one.kind})
            return "replaced"
        except Stopped:
            return self._put_back(db, one)
        except Exception as error:
            return self._failed(db, one, error)

    def _progress_of(self, db: Database, one: Job) -> Callable[[int, int], None]:
        def progress(done: int, total: int) -> None:
            with db.transaction() as tx:
                rows.progress(tx, one, done, total, self._until())
            if self.stopping.is_set():
                raise Stopped

        return progress

    def _put_back(self, db: Database, one: Job) -> State:
        try:
            with db.transaction() as tx:
                return rows.put_back(tx, one, milliseconds(self.now()), counted=False)
        except Lost:
            return "waiting"

    def _failed(self, db: Database, one: Job, error: Exception) -> State:
        """A user's mistake is told at once; anything else is tried again, ever later, and then told."""
        ours = not isinstance(error, HormesisError)
        passing = isinstance(error, Conflict | TooMany) or isinstance(error.__cause__, sa.exc.DatabaseError)
        told = {
            "job_id": one.id,
            "kind": one.kind,
            "attempt": one.attempts,
            "error": type(error).__name__,
            "place": place_of(error),
        }
        _log.log(logging.ERROR if ours else logging.WARNING, "a job failed", extra=told)
        now_ms = milliseconds(self.now())
        said = f"a fault of Hormesis, not yours ({type(error).__name__})" if ours else str(error)
        try:
            with db.transaction() as tx:
                if (ours or passing) and one.attempts < MOST_ATTEMPTS:
                    wait_s = max(_WAIT_S[min(one.attempts, len(_WAIT_S)) - 1], getattr(error, "retry_after_s", 0))
                    return rows.put_back(tx, one, now_ms + wait_s * 1000, said)
                rows.bury(tx, one, said, _REPORT if ours else _MEND, now_ms)
                return "dead"
        except Lost:
            return "replaced"
