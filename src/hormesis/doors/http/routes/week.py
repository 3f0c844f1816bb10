"""The week, what another one would be, and the days that a phone keeps."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from hormesis.app.kept_plans import days_ahead_for, kept_week
from hormesis.app.saying import Saying
from hormesis.app.week_changes import changes_from_json, edits_from_json
from hormesis.app.week_keeping import imagined_week, kept_edits
from hormesis.app.weeks_kept import weeks_on
from hormesis.doors.http.models.plan import Day, Edits, Week, WhatIf
from hormesis.doors.http.parameters import Day as DayQuery
from hormesis.doors.http.principal import Full, Reader, WorldHere
from hormesis.doors.http.sending import ok, send

__all__ = ["router"]

router = APIRouter(tags=["week"])


@router.get("/week", responses=ok(Week), response_class=Response)
def week(asker: Reader, request: Request, day: Annotated[date | None, DayQuery] = None) -> Response:
    """The seven days from a day, and why: the object of `hormesis week --json`."""
    on = day or asker.now().date()
    return send(request, kept_week(asker.db, asker.athlete_id, on, asker.knowledge()))


@router.post("/week/what-if", responses=ok(Week), response_class=Response)
def what_if(asker: Full, request: Request, asked: WhatIf, day: Annotated[date | None, DayQuery] = None) -> Response:
    """The week as it would be with other days, minutes or gear; `compared` says what that gives and takes. Nothing is kept."""
    on = day or asker.now().date()
    return send(request, imagined_week(asker.db, asker.athlete_id, on, asker.knowledge(), changes_from_json(asked.changes)))


@router.post("/week", responses=ok(Week), response_class=Response)
def keep(asker: Full, world: WorldHere, request: Request, said: Edits, day: Annotated[date | None, DayQuery] = None) -> Response:
    """Keep the week from a day, with the athlete's own edits: today follows it from now on."""
    saying = Saying(asker.db, asker.athlete_id, asker.now, world.queue)
    on = day or asker.now().date()
    return send(request, kept_edits(saying, on, asker.knowledge(), edits_from_json(said.edits)))


@router.get("/weeks", responses=ok(dict[str, Any]), response_class=Response)
def weeks(
    asker: Reader,
    world: WorldHere,
    request: Request,
    day: Annotated[date | None, DayQuery] = None,
    count: Annotated[int, Query(ge=1, le=8, description="How many weeks")] = 4,
) -> Response:
    """The next weeks as a forecast: sets a group, reserve, and main loads with their intervals."""
    on = day or asker.now().date()
    return send(request, weeks_on(world.made, asker.db, asker.athlete_id, on, asker.knowledge(), count))


@router.get("/plan/days", responses=ok(list[Day]), response_class=Response)
def plan_days(asker: Reader, request: Request, day: Annotated[date | None, DayQuery] = None) -> Response:
    """Fourteen days of plan from a day, with every answer table: what a phone keeps for when there is no signal."""
    on = day or asker.now().date()
    return send(request, days_ahead_for(asker.db, asker.athlete_id, on, asker.knowledge()))
