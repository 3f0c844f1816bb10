"""Whether the server lives, whether it can work, and which one it is. Nobody needs to be known for these."""

from typing import Literal

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import BaseModel

import hormesis
from hormesis.app.service import why_not_ready
from hormesis.doors.http.errors import Problem, problem
from hormesis.doors.http.principal import WorldHere

__all__ = ["router"]

router = APIRouter(tags=["service"])


class Lives(BaseModel):
    """It answers."""

    status: Literal["ok"] = "ok"


class Version(BaseModel):
    """Which server this is, and whether it asks who you are."""

    version: str
    access: Literal["local", "accounts"]


@router.get("/health")
def health() -> Lives:
    """Whether the program runs."""
    return Lives()


@router.get("/ready", response_model=Lives, responses={503: {"model": Problem}})
def ready(world: WorldHere) -> Lives | JSONResponse:
    """Whether the program and its store can work; 503 where they can't."""
    missing = why_not_ready(world)
    return Lives() if missing is None else problem(503, missing)


@router.get("/version")
def version(world: WorldHere) -> Version:
    """Which Hormesis this is, and whether it wants a sign-in."""
    return Version(version=hormesis.__version__, access="local" if world.server.local_only else "accounts")
