"""What the schema can't see because it takes more than one page: ``lint`` tells of it in a line each."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from hormesis.domain.anatomy import MuscleGroup
from hormesis.exercises.lexicon_files import Aliases
from hormesis.exercises.page import Page
from hormesis.exercises.words import tokens

__all__ = ["lint"]

_NOBODY = (MuscleGroup.NONE, MuscleGroup.FULL_BODY)


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
            if slug not in pages:
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


def _sentence(text: str) -> str:
    return " ".join(text.casefold().rstrip(".").split())
