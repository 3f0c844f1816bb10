"""Who one is here, one's password, and the end of the account."""

from typing import Literal

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from hormesis.app.accounts import change_password, remove_own_account
from hormesis.app.principal import SCOPES, Scope
from hormesis.doors.http.principal import Reader, SignedIn, WorldHere, cookie_name
from hormesis.doors.http.routes.sessions import Limits

__all__ = ["router"]

router = APIRouter(tags=["account"])


class Me(BaseModel):
    """Who asks, and whose log is in view. ``name`` is null for the athlete of a machine without accounts."""

    name: str | None
    athlete_id: str
    own: bool
    by: Literal["local", "session", "token"]
    scopes: list[Scope]


class PasswordChange(BaseModel):
    """The password as it is, and as it is to be."""

    model_config = ConfigDict(extra="forbid")

    old: str = Field(max_length=1000)
    new: str = Field(max_length=1000)
    revoke_tokens: bool = Field(default=False, description="Whether programs lose their tokens too, as where one may be stolen")


class Goodbye(BaseModel):
    """The password once more."""

    model_config = ConfigDict(extra="forbid")

    password: str = Field(max_length=1000)


class Done(BaseModel):
    """It is done."""

    done: Literal[True] = True


class NewPassword(Done):
    """What else that did: devices that were signed out, and programs whose tokens still stand."""

    signed_out: int
    tokens_left: int


@router.get("/account")
def me(asker: Reader) -> Me:
    """Who one is here, whose log is in view, and what one may do with it."""
    scopes = [one for one in SCOPES if one in asker.scopes]
    return Me(name=asker.account_name, athlete_id=asker.athlete_id, own=asker.own, by=asker.by, scopes=scopes)


@router.put("/account/password")
def new_password(request: Request, asker: SignedIn, world: WorldHere, limits: Limits, said: PasswordChange) -> NewPassword:
    """Change the password; every other device is signed out. Tokens stand, unless they are to be revoked too."""
    limits.sign_in(request.client.host if request.client else "", asker.account_name or "")
    ended, left = change_password(world, asker.signed_in(), asker.proof_id, said.old, said.new, said.revoke_tokens)
    return NewPassword(signed_out=ended, tokens_left=left)


@router.post("/account/remove")
def remove(request: Request, response: Response, asker: SignedIn, world: WorldHere, limits: Limits, said: Goodbye) -> Done:
    """Remove the account, with its sessions, tokens and grants. The log stays until it is purged: do that first."""
    limits.sign_in(request.client.host if request.client else "", asker.account_name or "")
    remove_own_account(world, asker.signed_in(), said.password)
    response.delete_cookie(cookie_name(world.server), secure=world.server.secure, httponly=True, samesite="lax")
    return Done()
