"""Release work for today: which page for each region that is due, at which moment, and how much. ``release_for``.

Before training at most five minutes, first of all, so that it ends well before the first work set, and never between sets;
in the evening ten. Longer when readiness is low. SCIENCE §8.2 and §8.3; every dose stays within its page. Grade: expert on
moderate evidence for range and soreness.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from hormesis.domain.anatomy import Region
from hormesis.domain.athlete import Athlete
from hormesis.domain.evidence import Reason, Unavailable
from hormesis.domain.training import ReleaseItem, WarmUpItem
from hormesis.estimation.form import Form
from hormesis.exercises.page import Page
from hormesis.planning.due_release import Due
from hormesis.planning.release_choice import RELEASE_KINDS, Choice, Wanting, best_page, is_wanted, owned_tools, readies
from hormesis.planning.release_dose import HowMuch, how_much, on_light_day
from hormesis.safety.limitations import ruled_out

__all__ = ["LONGEST_S", "ReleasePlan", "is_tight", "moments_of", "release_for"]

LONGEST_S = {"warm_up": 300, "after": 600, "evening": 600, "block": 480}
"""Seconds of all release work together, by moment (SCIENCE §8.2, expert)."""

_MOST_AT_ONCE = {"warm_up": 2, "after": 3, "evening": 3, "block": 3}
_STRENGTHEN = ("dumbbell-lateral-raise", "band-lateral-raise", "dumbbell-shrug", "neck-isometrics")


@dataclass(frozen=True, slots=True)
class ReleasePlan:
    """The items, what must be said of safety, and what would serve better in the long run."""

    items: tuple[ReleaseItem, ...] = ()
    safety: tuple[Reason, ...] = ()
    why: tuple[Reason, ...] = ()

    def left_for(self, patterns: Iterable[str], page_of: Callable[[str], Page | None]) -> "ReleasePlan":
        """The plan without what would ready nothing any more, once only ``patterns`` are left of the workout."""
        left = set(patterns)

        def serves(one: ReleaseItem) -> bool:
            page = page_of(one.exercise)
            return one.moment != "warm_up" or (page is not None and not left.isdisjoint(readies(page)))

        return replace(self, items=tuple(one for one in self.items if serves(one)))

    @property
    def before_training(self) -> list[WarmUpItem]:
        """What comes before training, as steps of the warm-up: first of all."""
        return [
            WarmUpItem("release", one.exercise, one.name, duration_s=one.duration_s, sets=one.sets * one.sides)
            for one in self.items
            if one.moment == "warm_up"
        ]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A page chosen for a region at a moment, with the dose of an ordinary day and that of today."""

    due: Due
    moment: str
    choice: Choice
    usual: HowMuch
    much: HowMuch


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
    What there is room for is what an ordinary day has room for; on a light day it then grows, and nothing is dropped for that.
    """
    day = Wanting(athlete, on, frozenset(patterns))
    everything = list(pages)
    wanted = [page for page in everything if page.kind in RELEASE_KINDS and is_wanted(page, athlete)]
    placed: list[_Placed] = []
    safety: dict[tuple[str, object], Reason] = {}
    for due in dues:
        if str(due.region) in athlete.dismissed:
            continue
        for moment in moments_of(due, bool(patterns), brief):
            choice, blocked = best_page(due, moment, wanted, day)
            if blocked is not None:
                safety.setdefault((blocked.code, blocked.values.get("rule")), blocked)
            if choice is not None:
                much = how_much(choice.dose, moment, is_tight(due.trigger), due.side)
                one = _Placed(due, moment, choice, much, much)
                if _fits(placed, one):
                    placed.append(one)
    if not isinstance(form.readiness, Unavailable) and form.readiness.band == "light":
        placed = _grown(placed)
    return ReleasePlan(tuple(map(_item, placed)), tuple(safety.values()), _strengthening(dues, everything, day))


def moments_of(due: Due, training: bool, brief: bool = False) -> tuple[str, ...]:
    """When release work for a region is done: on a day with ``training``, and with or without time before it (``brief``)."""
    before_training = training and not brief
    if due.trigger == "forecast_tightness":
        return ("warm_up",) if due.patterns and before_training else ("evening",) if training else ("block",)
    if due.trigger in ("reported_tightness", "high_volume"):
        return ("warm_up", "evening") if before_training else ("evening",)
    return ("evening",)


def is_tight(trigger: str) -> bool:
    """Whether a trigger says that the region is tight, or likely to be: then a hold is longer."""
    return trigger in ("forecast_tightness", "reported_tightness")


def _strengthening(dues: Sequence[Due], pages: Sequence[Page], day: Wanting) -> tuple[Reason, ...]:
    """For a neck or upper back that keeps tightening: strength training has the better evidence (Andersen 2008, 2011)."""
    if not any(due.trigger == "forecast_tightness" and due.region in (Region.NECK, Region.UPPER_BACK) for due in dues):
        return ()
    owned = owned_tools(day.athlete.gym)
    by_slug = {page.slug: page for page in pages}
    for page in (by_slug[slug] for slug in _STRENGTHEN if slug in by_slug):
        if set(page.equipment) <= owned and ruled_out(page, page.name, day.athlete, day.on) is None:
            return (Reason("strengthen_too", {"exercise": page.name}, ("andersen-2008", "andersen-2011")),)
    return ()


def _fits(placed: Sequence[_Placed], new: _Placed) -> bool:
    """Whether there is room for it at its moment, and it is not there already."""
    there = [one for one in placed if one.moment == new.moment]
    if any(one.choice.page.slug == new.choice.page.slug for one in there):
        return False
    seconds = sum(one.much.seconds for one in there) + new.much.seconds
    return len(there) < _MOST_AT_ONCE[new.moment] and seconds <= LONGEST_S[new.moment]


def _grown(placed: Sequence[_Placed]) -> list[_Placed]:
    """The same on a light day: each as long as its page allows and the moment has room for, the most urgent first."""
    found = list(placed)
    for i, one in enumerate(found):
        most = on_light_day(one.choice.dose, one.moment, one.much)
        others = sum(other.much.seconds for j, other in enumerate(found) if j != i and other.moment == one.moment)
        for much in (most, replace(most, sets=one.much.sets)):
            if others + much.seconds <= LONGEST_S[one.moment]:
                found[i] = replace(one, much=much)
                break
    return found


def _item(one: _Placed) -> ReleaseItem:
    page, missing = one.choice.page, one.choice.missing
    why = [one.due.why]
    if one.much.duration_s > one.usual.duration_s:
        why.append(Reason("release_longer", {"duration_s": one.much.duration_s}))
    if missing is not None:
        why.append(Reason("release_instead", {"exercise": missing.name}))
    evidence = tuple(cited.id for cited in page.evidence[:2])
    why.append(Reason("release_before_sets" if one.moment == "warm_up" else "release_may_ease", evidence=evidence))
    return ReleaseItem(
        exercise=page.slug,
        name=page.name,
        implement=str(page.implement),
        region=str(one.due.region),
        side=one.due.side,
        moment=one.moment,  # type: ignore[arg-type]
        duration_s=one.much.duration_s,
        sets=one.much.sets,
        sides=one.much.sides,
        pressure=one.much.pressure,
        trigger=one.due.trigger,
        probability=one.due.probability,
        why=tuple(why),
    )
