"""Which units of meaning a message holds, and where. ``Hit``, ``hits_of``, ``language_of``."""

from collections.abc import Iterator
from dataclasses import dataclass

from hormesis.safety.red_flag_lexicon import LANGUAGES, Lexicon, Pattern, keys_of, lexicon, weights_of
from hormesis.safety.red_flag_numbers import numbers_in
from hormesis.safety.red_flag_words import Words

__all__ = ["Hit", "hits_of", "language_of"]

_SPOKEN_FROM = 0.6
_SURE_FROM = 0.5
_NUMBER_TABLES = {
    "long_ago": "scope",
    "ago": "context",
    "heat": "context",
    "lasts_long": "context",
    "lasts_2_weeks": "context",
    "young": "context",
    "old": "context",
}


@dataclass(frozen=True, slots=True)
class Hit:
    """A unit of meaning at the words ``at``; ``table`` is the lexicon's table that it stands in."""

    unit: str
    table: str
    at: tuple[int, ...]

    @property
    def first(self) -> int:
        """The place of its first word."""
        return self.at[0]

    @property
    def last(self) -> int:
        """The place of its last word."""
        return self.at[-1]


def language_of(words: Words) -> str:
    """The language that most of the words speak for; English where nothing does."""
    totals = _totals(words)
    best = max(totals)
    return LANGUAGES[totals.index(best)] if best >= _SURE_FROM else "en"


def hits_of(words: Words) -> list[Hit]:
    """Every unit in every sentence, by the languages that the sentence may be in and the language of the whole."""
    whole = language_of(words)
    found: dict[tuple[str, tuple[int, ...]], Hit] = {}
    for first, after in _sentences(words):
        for language in _spoken(words.part(first, after), whole):
            lex = lexicon(language)
            for hit in _matches(words, first, after, lex):
                found.setdefault((hit.unit, hit.at), hit)
            for unit, at in numbers_in(words, first, after, lex):
                found.setdefault((unit, at), Hit(unit, _NUMBER_TABLES.get(unit, "signs"), at))
    return sorted(found.values(), key=lambda hit: (hit.first, hit.last, hit.unit))


def _totals(words: Words) -> list[float]:
    totals = [0.0] * len(LANGUAGES)
    for word in words.words:
        for i, weight in enumerate(weights_of(word)):
            totals[i] += weight
    return totals


def _spoken(sentence: Words, whole: str) -> list[str]:
    totals = _totals(sentence)
    enough = max(_SURE_FROM, _SPOKEN_FROM * max(totals))
    return [language for language, total in zip(LANGUAGES, totals, strict=True) if total >= enough or language == whole]


def _sentences(words: Words) -> Iterator[tuple[int, int]]:
    first = 0
    for place in range(1, len(words.words) + 1):
        if place == len(words.words) or words.sentences[place] != words.sentences[first]:
            yield first, place
            first = place


def _matches(words: Words, first: int, after: int, lex: Lexicon) -> Iterator[Hit]:
    keys = [keys_of(lex.language, words.words[place]) for place in range(first, after)]
    patterns = lex.patterns
    for start, found in enumerate(keys):
        for key in found:
            for pattern in patterns.get(key, ()):
                at = _completed(pattern, keys, start)
                if at is not None:
                    yield Hit(pattern.unit, lex.tables[pattern.unit], tuple(first + place for place in at))


def _completed(pattern: Pattern, keys: list[frozenset[int]], start: int) -> tuple[int, ...] | None:
    """The places of the pattern's words from ``start`` on, each as near to the one before as it can be."""
    at = [start]
    for key, gap in pattern.rest:
        low = at[-1] + 1
        place = next((p for p in range(low, min(low + gap + 1, len(keys))) if key in keys[p]), None)
        if place is None:
            return None
        at.append(place)
    return tuple(at)
