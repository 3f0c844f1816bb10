"""From a page's TOML to a ``Page``: ``page_from``. All that is wrong with a page is told at once, with the fix beside it."""

import hashlib
import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from hormesis.domain.anatomy import MUSCLES, MuscleGroup, Region
from hormesis.domain.errors import Invalid
from hormesis.domain.evidence import Grade
from hormesis.domain.movement import CurveClass, Implement, Kind, Loadability, LoadMeaning, Pattern
from hormesis.exercises.fields import Fields
from hormesis.exercises.page import Dose, Evidence, Mistake, MuscleShare, Page, Review, Substitute
from hormesis.exercises.vocabulary import (
    CATEGORIES,
    CONDITIONS,
    EQUIPMENT,
    LEVELS,
    MOMENTS,
    MOVEMENT_TAGS,
    SUBSTITUTE_REASONS,
)

__all__ = ["page_from", "text_signature"]

_TRAINING = (Kind.STRENGTH, Kind.POWER)
_DOSE_RANGES = {
    "reps": (1, 100),
    "rir": (0, 10),
    "rest_s": (0, 600),
    "hold_s": (1, 3600),
    "pressure": (0, 10),
    "strokes": (1, 60),
}


def page_from(slug: str, data: Mapping[str, Any], where: str) -> Page:
    """The page ``slug`` from its parsed TOML; ``where`` names the file in errors.

    Raises:
        Invalid: with a line for each thing that is wrong: the field, what was found, and what to write instead.
    """
    fields = Fields(data, where)
    page = _page(slug, fields)
    fields.refuse_unknown()
    _check_page(page, fields)
    _check_review(page.review, data, fields)
    if fields.problems:
        raise Invalid("\n".join(fields.problems))
    return page


def text_signature(data: Mapping[str, Any]) -> str:
    """The fingerprint of everything a page says except its review: what a professional signs (SHA-256, 16 hex digits)."""
    said = {k: v for k, v in data.items() if k != "review"}
    return hashlib.sha256(json.dumps(said, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]


def _page(slug: str, f: Fields) -> Page:
    cues, muscles = f.table("cues"), f.table("muscles")
    serves, progression = f.table("serves", required=False), f.table("progression", required=False)
    return Page(
        slug=slug,
        name=f.text("name"),
        kind=f.enum("kind", Kind),
        category=f.word("category", CATEGORIES),
        pattern=f.enum("pattern", Pattern),
        implement=f.enum("implement", Implement),
        description=f.text("description"),
        purposes=f.texts("purposes"),
        cues_do=cues.texts("do"),
        cues_dont=cues.texts("dont"),
        mistakes=tuple(Mistake(m.text("mistake"), m.text("instead")) for m in f.tables("mistakes")),
        muscles_prose=muscles.text("prose"),
        primary_muscles=_shares(muscles, "primary"),
        secondary_muscles=_shares(muscles, "secondary"),
        primary_group=f.enum("primary_group", MuscleGroup),
        groups=_groups(f),
        fatigue_only=f.table("fatigue", required=False).enums("only", MuscleGroup),
        regions=f.enums("regions", Region),
        equipment=f.words("equipment", EQUIPMENT),
        unilateral=f.flag("unilateral"),
        level=f.word("level", LEVELS),
        set_up_s=int(f.number("set_up_s", 0, 900)),
        tempo=f.text("tempo") if f.has("tempo") else None,
        load_meaning=f.enum("load_meaning", LoadMeaning),
        bodyweight_share=f.number("bodyweight_share", 0, 1),
        loadability=f.enum("loadability", Loadability),
        curve_class=f.enum("curve_class", CurveClass),
        doses=tuple(_dose(d) for d in f.tables("dose")),
        movement_tags=f.words("movement_tags", MOVEMENT_TAGS),
        contraindications=f.words("contraindications", CONDITIONS),
        no_go_zones=f.texts("no_go_zones", required=False),
        serves_patterns=serves.enums("patterns", Pattern),
        serves_groups=serves.enums("groups", MuscleGroup),
        prepares=serves.enums("prepares", Pattern),
        progressions=progression.texts("harder", required=False),
        regressions=progression.texts("easier", required=False),
        substitutes=tuple(Substitute(s.text("exercise"), s.word("reason", SUBSTITUTE_REASONS)) for s in f.tables("substitutes")),
        aliases=f.texts("aliases", required=False),
        evidence=tuple(Evidence(e.text("id"), e.enum("grade", Grade)) for e in f.tables("evidence")),
        review=_review(f.table("review")),
    )


def _shares(muscles: Fields, key: str) -> tuple[MuscleShare, ...]:
    found = []
    for entry in muscles.tables(key):
        muscle, share = entry.word("muscle", MUSCLES.keys()), entry.number("share", 0.25, 1)
        found.append(MuscleShare(muscle, share))
    return tuple(found)


def _groups(f: Fields) -> dict[MuscleGroup, float]:
    table = f.table("groups")
    return {group: table.number(group, 0.5, 1) for group in MuscleGroup if table.has(group)}


def _dose(f: Fields) -> Dose:
    pairs = {key: f.pair(key, *bounds) for key, bounds in _DOSE_RANGES.items() if f.has(key)}
    dose = Dose(
        moment=f.word("moment", MOMENTS),
        sets=f.pair("sets", 1, 10),
        sides=int(f.number("sides", 1, 2)) if f.has("sides") else 1,
        **pairs,
    )
    if dose.reps is None and dose.hold_s is None and dose.strokes is None:
        f.problem("reps", "missing", "give reps, hold_s or strokes, each as [low, high]")
    return dose


def _review(f: Fields) -> Review:
    optional = {key: f.text(key) for key in ("name", "credentials", "date", "signature") if f.has(key)}
    return Review(f.word("status", frozenset({"unreviewed", "signed"})), **optional)


def _check_page(page: Page, f: Fields) -> None:
    for field, texts, low, high in (
        ("cues.do", page.cues_do, 4, 6),
        ("cues.dont", page.cues_dont, 3, 5),
        ("mistakes", page.mistakes, 4, 6),
        ("dose", page.doses, 1, 5),
    ):
        if not low <= len(texts) <= high:
            f.problem(field, f"{len(texts)} entries", f"write {low} to {high}")
    nobody = (MuscleGroup.NONE, MuscleGroup.FULL_BODY)
    if page.kind in _TRAINING and page.primary_group not in nobody and page.groups.get(page.primary_group) != 1.0:
        f.problem("groups", _words(page.groups), f"give the primary group {page.primary_group!s} the share 1.0")
    twice = sorted(set(page.fatigue_only) & set(page.groups))
    if twice:
        f.problem("fatigue.only", _words(twice), "a group counts in [groups] or here, never in both: take it out of one")
    moments = [d.moment for d in page.doses]
    if len(set(moments)) != len(moments):
        f.problem("dose", _words(moments), "write one dose a moment")
    if page.kind in _TRAINING and not any(d.moment == "work" and d.rest_s for d in page.doses):
        f.problem("dose", _words(moments), 'a training page needs a dose with moment = "work" and rest_s')


def _check_review(review: Review, data: Mapping[str, Any], f: Fields) -> None:
    if review.status != "signed":
        return
    for key in ("name", "credentials", "date"):
        if not getattr(review, key):
            f.problem(f"review.{key}", "missing", "a signed review names who signed it, their credentials and the date")
    if review.signature != text_signature(data):
        f.problem(
            "review.signature",
            repr(review.signature),
            "the signature no longer fits the text; have it read again and signed (`hormesis exercises review`)",
        )


def _words(items: Any) -> str:
    return ", ".join(str(i.value) if isinstance(i, StrEnum) else str(i) for i in items) or "nothing"
