"""What typed words call exercises, as pages and patterns of the library: ``with_pages``."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from hormesis.app.dismissing import reach_of, release_pages
from hormesis.app.knowledge import Knowledge
from hormesis.domain.movement import LoadMeaning, Pattern
from hormesis.exercises.naming import NameMatch
from hormesis.words.parse_values import Draft

__all__ = ["is_without_page", "lift_known", "with_pages"]

_SURE = 0.9
_LIKELY = 0.5
_BY_PAGE = frozenset({Pattern.CARDIO, Pattern.MOBILITY, Pattern.RELEASE, Pattern.OTHER, Pattern.CARRY})
"""Patterns whose exercises have too little in common for pain on one to be of them all."""
_VOWELS = "aeiou"


_SHORT: Mapping[str, str] = {
    "bench": "barbell bench press",
    "flat bench": "barbell bench press",
    "incline": "incline barbell bench press",
    "press": "overhead press",
    "row": "barbell row",
    "rows": "barbell row",
    "rudern": "barbell row",
    "remo": "barbell row",
    "remada": "barbell row",
    "rowing": "barbell row",
}
"""What lifters say for short, and mean when they say no more."""


def lift_known(name: str, known: Knowledge) -> bool | None:
    """Whether the body alone is the load of the exercise that is named; None where no such exercise is known."""
    match = known.namer.match(_SHORT.get(name.casefold(), name))
    if match.exercise is None or match.confidence < _LIKELY or _has_more(name, match, known):
        return None
    page = known.page_of(match.exercise)
    return page is not None and page.load_meaning in (LoadMeaning.ADDED, LoadMeaning.NONE)


def _has_more(name: str, match: NameMatch, known: Knowledge) -> bool:
    """Whether words before the exercise say something that is no part of it: "mate did pull ups"."""
    words = name.split()
    shorter = (known.namer.match(" ".join(words[at:])) for at in range(1, len(words)))
    return any(other.exercise == match.exercise and other.confidence > match.confidence for other in shorter)


def is_without_page(draft: Draft) -> bool:
    """Whether it is a preference for what is no exercise that we know: it could hold for nothing."""
    return draft.kind == "preference" and "exercise_said" not in draft.fields


def with_pages(draft: Draft, known: Knowledge) -> Draft:
    """``draft`` with the exercise that its words mean, where nobody can doubt it; the words themselves are kept beside it."""
    if draft.kind == "pain" and "movement" in draft.fields:
        return _with_movement(draft, known)
    if draft.kind == "release" and "region" in draft.fields and "tool" in draft.fields:
        return _with_page(draft, known)
    if draft.kind in ("set", "preference"):
        return _with_exercise(draft, known)
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


def _with_exercise(draft: Draft, known: Knowledge) -> Draft:
    """The page of a set or of a preference: of what is said for short the one that is meant, and told as assumed."""
    field = "exercise_name" if draft.kind == "set" else "exercise"
    said = str(draft.fields.get(field, ""))
    for name in _spellings(_SHORT.get(said.casefold(), said)):
        match = known.namer.match(name)
        if match.exercise is None or match.confidence < _SURE:
            continue
        page = known.page_of(match.exercise)
        assumed = (
            draft.assumed
            if page is None or page.name.casefold() == said.casefold()
            else (*draft.assumed, f"taken for {page.name}")
        )
        more = {"exercise_said": said} if draft.kind == "preference" else {}
        return replace(draft, fields={**draft.fields, "exercise": match.exercise, **more}, assumed=assumed)
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
