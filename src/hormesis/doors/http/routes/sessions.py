"""Signing in and out, and the devices that are signed in."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from hormesis.app.server_settings import ServerSettings
from hormesis.app.sessions import SignedIn as Signed
from hormesis.app.sessions import devices, end_others, end_session, sign_in
from hormesis.domain.errors import Forbidden, NotFound
from hormesis.doors.http.limiting import RateLimits, limits_of
from hormesis.doors.http.principal import SignedIn, WorldHere, cookie_name

__all__ = ["Limits", "begin", "router"]

router = APIRouter(tags=["sessions"])

Limits = Annotated[RateLimits, Depends(limits_of)]


class Credentials(BaseModel):
    """A name, its password, and what the device is to be called in the list of devices."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(max_length=200)
    password: str = Field(max_length=1000)
    device: str = Field(default="", max_length=200, description="Such as 'Pixel 9'; without it the browser's own words")


class Begun(BaseModel):
    """Who is signed in now. The session itself is in a cookie that no script can read."""

    name: str
    athlete_id: str


class Device(BaseModel):
    """Where one is signed in."""

    id: str
    device: str
    signed_in_at: str
    seen_at: str
    ends_at: str
    current: bool


class Ended(BaseModel):
    """How many devices were signed out."""

    ended: int


@router.post("/sessions")
def sign_in_here(request: Request, response: Response, world: WorldHere, limits: Limits, said: Credentials) -> Begun:
    """Sign in, with a name and a password."""
    if world.server.local_only:
        raise NotFound("this server serves the one athlete of this machine and asks for no sign-in; just ask")
    if world.server.secure and not world.server.public_url and request.url.scheme == "http":
        raise Forbidden(
            "browsers keep this server's sign-in for https alone, and this line is open; give it a certificate "
            "(HORMESIS_SERVER_TLS_CERTIFICATE and _KEY), or a proxy with one and HORMESIS_SERVER_PUBLIC_URL"
        )
    limits.sign_in(request.client.host if request.client else "", said.name)
    device = said.device or request.headers.get("user-agent", "")
    return begin(response, world.server, sign_in(world, said.name, said.password, device))


@router.get("/sessions")
def list_devices(asker: SignedIn, world: WorldHere) -> list[Device]:
    """Where one is signed in, the device that was seen last first."""
    return [Device(**one) for one in devices(world, asker)]


@router.delete("/sessions")
def sign_others_out(asker: SignedIn, world: WorldHere) -> Ended:
    """Sign every other device out."""
    return Ended(ended=end_others(world, asker))


@router.delete("/sessions/current")
def sign_out(response: Response, asker: SignedIn, world: WorldHere) -> Ended:
    """Sign this device out."""
    end_session(world, asker, asker.proof_id or "")
    response.delete_cookie(cookie_name(world.server), secure=world.server.secure, httponly=True, samesite="lax")
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return Ended(ended=1)


@router.delete("/sessions/{session_id}")
def sign_device_out(asker: SignedIn, world: WorldHere, session_id: str) -> Ended:
    """Sign one device out."""
    end_session(world, asker, session_id)
    return Ended(ended=1)


def begin(response: Response, server: ServerSettings, signed: Signed) -> Begun:
    """Hand the session to the browser, in a cookie of its own."""
    response.set_cookie(
        cookie_name(server), signed.secret, max_age=signed.seconds, path="/", secure=server.secure, httponly=True, samesite="lax"
    )
    return Begun(name=signed.name, athlete_id=signed.athlete_id)
