"""Numbers with what stands beside them: 6/10, six out of ten, 7 h 30, 45 s, 82,4 kg, 100x5. ``composed``."""

from collections.abc import Sequence
from dataclasses import replace

from hormesis.words.parse_words import Item

__all__ = ["composed"]

_SECONDS = {"s": 1.0, "min": 60.0, "h": 3600.0}
_CLOSE = ("", " ", "-", "  ")


def composed(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items with numbers and their units put together.

    Meanings made here: ``level`` (with its scale), ``range`` (two numbers where one is meant), ``amount:s``, ``amount:day`` …
    ``amount:kg``, ``amount:lb`` (with the number in that unit), ``ordinal``, ``date`` (three numbers) and ``sets`` (of a lift).
    """
    found: list[Item] = []
    rest = [_counted(item) for item in items]
    at = 0
    while at < len(rest):
        one, taken = _next(rest, at)
        found.append(one)
        at += taken
    return tuple(_hours_with_minutes(found))


def _counted(item: Item) -> Item:
    """A number that is written as a word, as a number."""
    value = item.value("number")
    return replace(item, number=float(value), meanings=item.meanings | {"number"}) if value is not None else item


def _next(items: Sequence[Item], at: int) -> tuple[Item, int]:
    """The next item, and how many of the old ones it is made of."""
    item = items[at]
    first = item.number if item.number is not None else 1.0 if item.has("one") else None
    if first is None:
        return _rated(items, at)
    second = _at(items, at + 1)
    if item.number is None and not (second.has("of_ten") or second.value("unit")):
        return item, 1
    if _at(items, at + 1).number is not None and second.gap.strip() == "/" and _at(items, at + 2).gap.strip() == "/":
        return _joined(items[at : at + 3], "date"), 3
    low, high = _range(items, at)
    ratio = _ratio(items, at + high)
    if ratio is not None:
        scale, taken = ratio
        meaning = "range" if low else "level"
        return _joined(items[at : at + high + taken], meaning, first, scale), high + taken
    if low:
        return _joined(items[at : at + high + 1], "range", first), high + 1
    if second.has("times") and _at(items, at + 2).number is not None:
        return _times(items, at, first)
    if second.has("half") and _at(items, at + 2).value("unit"):
        return _with_unit(items[at : at + 3], first + 0.5, _at(items, at + 2)), 3
    if second.value("unit") and second.gap in _CLOSE:
        if _at(items, at + 2).has("half"):
            return _with_unit(items[at : at + 3], first + 0.5, second), 3
        return _with_unit(items[at : at + 2], first, second), 2
    return item, 1


def _rated(items: Sequence[Item], at: int) -> tuple[Item, int]:
    """RPE 8 is said of a set."""
    if items[at].words in ("rpe", "rir") and _at(items, at + 1).number is not None:
        return _joined(items[at : at + 2], "sets"), 2
    return items[at], 1


def _range(items: Sequence[Item], at: int) -> tuple[bool, int]:
    """Whether two numbers stand where one is meant (5-6, five or six), and how far the second is."""
    second = _at(items, at + 1)
    if second.number is not None and second.gap.strip() in ("-", "–"):
        return True, 1
    if second.has("or") and second.gap.strip() == "" and _at(items, at + 2).number is not None:
        return True, 2
    return False, 0


def _ratio(items: Sequence[Item], at: int) -> tuple[float, int] | None:
    """The scale and the length of "6/10" or "6 out of 10" that begins at ``at``."""
    second = _at(items, at + 1)
    if second.number is not None and second.gap.strip() == "/":
        return second.number, 2
    third = _at(items, at + 2).number
    if second.has("of_ten") and third in (5.0, 10.0, 100.0):
        return third, 3
    return None


def _times(items: Sequence[Item], at: int, first: float) -> tuple[Item, int]:
    """2x45 s is an amount of time, 100x5 a set."""
    third, unit = items[at + 2], _at(items, at + 3).value("unit")
    assert third.number is not None  # asked before
    if unit in _SECONDS and first <= 20:
        return _with_unit(items[at : at + 4], first * third.number, items[at + 3]), 4
    last = at + 3
    while _at(items, last).has("times") and _at(items, last + 1).number is not None:
        last += 2
    return _joined(items[at:last], "sets"), last - at


def _with_unit(items: Sequence[Item], number: float, unit: Item) -> Item:
    name = unit.value("unit") or ""
    if name in _SECONDS:
        return replace(_joined(items, "amount:s", number * _SECONDS[name]), words=name)
    if name == "th":
        return _joined(items, "ordinal", number)
    if name == "reps":
        return _joined(items, "sets")
    return _joined(items, f"amount:{name}", number)


def _hours_with_minutes(items: Sequence[Item]) -> list[Item]:
    """7 h 30 (min) as one amount of time."""
    found: list[Item] = []
    for item in items:
        before = found[-1] if found else None
        if before is not None and before.has("amount:s") and before.words == "h" and before.number is not None:
            minutes = item.number if item.has("number") and item.gap in ("", " ") and (item.number or 0) >= 1 else None
            if item.has("amount:s") and item.words == "min" and item.number is not None:
                minutes = item.number / 60
            if minutes is not None and minutes < 60:
                found[-1] = replace(before, end=item.end, number=before.number + 60 * minutes, words="hmin")
                continue
        found.append(item)
    return found


def _joined(items: Sequence[Item], meaning: str, number: float | None = None, scale: float | None = None) -> Item:
    words = " ".join(item.words for item in items)
    return Item(frozenset({meaning}), items[0].start, items[-1].end, items[0].gap, words, number, scale)


def _at(items: Sequence[Item], at: int) -> Item:
    return items[at] if at < len(items) else _NOTHING


_NOTHING = Item(frozenset(), 0, 0, ".", "")
