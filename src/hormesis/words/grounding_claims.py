"""The numbers that a text states, each with its kind of unit and what it is said of: ``claims_in``."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hormesis.words.grounding_numerals import Day, plain_digits, tokens_of
from hormesis.words.grounding_sentences import Sentence, sentences_of
from hormesis.words.grounding_subjects import Mention, Names
from hormesis.words.grounding_units import Reading, readings
from hormesis.words.grounding_words import ATTRIBUTED, KEEPING, MAXIMUM, TOTAL, WEEKDAYS

__all__ = ["NO_DAYS", "TRAINING", "Claim", "Days", "claims_in"]

TRAINING = frozenset({"mass", "reps", "sets", "rir", "rpe", "plates"})
"""Kinds that are said of an exercise."""
_RELATIVE = {
    **dict.fromkeys(("today", "tonight", "heute"), 0),
    **dict.fromkeys(("tomorrow",), 1),
    **dict.fromkeys(("yesterday", "gestern"), -1),
}
_ASKED = re.compile(r"[?]\s*[\"”*_)]*\s*$")
_THEN = re.compile(r"[,;–—:]?\s*\b(?:so|then|therefore|hence|thus|instead|go|do|also|dann|deshalb|daher)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Days:
    """Days that a clause names: dates as far as said, and weekdays (0 Monday)."""

    dates: frozenset[Day] = frozenset()
    weekdays: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.dates or self.weekdays)


NO_DAYS = Days()


@dataclass(frozen=True, slots=True)
class Claim:
    """One number of a text. ``values`` are its readings in the unit of ``kind``; ``slack`` is half of the last place shown.

    ``about`` is what it is said of (of dimension ``of``), ``wide`` what else the words may mean; ``soft``: only carried over
    from a sentence before. ``compares``: 1 or −1 where it is a difference, with its direction, 2 with none. ``of_max``: the
    sentence speaks of a maximum. ``attributed``: told as somebody's words. ``linked``: the numbers of one prescription share it.
    """

    words: str
    start: int
    end: int
    sentence: int
    kind: str
    values: tuple[float, ...]
    slack: float
    noun: str = ""
    scale: float | None = None
    day: Day | None = None
    weekday: int | None = None
    of: str = ""
    about: frozenset[str] = frozenset()
    wide: frozenset[str] = frozenset()
    soft: bool = False
    days: Days = NO_DAYS
    compares: int = 0
    total: bool = False
    of_max: bool = False
    approximate: bool = False
    attributed: bool = False
    linked: int | None = None


def claims_in(text: str, names: Names, today: date, before: Sequence[Mention] = ()) -> tuple[str, list[Claim]]:
    """The text with plain digits, and every number in it. ``before`` are mentions of what was spoken of before it."""
    text = plain_digits(text)
    mentions = names.mentions(text)
    masked = [(one.start, one.end) for one in mentions if one.dimension == "exercise" and _is_a_name(text[one.start : one.end])]
    tokens = [one for one in tokens_of(text) if not any(first <= one.start and one.end <= last for first, last in masked)]
    found: list[Claim] = []
    carried = next((one for one in reversed(before) if one.dimension == "exercise"), None)
    for sentence in sentences_of(text, tokens):
        inside = [one for one in mentions if sentence.start <= one.start < sentence.end]
        days = _days_by_clause(sentence, today)
        for reading in readings(sentence.tokens):
            found.append(_claim(text, reading, sentence, inside, days, carried))
        found += _weekdays(sentence)
        last = [one for one in inside if one.dimension == "exercise"]
        carried = last[-1] if last else carried
    return text, found


def _is_a_name(words: str) -> bool:
    """Whether the digits of a name are only its own (90/90): what a file calls an exercise must not hide a number."""
    return not re.search(r"\d", re.sub(r"\d+/\d+", "", words))


def _claim(
    text: str, reading: Reading, sentence: Sentence, inside: Sequence[Mention], days: Sequence[Days], carried: Mention | None
) -> Claim:
    clause = sentence.clause_of(reading.start)
    mention = _said_of(reading, sentence, inside, clause)
    soft = False
    if mention is None and reading.kind in TRAINING | {"bare", "time"} and carried is not None and not inside:
        mention, soft = carried, True
    shown = text[sentence.start : sentence.end]
    return Claim(
        text[reading.start : reading.end],
        reading.start,
        reading.end,
        sentence.number,
        reading.kind,
        reading.values,
        reading.slack,
        reading.noun,
        reading.scale,
        reading.day,
        None,
        mention.dimension if mention else "",
        mention.ids if mention else frozenset(),
        mention.wide if mention else frozenset(),
        soft,
        _day_of(days, clause) if reading.kind != "day" else Days(),
        reading.compares,
        bool(TOTAL.search(shown)),
        bool(MAXIMUM.search(shown)),
        reading.approximate,
        _attributed(text, reading, sentence),
        None if reading.linked is None else sentence.number * 1000 + reading.linked,
    )


def _said_of(reading: Reading, sentence: Sentence, inside: Sequence[Mention], clause: int) -> Mention | None:
    """The mention that a number is said of: in its own clause the last before it, else the next; else in a clause before."""
    wanted = {"mass": ("exercise", "body_mass"), "reps": ("exercise",), "rir": ("exercise",), "rpe": ("exercise",)}.get(
        reading.kind
    )
    fitting = [one for one in inside if wanted is None or one.dimension in wanted or "body_mass" in one.ids]
    if reading.kind == "sets":
        fitting = [one for one in inside if one.dimension in ("exercise", "body")]
        exercises = [one for one in fitting if one.dimension == "exercise"]
        fitting = exercises or fitting
    own = [one for one in fitting if sentence.clause_of(one.start) == clause]
    for group in (own, [one for one in fitting if sentence.clause_of(one.start) < clause]):
        before = [one for one in group if one.start < reading.start]
        if before:
            return before[-1]
        if group:
            return group[0]
    return fitting[0] if fitting and reading.kind in TRAINING | {"bare"} else None


def _days_by_clause(sentence: Sentence, today: date) -> list[Days]:
    found: list[Days] = []
    for number in range(sentence.clauses):
        dates, weekdays = set[Day](), set[int]()
        for token in sentence.tokens:
            if sentence.clause_of(token.start) != number:
                continue
            word = token.text.lower()
            if token.day is not None:
                dates.add(token.day)
            elif token.form == "word" and word in _RELATIVE:
                day = today + timedelta(days=_RELATIVE[word])
                dates.add((day.year, day.month, day.day))
            elif token.form == "word" and word in WEEKDAYS:
                weekdays.add(WEEKDAYS[word])
        found.append(Days(frozenset(dates), frozenset(weekdays)))
    return found


def _day_of(days: Sequence[Days], clause: int) -> Days:
    """The day of a clause: its own, else that of the nearest clause before it, else of the next."""
    order = (*range(clause, -1, -1), *range(clause + 1, len(days)))
    return next((days[number] for number in order if days[number]), NO_DAYS)


def _weekdays(sentence: Sentence) -> Iterable[Claim]:
    """Weekdays are claims too: "bench on Thursday" must be so."""
    for token in sentence.tokens:
        word = token.text.lower()
        if token.form == "word" and word in WEEKDAYS and len(word) > 3:
            yield Claim(token.text, token.start, token.end, sentence.number, "weekday", (), 0, weekday=WEEKDAYS[word])


def _attributed(text: str, reading: Reading, sentence: Sentence) -> bool:
    """Whether a number is told as somebody's words, or asked back to be kept, and not made the coach's own."""
    shown = text[sentence.start : sentence.end]
    if _ASKED.search(shown) and KEEPING.search(shown):
        return True
    cues = [one for one in ATTRIBUTED.finditer(shown) if one.start() + sentence.start < reading.start]
    if not cues:
        return False
    between = text[sentence.start + cues[-1].end() : reading.start]
    return not _THEN.search(between)
