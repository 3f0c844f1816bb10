"""Numbers that belong together: ranges, sets × reps at a load. ``ranged``, ``linked``; what a number is read as: ``Reading``."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hormesis.words.grounding_numerals import Day, Token

__all__ = ["Reading", "linked", "ranged"]

_TIMES = frozenset({"x", "×", "*", "mal", "by"})
_RANGE = frozenset({"-", "–", "—", "to", "bis", "or", "oder"})
_LONGEST_SETS = 12.0


@dataclass(frozen=True, slots=True)
class Reading:
    """One number with what it measures; as in ``Claim``."""

    start: int
    end: int
    kind: str
    values: tuple[float, ...]
    slack: float
    noun: str = ""
    scale: float | None = None
    day: Day | None = None
    compares: int = 0
    approximate: bool = False
    linked: int | None = None
    last: int = 0


def ranged(tokens: Sequence[Token], found: Sequence[tuple[int, Reading]]) -> list[tuple[int, Reading]]:
    """The first number of a range gets the unit of the second: 60 to 70 kg, 3–5 reps, between 95 and 105 kg."""
    result = list(found)
    for place in range(len(result) - 2, -1, -1):
        (at, first), (second_at, second) = result[place], result[place + 1]
        if first.kind not in ("bare", "count", "part") or second.kind in (
            "bare",
            "day",
            "clock",
            "year",
            "odd",
            "ordinal",
            "part",
        ):
            continue
        joins = [tokens[one].text.lower() for one in range(first.last + 1, second_at)]
        between = joins in (["and"], ["und"]) and _word(tokens, at - 1) in ("between", "zwischen")
        if first.kind == "bare" and len(joins) == 1 and (joins[0] in _RANGE or between):
            size = (
                second.slack / (0.5 * 10.0 ** -tokens[second_at].decimals)
                if tokens[second_at].form == "num" and second.slack
                else 1.0
            )
            size = (
                size
                if not tokens[second_at].spelt
                else (second.values[0] / tokens[second_at].values[0] if tokens[second_at].values[0] else 1.0)
            )
            values = tuple(one * size for one in first.values)
            result[place] = (at, replace(first, kind=second.kind, values=values, slack=first.slack * size, noun=second.noun))
    return result


def linked(tokens: Sequence[Token], found: Sequence[tuple[int, Reading]]) -> list[Reading]:
    """Sets × reps at a load, and a load for reps, marked as belonging together."""
    result = [one for _, one in found]
    for place in range(len(result) - 1):
        first, second = result[place], result[place + 1]
        joins = [tokens[one].text.lower() for one in range(first.last + 1, found[place + 1][0])]
        if joins and joins[-1] in ("a", "roughly", "about", "each", "je"):
            joins = joins[:-1]
        if len(joins) == 1 and joins[0] in _TIMES:
            result[place], result[place + 1] = _crossed(first, second, place)
        elif joins == ["of"] and first.kind == "sets" and second.kind in ("bare", "reps"):
            result[place] = replace(first, linked=first.linked if first.linked is not None else place)
            result[place + 1] = replace(second, kind="reps", linked=result[place].linked)
        elif (
            joins
            and joins[0] in ("@", "at", "with", "bei", "mit", "à", "zu")
            and len(joins) <= 2
            and second.kind in ("bare", "mass")
        ):
            if first.kind == "reps" and (second.kind == "mass" or (joins[0] == "@" and second.values[0] > 10)):
                group = first.linked if first.linked is not None else place
                result[place], result[place + 1] = replace(first, linked=group), replace(second, kind="mass", linked=group)
        elif joins in (["for"], ["für"]) and first.kind == "mass" and second.kind in ("bare", "reps"):
            result[place], result[place + 1] = replace(first, linked=place), replace(second, kind="reps", linked=place)
    return result


def _crossed(first: Reading, second: Reading, place: int) -> tuple[Reading, Reading]:
    """3×8 are sets and reps, 100×5 a load and reps, 3×40 s sets and a length; a third number follows what it joins."""
    group = first.linked if first.linked is not None else place
    if first.kind in ("mass",) and second.kind in ("bare", "reps"):
        return replace(first, linked=group), replace(second, kind="reps", linked=group)
    if first.linked is not None and second.kind in ("bare", "mass"):
        return first, replace(
            second, kind="mass" if second.kind == "mass" or second.values[0] > _LONGEST_SETS else "bare", linked=group
        )
    if first.kind in ("bare", "sets", "count") and second.kind in ("bare", "reps"):
        if first.kind == "bare" and (first.values[0] > _LONGEST_SETS or first.values[0] != int(first.values[0])):
            return replace(first, kind="mass", linked=group), replace(second, kind="reps", linked=group)
        return replace(first, kind="sets", noun="", linked=group), replace(second, kind="reps", linked=group)
    if first.kind in ("bare", "count") and second.kind in ("time", "mass"):
        return replace(first, kind="plates" if second.kind == "mass" else "sets", noun=""), second
    return first, second


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].text.lower() if 0 <= at < len(tokens) and tokens[at].form == "word" else ""
