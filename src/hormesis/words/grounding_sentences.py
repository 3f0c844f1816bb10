"""Sentences and clauses of a reply: ``sentences_of``. A line is a sentence of its own, and so is a point of a list."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hormesis.words.grounding_numerals import Token

__all__ = ["Sentence", "sentences_of"]

_ENDS = frozenset({".", "!", "?", "…"})
_PARTS = frozenset({",", ";", ":", "(", ")", "–", "—", "|", "•"})
_JOINS = frozenset(
    [
        "and",
        "und",
        "then",
        "dann",
        "while",
        "whereas",
        "but",
        "aber",
        "though",
        "vs",
        "versus",
        "gegen",
        "danach",
        "sowie",
        "plus",
    ]
)
_SHORT = frozenset(
    ["approx", "ca", "z", "b", "e", "g", "i", "bzw", "vs", "no", "nr", "min", "sek", "std", "wdh", "max", "incl", "inkl"]
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """The tokens of one sentence; ``starts`` are where its clauses begin."""

    number: int
    start: int
    end: int
    tokens: tuple[Token, ...]
    starts: tuple[int, ...]

    @property
    def clauses(self) -> int:
        """How many clauses it has."""
        return len(self.starts)

    def clause_of(self, place: int) -> int:
        """The clause in which a character stands."""
        return max(0, sum(1 for one in self.starts if one <= place) - 1)


def sentences_of(text: str, tokens: Sequence[Token]) -> list[Sentence]:
    """The sentences of a text, without the numbers that only number the points of a list."""
    found: list[Sentence] = []
    part: list[Token] = []
    start = 0
    for place, token in enumerate(tokens):
        before = tokens[place - 1].end if place else 0
        gap = text[before : token.start]
        new_line = "\n" in gap or not place
        if "\n" in gap and part:
            found.append(_sentence(len(found), start, before, part))
            part, start = [], token.start
        if new_line and token.form == "num" and re.match(r"[.)]\s", text[token.end : token.end + 2]) and token.values[0] <= 30:
            continue
        part.append(token)
        if token.form == "sign" and token.text in _ENDS and _ends(text, tokens, place):
            found.append(_sentence(len(found), start, token.end, part))
            part, start = [], token.end
    if part:
        found.append(_sentence(len(found), start, len(text), part))
    return found


def _ends(text: str, tokens: Sequence[Token], place: int) -> bool:
    """Whether a full stop ends a sentence: what follows is a space, and what stands before is no short form."""
    token = tokens[place]
    after = text[token.end : token.end + 1]
    if after and not after.isspace() and after not in '"”»*_)':
        return False
    before = tokens[place - 1] if place else None
    return not (token.text == "." and before is not None and before.form == "word" and before.text.lower() in _SHORT and after)


def _sentence(number: int, start: int, end: int, tokens: Sequence[Token]) -> Sentence:
    starts = [start]
    for place, token in enumerate(tokens):
        word = token.text.lower()
        if (
            (token.form == "sign" and token.text in _PARTS)
            or (token.form == "word" and word in _JOINS)
            or (token.form == "sign" and token.text == "-" and place and token.start > tokens[place - 1].end)
        ):
            starts.append(token.end)
    return Sentence(number, start, end, tuple(tokens), tuple(dict.fromkeys(starts)))
