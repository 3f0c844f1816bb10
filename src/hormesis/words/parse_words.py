"""From text to items with a meaning, each with its place in the text: ``read_text``. Any of the languages we know."""

import importlib
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from hormesis.exercises.words import one_edit_apart

__all__ = ["LANGUAGES", "Item", "Reading", "read_text"]

LANGUAGES: Mapping[str, str] = {"en": "english", "de": "german", "es": "spanish", "fr": "french", "pt": "portuguese"}
"""Code → module of the lexicon; on a tie the first one is taken."""

_TOKEN = re.compile(
    r"(?:[jldnmtsc]|qu|jusqu|lorsqu)['’](?=[^\W\d_])|(?<=\d,)\d{1,2}(?!\d)|\d+(?:[.,]\d+(?![.,]?\d))?|[^\W\d_]+(?:['’][^\W\d_]+)?",
    re.IGNORECASE,
)
_JOINS = re.compile(r"[\s'’/-]*")
_LONGEST = 7
_BENEATH = ("place", "sense", "tool", "tag", "lift", "unit", "roll", "condition", "field", "times", "side")
"""Meanings that an English word keeps within another language; its grammar is left to the language itself."""
_MENDED = ("place", "sense", "tool", "condition", "status")
_SHORTEST_PART = 4
_LETTERS = ("l", "r")
"""A side where a place follows or they are written large; a small one elsewhere is chat for "are"."""
_SHORTEST_TO_MEND = 5
_SHORTEST_TO_CHANGE = 6


@dataclass(frozen=True, slots=True)
class Item:
    """A word or phrase, or several that were put together: its ``meanings`` (none: unknown), its place, a number if it is one.

    ``gap`` is the text before it. ``scale`` is that of a level (10 in 6/10). ``mended``: a typing error was overlooked.
    """

    meanings: frozenset[str]
    start: int
    end: int
    gap: str
    words: str
    number: float | None = None
    scale: float | None = None
    mended: bool = False

    def has(self, *meanings: str) -> bool:
        """Whether it means one of ``meanings``."""
        return not self.meanings.isdisjoint(meanings)

    def value(self, family: str) -> str | None:
        """What follows ``family:`` in its meaning, or None."""
        found = sorted(m for m in self.meanings if m.startswith(family + ":"))
        return found[0].partition(":")[2] if found else None


@dataclass(frozen=True, slots=True)
class Reading:
    """The items of a text in one language; ``known`` is how many words that language has of its own."""

    language: str
    items: tuple[Item, ...]
    known: int


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int
    gap: str
    number: float | None
    mended: bool = False
    small: bool = False


@dataclass(frozen=True)
class _Lexicon:
    phrases: Mapping[tuple[str, ...], frozenset[str]]
    parts: Mapping[str, str]
    words: frozenset[str]
    near: Mapping[str, tuple[str, ...]]


def read_text(text: str, language: str | None = None) -> Reading:
    """The text in ``language``, or in that which knows the most of its words; English on a tie. Never raises."""
    tokens = tuple(_tokens(text))
    readings = [_read(_spelt(tokens, code), code) for code in ([language] if language else LANGUAGES)]
    return max(readings, key=lambda reading: reading.known)


def _levelled(word: str) -> str:
    word = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", word.casefold())).replace("’", "'")
    word = "".join([c for c in word if not unicodedata.combining(c)]).replace("œ", "oe")
    return word.removesuffix("'s").replace("'", "")


def _tokens(text: str) -> Iterator[_Token]:
    at, code = 0, False
    for found in _TOKEN.finditer(text):
        gap, word = text[at : found.start()], found[0]
        number = None
        if word[0].isdigit():
            glued = code and not gap  # the 5 of L5 is no number, that of 7h5 is
            number = None if glued or not word.isascii() or len(word) > 9 else float(word.replace(",", "."))
        else:
            code = bool(gap) or at == 0
        yield _Token(_levelled(word), found.start(), found.end(), gap, number, small=word in _LETTERS)
        at = found.end()


@cache
def _lexicon(language: str) -> _Lexicon:
    words: Mapping[str, str] = importlib.import_module(f"hormesis.words.lexicon.{LANGUAGES[language]}").WORDS
    phrases: dict[tuple[str, ...], set[str]] = {}
    for meaning, listed in words.items():
        for phrase in listed.split(","):
            key = tuple(token.text for token in _tokens(phrase.strip()))
            if key:
                phrases.setdefault(key, set()).add(meaning)
    near: dict[str, list[str]] = {}
    for key, meanings in phrases.items():
        if len(key) == 1 and len(key[0]) >= _SHORTEST_TO_MEND and any(m.partition(":")[0] in _MENDED for m in meanings):
            near.setdefault(key[0][0], []).append(key[0])
    parts: dict[str, str] = {}  # the words of places, sides and lifts by their letters: "bakc", "rigth"
    for key, meanings in phrases.items():
        if any(m.partition(":")[0] in ("place", "side", "lift") for m in meanings):
            parts.update({"".join(sorted(word)): word for word in key if len(word) >= _SHORTEST_PART})
    words_known = frozenset(word for key in phrases for word in key)
    return _Lexicon({k: frozenset(m) for k, m in phrases.items()}, parts, words_known, {k: tuple(w) for k, w in near.items()})


def _spelt(tokens: Sequence[_Token], language: str) -> Sequence[_Token]:
    """The words with umlauts that were written out (Ruecken), and those with two letters swapped, as the lexicon has them."""
    lexicon = _lexicon(language)
    known = lexicon.words | _lexicon("en").words
    tokens = [_unswapped(token, lexicon) if token.text not in known else token for token in tokens]
    if language != "de":
        return tokens
    known = lexicon.words
    return [replace(t, text=plain) if t.text not in known and (plain := _plain(t.text)) in known else t for t in tokens]


def _unswapped(token: _Token, lexicon: _Lexicon) -> _Token:
    meant = lexicon.parts.get("".join(sorted(token.text)))
    return replace(token, text=meant, mended=True) if meant and one_edit_apart(token.text, meant) else token


def _plain(word: str) -> str:
    return word.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def _read(tokens: Sequence[_Token], language: str) -> Reading:
    own = _lexicon(language)
    items: list[Item] = []
    at = known = 0
    while at < len(tokens):
        token = tokens[at]
        if token.number is not None:
            items.append(Item(frozenset({"number"}), token.start, token.end, token.gap, token.text, token.number))
            at += 1
            continue
        end, meanings, is_own = _longest(tokens, at, own, language)
        if token.small and end == at + 1 and "side" in {m.partition(":")[0] for m in meanings}:
            follows = _longest(tokens, end, own, language)[1] if end < len(tokens) else frozenset({"place:"})
            meanings = meanings if any(m.startswith("place:") for m in follows) else frozenset({"filler"})
        if meanings:
            known += (end - at) * is_own
            items.append(_item(tokens[at:end], meanings))
        else:
            items.extend(_bent(token, own, language))
            known += bool(items[-1].meanings) and not items[-1].mended
        at = end
    return Reading(language, tuple(items), known)


def _longest(tokens: Sequence[_Token], at: int, own: _Lexicon, language: str) -> tuple[int, frozenset[str], bool]:
    """The end and the meanings of the longest phrase that begins here; the language's own before an English one."""
    last = at + 1
    while last < min(len(tokens), at + _LONGEST) and _JOINS.fullmatch(tokens[last].gap):
        last += 1
    for end in range(last, at, -1):
        key = tuple(token.text for token in tokens[at:end])
        found = own.phrases.get(key)
        if found is not None:
            return end, found, True
        if language != "en":
            beneath = _lexicon("en").phrases.get(key, frozenset())
            kept = frozenset(m for m in beneath if m.partition(":")[0] in _BENEATH)
            if kept:
                return end, kept, False
    return at + 1, frozenset(), False


def _bent(token: _Token, own: _Lexicon, language: str) -> list[Item]:
    """A word that no lexicon has: umlauts written out, a compound of two words, or one with a typing error; else unknown."""
    if language == "de":
        parts = _compound(token.text, own) or _compound(_plain(token.text), own)
        if parts:
            return [_item([token], parts)]
    near = [w for w in own.near.get(token.text[:1], ()) if _nearly(token.text, w)]
    meanings = {own.phrases[w,] for w in near}
    if len(meanings) == 1:
        one = _item([token], meanings.pop())
        return [Item(one.meanings, one.start, one.end, one.gap, one.words, mended=True)]
    return [_item([token], frozenset())]


def _compound(word: str, own: _Lexicon) -> frozenset[str]:
    for end in range(len(word) - 4, 2, -1):
        last = own.phrases.get((word[end:],), frozenset())
        if any(m.startswith("sense:") for m in last):
            for first in (word[:end], word[: end - 1], word[: end - 2]):
                place = own.phrases.get((first,), frozenset())
                if any(m.startswith("place:") for m in place):
                    return place | last
    return frozenset()


def _nearly(word: str, known: str) -> bool:
    """One typing error in a long word; in a short one only two neighbours swapped."""
    if min(len(word), len(known)) >= _SHORTEST_TO_CHANGE:
        return one_edit_apart(word, known)
    return len(word) == len(known) >= _SHORTEST_TO_MEND and sorted(word) == sorted(known) and one_edit_apart(word, known)


def _item(tokens: Sequence[_Token], meanings: frozenset[str]) -> Item:
    words = " ".join(token.text for token in tokens)
    mended = any(token.mended for token in tokens)
    return Item(meanings, tokens[0].start, tokens[-1].end, tokens[0].gap, words, mended=mended)
