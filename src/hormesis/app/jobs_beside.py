"""Jobs in a program of their own, beside the server: ``JobProgram`` begins it when one is due and reads how each ended.

A week is solved, a big file read and ten years folded there: no request waits for it, and what it took is the machine's again
when the program ends. Who runs what is settled in the store, as between any two workers: one that is killed loses its lease.
"""

import contextlib
import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import IO, Any

from hormesis.app.jobs import milliseconds
from hormesis.app.workspace import Workspace
from hormesis.store import job_list
from hormesis.store.database import Database

__all__ = ["JobProgram", "command_for", "environment_for"]

_log = logging.getLogger("hormesis.jobs")


def command_for() -> Sequence[str]:
    """What does the jobs that are due, tells of each in a line of JSON, and ends; also when its input does."""
    return (sys.executable, "-P", "-m", "hormesis.main", "worker", "--beside", "--json")


def environment_for(workspace: Workspace) -> Mapping[str, str]:
    """This program's environment, in which the other one finds the same store."""
    settings = workspace.settings
    return {**os.environ, "HORMESIS_HOME": str(settings.home), "HORMESIS_DATABASE_URL": settings.database}


@dataclass(slots=True)
class JobProgram:
    """Does what a ``Runner`` does for a ``JobThread``, by another program. ``observe`` is told each kind, outcome and seconds."""

    db: Database
    now: Callable[[], datetime]
    command: Sequence[str]
    environment: Mapping[str, str]
    observe: Callable[[str, str, float], None]
    stopping: threading.Event = field(default_factory=threading.Event)
    _process: "subprocess.Popen[str] | None" = None
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def run_next(self) -> str | None:
        """Have everything done that is due; the state of the last one, None where nothing was."""
        with self.db.reading() as tx:
            due = job_list.is_any_due(tx, milliseconds(self.now()))
        return self._done() if due else None

    def rescue_stalled(self) -> int:
        """Have those rescued whose worker is gone; how many there were."""
        with self.db.reading() as tx:
            gone = len(job_list.stalled(tx, milliseconds(self.now())))
        if gone:
            self._done()
        return gone

    def keep_leases(self) -> None:
        """The other program keeps its own."""

    def stop(self) -> None:
        """Have the other program end: it gives its job back."""
        self.stopping.set()
        with self._turn, contextlib.suppress(OSError):
            if self._process is not None:
                self._process.terminate()

    def give_back(self) -> int:
        """End the other program where it has not ended: its lease runs out, and another worker takes the job up."""
        with self._turn, contextlib.suppress(OSError):
            if self._process is not None:
                self._process.kill()
        return 0

    def _done(self) -> str | None:
        with self._turn:
            if self.stopping.is_set():
                return None
            begun = subprocess.Popen(self.command, env=self.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            self._process = begun
        with begun:
            last = self._read(begun.stdout) if begun.stdout is not None else None
        with self._turn:
            self._process = None
        if begun.returncode and not self.stopping.is_set():
            _log.warning("the program for jobs ended badly", extra={"status": begun.returncode})
            return None  # it is begun again after a pause
        return last

    def _read(self, said: IO[str]) -> str | None:
        last = None
        for line in said:
            one: dict[str, Any] = json.loads(line)
            if "job" in one:
                last = str(one["state"])
                self.observe(str(one["job"]), last, float(one["seconds"]))
        return last
