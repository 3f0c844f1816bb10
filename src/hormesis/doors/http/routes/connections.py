"""Watches and apps: connect one, fetch from it, forget it; and where an iPhone posts what it has."""

from tempfile import SpooledTemporaryFile
from typing import IO, Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel
from starlette.responses import RedirectResponse

from hormesis.app.connections import Connecting
from hormesis.app.importing import apply_upload, preview_upload
from hormesis.app.principal import Principal
from hormesis.domain.errors import HormesisError
from hormesis.doors.http.limiting import limit_uploads, limits_of
from hormesis.doors.http.principal import WEBHOOK, Logger, Owner, Reader, WorldHere, principal_of_secret
from hormesis.doors.http.sending import ok, send

__all__ = ["router"]

router = APIRouter(tags=["connections"])

_SCREEN = "/settings/connections"
"""Where the web app shows them."""

_PART = 1 << 20


async def _by_secret(
    request: Request,
    world: WorldHere,
    secret: Annotated[str, Path(max_length=200, description="A token with the scope log alone")],
) -> Principal:
    asker = await principal_of_secret(world, secret)
    limits_of(request).upload(asker.athlete_id)
    return asker


BySecret = Annotated[Principal, Depends(_by_secret)]
Maker = Annotated[str, Path(max_length=20, description="oura, whoop, fitbit or hevy")]


class Key(BaseModel):
    """What the maker gave to the athlete themselves."""

    key: str | None = None


@router.get("/connections", responses=ok(list[dict[str, Any]]), response_class=Response)
def connections(asker: Reader, world: WorldHere, request: Request) -> Response:
    """Every maker there is, and how the connection to it stands."""
    return send(request, Connecting(asker, world, str(request.base_url)).all())


@router.post("/connections/webhook", responses=ok(dict[str, Any]), response_class=Response, dependencies=[Depends(limit_uploads)])
async def webhook(asker: Logger, world: WorldHere, request: Request) -> Response:
    """What Health Auto Export or a Shortcut posts: any export that is known. The same data twice adds nothing."""
    return await _taken(asker, world, request)


@router.post(f"{WEBHOOK}{{secret}}", responses=ok(dict[str, Any]), response_class=Response)
async def secret_webhook(asker: BySecret, world: WorldHere, request: Request) -> Response:
    """The same for an app that can send no header: the address itself ends in a token, one with the scope `log` and no other."""
    return await _taken(asker, world, request)


async def _taken(asker: Logger, world: WorldHere, request: Request) -> Response:
    """Written to a file as it comes: ten years of a watch are not held in memory."""
    with SpooledTemporaryFile(max_size=_PART) as body:
        async for part in request.stream():
            await run_in_threadpool(body.write, part)
        return send(request, await run_in_threadpool(_kept, asker, world, body))


def _kept(asker: Logger, world: WorldHere, body: IO[bytes]) -> dict[str, Any]:
    body.seek(0)
    sent = preview_upload(asker, world, "webhook.json", iter(lambda: body.read(_PART), b""), None, None)
    return apply_upload(asker, world, sent["upload"], None, None)


@router.post("/connections/{maker}", responses=ok(dict[str, Any]), response_class=Response)
def connect(asker: Owner, world: WorldHere, request: Request, maker: Maker, given: Key | None = None) -> Response:
    """Begin a connection: the `url` at which the athlete agrees. With a `key`, where the maker has keys, it stands at once."""
    here = Connecting(asker, world, str(request.base_url))
    key = given.key if given else None
    return send(request, here.ask(maker) if key is None else here.key(maker, key))


@router.get("/connections/{maker}/callback", status_code=303, response_class=RedirectResponse)
def agreed(
    asker: Owner,
    world: WorldHere,
    request: Request,
    maker: Maker,
    state: Annotated[str, Query(max_length=200)] = "",
    code: Annotated[str, Query(max_length=4000)] = "",
    error: Annotated[str, Query(max_length=200)] = "",
) -> RedirectResponse:
    """Where the maker sends the browser back to; from here it goes on to the web app, which says what came of it."""
    try:
        Connecting(asker, world, str(request.base_url)).answer(maker, state, code, error)
    except HormesisError:
        if "text/html" not in request.headers.get("accept", ""):
            raise
        return RedirectResponse(f"{_SCREEN}?refused={quote(maker, safe='')}", status_code=303)
    return RedirectResponse(_SCREEN, status_code=303)


@router.post("/connections/{maker}/fetch", responses=ok(dict[str, Any]), response_class=Response)
def fetch(asker: Owner, world: WorldHere, request: Request, maker: Maker) -> Response:
    """Fetch what is new, as a job."""
    return send(request, Connecting(asker, world, str(request.base_url)).fetch(maker))


@router.delete("/connections/{maker}", status_code=204, response_class=Response)
def forget(asker: Owner, world: WorldHere, request: Request, maker: Maker) -> Response:
    """Forget a connection with all that the maker gave; what was fetched stays."""
    Connecting(asker, world, str(request.base_url)).forget(maker)
    return Response(status_code=204)
