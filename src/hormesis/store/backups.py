"""Backups: ``write_backup`` makes one of a store that is in use, ``restore_backup`` puts one into an empty store.

Of SQLite it is a database file, complete in itself, with its digest in a table ``seal``. Of PostgreSQL it is text, see
``backup_text``. Either goes back into either database, also when it was made by an older Hormesis.
"""

import shutil
import sqlite3
from contextlib import closing
from itertools import groupby
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool

from hormesis.domain.errors import Invalid
from hormesis.store import schema
from hormesis.store.address import address_of
from hormesis.store.backup_text import TextBackup, write_text_backup
from hormesis.store.bulk import insert_many
from hormesis.store.copying import copy_store, refuse_filled
from hormesis.store.database import Database, open_database
from hormesis.store.engine import engine_for
from hormesis.store.rows import SEAL, Digest, digest_of, is_empty, kept_tables, tables_as_found
from hormesis.store.tables import REVISION, REVISIONS

__all__ = ["restore_backup", "write_backup"]

_SQLITE = b"SQLite format 3\0"


def write_backup(db: Database, path: Path) -> Digest:
    """Write everything that ``db`` holds at this moment to a new file that only its owner can read; others may go on writing.

    Raises ``Invalid`` when the file is there already.
    """
    try:
        path.touch(mode=0o600, exist_ok=False)
    except FileExistsError as error:
        raise Invalid(
            f"{str(path)!r} is there already, and a backup never takes the place of another; name a new file"
        ) from error
    try:
        with db.reading() as tx:
            if not db.is_sqlite:
                with path.open("wb") as file:
                    return write_text_backup(tx, file, db.clock.recorded_at())
            with closing(sqlite3.connect(path)) as copy:
                raw: Any = tx.connection.dbapi_connection
                raw.backup(copy)
                copy.execute("PRAGMA journal_mode=DELETE").fetchall()  # one file, with nothing beside it
        return _sealed(path, db.clock.recorded_at())
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _sealed(path: Path, made_at: str) -> Digest:
    """Write into a copy in SQLite what it holds."""
    engine = sa.create_engine(sa.URL.create("sqlite", database=str(path)), poolclass=NullPool)
    with engine.connect() as tx:
        digest = digest_of(tx, kept_tables())
    with closing(sqlite3.connect(path)) as copy, copy:
        copy.execute(f"DROP TABLE IF EXISTS {SEAL}")  # of the backup that this store came from
        copy.execute(f"CREATE TABLE {SEAL} (sha256 TEXT, schema TEXT, made_at TEXT)")
        copy.execute(f"INSERT INTO {SEAL} VALUES (?, ?, ?)", (digest.sha256, REVISION, made_at))
    return digest


def restore_backup(path: Path, target: Database, scratch: Path) -> Digest:
    """Put everything of a backup into ``target``, which is empty; ``scratch`` is a folder for the time being.

    Raises ``Invalid`` when the file is no backup, is damaged, or was made by a newer Hormesis, and ``Conflict`` when the target
    holds anything. Nothing is restored then.
    """
    with target.reading() as tx:
        refuse_filled(is_empty(tx), target.place)
    place = scratch / "backup.db"
    with path.open("rb") as file:
        is_sqlite = file.read(len(_SQLITE)) == _SQLITE
    try:
        if is_sqlite:
            shutil.copyfile(path, place)
            _check_seal(place, path)
        else:
            _load(TextBackup.opened(path), place)
        with closing(open_database(place, target.clock)) as backup:  # which brings it to the newest schema
            return copy_store(backup, target)
    except DatabaseError as error:
        raise Invalid(f"{str(path)!r} is damaged: {error.orig}; nothing was restored; use another backup") from error


def _check_seal(place: Path, path: Path) -> None:
    engine = engine_for(address_of(place))
    try:
        with engine.connect() as tx:
            if SEAL not in sa.inspect(tx).get_table_names():
                raise Invalid(
                    f"{str(path)!r} is a database, but no backup of Hormesis; if it is a store, take it over with: "
                    f"HORMESIS_DATABASE_URL={path} hormesis copy --to ADDRESS"
                )
            said, revision = tx.exec_driver_sql(f"SELECT sha256, schema FROM {SEAL}").one()
            _refuse_newer(revision, path)
            found = digest_of(tx, tables_as_found(tx)).sha256
    finally:
        engine.dispose()
    if found != said:
        raise Invalid(
            f"{str(path)!r} is damaged: its rows give {found}, its seal says {said!r}; nothing was restored; use another backup"
        )


def _load(backup: TextBackup, place: Path) -> None:
    """Make a store in SQLite of a backup in text, at the backup's own schema."""
    _refuse_newer(backup.schema, backup.path)
    engine = engine_for(address_of(place))
    try:
        with engine.connect().execution_options(hormesis_writes=True) as tx:
            if backup.schema == REVISION:
                schema.bring_up_to_date(tx, str(place))
            else:
                schema.migrate(tx, backup.schema)
            tx.exec_driver_sql("PRAGMA defer_foreign_keys=ON")  # the lines go by the names of their tables
            tables = {table.name: table for table in tables_as_found(tx)}
            for name, rows in groupby(backup.rows(), key=lambda row: row[0]):
                if name not in tables:
                    raise Invalid(f"{str(backup.path)!r} is damaged: there is no table {name!r}; use another backup")
                insert_many(tx, tables[name], (row for _, row in rows))
            tx.commit()
    finally:
        engine.dispose()


def _refuse_newer(revision: str, path: Path) -> None:
    if revision not in REVISIONS:
        raise Invalid(
            f"{str(path)!r} was made by a newer Hormesis (schema {revision!r}, this one knows {REVISION!r}); update Hormesis"
        )
