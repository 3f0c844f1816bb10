"""Release work for today: which page for each region that is due, at which moment, and how much. ``release_for``.

Before training at most five minutes, first of all, so that it ends well before the first work set, and never between sets;
in the evening ten. Longer when readiness is low. SCIENCE §8.2 and §8.3; every dose stays within its page. Grade: expert on
moderate evidence for range and soreness.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from hormesis.domain.anatomy import Region
from hormesis.domain.athlete import Athlete, Gym
from hormesis.domain.evidence import Reason, Unavailable
from hormesis.domain.movement import Implement, Kind
from hormesis.domain.training import ReleaseItem, WarmUpItem
from hormesis.estimation.form import Form
from hormesis.exercises.at_hand import equipment_at_hand, tools_at_hand
from hormesis.exercises.page import Dose, Page
from hormesis.exercises.substitution import NO_EQUIPMENT
from hormesis.planning.due_release import Due
from hormesis.safety.limitations import ruled_out
from hormesis.safety.release_gate import release_blocked

__all__ = ["ReleasePlan", "release_for"]

_WARM_UP_S = 300
_EVENING_S = 600
_MOST_AT_ONCE = 2
_MOST_IN_THE_EVENING = 3
_SECONDS_A_REP = 4
_KINDS = (Kind.RELEASE, Kind.MOBILITY, Kind.STRETCH)
_BEYOND_ROLLER = frozenset(
    {
        *("upper_trapezius", "levator_scapulae", "pectoralis_minor", "infraspinatus", "teres_minor", "suboccipitals"),
        *("wrist_extensors", "wrist_flexors", "foot_intrinsics", "piriformis", "anterior_deltoid"),
    }
)
"""Muscles that a roller can't reach, so that a ball comes first."""
_ROLLED_FIRST = 2


_STRENGTHEN = ("dumbbell-lateral-raise", "band-lateral-raise", "dumbbell-shrug", "neck-isometrics")


@dataclass(frozen=True, slots=True)
class ReleasePlan:
    """The items, what must be said of safety, and what would serve better in the long run."""

    items: tuple[ReleaseItem, ...] = ()
    safety: tuple[Reason, ...] = ()
    why: tuple[Reason, ...] = ()

    @property
    def before_training(self) -> list[WarmUpItem]:
        """What comes before training, as steps of the warm-up: first of all."""
        return [
            WarmUpItem("release", one.exercise, one.name, duration_s=one.duration_s, sets=one.sets * one.sides)
            for one in self.items
            if one.moment == "warm_up"
        ]


@dataclass(frozen=True, slots=True)
class _Day:
    athlete: Athlete
    on: date
    patterns: frozenset[str]
    low: bool
    asked: bool


def release_for(
    dues: Sequence[Due],
    athlete: Athlete,
    form: Form,
    pages: Iterable[Page],
    on: date,
    patterns: Sequence[str],
    brief: bool = False,
) -> ReleasePlan:
    """Release for the regions that are due: in the warm-up where it readies a pattern of today, else (or as well, where much was
    asked of the region) in the evening; on a rest day a recurring spot gets its block.

    While nobody has been asked about conditions only gentle mobility is offered. ``brief``: there is no time before training.
    """
    ready = form.readiness
    low = not isinstance(ready, Unavailable) and ready.band == "light"
    day = _Day(athlete, on, frozenset(patterns), low, bool(athlete.conditions))
    everything = list(pages)
    choice = [page for page in everything if page.kind in _KINDS and _wanted(page, athlete)]
    items: list[ReleaseItem] = []
    safety: dict[tuple[str, object], Reason] = {}
    for due in dues:
        if str(due.region) in athlete.dismissed:
            continue
        for moment in _moments(due, day, brief):
            made, blocked = _item(due, moment, choice, day)
            if blocked is not None:
                safety.setdefault((blocked.code, blocked.values.get("rule")), blocked)
            if made is not None and _fits(items, made):
                items.append(made)
    return ReleasePlan(tuple(items), tuple(safety.values()), _strengthening(dues, everything, day))


def _strengthening(dues: Sequence[Due], pages: Sequence[Page], day: _Day) -> tuple[Reason, ...]:
    """For a neck or upper back that keeps tightening: strength training has the better evidence (Andersen 2008, 2011)."""
    if not any(due.trigger == "forecast_tightness" and due.region in (Region.NECK, Region.UPPER_BACK) for due in dues):
        return ()
    owned = _owned(day.athlete.gym)
    by_slug = {page.slug: page for page in pages}
    for page in (by_slug[slug] for slug in _STRENGTHEN if slug in by_slug):
        if set(page.equipment) <= owned and ruled_out(page, page.name, day.athlete, day.on) is None:
            return (Reason("strengthen_too", {"exercise": page.name}, ("andersen-2008", "andersen-2011")),)
    return ()


def _moments(due: Due, day: _Day, brief: bool) -> tuple[str, ...]:
    before_training = bool(day.patterns) and not brief
    if due.trigger == "forecast_tightness":
        return ("warm_up",) if due.patterns and before_training else ("evening",) if day.patterns else ("block",)
    if due.trigger in ("reported_tightness", "high_volume"):
        return ("warm_up", "evening") if before_training else ("evening",)
    return ("evening",)


def _item(due: Due, moment: str, pages: Sequence[Page], day: _Day) -> tuple[ReleaseItem | None, Reason | None]:
    """The best page for a region at a moment, and what blocked a better one."""
    fitting = [(page, dose) for page in pages if due.region in page.regions and (dose := _dose(page, moment)) is not None]
    if moment == "warm_up":
        fitting = [(page, dose) for page, dose in fitting if day.patterns.intersection((*page.prepares, *page.serves_patterns))]
    owned = _owned(day.athlete.gym)
    blocked: Reason | None = None
    missing: Page | None = None
    for page, dose in sorted(fitting, key=lambda one: (-_rank(one[0], due, day), one[0].slug)):
        if not set(page.equipment) <= owned:
            missing = missing or (page if page.kind is Kind.RELEASE else None)
            continue
        if not day.asked and not _is_gentle(page):
            continue
        if ruled_out(page, page.name, day.athlete, day.on) is not None and release_blocked(page, due.region, day.athlete) is None:
            continue
        stop = release_blocked(page, due.region, day.athlete) if page.kind is Kind.RELEASE else _excluded(page, due, day)
        if stop is not None:
            blocked = blocked or stop
            continue
        return _made(page, dose, due, moment, day, missing), blocked
    return None, blocked


def _owned(gym: Gym | None) -> frozenset[str]:
    """The tools that were told; nothing is taken for granted but a wall, a chair and a floor."""
    if gym is None:
        return NO_EQUIPMENT
    return NO_EQUIPMENT | tools_at_hand(gym.tools) | (equipment_at_hand(gym.implements, gym.tools) or frozenset())


def _excluded(page: Page, due: Due, day: _Day) -> Reason | None:
    """A stretch or drill is bound by its own page, and by pain in the region; the gates of pressure are not for it."""
    if ruled_out(page, page.name, day.athlete, day.on) is not None:
        return Reason("release_page_excluded", {"exercise": page.name, "rule": "page"})
    stop = release_blocked(page, due.region, day.athlete)
    return stop if stop is not None and stop.code == "release_not_on_pain" else None


def _rank(page: Page, due: Due, day: _Day) -> float:
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
    elif page.implement is Implement.BALL and spot:
        score += 1.0
    liked = day.athlete.preferences.get(page.slug)
    return score + {"liked": 1.5, "disliked": -3.0}.get(str(liked), 0.0)


def _is_gentle(page: Page) -> bool:
    """What may be offered before anybody was asked: mobility without load, and nothing that its page forbids to anyone."""
    return (
        page.kind is Kind.MOBILITY
        and page.level == "novice"
        and not page.contraindications
        and "neck_load" not in page.movement_tags
    )


def _wanted(page: Page, athlete: Athlete) -> bool:
    return page.slug not in athlete.dismissed and athlete.preferences.get(page.slug) != "never"


def _dose(page: Page, moment: str) -> Dose | None:
    return next((dose for dose in page.doses if dose.moment == moment), None)


def _made(page: Page, dose: Dose, due: Due, moment: str, day: _Day, missing: Page | None) -> ReleaseItem:
    """The item with its dose: the upper end of the page's range on a light day and for what is forecast or reported, else its
    middle; the gentler end of the pressure before training."""
    more = day.low or due.trigger in ("forecast_tightness", "reported_tightness")
    low, high = dose.hold_s or tuple(_SECONDS_A_REP * reps for reps in dose.reps or (6, 10))
    seconds = high if day.low else round((low + high) / 10) * 5 if not more else min(high, round((low + 2 * high) / 15) * 5)
    fewest, most = dose.sets
    sets = most if day.low and moment != "warm_up" else fewest
    pressure = dose.pressure[0] if dose.pressure and moment == "warm_up" else dose.pressure[1] if dose.pressure else None
    why = [due.why]
    if day.low and seconds > low:
        why.append(Reason("release_longer", {"duration_s": seconds}))
    if missing is not None and page.kind is not Kind.RELEASE:
        why.append(Reason("release_instead", {"exercise": missing.name}))
    why.append(Reason("release_before_sets" if moment == "warm_up" else "release_may_ease", evidence=_evidence(page)))
    return ReleaseItem(
        exercise=page.slug,
        name=page.name,
        implement=str(page.implement),
        region=str(due.region),
        side=due.side,
        moment=moment,  # type: ignore[arg-type]
        duration_s=min(max(seconds, low), high),
        sets=sets,
        sides=1 if due.side != "both" else dose.sides,
        pressure=pressure,
        trigger=due.trigger,
        probability=due.probability,
        why=tuple(why),
    )


def _evidence(page: Page) -> tuple[str, ...]:
    return tuple(one.id for one in page.evidence[:2])


def _fits(items: Sequence[ReleaseItem], new: ReleaseItem) -> bool:
    """Whether there is room for it at its moment, and it is not there already."""
    there = [one for one in items if one.moment == new.moment]
    if any(one.exercise == new.exercise for one in there):
        return False
    before = new.moment == "warm_up"
    limit, most = (_WARM_UP_S, _MOST_AT_ONCE) if before else (_EVENING_S, _MOST_IN_THE_EVENING)
    return len(there) < most and sum(one.seconds for one in there) + new.seconds <= limit
