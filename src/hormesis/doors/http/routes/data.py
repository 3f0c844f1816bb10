"""All of one's data: taken along, or removed."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, ConfigDict

from hormesis.app.facts import export_jsonl
from hormesis.app.facts_table import export_csv
from hormesis.app.removal import purge_all
from hormesis.doors.http.principal import Owner, WorldHere

__all__ = ["router"]

router = APIRouter(tags=["data"])


class Farewell(BaseModel):
    """``confirm`` spells out what is asked: everything is removed, beyond recovery."""

    model_config = ConfigDict(extra="forbid")

    confirm: Literal["remove everything"]


class Removed(BaseModel):
    """How many rows there were."""

    removed: int


@router.get(
    "/export",
    response_class=StreamingResponse,
    responses={200: {"description": "Every fact that stands", "content": {"application/x-ndjson": {}, "text/csv": {}}}},
)
def export(
    asker: Owner, form: Annotated[Literal["jsonl", "csv"], Query(alias="format", description="JSON Lines, or a table")] = "jsonl"
) -> StreamingResponse:
    """Every fact that stands; `hormesis import` reads it back to the same."""
    name = f"hormesis-{asker.now().date().isoformat()}.{form}"
    kind = "application/x-ndjson" if form == "jsonl" else "text/csv; charset=utf-8"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    lines: Iterator[Any] = export_jsonl(asker.db, asker.athlete_id) if form == "jsonl" else export_csv(asker.db, asker.athlete_id)
    return StreamingResponse((f"{line}\n" for line in lines), 200, headers, kind)


@router.post("/purge")
def purge(asker: Owner, world: WorldHere, said: Farewell) -> Removed:  # noqa: ARG001 - the model holds the confirmation
    """Remove everything of the athlete, beyond recovery: the right to be forgotten."""
    return Removed(removed=purge_all(asker, world))
