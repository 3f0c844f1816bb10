"""The tools on this machine's own store: ``local_caller``, for whoever started this program themselves."""

import secrets
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from hormesis.app.demo_world import demo_world
from hormesis.app.principal import Principal, Scope, scopes_from
from hormesis.app.server_settings import ServerSettings
from hormesis.app.workspace import Workspace
from hormesis.app.world import World, world_of
from hormesis.assistant.caller import Caller
from hormesis.assistant.previews import Previews

__all__ = ["local_caller"]

_KEY_BYTES = 32


@contextmanager
def local_caller(workspace: Workspace, scope: Scope = "full", demo: bool = False) -> Iterator[Caller]:
    """The athlete of this machine with as much as ``scope`` allows (``log`` reads too: one's own assistant must know what it
    logs to), or the demo athlete, of whom nothing is kept. Previews stand as long as this program does. Raises ``Invalid``."""
    settings = ServerSettings()
    opened: AbstractContextManager[World] = demo_world(workspace, settings) if demo else world_of(workspace, settings)
    with opened as world:
        allowed = scopes_from(("read", scope))
        mine, db = world.local_athlete, world.database.of(world.local_athlete)
        principal = Principal(mine, db, allowed, "local", world.now, world.shelf.of)
        yield Caller(principal, world.queue, Previews(secrets.token_bytes(_KEY_BYTES)), world.made)
