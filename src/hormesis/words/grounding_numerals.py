"""Numerals in a text, however they are written: ``tokens_of``. Digits, number words (English, German), fractions, dates, clocks.

A token that holds a digit is never lost: what can't be read as a number is one of kind ``odd``, which nothing grounds.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from hormesis.words.grounding_words import (
    FRACTIONS,
    HUNDREDS,
    MONTHS,
    ORDINALS,
    POINT,
    SMALL,
    TENS,
    german_number,
)

__all__ = ["Day", "Token", "plain_digits", "tokens_of"]

Day = tuple[int | None, int | None, int]
"""Year, month and day of the month, as far as they are said."""

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_SCAN = re.compile(
    r"(?P<iso>\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?)"
    rf"|(?P<dm>\b\d{{1,2}}(?:st|nd|rd|th|\.)?\s+(?:of\s+)?(?:{_MONTH})\b\.?(?:,?\s+\d{{4}}\b)?)"
    rf"|(?P<md>\b(?:{_MONTH})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?!\s*(?:kg|lb|reps|sets|%|[.,:]\d))(?:,?\s+\d{{4}}\b)?)"
    r"|(?P<dotted>\b\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{4}|\d{2})(?!\d)"
    r"|(?:(?<=am )|(?<=vom )|(?<=bis )|(?<=der )|(?<=dem )|(?<=den )|(?<=seit )|(?<=zum )|(?<=ab ))\d{1,2}\.\s?\d{1,2}\.)"
    r"|(?P<slashed>\b\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})\b)"
    r"|(?P<clock>\b\d{1,2}:\d{2}(?::\d{2})?(?:\s?(?:[ap]\.?m\.?\b|Uhr\b))?)"
    r"|(?P<hour>\b\d{1,2}\s?(?:[ap]\.?m\.?(?![a-z])|Uhr\b)(?:\s\d{2}\b)?)"
    r"|(?P<list>\b\d+(?:,\d+){2,}\b)"
    r"|(?P<th>\b\d+(?:st|nd|rd|th)\b)"
    r"|(?P<slash>\b\d+⁄\d+\b)"
    r"|(?P<num>\d{1,3}(?:[ \u202f\u00a0']\d{3})+(?!\d)|\d+(?:[.,]\d+)+|\d+|(?<![\w.])\.\d+)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<sign>\S)",
    re.IGNORECASE,
)

Form = Literal["num", "day", "clock", "word", "sign", "odd", "ordinal", "times"]


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text. ``values`` are the readings of a number (1,250 has two), ``decimals`` those that are shown."""

    form: Form
    text: str
    start: int
    end: int
    values: tuple[float, ...] = ()
    decimals: int = 0
    day: Day | None = None
    spelt: bool = False


def plain_digits(text: str) -> str:
    """The text with every digit as 0 to 9 and without what can't be seen: Arabic and full-width digits, ½, zero-width spaces."""
    shown = (one for one in unicodedata.normalize("NFKC", _spaced_fractions(text)) if unicodedata.category(one) != "Cf")
    return "".join(str(unicodedata.digit(one)) if one.isdigit() and not one.isascii() else one for one in shown)


def tokens_of(text: str) -> tuple[Token, ...]:
    """The tokens of a text as ``plain_digits`` gives it, number words put together."""
    return _with_words([_token(match) for match in _SCAN.finditer(text)])


def _spaced_fractions(text: str) -> str:
    """7½ is seven and a half, not seventy-one halves."""
    return re.sub(r"(\d)([¼-¾⅐-⅞])", r"\1 \2", text)


def _token(match: re.Match[str]) -> Token:
    group, text = match.lastgroup or "sign", match.group()
    start, end = match.span()
    if group == "word":
        return Token("word", text, start, end)
    if group == "sign":
        return Token("sign", text, start, end)
    if group in ("iso", "dm", "md", "dotted", "slashed"):
        day = _day(group, text)
        return Token("day", text, start, end, day=day) if day else Token("odd", text, start, end)
    if group in ("clock", "hour"):
        return _clock(text, start, end)
    if group == "list":
        return Token("num", text, start, end, tuple(float(one) for one in text.split(",")), -1)
    if group == "th":
        return Token("ordinal", text, start, end, (float(re.sub(r"\D", "", text)),))
    if group == "slash":
        above, below = text.split("⁄")
        return Token("num", text, start, end, (int(above) / int(below),), 2) if int(below) else Token("odd", text, start, end)
    values, decimals = _readings(text)
    return Token("num", text, start, end, values, decimals)


def _readings(text: str) -> tuple[tuple[float, ...], int]:
    """A number as written in English or German, with its decimals."""
    plain = re.sub(r"[ \u202f\u00a0']", "", text)
    marks = re.findall(r"[.,]", plain)
    if not marks:
        return (float(plain),), 0
    if len(marks) > 1:
        whole, last = re.sub(r"[.,](?=.*[.,])", "", plain), marks[-1]
        if len(set(marks)) == 1:
            return (float(re.sub(r"[.,]", "", plain)),), 0
        return (float(whole.replace(last, ".")),), len(whole.rpartition(last)[2])
    after = re.split(r"[.,]", plain)[1]
    decimal = float(re.sub(",", ".", plain))
    if len(after) == 3 and plain[0] not in ".,0":
        return (decimal, float(re.sub(r"[.,]", "", plain))), 3
    return (decimal,), len(after)


def _day(group: str, text: str) -> Day | None:
    numbers = [int(one) for one in re.findall(r"\d+", text)]
    if group == "iso":
        found: Day = (numbers[0], numbers[1], numbers[2])
    elif group in ("dm", "md"):
        name = re.search(rf"\b(?:{_MONTH})\b", text, re.IGNORECASE)
        month = MONTHS[name.group().lower()] if name else None
        found = (numbers[1] if len(numbers) > 1 else None, month, numbers[0])
    else:
        year = numbers[2] if len(numbers) > 2 else None
        year = 2000 + year if year is not None and year < 100 else year
        month, day = (numbers[1], numbers[0]) if numbers[1] <= 12 else (numbers[0], numbers[1])
        found = (year, month, day)
    return found if 1 <= found[2] <= 31 and (found[1] is None or 1 <= found[1] <= 12) else None


def _clock(text: str, start: int, end: int) -> Token:
    """A time of day in minutes after midnight; 7:23 may be a length too, so it keeps both numbers."""
    numbers = [int(one) for one in re.findall(r"\d+", text)]
    hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 0
    half = re.search(r"([ap])\.?m", text, re.IGNORECASE)
    if half:
        hour = hour % 12 + (12 if half.group(1).lower() == "p" else 0)
    exact = len(numbers) > 1
    return Token("clock", text, start, end, (hour * 60.0 + minute,), 1 if exact else 0, spelt=bool(half) or "uhr" in text.lower())


def _with_words(tokens: Sequence[Token]) -> tuple[Token, ...]:
    found: list[Token] = []
    at = 0
    while at < len(tokens):
        one, taken = _spelt(tokens, at)
        found.append(one)
        at += taken
    return tuple(found)


def _spelt(tokens: Sequence[Token], at: int) -> tuple[Token, int]:
    """A number word, or several that are one number, as a number; any other token as it is."""
    one = tokens[at]
    if one.form == "num" and _word(tokens, at + 1) in ("and", "und") and _half_after(tokens, at + 2):
        last = at + 2 + _half_after(tokens, at + 2)
        return replace(one, values=(one.values[0] + 0.5,), decimals=1, end=tokens[last - 1].end), last - at
    if one.form == "num" and at + 1 < len(tokens) and "⁄" in tokens[at + 1].text and tokens[at + 1].form == "num":
        return replace(one, values=(one.values[0] + tokens[at + 1].values[0],), decimals=2, end=tokens[at + 1].end), 2
    if one.form == "num" and _word(tokens, at + 1) in ("thousand", "tausend", "k") and one.values[0] < 1000:
        return replace(one, values=(one.values[0] * 1000,), decimals=one.decimals, end=tokens[at + 1].end), 2
    if one.form != "word":
        return one, 1
    word = one.text.lower()
    if word in ("point", "komma"):
        return one, 1
    value, length = _cardinal(tokens, at)
    if length:
        taken = length
        final = tokens[at + taken - 1]
        if _half_after(tokens, at + taken + 1) and _word(tokens, at + taken) in ("and", "und"):
            taken += 1 + _half_after(tokens, at + taken + 1)
            value, final = value + 0.5, tokens[at + taken - 1]
        decimals = 0 if value == int(value) else len(f"{value:g}".partition(".")[2])
        return Token("num", word, one.start, final.end, (value,), decimals, spelt=True), taken
    if word in FRACTIONS:
        return Token("num", word, one.start, one.end, (FRACTIONS[word],), 2, spelt=True), 1
    if word in ORDINALS:
        return Token("ordinal", word, one.start, one.end, (ORDINALS[word],), 0, spelt=True), 1
    times = german_number(word.removesuffix("mal")) if word.endswith("mal") else None
    if times is not None and times != 1:
        return Token("times", word, one.start, one.end, (times,), 0, spelt=True), 1
    return one, 1


def _cardinal(tokens: Sequence[Token], at: int) -> tuple[float, int]:
    """The number that the words from ``at`` on say, and how many words it takes; 0 words for none."""
    german = german_number(_word(tokens, at))
    if german is not None and _word(tokens, at) not in SMALL:
        value, taken = german, 1
    else:
        value, taken = _english(tokens, at)
    if not taken:
        return 0.0, 0
    if _word(tokens, at + taken) in POINT:
        digits = ""
        while (digit := _digit(tokens, at + taken + 1 + len(digits))) is not None:
            digits += digit
        if digits:
            return float(f"{value:g}.{digits}"), taken + 1 + len(digits)
    return value, taken


def _english(tokens: Sequence[Token], at: int) -> tuple[float, int]:
    total, part, taken, place, last = 0.0, 0.0, 0, at, ""
    while True:
        word = _word(tokens, place)
        hyphen = (
            taken and place < len(tokens) and tokens[place].text == "-" and last == "tens" and _word(tokens, place + 1) in SMALL
        )
        if hyphen:
            place += 1
            continue
        if word == "and" and last == "hundred" and (_word(tokens, place + 1) in SMALL or _word(tokens, place + 1) in TENS):
            place += 1
            continue
        if (word in SMALL and last in ("", "hundred")) or (word in SMALL and last == "tens" and SMALL[word] < 10):
            part, last = part + SMALL[word], "small"
        elif word in TENS and last in ("", "hundred"):
            part, last = part + TENS[word], "tens"
        elif word in TENS and last == "small" and 1 <= part <= 19 and not total and part == int(part):
            part, last = part * 100 + TENS[word], "tens"  # one twenty: how lifters say 120
        elif word in HUNDREDS and last != "hundred":
            part, last = (part or 1) * 100, "hundred"
        elif word == "thousand" and taken:
            total, part, last = (part or 1) * 1000, 0.0, "hundred"
        else:
            return total + part, taken
        place += 1
        taken = place - at


def _half_after(tokens: Sequence[Token], at: int) -> int:
    """How many words "a half" or "half" takes at ``at``; 0 where it isn't there."""
    if _word(tokens, at) == "a" and _word(tokens, at + 1) == "half":
        return 2
    return 1 if _word(tokens, at) in ("half", "halb", "halbe", "halben") else 0


def _digit(tokens: Sequence[Token], at: int) -> str | None:
    word = _word(tokens, at)
    value = SMALL.get(word, german_number(word) if word else None)
    return f"{value:g}" if value is not None and value < 10 else None


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].text.lower() if at < len(tokens) and tokens[at].form == "word" else ""
