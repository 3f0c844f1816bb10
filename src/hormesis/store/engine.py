"""Connections: ``engine_for`` an address. What begins a transaction, in SQLite and in PostgreSQL, is said here.

A transaction is told by its connection's execution options whether it writes (``hormesis_writes``) and, on PostgreSQL, whose rows
it may see (``hormesis_whose``).
"""

import sqlite3
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler
from sqlalchemy.pool import StaticPool

from hormesis.domain.errors import Invalid
from hormesis.store.address import is_in_memory, is_sqlite
from hormesis.store.row_security import EVERYONE, SETTING

__all__ = ["engine_for"]

_BUSY_TIMEOUT_S = 60
"""How long a writer waits for another one's transaction: the largest import takes a few seconds."""

_CONNECT_TIMEOUT_S = 10
_CONNECTIONS = 10
_STORE_LOCK = 0x686F726D65736973  # "hormesis"; any number that no other program locks


def engine_for(url: sa.URL) -> sa.Engine:
    """The engine of an address, not yet connected. Raises ``Invalid`` when the driver is not installed."""
    if not is_sqlite(url):
        return _postgresql(url)
    connect = {"timeout": float(_BUSY_TIMEOUT_S), "check_same_thread": False}
    engine = sa.create_engine(url, connect_args=connect, poolclass=StaticPool if is_in_memory(url) else None)
    engine.dialect.statement_compiler = _WithHints
    sa.event.listen(engine, "connect", _prepare)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


class _WithHints(SQLiteCompiler):
    """SQL for SQLite that says which index to use where a query has a hint: it keeps no statistics by which to choose."""

    def get_from_hint_text(self, table: sa.FromClause, text: str | None) -> str | None:  # noqa: ARG002 - the name tells it
        return text


def _postgresql(url: sa.URL) -> sa.Engine:
    patience = {} if "connect_timeout" in url.query else {"connect_timeout": _CONNECT_TIMEOUT_S}
    try:
        engine = sa.create_engine(
            url, connect_args=patience, pool_pre_ping=True, pool_size=_CONNECTIONS, max_overflow=3 * _CONNECTIONS
        )
    except ImportError as error:  # psycopg itself, or the library that it needs
        raise Invalid(f"the driver of PostgreSQL can't be loaded ({error}); run: pip install 'hormesis[postgres]'") from error
    sa.event.listen(engine, "begin", _begin_postgresql)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    """Settings of one SQLite connection. Python's own handling of transactions is off: ``_begin_sqlite`` says what begins."""
    connection.isolation_level = None
    _write_ahead(connection)
    connection.execute("PRAGMA synchronous=FULL")  # what was acknowledged outlives a power cut
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


def _begin_sqlite(connection: sa.Connection) -> None:
    writing = connection.get_execution_options().get("hormesis_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _begin_postgresql(connection: sa.Connection) -> None:
    """One message to the server. SET LOCAL, not set_config(): a cluster can be told to pass it on to its nodes.

    A reader sees one state, as in SQLite. Writers for one athlete take turns; who writes for everyone waits until nobody writes.
    """
    options = connection.get_execution_options()
    whose = options.get("hormesis_whose", EVERYONE)
    said = whose.replace("'", "''").replace("%", "%%")
    if not options.get("hormesis_writes", False):
        how, turn = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY", ""
    else:
        how = f"SET LOCAL lock_timeout = '{_BUSY_TIMEOUT_S}s'"
        turn = f"; SELECT pg_advisory_xact_lock({_STORE_LOCK})"
        if whose != EVERYONE:
            mine = f"pg_advisory_xact_lock(hashtextextended('{said}', 0))"
            turn = f"; SELECT pg_advisory_xact_lock_shared({_STORE_LOCK}); SELECT {mine}"
    connection.exec_driver_sql(f"{how}; SET LOCAL {SETTING} = '{said}'{turn}")
