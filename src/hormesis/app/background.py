"""Whoever runs jobs: ``job_thread`` and ``job_program`` for the server, ``workshop_of`` for a worker of its own."""

import os
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from hormesis.app.jobs import Jobs, Queue
from hormesis.app.jobs_beside import JobProgram, command_for, environment_for
from hormesis.app.jobs_running import Handler, Runner, unobserved
from hormesis.app.jobs_thread import Hand, JobThread, Wake
from hormesis.app.workspace import Workspace
from hormesis.store.address import address_of
from hormesis.store.database import Database
from hormesis.store.delivery import QUEUE, TASK

__all__ = ["QUEUE", "TASK", "Observe", "Workshop", "job_program", "job_thread", "workshop_of"]

Observe = Callable[[str, str, float], None]

_GRACE_S = 13
"""How long the other program may take to end: it gives its own job ten seconds."""

LINGER_S = 15
"""How long a program for jobs waits for the next one, rather than be begun anew for it."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """A store, its queue, and who runs the jobs in it. ``delivery``: where procrastinate tells of them; None in SQLite."""

    db: Database
    queue: Queue
    runner: Runner
    wake: Wake
    now: Callable[[], datetime]
    delivery: str | None

    def thread(self) -> JobThread:
        """Runs jobs until the block ends."""
        return JobThread(self.db, self.queue, self.runner, self.wake, self.now)

    def thread_until_idle(self, over: Callable[[], None]) -> JobThread:
        """Runs jobs until the block ends or none is due for ``LINGER_S``; then ``over`` is called."""
        thread = JobThread(self.db, self.queue, self.runner, self.wake, self.now, nights=False)
        return replace(thread, linger_s=LINGER_S, over=over)


@contextmanager
def workshop_of(
    workspace: Workspace, observe: Observe = unobserved, more: Mapping[str, Handler] | None = None
) -> Iterator[Workshop]:
    """A workshop on the store of the settings; ``more`` are kinds of jobs that need something of their own.

    Raises ``Invalid`` when it can't be opened.
    """
    with workspace.whole() as db:
        yield _workshop(workspace, db, Wake(), observe, more)


def job_program(workspace: Workspace, db: Database, wake: Wake, observe: Observe = unobserved) -> AbstractContextManager[Any]:
    """The same by a program of their own, which is there while there is something to do: the server stays small and answers."""
    if not db.is_sqlite:
        return nullcontext()
    hand: Hand = JobProgram(db, workspace.now, command_for(), environment_for(workspace), observe)
    return JobThread(db, Jobs(workspace.now, wake), hand, wake, workspace.now, _GRACE_S)


def job_thread(
    workspace: Workspace,
    db: Database,
    wake: Wake,
    observe: Observe = unobserved,
    more: Mapping[str, Handler] | None = None,
) -> AbstractContextManager[Any]:
    """Runs the jobs of a store in SQLite until the block ends; in PostgreSQL that is for ``hormesis worker``."""
    return _workshop(workspace, db, wake, observe, more).thread() if db.is_sqlite else nullcontext()


def _workshop(workspace: Workspace, db: Database, wake: Wake, observe: Observe, more: Mapping[str, Handler] | None) -> Workshop:
    from hormesis.app.jobs_kinds import handlers_for  # with it come the files that imports read: a server has no use for them

    queue = Jobs(workspace.now, wake)
    name = f"{socket.gethostname()}:{os.getpid()}"
    runner = Runner(db, queue, handlers_for(workspace, more), workspace.now, name, observe)
    return Workshop(db, queue, runner, wake, workspace.now, _delivery(workspace.settings.database))


def _delivery(location: str) -> str | None:
    """The address as psycopg takes it."""
    url = address_of(location)
    return None if url.get_backend_name() == "sqlite" else url.set(drivername="postgresql").render_as_string(hide_password=False)
