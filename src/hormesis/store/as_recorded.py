"""What had been recorded up to a moment, later deletes and edits undone: ``recorded_until``."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import sqlalchemy as sa

from hormesis.domain.facts import Fact
from hormesis.store.tables import fact

__all__ = ["recorded_until"]

_AT_ONCE = 5000


def recorded_until(tx: sa.Connection, athlete_id: str, moment: datetime) -> Iterator[Fact]:
    """Every version of every fact that was here at ``moment`` (aware), oldest version first; tombstones are among them.

    Appended to an empty store they make of it what this one was then. A row whose own ``recorded_at`` tells no moment, which
    another program can have written, counts as having been here.
    """
    columns = (fact.c.kind, fact.c.at, fact.c.id, fact.c.body, fact.c.source, fact.c.version, fact.c.recorded_at)
    query = sa.select(*columns).where(fact.c.athlete_id == athlete_id).order_by(fact.c.version, fact.c.id)
    for rows in tx.execute(query).partitions(_AT_ONCE):
        for kind, at, fact_id, body, source, version, recorded_at in rows:
            if _is_by(recorded_at, moment):
                yield Fact(kind, at, fact_id, json.loads(body), source, version, recorded_at)


def _is_by(recorded_at: str, moment: datetime) -> bool:
    try:
        then = datetime.fromisoformat(recorded_at)
    except ValueError:
        return True
    return (then if then.tzinfo else then.replace(tzinfo=UTC)) <= moment
