"""Running the server: ``serve``, until it is told to stop."""

import socket
from collections.abc import Callable
from contextlib import AbstractContextManager

import uvicorn
from fastapi import FastAPI

from hormesis.app.accounts import refuse_without_account
from hormesis.app.background import job_program
from hormesis.app.jobs import job_counts
from hormesis.app.server_settings import ServerSettings
from hormesis.app.telemetry import Spans
from hormesis.app.workspace import Workspace
from hormesis.app.world import World
from hormesis.domain.errors import Invalid
from hormesis.doors.http.app import create_app
from hormesis.doors.http.conversation import Desk
from hormesis.doors.http.logging import all_of, log_request
from hormesis.doors.http.metrics import Figures
from hormesis.doors.http.watching import Seen

__all__ = ["listen", "serve"]

_GRACE_S = 10
_BACKLOG = 512


def serve(
    world: World,
    workspace: Workspace,
    tell: Callable[[str], None],
    spans: Spans | None = None,
    conversation: Callable[[World], Desk] | None = None,
) -> None:
    """Serve ``world`` at the address of its settings, and run its jobs where nobody else does; ``tell`` is handed the server's
    own address once it can be called. Told to end (SIGTERM, Ctrl-C), it answers what was asked and gives its jobs back.

    Raises ``Invalid`` when it can't listen there, or when others could reach it and it has no account.
    """
    settings = world.server
    refuse_without_account(world)
    listening = listen(settings)
    config = uvicorn.Config(
        _app(world, workspace, spans, conversation),
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=bool(settings.proxies),
        forwarded_allow_ips=settings.proxies or None,
        ssl_certfile=settings.tls_certificate or None,
        ssl_keyfile=settings.tls_key or None,
        timeout_graceful_shutdown=_GRACE_S,
    )
    scheme = "https" if settings.tls_certificate else "http"
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    with listening:
        tell(settings.public_url or f"{scheme}://{host}:{listening.getsockname()[1]}")  # it waits in line from here on
        uvicorn.Server(config).run(sockets=[listening])


def _app(world: World, workspace: Workspace, spans: Spans | None, conversation: Callable[[World], Desk] | None) -> FastAPI:
    figures = Figures(lambda: job_counts(world.database))

    def observe(kind: str, state: str, seconds: float) -> None:
        figures.job(kind, state, seconds)
        if spans is not None:
            spans.job(kind, state, seconds)

    def trace(seen: Seen) -> None:
        if spans is not None:
            spans.request(seen.method, seen.route, seen.status, seen.seconds)

    def beside() -> AbstractContextManager[object]:
        return job_program(workspace, world.database, world.wake, observe)

    return create_app(world, all_of(log_request, trace), figures=figures, beside=beside, conversation=conversation)


def listen(settings: ServerSettings) -> socket.socket:
    """A socket at the address of the settings. Raises ``Invalid`` when nothing can listen there."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        listening = socket.create_server((settings.host, settings.port), family=family, backlog=_BACKLOG)
    except OSError as error:
        raise Invalid(
            f"can't listen at {settings.host}, port {settings.port}: {error.strerror or error}; stop what listens there, or give "
            "another one with --port (0: any free one)"
        ) from error
    # asyncio sends small answers at once only over a socket that says that it is TCP; else each would wait 40 ms
    return socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP, fileno=listening.detach())
