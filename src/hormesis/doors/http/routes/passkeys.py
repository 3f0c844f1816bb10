"""Signing in with a key of the device; served where the extra ``passkeys`` is installed."""

import importlib.util
from typing import Any

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from hormesis.domain.errors import NotFound
from hormesis.doors.http.principal import SignedIn, WorldHere
from hormesis.doors.http.routes.account import Done
from hormesis.doors.http.routes.sessions import Begun, Limits, begin

__all__ = ["router", "routers"]

router = APIRouter(tags=["passkeys"])


class NewPasskey(BaseModel):
    """What the browser's `navigator.credentials.create` gave, as JSON, and what the key is to be called."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(max_length=100)
    credential: dict[str, Any]


class Assertion(BaseModel):
    """What the browser's `navigator.credentials.get` gave, as JSON."""

    model_config = ConfigDict(extra="forbid")

    credential: dict[str, Any]
    device: str = Field(default="", max_length=200)


class Passkey(BaseModel):
    """A key of a device."""

    id: str
    name: str
    made_at: str


def routers() -> tuple[APIRouter, ...]:
    """The router, or none where WebAuthn's library is not installed."""
    return (router,) if importlib.util.find_spec("webauthn") else ()


@router.get("/passkeys")
def list_passkeys(asker: SignedIn, world: WorldHere) -> list[Passkey]:
    """One's passkeys, the newest first."""
    from hormesis.app.passkeys import passkeys_of

    return [Passkey(**one) for one in passkeys_of(world, asker)]


@router.post("/passkeys/options")
def begin_passkey(request: Request, asker: SignedIn, world: WorldHere) -> dict[str, Any]:
    """What the browser needs to make a passkey; to be answered within five minutes."""
    from hormesis.app.passkeys import registration_options

    return registration_options(world, asker, _origin(request, world))


@router.post("/passkeys")
def add_passkey(request: Request, asker: SignedIn, world: WorldHere, new: NewPasskey) -> Passkey:
    """Keep the passkey that the browser made."""
    from hormesis.app.passkeys import register

    return Passkey(**register(world, asker, _origin(request, world), new.credential, new.name))


@router.delete("/passkeys/{passkey_id}")
def delete_passkey(asker: SignedIn, world: WorldHere, passkey_id: str) -> Done:
    """Remove a passkey: from now on it opens nothing."""
    from hormesis.app.passkeys import remove_passkey

    remove_passkey(world, asker, passkey_id)
    return Done()


@router.post("/sessions/passkey/options")
def begin_passkey_sign_in(request: Request, world: WorldHere, limits: Limits) -> dict[str, Any]:
    """What the browser needs to ask for a passkey; to be answered within five minutes."""
    from hormesis.app.passkeys import sign_in_options

    _refuse_local(world)
    limits.address(request.client.host if request.client else "")
    return sign_in_options(world, _origin(request, world))


@router.post("/sessions/passkey")
def sign_in_with_passkey(request: Request, response: Response, world: WorldHere, limits: Limits, said: Assertion) -> Begun:
    """Sign in with a passkey."""
    from hormesis.app.passkeys import sign_in_by_passkey

    _refuse_local(world)
    limits.address(request.client.host if request.client else "")
    device = said.device or request.headers.get("user-agent", "")
    return begin(response, world.server, sign_in_by_passkey(world, _origin(request, world), said.credential, device))


def _refuse_local(world: WorldHere) -> None:
    if world.server.local_only:
        raise NotFound("this server serves the one athlete of this machine and asks for no sign-in; just ask")


def _origin(request: Request, world: WorldHere) -> str:
    """Where the browser says that its page is from."""
    return world.server.public_url.rstrip("/") or f"{request.url.scheme}://{request.headers.get('host', '')}"
