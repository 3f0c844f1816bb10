"""The tools on the demo athlete's log, on a clock that is set by hand."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hormesis.app.demo import demo_facts
from hormesis.app.facts import record
from hormesis.app.principal import Principal, Scope, scopes_from
from hormesis.app.server_settings import ServerSettings
from hormesis.app.settings import Settings
from hormesis.app.today import today_for
from hormesis.app.workspace import LOCAL_ATHLETE, Workspace
from hormesis.app.world import World, world_of
from hormesis.assistant.caller import Caller
from hormesis.assistant.previews import Previews

KEY = b"sixteen bytes or more"


@dataclass
class Hands:
    """A clock that is set by hand."""

    now: datetime = datetime(2026, 3, 2, 19, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **time: float) -> None:
        """Let time pass."""
        self.now += timedelta(**time)


@pytest.fixture
def clock() -> Hands:
    """The evening of the day after the demo log ends."""
    return Hands()


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of an athlete who has trained for half a year, with what is believed of them."""
    path = tmp_path_factory.mktemp("trained") / "hormesis.db"
    with world_of(Workspace(Settings(path.parent, str(path)), Hands()), ServerSettings()) as made:
        mine = made.database.of(LOCAL_ATHLETE)
        record(mine, LOCAL_ATHLETE, demo_facts())
        today_for(mine, LOCAL_ATHLETE, Hands().now.date(), made.shelf.of(mine, LOCAL_ATHLETE))
    return path


@pytest.fixture
def world(tmp_path: Path, clock: Hands, trained: Path) -> Iterator[World]:
    """Their machine."""
    shutil.copy(trained, tmp_path)
    with world_of(Workspace(Settings(tmp_path, str(tmp_path / trained.name)), clock), ServerSettings()) as made:
        yield made


@pytest.fixture
def caller_of(world: World) -> Callable[..., Caller]:
    """Whoever calls the tools, by what they may and whose log is in view."""

    def caller_of(*scopes: Scope, athlete: str = LOCAL_ATHLETE) -> Caller:
        principal = Principal(athlete, world.database.of(athlete), scopes_from(scopes), "local", world.now, world.shelf.of)
        return Caller(principal, world.queue, Previews(KEY), world.made)

    return caller_of


@pytest.fixture
def caller(caller_of: Callable[..., Caller]) -> Caller:
    """The athlete themselves."""
    return caller_of("full")
