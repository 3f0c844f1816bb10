"""The athlete's changes to their week, as facts of the kind ``edit``: checked, kept, read. ``edit_facts``, ``edits_from``."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from hormesis.app.knowledge import Knowledge
from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact, fact_from
from hormesis.planning.edits import Edits

__all__ = ["EDIT_KIND", "checked_edits", "edit_facts", "edits_from"]

EDIT_KIND = "edit"
_WEEK = timedelta(days=6)


def checked_edits(edits: Iterable[Mapping[str, Any]], on: date, knowledge: Knowledge) -> list[dict[str, Any]]:
    """The edits with exercises as slugs and days within the week from ``on``. Raises ``Invalid`` naming what is not known."""
    return [_checked(dict(one), on, knowledge) for one in edits]


def edit_facts(edits: Sequence[Mapping[str, Any]], at: str) -> list[Fact]:
    """Checked edits as facts said at ``at``."""
    return [fact_from({"kind": EDIT_KIND, "at": at, **one}, "week") for one in edits]


def edits_from(facts: Iterable[Fact], extra: Iterable[Mapping[str, Any]], on: date, held: Collection[str] = ()) -> Edits:
    """The edits that hold on ``on``: until the day they end, a week after they were made; the latest word on each thing.

    ``held`` are the ids of those by which days of the standing week were moved already: they are not moved once more.
    """
    moves: list[tuple[date, date]] = []
    moved: list[tuple[date, date]] = []
    swaps: dict[str, str] = {}
    sets: dict[str, int] = {}
    without: dict[str, None] = {}
    standing = [fact for fact in sorted(facts, key=lambda f: (f.at, f.version, f.id)) if _until(fact) >= on]
    for key, one in [*((fact.id, fact.fields) for fact in standing), *((None, one) for one in extra)]:
        change = one.get("change")
        if change == "move":
            pair = _day_of(one["date"]), _day_of(one["to"])
            if key in held and pair[1] >= on:
                moved.append(pair)
            elif key not in held and pair[0] >= on:
                moves.append(pair)
        elif change == "swap" and "date" not in one:  # one with a date is for that day alone (`swaps`)
            swaps[str(one["exercise"])] = str(one["instead"])
        elif change == "sets":
            sets[str(one["exercise"])] = int(one["sets"])
        elif change == "without":
            without[str(one["exercise"])] = None
    return Edits(tuple(moves), tuple(moved), swaps, sets, tuple(without))


def _day_of(text: Any) -> date:
    return date.fromisoformat(str(text)[:10])


def _until(fact: Fact) -> date:
    told = fact.fields.get("until")
    return date.fromisoformat(str(told)[:10]) if told else fact.day + _WEEK


def _checked(one: dict[str, Any], on: date, knowledge: Knowledge) -> dict[str, Any]:
    change = one.get("change")
    for name in ("date", "to") if change == "move" else ():
        day = date.fromisoformat(str(one[name])[:10])
        if not on <= day <= on + _WEEK:
            raise Invalid(f"week: move: found {day.isoformat()}; allowed are the seven days from {on.isoformat()}")
    for name in ("exercise", "instead") if change == "swap" else ("exercise",) if change == "sets" else ():
        one[name] = _slug(str(one[name]), str(change), knowledge)
    if change == "without":
        one["exercise"] = _word(str(one["exercise"]), knowledge)
    return one


def _slug(word: str, change: str, knowledge: Knowledge) -> str:
    found = word if word in knowledge.library.pages else knowledge.resolve(word, "")
    if found is None:
        raise Invalid(f"week: {change}: found {word!r}; allowed are exercises as `hormesis exercises list` names them")
    return found


def _word(word: str, knowledge: Knowledge) -> str:
    """The words of a name, in the singular where only that is one: deadlifts → deadlift."""
    said = word.strip().casefold().replace(" ", "-").replace("_", "-")
    for form in (said, said.removesuffix("s"), said.removesuffix("es")):
        if form and any(f"-{form}-" in f"-{slug}-" for slug in knowledge.library.pages):
            return form
    return _slug(word, "without", knowledge)
