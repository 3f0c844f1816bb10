"""Who asks, as the routes are told: ``Reader``, ``Logger``, ``Full``, ``Owner``, ``SignedIn``. Here alone rows are handed out."""

from typing import Annotated, Any, cast

from fastapi import Depends, Header, Request, Security
from fastapi.concurrency import run_in_threadpool
from fastapi.requests import HTTPConnection
from fastapi.security import APIKeyCookie, HTTPAuthorizationCredentials, HTTPBearer, SecurityScopes

from hormesis.app.asking import ask, is_known
from hormesis.app.audit import note_coach
from hormesis.app.principal import Principal, Scope
from hormesis.app.server_settings import ServerSettings
from hormesis.app.world import World
from hormesis.domain.errors import Unauthenticated

__all__ = [
    "ATHLETE_HEADER",
    "COOKIE",
    "WEBHOOK",
    "Full",
    "Logger",
    "Owner",
    "Reader",
    "SignedIn",
    "WorldHere",
    "cookie_name",
    "knows",
    "principal_of",
    "principal_of_secret",
    "secret_in",
]

ATHLETE_HEADER = "Hormesis-Athlete"
COOKIE = "hormesis_session"

_bearer = HTTPBearer(auto_error=False, description="A token of `hormesis token add`, or of POST /tokens")
_cookie = APIKeyCookie(name=COOKIE, auto_error=False, description="A session, begun by POST /sessions")
_athlete = Header(alias=ATHLETE_HEADER, max_length=200, description="For a coach: whose log; one's own without it")


WEBHOOK = "/connections/webhook/"
_SECRET_AFTER = f"/api/v1{WEBHOOK}"


def secret_in(path: str) -> str | None:
    """The token in which a webhook's address ends; None for any other address."""
    return path.removeprefix(_SECRET_AFTER) or None if path.startswith(_SECRET_AFTER) else None


async def world_of_request(request: Request) -> World:
    """What the server was made on. Not a plain function, here and below: those cost a way to another thread and back each."""
    return cast(World, request.app.state.world)


WorldHere = Annotated[World, Depends(world_of_request)]


def cookie_name(server: ServerSettings) -> str:
    """The cookie of a session; the prefix has browsers keep it to this host, and send it over TLS alone."""
    return f"__Host-{COOKIE}" if server.secure else COOKIE


async def principal_of(
    request: Request,
    security: SecurityScopes,
    world: WorldHere,
    bearer: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)],
    _documented: Annotated[str | None, Depends(_cookie)],
    athlete: Annotated[str | None, _athlete] = None,
) -> Principal:
    """Whoever asks, allowed what the route needs. Raises ``Unauthenticated``, ``NotFound`` and ``Forbidden``."""
    session = request.cookies.get(cookie_name(world.server))
    shown = (world, session, bearer.credentials if bearer else None, athlete)
    principal = ask(*shown) if world.server.local_only else await run_in_threadpool(ask, *shown)  # alone on a machine: no SQL
    for scope in security.scopes:
        principal.require(cast(Scope, scope))
    if not principal.own:
        changes = request.method not in ("GET", "HEAD")
        route = f"{request.method} {getattr(request.scope.get('route'), 'path', '')}"
        await run_in_threadpool(note_coach, world, principal, changes, route)
    return principal


async def principal_of_secret(world: World, secret: str) -> Principal:
    """Whoever has an address that ends in this token. Raises ``Unauthenticated``, also for a token that may do more than ``log``:
    addresses are written down by proxies on the way, and what stands there must show nobody anything."""
    if world.server.local_only:
        raise Unauthenticated("this server serves one athlete on their own machine, and has no tokens; add an account first")
    principal = await run_in_threadpool(ask, world, None, secret, None)
    if principal.by != "token" or principal.scopes != {"log"}:
        raise Unauthenticated("nobody has this address, or no longer; make a token with the scope log alone, and end it in that")
    return principal


def knows(world: World, connection: HTTPConnection) -> bool:
    """Whether somebody known asks, whatever they ask for."""
    kind, _, credentials = connection.headers.get("authorization", "").partition(" ")
    token = credentials.strip() if kind.lower() == "bearer" else secret_in(connection.scope["path"])
    return is_known(world, connection.cookies.get(cookie_name(world.server)), token)


async def _owner(principal: Annotated[Principal, Security(principal_of, scopes=["full"])]) -> Principal:
    principal.as_owner()
    return principal


async def _signed_in(principal: Annotated[Principal, Security(principal_of, scopes=["full"])]) -> Principal:
    principal.signed_in()
    return principal


def _needs(scope: Scope) -> Any:
    return Security(principal_of, scopes=[scope])


Reader = Annotated[Principal, _needs("read")]
"""Somebody who may see the athlete in view."""
Logger = Annotated[Principal, _needs("log")]
"""Somebody who may write what happened: sets, check-ins, reports."""
Full = Annotated[Principal, _needs("full")]
"""Somebody who may do everything that a coach may be granted."""
Owner = Annotated[Principal, Depends(_owner)]
"""The athlete themselves, with the scope ``full``."""
SignedIn = Annotated[Principal, Depends(_signed_in)]
"""The athlete themselves, signed in with their password: no token, and not the athlete of a machine without accounts."""
