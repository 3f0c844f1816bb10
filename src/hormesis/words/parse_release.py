"""Release work that was done, and what of it isn't wanted: ``read_release``."""

from collections.abc import Sequence
from dataclasses import dataclass

from hormesis.words.parse_clauses import Clause
from hormesis.words.parse_senses import is_a_fall
from hormesis.words.parse_times import at_text, moment_of, until_of
from hormesis.words.parse_values import Context, Draft, Question, asked_or_whole
from hormesis.words.places import PLACES

__all__ = ["read_release"]

_LONGEST_S = 7200

Read = tuple[list[Draft], list[Question], set[int]]


@dataclass(frozen=True, slots=True)
class _Area:
    region: str | None
    side: str | None
    seconds: float | None
    clause: int


def read_release(clauses: Sequence[Clause], open_clauses: Sequence[int], context: Context) -> Read:
    """What the open clauses say of release work, what must be asked, and which clauses they are."""
    drafts: list[Draft] = []
    questions: list[Question] = []
    taken: set[int] = set()
    for nth in open_clauses:
        clause = clauses[nth]
        if nth in taken or not (clause.all("tool") or clause.has("roll", "release")) or clause.has("past"):
            continue
        if _is_unwanted(clause):
            dismissal = _dismissal(clauses, nth, open_clauses, context)
            drafts.append(dismissal)
            taken |= {nth, *_short_rest(clauses, nth, open_clauses)}
        elif not clause.has("not", "cannot") and not clause.all("sense") and not is_a_fall(clause):
            done, group = _done(clauses, nth, open_clauses, context)
            for one in done:
                (drafts if isinstance(one, Draft) else questions).append(one)  # type: ignore[arg-type]
            taken |= group
    return drafts, questions, taken


def _is_unwanted(clause: Clause) -> bool:
    """ "No more rolling", "stop giving me the ball", "keine Rolle mehr"; a day without rolling is no dismissal."""
    if clause.has("stop"):
        return True
    return clause.has("not") and clause.has("more")


def _dismissal(clauses: Sequence[Clause], nth: int, free: Sequence[int], context: Context) -> Draft:
    clause = clauses[nth]
    what = _tool(clause) or ("roller" if clause.has("roll") else "release")
    fields: dict[str, object] = {"of": what}
    region = next((a.region for a in _areas(clause, nth) if a.region), None)
    if region:
        fields["region"] = region
    until = until_of([clause, *[clauses[i] for i in _short_rest(clauses, nth, free)]], context.now)
    if until is None and clause.has("time:today"):
        until = context.now.date()
    if until:
        fields["until"] = until.isoformat()
    assumed = () if until else ("until you say otherwise",)
    return Draft("dismissal", at_text(context.now, context.now), fields, clause.span, assumed, 0.9)


def _done(clauses: Sequence[Clause], nth: int, free: Sequence[int], context: Context) -> tuple[list[Draft | Question], set[int]]:
    clause = clauses[nth]
    group = [nth, *_rest(clauses, nth, free)]
    parts = [clauses[i] for i in group]
    areas = [area for i in group for area in _areas(clauses[i], i)]
    seconds = [a.seconds for a in areas if a.seconds is not None] or [s for part in parts if (s := _seconds(part)) is not None]
    if not (clause.has("roll", "release", "did") or seconds):
        return [], set()
    tool = next((t for part in parts if (t := _tool(part))), None) or ("roller" if clause.has("roll") else None)
    moment = next((m for part in parts for item in part.items if (m := item.value("moment"))), None)
    evening = any(part.has("time:evening", "time:last_night") for part in parts)
    both = any(part.has("each") for part in parts)
    when = moment_of(clauses, nth, context.now)[0]
    span = (min(part.span[0] for part in parts), max(part.span[1] for part in parts))
    found: list[Draft | Question] = []
    for area in areas or [_Area(None, None, None, nth)]:
        time_s = area.seconds if area.seconds is not None else seconds[0] if len(set(seconds)) == 1 else None
        side = area.side or ("both" if both else None)
        fields: dict[str, object] = {"region": area.region} if area.region else {}
        if side:
            fields["side"] = side
        if time_s is not None and 0 < time_s <= _LONGEST_S:
            fields["duration_s"] = int(time_s) if float(time_s).is_integer() else time_s
        if moment or evening:
            fields["moment"] = moment or "evening"
        if tool:
            fields["tool"] = tool
        pressure = _pressure(parts)
        if pressure is not None:
            fields["pressure"] = pressure
        assumed = ("with a roller",) if tool == "roller" and not any(_tool(part) for part in parts) else ()
        found.append(asked_or_whole(Draft("release", at_text(when, context.now), fields, span, assumed, 0.9)))
    return found, set(group)


def _areas(clause: Clause, nth: int) -> list[_Area]:
    found = []
    sides = [item.value("side") for item in clause.items if item.value("side") and not item.value("place")]
    for item in clause.all("place"):
        name = item.value("place") or ""
        place = PLACES[name.removesuffix("*")]
        if len(place.regions) != 1:
            continue
        side = sides[0] if sides else ("both" if name.endswith("*") or not place.paired else None)
        found.append(_Area(str(place.regions[0]), side, _seconds(clause), nth))
    return found


def _rest(clauses: Sequence[Clause], nth: int, free: Sequence[int]) -> list[int]:
    """The clauses behind that go on about it: further regions, times, sides, the moment."""
    found = []
    for other in range(nth + 1, len(clauses)):
        clause = clauses[other]
        goes_on = clause.only(
            "place", "amount", "each", "side", "moment", "time", "did", "tool", "roll", "pressure", "level", "number", "on", "one"
        )
        if other not in free or clause.sentence != clauses[nth].sentence or not goes_on or clause.all("sense"):
            break
        if clause.has("roll", "release") or (clause.has("level", "number") and not clause.has("pressure")):
            break
        found.append(other)
    return found


def _short_rest(clauses: Sequence[Clause], nth: int, free: Sequence[int]) -> list[int]:
    """The clause behind, where it only repeats that it isn't wanted or says until when."""
    other = nth + 1
    if (
        other in free
        and clauses[other].sentence == clauses[nth].sentence
        and clauses[other].only("stop", "until", "for", "month", "weekday", "number")
    ):
        return [other]
    return []


def _tool(clause: Clause) -> str | None:
    tools = clause.all("tool")
    return max(tools, key=lambda item: item.end - item.start).value("tool") if tools else None


def _seconds(clause: Clause) -> float | None:
    amount = clause.first("amount:s")
    return amount.number if amount is not None else None


def _pressure(parts: Sequence[Clause]) -> float | None:
    for part in parts:
        if part.has("pressure"):
            said = part.first("level") or part.first("number")
            if said is not None and said.number is not None and 0 <= said.number <= 10 and said.scale in (None, 10.0):
                return said.number
    return None
