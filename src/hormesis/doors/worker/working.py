"""A worker from its start to its end: ``work``; ``work_beside`` for one that the server begins."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import FrameType

from hormesis.app.background import Observe, workshop_of
from hormesis.app.jobs_running import Handler, unobserved
from hormesis.app.workspace import Workspace

__all__ = ["work", "work_beside"]


def work(
    workspace: Workspace,
    at_once: int,
    tell: Callable[[str], None],
    observe: Observe = unobserved,
    more: Mapping[str, Handler] | None = None,
) -> None:
    """Run jobs, ``at_once`` at a time, until told to end (SIGTERM or Ctrl-C); ``tell`` is told the store's place.

    What is not at its end ten seconds later goes back to where it was. Raises ``Invalid`` when the store can't be opened.
    """
    with workshop_of(workspace, observe, more) as workshop:
        if workshop.delivery is not None:
            from hormesis.doors.worker.delivery import work_on_delivery  # only PostgreSQL has procrastinate

            work_on_delivery(workshop, workshop.delivery, at_once, tell)
            return
        with _until_told() as told, workshop.thread():
            tell(workshop.db.place)
            told.wait()


def work_beside(workspace: Workspace, observe: Observe, more: Mapping[str, Handler] | None = None) -> None:
    """Run the jobs that are due and end; at once where told to, or where the input ends, as it does with the server.

    ``observe`` is told each kind, outcome and seconds. Raises ``Invalid`` when the store can't be opened.
    """
    with workshop_of(workspace, observe, more) as workshop, _until_told() as told:

        def listen() -> None:
            os.read(sys.stdin.fileno(), 1)  # not sys.stdin.read(): its lock would be held when the program ends
            told.set()

        threading.Thread(target=listen, name="hormesis-server", daemon=True).start()
        with workshop.thread_until_idle(told.set):
            told.wait()


@contextmanager
def _until_told() -> Iterator[threading.Event]:
    """An event that a signal to end sets."""
    told = threading.Event()

    def end(_number: int, _frame: FrameType | None) -> None:
        told.set()

    before = {number: signal.signal(number, end) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield told
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
