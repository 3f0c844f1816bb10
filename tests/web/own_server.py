"""A server in this process, on a clock that the test sets: ``OwnServer``. For stories that take more than a day."""

import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

import uvicorn

from hormesis.app.accounts import add_account
from hormesis.app.background import job_thread
from hormesis.app.facts import record
from hormesis.app.server_settings import ServerSettings
from hormesis.app.settings import Settings
from hormesis.app.workspace import LOCAL_ATHLETE, Workspace
from hormesis.app.world import world_of
from hormesis.domain.facts import Fact
from hormesis.doors.http.app import create_app
from hormesis.doors.http.serving import listen
from hormesis.doors.http.web_app import STATIC

PATIENCE_S = 30


@dataclass
class OwnServer:
    """Where it is, and what time it is there."""

    address: str
    now: datetime


@contextmanager
def own_server(
    home: Path,
    now: datetime,
    web: Path = STATIC,
    facts: Iterable[Fact] = (),
    accounts: Mapping[str, str] = MappingProxyType({}),
    model_url: str = "",
) -> Iterator[OwnServer]:
    """A server on a store of its own with only these facts in it, which also does its jobs, until the end of the block.

    ``accounts``: name → password; with any the server asks who one is. ``model_url``: where its language model is asked.
    """
    here = OwnServer("", now)
    model = "scripted" if model_url else ""
    settings = ServerSettings(port=0, accounts=bool(accounts), model=model, model_url=model_url, model_deadline_s=20)
    workspace = Workspace(Settings(home, str(home / "hormesis.db")), lambda: here.now)
    with world_of(workspace, settings) as world, listen(settings) as listening:
        for name, password in accounts.items():
            add_account(world, name, password)
        record(world.database.of(LOCAL_ATHLETE), LOCAL_ATHLETE, facts)
        here.address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        app = create_app(world, web=web, beside=lambda: job_thread(workspace, world.database, world.wake))
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False, timeout_graceful_shutdown=2))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        try:
            yield here
        finally:
            server.should_exit = True
            thread.join(PATIENCE_S)
