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
from hormesis.doors.http.app import create_app

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
