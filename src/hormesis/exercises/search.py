"""Finding pages by what one would type: a name, a muscle group, a region, a purpose, equipment, a kind."""

from collections.abc import Iterable

from hormesis.exercises.commonness import commonness
from hormesis.exercises.page import Page
from hormesis.exercises.words import tokens

__all__ = ["search"]

_NAME, _ALIAS, _PRIMARY, _PATTERN, _SECONDARY, _OTHER = 8.0, 6.0, 5.0, 4.0, 3.0, 2.0
_COMMON = 0.9
"""What each step of commonness adds: among pages that fit alike, the one that most people mean stands first."""
_BEGINNING = 0.6
"""What a word counts that is only the beginning of a word on the page: "dumb" for "dumbbell"."""


def search(pages: Iterable[Page], query: str, limit: int = 20) -> tuple[Page, ...]:
    """The pages on which every word of ``query`` is found, the most fitting first and at most ``limit`` of them.

    Each word counts by the best place where it is found: name, alias, primary group, pattern, other groups and regions, the
    rest (equipment, kind, category, level, purposes, muscles). What is a page's whole name, alias or primary group goes first,
    what is common before what is not. An empty query finds nothing.
    """
    words = tokens(query.replace("_", " "))
    if not words:
        return ()
    scored = [(_score(page, words), page) for page in pages]
    found = [(score, page) for score, page in scored if score > 0]
    found.sort(key=lambda s: (-s[0], len(s[1].name), s[1].slug))
    return tuple(page for _, page in found[:limit])


def _score(page: Page, words: tuple[str, ...]) -> float:
    places = _places(page)
    total = 0.0
    for word in words:
        best = max((weight * _found(word, there) for weight, there in places), default=0.0)
        if best == 0.0:
            return 0.0
        total += best
    whole = (page.name, page.primary_group.replace("_", " "), *page.aliases)
    if any(words == tokens(text) for text in whole):
        total += 2 * _NAME
    return total + _COMMON * commonness(page.slug)


def _found(word: str, there: frozenset[str]) -> float:
    if word in there:
        return 1.0
    return _BEGINNING if len(word) >= 3 and any(w.startswith(word) for w in there) else 0.0


def _places(page: Page) -> tuple[tuple[float, frozenset[str]], ...]:
    others = [g for g in page.groups if g is not page.primary_group]
    muscles = [m.muscle for m in (*page.primary_muscles, *page.secondary_muscles)]
    return (
        (_NAME, _words([page.name])),
        (_ALIAS, _words(page.aliases)),
        (_PRIMARY, _words([page.primary_group])),
        (_PATTERN, _words([page.pattern])),
        (_SECONDARY, _words([*others, *page.regions, *page.serves_groups])),
        (_OTHER, _words([*page.equipment, page.implement, page.kind, page.category, page.level, *page.purposes, *muscles])),
    )


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in tokens(text.replace("_", " ")))
