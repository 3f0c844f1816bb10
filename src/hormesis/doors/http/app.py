"""``create_app``: the whole server as one FastAPI application.

How a route is added
--------------------
1. Put it into ``routes/<noun>.py`` beside the others of its noun; a new noun is a module with
   ``router = APIRouter(tags=["noun"])`` and its name in ``ROUTERS`` below. ``/api/v1`` is put before every path here.
2. Write a plain ``def`` (it runs in a thread, as SQL waits); its docstring is its text in OpenAPI. Ask for whoever asks by their
   scope, with what ``principal`` has: ``asker: Reader`` (sees), ``Logger`` (writes what happened), ``Full`` (plans, settings,
   imports, exports), ``Owner`` (what a coach never does), ``SignedIn`` (accounts). Hand ``asker.db``, ``asker.athlete_id``,
   ``asker.knowledge()`` and ``asker.now()`` to the one function of ``app`` that does it: no other database can be had, and no
   other athlete.
3. Raise what ``domain.errors`` has, or let it through: ``errors`` turns it into problem+json (Invalid 422, NotFound 404 …). Where
   somebody else's things are asked for, say ``NotFound``.
4. Add an example request to ``tests/doors/http/examples.py``. Without one ``test_every_route.py`` fails: it asks for every route
   as nobody, as another athlete, as a coach without a grant, and so on.
"""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractContextManager, asynccontextmanager, nullcontext
from functools import partial
from pathlib import Path

import anyio.to_thread
from fastapi import FastAPI
from fastapi.middleware.gzip import GZipMiddleware
from fastapi.routing import APIRoute

import hormesis
from hormesis.app.world import World
from hormesis.doors.http.conversation import Desk, serve_conversation
from hormesis.doors.http.errors import PROBLEMS, answer_errors
from hormesis.doors.http.limiting import RateLimits
from hormesis.doors.http.logging import all_of
from hormesis.doors.http.metrics import Figures, serve_figures
from hormesis.doors.http.principal import knows, secret_in
from hormesis.doors.http.routes import (
    account,
    audit,
    chat,
    connections,
    data,
    grants,
    imports,
    insight,
    jobs,
    library,
    log,
    passkeys,
    service,
    sessions,
    settings,
    sync,
    today,
    tokens,
    week,
)
from hormesis.doors.http.security import Guard
from hormesis.doors.http.watching import Watch, Watcher, unwatched
from hormesis.doors.http.web_app import STATIC, serve_web_app

__all__ = ["PREFIX", "ROUTERS", "create_app"]

PREFIX = "/api/v1"
ROUTERS = (
    *(service.router, today.router, week.router, log.router, insight.router, library.router),
    *(imports.router, settings.router, jobs.router, data.router, sync.router, connections.router, chat.router),
    *(sessions.router, account.router, tokens.router, grants.router, audit.router, *passkeys.routers()),
)
_GZIP_FROM_BYTES = 1000


def create_app(
    world: World,
    watcher: Watcher = unwatched,
    web: Path = STATIC,
    figures: Figures | None = None,
    beside: Callable[[], AbstractContextManager[object]] = nullcontext,
    conversation: Callable[[World], Desk] | None = None,
) -> FastAPI:
    """The server on ``world``; ``watcher`` is told of every request when it is answered (for logs); ``web`` is the folder of the
    web app's files; ``figures`` are counted and given out; ``beside`` runs for as long as the server does;
    ``conversation`` makes what answers assistants at ``/mcp``."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = world.server.threads
        with beside():
            yield

    app = FastAPI(
        title="Hormesis",
        version=hormesis.__version__,
        summary="An open strength and recovery coach that works from the log you already have and shows its working.",
        openapi_url=f"{PREFIX}/openapi.json",
        docs_url=None,  # its page would load scripts from elsewhere
        redoc_url=None,
        redirect_slashes=False,
        lifespan=lifespan,
        generate_unique_id_function=_operation,
        max_body_size=world.server.upload_mib << 20,
    )
    app.state.world = world
    app.state.limits = RateLimits(world.server)
    for router in ROUTERS:
        app.include_router(router, prefix=PREFIX, responses=PROBLEMS)
    answer_errors(app)
    if figures is not None:
        serve_figures(app, figures, world.server)
        watcher = all_of(watcher, figures.request)
    if conversation is not None:
        serve_conversation(app, world, conversation)
    serve_web_app(app, web)
    app.add_middleware(GZipMiddleware, minimum_size=_GZIP_FROM_BYTES)
    app.add_middleware(
        Guard, server=world.server, knows=partial(knows, world), is_secret=lambda path: secret_in(path) is not None
    )
    app.add_middleware(Watch, watcher=watcher, prefix=PREFIX)  # added last: it stands outermost
    return app


def _operation(route: APIRoute) -> str:
    """The name of an operation in OpenAPI: that of its function."""
    return route.name
