"""What the numbers of one sentence measure: ``readings``. Units, ranges, sets × reps, differences, shares, lengths and clocks."""

from collections.abc import Sequence
from dataclasses import replace

from hormesis.words.grounding_joined import Reading, linked, ranged
from hormesis.words.grounding_numerals import Token
from hormesis.words.grounding_unit_words import ABOUT, ADVERB_ONE, BETWEEN, COUNTED, MOVED, OWN, RESERVE_NEAR, UNITS
from hormesis.words.grounding_words import DOWN, FOREIGN_NUMBERS, MULTIPLES, UP

__all__ = ["Reading", "readings"]

_OF = frozenset({"of", "von", "/", "out", "in", "aus"})
_SCALES = (5.0, 10.0, 100.0)
_RESERVE = frozenset({"reserve", "tank", "rir", "übrig"})
_MOVED_UP = frozenset(["up", "added", "gained", "rose", "plus", "+", "gain", "increase"])


def readings(tokens: Sequence[Token]) -> list[Reading]:
    """Every number of a sentence's tokens."""
    found: list[tuple[int, Reading]] = []
    at = 0
    while at < len(tokens):
        for reading in _read(tokens, at):
            found.append((at, reading))
            at = max(at, reading.last)
        at += 1
    return linked(tokens, ranged(tokens, found))


def _read(tokens: Sequence[Token], at: int) -> list[Reading]:
    """What begins at ``at``: nothing, a number, or the numbers of a list."""
    token = tokens[at]
    if token.form == "odd":
        return [Reading(token.start, token.end, "odd", (), 0, last=at)]
    if token.form == "day":
        return [Reading(token.start, token.end, "day", (), 0, day=token.day, last=at)]
    if token.form == "clock":
        return [_clock(tokens, at)]
    if token.form == "ordinal":
        return _ordinal(tokens, at)
    if token.form == "times":
        return [Reading(token.start, token.end, "count", token.values, 0, "times", last=at)]
    if token.form == "num":
        return _number(tokens, at)
    word = token.text.lower()
    if token.form == "word" and word in MULTIPLES and not _is_lifters_double(tokens, at):
        often = (word in ("twice", "thrice") and (at + 1 >= len(tokens) or tokens[at + 1].form == "sign")) or (
            _word(tokens, at + 1) in ("a", "per", "each", "every", "pro", "die", "this") and word in ("twice", "thrice")
        )
        kind = "count" if often else "ratio"
        return [Reading(token.start, token.end, kind, (MULTIPLES[word],), 0, "times" if often else "", last=at)]
    if token.form == "word" and word in FOREIGN_NUMBERS:
        return [Reading(token.start, token.end, "odd", (), 0, last=at)]
    if word == "once" and _word(tokens, at + 1) in ("a", "per"):
        return [Reading(token.start, token.end, "count", (1.0,), 0, "times", last=at)]
    return []


def _is_lifters_double(tokens: Sequence[Token], at: int) -> bool:
    """A heavy double is a set of two, "double progression" a scheme."""
    return tokens[at].text.lower() in ("double", "doubles", "triple") and _word(tokens, at + 1) in (
        "progression",
        "progressions",
        "check",
    )


def _number(tokens: Sequence[Token], at: int) -> list[Reading]:
    token = tokens[at]
    if token.decimals == -1:
        return [Reading(token.start, token.end, "bare", (one,), 0.5, last=at) for one in token.values]
    if token.spelt and token.text == "one" and not _counts(tokens, at):
        return []
    if token.spelt and token.values[0] in (0.5, 0.25) and _word(tokens, at + 1) in ("way", "hearted", "as"):
        return []
    before = _said_before(tokens, at)
    approximate = _word(tokens, at - 1) in ABOUT or _sign(tokens, at - 1) in ABOUT
    slack = 0.5 * 10.0**-token.decimals if not token.spelt else 0.005 if token.decimals else 0.5
    base = Reading(token.start, token.end, "bare", token.values, slack, approximate=approximate, last=at)
    if _is_year(token) and not before:
        return [replace(base, kind="year", slack=0)]
    share = _share(tokens, at, base)
    if share:
        return share
    composed = _length(tokens, at, base)
    if composed is not None:
        return [_compared(tokens, at, composed)]
    if before:
        return [replace(base, kind=before)]
    unit = _unit(tokens, at, base)
    return [_compared(tokens, at, unit)]


def _unit(tokens: Sequence[Token], at: int, base: Reading) -> Reading:
    """The number with the unit behind it, if there is one."""
    after = at + 1
    if _sign(tokens, after) == "-" and _word(tokens, after + 1) in (*UNITS, *COUNTED):
        after += 1  # a 30-minute workout
    if _reserve(tokens, after):
        return replace(base, kind="rir")
    if _sign(tokens, after) == "%":
        return replace(base, kind="percent", end=tokens[after].end, last=after)
    if tokens[at].spelt and tokens[at].values[0] in (0.5, 0.25, 0.75, 0.2, 1 / 3) and tokens[at].text != "point":
        return _fraction(tokens, at, base)
    skip = after
    for _ in range(2):
        word = _word(tokens, skip)
        if word in COUNTED and word not in ("time", "times", "mal"):
            return replace(base, kind="count", noun=COUNTED[word], end=tokens[skip].end, last=skip)
        if word in UNITS:
            kind, size = UNITS[word]
            if kind == "distance" and word == "m" and _sign(tokens, skip + 1) == "/":
                kind = "else"
            return _in_unit(base, kind, size, tokens[skip].end, skip)
        if word in ("time", "times", "mal"):
            return replace(base, kind="count", noun="times", end=tokens[skip].end, last=skip)
        if word not in BETWEEN:
            break
        skip += 1
    return base


def _in_unit(base: Reading, kind: str, size: float, end: int, last: int) -> Reading:
    values = tuple(one * size for one in base.values)
    return replace(base, kind=kind, values=values, slack=base.slack * size, end=end, last=last)


def _fraction(tokens: Sequence[Token], at: int, base: Reading) -> Reading:
    """Half an hour is a length; half of the sets is a share; three quarters is said in two words."""
    value, first = base.values[0], base.start
    place = at + 1
    if _word(tokens, place) in ("of",) and _word(tokens, place + 1) in ("an", "a"):
        place += 1
    if _word(tokens, place) in ("an", "a", "eine", "einer"):
        place += 1
    word = _word(tokens, place)
    if word in UNITS and UNITS[word][0] in ("time", "span", "mass"):
        kind, size = UNITS[word]
        return replace(base, kind=kind, values=(value * size,), slack=0.005 * size, end=tokens[place].end, last=place)
    return replace(base, kind="share", values=(100 * value,), slack=0.5, start=first)


def _length(tokens: Sequence[Token], at: int, base: Reading) -> Reading | None:
    """7 h 30 and 7 hours and 30 minutes and 2 min 30 s are one length."""
    word = _word(tokens, at + 1)
    if word not in UNITS or UNITS[word][0] != "time" or UNITS[word][1] == 1:
        return None
    size = UNITS[word][1]
    place = at + 2
    if _word(tokens, place) in ("and", "und"):
        place += 1
    if place >= len(tokens) or tokens[place].form != "num" or not tokens[place].values or tokens[place].values[0] >= 60:
        return None
    second = _word(tokens, place + 1)
    smaller = UNITS[second][1] if second in UNITS and UNITS[second][0] == "time" else None
    if smaller is None and not (
        size == 3600 and place == at + 2 and tokens[place].text.isdigit() and len(tokens[place].text) == 2
    ):
        return None
    smaller, last = (60.0, place) if smaller is None else (smaller, place + 1)
    if smaller >= size:
        return None
    value = base.values[0] * size + tokens[place].values[0] * smaller
    return replace(base, kind="time", values=(value,), slack=0.5 * smaller, end=tokens[last].end, last=last)


def _share(tokens: Sequence[Token], at: int, base: Reading) -> list[Reading] | None:
    """2 of 7 nights, 8 times in 10, 6/10, two out of five, two thirds."""
    token, place = tokens[at], at + 1
    word = _word(tokens, place)
    if (tokens[at].spelt and word in ("thirds", "quarters", "fifths", "halves", "drittel", "viertel", "fünftel")) or (
        place < len(tokens)
        and tokens[place].form == "num"
        and tokens[place].text in ("thirds", "quarters", "fifths", "drittel", "viertel")
    ):
        part = tokens[place].values[0] if tokens[place].values else 0.0
        if _word(tokens, place + 1) == "of" and _word(tokens, place + 3) == "hour":
            last = place + 3
            return [
                replace(
                    base,
                    kind="time",
                    values=(3600 * token.values[0] * part,),
                    slack=1.0,
                    end=tokens[last].end,
                    last=last,
                    approximate=True,
                )
            ]
        return [replace(base, kind="share", values=(100 * token.values[0] * part,), slack=0.7, end=tokens[place].end, last=place)]
    if word in ("times", "time", "mal"):
        place += 1
    mark = _word(tokens, place) or _sign(tokens, place)
    if mark not in _OF:
        return None
    if mark == "out" or (mark == "in" and place == at + 1):
        if mark == "in" or _word(tokens, place + 1) != "of":
            return None
        place += 1
    second = place + 1
    if second < len(tokens) and _word(tokens, second) in ("the", "your", "the last"):
        second += 1
    if second >= len(tokens) or tokens[second].form != "num" or not tokens[second].values:
        return None
    whole = tokens[second]
    if whole.decimals == -1 or token.values[0] > whole.values[0]:
        return None
    if mark == "/" and (_sign(tokens, second + 1) == "/" or _sign(tokens, at - 1) == "/"):
        return None
    first = replace(base, kind="part", scale=whole.values[0], end=whole.end, last=second)
    if whole.values[0] in _SCALES and (_word(tokens, second + 1) not in (*COUNTED, *UNITS)):
        return [first]
    other = Reading(whole.start, whole.end, "bare", whole.values, 0.5, last=second)
    return [first, _unit(tokens, second, other)]


def _said_before(tokens: Sequence[Token], at: int) -> str:
    """RPE 8, RIR 2, @8: what stands before the number says what it is."""
    word = _word(tokens, at - 1)
    if word in ("of", "at", "around", "about", "von", "bei"):
        word = _word(tokens, at - 2)
    if word in ("rpe", "rir"):
        return word
    return ""


def _reserve(tokens: Sequence[Token], after: int) -> bool:
    """Whether what follows says that the number stays in reserve."""
    place = after
    while place < min(len(tokens), after + 5) and _word(tokens, place) in RESERVE_NEAR:
        if _word(tokens, place) in _RESERVE:
            return True
        if _word(tokens, place) == "left" and _word(tokens, place + 1) in ("", "in", "over"):
            return (_word(tokens, place + 1) != "" and _word(tokens, place + 2) == "the") or _word(tokens, place + 1) == ""
        place += 1
    return False


def _compared(tokens: Sequence[Token], at: int, reading: Reading) -> Reading:
    """Whether the number is a difference: 5 kg more, up 5 %, two reps fewer, +2.5 kg."""
    after, before = _word(tokens, reading.last + 1), _word(tokens, at - 1) or _sign(tokens, at - 1)
    between = {_word(tokens, place) for place in range(at + 1, reading.last)} | {after}
    if reading.kind in ("bare", "rir") and after in ("in",):
        return reading
    plain = {"up", "down", "plus", "minus", "above", "below"}
    if between & (UP - plain):
        return replace(reading, compares=1)
    if between & (DOWN - plain):
        return replace(reading, compares=-1)
    if after in ("up", "down") and reading.kind != "bare" and _word(tokens, reading.last + 2) not in ("to", "from"):
        return replace(reading, compares=1 if after == "up" else -1)
    if (
        after in ("above", "below", "over", "under", "über", "unter")
        and _word(tokens, reading.last + 2) in OWN
        and not _is_period(tokens, reading.last + 2)
    ):
        return replace(reading, compares=1 if after in ("above", "over", "über") else -1)
    if before in MOVED and not (before in ("-", "+", "−") and reading.kind == "bare"):
        second = _word(tokens, at - 2)
        direction = 1 if before in _MOVED_UP or second in UP else -1
        if before in ("by", "um"):
            direction = 1 if second in UP else -1 if second in DOWN else 2
        if before == "by" and at >= 2 and tokens[at - 2].form == "num":
            return reading
        return replace(reading, compares=direction)
    return reading


def _is_period(tokens: Sequence[Token], at: int) -> bool:
    """63 ms over the last 7 days is no difference."""
    return any(_is_number(tokens, place) for place in range(at, at + 3)) or bool(
        {"week", "weeks", "days", "nights", "month", "wochen", "tage", "nächte"}
        & {_word(tokens, place) for place in range(at, at + 3)}
    )


def _ordinal(tokens: Sequence[Token], at: int) -> list[Reading]:
    """The third set; "second" is one only before what has an order. A third of the sets is a share."""
    token, after = tokens[at], _word(tokens, at + 1)
    digits = token.text[:1].isdigit()
    before = _word(tokens, at - 1)
    if token.text in ("third", "fifth", "sixth", "tenth", "eighth") and after in ("of",) and before in ("a", "one"):
        return [Reading(token.start, token.end, "share", (100 / token.values[0],), 0.5, last=at)]
    noun = UNITS.get(after, ("", 0.0))[0] if after in UNITS else COUNTED.get(after, "")
    if after in ("rep", "set", "satz", "wiederholung"):
        noun = UNITS[after][0]
    if not digits and not noun and token.text.startswith(("second", "acht", "sieb", "sech")):
        return []
    return [Reading(token.start, token.end, "ordinal", token.values, 0, noun, last=at)]


def _clock(tokens: Sequence[Token], at: int) -> Reading:
    """A time of day, in minutes; one with minutes may be a length too: ``scale`` holds it in seconds, as h:min."""
    token = tokens[at]
    if token.spelt or _word(tokens, at - 1) in ("at", "by", "until", "um", "bis", "ab", "from", "till", "before", "after"):
        return Reading(token.start, token.end, "clock", token.values, 0.5 if token.decimals else 30, last=at)
    word = _word(tokens, at + 1)
    size = UNITS[word][1] if word in UNITS and UNITS[word][0] == "time" else None
    if size is not None:
        whole = token.values[0] * (60 if size == 3600 else 1)
        return Reading(token.start, tokens[at + 1].end, "time", (whole,), 30 if size == 3600 else 0.5, last=at + 1)
    return Reading(token.start, token.end, "length", token.values, 0.5, last=at)


def _counts(tokens: Sequence[Token], at: int) -> bool:
    """Whether "one" is a number here: one set, one more rep, one in reserve, one or two."""
    after = _word(tokens, at + 1)
    if after in ("second",):
        return False
    if (
        after in UNITS
        or (after in COUNTED and after not in ("time",))
        or (after in ("or", "to", "of") and _is_number(tokens, at + 2))
    ):
        return True
    if after in ADVERB_ONE or after in ("more", "less", "fewer"):
        second = _word(tokens, at + 2)
        return second in UNITS or second in ("in",) or (second in COUNTED and second not in ("time", "cue", "cues"))
    return _reserve(tokens, at + 1)


def _is_number(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].form == "num"


def _is_year(token: Token) -> bool:
    return not token.spelt and token.text.isdigit() and len(token.text) == 4 and 1900 <= token.values[0] <= 2100


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].text.lower() if 0 <= at < len(tokens) and tokens[at].form == "word" else ""


def _sign(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].text if 0 <= at < len(tokens) and tokens[at].form == "sign" else ""
