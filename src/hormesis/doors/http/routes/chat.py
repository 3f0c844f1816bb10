"""The conversation with the coach: what was said, what is said now (as it comes), what waits for a yes."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, ConfigDict, Field

from hormesis.app.principal import Principal
from hormesis.app.world import World
from hormesis.doors.http.principal import Owner, WorldHere

if TYPE_CHECKING:
    from hormesis.assistant.conversing import Conversation

__all__ = ["router"]

router = APIRouter(tags=["chat"])


class ChatLine(BaseModel):
    """One thing that was said; ``by`` whom a coach's line was put into words: model, engine or safety."""

    id: str
    at: str
    role: str
    text: str
    by: str | None = None


class Chat(BaseModel):
    """``model`` is which model is asked and where, null where none is set; ``agreed`` whether the athlete lets it be."""

    model: str | None
    agreed: bool
    lines: list[ChatLine]


class Say(BaseModel):
    """What the athlete says."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(min_length=1, max_length=4000)


class Consent(BaseModel):
    """Whether what the conversation needs may be sent to the model that is set."""

    model_config = ConfigDict(extra="forbid")

    given: bool


class Confirm(BaseModel):
    """A card, as the conversation showed it."""

    model_config = ConfigDict(extra="forbid")

    tool: str = Field(max_length=40)
    arguments: dict[str, Any]
    confirm: str = Field(max_length=80)


class Confirmed(BaseModel):
    """How many facts were written; 0 where they stood already."""

    written: int


class Forgotten(BaseModel):
    """How many lines were deleted."""

    removed: int


@router.get("/chat")
def chat(asker: Owner, world: WorldHere) -> Chat:
    """What was said so far, and which model is asked, if any."""
    return Chat(**_of(world, asker).so_far())


@router.post(
    "/chat",
    response_class=StreamingResponse,
    responses={200: {"description": "Events tool, sentence, card, question, done, error", "content": {"text/event-stream": {}}}},
)
def say(asker: Owner, world: WorldHere, said: Say) -> StreamingResponse:
    """Say something. The answer comes as server-sent events: each sentence once every number in it is grounded."""
    return StreamingResponse(
        _events(_of(world, asker).say(said.text)), media_type="text/event-stream", headers={"Cache-Control": "no-store"}
    )


@router.put("/chat/consent")
def consent(asker: Owner, world: WorldHere, said: Consent) -> Chat:
    """Agree, or no more, that what the conversation needs is sent to the model that is set."""
    return Chat(**_of(world, asker).agree(said.given))


@router.post("/chat/confirm")
def confirm(asker: Owner, world: WorldHere, card: Confirm) -> Confirmed:
    """Make the change of a card. No model can: only the athlete has its token."""
    return Confirmed(**_of(world, asker).confirm(card.tool, card.arguments, card.confirm))


@router.delete("/chat")
def forget_chat(asker: Owner, world: WorldHere) -> Forgotten:
    """Delete the conversation."""
    return Forgotten(**_of(world, asker).forget())


def _of(world: World, asker: Principal) -> "Conversation":
    from hormesis.assistant.conversing import Conversation  # loaded with the first who talks

    return Conversation(world, asker)


def _events(events: Iterator[tuple[str, dict[str, Any]]]) -> Iterator[str]:
    for name, data in events:
        yield f"event: {name}\ndata: {json.dumps(data)}\n\n"
