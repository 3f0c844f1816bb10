"""Today's workout."""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from hormesis.app.today import today_for
from hormesis.doors.http.parameters import Day
from hormesis.doors.http.principal import Reader

__all__ = ["router"]

router = APIRouter(tags=["today"])


@router.get("/today")
def today(
    asker: Reader,
    day: Day = None,
    minutes: Annotated[int | None, Query(ge=5, le=600, description="How much time there is")] = None,
) -> dict[str, Any]:
    """The workout of a day, with a reason for each load: the object of `hormesis today --json`."""
    return today_for(asker.db, asker.athlete_id, day or asker.now().date(), asker.knowledge(), minutes)
