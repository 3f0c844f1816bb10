"""What holds for a while: conditions, what must be spared, being ill or away. ``read_health``."""

from collections.abc import Sequence
from dataclasses import replace

from hormesis.exercises.vocabulary import MOVEMENT_TAGS
from hormesis.words.parse_clauses import Clause
from hormesis.words.parse_times import at_text, last_day_before, until_of
from hormesis.words.parse_values import Context, Draft, Question, asked_or_whole
from hormesis.words.parse_words import Item
from hormesis.words.places import PLACES

__all__ = ["read_health"]

_NEAR = 4
_LEFT = frozenset({"no more", "quit", "done with"})
"""Of the words for not wanting a thing those that say it is over: who hates being on a drug is on it."""

Read = tuple[list[Draft], list[Question], set[int]]


def read_health(clauses: Sequence[Clause], open_clauses: Sequence[int], context: Context) -> Read:
    """What the open clauses say of health and limits, what must be asked, and which clauses they are."""
    drafts: list[Draft] = []
    questions: list[Question] = []
    taken: set[int] = set()
    for read in (_conditions, _limitations, _status):
        found = read(clauses, [nth for nth in open_clauses if nth not in taken], context)
        drafts += found[0]
        questions += found[1]
        taken |= found[2]
    return drafts, questions, taken


def _conditions(clauses: Sequence[Clause], free: Sequence[int], context: Context) -> Read:
    drafts: list[Draft] = []
    questions: list[Question] = []
    taken: set[int] = set()
    at = at_text(context.now, context.now)
    for nth in free:
        clause = clauses[nth]
        if clause.all("tool") or clause.has("roll"):
            continue
        for item in clause.all("condition"):
            code = item.value("condition") or ""
            draft = Draft("condition", at, {"code": code}, clause.span, (), 0.9 if item.mended else 0.95)
            if item.has("breaks") and not clause.all("place"):
                continue  # a record was broken
            if item.mended or (clause.has("unsure") and not _is_denied(clause, item)):
                questions.append(Question("now", clause.span, {"code": code}, ("yes", "no"), draft, "now"))
                taken.add(nth)
                continue
            if _is_over(clause, item):
                ended = {"code": code, "until": last_day_before(context.now).isoformat()}
                drafts.append(replace(draft, fields=ended, assumed=("over since yesterday",), confidence=0.85))
            elif _is_denied(clause, item):
                continue
            elif _is_past(clause, context) and not clause.has("diagnosed"):
                questions.append(Question("now", clause.span, {"code": code}, ("yes", "no"), draft, "now"))
            else:
                until = until_of([clauses[i] for i in _same_sentence(clauses, nth)], context.now)
                drafts.append(replace(draft, fields={"code": code, **({"until": until.isoformat()} if until else {})}))
                taken |= {
                    i
                    for i in _same_sentence(clauses, nth)
                    if i in free and clauses[i].has("until") and not clauses[i].all("sense")
                }
            taken.add(nth)
    return drafts, questions, taken


def _is_past(clause: Clause, context: Context) -> bool:
    """A thing of years or months ago; weeks ago is now."""
    if clause.names_a_year_before(context.now.year):
        return True
    return clause.has("past") or (clause.has("ago") and clause.has("amount:month", "amount:year"))


def _is_denied(clause: Clause, item: Item) -> bool:
    at = clause.items.index(item)
    before = clause.items[max(0, at - _NEAR) : at]
    return any(i.has("not") for i in before) and item.value("condition") != "none"


def _is_over(clause: Clause, item: Item) -> bool:
    at = clause.items.index(item)
    near = clause.items[max(0, at - _NEAR) : at + 3]
    no_more = any(i.has("not") for i in near) and any(i.has("more") for i in near)
    left = any(i.words in _LEFT for i in near) and not clause.has("cannot", "not")
    return no_more or left or any(i.has("ended", "gone") for i in near)


def _limitations(clauses: Sequence[Clause], free: Sequence[int], context: Context) -> Read:
    for nth in free:
        clause = clauses[nth]
        tags = list(clause.all("tag"))
        hindered = (
            clause.has("cannot")
            or (clause.has("not") and (bool(tags) or (clause.has("lift") and clause.has("because"))))
            or clause.has("spare")
        )
        if not hindered or clause.has("sleep") or (clause.all("sense") and not clause.has("because")):
            continue
        group = [i for i in _same_sentence(clauses, nth) if i == nth or (i in free and i > nth and _only_adds(clauses[i]))]
        parts = [clauses[i] for i in group]
        places = [item for part in parts for item in part.all("place")]
        movement = bool(tags) or clause.has("lift")
        if not (movement and (places or clause.has("cannot"))) and not (clause.has("spare") and places):
            continue
        fields, assumed = _spared(parts, places)
        avoid = sorted({tag for item in tags for tag in (item.value("tag") or "").split("+")})
        until = until_of(parts, context.now)
        if avoid:
            fields["avoid"] = avoid
        if until:
            fields["until"] = until.isoformat()
        span = (parts[0].span[0], parts[-1].span[1])
        draft = Draft("limitation", at_text(context.now, context.now), fields, span, assumed, 0.9)
        if "region" in fields and not avoid:
            return [], [Question("avoid", span, dict(fields), tuple(sorted(MOVEMENT_TAGS)), draft, "avoid")], set(group)
        one = asked_or_whole(draft)
        return ([one], [], set(group)) if isinstance(one, Draft) else ([], [one], set(group))
    return [], [], set()


def _spared(parts: Sequence[Clause], places: Sequence[Item]) -> tuple[dict[str, object], tuple[str, ...]]:
    """Region and side of what must be spared."""
    for item in places:
        name = item.value("place") or ""
        place = PLACES[name.removesuffix("*")]
        if len(place.regions) == 1:
            sides = [i.value("side") for part in parts for i in part.items if i.value("side") and not i.value("place")]
            side = sides[0] if sides else ("both" if name.endswith("*") or not place.paired else None)
            return {"region": str(place.regions[0]), **({"side": side} if side else {})}, ()
    return {}, ()


def _only_adds(clause: Clause) -> bool:
    return clause.only(
        "place", "side", "because", "until", "for", "month", "weekday", "number", "end_of", "amount", "tag", "lift", "on"
    )


def _status(clauses: Sequence[Clause], free: Sequence[int], context: Context) -> Read:
    for nth in free:
        clause = clauses[nth]
        said = clause.all("status")
        if not said or clause.has("past", "last_week"):
            continue
        what = said[0].value("status")
        status = "travelling" if what == "travelling" else "ill"
        fields: dict[str, object] = {"status": status}
        group = {
            i
            for i in _same_sentence(clauses, nth)
            if i == nth
            or (i in free and clauses[i].only("until", "weekday", "month", "number", "for", "amount", "status", "ordinal"))
        }
        assumed: tuple[str, ...] = ()
        at = at_text(context.now, context.now)
        if _is_over(clause, said[0]):
            fields["until"] = last_day_before(context.now).isoformat()
            assumed = ("over since yesterday",)
        elif any(i.has("not") for i in clause.items[: clause.items.index(said[0])]):
            continue
        else:
            until = until_of([clauses[i] for i in sorted(group)], context.now)
            if until:
                fields["until"] = until.isoformat()
            elif status == "ill":
                assumed = ("for today, until you say how long",)
        drafts = [Draft("status", at, fields, clause.span, assumed, 0.9)]
        if what == "fever":
            day = fields.get("until", context.now.date().isoformat())
            drafts.append(
                Draft("condition", at, {"code": "fever", "until": day}, clause.span, ("for today, until you say how long",), 0.9)
            )
        return drafts, [], group
    return [], [], set()


def _same_sentence(clauses: Sequence[Clause], nth: int) -> list[int]:
    return [i for i in range(nth, len(clauses)) if clauses[i].sentence == clauses[nth].sentence]
