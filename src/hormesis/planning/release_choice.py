"""Which page serves a region that is due: owned, allowed, wanted, and of those the best. ``best_page``, ``Choice``."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date

from hormesis.domain.athlete import Athlete, Gym
from hormesis.domain.evidence import Reason
from hormesis.domain.movement import Implement, Kind
from hormesis.exercises.at_hand import equipment_at_hand, tools_at_hand
from hormesis.exercises.page import Dose, Page
from hormesis.exercises.substitution import NO_EQUIPMENT
from hormesis.planning.due_release import Due
from hormesis.planning.release_dose import dose_at
from hormesis.safety.limitations import ruled_out
from hormesis.safety.release_gate import release_rule

__all__ = ["RELEASE_KINDS", "Choice", "Wanting", "best_page", "is_gentle", "is_wanted", "owned_tools", "readies"]

RELEASE_KINDS = (Kind.RELEASE, Kind.MOBILITY, Kind.STRETCH)

_BEYOND_ROLLER = frozenset(
    {
        *("upper_trapezius", "levator_scapulae", "pectoralis_minor", "infraspinatus", "teres_minor", "suboccipitals"),
        *("wrist_extensors", "wrist_flexors", "foot_intrinsics", "piriformis", "anterior_deltoid"),
    }
)
"""Muscles that a roller can't reach, so that a ball comes first."""
_ROLLED_FIRST = 2
_BALL_TOO_SOON = -2.0


@dataclass(frozen=True, slots=True)
class Wanting:
    """Who wants release work, on which day, before which patterns (none on a rest day or in the evening)."""

    athlete: Athlete
    on: date
    patterns: frozenset[str]

    @property
    def is_asked(self) -> bool:
        """Whether the athlete has said which health conditions there are, or that there are none."""
        return bool(self.athlete.conditions)


@dataclass(frozen=True, slots=True)
class Choice:
    """The page and its dose, and a release page that would do more but whose tool isn't there."""

    page: Page
    dose: Dose
    missing: Page | None


def best_page(due: Due, moment: str, pages: Sequence[Page], day: Wanting) -> tuple[Choice | None, Reason | None]:
    """The best page for a region at a moment, and the rule that blocked a better one."""
    fitting = [(page, dose) for page in pages if due.region in page.regions and (dose := dose_at(page, moment)) is not None]
    if moment == "warm_up":
        fitting = [(page, dose) for page, dose in fitting if readies(page) & day.patterns]
    owned = owned_tools(day.athlete.gym)
    blocked: Reason | None = None
    missing: Page | None = None
    for page, dose in sorted(fitting, key=lambda one: (-_rank(one[0], due, day), one[0].slug)):
        if not set(page.equipment) <= owned:
            missing = missing or (page if page.kind is Kind.RELEASE else None)
            continue
        if not day.is_asked and not is_gentle(page):
            continue
        stop = release_rule(page, due.region, day.athlete)
        if stop is None and ruled_out(page, page.name, day.athlete, day.on) is None:
            return Choice(page, dose, missing if page.kind is not Kind.RELEASE else None), blocked
        blocked = blocked or stop
    return None, blocked


def readies(page: Page) -> Set[str]:
    """The patterns before which a page may stand in a warm-up."""
    return {str(pattern) for pattern in (*page.prepares, *page.serves_patterns)}


def owned_tools(gym: Gym | None) -> frozenset[str]:
    """The tools that were told; nothing is taken for granted but a wall, a chair and a floor."""
    if gym is None:
        return NO_EQUIPMENT
    return NO_EQUIPMENT | tools_at_hand(gym.tools) | (equipment_at_hand(gym.implements, gym.tools) or frozenset())


def is_gentle(page: Page) -> bool:
    """What may be offered before anybody was asked: mobility without load, and nothing that its page forbids to anyone."""
    return (
        page.kind is Kind.MOBILITY
        and page.level == "novice"
        and not page.contraindications
        and "neck_load" not in page.movement_tags
    )


def is_wanted(page: Page, athlete: Athlete) -> bool:
    """Whether the athlete has neither dismissed the page nor said never."""
    return page.slug not in athlete.dismissed and athlete.preferences.get(page.slug) != "never"


def _rank(page: Page, due: Due, day: Wanting) -> float:
    """How well a page serves a region that is due: the place, the muscles and patterns behind it, the gentler tool first."""
    groups = due.groups.intersection(str(group) for group in page.serves_groups)
    patterns = due.patterns.intersection(str(pattern) for pattern in page.serves_patterns)
    score = 3.0 * (page.regions[0] is due.region) + 2 * min(len(groups), 2) + min(len(patterns), 2)
    score += 0.1 * len(page.serves_patterns) + 4 * (page.kind is Kind.RELEASE) - (page.kind is Kind.STRETCH)
    score += min(len(day.patterns.intersection(str(pattern) for pattern in page.prepares)), 2)
    rolled = sum(slug.startswith("foam-roller") for slug, _ in day.athlete.released)
    spot = due.side != "both" or rolled >= _ROLLED_FIRST or any(one.muscle in _BEYOND_ROLLER for one in page.primary_muscles)
    if page.implement is Implement.ROLLER:
        score += 0.7
    elif page.implement is Implement.BALL:
        score += 1.0 if spot else _BALL_TOO_SOON
    liked = day.athlete.preferences.get(page.slug)
    return score + {"liked": 1.5, "disliked": -3.0}.get(str(liked), 0.0)
