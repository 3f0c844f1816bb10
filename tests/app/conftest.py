"""A store on a clock that stands still, the real library, and a log to bring."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from hormesis.app.knowledge import knowledge_for
from hormesis.exercises.naming import Namer
from hormesis.sources.source import ReadOptions
from hormesis.store.clock import Clock
from hormesis.store.database import IN_MEMORY, Database, open_database
from tests.app.exchanges import NOON_MS, Made, Server
from tests.app.real_time import right_now
from tests.phone import Phone

COLUMNS = """title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,
set_index,set_type,weight_kg,reps,distance_km,duration_seconds,rpe"""

ROWS = """
Legs,"9 Dec 2024, 06:30","9 Dec 2024, 07:15",,Squat (Barbell),,,0,normal,100,5,,,
Legs,"9 Dec 2024, 06:30","9 Dec 2024, 07:15",,Squat (Barbell),,,1,normal,100,5,,,8
Legs,"9 Dec 2024, 06:30","9 Dec 2024, 07:15",,Xyzzyplugh,,,0,normal,20,9,,,
Push,"12 Dec 2024, 18:05","12 Dec 2024, 19:10",,Bench Press (Barbell),,,0,normal,60,8,,,
"""


@pytest.fixture
def db() -> Iterator[Database]:
    database = open_database(IN_MEMORY, Clock(lambda: datetime(2026, 3, 1, 12, tzinfo=UTC)))
    yield database
    database.close()


@pytest.fixture(scope="session")
def namer() -> Namer:
    database = open_database(IN_MEMORY, Clock(lambda: datetime(2026, 3, 1, 12, tzinfo=UTC)))
    answer = knowledge_for(database, "ann").namer
    database.close()
    return answer


@pytest.fixture
def options() -> ReadOptions:
    return ReadOptions(athlete_id="ann", today=date(2026, 3, 1))


@pytest.fixture
def hevy(tmp_path: Path) -> Path:
    path = tmp_path / "workouts.csv"
    path.write_text(COLUMNS.replace("\n", "") + ROWS)
    return path


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Database]:
    """A store in a file, as others may open it too, on the clock on the wall."""
    database = open_database(tmp_path / "hormesis.db", Clock(right_now))
    yield database
    database.close()


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.db.close()


@pytest.fixture
def phone_of() -> Made:
    """Makes a phone whose clock is as many milliseconds ahead."""

    def made(number: int = 1, ahead_ms: int = 0) -> Phone:
        return Phone(f"{number:08x}", lambda: NOON_MS + ahead_ms, random.Random(number))

    return made
