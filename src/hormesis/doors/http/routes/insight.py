"""How it has been going: the weekly review and its parts, recovery, tonight's release, the trial."""

from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Request, Response

from hormesis.app.lot import Lot
from hormesis.app.recovery import recovery_for
from hormesis.app.shelf import review_on
from hormesis.app.tonight import tonight_for
from hormesis.app.trial import trial_for
from hormesis.doors.http.parameters import Day
from hormesis.doors.http.principal import Logger, Reader, WorldHere
from hormesis.doors.http.sending import ok, send

__all__ = ["router"]

router = APIRouter(tags=["insight"])

# fmt: off
Part = Literal[
    "summary", "readiness", "signals", "sleep", "muscles", "volume", "training", "load", "intensity", "strength", "forecasts",
    "worth",
]
# fmt: on
Weeks = Annotated[int, Query(ge=1, le=104, description="How many weeks the series reach back")]


@router.get("/insight", responses=ok(dict[str, Any]), response_class=Response)
def insight(
    asker: Reader, world: WorldHere, request: Request, day: Annotated[date | None, Day] = None, weeks: Weeks = 8
) -> Response:
    """The week before a day reviewed, and those before it: the object of `hormesis report --json`."""
    return send(request, review_on(world.made, asker.db, asker.athlete_id, day or asker.now().date(), asker.knowledge(), weeks))


@router.get("/insight/{part}", responses=ok(Any), response_class=Response)
def insight_part(
    asker: Reader,
    world: WorldHere,
    request: Request,
    part: Annotated[Part, Path(description="Which part of the review")],
    day: Annotated[date | None, Day] = None,
    weeks: Weeks = 8,
) -> Response:
    """One part of the review: strength with intervals and predictions, volume against targets, recovery, forecasts …"""
    on = day or asker.now().date()
    return send(request, review_on(world.made, asker.db, asker.athlete_id, on, asker.knowledge(), weeks)[part])


@router.get("/recovery", responses=ok(dict[str, Any]), response_class=Response)
def recovery(asker: Reader, request: Request, day: Annotated[date | None, Day] = None) -> Response:
    """How the body recovers: each muscle with the sets behind its number, how likely each region is to tighten and from what, and
    what the evenings decided by lot have told. A phone keeps it."""
    now = asker.now()
    return send(request, recovery_for(asker.db, asker.athlete_id, day or now.date(), now, asker.knowledge()))


@router.get("/tonight", responses=ok(dict[str, Any]), response_class=Response)
def tonight(asker: Reader, request: Request, day: Annotated[date | None, Day] = None) -> Response:
    """Release work for the evening, once the day's training is known. Nothing is drawn by lot here."""
    return send(request, tonight_for(asker.db, asker.athlete_id, day or asker.now().date(), asker.knowledge(), None))


@router.post("/tonight", responses=ok(dict[str, Any]), response_class=Response)
def draw_tonight(asker: Logger, world: WorldHere, request: Request) -> Response:
    """The same; of an athlete who agreed to it the lot is drawn for this evening, once: what was drawn is kept as an `offer`."""
    now = asker.now()
    lot = Lot(now, lambda: int.from_bytes(world.random_bytes(6)) / 2**48)
    return send(request, tonight_for(asker.db, asker.athlete_id, now.date(), asker.knowledge(), lot))


@router.get("/trial", responses=ok(dict[str, Any]), response_class=Response)
def trial(asker: Reader, request: Request, day: Annotated[date | None, Day] = None) -> Response:
    """Whether release helps this athlete, from the evenings that a lot decided."""
    return send(request, trial_for(asker.db, asker.athlete_id, day or asker.now().date(), asker.knowledge()))
