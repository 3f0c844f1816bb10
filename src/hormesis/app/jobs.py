"""Work for later: ``Queue``, the port that use cases leave it at, ``Jobs``, which keeps it in the store, and how it stands.

A job is left inside the transaction of whoever leaves it: it is there when their facts are, or not at all.
"""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal, Protocol
from uuid import NAMESPACE_URL, uuid5

import sqlalchemy as sa

from hormesis.store import job_list
from hormesis.store import jobs as rows
from hormesis.store.database import after_commit
from hormesis.store.jobs import Job, NewJob

if TYPE_CHECKING:
    from hormesis.store.database import Database

__all__ = [
    "HOUSE",
    "KINDS",
    "LOOK_S",
    "Jobs",
    "Kind",
    "Queue",
    "job_counts",
    "job_for",
    "job_json",
    "jobs_for",
    "leave",
    "milliseconds",
]

Kind = Literal["refresh", "import", "backtest", "nightly", "fetch"]

KINDS: Mapping[Kind, str] = {
    "refresh": "work out beliefs, today, the week and fourteen days anew",
    "import": "keep the facts of a file that was sent",
    "backtest": "test the coach on the athlete's own past",
    "nightly": "prepare the day for up to 500 athletes",
    "fetch": "fetch what a connected watch or app has new",
}

HOUSE = "house"
"""Whose jobs those are that are about no one athlete. Nobody has this id: those of accounts are UUIDs."""

LOOK_S = 5
"""How long whoever runs jobs sleeps at most: another program, such as a command, may have left one in the same file."""

_OURS = uuid5(NAMESPACE_URL, "hormesis:job")


class Queue(Protocol):
    """Where work is left."""

    def enqueue(
        self,
        tx: sa.Connection,
        athlete_id: str,
        kind: Kind,
        payload: Mapping[str, Any] | None = None,
        key: str | None = None,
        delay_s: float = 0,
        once: bool = False,
    ) -> str:
        """Leave a job inside the caller's transaction; its id.

        Of one ``key`` (the kind, where none is given) one job waits and one runs at a time: leaving a second one gives the id of
        that which waits. With ``once`` nothing is ever left again under that key.
        """
        ...


@dataclass(frozen=True, slots=True)
class Jobs:
    """The queue in the store. ``wake`` is called when a transaction that leaves a job ends; ``mark`` makes ids that differ."""

    now: Callable[[], datetime]
    wake: Callable[[], None] | None = None
    mark: Callable[[], str] = lambda: secrets.token_hex(8)

    def enqueue(
        self,
        tx: sa.Connection,
        athlete_id: str,
        kind: Kind,
        payload: Mapping[str, Any] | None = None,
        key: str | None = None,
        delay_s: float = 0,
        once: bool = False,
    ) -> str:
        """As ``Queue`` says."""
        made_ms, key = milliseconds(self.now()), key or kind
        job_id = str(uuid5(_OURS, f"{athlete_id}|{kind}|{key}")) if once else f"{made_ms:012x}-{self.mark()}"
        due_ms = made_ms + int(delay_s * 1000)
        found = rows.add(tx, NewJob(athlete_id, job_id, kind, key, payload or {}, made_ms, due_ms))
        if self.wake is not None and delay_s < LOOK_S:  # what is due later is seen in time without
            after_commit(tx, self.wake)
        return found


def leave(db: "Database", queue: Queue, athlete_id: str, kind: Kind, payload: Mapping[str, Any] | None = None) -> str:
    """Leave a job in a transaction of its own; its id."""
    with db.transaction() as tx:
        return queue.enqueue(tx, athlete_id, kind, payload)


def job_for(db: "Database", athlete_id: str, job_id: str) -> dict[str, Any]:
    """How one job stands, as ``GET jobs/{id}`` shows it. Raises ``NotFound``, for somebody else's too."""
    with db.reading() as tx:
        return job_json(job_list.get(tx, athlete_id, job_id))


def jobs_for(db: "Database", athlete_id: str) -> list[dict[str, Any]]:
    """The athlete's jobs of late, the newest first."""
    with db.reading() as tx:
        return [job_json(one) for one in job_list.latest(tx, athlete_id)]


def job_counts(db: "Database") -> dict[tuple[str, str], int]:
    """How many jobs of everyone there are, by kind and state."""
    with db.reading() as tx:
        return job_list.counts(tx)


def job_json(one: Job) -> dict[str, Any]:
    """A job in JSON's own types. ``total`` is 0 while nobody knows it; ``error`` is null unless something went wrong."""
    wrong = None if one.error is None else {"message": one.error, "next_step": one.next_step or "it is tried again by itself"}
    return {
        "id": one.id,
        "kind": one.kind,
        "state": one.state,
        "done": one.done,
        "total": one.total,
        "attempts": one.attempts,
        "made_at": _at(one.made_ms),
        "due_at": _at(one.due_ms),
        "ended_at": None if one.ended_ms is None else _at(one.ended_ms),
        "result": one.result,
        "error": wrong,
    }


def milliseconds(moment: datetime) -> int:
    """Milliseconds since 1970 of an aware moment."""
    return int(moment.timestamp() * 1000)


def _at(ms: int) -> str:
    return datetime.fromtimestamp(ms / 1000, UTC).isoformat(timespec="seconds")
