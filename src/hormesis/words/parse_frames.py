"""What hurts, is tight or sore, put together from clauses: ``Frame``, ``frames_of``."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hormesis.words.parse_clauses import Clause
from hormesis.words.parse_values import Span
from hormesis.words.parse_words import Item
from hormesis.words.places import PLACES, Place

__all__ = ["Frame", "Level", "frames_of", "said_movement"]

_NEAR = 4
_SIDES = 3


@dataclass(frozen=True, slots=True)
class Level:
    """What was said of how much: ``value`` 0 to 10, or None and the ``problem`` (level, range, scale) that must be asked."""

    value: float | None
    problem: str = "level"


@dataclass(frozen=True, slots=True)
class Frame:
    """One report in the making. ``sense`` is tight, pain, sore or fine; ``side`` None where none was said.

    ``clause`` is the clause that names it, ``group`` the number of the sense it hangs on: what is said behind a list is of all.
    """

    place: Place | None
    plural: bool
    side: str | None
    sense: str
    level: Level
    span: Span
    clause: int
    group: int
    movement: Span | None = None
    new: bool = False
    mended: bool = False


@dataclass(frozen=True, slots=True)
class _Spot:
    place: Place
    plural: bool
    side: str | None
    item: Item


def frames_of(clauses: Sequence[Clause], open_clauses: Sequence[int]) -> tuple[list[Frame], set[int]]:
    """The reports that the open clauses make, and which of these clauses they came from."""
    frames: list[Frame] = []
    waiting: list[tuple[int, list[_Spot]]] = []  # places named before their sense
    taken: set[int] = set()
    free = set(open_clauses)
    for nth, clause in enumerate(clauses):
        if nth not in free:
            if clause.join in ("sentence", "but") or clause.void:
                waiting = []
            continue
        if clause.join == "sentence":
            waiting = []
        spots, sense, level = _spots(clause), _sense(clause), _level(clause)
        before = frames[-1].group if frames and clauses[frames[-1].clause].sentence == clause.sentence else None
        if spots and sense:
            group = len(frames) + 1
            frames += [
                _frame(spot, sense, _own(level, _level(clauses[at], alone=True)), clauses, at, group)
                for at, many in waiting
                for spot in many
            ]
            taken |= {at for at, _ in waiting}
            waiting = []
            frames += _spread(spots, sense, clause, clauses, nth, group)
            taken.add(nth)
        elif (
            spots
            and before is not None
            and (level.value is not None or level.problem != "level" or not _sense_follows(clauses, nth, free))
        ):
            last = frames[-1]
            if clause.join == "and" and last.level.value is None and last.level.problem == "level":
                frames = [replace(f, level=level) if f.group == before and f.level == last.level else f for f in frames]
            many = _spread(spots, last.sense, clause, clauses, nth, before)
            frames += many
            taken.add(nth)
        elif spots:
            waiting.append((nth, spots))
        elif sense and waiting:
            group = len(frames) + 1
            frames += [
                _frame(spot, sense, _own(level, _level(clauses[at], alone=True)), clauses, at, group)
                for at, many in waiting
                for spot in many
            ]
            taken |= {at for at, _ in waiting} | {nth}
            waiting = []
        elif frames and _continues(frames, clause, clauses, nth, sense, level):
            taken.add(nth)
        elif sense and _is_worth_asking(clause, sense, level) and not _names_a_place(clauses, nth, free):
            frames.append(_frame(None, sense, level, clauses, nth, len(frames) + 1))
            taken.add(nth)
    return frames, taken


def _spots(clause: Clause) -> list[_Spot]:
    """The places of a clause, each with the side that stands beside it."""
    items = clause.items
    sides = [at for at, item in enumerate(items) if item.value("side") and not item.value("place")]
    places = [at for at, item in enumerate(items) if item.value("place")]
    if not places:
        return []
    behind = bool(sides) and sides[0] > places[0]
    found = []
    for at in places:
        near = [s for s in sides if (0 < s - at <= _SIDES if behind else 0 < at - s <= _SIDES)]
        best = min(near, key=lambda s: abs(s - at)) if near else None
        side = items[best].value("side") if best is not None else None
        if (
            side is None
            and len({items[s].value("side") for s in sides}) == 1
            and (len(places) == 1 or not near and len(sides) == 1)
        ):
            side = items[sides[0]].value("side") if len(places) == 1 else None
        name = items[at].value("place") or ""
        found.append(_Spot(PLACES[name.removesuffix("*")], name.endswith("*"), side, items[at]))
    return found


def _sense(clause: Clause) -> str | None:
    """What is felt: tight, pain, sore; with "=0" where it is said that it isn't; "fine" where nothing is."""
    senses = clause.all("sense")
    zeros = clause.all("zero")
    if senses:
        kinds = [_kind_of(item) for item in senses]
        denied = [_denied(clause, item) for item in senses]
        kept = [kind for kind, no in zip(kinds, denied, strict=True) if not no]
        if zeros and not kept:
            return f"{kinds[0]}=0"
        if kept:
            return "sore" if "sore" in kept else kept[0]
        return f"{kinds[0]}=0"
    if zeros:
        return f"{zeros[0].value('zero')}=0"
    if clause.has("fine") and not clause.has("not", "sleep", "state", "quality_of") and not clause.all("field"):
        return "fine=0"
    return None


def _kind_of(item: Item) -> str:
    return "sore" if item.has("sense:sore") else item.value("sense") or "pain"


def _denied(clause: Clause, sense: Item) -> bool:
    """Whether a sense is said not to be there: no pain, isn't tight, tut nicht weh, gone."""
    at = clause.items.index(sense)
    if clause.has("gone"):
        return True
    before, behind = clause.items[max(0, at - _NEAR) : at], clause.items[at + 1 : at + 3]
    for place, item in enumerate(before):
        if item.has("not") and not item.has("number:0"):
            return not any(other.has("hedge") for other in before[place + 1 :]) or _level(clause).value == 0
        if item.has("not"):
            return True
    return any(item.has("not", "ended") for item in behind) and not any(item.value("place") for item in behind[:1])


def _level(clause: Clause, alone: bool = False) -> Level:
    """How much a clause says: of 10, or a bare number; two numbers, another scale or one out of range are not guessed at."""
    said = [item for item in clause.items if item.has("level", "range")]
    bare = [item for item in clause.items if item.has("number") and not item.has("not") and not _is_label(clause, item)]
    if any(item.has("range") for item in said):
        return Level(None, "level")
    chosen = said or bare
    if len(chosen) != 1:
        return Level(None, "level" if not chosen or not alone else "level")
    number, scale = chosen[0].number, chosen[0].scale
    if number is None or (scale is not None and scale != 10):
        return Level(None, "scale")
    if not 0 <= number <= 10 or chosen[0].gap.endswith(("-", "−")) and not chosen[0].gap.strip(" -−"):
        return Level(None, "range") if not 0 <= number <= 10 or chosen[0].gap.endswith(" -") else Level(number)
    return Level(number)


def _is_label(clause: Clause, item: Item) -> bool:
    return item.number is None or any(other.has("sets") for other in clause.items)


def _own(shared: Level, own: Level) -> Level:
    return own if own.value is not None or own.problem != "level" else shared


def _spread(spots: Sequence[_Spot], sense: str, clause: Clause, clauses: Sequence[Clause], nth: int, group: int) -> list[Frame]:
    """The frames of one clause: with as many levels as places each its own, with one the same for all."""
    said = [i for i in clause.items if i.has("level")] or [i for i in clause.items if i.has("number") and not i.has("not")]
    if len(said) == len(spots) > 1:
        levels = [_level(Clause((item,), clause.join, clause.sentence)) for item in said]
    else:
        levels = [_level(clause)] * len(spots)
    return [_frame(spot, sense, level, clauses, nth, group) for spot, level in zip(spots, levels, strict=True)]


def _frame(spot: _Spot | None, sense: str, level: Level, clauses: Sequence[Clause], nth: int, group: int) -> Frame:
    clause = clauses[nth]
    kind, _, zero = sense.partition("=")
    if zero:
        level = Level(0.0) if level.value in (None, 0.0) and level.problem == "level" else Level(None, "level")
    elif not zero and _is_hedged(clause):
        level = level if level.value is not None else Level(None)
    return Frame(
        place=spot.place if spot else None,
        plural=spot.plural if spot else False,
        side=spot.side if spot else None,
        sense=kind,
        level=level,
        span=clause.span,
        clause=nth,
        group=group,
        movement=said_movement(clause, behind=spot.item if spot else None),
        new=clause.has("new"),
        mended=any(item.mended for item in clause.items),
    )


def _is_hedged(clause: Clause) -> bool:
    return clause.has("not") and clause.has("hedge")


def _continues(frames: list[Frame], clause: Clause, clauses: Sequence[Clause], nth: int, sense: str | None, level: Level) -> bool:
    """Whether a clause without a place only adds to what was said: a level, a side, a movement, or that it doesn't hurt."""
    last = frames[-1]
    if nth - last.clause > 2 and clauses[nth].sentence != clauses[last.clause].sentence:
        return False
    side = next((item.value("side") for item in clause.items if item.value("side")), None)
    movement = said_movement(clause, behind=None)
    zero = sense is not None and sense.endswith("=0")
    if zero and sense is not None and sense != f"{last.sense}=0":
        kind = sense.partition("=")[0]
        if kind == "fine":
            return False
        if last.sense != "fine":
            frames += [
                replace(f, sense=kind, level=Level(0.0), clause=nth, span=clause.span) for f in frames if f.group == last.group
            ]
        else:
            frames[:] = [replace(f, sense=kind) if f.group == last.group else f for f in frames]
        return True
    if zero:
        return True
    if sense is not None and sense != last.sense:
        return False
    if not (level.value is not None or level.problem != "level" or side or movement or (sense and sense == last.sense)):
        return False
    if level.value is not None and sense is None and not side and not _is_bare(clause):
        return False
    if side and last.side is not None and level.value is not None:
        frames.append(replace(last, side=side, level=level, clause=nth, span=clause.span, group=last.group))
        return True
    for at, frame in enumerate(frames):
        if frame.group == last.group:
            lacks = frame.level.value is None and frame.level.problem == "level"
            frames[at] = replace(
                frame,
                level=level if lacks else frame.level,
                side=frame.side or side,
                movement=frame.movement or movement,
                span=(frame.span[0], max(frame.span[1], clause.span[1])),
                new=frame.new or clause.has("new"),
            )
    return True


def _is_bare(clause: Clause) -> bool:
    """Whether a clause says a number and nothing else that could be meant by it."""
    return clause.only(
        "number", "level", "range", "one", "time", "side", "since", "moment", "hedge", "on", "during", "lift", "tag"
    ) or clause.has("level")


def _is_worth_asking(clause: Clause, sense: str, level: Level) -> bool:
    if sense.startswith("fine"):
        return False
    return level.value is not None or level.problem != "level" or (sense.endswith("=0") and clause.join == "sentence")


def _names_a_place(clauses: Sequence[Clause], nth: int, free: set[int]) -> bool:
    """Whether a later clause of the sentence names where: "not pain, just a tight neck"."""
    return any(
        clauses[i].sentence == clauses[nth].sentence and clauses[i].all("place") and i in free
        for i in range(nth + 1, len(clauses))
    )


def _sense_follows(clauses: Sequence[Clause], nth: int, free: set[int]) -> bool:
    """Whether this place goes with what comes: "…, hips and calves sore"."""
    following = nth + 1
    if clauses[nth].join == "and" or following not in free or following >= len(clauses):
        return False
    return clauses[following].join == "and" and bool(clauses[following].all("sense"))


def said_movement(clause: Clause, behind: Item | None) -> Span | None:
    """Where a clause names the movement it hurts on: "on lunges", "when squatting", "benching hurts"."""
    items = clause.items
    for at, item in enumerate(items):
        if not item.has("on", "during"):
            continue
        end = at + 1
        while end < len(items) and not _stops_movement(items[end], behind):
            end += 1
        part = [i for i in items[at + 1 : end] if i.meanings != {"filler"}]
        if any(i.value("tag") or i.has("lift") for i in part) or (item.has("during") and part):
            return part[0].start, part[-1].end
    lifts = [item for item in items if item.has("lift") or item.value("tag")]
    return (lifts[0].start, lifts[0].end) if len(lifts) == 1 else None


def _stops_movement(item: Item, behind: Item | None) -> bool:
    if item is behind or item.has("lift"):
        return item is behind
    return any(
        m.partition(":")[0]
        in (
            "place",
            "sense",
            "side",
            "number",
            "level",
            "range",
            "time",
            "moment",
            "until",
            "amount",
            "because",
            "fine",
            "not",
            "on",
            "since",
        )
        for m in item.meanings
    )
