"""A store in memory and one in a file, on a clock that stands still: versions must grow by their counter alone."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hormesis.store.clock import Clock
from hormesis.store.database import IN_MEMORY, Database, open_database


@pytest.fixture
def clock() -> Clock:
    return Clock(lambda: datetime(2026, 3, 1, 12, tzinfo=UTC))


@pytest.fixture
def db(clock: Clock) -> Iterator[Database]:
    database = open_database(IN_MEMORY, clock)
    yield database
    database.close()


@pytest.fixture
def file_db(clock: Clock, tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "hormesis.db", clock)
    yield database
    database.close()
