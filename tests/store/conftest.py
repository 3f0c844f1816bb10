"""Stores in memory, in a file and in PostgreSQL, on a clock that stands still: versions must grow by their counter alone."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hormesis.store.clock import Clock
from hormesis.store.database import IN_MEMORY, Database, open_database
from tests.postgres_server import Server


@pytest.fixture
def clock() -> Clock:
    return Clock(lambda: datetime(2026, 3, 1, 12, tzinfo=UTC))


@pytest.fixture(params=["sqlite", "postgresql"])
def db(request: pytest.FixtureRequest, clock: Clock) -> Iterator[Database]:
    """An empty store of each kind; the one in SQLite is in memory."""
    if request.param == "sqlite":
        database = open_database(IN_MEMORY, clock)
        yield database
        database.close()
    else:
        yield request.getfixturevalue("pg_db")


@pytest.fixture(params=["sqlite", "postgresql"])
def kept_db(request: pytest.FixtureRequest) -> Database:
    """An empty store of each kind, which several connections can use at once."""
    found = request.getfixturevalue("file_db" if request.param == "sqlite" else "pg_db")
    assert isinstance(found, Database)
    return found


@pytest.fixture
def file_db(clock: Clock, tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "hormesis.db", clock)
    yield database
    database.close()


@pytest.fixture
def pg_url(postgres: Server) -> Iterator[str]:
    """The address of a database in PostgreSQL without rows."""
    with postgres.used() as url:
        yield url


@pytest.fixture
def pg_db(clock: Clock, pg_url: str) -> Iterator[Database]:
    database = open_database(pg_url, clock)
    yield database
    database.close()
