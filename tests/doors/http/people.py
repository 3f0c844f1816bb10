"""Several people on one server: ``House``, where each of them has a browser of their own and time passes when it is told to."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from starlette.testclient import TestClient

from hormesis.app.accounts import add_account
from hormesis.app.passwords import Hasher, Passwords
from hormesis.app.server_settings import ServerSettings
from hormesis.app.settings import Settings
from hormesis.app.workspace import Workspace
from hormesis.app.world import World, world_of
from hormesis.doors.http.app import create_app

__all__ = ["API", "COOKIE", "URL", "House", "get", "house_at", "password_of", "quick", "status"]

URL = "https://coach.example.org"
API = "/api/v1"
COOKIE = "__Host-hormesis_session"


def quick() -> Hasher:
    """Argon2id at the least cost that it allows: tests hash many passwords."""
    return PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),))


def password_of(name: str) -> str:
    """Everybody's password in these tests."""
    return f"correct horse of {name[::-1]} battery"


@dataclass
class Hands:
    """A clock that is set by hand."""

    now: datetime = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **time: float) -> None:
        """Let time pass."""
        self.now += timedelta(**time)


@dataclass
class House:
    """A server that asks who one is, and its clock."""

    world: World
    clock: Hands
    app: Any

    def browser(self, **headers: str) -> TestClient:
        """A browser in which nobody is signed in."""
        ours = {"Origin": URL, **headers}
        return TestClient(self.app, base_url=URL, headers=ours, raise_server_exceptions=False)

    def add(self, name: str) -> str:
        """Add an account; the id of its athlete."""
        return str(add_account(self.world, name, password_of(name))["athlete_id"])

    def sign_in(self, name: str, device: str = "laptop") -> TestClient:
        """A browser in which they are signed in."""
        browser = self.browser()
        said = {"name": name, "password": password_of(name), "device": device}
        answer = browser.post(f"{API}/sessions", json=said)
        assert answer.status_code == 200, answer.text
        return browser

    def program(self, token: str) -> TestClient:
        """A program that has a token."""
        headers = {"Authorization": f"Bearer {token}"}
        return TestClient(self.app, base_url=URL, headers=headers, raise_server_exceptions=False)


@contextmanager
def house_at(location: str, home: Path, **settings: Any) -> Iterator[House]:
    """A house whose store is at ``location``."""
    clock = Hands()
    server = replace(ServerSettings(host="0.0.0.0", public_url=URL, sign_ins_per_minute=1000), **settings)
    with world_of(Workspace(Settings(home, location), clock), server) as made:
        world = replace(made, passwords=Passwords(quick))
        yield House(world, clock, create_app(world))


def get(browser: TestClient, path: str, athlete: str | None = None) -> Any:
    """What the API answers there, to somebody who may ask."""
    answer = browser.get(API + path, headers={} if athlete is None else {"Hormesis-Athlete": athlete})
    assert answer.status_code == 200, answer.text
    return answer.json()


def status(browser: TestClient, path: str = "/account", method: str = "GET", athlete: str | None = None, **more: Any) -> int:
    """With which status the API answers."""
    headers = {} if athlete is None else {"Hormesis-Athlete": athlete}
    return browser.request(method, API + path, headers=headers, **more).status_code
