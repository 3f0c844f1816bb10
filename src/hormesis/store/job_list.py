"""What is known of jobs: ``get``, ``latest``, ``next_due``, ``is_any_due``, ``stalled``, ``overlooked``, ``counts``,
``forget_ended``."""

from collections.abc import Sequence

import sqlalchemy as sa

from hormesis.domain.errors import NotFound
from hormesis.store.jobs import Job, job_of
from hormesis.store.tables import job

__all__ = ["counts", "forget_ended", "get", "is_any_due", "latest", "next_due", "overlooked", "stalled"]


def get(tx: sa.Connection, athlete_id: str, job_id: str) -> Job:
    """One job. Raises ``NotFound``, for somebody else's too."""
    row = tx.execute(job.select().where(job.c.athlete_id == athlete_id, job.c.id == job_id)).first()
    if row is None:
        raise NotFound(f"no job {job_id!r}; `GET /api/v1/jobs` lists those of the last days")
    return job_of(row)


def latest(tx: sa.Connection, athlete_id: str, kinds: Sequence[str] = (), most: int = 50) -> list[Job]:
    """The athlete's jobs, the newest first; of some kinds only, where they are named."""
    query = job.select().where(job.c.athlete_id == athlete_id).order_by(job.c.made_ms.desc(), job.c.id.desc()).limit(most)
    rows = tx.execute(query.where(job.c.kind.in_(kinds)) if kinds else query)
    return [job_of(row) for row in rows]


def next_due(tx: sa.Connection) -> int | None:
    """When the next job is due that waits (milliseconds since 1970); None where none waits."""
    return tx.execute(sa.select(sa.func.min(job.c.due_ms)).where(job.c.state == "waiting")).scalar()


def is_any_due(tx: sa.Connection, now_ms: int) -> bool:
    """Whether a job is due that can be run now: none of its key runs."""
    other = job.alias()
    runs = sa.exists().where(other.c.athlete_id == job.c.athlete_id, other.c.key == job.c.key, other.c.state == "running")
    due = sa.select(job.c.id).where(job.c.state == "waiting", job.c.due_ms <= now_ms, ~runs).limit(1)
    return tx.execute(due).first() is not None


def stalled(tx: sa.Connection, now_ms: int) -> list[Job]:
    """Those that run although their lease is over: whoever ran them is gone."""
    rows = tx.execute(job.select().where(job.c.state == "running", job.c.lease_ms < now_ms))
    return [job_of(row) for row in rows]


def overlooked(tx: sa.Connection, due_before_ms: int) -> list[tuple[str, str]]:
    """The (athlete, id) of those that have been due for long: word of them was lost, or every worker is at work."""
    query = sa.select(job.c.athlete_id, job.c.id).where(job.c.state == "waiting", job.c.due_ms < due_before_ms).limit(1000)
    return [(row.athlete_id, row.id) for row in tx.execute(query)]


def counts(tx: sa.Connection) -> dict[tuple[str, str], int]:
    """How many there are by kind and state."""
    rows = tx.execute(sa.select(job.c.kind, job.c.state, sa.func.count()).group_by(job.c.kind, job.c.state))
    return {(kind, state): number for kind, state, number in rows}


def forget_ended(tx: sa.Connection, athlete_id: str, before_ms: int) -> int:
    """Remove those of the athlete that were done or replaced before then; dead ones stay until somebody has seen to them."""
    old = (job.c.state.in_(("done", "replaced"))) & (job.c.ended_ms < before_ms)
    return tx.execute(job.delete().where(job.c.athlete_id == athlete_id, old)).rowcount
