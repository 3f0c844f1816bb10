"""Today's workout, and what may be done instead of its exercises."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from hormesis.app.shelf import alternatives_on, today_on
from hormesis.doors.http.models.plan import Alternatives, Today
from hormesis.doors.http.parameters import Day
from hormesis.doors.http.principal import Reader, WorldHere
from hormesis.doors.http.sending import ok, send

__all__ = ["router"]

router = APIRouter(tags=["today"])


@router.get("/today", responses=ok(Today), response_class=Response)
def today(
    asker: Reader,
    world: WorldHere,
    request: Request,
    day: Day = None,
    minutes: Annotated[int | None, Query(ge=5, le=600, description="How much time there is")] = None,
) -> Response:
    """The workout of a day, with a reason for each load: the object of `hormesis today --json`."""
    return send(request, today_on(world.made, asker.db, asker.athlete_id, day or asker.now().date(), asker.knowledge(), minutes))


@router.get("/today/alternatives", responses=ok(Alternatives), response_class=Response)
def alternatives(asker: Reader, world: WorldHere, request: Request, day: Annotated[date | None, Day] = None) -> Response:
    """What may be done instead of each exercise of a day, with sets, loads and why it serves. A phone keeps it for a cellar."""
    on = day or asker.now().date()
    return send(request, alternatives_on(world.made, asker.db, asker.athlete_id, on, asker.knowledge()))
