"""The store as it was at a moment: ``as_known``. What was recorded later is not in it, and what was deleted later is."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from hormesis.store import facts as fact_log
from hormesis.store.as_recorded import recorded_until
from hormesis.store.clock import Clock
from hormesis.store.database import IN_MEMORY, Database, open_database

__all__ = ["as_known"]


@contextmanager
def as_known(db: Database, athlete_id: str, moment: datetime) -> Iterator[tuple[Database, int]]:
    """A store in memory with what had been recorded by ``moment`` (aware), gone at the end, and how many rows that were."""
    with db.reading() as tx:
        known = list(recorded_until(tx, athlete_id, moment))
    then = open_database(IN_MEMORY, Clock(lambda: moment))
    try:
        with then.transaction() as tx:
            fact_log.append(tx, athlete_id, known, then.clock)
        yield then, len(known)
    finally:
        then.close()
