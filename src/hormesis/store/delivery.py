"""How a waiting job reaches a worker on PostgreSQL: ``announce`` leaves word of it with procrastinate, inside the transaction
that makes the job wait.

The table ``job`` is the truth; procrastinate wakes a worker, which claims the job there. Word that comes twice does no harm.
"""

import json
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from hormesis.domain.errors import Invalid

__all__ = ["QUEUE", "TASK", "announce", "is_ready", "prepare_delivery"]

QUEUE = "hormesis"
TASK = "hormesis.run"

_TABLE = "procrastinate_jobs"


def prepare_delivery(tx: sa.Connection) -> None:
    """Make procrastinate's tables where they are not there yet; in SQLite there is nothing to do.

    Raises ``Invalid`` where procrastinate is not installed.
    """
    if tx.dialect.name != "postgresql" or is_ready(tx):
        return
    try:
        from procrastinate.schema import SchemaManager
    except ImportError as error:
        raise Invalid(f"procrastinate can't be loaded ({error}); run: pip install 'hormesis[postgres]'") from error
    raw: Any = tx.connection.dbapi_connection
    raw.execute(SchemaManager.get_schema())


def is_ready(tx: sa.Connection) -> bool:
    """Whether procrastinate's tables are in this database."""
    return tx.exec_driver_sql(f"SELECT to_regclass('{_TABLE}') IS NOT NULL").scalar_one() is True


def announce(tx: sa.Connection, athlete_id: str, job_id: str, due_ms: int) -> None:
    """Have a worker look at this job once it is due. In SQLite nothing is said: there the table itself is looked at."""
    if tx.dialect.name != "postgresql":
        return
    said = {
        "args": json.dumps({"athlete_id": athlete_id, "job_id": job_id}),
        "at": datetime.fromtimestamp(due_ms / 1000, UTC),
    }
    tx.execute(_DEFER, said)


_DEFER = sa.text(
    f"SELECT procrastinate_defer_jobs_v1(ARRAY[ROW('{QUEUE}', '{TASK}', 0, NULL, NULL, CAST(:args AS jsonb), "
    "CAST(:at AS timestamptz))]::procrastinate_job_to_defer_v1[])"
)
