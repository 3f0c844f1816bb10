"""What the athlete likes, dislikes and never does, in plain words: ``read_likes``."""

from collections.abc import Sequence

from hormesis.words.parse_clauses import Clause
from hormesis.words.parse_times import at_text
from hormesis.words.parse_values import Context, Draft, Question, Span
from hormesis.words.places import PLACES

__all__ = ["read_likes"]

Read = tuple[list[Draft], list[Question], set[int]]


def read_likes(text: str, clauses: Sequence[Clause], free: Sequence[int], context: Context) -> Read:
    """Preferences in the open clauses. What is only of today, or until a day, or hurts, is none."""
    drafts: list[Draft] = []
    taken: set[int] = set()
    for nth in free:
        clause = clauses[nth]
        word = _word(clause)
        name = _named(clause)
        if (
            word is None
            or name is None
            or clause.all("tool")
            or clause.has("roll", "release", "until", "for", "time:today", "this_week")
        ):
            continue
        if clause.all("sense") or clause.has("number", "sets", "level"):
            continue
        fields: dict[str, object] = {"exercise": text[slice(*name)], "preference": word}
        assumed: tuple[str, ...] = ()
        places = [one for one in clause.all("place") if not name[0] <= one.start < name[1]]
        if places and word != "liked":
            # a part of the body that hates an exercise: it is left out, and whose word that was is kept
            place = PLACES[(places[0].value("place") or "").removesuffix("*")]
            side = next((i.value("side") for i in clause.items if i.value("side") and not i.value("place")), None)
            fields["preference"] = "never"
            fields |= {"region": str(place.regions[0])} if len(place.regions) == 1 else {}
            fields |= {"side": side} if side else {}
            assumed = (f"left out of every plan, because of your {place.name.replace('_', ' ')}",)
        elif word == "never":
            assumed = ("left out of every plan, until you say otherwise",)
        drafts.append(Draft("preference", at_text(context.now, context.now), fields, clause.span, assumed, 0.9))
        taken.add(nth)
    return drafts, [], taken


def _word(clause: Clause) -> str | None:
    if clause.has("never"):
        return "never"
    if clause.has("dislike"):
        return "disliked"
    if clause.has("love"):
        return "disliked" if clause.has("not") else "liked"
    return "never" if clause.has("stop") else None


def _named(clause: Clause) -> Span | None:
    """The exercise: the words that are one, with unknown ones before them that can belong to its name."""
    items = clause.items
    at = next((n for n, item in enumerate(items) if item.has("lift") or item.value("tag")), None)
    if at is None:
        return None
    first = last = at
    while first > 0 and not items[first - 1].meanings and items[first].gap in (" ", "-"):
        first -= 1
    while (
        last + 1 < len(items)
        and (items[last + 1].has("lift") or not items[last + 1].meanings)
        and items[last + 1].gap in (" ", "-")
    ):
        last += 1
    return items[first].start, items[last].end
