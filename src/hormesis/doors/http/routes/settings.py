"""What the coach must know: profile, gym, limitations, conditions, preferences, events."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path, Request, Response

from hormesis.app.saying import Saying, say_of_kind
from hormesis.app.told_view import told_json
from hormesis.doors.http.models.facts import Said, Told, Written
from hormesis.doors.http.parameters import Day
from hormesis.doors.http.principal import Full, Reader, WorldHere
from hormesis.doors.http.sending import ok, send

__all__ = ["router"]

router = APIRouter(tags=["settings"])

KINDS = ("profile", "gym", "limitation", "condition", "preference", "event")


@router.get("/settings", responses=ok(Told), response_class=Response)
def settings(asker: Reader, request: Request, day: Annotated[date | None, Day] = None) -> Response:
    """What stands of the athlete's own word; null where nothing was said."""
    return send(request, told_json(asker.db, asker.athlete_id, day or asker.now().date()))


@router.put("/settings/{kind}", responses=ok(Written))
def change_settings(
    asker: Full,
    world: WorldHere,
    said: Said,
    kind: Annotated[str, Path(description="profile, gym, limitation, condition, preference or event")],
) -> Written:
    """Tell the coach about oneself. What is left out stays as it was."""
    mine = Saying(asker.db, asker.athlete_id, asker.now, world.queue)
    written, ids = say_of_kind(mine, kind, said.fields, said.at, KINDS)
    return Written(written=written, ids=ids)
