"""The server as its clients meet it, in this process: a world on a clock that stands, and a client that speaks HTTP."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from hormesis.app.demo import demo_facts
from hormesis.app.facts import record
from hormesis.app.server_settings import ServerSettings
from hormesis.app.settings import Settings
from hormesis.app.workspace import LOCAL_ATHLETE, Workspace
from hormesis.app.world import World, world_of
from hormesis.domain.facts import Fact
from hormesis.doors.http.app import create_app
from tests.postgres_server import Server

from .people import House, house_at

NOW = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)
OURS = "http://localhost:8765"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """The world of a machine with one athlete, who has trained for half a year."""
    workspace = Workspace(Settings(tmp_path, str(tmp_path / "hormesis.db")), lambda: NOW)
    with world_of(workspace, ServerSettings()) as made:
        record(made.database.of(LOCAL_ATHLETE), LOCAL_ATHLETE, demo_facts())
        yield made


@pytest.fixture
def client(world: World) -> Iterator[TestClient]:
    """A browser on that machine."""
    with TestClient(create_app(world), base_url=OURS, raise_server_exceptions=False) as made:
        yield made


@pytest.fixture(params=["sqlite", "postgresql"])
def house(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
    """A house where ann lives, and bo."""
    if request.param == "sqlite":
        with house_at(str(tmp_path / "hormesis.db"), tmp_path) as made:
            yield _lived_in(made)
    else:
        server: Server = request.getfixturevalue("postgres")
        with server.used() as url, house_at(url, tmp_path) as made:
            yield _lived_in(made)


def _lived_in(house: House) -> House:
    for name in ("ann", "bo"):
        athlete = house.add(name)
        note = Fact("note", "2026-03-01T10:00:00", f"note of {name}", {"text": f"secret of {name}"})
        record(house.world.database.of(athlete), athlete, [note])
    return house
