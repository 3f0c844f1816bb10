"""The door for assistants, at ``/mcp``: who asks is judged here, what is answered is another door's, which ``main`` hands in.

A token (``Authorization: Bearer …``) opens it, with what its scopes allow; on a machine without accounts nothing is needed. A
browser's session doesn't: no page may speak for an assistant. The other door is loaded with the first request, and not before.
"""

import threading
from collections.abc import Awaitable, Callable
from typing import Protocol

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.routing import Route
from starlette.types import Message, Receive, Scope, Send

from hormesis.app.asking import ask
from hormesis.app.principal import Principal
from hormesis.app.world import World
from hormesis.domain.errors import HormesisError, Unauthenticated
from hormesis.doors.http.errors import problem, problem_of
from hormesis.doors.http.principal import ATHLETE_HEADER

__all__ = ["PATH", "Desk", "serve_conversation"]

PATH = "/mcp"


class Desk(Protocol):
    """What answers for somebody who is known."""

    def answer(self, principal: Principal, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        """Answer one request."""
        ...


class Conversation:
    """Lets in whoever shows a token, and hands them on."""

    def __init__(self, world: World, load: Callable[[World], Desk]) -> None:
        self._world = world
        self._load = load
        self._desk: Desk | None = None
        self._turn = threading.Lock()
        self.route = Route(PATH, self, include_in_schema=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        scope["route"] = self.route

        async def send_on(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).setdefault("Cache-Control", "no-store")
            await send(message)

        if scope["method"] != "POST":  # no stream is held open, and there is no session to end
            refused = problem(405, f"{PATH} is asked with POST; nothing is streamed, no session is kept", {"Allow": "POST"})
            await refused(scope, receive, send_on)
            return
        try:
            principal, desk = await run_in_threadpool(self._opened, HTTPConnection(scope))
        except HormesisError as error:
            await problem_of(error)(scope, receive, send_on)
            return
        await desk.answer(principal, scope, receive, send_on)

    def _opened(self, connection: HTTPConnection) -> tuple[Principal, Desk]:
        """Whoever asks, and who answers. Raises ``Unauthenticated``, ``NotFound`` and ``Invalid``."""
        kind, _, credentials = connection.headers.get("authorization", "").partition(" ")
        token = credentials.strip() if kind.lower() == "bearer" else ""
        if not token and not self._world.server.local_only:
            raise Unauthenticated(
                "an assistant shows a token; make one with `hormesis token add NAME --scope read`, and send it as Authorization: "
                "Bearer …"
            )
        principal = ask(self._world, None, token, connection.headers.get(ATHLETE_HEADER))
        with self._turn:
            if self._desk is None:
                self._desk = self._load(self._world)
            return principal, self._desk


def serve_conversation(app: FastAPI, world: World, load: Callable[[World], Desk]) -> None:
    """Open the door at ``PATH``; ``load`` makes what answers there."""
    app.router.routes.append(Conversation(world, load).route)
