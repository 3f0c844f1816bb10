"""A phone that works without signal, and the server: they tell each other what is new. ``docs/sync.md`` is for who writes one."""

import json
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict, Field

from hormesis.app.sync import MOST_CHANGES, sync
from hormesis.app.sync_reply import SyncRequest
from hormesis.doors.http.principal import Full, WorldHere
from hormesis.doors.http.sending import ok

__all__ = ["router"]

router = APIRouter(tags=["sync"])


class Sending(BaseModel):
    """What a phone says: the facts that wait in its outbox, and how far it has read."""

    model_config = ConfigDict(extra="forbid")

    device: str = Field(min_length=1, max_length=100, description="A name that this phone keeps, such as a UUID")
    cursor: str = Field("", max_length=300, description="As the last reply gave it; empty at first")
    changes: Annotated[
        list[Any], Field(max_length=MOST_CHANGES, description="Facts as JSON, each with an id and a version; oldest first")
    ] = []


class RejectedChange(BaseModel):
    """A change that was not taken. It stays on the phone."""

    index: int = Field(description="Its place in `changes`")
    id: str | None
    version: str | None
    code: Literal["not_an_object", "unknown_kind", "bad_field", "too_large"]
    field: str
    text: str
    next_step: str


class Notice(BaseModel):
    """What the phone's owner should know of changes that were taken."""

    code: Literal["clock_ahead", "deleted"]
    text: str
    values: dict[str, Any]


class BeginAgain(BaseModel):
    """Why nothing was taken and nothing given."""

    code: Literal["unknown_cursor", "server_behind"]
    text: str


class Hearing(BaseModel):
    """What a phone hears. Each change is a fact as it stands, or `{"id": …, "gone": true}`."""

    cursor: str
    changes: list[dict[str, Any]]
    rejected: list[RejectedChange]
    more: bool
    clock: str
    now: str
    notices: list[Notice]
    begin_again: BeginAgain | None


@router.post("/sync", responses=ok(Hearing), response_class=Response)
def exchange(asker: Full, world: WorldHere, said: Sending) -> Response:
    """Take what the phone has to say, and tell what is new since its cursor. Saying it again adds nothing."""
    reply = sync(asker.db, asker.athlete_id, SyncRequest(said.device, said.cursor, said.changes), world.queue)
    return Response(_encoded(reply.as_json()), 200, {"Cache-Control": "no-store"}, "application/json")


def _encoded(reply: dict[str, Any]) -> bytes:
    try:
        return json.dumps(reply, ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:  # half a surrogate pair from an old import, which JSON can say and UTF-8 cannot
        return json.dumps(reply, separators=(",", ":")).encode()
