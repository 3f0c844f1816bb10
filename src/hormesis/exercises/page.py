"""An exercise page as a value: ``Page`` and its parts. The TOML schema is in ``schema``; every field is documented here."""

from collections.abc import Mapping
from dataclasses import dataclass

from hormesis.domain.anatomy import MuscleGroup, Region
from hormesis.domain.evidence import Grade
from hormesis.domain.movement import CurveClass, Implement, Kind, Loadability, LoadMeaning, Pattern

__all__ = ["Dose", "Evidence", "Mistake", "MuscleShare", "Page", "Review", "Substitute"]


@dataclass(frozen=True, slots=True)
class Mistake:
    """A common fault and what to do instead."""

    mistake: str
    instead: str


@dataclass(frozen=True, slots=True)
class MuscleShare:
    """An anatomical muscle (a key of ``MUSCLES``) and its part in the work: 1 direct, 0.5 indirect, 0.25 fatigue only."""

    muscle: str
    share: float


@dataclass(frozen=True, slots=True)
class Dose:
    """How much at one moment (``work``, ``warm_up``, ``after``, ``evening``, ``block``). What does not apply is None.

    ``reps``, ``rir``, ``rest_s``, ``hold_s``, ``sets``, ``pressure`` and ``strokes`` are inclusive (low, high) pairs;
    ``pressure`` is 0–10 as felt, ``sides`` how many sides are worked one after the other (1 or 2).
    """

    moment: str
    sets: tuple[int, int]
    reps: tuple[int, int] | None = None
    rir: tuple[int, int] | None = None
    rest_s: tuple[int, int] | None = None
    hold_s: tuple[int, int] | None = None
    sides: int = 1
    pressure: tuple[int, int] | None = None
    strokes: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Substitute:
    """Another page that serves when this one can't, and for which reason: knee, low_back, shoulder, no_equipment, busy."""

    exercise: str
    reason: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """An evidence id and how well it supports this page."""

    id: str
    grade: Grade


@dataclass(frozen=True, slots=True)
class Review:
    """Who has read the page as a professional; ``status`` is ``unreviewed`` until somebody signs its text."""

    status: str
    name: str | None = None
    credentials: str | None = None
    date: str | None = None
    signature: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One exercise. ``groups`` counts volume (1 or 0.5 a set), ``fatigue_only`` groups tire without volume credit (0.25).

    The long texts (``description``, cues, ``mistakes``, ``muscles_prose``) stay in the page's file: they are empty in the pages
    of a ``Library`` and whole in those of ``schema.page_from`` and ``library.whole_page``.
    """

    slug: str
    name: str
    kind: Kind
    category: str
    pattern: Pattern
    implement: Implement
    description: str = ""
    purposes: tuple[str, ...]
    cues_do: tuple[str, ...] = ()
    cues_dont: tuple[str, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    muscles_prose: str = ""
    primary_muscles: tuple[MuscleShare, ...]
    secondary_muscles: tuple[MuscleShare, ...]
    primary_group: MuscleGroup
    groups: Mapping[MuscleGroup, float]
    fatigue_only: tuple[MuscleGroup, ...]
    regions: tuple[Region, ...]
    equipment: tuple[str, ...]
    unilateral: bool
    level: str
    set_up_s: int
    tempo: str | None
    load_meaning: LoadMeaning
    bodyweight_share: float
    loadability: Loadability
    curve_class: CurveClass
    doses: tuple[Dose, ...]
    movement_tags: tuple[str, ...]
    contraindications: tuple[str, ...]
    no_go_zones: tuple[str, ...]
    serves_patterns: tuple[Pattern, ...]
    serves_groups: tuple[MuscleGroup, ...]
    prepares: tuple[Pattern, ...]
    progressions: tuple[str, ...]
    regressions: tuple[str, ...]
    substitutes: tuple[Substitute, ...]
    aliases: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    review: Review
