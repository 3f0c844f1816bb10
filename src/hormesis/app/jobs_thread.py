"""Jobs inside a program that does something else: ``JobThread`` runs them in SQLite, where no other machine can.

It sleeps until a job is left, one becomes due, a night begins somewhere, or it is told to end.
"""

import logging
import math
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from types import TracebackType
from typing import Protocol

from hormesis.app.jobs import LOOK_S, Queue, milliseconds
from hormesis.app.jobs_nightly import plan_night
from hormesis.app.jobs_running import LEASE_S
from hormesis.domain.errors import HormesisError
from hormesis.store import job_list
from hormesis.store.database import Database

__all__ = ["Hand", "JobThread", "LeaseKeeper", "Wake"]

_NIGHTS_S = 900
_GRACE_S = 10

_log = logging.getLogger("hormesis.jobs")


class Hand(Protocol):
    """Who does the jobs: a ``Runner`` in this program, or a ``JobProgram`` that has another one do them."""

    @property
    def stopping(self) -> threading.Event:
        """Set once nothing more is to be begun."""
        ...

    def run_next(self) -> str | None:
        """Do what is due; None where nothing is."""
        ...

    def rescue_stalled(self) -> int:
        """Have those wait again whose worker is gone; how many."""
        ...

    def keep_leases(self) -> None:
        """Say of what is in hand that it is worked on."""
        ...

    def stop(self) -> None:
        """Begin nothing more."""
        ...

    def give_back(self) -> int:
        """Let go of what is in hand; how many."""
        ...


class Wake:
    """Something to sleep on: ``set`` by whoever leaves a job."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def __call__(self) -> None:
        """Wake whoever sleeps, or let them not fall asleep."""
        self._event.set()

    def sleep(self, seconds: float) -> None:
        """Until woken, ``seconds`` at most."""
        self._event.wait(seconds)
        self._event.clear()


@dataclass(slots=True)
class LeaseKeeper:
    """A thread that says of the jobs in hand that they are worked on, three times as often as it must."""

    runner: Hand
    every_s: float = LEASE_S / 3
    _over: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def __enter__(self) -> "LeaseKeeper":
        self._thread = threading.Thread(target=self._keep, name="hormesis-leases", daemon=True)
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._over.set()
        if self._thread is not None:
            self._thread.join()

    def _keep(self) -> None:
        while not self._over.wait(self.every_s):
            try:
                self.runner.keep_leases()
            except HormesisError as error:  # a store that is away: the lease may still be kept the next time
                _log.warning("leases were not kept", extra={"error": type(error).__name__})


@dataclass(slots=True)
class JobThread:
    """Runs jobs until the block ends. Then the job in hand may end within ``grace_s``, or goes back to where it was.

    With ``linger_s`` it ends by itself once nothing is due for so long, and tells ``over``.
    """

    db: Database
    queue: Queue
    runner: Hand
    wake: Wake
    now: Callable[[], datetime]
    grace_s: float = _GRACE_S
    nights: bool = True
    linger_s: float | None = None
    over: Callable[[], None] = lambda: None
    _thread: threading.Thread | None = None

    def __enter__(self) -> "JobThread":
        self._thread = threading.Thread(target=self._work, name="hormesis-jobs", daemon=True)
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.runner.stop()
        self.wake()
        if self._thread is not None:
            self._thread.join(self.grace_s)
            if self._thread.is_alive():
                self.runner.give_back()  # the thread ends with the program, and can write nothing more

    def _work(self) -> None:
        nights_at = 0
        with LeaseKeeper(self.runner):
            while not self.runner.stopping.is_set():
                try:
                    now_ms = milliseconds(self.now())
                    if self.nights and now_ms >= nights_at:
                        plan_night(self.db, self.queue, self.now())
                        nights_at = now_ms + _NIGHTS_S * 1000
                    if self.runner.run_next() is None:
                        rescued = self.runner.rescue_stalled()
                        idle_s = self._idle_s()
                        if self.linger_s is not None and not rescued and idle_s > self.linger_s:
                            break
                        self.wake.sleep(min(max(idle_s, 1), LOOK_S))
                except HormesisError as error:
                    _log.warning("jobs wait for the store", extra={"error": type(error).__name__})
                    self.wake.sleep(LOOK_S)
        self.over()

    def _idle_s(self) -> float:
        """Until the next job is due; endless where none waits. What is due and can't be run waits for one of its key, which
        another worker runs."""
        with self.db.reading() as tx:
            due_ms = job_list.next_due(tx)
        return math.inf if due_ms is None else (due_ms - milliseconds(self.now())) / 1000
