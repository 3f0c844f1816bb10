"""Requests as whoever runs the server sees them: ``Watch`` gives each an id and tells a ``Watcher`` how it went.

A watcher sees no address with an id in it, no query, no header and no body: nothing measured of anybody is in a log.
"""

import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass

from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["Seen", "Watch", "Watcher", "unwatched"]


@dataclass(frozen=True, slots=True)
class Seen:
    """A request that was answered: by which route (its template, empty for none), how, in how long; ``fault``: what broke."""

    request_id: str
    method: str
    route: str
    status: int
    seconds: float
    fault: Exception | None = None


Watcher = Callable[[Seen], None]


def unwatched(_: Seen) -> None:
    """Tells nobody."""


class Watch:
    """The outermost layer: ``X-Request-Id`` on every answer, and a word to the watcher after it."""

    def __init__(self, app: ASGIApp, watcher: Watcher, prefix: str) -> None:
        self.app = app
        self.prefix = prefix
        self.watcher = watcher

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id = uuid.uuid4().hex
        scope["hormesis_request_id"] = request_id
        status, begun, fault = 500, time.perf_counter(), None

        async def send_on(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], (b"x-request-id", request_id.encode())]
            await send(message)

        try:
            await self.app(scope, receive, send_on)
        except Exception as error:
            fault = error
            raise
        finally:
            route = getattr(scope.get("route"), "path", "")
            route = self.prefix + route if route and not route.startswith(self.prefix) else route
            self.watcher(Seen(request_id, scope["method"], route, status, time.perf_counter() - begun, fault))
