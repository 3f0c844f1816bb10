"""What the schema can't see, because it takes more than one field or more than one page: ``lint`` tells of it in a line each."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import combinations

from hormesis.domain.anatomy import MuscleGroup
from hormesis.domain.movement import Kind, Pattern
from hormesis.exercises.consistency import inconsistencies
from hormesis.exercises.lexicon_files import NO_PAGE, Aliases
from hormesis.exercises.page import Page
from hormesis.exercises.substitution import serves
from hormesis.exercises.words import tokens

__all__ = ["lint"]

_NOBODY = (MuscleGroup.NONE, MuscleGroup.FULL_BODY)
_LEVELS = ("novice", "intermediate", "advanced")
_MOST_ALIKE = 0.6
_WANT_A_DRILL = (
    Pattern.SQUAT,
    Pattern.LUNGE,
    Pattern.HINGE,
    Pattern.HIP_THRUST,
    Pattern.HORIZONTAL_PUSH,
    Pattern.INCLINE_PUSH,
    Pattern.VERTICAL_PUSH,
    Pattern.DIP,
    Pattern.HORIZONTAL_PULL,
    Pattern.VERTICAL_PULL,
    Pattern.OLYMPIC,
    Pattern.CARRY,
)
"""Patterns with which a workout may begin, and which need a drill to choose for its warm-up."""


def lint(pages: Mapping[str, Page], aliases: Aliases) -> list[str]:
    """Every fault between ``pages`` (whole ones, by slug): the slug, what is wrong and the fix. Empty when there is none."""
    return [
        *_dangling(pages),
        *_dangling_aliases(pages, aliases),
        *_twice(pages, "name or alias", lambda p: {" ".join(tokens(t)) for t in (p.name, *p.aliases)}, "keep it on one page"),
        *_twice(pages, "cue", lambda p: {_sentence(c) for c in (*p.cues_do, *p.cues_dont)}, "write it for this exercise"),
        *_twice(pages, "mistake", lambda p: {_sentence(m.mistake) for m in p.mistakes}, "write it for this exercise"),
        *_twice(pages, "correction", lambda p: {_sentence(m.instead) for m in p.mistakes}, "write it for this exercise"),
        *_groups_without_page(pages.values()),
        *_links(pages),
        *_idle_substitutes(pages),
        *_alike(pages),
        *_unprepared(pages.values()),
        *[fault for page in pages.values() for fault in inconsistencies(page)],
    ]


def _dangling(pages: Mapping[str, Page]) -> Iterable[str]:
    for slug, page in pages.items():
        links = {"harder": page.progressions, "easier": page.regressions, "substitutes": [s.exercise for s in page.substitutes]}
        for field, targets in links.items():
            for target in targets:
                if target == slug:
                    yield f"{slug}: {field} names the page itself; take it out"
                elif target not in pages:
                    yield f"{slug}: {field} names {target!r}, which is no page; write that page or name another"


def _dangling_aliases(pages: Mapping[str, Page], aliases: Aliases) -> Iterable[str]:
    for source, names in aliases.sources.items():
        for name, slug in names.items():
            if slug != NO_PAGE and slug not in pages:
                yield f"aliases/{source}.toml: {name!r} leads to {slug!r}, which is no page; name another"


def _twice(pages: Mapping[str, Page], what: str, said: Callable[[Page], set[str]], fix: str) -> Iterable[str]:
    where: dict[str, list[str]] = defaultdict(list)
    for slug, page in pages.items():
        for text in said(page):
            where[text].append(slug)
    for text, slugs in sorted(where.items()):
        if len(slugs) > 1:
            yield f"{', '.join(slugs)}: the {what} {text!r} stands on each; {fix}"


def _groups_without_page(pages: Iterable[Page]) -> Iterable[str]:
    trained = {page.primary_group for page in pages}
    for group in MuscleGroup:
        if group not in trained and group not in _NOBODY:
            yield f"{group}: no page has it as primary group; write one"


def _links(pages: Mapping[str, Page]) -> Iterable[str]:
    for slug, page in pages.items():
        for field, targets, sign in (("harder", page.progressions, -1), ("easier", page.regressions, 1)):
            for other in (pages[target] for target in targets if target in pages):
                if sign * (_LEVELS.index(other.level) - _LEVELS.index(page.level)) > 0:
                    yield f"{slug}: {field} names {other.slug!r} of level {other.level}; name another or mend a level"


def _idle_substitutes(pages: Mapping[str, Page]) -> Iterable[str]:
    for slug, page in pages.items():
        for named in page.substitutes if page.kind in (Kind.STRENGTH, Kind.POWER) else ():
            other = pages.get(named.exercise)
            if other is not None and other is not page and not serves(page, other, named.reason):
                yield f"{slug}: {named.exercise!r} would never be offered for {named.reason!r}; name a page that serves"


def _alike(pages: Mapping[str, Page]) -> Iterable[str]:
    """Pages whose cues are mostly the same words: one of them was copied, and says nothing of its own exercise."""
    said = {slug: _telling_words((*p.cues_do, *p.cues_dont)) for slug, p in pages.items()}
    for (one, words), (other, others) in combinations(said.items(), 2):
        shortest = min(len(words), len(others))
        if shortest and len(words & others) > _MOST_ALIKE * shortest:
            yield f"{one}, {other}: more than {_MOST_ALIKE:.0%} of the words of their cues are the same; write them for each"


def _unprepared(pages: Iterable[Page]) -> Iterable[str]:
    drills = [p for p in pages if p.kind is Kind.MOBILITY and any(d.moment == "warm_up" for d in p.doses)]
    prepared = {pattern for page in drills for pattern in page.prepares}
    for pattern in _WANT_A_DRILL:
        if pattern not in prepared:
            yield f"{pattern}: no mobility page with a warm-up dose prepares it; add it to serves.prepares of one that does"


def _telling_words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in tokens(text) if len(word) > 3)


def _sentence(text: str) -> str:
    return " ".join(text.casefold().rstrip(".").split())
