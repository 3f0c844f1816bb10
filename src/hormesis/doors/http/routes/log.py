"""What happened and what was said: plain words, the check-in, reports, and facts themselves."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.responses import JSONResponse

from hormesis.app.facts_page import facts_page
from hormesis.app.log import log_text
from hormesis.app.saying import Saying, delete_facts, restore_facts, say_facts, say_of_kind
from hormesis.doors.http.models.facts import FactList, NewFacts, Said, Understood, Words, Written
from hormesis.doors.http.principal import Full, Logger, Reader, WorldHere
from hormesis.doors.http.sending import ok, send

__all__ = ["router"]

router = APIRouter(tags=["log"])

REPORTS = ("tightness", "pain", "symptom", "status", "note", "release", "dismissal", "desk", "correction")
FactId = Annotated[str, Path(max_length=200, description="The id of a fact")]


def saying(asker: Logger, world: WorldHere) -> Saying:
    """Where the asker's words go."""
    return Saying(asker.db, asker.athlete_id, asker.now, world.queue)


@router.post("/log", responses=ok(Understood), response_class=Response)
def log(asker: Logger, world: WorldHere, request: Request, words: Words) -> Response:
    """Plain words into facts: first a preview; with `confirm` its facts are kept, and never what is still asked."""
    found = log_text(asker.db, asker.athlete_id, words.text, asker.now(), words.confirm)
    if words.confirm:
        saying(asker, world).plan_anew()
    return send(request, found)


@router.post("/check-in", responses=ok(Written), response_class=Response)
def check_in(asker: Logger, world: WorldHere, said: Said) -> Response:
    """How the athlete is this morning: energy, sleep_quality, motivation, stress (1–5), soreness (muscle group → 0–10)."""
    return _written(say_of_kind(saying(asker, world), "check_in", said.fields, said.at))


@router.post("/reports/{kind}", responses=ok(Written), response_class=Response)
def report(
    asker: Logger,
    world: WorldHere,
    said: Said,
    kind: Annotated[str, Path(description="tightness, pain, symptom, status, note, release, dismissal, desk or correction")],
) -> Response:
    """One thing the athlete reports: how tight or painful a region is, that they are ill, release work that they did."""
    return _written(say_of_kind(saying(asker, world), kind, said.fields, said.at, REPORTS))


@router.get("/facts", responses=ok(FactList), response_class=Response)
def facts(
    asker: Reader,
    request: Request,
    kind: Annotated[list[str] | None, Query(description="Only these kinds, such as set")] = None,
    since: Annotated[date | None, Query(description="Not before this day")] = None,
    until: Annotated[date | None, Query(description="Not after this day")] = None,
    cursor: Annotated[str | None, Query(max_length=600, description="The `next` of the page before")] = None,
    limit: Annotated[int, Query(ge=1, le=1000)] = 200,
) -> Response:
    """The facts that count, in the order in which they do, a page at a time."""
    return send(request, facts_page(asker.db, asker.athlete_id, kind, since, until, cursor, limit))


@router.post("/facts", responses=ok(Written), response_class=Response)
def add_facts(asker: Logger, world: WorldHere, new: NewFacts) -> Response:
    """Write facts, all or none: a set as it was done, or a newer version of one."""
    return _written(say_facts(saying(asker, world), new.facts))


@router.delete("/facts/{fact_id}", responses=ok(Written), response_class=Response)
def delete_fact(asker: Logger, world: WorldHere, fact_id: FactId) -> Response:
    """Delete a fact by the athlete's own word; it can be restored."""
    return _written(delete_facts(saying(asker, world), [fact_id]))


@router.post("/facts/{fact_id}/restore", responses=ok(Written), response_class=Response)
def restore_fact(asker: Full, world: WorldHere, fact_id: FactId) -> Response:
    """Take back the deletion of a fact."""
    return _written(restore_facts(saying(asker, world), [fact_id]))


def _written(found: tuple[int, list[str]]) -> Response:
    return JSONResponse({"written": found[0], "ids": found[1]})
