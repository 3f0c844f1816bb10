"""Red flags in free text: an emergency call, a doctor today, or a professional first. ``check_text``, ``flags_in_facts``.

Deterministic, without a model and without a diagnosis: units of meaning (body part, sign, course, context) are found in the words
of five languages, those that are denied, somebody else's, long past, only asked about or a figure of speech fall away, and rules
combine the rest.
It runs before every decision and before any language model. Rules and their grounds: ``docs/safety.md``. Grade: expert.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from hormesis.domain.facts import Fact
from hormesis.safety.red_flag_rules import Rule, first_rule
from hormesis.safety.red_flag_scope import asserted, laughs
from hormesis.safety.red_flag_texts import text_for
from hormesis.safety.red_flag_units import Hit, hits_of, language_of
from hormesis.safety.red_flag_words import Words, words_of

__all__ = ["Flag", "Tier", "check_text", "flags_in_facts"]

Tier = Literal["A", "B", "C", "none"]

_AT_ONCE, _STEP = 200, 140
_URGENCY = ("A", "B", "C", "none")
_WRITTEN_IN = {"note": "text", "symptom": "text", "pain": "movement", "tightness": "text"}
_FRESH_DAYS = 3


@dataclass(frozen=True, slots=True)
class Flag:
    """The answer to a text. ``rule`` and ``text_shown`` are None for tier ``none``; ``spans`` are characters from, to."""

    tier: Tier
    rule: str | None
    text_shown: str | None
    language: str
    spans: tuple[tuple[int, int], ...] = ()


def check_text(text: str) -> Flag:
    """The most urgent flag in ``text``, in whatever of the five languages it is written. Never raises for what it reads."""
    words = words_of(text)
    language = language_of(words)
    best: tuple[Rule, tuple[tuple[int, int], ...]] | None = None
    for part in _parts(words):
        found = _first(part)
        if found is not None and (best is None or _URGENCY.index(found[0].tier) < _URGENCY.index(best[0].tier)):
            rule, hits = found
            best = rule, tuple(sorted({(part.places[h.first][0], part.places[h.last][1]) for h in hits}))
    if best is None:
        return Flag("none", None, None, language)
    rule, spans = best
    return Flag(_tier(rule.tier), rule.id, text_for(rule.text, language), language, spans)


def flags_in_facts(facts: Iterable[Fact], now_day: date) -> tuple[tuple[Fact, Flag], ...]:
    """The flags in what the athlete wrote (notes, symptoms, pain, tightness) up to ``now_day``, the most urgent first.

    Text more than 72 hours (three days) old raises none: an old import is kept, but nobody is sent to a doctor for it.
    """
    flagged = []
    for fact in facts:
        text = fact.fields.get("text") or fact.fields.get(_WRITTEN_IN.get(fact.kind, ""))
        if fact.kind not in _WRITTEN_IN or not isinstance(text, str) or not 0 <= (now_day - fact.day).days <= _FRESH_DAYS:
            continue
        flag = check_text(text)
        if flag.tier != "none":
            flagged.append((fact, flag))
    return tuple(sorted(flagged, key=lambda pair: (_URGENCY.index(pair[1].tier), pair[0].at, pair[0].id)))


def _first(words: Words) -> tuple[Rule, tuple[Hit, ...]] | None:
    hits = hits_of(words)
    return first_rule(words, asserted(words, hits), laughs(words, hits)) if hits else None


def _parts(words: Words) -> Iterable[Words]:
    """A long text in overlapping parts, so that what belongs together is near, and time grows only with length."""
    size = len(words.words)
    if size <= _AT_ONCE:
        return (words,)
    return (words.part(first, first + _AT_ONCE) for first in range(0, size - (_AT_ONCE - _STEP), _STEP))


def _tier(tier: str) -> Tier:
    return "A" if tier == "A" else "B" if tier == "B" else "C"
