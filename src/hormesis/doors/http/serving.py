"""Running the server: ``serve``, until it is told to stop."""

import socket
from collections.abc import Callable

import uvicorn

from hormesis.app.server_settings import ServerSettings
from hormesis.app.world import World
from hormesis.domain.errors import Invalid
from hormesis.doors.http.app import create_app
from hormesis.doors.http.watching import Watcher, unwatched

__all__ = ["serve"]

_GRACE_S = 10


def serve(world: World, tell: Callable[[str], None], watcher: Watcher = unwatched) -> None:
    """Serve ``world`` at the address of its settings; ``tell`` is handed the server's own address once it can be called.

    Raises ``Invalid`` when it can't listen there.
    """
    settings = world.server
    listening = _listen(settings)
    config = uvicorn.Config(
        create_app(world, watcher),
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


def _listen(settings: ServerSettings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family)
    except OSError as error:
        raise Invalid(
            f"can't listen at {settings.host}, port {settings.port}: {error.strerror or error}; stop what listens there, or give "
            "another one with --port (0: any free one)"
        ) from error
