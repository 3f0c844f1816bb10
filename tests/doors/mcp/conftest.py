"""The demo athlete's machine, and one caller's MCP server on it."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hormesis.app.demo import demo_facts
from hormesis.app.facts import record
from hormesis.app.principal import Principal, scopes_from
from hormesis.app.server_settings import ServerSettings
from hormesis.app.settings import Settings
from hormesis.app.today import today_for
from hormesis.app.workspace import LOCAL_ATHLETE, Workspace
from hormesis.app.world import World, world_of
from hormesis.assistant.caller import Caller
from hormesis.assistant.previews import Previews

NOW = datetime(2026, 3, 2, 19, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of an athlete who has trained for half a year, with what is believed of them."""
    path = tmp_path_factory.mktemp("trained") / "hormesis.db"
    with world_of(Workspace(Settings(path.parent, str(path)), lambda: NOW), ServerSettings()) as made:
        mine = made.database.of(LOCAL_ATHLETE)
        record(mine, LOCAL_ATHLETE, demo_facts())
        today_for(mine, LOCAL_ATHLETE, NOW.date(), made.shelf.of(mine, LOCAL_ATHLETE))
    return path


@pytest.fixture
def world(tmp_path: Path, trained: Path) -> Iterator[World]:
    """The machine of that one athlete."""
    shutil.copy(trained, tmp_path)
    with world_of(Workspace(Settings(tmp_path, str(tmp_path / trained.name)), lambda: NOW), ServerSettings()) as made:
        yield made


def caller_on(world: World, *scopes: str) -> Caller:
    """The athlete of this machine, or a program that may only so much."""
    mine = LOCAL_ATHLETE
    principal = Principal(mine, world.database.of(mine), scopes_from(scopes), "local", world.now, world.shelf.of)
    return Caller(principal, world.queue, Previews(b"sixteen bytes or more"), world.made)
