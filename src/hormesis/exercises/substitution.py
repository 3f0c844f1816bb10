"""What serves instead of a page that can't be done today: ``substitutes``, chosen only among the pages it is given."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from types import MappingProxyType

from hormesis.domain.errors import Invalid
from hormesis.domain.evidence import Reason
from hormesis.domain.movement import Kind
from hormesis.exercises.page import Page
from hormesis.exercises.vocabulary import EQUIPMENT, SUBSTITUTE_REASONS

__all__ = ["NO_EQUIPMENT", "STRAINS", "Substitution", "same_training", "serves", "substitutes"]

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

NO_EQUIPMENT = frozenset({"mat", "chair", "wall", "towel", "step", "table", "doorway"})
"""What is at hand everywhere."""

_BUSY = frozenset({"machine", "cable_machine", "smith_machine", "leg_press_machine", "rack"})
"""What one queues for."""

_QUEUED = _BUSY | {"barbell"}
_TRAINING = (Kind.STRENGTH, Kind.POWER)


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

    Which pages serve is said by ``serves``; ``busy`` prefers what nobody queues for. ``equipment`` is what the gym has (words
    of ``EQUIPMENT``); None means unknown, and then nothing is left out for it.

    Raises:
        Invalid: when ``reason`` is not one of ``SUBSTITUTE_REASONS`` or an equipment word is unknown.
    """
    if reason not in SUBSTITUTE_REASONS:
        raise Invalid(f"reason {reason!r} is unknown; use one of {', '.join(sorted(SUBSTITUTE_REASONS))}")
    unknown = sorted((equipment or set()) - EQUIPMENT)
    if unknown:
        raise Invalid(f"equipment {unknown[0]!r} is unknown; use words such as {', '.join(sorted(EQUIPMENT)[:6])}")
    found = [
        _weigh(page, other, reason) for other in allowed if other.slug != page.slug and serves(page, other, reason, equipment)
    ]
    return tuple(sorted(found, key=lambda s: (-s.score, s.page.slug))[:limit])


def serves(page: Page, other: Page, reason: str, equipment: Set[str] | None = None) -> bool:
    """Whether ``other`` can stand in for ``page`` for this reason.

    It has the pattern or the primary group, and for ``knee``, ``low_back`` and ``shoulder`` it strains that place less, for
    ``no_equipment`` it needs none, for ``busy`` it is done elsewhere. What the page itself names for the reason need only share
    a group and strain no more: its author knows what tags can't say, such as a hand that is free to turn.
    """
    named = _named(page, other, reason)
    if not (same_training(page, other) or (named and _shares_a_group(page, other))):
        return False
    if equipment is not None and not set(other.equipment) <= set(equipment) | NO_EQUIPMENT:
        return False
    if reason == "no_equipment":
        return set(other.equipment) <= NO_EQUIPMENT
    if reason in STRAINS:
        before, after = (len(STRAINS[reason] & set(p.movement_tags)) for p in (page, other))
        return after < max(1, before) or (named and after == before)
    return _elsewhere(page, other, named)


def same_training(page: Page, other: Page) -> bool:
    """Whether both are of one kind and of one pattern, or are done for the same muscle group."""
    if other.kind is not page.kind:
        return False
    return other.pattern is page.pattern or (other.primary_group is page.primary_group and other.primary_group in page.groups)


def _shares_a_group(page: Page, other: Page) -> bool:
    return page.kind in _TRAINING and other.kind in _TRAINING and not set(page.groups).isdisjoint(other.groups)


def _elsewhere(page: Page, other: Page, named: bool) -> bool:
    """Whether ``other`` is free when ``page`` is taken. ``machine`` is a machine of its own on every page."""
    if other.equipment != page.equipment or "machine" in page.equipment:
        return True
    return named and _QUEUED.isdisjoint(page.equipment)


def _named(page: Page, other: Page, reason: str) -> bool:
    return any(s.exercise == other.slug and s.reason == reason for s in page.substitutes)


def _weigh(page: Page, other: Page, reason: str) -> Substitution:
    reasons = []
    score = 0.0
    if _named(page, other, reason):
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
