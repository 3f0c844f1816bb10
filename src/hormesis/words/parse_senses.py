"""What one clause says of the body: where, what is felt, how much, on which movement. ``Spot``, ``Level`` and their readers."""

from dataclasses import dataclass

from hormesis.words.parse_clauses import Clause
from hormesis.words.parse_values import Span
from hormesis.words.parse_words import Item
from hormesis.words.places import PLACES, Place

__all__ = ["Level", "Spot", "is_a_fall", "level_of", "levels_of", "movement_of", "sense_of", "spots_of"]

_NEAR = 4
_SIDES = 3
_MOST = 10
_FALLS = ("ankle", "foot")
_STOPS = frozenset(
    {
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
    }
)


@dataclass(frozen=True, slots=True)
class Level:
    """What was said of how much: ``value`` 0 to 10, or None and the ``problem`` (level, range, scale) that must be asked."""

    value: float | None = None
    problem: str = "level"

    @property
    def is_said(self) -> bool:
        """Whether any number was said, usable or not."""
        return self.value is not None or self.problem != "level"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the body in a clause, with the side that stands beside it; ``plural`` where the word means both."""

    place: Place
    plural: bool
    side: str | None


def spots_of(clause: Clause) -> list[Spot]:
    """The places of a clause. An open one ("my back") is left out where another says which."""
    items = clause.items
    sides = [at for at, item in enumerate(items) if item.value("side") and not item.value("place")]
    places = [at for at, item in enumerate(items) if item.value("place")]
    behind = bool(sides and places) and sides[0] > places[0]
    found = []
    for at in places:
        near = [s for s in sides if (0 < s - at <= _SIDES if behind else 0 < at - s <= _SIDES)]
        if len(places) == 1 and len({items[s].value("side") for s in sides}) == 1:
            near = sides  # the only side is of the only place, however far apart
        side = items[min(near, key=lambda s: abs(s - at))].value("side") if near else None
        name = items[at].value("place") or ""
        found.append(Spot(PLACES[name.removesuffix("*")], name.endswith("*"), side))
    named = {spot.place.regions[0] for spot in found if len(spot.place.regions) == 1}
    return [spot for spot in found if len(spot.place.regions) == 1 or not named & set(spot.place.regions)]


def sense_of(clause: Clause) -> str | None:
    """What is felt: ``tight``, ``pain``, ``sore``; with ``=0`` where it is said not to be there; ``fine=0`` where nothing is."""
    senses, zeros = clause.all("sense"), clause.all("zero")
    if is_a_fall(clause):
        return "pain"
    if senses:
        kinds = ["sore" if item.has("sense:sore") else item.value("sense") or "" for item in senses]
        kept = [kind for kind, item in zip(kinds, senses, strict=True) if not _denied(clause, item)]
        if zeros or not kept:
            return f"{kinds[0]}=0"
        return "sore" if "sore" in kept else kept[0]
    if zeros:
        return f"{zeros[0].value('zero')}=0"
    if clause.has("fine") and not clause.has("not", "sleep") and not clause.all("field") and not clause.all("state"):
        return "fine=0"
    return None


def is_a_fall(clause: Clause) -> bool:
    """ "Rolled my ankle" is an injury, and no release work."""
    places = {(item.value("place") or "").removesuffix("*") for item in clause.all("place")}
    return clause.has("roll") and not clause.all("tool") and not clause.has("amount:s") and bool(places & set(_FALLS))


def _denied(clause: Clause, sense: Item) -> bool:
    """Whether a sense is said not to be there: no pain, isn't tight, tut nicht weh, gone. "Not very tight" is no denial."""
    if clause.has("gone"):
        return True
    at = clause.items.index(sense)
    before, behind = clause.items[max(0, at - _NEAR) : at], clause.items[at + 1 : at + 3]
    for place, item in enumerate(before):
        if item.has("ended"):
            return True
        if item.has("not"):
            hedged = any(other.has("hedge") for other in before[place + 1 :])
            return not hedged or item.has("number:0") or level_of(clause).value == 0
    return any(item.has("not", "ended") for item in behind) and not any(item.value("place") for item in behind[:1])


def level_of(clause: Clause) -> Level:
    """How much a clause says, of 10. Two numbers, another scale and one out of range are not guessed at, and never clipped."""
    numbers = _numbers(clause)
    if len(numbers) != 1 or numbers[0].has("range"):
        return Level()
    return _level(numbers[0])


def levels_of(clause: Clause, spots: int) -> list[Level]:
    """The level of each of so many places: each its own where there are as many, else the one that was said for all."""
    numbers = _numbers(clause)
    if len(numbers) == spots > 1:
        return [_level(item) for item in numbers]
    return [level_of(clause)] * spots


def _numbers(clause: Clause) -> list[Item]:
    """The numbers that may be levels: those of 10, else bare ones."""
    said = [item for item in clause.items if item.has("level", "range")]
    if said or clause.has("sets"):
        return said
    denies = bool(clause.all("sense"))  # the zero of "zero tightness"; that of "none on the right" is a number
    return [i for i in clause.items if i.has("number") and i.number is not None and not (denies and i.has("not"))]


def _level(item: Item) -> Level:
    if item.has("range"):
        return Level()
    if item.number is None or item.scale not in (None, float(_MOST)):
        return Level(problem="scale")
    negative = item.gap.endswith((" -", " −", " –"))
    return Level(item.number) if item.number <= _MOST and not negative else Level(problem="range")


def movement_of(clause: Clause) -> Span | None:
    """Where a clause names the movement it hurts on: "on lunges", "when squatting", "benching hurts"."""
    items = clause.items
    for at, item in enumerate(items):
        if not item.has("on", "during"):
            continue
        end = at + 1
        while end < len(items) and not _stops_movement(items[end]):
            end += 1
        part = [i for i in items[at + 1 : end] if i.meanings != {"filler"}]
        if any(i.value("tag") or i.has("lift") for i in part) or (item.has("during") and part):
            return part[0].start, part[-1].end
    lifts = [item for item in items if item.has("lift") or item.value("tag")]
    return (lifts[0].start, lifts[0].end) if len(lifts) == 1 else None


def _stops_movement(item: Item) -> bool:
    return not item.has("lift") and any(meaning.partition(":")[0] in _STOPS for meaning in item.meanings)
