"""Jobs as rows: ``add``, ``claim``, ``extend``, ``finish``, ``put_back``, ``bury``, ``rescue`` and what is known of them.

A job waits, runs under a lease, and is then done, dead, or replaced by a later one of the same key. Of the jobs of one athlete
and key one waits at most, and one runs at most. Each step is a statement or two inside the caller's transaction, and holds only
while the lease is still that of the caller: ``Lost`` otherwise, so that what was given to somebody else is not written twice.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import sqlalchemy as sa

from hormesis.domain.errors import Conflict
from hormesis.store.delivery import announce
from hormesis.store.prepared import Prepared
from hormesis.store.tables import job

__all__ = [
    "Job",
    "Lost",
    "NewJob",
    "State",
    "add",
    "bury",
    "claim",
    "extend",
    "finish",
    "progress",
    "put_back",
    "remind",
    "rescue",
]

State = Literal["waiting", "running", "done", "dead", "replaced"]


class Lost(Conflict):
    """A job that runs under somebody else's lease by now: nothing of it may be written."""


@dataclass(frozen=True, slots=True)
class NewJob:
    """What is to be done, for whom, and from when on (milliseconds since 1970)."""

    athlete_id: str
    id: str
    kind: str
    key: str
    payload: Mapping[str, Any]
    made_ms: int
    due_ms: int


@dataclass(frozen=True, slots=True)
class Job:
    """A job as it stands. ``lease`` names who runs it; ``error`` and ``next_step`` tell the last thing that went wrong."""

    athlete_id: str
    id: str
    kind: str
    key: str
    state: State
    payload: Mapping[str, Any]
    made_ms: int
    due_ms: int
    ended_ms: int | None
    attempts: int
    lease: str | None
    done: int
    total: int
    result: Any
    error: str | None
    next_step: str | None


def add(tx: sa.Connection, new: NewJob) -> str:
    """Have a job wait, and leave word of it; its id. One of the same key that waits already is brought forward instead,
    and one of the same id stays as it is."""
    if known := _waiting(tx, new.athlete_id, new.key):
        if new.due_ms < known.due_ms:
            tx.execute(_this(new.athlete_id, known.id).values(due_ms=new.due_ms))
            announce(tx, new.athlete_id, known.id, new.due_ms)
        return str(known.id)
    values = {
        "athlete_id": new.athlete_id,
        "id": new.id,
        "kind": new.kind,
        "key": new.key,
        "state": "waiting",
        "payload": json.dumps(dict(new.payload)),
        "made_ms": new.made_ms,
        "due_ms": new.due_ms,
        "attempts": 0,
        "done": 0,
        "total": 0,
    }
    if tx.execute(_INSERT, values).rowcount:
        announce(tx, new.athlete_id, new.id, new.due_ms)
        return new.id
    meanwhile = _waiting(tx, new.athlete_id, new.key)
    return str(meanwhile.id) if meanwhile else new.id


def claim(tx: sa.Connection, now_ms: int, lease: str, until_ms: int, this: tuple[str, str] | None = None) -> Job | None:
    """Take the job that has been due longest, or the one that ``this`` (athlete, id) names, and run it until ``until_ms``.

    None where nothing is due, where the one named is not, or while another of its key runs.
    """
    values = {"now": now_ms, "lease": lease, "until": until_ms}
    if this is None:
        row = tx.execute(_CLAIM_NEXT, values).first()
    else:
        row = tx.execute(_CLAIM_THIS, {**values, "whose": this[0], "which": this[1]}).first()
    return None if row is None else job_of(row)


def extend(tx: sa.Connection, one: Job, until_ms: int) -> None:
    """Go on running it for longer. Raises ``Lost``."""
    _held(tx.execute(_of_lease(one).values(lease_ms=until_ms)), one)


def progress(tx: sa.Connection, one: Job, done: int, total: int, until_ms: int) -> None:
    """Say how far it has come, and go on. Raises ``Lost``."""
    _held(tx.execute(_of_lease(one).values(done=done, total=total, lease_ms=until_ms)), one)


def finish(tx: sa.Connection, one: Job, result: Any, now_ms: int) -> None:
    """It is done; whoever waited for it to end is told. Raises ``Lost``: the caller's whole transaction must then go back."""
    said = json.dumps(result) if result is not None else None
    values = {"whose": one.athlete_id, "which": one.id, "held": one.lease, "result_": said, "now": now_ms}
    _held(tx.execute(_FINISH, values), one)
    _wake_next(tx, one, now_ms)


def put_back(tx: sa.Connection, one: Job, due_ms: int, error: str | None = None, counted: bool = True) -> State:
    """Have it wait again, until ``due_ms``; as ``replaced`` where a later one of its key waits already. Raises ``Lost``.

    With ``counted=False`` this attempt does not count: nothing went wrong.
    """
    state: State = "replaced" if _waiting(tx, one.athlete_id, one.key) else "waiting"
    attempts = one.attempts if counted else max(one.attempts - 1, 0)
    left: dict[str, Any] = {"state": state, "due_ms": due_ms, "lease": None, "lease_ms": None, "attempts": attempts}
    left |= {"error": error} if error is not None else {}
    left |= {"ended_ms": due_ms} if state == "replaced" else {}
    _held(tx.execute(_of_lease(one).values(left)), one)
    if state == "waiting":
        announce(tx, one.athlete_id, one.id, due_ms)
    else:
        _wake_next(tx, one, due_ms)
    return state


def bury(tx: sa.Connection, one: Job, error: str, next_step: str, now_ms: int) -> None:
    """It is not tried again, and everybody can see why. Raises ``Lost``."""
    left = {"state": "dead", "ended_ms": now_ms, "error": error, "next_step": next_step, "lease": None, "lease_ms": None}
    _held(tx.execute(_of_lease(one).values(left)), one)
    _wake_next(tx, one, now_ms)


def rescue(tx: sa.Connection, one: Job, now_ms: int, most: int, next_step: str) -> State | None:
    """Have a job wait again whose lease has run out; None where it is held by somebody again.

    One that was begun ``most`` times and never came to an end is dead: it may be what ends its workers.
    """
    expired = tx.execute(sa.select(job.c.lease_ms).where(*_leased(one))).scalar()
    if expired is None or expired > now_ms:
        return None
    error = f"the worker ended while it ran, {one.attempts} times by now"
    if one.attempts >= most:
        bury(tx, one, error, next_step, now_ms)
        return "dead"
    return put_back(tx, one, now_ms, error)


def remind(tx: sa.Connection, athlete_id: str, job_id: str, now_ms: int) -> None:
    """Leave word of a waiting job once more."""
    announce(tx, athlete_id, job_id, now_ms)


def job_of(row: sa.Row[Any]) -> Job:
    """A row of the table as a value."""
    values = {name: value for name, value in row._mapping.items() if name != "lease_ms"}
    result = values["result"]
    return Job(**{**values, "payload": json.loads(values["payload"]), "result": None if result is None else json.loads(result)})


def _waiting(tx: sa.Connection, athlete_id: str, key: str) -> Any:
    return _WAITING.run(tx, whose=athlete_id, key_=key).first()


def _wake_next(tx: sa.Connection, one: Job, now_ms: int) -> None:
    """Leave word of the job of the same key that waited until this one had ended; in SQLite nobody needs to be told."""
    if tx.dialect.name == "postgresql" and (after := _waiting(tx, one.athlete_id, one.key)):
        announce(tx, one.athlete_id, str(after.id), max(int(after.due_ms), now_ms))


def _this(athlete_id: str, job_id: str) -> sa.Update:
    return sa.update(job).where(job.c.athlete_id == athlete_id, job.c.id == job_id)


def _leased(one: Job) -> tuple[sa.ColumnElement[bool], ...]:
    return (job.c.athlete_id == one.athlete_id, job.c.id == one.id, job.c.state == "running", job.c.lease == one.lease)


def _of_lease(one: Job) -> sa.Update:
    return sa.update(job).where(*_leased(one))


def _held(result: sa.CursorResult[Any], one: Job) -> None:
    if result.rowcount != 1:
        raise Lost(f"job {one.id!r} ({one.kind}) is run by somebody else by now; nothing of this run is kept")


# Made once: to write a statement anew costs as much as to run it.
_COLUMNS = ", ".join(f"job.{column.name}" for column in job.c)
_WAITING = Prepared(sa.text("SELECT id, due_ms FROM job WHERE athlete_id = :whose AND key = :key_ AND state = 'waiting'"))
_NONE_OF_ITS_KEY_RUNS = (
    "NOT EXISTS (SELECT 1 FROM job AS r WHERE r.state = 'running' AND r.athlete_id = w.athlete_id AND r.key = w.key)"
)
_TAKE = "UPDATE job SET state = 'running', lease = :lease, lease_ms = :until, attempts = attempts + 1"
_CLAIM_NEXT = sa.text(
    f"{_TAKE} WHERE (athlete_id, id) = (SELECT w.athlete_id, w.id FROM job AS w WHERE w.state = 'waiting' AND w.due_ms <= :now "
    f"AND {_NONE_OF_ITS_KEY_RUNS} ORDER BY w.due_ms LIMIT 1) RETURNING {_COLUMNS}"
)
_CLAIM_THIS = sa.text(
    f"{_TAKE} WHERE (athlete_id, id) IN (SELECT w.athlete_id, w.id FROM job AS w WHERE w.athlete_id = :whose AND w.id = :which "
    f"AND w.state = 'waiting' AND w.due_ms <= :now AND {_NONE_OF_ITS_KEY_RUNS}) RETURNING {_COLUMNS}"
)
_FINISH = sa.text(
    "UPDATE job SET state = 'done', result = :result_, ended_ms = :now, lease = NULL, lease_ms = NULL, error = NULL, "
    "next_step = NULL, done = CASE WHEN total > 0 THEN total ELSE done END "
    "WHERE athlete_id = :whose AND id = :which AND state = 'running' AND lease = :held"
)
_INSERT = sa.text(
    "INSERT INTO job (athlete_id, id, kind, key, state, payload, made_ms, due_ms, attempts, done, total) VALUES "
    "(:athlete_id, :id, :kind, :key, :state, :payload, :made_ms, :due_ms, :attempts, :done, :total) ON CONFLICT DO NOTHING"
)
