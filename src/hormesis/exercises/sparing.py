"""What to do instead when one movement tag must be avoided: ``sparing``, the nearest pages without it, nearest kind first."""

from collections.abc import Callable, Iterable, Set

from hormesis.domain.errors import Invalid
from hormesis.domain.evidence import Reason
from hormesis.domain.movement import Kind
from hormesis.exercises.page import Page
from hormesis.exercises.substitution import NO_EQUIPMENT, Substitution, same_training
from hormesis.exercises.vocabulary import EQUIPMENT, MOVEMENT_TAGS

__all__ = ["sparing"]

_LEVELS = ("novice", "intermediate", "advanced")
_KEEPS_MOVING = (Kind.ACTIVATION, Kind.MOBILITY, Kind.STRETCH)


def sparing(
    page: Page, tag: str, allowed: Iterable[Page], equipment: Set[str] | None = None, limit: int = 5
) -> tuple[Substitution, ...]:
    """Pages of ``allowed`` that do without the movement tag ``tag`` and stand nearest to ``page``, best first.

    First what trains the same pattern or primary group, then what trains one of its groups, then what tires the primary one, and
    last the gentle work of the same region: nothing trains the neck and leaves it alone, but a stretch beside it may still be
    welcome. Nothing is offered that takes more skill than the page.

    Raises:
        Invalid: when ``tag`` is no movement tag, ``page`` doesn't carry it, or an equipment word is unknown.
    """
    if tag not in MOVEMENT_TAGS:
        raise Invalid(f"movement tag {tag!r} is unknown; use one of {', '.join(sorted(MOVEMENT_TAGS))}")
    if tag not in page.movement_tags:
        raise Invalid(
            f"{page.slug} does not ask for {tag!r}, but for {', '.join(page.movement_tags) or 'nothing'}; choose of those"
        )
    unknown = sorted((equipment or set()) - EQUIPMENT)
    if unknown:
        raise Invalid(f"equipment {unknown[0]!r} is unknown; use words such as {', '.join(sorted(EQUIPMENT)[:6])}")
    found = []
    for other in allowed:
        if other.slug == page.slug or tag in other.movement_tags or not _at_hand(other, equipment):
            continue
        if _LEVELS.index(other.level) > _LEVELS.index(page.level):
            continue
        kinship = next((nth for nth, akin in enumerate(_KINSHIPS) if akin(page, other)), None)
        if kinship is not None:
            found.append(_weigh(page, other, tag, kinship))
    return tuple(sorted(found, key=lambda s: (-s.score, s.page.slug))[:limit])


def _at_hand(other: Page, equipment: Set[str] | None) -> bool:
    return equipment is None or set(other.equipment) <= set(equipment) | NO_EQUIPMENT


def _trains_a_group(page: Page, other: Page) -> bool:
    return other.kind is page.kind and not set(page.groups).isdisjoint(other.groups)


def _tires_the_group(page: Page, other: Page) -> bool:
    return other.kind is page.kind and page.primary_group in other.fatigue_only and _meets(page, other)


def _same_region(page: Page, other: Page) -> bool:
    return other.kind in _KEEPS_MOVING and _meets(page, other)


def _meets(page: Page, other: Page) -> bool:
    return not set(page.regions).isdisjoint(other.regions)


_KINSHIPS: tuple[Callable[[Page, Page], bool], ...] = (same_training, _trains_a_group, _tires_the_group, _same_region)
"""From the nearest to the furthest relation that is still of use."""


def _weigh(page: Page, other: Page, tag: str, kinship: int) -> Substitution:
    reasons = [Reason("spares", {"tags": (tag,)})]
    if _KINSHIPS[kinship] is _same_region:
        reasons.append(Reason("only_keeps_moving", {"exercise": page.name}))
    if other.pattern is page.pattern:
        reasons.append(Reason("same_pattern", {"pattern": str(other.pattern)}))
    shared = [group for group in page.groups if group in other.groups or group in other.fatigue_only]
    if shared:
        reasons.append(Reason("same_group", {"group": str(page.primary_group if page.primary_group in shared else shared[0])}))
    alike = sum(share * other.groups.get(group, 0.0) for group, share in page.groups.items())
    score = 10.0 * (len(_KINSHIPS) - kinship) + 2 * alike + (other.primary_group is page.primary_group)
    score += len(set(page.regions) & set(other.regions)) / max(1, len(page.regions)) + 0.25 * (other.level == page.level)
    return Substitution(other, round(score - other.set_up_s / 600, 4), tuple(reasons))
