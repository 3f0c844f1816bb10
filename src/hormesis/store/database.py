"""Opening the store: ``open_database`` gives a ``Database``, whose ``transaction()`` is the only way to write.

One writer at a time: a lock among the threads of this process, and SQLite's own among processes. A transaction that
does not come to its end leaves nothing behind.
"""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError
from sqlalchemy.pool import StaticPool

from hormesis.domain.errors import Conflict, HormesisError, Invalid
from hormesis.store import schema
from hormesis.store.clock import Clock

__all__ = ["IN_MEMORY", "Database", "open_database"]

IN_MEMORY = "sqlite://"
"""Where nothing is kept: the store of ``hormesis today FILE``."""

_NO_FILE = (None, "", ":memory:")

_BUSY_TIMEOUT_S = 60.0
"""How long a writer waits for another program's transaction: the largest import takes a few seconds."""


@dataclass(frozen=True, slots=True)
class Database:
    """An open store at the newest schema. ``clock`` dates what is written into it."""

    engine: sa.Engine
    clock: Clock
    place: str
    _writing: threading.RLock = field(default_factory=threading.RLock, repr=False, compare=False)

    @contextmanager
    def transaction(self, keep: bool = True) -> Iterator[sa.Connection]:
        """Write: all of the block or nothing of it. With ``keep=False`` all is rolled back at the end (a dry run).

        Raises ``Conflict`` when another program keeps on writing for longer than a minute.
        """
        with self._writing, self._connection(writing=True) as tx:
            yield tx
            if keep:
                tx.commit()

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Read one consistent state, whatever is written meanwhile."""
        if self.engine.pool.__class__ is StaticPool:  # in memory there is one connection, and its turn must be waited for
            with self._writing, self._connection(writing=False) as tx:
                yield tx
        else:
            with self._connection(writing=False) as tx:
                yield tx

    @contextmanager
    def _connection(self, writing: bool) -> Iterator[sa.Connection]:
        try:
            with self.engine.connect().execution_options(hormesis_writes=writing) as connection:
                yield connection
        except OperationalError as error:
            raise _explained(error, self.place) from error

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()

    def overwrite_deleted(self) -> None:
        """Write over what was deleted, in the file and in its write-ahead log: nothing of it can be read back.

        Raises ``Conflict`` when another program is still reading, so that its copy cannot be written over yet.
        """
        if self.engine.dialect.name != "sqlite":
            return
        with self._writing, self.engine.connect() as connection:
            raw: Any = connection.connection.dbapi_connection
            try:
                raw.execute("VACUUM")
                (busy, _, _) = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            except sqlite3.OperationalError:
                busy = 1
        if busy:
            raise Conflict(f"deleted, but another program holds {self.place!r} open; close it and run `hormesis purge` once more")


def open_database(location: str | Path, clock: Clock) -> Database:
    """Open the store at a path or an SQLAlchemy URL, make it when it is not there, and bring it to the newest schema.

    Raises ``Invalid`` when it cannot be opened, is no Hormesis store, or was written by a newer Hormesis.
    """
    url = _url(location)
    place = url.database or "memory" if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)
    engine = _engine(url)
    database = Database(engine, clock, place)
    try:
        with database.reading() as tx:
            current = schema.is_current(tx, place)
        if not current:
            with database.transaction() as tx:
                schema.bring_up_to_date(tx, place)
    except DatabaseError as error:
        engine.dispose()
        raise _explained(error, place) from error
    except HormesisError:
        engine.dispose()
        raise
    return database


def _url(location: str | Path) -> sa.URL:
    if isinstance(location, Path) or "://" not in location:
        return sa.URL.create("sqlite", database=_made(Path(location)))
    try:
        url = sa.make_url(location)
    except ArgumentError:
        url = None
    scheme = location.partition("://")[0]  # what follows may hold a password
    if url is None or url.get_backend_name() not in ("postgres", "postgresql", "sqlite"):
        raise Invalid(
            f"a database address with {scheme!r} is not understood; write sqlite:////path/to/file or postgresql://user@host/name"
        )
    if url.get_backend_name() == "sqlite":
        return url if url.database in _NO_FILE or url.query else url.set(database=_made(Path(url.database or "")))
    return url.set(drivername="postgresql+psycopg") if "+" not in url.drivername else url


def _made(path: Path) -> str:
    """The file for the store, made when it is not there: readable by nobody else, since a training log is private."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
    except OSError as error:
        raise Invalid(
            f"cannot make {str(path)!r}: {error.strerror}; set HORMESIS_HOME to a folder that can be written"
        ) from error
    return str(path)


def _engine(url: sa.URL) -> sa.Engine:
    if url.get_backend_name() != "sqlite":
        try:
            return sa.create_engine(url)
        except ModuleNotFoundError as error:
            raise Invalid(f"the driver {error.name!r} is not installed; run: pip install 'hormesis[postgres]'") from error
    connect = {"timeout": _BUSY_TIMEOUT_S, "check_same_thread": False}
    in_memory = url.database in _NO_FILE
    engine = sa.create_engine(url, connect_args=connect, poolclass=StaticPool if in_memory else None)
    sa.event.listen(engine, "connect", _prepare)
    sa.event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    """Settings of one SQLite connection. Python's own transaction handling is switched off: ``_begin`` says what begins."""
    connection.isolation_level = None
    _write_ahead(connection)
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA secure_delete=ON")


def _write_ahead(connection: Any) -> None:
    """Switch a new file to write-ahead logging.

    SQLite does not wait for its turn in this one statement, so where another program is at the same file it is waited for by
    a transaction that does.
    """
    for last_try in (*[False] * 50, True):
        (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
        if mode in ("wal", "memory"):
            return
        try:
            connection.execute("PRAGMA journal_mode=WAL").fetchall()
        except sqlite3.OperationalError:
            if last_try:
                raise
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("COMMIT")


def _begin(connection: sa.Connection) -> None:
    writing = connection.get_execution_options().get("hormesis_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _explained(error: DatabaseError, place: str) -> HormesisError:
    text = str(error.orig)
    if "locked" in text:
        return Conflict(f"{place!r} is being written by another program; try again when it has finished")
    if "malformed" in text or "not a database" in text:
        step = "it is damaged: put back a copy, or move it away and import your exports again"
    else:
        step = "check the path, its permissions and the space on the disk"
    return Invalid(f"cannot use the database {place!r}: {text}; {step}")
