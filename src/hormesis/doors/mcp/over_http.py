"""MCP over HTTP (streamable HTTP, without sessions): ``Desk`` answers one request of one caller who is known already.

Each request has a server of its own, made for whoever asks: nothing is shared between callers, nothing is held between requests,
and any of several processes can answer.
"""

import hashlib
import hmac
import secrets

from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from starlette.types import Receive, Scope, Send

from hormesis.app.audit import note_coach
from hormesis.app.principal import Principal
from hormesis.app.sealing import kept_key
from hormesis.app.world import World
from hormesis.assistant.caller import Caller
from hormesis.assistant.previews import Previews
from hormesis.doors.mcp.server import server_for

__all__ = ["KEY_FILE", "Desk"]

KEY_FILE = "previews.key"
_MOST_BYTES = 1 << 18


class Desk:
    """Answers for a world. Previews are sealed with a key that every process of this server has."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._previews = Previews(_key(world))

    async def answer(self, principal: Principal, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one POST with JSON."""

        def seen(name: str, wrote: bool) -> None:
            if not principal.own:
                note_coach(self._world, principal, wrote, f"MCP {name}")

        caller = Caller(principal, self._world.queue, self._previews, self._world.made)
        served = StreamableHTTPSessionManager(
            server_for(caller, seen), json_response=True, stateless=True, max_request_body_size=_MOST_BYTES
        )
        async with served.run():
            await served.handle_request(scope, receive, send)


def _key(world: World) -> bytes:
    """Of the server's own key where one is set, since that is the same on every machine; else of a file beside the store."""
    secret = world.server.connection_key or kept_key(world.settings.home / KEY_FILE, secrets.token_urlsafe(32))
    return hmac.new(secret.strip().encode(), b"hormesis previews", hashlib.sha256).digest()
