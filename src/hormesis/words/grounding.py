"""Grounding: a reply states no number that was not computed. ``check`` holds every numeral of a draft against the tools' results.

A number is grounded by a value of the same kind of unit, of the same exercise, muscle or signal, on the same day, after
conversion (kg and lb, minutes and seconds, 0.8 and 80 %) and within half of the last place shown. Differences, sums and multiples
are grounded where both sides stand in one record or in the same sentence. Words of the athlete or of a file ground a number only
where it is told as theirs. What can't be read as a number, though it holds a digit, is never grounded.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from hormesis.words.grounding_claims import TRAINING, Claim, claims_in
from hormesis.words.grounding_evidence import Evidence, Ground, evidence_in, evidence_of_words, own_names_in
from hormesis.words.grounding_forbidden import barred_in, forbidden_in
from hormesis.words.grounding_match import derived, grounds, linked_hold
from hormesis.words.grounding_subjects import Names

__all__ = ["Grounding", "Sources", "Violation", "check", "retry_words"]

_INTERVAL = re.compile(r"\b(?:\w*interval\w*|certain\w*|sure|sicher\w*|range)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sources:
    """What a draft may rest on: ``results`` of tools (JSON), what the athlete ``said`` in this conversation, the ``names`` of
    exercises, and those that are ``barred`` for this athlete (slugs)."""

    results: Sequence[Any]
    said: Sequence[str]
    names: Names
    today: date
    barred: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Violation:
    """What a draft may not say: the ``words``, where they stand, and ``why`` in a few words for whoever writes the next draft."""

    words: str
    start: int
    why: str


class Grounding:
    """Checks drafts against one set of sources; the evidence is gathered once."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._names = sources.names.with_own(own_names_in(sources.results))
        self._ground = evidence_in(sources.results, self._names, sources.today)
        evidence_of_words(self._ground, sources.said, self._names, sources.today)
        self._asked = self._names.mentions(sources.said[-1]) if sources.said else []

    def check(self, draft: str) -> tuple[Violation, ...]:
        """Everything in a draft that nothing grounds, and every claim that no coach makes; none where it may be shown."""
        names = self._names
        text, claims = claims_in(draft, names, self._sources.today, self._asked)
        found = [
            *(Violation(words, start, why) for words, start, why in forbidden_in(text)),
            *(Violation(words, start, why) for words, start, why in barred_in(text, names, self._sources.barred)),
            *_ungrounded(text, claims, self._ground),
            *_unread(text, claims, names),
        ]
        return tuple(sorted(found, key=lambda one: one.start))


def check(draft: str, sources: Sources) -> tuple[Violation, ...]:
    """What ``Grounding(sources).check(draft)`` gives."""
    return Grounding(sources).check(draft)


def retry_words(violations: Collection[Violation]) -> str:
    """What the model is told once, before its second draft."""
    named = "; ".join(f"“{one.words}” ({one.why})" for one in list(violations)[:8])
    return (
        f"This can't be shown to the athlete: {named}. Write it again. State only numbers that a tool result of this "
        "conversation holds, of the same exercise and in the same unit; leave out the others, or call the tool that has them."
    )


def _ungrounded(text: str, claims: Sequence[Claim], ground: Ground) -> Iterable[Violation]:
    known = {slug for one in ground.values for slug in one.about}
    claims = [replace(one, about=one.about if one.about & known else one.wide) if one.of == "exercise" else one for one in claims]
    by_kind: dict[str, list[Evidence]] = {}
    for one in ground.values:
        by_kind.setdefault(one.kind, []).append(one)
    standing = [_is_grounded(claim, by_kind) for claim in claims]
    for place, claim in enumerate(claims):
        if not standing[place] and not _is_known(text, claim) and not derived(claim, claims, standing, ground):
            yield Violation(claim.words, claim.start, _why(claim))
    for claim, why in linked_hold(claims, ground):
        yield Violation(claim.words, claim.start, why)


def _is_grounded(claim: Claim, by_kind: Mapping[str, Sequence[Evidence]]) -> bool:
    return any(grounds(one, claim) for group in by_kind.values() for one in group)


def _is_known(text: str, claim: Claim) -> bool:
    """How sure an interval of this coach is: 80 % for its estimates, 90 % for its forecasts."""
    said = text[max(0, claim.start - 25) : claim.end + 30]
    return (
        claim.kind in ("percent", "part")
        and claim.values[0] in (80.0, 90.0, 8.0)
        and bool(_INTERVAL.search(said))
        and not claim.compares
    )


def _unread(text: str, claims: Sequence[Claim], names: Names) -> Iterable[Violation]:
    """Digits that belong to no claim, no name and no point of a list."""
    spans = [(one.start, one.end) for one in claims]
    spans += [(one.start, one.end) for one in names.mentions(text) if one.dimension == "exercise"]
    place = 0
    for line in text.splitlines(keepends=True):
        shown = line.lstrip(" \t#*-")
        begin = place + len(line) - len(shown)
        number = len(shown) - len(shown.lstrip("0123456789"))
        if 0 < number <= 2 and shown[number : number + 1] in (".", ")"):
            spans.append((begin, begin + number))
        place += len(line)
    for at, one in enumerate(text):
        if one.isdigit() and not any(first <= at < last for first, last in spans) and not _in_a_name(text, at):
            yield Violation(text[max(0, at - 8) : at + 9].strip(), at, "a number that can't be read")


def _in_a_name(text: str, at: int) -> bool:
    """1RM and e1RM are names of a quantity."""
    return text[at : at + 3].upper() == "1RM" or text[at : at + 4].upper() in ("1-RM", "1 RM")


def _why(claim: Claim) -> str:
    if claim.kind in TRAINING and claim.about:
        return "no tool result has this of the exercise it is said of"
    if claim.kind in ("day", "weekday", "clock", "year"):
        return "no tool result has this date or time of what it is said of"
    return "no tool result has this number in this unit"
