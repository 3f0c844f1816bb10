"""What words mean: the lexicons of ``lexicon/*.toml``, compiled. ``Lexicon``, ``lexicon``, ``LANGUAGES``, ``keys_of``.

A lexicon gives each *unit of meaning* its patterns. In a pattern, words follow each other; ``a|b`` is either (``a|b_c``: a, or b
and c in a row), ``stem*`` any ending, ``@class`` a word of that class, ``~3`` up to three words in between, ``=word`` a word that
no misspelling stands for. Accents, capitals and apostrophes never matter. A word of six letters or more is also known with one
letter wrong.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from rapidfuzz.distance import OSA

from hormesis.safety.red_flag_words import plain

__all__ = ["LANGUAGES", "Lexicon", "Pattern", "keys_of", "lexicon", "weights_of"]

_FOLDER = files("hormesis.safety").joinpath("lexicon")
LANGUAGES = tuple(name for name in ("en", "de", "es", "fr", "pt") if _FOLDER.joinpath(f"{name}.toml").is_file())
_TABLES = ("scope", "parts", "signs", "history", "context", "idioms")
_SAID_TOO: Mapping[str, str] = MappingProxyType({"near_faint": "signs"})
_LISTS_OF_WORDS = frozenset({"through"})
_FUZZY_FROM = 6
_SWAPPED_FROM = 5
_LONGEST_STEM = 14
_DIGITS = re.compile(r"(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])")
_KNOWN_WEIGHT = 0.6


@dataclass(frozen=True, slots=True)
class Pattern:
    """What follows the first word of a unit's pattern: for each further word its key and how many words may lie before it."""

    unit: str
    rest: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language. ``tables`` has the table of each unit; the rest is made for looking words up."""

    language: str
    tables: Mapping[str, str]
    patterns: Mapping[int, tuple[Pattern, ...]]
    exact: Mapping[str, frozenset[int]]
    stems: Mapping[str, frozenset[int]]
    near_exact: Mapping[str, tuple[str, ...]]
    near_stems: Mapping[str, tuple[str, ...]]
    marks: frozenset[str]
    guarded: frozenset[str]
    numbers: Mapping[str, float]
    compounds: bool


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language, with the words that all languages share (``common.toml``)."""
    own, shared = _read(language), _read("common")
    classes = {**shared.get("classes", {}), **own.get("classes", {})}
    keys: dict[str, int] = {}
    patterns: dict[int, list[Pattern]] = {}
    tables: dict[str, str] = {}
    for raw in (own, shared):
        for table in _TABLES:
            for unit, text in raw.get(table, {}).items():
                tables[unit] = _SAID_TOO.get(unit, table)
                written_out = ",".join(text.split()) if unit in _LISTS_OF_WORDS else text.replace("\n", " ")
                for written in (one for several in written_out.split(",") for one in _spread(several)):
                    if written.strip():
                        first, pattern = _pattern(unit, written, classes, keys)
                        patterns.setdefault(first, []).append(pattern)
    exact, stems, strict = _words(keys)
    marks = frozenset(plain(word) for word in own["marks"].split())
    guarded = marks | {plain(word) for raw in (own, shared) for word in raw.get("guarded", "").split()}
    return Lexicon(
        language,
        tables,
        {key: tuple(found) for key, found in patterns.items()},
        {word: frozenset(found) for word, found in exact.items()},
        {stem: frozenset(found) for stem, found in stems.items()},
        _neighbours(word for word in exact if word not in strict),
        _neighbours(stem for stem in stems if len(stem) >= _FUZZY_FROM and stem not in strict),
        marks,
        guarded,
        {plain(word): float(number) for word, number in own.get("numbers", {}).items()},
        bool(own.get("compounds", False)),
    )


@lru_cache(maxsize=200_000)
def keys_of(language: str, word: str) -> frozenset[int]:
    """The keys of every pattern word that ``word`` can stand for: as it is, by its stem, as part of a compound, misspelt."""
    lex = lexicon(language)
    found = _plain_keys(lex, word)
    if word in lex.exact or word in lex.guarded or len(word) < _SWAPPED_FROM or not word.isalpha():
        return found
    if lex.compounds:
        found = found | _compound_keys(lex, word)
    return found or _misspelt_keys(lex, word)


@lru_cache(maxsize=100_000)
def weights_of(word: str) -> tuple[float, ...]:
    """How much a word speaks for each of ``LANGUAGES``: its small words, and less so the words of its lexicon."""
    marks = [word in lexicon(language).marks for language in LANGUAGES]
    known = [bool(_plain_keys(lexicon(language), word)) for language in LANGUAGES]
    share = max(1, sum(marks))
    return tuple(m / share + (_KNOWN_WEIGHT / max(1, sum(known)) if k else 0.0) for m, k in zip(marks, known, strict=True))


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(_FOLDER.joinpath(f"{name}.toml").read_text("utf-8"))


def _spread(written: str) -> Iterator[str]:
    """A pattern with an alternative of several words (``a|b_c``) as the patterns that it stands for."""
    words = written.split()
    place = next((i for i, word in enumerate(words) if "_" in word), None)
    if place is None:
        yield written
        return
    alternatives = words[place].split("|")
    single = "|".join(one for one in alternatives if "_" not in one)
    for one in (*([single] if single else []), *(one.replace("_", " ") for one in alternatives if "_" in one)):
        yield from _spread(" ".join((*words[:place], one, *words[place + 1 :])))


def _pattern(unit: str, written: str, classes: Mapping[str, str], keys: dict[str, int]) -> tuple[int, Pattern]:
    gap, elements = 0, []
    for word in _DIGITS.sub(" ", written).split():
        if word.startswith("~"):
            gap = int(word[1:])
            continue
        spelt = "|".join(classes[one[1:]] if one.startswith("@") else one for one in word.split("|"))
        elements.append((keys.setdefault(spelt, len(keys)), gap))
        gap = 0
    return elements[0][0], Pattern(unit, tuple(elements[1:]))


def _words(keys: Mapping[str, int]) -> tuple[dict[str, set[int]], dict[str, set[int]], set[str]]:
    exact: dict[str, set[int]] = {}
    stems: dict[str, set[int]] = {}
    strict: set[str] = set()
    for spelt, key in keys.items():
        for one in spelt.split("|"):
            bare = one.strip("=*")
            into = stems if one.endswith("*") else exact
            for form in {plain(bare), plain(_umlauts_spelt_out(bare))}:
                into.setdefault(form, set()).add(key)
                if one.startswith("="):
                    strict.add(form)
    return exact, stems, strict


def _umlauts_spelt_out(word: str) -> str:
    return word.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")


def _plain_keys(lex: Lexicon, word: str) -> frozenset[int]:
    found = lex.exact.get(word, frozenset())
    for length in range(3, len(word) + 1):
        stem = lex.stems.get(word[:length])
        if stem:
            found = found | stem
    return found


def _compound_keys(lex: Lexicon, word: str) -> frozenset[int]:
    """The keys of both halves of a word such as “Brustschmerzen”, where both are known."""
    for cut in range(len(word) - 4, 2, -1):
        left = _plain_keys(lex, word[:cut])
        if left:
            for linking in ("", "s", "n", "en", "er", "e"):
                if word.startswith(linking, cut):
                    right = _plain_keys(lex, word[cut + len(linking) :])
                    if right:
                        return left | right
    return frozenset()


def _neighbours(words: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Each word, and each word with one letter left out, to the words it may be a misspelling of."""
    index: dict[str, set[str]] = {}
    for word in words:
        if len(word) >= _SWAPPED_FROM:
            for form in _shorter(word):
                index.setdefault(form, set()).add(word)
    return {form: tuple(sorted(found)) for form, found in index.items()}


def _shorter(word: str) -> set[str]:
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}


def _misspelt_keys(lex: Lexicon, word: str) -> frozenset[int]:
    found: frozenset[int] = frozenset()
    for form in _shorter(word):
        for meant in lex.near_exact.get(form, ()):
            if _is_misspelling(word, meant):
                found = found | lex.exact[meant]
    for length in range(_SWAPPED_FROM, min(len(word), _LONGEST_STEM) + 1):
        start = word[:length]
        for form in _shorter(start):
            for meant in lex.near_stems.get(form, ()):
                if start[0] == meant[0] and abs(length - len(meant)) <= 1 and OSA.distance(start, meant, score_cutoff=1) <= 1:
                    found = found | lex.stems[meant]
    return found


def _is_misspelling(word: str, meant: str) -> bool:
    """One letter wrong, missing, too many or swapped; in a word of five letters only swapped or doubled."""
    if word[0] != meant[0] or OSA.distance(word, meant, score_cutoff=1) > 1:
        return False
    if len(meant) >= _FUZZY_FROM:
        return len(word) >= _SWAPPED_FROM
    return sorted(word) == sorted(meant) or (len(word) == len(meant) + 1 and set(word) == set(meant))
