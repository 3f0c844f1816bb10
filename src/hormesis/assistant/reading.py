"""Facts as the tools read them: ``facts_between``, ``page_of_set``, ``own_name``."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from hormesis.app.facts_page import facts_page
from hormesis.app.knowledge import Knowledge
from hormesis.app.library import match_names
from hormesis.assistant.caller import Caller
from hormesis.domain.errors import NotFound

__all__ = ["facts_between", "own_name", "page_of_set", "slug_of"]

_AT_ONCE = 1000
_LATELY = timedelta(days=180)
Json = Mapping[str, Any]


def facts_between(caller: Caller, kinds: Sequence[str], first: date, last: date) -> Iterator[Json]:
    """The facts of these kinds on these days, the oldest first."""
    cursor: str | None = None
    while True:
        page = facts_page(caller.principal.db, caller.athlete_id, kinds, first, last, cursor, _AT_ONCE)
        yield from page["facts"]
        cursor = page["next"]
        if cursor is None:
            return


def page_of_set(fact: Json, knowledge: Knowledge) -> str | None:
    """The page of a set that was done, or None where its name is on none."""
    told = fact.get("exercise")
    if told and knowledge.page_of(told):
        return str(told)
    return knowledge.resolve(str(fact.get("exercise_name") or ""), str(fact.get("source") or ""))


def slug_of(words: str, tool: str, knowledge: Knowledge) -> str:
    """The page that words mean. Raises ``NotFound`` with the pages that they might."""
    found = words if knowledge.page_of(words) else knowledge.resolve(words, "")
    if found is not None:
        return found
    (match,) = match_names(knowledge.namer, [words])
    near = ", ".join(match["candidates"]) or "none is near; search with the tool `exercise`"
    raise NotFound(f"{tool}: exercise: found {words!r}, and nobody is sure what that is; near are {near}")


def own_name(caller: Caller, slug: str, knowledge: Knowledge) -> str | None:
    """How the athlete's log called this exercise last, in half a year: sets under the same name are one lift's."""
    today = caller.today()
    last: str | None = None
    for fact in facts_between(caller, ("set",), today - _LATELY, today):
        if fact.get("exercise_name") and page_of_set(fact, knowledge) == slug:
            last = str(fact["exercise_name"])
    return last
