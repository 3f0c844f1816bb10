"""Opening the store: ``open_database`` gives a ``Database``, whose ``transaction()`` is the only way to write.

In SQLite one writer at a time: a lock among the threads of this process, and SQLite's own among processes. In PostgreSQL one
writer at a time for each athlete, through ``of``. A transaction that does not come to its end leaves nothing behind.
"""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.exc import TimeoutError as NoneFree
from sqlalchemy.pool import StaticPool

from hormesis.domain.errors import Conflict, HormesisError, Invalid
from hormesis.store import schema
from hormesis.store.address import IN_MEMORY, address_of, is_sqlite, place_of
from hormesis.store.clock import Clock
from hormesis.store.engine import engine_for
from hormesis.store.faults import explained
from hormesis.store.row_security import ACCOUNTS, EVERYONE

__all__ = ["IN_MEMORY", "Database", "after_commit", "open_database", "upgrade_database"]

_AFTER = "hormesis_after"


@dataclass(frozen=True, slots=True)
class Database:
    """An open store at the newest schema. ``clock`` dates what is written into it; ``whose`` rows it works on matters in
    PostgreSQL only, where a transaction sees no others."""

    engine: sa.Engine
    clock: Clock
    place: str
    whose: str = EVERYONE
    _turn: AbstractContextManager[Any] = field(default_factory=threading.RLock, repr=False, compare=False)

    @property
    def is_sqlite(self) -> bool:
        """Whether the store is a file (or memory) of SQLite; otherwise it is in PostgreSQL."""
        return is_sqlite(self.engine.url)

    def of(self, athlete_id: str) -> "Database":
        """The same store, for one athlete's rows. Raises ``Invalid`` for an id that nobody can have."""
        if athlete_id in ("", EVERYONE, ACCOUNTS) or "\0" in athlete_id:
            raise Invalid(
                f"athlete: found {athlete_id!r}; allowed is any text but {EVERYONE!r}, {ACCOUNTS!r}, none, or one with NUL"
            )
        return replace(self, whose=athlete_id)

    def accounts(self) -> "Database":
        """The same store, for who signs in, what they granted and what they did, and for no athlete's log."""
        return replace(self, whose=ACCOUNTS)

    @contextmanager
    def transaction(self, keep: bool = True) -> Iterator[sa.Connection]:
        """Write: all of the block or nothing of it. With ``keep=False`` all is rolled back at the end (a dry run).

        Raises ``Conflict`` when another program keeps on writing for longer than a minute.
        """
        with self._turn, self._connection(writing=True) as tx:
            afterwards: list[Callable[[], None]] = []
            tx.info[_AFTER] = afterwards
            yield tx
            if keep:
                tx.commit()
        if keep:
            for call in afterwards:
                call()

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Read one consistent state, whatever is written meanwhile."""
        if self.engine.pool.__class__ is StaticPool:  # in memory there is one connection, and its turn must be waited for
            with self._turn, self._connection(writing=False) as tx:
                yield tx
        else:
            with self._connection(writing=False) as tx:
                yield tx

    @contextmanager
    def _connection(self, writing: bool) -> Iterator[sa.Connection]:
        try:
            with self.engine.connect().execution_options(hormesis_writes=writing, hormesis_whose=self.whose) as connection:
                yield connection
        except OperationalError as error:
            raise explained(error, self.place) from error
        except NoneFree as error:
            raise Conflict(f"every connection to {self.place!r} is in use; try again in a moment") from error

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()

    def overwrite_deleted(self) -> None:
        """Write over what was deleted, in the file and in its write-ahead log: nothing of it can be read back.

        Raises ``Conflict`` when another program is still reading, so that its copy cannot be written over yet.
        """
        if not self.is_sqlite:
            return
        with self._turn, self.engine.connect() as connection:
            raw: Any = connection.connection.dbapi_connection
            try:
                raw.execute("VACUUM")
                (busy, _, _) = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            except sqlite3.OperationalError:
                busy = 1
        if busy:
            raise Conflict(f"deleted, but another program holds {self.place!r} open; close it and run `hormesis purge` once more")


def after_commit(tx: sa.Connection, call: Callable[[], None]) -> None:
    """Have ``call`` called once this transaction is kept; where it is not, never."""
    afterwards: list[Callable[[], None]] = tx.info[_AFTER]
    if call not in afterwards:
        afterwards.append(call)


def open_database(location: str | Path, clock: Clock) -> Database:
    """Open the store at a path or an SQLAlchemy URL, and make its tables when it has none.

    A file of SQLite of an older schema is brought to the newest one; a database in PostgreSQL, which other programs may be using,
    is refused then: ``upgrade_database`` does it.
    Raises ``Invalid`` when it cannot be opened, is no Hormesis store, or was written by a newer Hormesis.
    """
    database = _at(location, clock)
    with _explaining(database):
        with database.reading() as tx:
            stored = schema.stored_revision(tx, database.place)
        if not schema.is_current(stored):
            if not database.is_sqlite:
                schema.refuse_outdated(stored, database.place)
            with database.transaction() as tx:
                schema.bring_up_to_date(tx, database.place)
    return database


def upgrade_database(location: str | Path, clock: Clock) -> str | None:
    """Bring the store at a path or URL to the newest schema; the revision that it had, None where there was nothing.

    Raises what ``open_database`` raises.
    """
    database = _at(location, clock)
    with _explaining(database), database.transaction() as tx:
        stored = schema.bring_up_to_date(tx, database.place)
    database.close()
    return stored


def _at(location: str | Path, clock: Clock) -> Database:
    url = address_of(location)
    engine = engine_for(url)
    if is_sqlite(url):
        return Database(engine, clock, place_of(url))
    return Database(engine, clock, place_of(url), _turn=nullcontext())


@contextmanager
def _explaining(database: Database) -> Iterator[None]:
    """Let go of a store that can't be opened, and say why in words that name the next step."""
    try:
        yield
    except DatabaseError as error:
        database.close()
        raise explained(error, database.place) from error
    except HormesisError:
        database.close()
        raise
