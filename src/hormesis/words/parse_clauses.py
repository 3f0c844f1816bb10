"""Clauses: the parts of a text between commas, "and", "but" and full stops, each read by itself. ``Clause``, ``clauses_of``."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from hormesis.words.parse_values import Span
from hormesis.words.parse_words import Item

__all__ = ["Clause", "clauses_of"]

_SENTENCE_ENDS = re.compile(r"[!?\n]|(?<!\.)\.(?!\.)")
_COMMA = re.compile(r"[,;…]|\.\.|\s[-–—]\s?|—")
_ALSO = re.compile(r"[&+/]|\s/\s")
_OPENERS = 2
_ASKS_AHEAD = frozenset(
    (
        "is",
        "are",
        "was",
        "do",
        "did",
        "does",
        "have",
        "has",
        "will",
        "ist",
        "sind",
        "war",
        "hat",
        "habe",
        "es",
        "est",
        "é",
        "sao",
        "e",
    )
)
"""What stands first in a question with a question mark; one behind a statement ("maybe 7/10?") only hedges."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Some items that say one thing. ``join`` is how it hangs on the one before: sentence, comma, and, but.

    ``void``: it asks, supposes, or speaks of somebody else or of tomorrow, so it reports nothing.
    """

    items: tuple[Item, ...]
    join: str
    sentence: int
    void: bool = False

    @property
    def span(self) -> Span:
        """From its first word to its last."""
        return self.items[0].start, self.items[-1].end

    def has(self, *meanings: str) -> bool:
        """Whether any item means one of ``meanings``."""
        return any(item.has(*meanings) for item in self.items)

    def all(self, family: str) -> list[Item]:
        """The items with a meaning of a family (``place``, ``sense`` …), in order."""
        return [item for item in self.items if item.value(family) is not None]

    def first(self, *meanings: str) -> Item | None:
        """The first item that means one of ``meanings``."""
        return next((item for item in self.items if item.has(*meanings)), None)

    def names_a_year_before(self, year: int) -> bool:
        """Whether it is of another year: "in 2015"."""
        return any(
            i.has("number") and i.number is not None and 1950 <= i.number < year and i.number.is_integer() for i in self.items
        )

    def only(self, *families: str) -> bool:
        """Whether every item that means anything is of these families, or only fills."""
        return all(
            not item.meanings or item.meanings & {"filler"} or any(m.partition(":")[0] in families for m in item.meanings)
            for item in self.items
        )


def clauses_of(items: Sequence[Item], tail: str = "") -> tuple[Clause, ...]:
    """The clauses of a text, in order; "and" and "but" themselves are in none. ``tail`` is what stands behind the last word."""
    found: list[Clause] = []
    part: list[Item] = []
    join, sentence = "sentence", 0
    asked: set[int] = set()  # sentences that end in a question mark
    for nth, item in enumerate(items):
        by = _join(item, items[nth - 1] if nth else None)
        if "?" in item.gap and nth:
            asked.add(sentence)
        if by:
            if part:
                found.append(Clause(tuple(part), join, sentence))
                part, join = [], by
            join = by if join != "sentence" or by == "sentence" else join
            sentence += by == "sentence"
            if item.has("and", "but"):
                continue
        part.append(item)
    if part:
        found.append(Clause(tuple(part), join, sentence))
    return _voided(found, asked | ({sentence} if "?" in tail else set()))


def _join(item: Item, before: Item | None) -> str:
    if before is None:
        return ""
    if _SENTENCE_ENDS.search(item.gap):
        return "sentence"
    if item.has("but"):
        return "but"
    if item.has("and") or (_ALSO.search(item.gap) and item.number is None):
        return "and"
    return "comma" if _COMMA.search(item.gap) else ""


def _voided(clauses: Sequence[Clause], asked: Collection[int]) -> tuple[Clause, ...]:
    found: list[Clause] = []
    asking = -1  # the sentence whose rest is a question
    ordered = any(clause.has("order") for clause in clauses)  # who speaks to a program reports nothing
    for clause in clauses:
        if any(item.has("ask") for item in clause.items[:_OPENERS]):
            asking = clause.sentence
        if clause.join == "sentence" and clause.sentence in asked and clause.items[0].words in _ASKS_AHEAD:
            asking = clause.sentence
        void = ordered or asking == clause.sentence or clause.has("other") or (clause.has("tomorrow") and not clause.has("until"))
        found.append(Clause(clause.items, clause.join, clause.sentence, void))
    return tuple(found)
