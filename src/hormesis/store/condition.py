"""What a store is and how it is: ``look_at``."""

from dataclasses import dataclass

import sqlalchemy as sa

from hormesis.store.database import Database
from hormesis.store.row_security import is_in_force
from hormesis.store.tables import REVISION, fact_head

__all__ = ["Condition", "look_at"]


@dataclass(frozen=True, slots=True)
class Condition:
    """``engine`` is the database's name and version, ``facts`` counts those that stand for one athlete.

    ``shut_off`` tells whether the database itself keeps athletes apart; None in SQLite, which is one household's.
    """

    engine: str
    place: str
    schema: str
    facts: int
    shut_off: bool | None


def look_at(db: Database, athlete_id: str) -> Condition:
    """The condition of an open store."""
    with db.reading() as tx:
        asked = "SELECT sqlite_version()" if db.is_sqlite else "SHOW server_version"
        version = str(tx.exec_driver_sql(asked).scalar_one()).partition(" ")[0]
        counted = sa.select(sa.func.count()).select_from(fact_head).where(fact_head.c.athlete_id == athlete_id)
        facts = tx.execute(counted).scalar_one()
        shut_off = None if db.is_sqlite else is_in_force(tx)
    return Condition(f"{'SQLite' if db.is_sqlite else 'PostgreSQL'} {version}", db.place, REVISION, facts, shut_off)
