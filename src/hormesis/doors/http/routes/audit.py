"""Who did what about the athlete."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from hormesis.app.audit import audit_of
from hormesis.doors.http.principal import Owner

__all__ = ["router"]

router = APIRouter(tags=["audit"])


class Entry(BaseModel):
    """``who`` did ``what``, and to what."""

    id: str
    at: str
    who: str
    what: str
    about: str


@router.get("/audit")
def audit(
    asker: Owner,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
    before: Annotated[str | None, Query(max_length=100, description="The id of an entry: those before it")] = None,
) -> list[Entry]:
    """Who signed in, what was granted and taken back, and when a coach saw or changed something; the newest first."""
    return [Entry(**one) for one in audit_of(asker, limit, before)]
