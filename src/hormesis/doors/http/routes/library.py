"""The exercise library: lists, the phone's index, whole pages, searches, names, substitutes."""

import json
from datetime import date
from functools import lru_cache
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response

from hormesis.app.library import (
    list_exercises,
    match_names,
    phone_index_bytes,
    search_exercises,
    show_exercise,
    sparing_for,
    substitutes_for,
)
from hormesis.app.names import log_names
from hormesis.app.page_use import page_use
from hormesis.doors.http.models.library import ExercisePage, ExerciseRow, LogName, NameMatch, NamesToMatch, Substitutes
from hormesis.doors.http.parameters import Day
from hormesis.doors.http.principal import Reader
from hormesis.doors.http.sending import ok, send, send_fixed

__all__ = ["router"]

router = APIRouter(tags=["library"])

Slug = Annotated[str, Path(pattern=r"^[a-z0-9][a-z0-9-]{0,80}$", description="An exercise, such as back-squat")]


@router.get("/library", responses=ok(list[ExerciseRow]), response_class=Response)
def library(
    asker: Reader,  # noqa: ARG001 - whoever may read
    request: Request,
    kind: Annotated[str | None, Query(description="Only this kind, such as strength or release")] = None,
    pattern: Annotated[str | None, Query(description="Only this movement pattern, such as hinge")] = None,
    group: Annotated[str | None, Query(description="Only this primary muscle group, such as chest")] = None,
    implement: Annotated[str | None, Query(description="Only this implement, such as dumbbell")] = None,
) -> Response:
    """A row for each exercise, by slug: the array of `hormesis exercises list --json`."""
    if kind is pattern is group is implement is None:
        return send_fixed(request, _whole_list())
    return send(request, list_exercises(kind=kind, pattern=pattern, primary_group=group, implement=implement))


@lru_cache(maxsize=1)
def _whole_list() -> bytes:
    """The library is of this program's version; it does not change while it runs."""
    return json.dumps(list_exercises(), ensure_ascii=False, separators=(",", ":")).encode()


@router.get("/library/index", responses=ok(dict[str, Any]), response_class=Response)
def library_index(asker: Reader, request: Request) -> Response:  # noqa: ARG001
    """The compact index that a phone keeps, to search without signal; ask again with the ETag."""
    return send_fixed(request, phone_index_bytes())


@router.get("/library/search", responses=ok(list[ExerciseRow]), response_class=Response)
def library_search(
    asker: Reader,  # noqa: ARG001
    request: Request,
    query: Annotated[str, Query(alias="q", max_length=200, description="Words, such as upper back ball")],
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
) -> Response:
    """Exercises on whose page every word is found, the most fitting first."""
    return send(request, search_exercises(query, limit))


@router.post("/library/match", responses=ok(list[NameMatch]), response_class=Response)
def library_match(asker: Reader, request: Request, asked: NamesToMatch) -> Response:
    """What each name of an exercise, as an app spells it, is taken for."""
    return send(request, list(match_names(asker.knowledge().namer, asked.names, asked.source)))


@router.get("/names", responses=ok(list[LogName]), response_class=Response)
def names(asker: Reader, request: Request) -> Response:
    """Every name of the log and what it is taken for, those nobody is sure of first. A fact of the kind `name` corrects one."""
    return send(request, log_names(asker.db, asker.athlete_id, asker.knowledge()))


@router.get("/library/{slug}", responses=ok(ExercisePage), response_class=Response)
def library_page(asker: Reader, request: Request, slug: Slug) -> Response:  # noqa: ARG001
    """A whole exercise page: cues, mistakes, muscles, dose, who should not, evidence, and whether it was reviewed."""
    return send(request, show_exercise(slug))


@router.get("/library/{slug}/use", responses=ok(dict[str, Any]), response_class=Response)
def library_use(asker: Reader, request: Request, slug: Slug, day: Annotated[date | None, Day] = None) -> Response:
    """How the coach uses the page for this athlete: what allows it, what rules it out, what brings it."""
    return send(request, page_use(asker.db, asker.athlete_id, slug, day or asker.now().date(), asker.knowledge()))


@router.get("/library/{slug}/substitutes", responses=ok(Substitutes), response_class=Response)
def library_substitutes(
    asker: Reader,
    request: Request,
    slug: Slug,
    reason: Annotated[str, Query(description="Why another one: busy, equipment, injury …")] = "busy",
    avoid: Annotated[
        str | None, Query(description="A movement tag to do without, such as overhead; goes before the reason")
    ] = None,
    limit: Annotated[int, Query(ge=1, le=20)] = 5,
) -> Response:
    """What serves instead of an exercise, within the athlete's gym, limitations and own word."""
    on = asker.now().date()
    if avoid is not None:
        found = sparing_for(asker.db, asker.athlete_id, slug, avoid, on, limit)
        return send(request, {"reason": f"avoid {avoid}", **found})
    return send(request, substitutes_for(asker.db, asker.athlete_id, slug, reason, on, limit))
