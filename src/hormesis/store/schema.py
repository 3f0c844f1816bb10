"""Which schema a database has, and bringing it to the newest. Alembic is only imported when there is something to migrate."""

from pathlib import Path

import sqlalchemy as sa

from hormesis.domain.errors import Invalid
from hormesis.store.delivery import prepare_delivery
from hormesis.store.row_security import secure
from hormesis.store.tables import METADATA, REVISION, REVISIONS, revision

__all__ = ["bring_up_to_date", "is_current", "migrate", "refuse_outdated", "secured_tables", "stored_revision"]


def is_current(stored: str | None) -> bool:
    """Whether a stored revision is the newest one."""
    return stored == REVISION


def stored_revision(tx: sa.Connection, place: str) -> str | None:
    """The revision of the schema; None for an empty database. One cheap query: this stands at every start.

    Raises ``Invalid`` when the database is no Hormesis store or was written by a newer Hormesis.
    """
    names = set(sa.inspect(tx).get_table_names())
    if not names:
        return None
    if revision.name not in names:
        raise Invalid(f"{place!r} is a database of something else; give Hormesis one of its own")
    stored = tx.execute(sa.select(revision.c.version_num)).scalar()
    if stored is not None and stored not in REVISIONS:
        raise Invalid(
            f"{place!r} was written by a newer Hormesis (schema {stored!r}, this one knows {REVISION!r}); update Hormesis"
        )
    return stored


def refuse_outdated(stored: str | None, place: str) -> None:
    """Raises ``Invalid`` for a store of an older schema; an empty database may be used."""
    if stored is not None:
        raise Invalid(
            f"{place!r} has schema {stored!r} and this Hormesis needs {REVISION!r}; stop the other programs that use it, then "
            "run: hormesis migrate"
        )


def bring_up_to_date(tx: sa.Connection, place: str) -> str | None:
    """Make the tables in an empty database, or run the migrations that are missing; inside the caller's transaction.

    Returns the revision that was there before, None for an empty database.
    """
    stored = stored_revision(tx, place)  # again: another process may have done it while this one waited for its turn
    if stored is None:
        METADATA.create_all(tx, checkfirst=False)
        secure(tx, secured_tables())
        prepare_delivery(tx)
        tx.execute(revision.insert().values(version_num=REVISION))
    elif stored != REVISION:
        migrate(tx)
    return stored


def secured_tables() -> list[sa.Table]:
    """The tables that hold an athlete's rows."""
    return [table for table in METADATA.sorted_tables if table is not revision]


def migrate(tx: sa.Connection, to: str = "head") -> None:
    """Run Alembic's migrations on this connection, inside its transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = tx
    command.upgrade(config, to)
