"""Tokens, for programs that speak for one."""

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from hormesis.app.principal import Scope
from hormesis.app.tokens import make_token, revoke_token, tokens_of
from hormesis.doors.http.principal import SignedIn, WorldHere

__all__ = ["router"]

router = APIRouter(tags=["tokens"])


class NewToken(BaseModel):
    """What it is for, and what it may do."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(min_length=1, max_length=100, description="Such as 'watch'")
    scopes: list[Scope] = Field(min_length=1, max_length=3)
    days: int | None = Field(default=None, ge=1, le=3650, description="For how long it stands; without it until it is revoked")


class Token(BaseModel):
    """A token, without its secret."""

    id: str
    name: str
    scopes: list[Scope]
    made_at: str
    used_at: str | None
    ends_at: str | None


class MadeToken(Token):
    """A token just made: its secret is told now and never again."""

    secret: str


@router.get("/tokens")
def list_tokens(asker: SignedIn, world: WorldHere) -> list[Token]:
    """One's tokens, the newest first."""
    return [Token(**one) for one in tokens_of(world, asker.signed_in())]


@router.post("/tokens")
def add_token(asker: SignedIn, world: WorldHere, new: NewToken) -> MadeToken:
    """Make a token; sent as `Authorization: Bearer …` it may do what its scopes say."""
    return MadeToken(**make_token(world, asker.signed_in(), new.name, list(new.scopes), new.days))


@router.delete("/tokens/{token_id}")
def remove_token(asker: SignedIn, world: WorldHere, token_id: str) -> Token:
    """Revoke a token: from now on it opens nothing."""
    return Token(**revoke_token(world, asker.signed_in(), token_id))
