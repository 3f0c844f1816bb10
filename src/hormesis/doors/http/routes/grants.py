"""What one grants to coaches, and whom one coaches."""

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from hormesis.app.grants import athletes_of, grant, grants_of, revoke_grant
from hormesis.app.principal import Scope
from hormesis.doors.http.principal import SignedIn, WorldHere
from hormesis.doors.http.routes.account import Done

__all__ = ["router"]

router = APIRouter(tags=["grants"])


class NewGrant(BaseModel):
    """How much a coach may do with one's log."""

    model_config = ConfigDict(extra="forbid")

    scopes: list[Scope] = Field(min_length=1, max_length=3, description="read sees, log writes what happened, full plans too")


class Grant(BaseModel):
    """What a coach may do with one's log."""

    coach: str
    scopes: list[Scope]
    granted_at: str


class Athlete(BaseModel):
    """An athlete who granted one something; their id is what the header Hormesis-Athlete takes."""

    athlete_id: str
    name: str
    scopes: list[Scope]
    granted_at: str


@router.get("/grants")
def list_grants(asker: SignedIn, world: WorldHere) -> list[Grant]:
    """What one grants, to whom."""
    return [Grant(**one) for one in grants_of(world, asker)]


@router.put("/grants/{coach}")
def put_grant(asker: SignedIn, world: WorldHere, coach: str, new: NewGrant) -> Grant:
    """Let a coach do so much, in place of what was granted before."""
    return Grant(**grant(world, asker, coach, list(new.scopes)))


@router.delete("/grants/{coach}")
def remove_grant(asker: SignedIn, world: WorldHere, coach: str) -> Done:
    """Take back what a coach was granted, from now on."""
    revoke_grant(world, asker, coach)
    return Done()


@router.get("/athletes")
def list_athletes(asker: SignedIn, world: WorldHere) -> list[Athlete]:
    """The athletes who granted one something."""
    return [Athlete(**one) for one in athletes_of(world, asker.signed_in())]
