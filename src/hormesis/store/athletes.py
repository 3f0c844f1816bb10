"""Athletes and how far their clock has come: ``last_version``, ``saw_version``, ``purge``."""

import sqlalchemy as sa

from hormesis.store.prepared import Prepared
from hormesis.store.tables import ACCOUNT_TABLES, METADATA, athlete, revision

__all__ = ["last_version", "purge", "saw_version"]


def last_version(tx: sa.Connection, athlete_id: str) -> str:
    """The newest version seen of this athlete's facts, empty for a newcomer, who is put down.

    Holds the athlete's row until the transaction ends: two writers for one athlete take turns in every database.
    """
    version: str | None = _VERSION.run(tx, whose=athlete_id).scalar()
    if version is None:
        tx.execute(athlete.insert().values(id=athlete_id, version=""))
    return version or ""


def saw_version(tx: sa.Connection, athlete_id: str, version: str) -> None:
    """Remember the newest version, so that the next one is greater."""
    _SEEN.run(tx, whose=athlete_id, newest=version)


def purge(tx: sa.Connection, athlete_id: str) -> int:
    """Remove every row of the athlete from every table: the only thing that does. Returns how many rows there were.

    The account stays, with an empty log: `hormesis account remove` is another thing.

    ``Database.overwrite_deleted`` afterwards makes sure that nothing can be read back from the file.
    """
    removed = 0
    for table in reversed(METADATA.sorted_tables):
        if table is not revision and table not in ACCOUNT_TABLES:
            column = athlete.c.id if table is athlete else table.c.athlete_id
            removed += tx.execute(table.delete().where(column == athlete_id)).rowcount
    return removed


_MINE = athlete.c.id == sa.bindparam("whose")
_VERSION = Prepared(sa.select(athlete.c.version).where(_MINE).with_for_update())
_SEEN = Prepared(athlete.update().where(_MINE).values(version=sa.bindparam("newest")))
