"""Which schema a database has, and bringing it to the newest. Alembic is only imported when there is something to migrate."""

from pathlib import Path

import sqlalchemy as sa

from hormesis.domain.errors import Invalid
from hormesis.store.tables import METADATA, REVISION, REVISIONS, revision

__all__ = ["bring_up_to_date", "is_current", "migrate"]


def is_current(tx: sa.Connection, place: str) -> bool:
    """Whether the schema is the newest one. One cheap query: this stands at every start.

    Raises ``Invalid`` when the database is no Hormesis store or was written by a newer Hormesis.
    """
    return _stored_revision(tx, place) == REVISION


def bring_up_to_date(tx: sa.Connection, place: str) -> None:
    """Make the tables in an empty database, or run the migrations that are missing; inside the caller's transaction."""
    stored = _stored_revision(tx, place)  # again: another process may have done it while this one waited for its turn
    if stored is None:
        METADATA.create_all(tx, checkfirst=False)
        tx.execute(revision.insert().values(version_num=REVISION))
    elif stored != REVISION:
        migrate(tx)


def migrate(tx: sa.Connection, to: str = "head") -> None:
    """Run Alembic's migrations on this connection, inside its transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = tx
    command.upgrade(config, to)


def _stored_revision(tx: sa.Connection, place: str) -> str | None:
    """The revision of the schema; None for an empty database."""
    names = set(sa.inspect(tx).get_table_names())
    if not names:
        return None
    if revision.name not in names:
        raise Invalid(f"{place!r} is a database of something else; give Hormesis a file of its own")
    stored = tx.execute(sa.select(revision.c.version_num)).scalar()
    if stored is not None and stored not in REVISIONS:
        raise Invalid(
            f"{place!r} was written by a newer Hormesis (schema {stored!r}, this one knows {REVISION!r}); update Hormesis"
        )
    return stored
