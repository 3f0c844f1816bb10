"""What serves instead of a page that can't be done today: ``substitutes``, chosen only among the pages it is given."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from types import MappingProxyType

from hormesis.domain.errors import Invalid
from hormesis.domain.evidence import Reason
from hormesis.exercises.page import Page
from hormesis.exercises.vocabulary import EQUIPMENT, SUBSTITUTE_REASONS

__all__ = ["NO_EQUIPMENT", "STRAINS", "Substitution", "substitutes"]

STRAINS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "knee": frozenset({"deep_knee_flexion", "knee_load", "impact", "kneeling"}),
        "low_back": frozenset({"spinal_load", "axial_load", "hip_hinge", "spinal_flexion", "spinal_rotation"}),
        "shoulder": frozenset(
            {
                "overhead",
                "vertical_press",
                "shoulder_extension_loaded",
                "shoulder_abduction",
                "shoulder_external_rotation_end_range",
            }
        ),
    }
)
"""Reason → the movement tags that a substitute should have fewer of (expert)."""

NO_EQUIPMENT = frozenset({"mat", "chair", "wall", "towel", "step"})
"""What is at hand everywhere."""

_BUSY = frozenset({"machine", "cable_machine", "smith_machine", "leg_press_machine", "rack"})
"""What one queues for."""


@dataclass(frozen=True, slots=True)
class Substitution:
    """A page that serves instead, how well (higher is better, comparable within one answer) and why."""

    page: Page
    score: float
    reasons: tuple[Reason, ...]


def substitutes(
    page: Page, reason: str, allowed: Iterable[Page], equipment: Set[str] | None = None, limit: int = 5
) -> tuple[Substitution, ...]:
    """Pages of ``allowed`` that train what ``page`` trains, best first.

    A page serves when it has the pattern or the primary group. ``knee``, ``low_back`` and ``shoulder`` need it to strain that
    place less than ``page`` does; ``no_equipment`` needs it to do without; ``busy`` prefers what nobody queues for.
    ``equipment`` is what the gym has (words of ``EQUIPMENT``); None means unknown, and then nothing is left out for it.

    Raises:
        Invalid: when ``reason`` is not one of ``SUBSTITUTE_REASONS`` or an equipment word is unknown.
    """
    if reason not in SUBSTITUTE_REASONS:
        raise Invalid(f"reason {reason!r} is unknown; use one of {', '.join(sorted(SUBSTITUTE_REASONS))}")
    unknown = sorted((equipment or set()) - EQUIPMENT)
    if unknown:
        raise Invalid(f"equipment {unknown[0]!r} is unknown; use words such as {', '.join(sorted(EQUIPMENT)[:6])}")
    found = [
        _weigh(page, other, reason) for other in allowed if other.slug != page.slug and _serves(page, other, reason, equipment)
    ]
    return tuple(sorted(found, key=lambda s: (-s.score, s.page.slug))[:limit])


def _serves(page: Page, other: Page, reason: str, equipment: Set[str] | None) -> bool:
    if other.kind is not page.kind or not (other.pattern is page.pattern or other.primary_group is page.primary_group):
        return False
    if other.primary_group not in page.groups and other.pattern is not page.pattern:
        return False
    if equipment is not None and not set(other.equipment) <= set(equipment) | NO_EQUIPMENT:
        return False
    if reason == "no_equipment":
        return set(other.equipment) <= NO_EQUIPMENT
    if reason in STRAINS:
        return len(STRAINS[reason] & set(other.movement_tags)) < max(1, len(STRAINS[reason] & set(page.movement_tags)))
    return reason != "busy" or other.equipment != page.equipment


def _weigh(page: Page, other: Page, reason: str) -> Substitution:
    reasons = []
    score = 0.0
    if any(s.exercise == other.slug and s.reason == reason for s in page.substitutes):
        score += 3
        reasons.append(Reason("page_names_it", {"reason": reason}))
    elif any(s.exercise == other.slug for s in page.substitutes) or other.slug in page.regressions:
        score += 1
    if other.pattern is page.pattern:
        score += 2
        reasons.append(Reason("same_pattern", {"pattern": str(other.pattern)}))
    if other.primary_group is page.primary_group:
        score += 1.5
        reasons.append(Reason("same_group", {"group": str(other.primary_group)}))
    union = set(page.groups) | set(other.groups)
    score += len(set(page.groups) & set(other.groups)) / len(union) if union else 0.0
    if reason in STRAINS:
        spared = STRAINS[reason] & set(page.movement_tags) - set(other.movement_tags)
        kept = STRAINS[reason] & set(other.movement_tags)
        score += 0.5 * len(spared) - len(kept)
        if spared:
            reasons.append(Reason("spares", {"tags": tuple(sorted(spared))}))
    if reason == "busy":
        score -= 1.0 * bool(_BUSY & set(other.equipment))
    score -= other.set_up_s / 600
    score += 0.25 * (other.level == page.level)
    return Substitution(other, round(score, 4), tuple(reasons))
