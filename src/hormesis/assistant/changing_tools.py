"""The tool that changes the plan: ``swap``. What isn't safe for this athlete, or not there, can't be swapped in."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from hormesis.app.edits import checked_edits, edit_facts
from hormesis.app.kept_plans import kept_week
from hormesis.app.knowledge import Knowledge
from hormesis.app.library import substitutes_for
from hormesis.app.page_use import page_use
from hormesis.app.shelf import alternatives_on
from hormesis.app.week import week_for
from hormesis.app.week_compare import compared
from hormesis.assistant.caller import Caller
from hormesis.assistant.confirming import AGREE, DONE, STOOD, asked_with
from hormesis.assistant.plan_shapes import Changed
from hormesis.assistant.plan_words import lift_of, names_in, volume_changes
from hormesis.assistant.reading import slug_of
from hormesis.assistant.telling import Cuts, Named, Said, said
from hormesis.assistant.writing_shapes import Option, SwapResult
from hormesis.assistant.writing_tools import Confirm
from hormesis.domain.errors import Invalid

__all__ = ["swap"]

_MOST_OPTIONS = 6
_LIFTS = ("strength", "power")


def swap(
    caller: Caller,
    exercise: Annotated[str, Field(min_length=1, max_length=200, description="The planned exercise, by its slug or name")],
    instead: Annotated[
        str | None, Field(max_length=200, description="What to do instead; without it the answer has `options`")
    ] = None,
    reason: Annotated[
        Literal["busy", "no_equipment", "shoulder", "low_back", "knee"], Field(description="Why, to find `options`")
    ] = "busy",
    scope: Annotated[Literal["today", "week"], Field(description="Only on that day, or in the whole week from it")] = "today",
    date: Annotated[date | None, Field(description="The day; today without it")] = None,
    confirm: Confirm = None,
) -> SwapResult:
    """Do another exercise instead of a planned one. Without `instead` it lists what serves and is allowed; with it, it previews
    the swap; with `confirm`, once the athlete agrees, the swap stands and today's plan follows it.

    An exercise that a limitation, pain, a condition or the athlete's own word rules out is refused, whoever asks.
    """
    on, knowledge = caller.day(date), caller.knowledge()
    slug = slug_of(exercise, "swap", knowledge)
    if instead is None:
        return _choices(caller, slug, reason, on)
    other = slug_of(instead, "swap", knowledge)
    _refuse_unfit(caller, slug, other, on)
    asked = asked_with(caller, "swap", confirm)
    edit = {"change": "swap", "exercise": slug, "instead": other}
    if scope == "today":
        edit["date"] = on.isoformat()
    facts = edit_facts(checked_edits([edit], on, knowledge), f"{on.isoformat()}{asked.instant()[10:]}")
    why: list[Said] = []
    changes: list[Changed] = []
    if scope == "week" and confirm is None:
        before = kept_week(caller.principal.db, caller.athlete_id, on, knowledge)
        after = week_for(caller.principal.db, caller.athlete_id, on, knowledge, {"edits": [edit]})
        own = frozenset[str]().union(*(names_in(day, knowledge) for week in (before, after) for day in week["days"]))
        why = said((one for one in after["why"] if one["code"].startswith("week_edit")), own)
        changes = volume_changes(compared(before, after))
    token, until, written = asked.settle(facts)
    if scope == "week" and confirm is not None:
        week_for(caller.principal.db, caller.athlete_id, on, knowledge, {}, keep=True)  # the week stands so, and today follows it
    units = caller.units()
    return {
        "exercise": _page(slug, knowledge),
        "instead": _page(other, knowledge),
        "date": on.isoformat(),
        "scope": scope,
        "options": [one for one in _options(caller, slug, on, Cuts(), units) if one["exercise"] == other],
        "volume_changes": changes,
        "why": why,
        "confirm": token,
        "confirm_until": until,
        "written": written,
        "next_step": AGREE if token is not None else DONE if written else STOOD,
        "cut": [],
    }


def _choices(caller: Caller, slug: str, reason: str, on: date) -> SwapResult:
    """What serves instead: as it would be done on that day where the exercise is planned, else from the library alone."""
    cuts, knowledge = Cuts(), caller.knowledge()
    options = [one for one in _options(caller, slug, on, cuts, caller.units()) if reason in one["serves"]]
    if not options:
        found = substitutes_for(caller.principal.db, caller.athlete_id, slug, reason, on)["substitutes"]
        options = [
            {
                "exercise": one["slug"],
                "name": one["name"],
                "implement": one["implement"],
                "serves": [reason],
                "sets": [],
                "why": said(one["why"]),
            }
            for one in found
        ]
    step = "Let the athlete choose one of the `options`; then call again with `instead`."
    return {
        "exercise": _page(slug, knowledge),
        "instead": None,
        "date": on.isoformat(),
        "scope": None,
        "options": cuts.first(options, _MOST_OPTIONS, "options"),
        "volume_changes": [],
        "why": [],
        "confirm": None,
        "confirm_until": None,
        "written": 0,
        "next_step": step if options else "Nothing that is allowed serves instead of it.",
        "cut": cuts.said,
    }


def _options(caller: Caller, slug: str, on: date, cuts: Cuts, units: str) -> list[Option]:
    """What the plan of the day has instead of ``slug``, with its sets and loads; nothing where it isn't planned."""
    knowledge = caller.knowledge()
    shown = alternatives_on(caller.made, caller.principal.db, caller.athlete_id, on, knowledge)
    return [
        {
            "exercise": one["slug"],
            "name": one["name"],
            "implement": one["implement"],
            "serves": list(one["serves"]),
            "sets": lift_of(one["planned"], units, knowledge, frozenset(), cuts)["sets"],
            "why": said(one["why"]),
        }
        for planned in shown["exercises"]
        if planned["exercise"] == slug
        for one in planned["alternatives"]
    ]


def _refuse_unfit(caller: Caller, slug: str, other: str, on: date) -> None:
    """Raises ``Invalid`` for what can't stand in: itself, what is no lift, what is ruled out."""
    if other == slug:
        raise Invalid(f"swap: instead: found {other!r}, which is the exercise itself; leave it out to see what serves")
    knowledge = caller.knowledge()
    page = knowledge.page_of(other)
    if page is None or str(page.kind) not in _LIFTS:
        raise Invalid(f"swap: instead: {other!r} is no lift; leave `instead` out to see what serves")
    use = page_use(caller.principal.db, caller.athlete_id, other, on, knowledge)
    if not use["allowed"]:
        why = " ".join(str(one["text"]) for one in use["against"])
        raise Invalid(f"swap: instead: {other!r} is ruled out for this athlete: {why} Leave `instead` out to see what serves")


def _page(slug: str, knowledge: Knowledge) -> Named:
    page = knowledge.page_of(slug)
    return {"exercise": slug, "name": page.name if page else None, "as_logged": None}
