"""What typed words call exercises, as pages and patterns of the library: ``with_pages``."""

from collections.abc import Iterator
from dataclasses import replace

from hormesis.app.dismissing import reach_of, release_pages
from hormesis.app.knowledge import Knowledge
from hormesis.domain.movement import Pattern
from hormesis.words.parse_values import Draft

__all__ = ["with_pages"]

_SURE = 0.9
_BY_PAGE = frozenset({Pattern.CARDIO, Pattern.MOBILITY, Pattern.RELEASE, Pattern.OTHER, Pattern.CARRY})
"""Patterns whose exercises have too little in common for pain on one to be of them all."""
_VOWELS = "aeiou"


def with_pages(draft: Draft, known: Knowledge) -> Draft:
    """``draft`` with the exercise that its words mean, where nobody can doubt it; the words themselves are kept beside it."""
    if draft.kind == "pain" and "movement" in draft.fields:
        return _with_movement(draft, known)
    if draft.kind == "release" and "region" in draft.fields and "tool" in draft.fields:
        return _with_page(draft, known)
    if draft.kind == "dismissal":
        return _with_reach(draft, known)
    return draft


def _with_movement(draft: Draft, known: Knowledge) -> Draft:
    """The page, where the words are its name; else the pattern: pain "on lunges" is of every lunge."""
    said = str(draft.fields["movement"])
    for name in _spellings(said):
        match = known.namer.match(name)
        if match.exercise is None or match.confidence < _SURE:
            continue
        by_page = match.confidence >= 1 or match.pattern is None or match.pattern in _BY_PAGE
        meant = match.exercise if by_page else str(match.pattern)
        fields = {**draft.fields, "movement": meant, "movement_said": said}
        return replace(draft, fields=fields, assumed=(*draft.assumed, f"“{said}” taken for {meant.replace('_', ' ')}"))
    return draft


def _spellings(said: str) -> Iterator[str]:
    """The words as they are, then without an English -ing: squatting, squat."""
    yield said
    *before, last = said.split(" ") or [""]
    if last.endswith("ing") and len(last) > 5:
        stem = last.removesuffix("ing")
        stems = (stem, stem[:-1], stem + "e") if stem[-1:] == stem[-2:-1] and stem[-1:] not in _VOWELS else (stem, stem + "e")
        for one in stems:
            yield " ".join([*before, one])


def _with_page(draft: Draft, known: Knowledge) -> Draft:
    """The release page for this tool and region, where there is just one, or one that the words name."""
    tool, region = str(draft.fields["tool"]), str(draft.fields["region"])
    pages = release_pages(known.library, tool, region)
    named = known.namer.resolve(f"{_TOOL_NAMES.get(tool, tool.replace('_', ' '))} {region.replace('_', ' ')}")
    page = next((p for p in pages if p.slug == named), pages[0] if len(pages) == 1 else None)
    if page is None:
        return draft
    return replace(draft, fields={**draft.fields, "exercise": page.slug}, assumed=(*draft.assumed, f"taken for {page.name}"))


_TOOL_NAMES = {"roller": "foam roller", "stick": "massage stick", "gun": "massage gun", "cane": "massage cane"}


def _with_reach(draft: Draft, known: Knowledge) -> Draft:
    """What a dismissal reaches, in the words of the plan; kept in ``reaches``, beside what was said."""
    reaches = reach_of(draft.fields, known.library)
    return replace(draft, fields={**draft.fields, "reaches": reaches}) if reaches else draft
