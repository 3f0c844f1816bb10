"""The tables under ``aliases/``: read from their TOML, compiled to one file that starts fast, and loaded from it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from hormesis.domain.errors import Invalid
from hormesis.domain.movement import Implement
from hormesis.exercises.movements import MovementRules, rule_from
from hormesis.exercises.words import Language, Lexicon, tokens

__all__ = ["COMPILED", "NO_PAGE", "TABLES", "Aliases", "compile_aliases", "load_aliases"]

_ROOM = Path(__file__).parent
TABLES = _ROOM / "aliases"
COMPILED = _ROOM / "aliases.json"

LANGUAGES = ("en", "pt", "es", "fr", "it", "de", "tr", "zh")
"""In the order in which they are tried; Turkish late, since it knows a word by its beginning and so knows some of others."""
SOURCES = ("strong", "hevy", "fitnotes", "stronglifts", "liftosaur", "garmin_fit")
NO_PAGE = ""
"""What a source's own name leads to that must not be read by its words: the library has no page of that exercise."""
_GRAMMAR = ("stems", "prefixes", "compounds", "pieces")


@dataclass(frozen=True, slots=True)
class Aliases:
    """Everything a name is matched by besides the pages: lexicon, rules, and each source's own names → slug (``NO_PAGE``: none).

    ``read`` holds the pages' names and aliases already read, since reading two thousand of them takes longer than a start may.
    """

    lexicon: Lexicon
    rules: MovementRules
    sources: Mapping[str, Mapping[str, str]]
    read: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def features(self, text: str) -> frozenset[str]:
        """What an English name says (``Reading.features``)."""
        found = self.read.get(text)
        return self.lexicon.read_english(text).features if found is None else found


def load_aliases(compiled: Path = COMPILED) -> Aliases:
    """The tables from their compiled file, which ``python -m hormesis.exercises.compile`` makes."""
    data = json.loads(compiled.read_bytes())
    languages = [_language(name, table) for name, table in data["languages"].items()]
    return Aliases(
        lexicon=Lexicon(languages[0], tuple(languages[1:])),
        rules=MovementRules(
            rules=tuple([rule_from(row) for row in data["rules"]]),
            heads=frozenset(data["heads"]),
            loose=frozenset(data["loose"]),
            implements=MappingProxyType({word: Implement(held) for word, held in data["implements"].items()}),
        ),
        sources=MappingProxyType({name: MappingProxyType(names) for name, names in data["sources"].items()}),
        read=MappingProxyType({text: frozenset(features.split()) for text, features in data["read"].items()}),
    )


def compile_aliases(names: Iterable[str], tables: Path = TABLES) -> str:
    """The text of the compiled file: spellings levelled and the pages' ``names`` read, so that little is left to do at the start.

    Raises:
        Invalid: when one language gives a spelling twice with two meanings, or a rule is not one.
    """
    movements = _toml(tables / "movements.toml")
    for row in movements["rules"]:
        rule_from(row)
    languages = {name: _compile_language(name, _toml(tables / f"{name}.toml")) for name in LANGUAGES}
    english = Lexicon(_language("en", languages["en"]))
    data = {
        "languages": languages,
        "rules": movements["rules"],
        "heads": movements["heads"],
        "loose": movements["loose"],
        "implements": movements["implements"],
        "sources": {name: _compile_source(tables / f"{name}.toml") for name in SOURCES},
        "read": {name: " ".join(sorted(english.read_english(name).features)) for name in names},
    }
    return json.dumps(data, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n"


def _language(name: str, table: Mapping[str, Any]) -> Language:
    words = {spelling: tuple(concepts.split()) for spelling, concepts in table["words"].items()}
    return Language(name, MappingProxyType(words), **{flag: table[flag] for flag in _GRAMMAR})


def _compile_language(name: str, table: Mapping[str, Any]) -> dict[str, Any]:
    words: dict[str, str] = {}
    for spelling in table.get("ignore", []):
        words[" ".join(tokens(spelling))] = ""
    for concepts, spellings in table["words"].items():
        for spelling in spellings:
            key = "".join(tokens(spelling)) if name == "zh" else " ".join(tokens(spelling))
            if words.get(key) and words[key] != concepts:
                raise Invalid(f"{name}.toml: {spelling!r} means {words[key]!r} and {concepts!r}; keep one")
            words[key] = concepts
    words.pop("", None)
    return {flag: bool(table.get(flag)) for flag in _GRAMMAR} | {"words": words}


def _compile_source(path: Path) -> dict[str, str]:
    table = _toml(path)
    found = {" ".join(tokens(name)): slug for slug, names in table.get("names", {}).items() for name in names}
    return found | {" ".join(tokens(name)): NO_PAGE for name in table.get("no_page", [])}


def _toml(path: Path) -> dict[str, Any]:
    import tomllib  # a start reads no TOML

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise Invalid(f"aliases/{path.name}: {error}") from None
