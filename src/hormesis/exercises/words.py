"""Reading an exercise's name in any of the languages we know into canonical words: ``tokens``, ``Lexicon``, ``Reading``."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

__all__ = ["Language", "Lexicon", "Reading", "one_edit_apart", "tokens"]

_APOSTROPHE_S = re.compile(r"(?<=\w)['’‘`´]s\b")
_NOT_A_WORD = re.compile(r"[^\w]+|_")
_CJK = re.compile(r"[㐀-鿿]")
_LONGEST_PHRASE = 5
_VOWELS = "aeio"
_SHORTEST_TO_MEND = 6
_TELLING_LETTERS = frozenset("tvwyz")
"""Letters that name a shape (T raise, V squat, Z press); any other alone is a label ("Complex A")."""


def tokens(text: str) -> tuple[str, ...]:
    """The words of ``text``, levelled: case, accents, punctuation and a plural s are gone, so that spellings can be compared."""
    text = _APOSTROPHE_S.sub("s", text.replace("º", " ").replace("°", " ").casefold())
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text))
    text = "".join([c for c in text if not unicodedata.combining(c)]).replace("ı", "i")
    return tuple([_singular(word) for word in _NOT_A_WORD.sub(" ", text).split()])


def _singular(word: str) -> str:
    if word.endswith("sses"):
        return word[:-2]
    if len(word) >= 3 and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


@dataclass(frozen=True, slots=True)
class Reading:
    """A name as canonical words, the words nobody knows, and the language it was read in."""

    concepts: frozenset[str]
    unknown: tuple[str, ...]
    language: str

    @property
    def features(self) -> frozenset[str]:
        """The canonical words and, marked, the unknown ones: what two spellings of one exercise have in common."""
        return self.concepts | {f"?{word}" for word in self.unknown}


@dataclass(frozen=True)
class Language:
    """One language's spellings → canonical words, and how its grammar bends a word.

    ``stems``: an unknown word is known by its stem without the last vowel (sentado, sentada). ``prefixes``: by its longest known
    beginning (Turkish endings). ``compounds``: by its parts (German). ``pieces``: words are not separated at all (Chinese).
    """

    name: str
    words: Mapping[str, tuple[str, ...]]
    stems: bool = False
    prefixes: bool = False
    compounds: bool = False
    pieces: bool = False

    @cached_property
    def by_stem(self) -> Mapping[str, tuple[str, ...]]:
        """Stem → canonical words; where two spellings share a stem the first one has it."""
        found: dict[str, tuple[str, ...]] = {}
        for word, concepts in self.words.items():
            if " " not in word and len(word) >= 5 and word[-1] in _VOWELS:
                found.setdefault(word[:-1], concepts)
        return found

    @cached_property
    def longest(self) -> int:
        """Length of the longest spelling."""
        return max(map(len, self.words), default=0)

    def bend(self, word: str, english: Mapping[str, tuple[str, ...]]) -> tuple[str, ...] | None:
        """The canonical words of a word that is not in the list, by this language's grammar; None when it stays unknown."""
        if self.stems and len(word) >= 5:
            return self.by_stem.get(word[:-1] if word[-1] in _VOWELS else word)
        if self.prefixes:
            for end in range(len(word) - 1, max(3, len(word) - 6), -1):
                if word[:end] in self.words:
                    return self.words[word[:end]]
        if self.compounds and len(word) >= 7:
            plain = word.replace("ae", "a").replace("oe", "o").replace("ue", "u")
            return _compound(word, self.words, english) or _compound(plain, self.words, english)
        if self.pieces and _CJK.search(word):
            return self._pieces(word)
        return None

    def _pieces(self, word: str) -> tuple[str, ...] | None:
        found: list[str] = []
        at, known = 0, False
        while at < len(word):
            for end in range(min(len(word), at + self.longest), at, -1):
                if word[at:end] in self.words:
                    found.extend(self.words[word[at:end]])
                    at, known = end, True
                    break
            else:
                found.append(f"?{word[at]}")
                at += 1
        return tuple(found) if known else None


def _compound(word: str, words: Mapping[str, tuple[str, ...]], english: Mapping[str, tuple[str, ...]]) -> tuple[str, ...] | None:
    """The parts of a compound, the longest first part first; a part may be joined by s, n or en."""
    for end in range(len(word), 2, -1):
        part = words.get(word[:end]) or (english.get(word[:end]) if end > 3 else None)
        if part is None:
            continue
        rest = word[end:]
        if not rest:
            return part
        for join in ("", "s", "n", "en"):
            if rest.startswith(join):
                more = _compound(rest[len(join) :], words, english)
                if more:
                    return part + more
    return None


@dataclass(frozen=True)
class Lexicon:
    """All languages; English lies beneath each of the others, since apps and lifters mix it in."""

    english: Language
    others: tuple[Language, ...] = field(default_factory=tuple)

    @cached_property
    def _near(self) -> Mapping[tuple[str, int], tuple[str, ...]]:
        """English words of six letters and more by first letter and length, to mend a typing error."""
        found: dict[tuple[str, int], list[str]] = {}
        for word in self.english.words:
            if " " not in word and len(word) >= _SHORTEST_TO_MEND:
                found.setdefault((word[0], len(word)), []).append(word)
        return {key: tuple(words) for key, words in found.items()}

    def read_english(self, text: str) -> Reading:
        """``text`` read as English only."""
        return self._read(tokens(text), self.english)

    def readings(self, text: str) -> Iterable[Reading]:
        """English first, then every other language in order."""
        words = tokens(text)
        yield self._read(words, self.english)
        for language in self.others:
            yield self._read(words, language)

    def mended(self, reading: Reading) -> Reading:
        """``reading`` with those unknown words that are one typing error away from an English one taken for it."""
        mended = {word: near for word in reading.unknown if (near := self._nearest(word)) is not None}
        if not mended:
            return reading
        concepts = reading.concepts.union(*[self.english.words[near] for near in mended.values()])
        return Reading(concepts, tuple([w for w in reading.unknown if w not in mended]), reading.language)

    def _read(self, words: tuple[str, ...], language: Language) -> Reading:
        concepts: list[str] = []
        unknown: list[str] = []
        at = 0
        while at < len(words):
            for end in range(min(len(words), at + _LONGEST_PHRASE), at, -1):
                phrase = " ".join(words[at:end])
                known = language.words.get(phrase)
                if known is None:
                    known = self.english.words.get(phrase)
                if known is not None:
                    concepts.extend(known)
                    at = end
                    break
            else:
                bent = self._bend(words[at], language)
                concepts.extend([c for c in bent if c[0] != "?"])
                unknown.extend([c[1:] for c in bent if c[0] == "?"])
                at += 1
        return Reading(frozenset(concepts), tuple(unknown), language.name)

    def _bend(self, word: str, language: Language) -> tuple[str, ...]:
        if word.isdigit() or (len(word) == 1 and word.isascii() and word not in _TELLING_LETTERS):
            return ()
        bent = language.bend(word, self.english.words)
        if bent is not None:
            return bent
        return (f"?{word}",)

    def _nearest(self, word: str) -> str | None:
        if len(word) < _SHORTEST_TO_MEND:
            return None
        near = (w for length in (len(word), len(word) - 1, len(word) + 1) for w in self._near.get((word[0], length), ()))
        return next((w for w in near if one_edit_apart(word, w)), None)


def one_edit_apart(a: str, b: str) -> bool:
    """Whether one letter added, dropped, changed, or two neighbours swapped, makes ``b`` of ``a``."""
    if len(a) > len(b):
        a, b = b, a
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    if len(a) < len(b):
        return a[at:] == b[at + 1 :]
    return a[at + 1 :] == b[at + 1 :] or (a[at + 2 :] == b[at + 2 :] and a[at : at + 2] == b[at : at + 2][::-1])
