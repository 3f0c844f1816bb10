"""From which exercises a week may be made: at hand, allowed, of the athlete's level, and of them those worth most.

``Candidate``, ``Pool``, ``candidates_for``. What the log shows they do comes first; of the rest those stay whose sets would add
most to what the week is short of for their time, and each pattern keeps alternatives. Grade: expert, our choice.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hormesis.domain.anatomy import MuscleGroup
from hormesis.domain.athlete import Athlete
from hormesis.domain.evidence import Reason
from hormesis.domain.movement import Kind, LoadMeaning, Pattern
from hormesis.estimation.lift import LiftBelief
from hormesis.estimation.state import Beliefs
from hormesis.exercises.page import Page
from hormesis.exercises.substitution import NO_EQUIPMENT
from hormesis.planning.standing_in import at_hand
from hormesis.planning.targets import Targets
from hormesis.safety.limitations import ruled_out
from hormesis.safety.remembered_pain import remembered_pain

__all__ = ["CORE", "MOST_CANDIDATES", "Candidate", "Pool", "candidates_for"]

MOST_CANDIDATES = 400
"""As many as there are: what was left out beforehand, even as training alike, cost up to a fifth of what a week is worth, for
the shorter of two like exercises is the one that fits (docs/decisions/0007-the-week.md)."""
_OF_THE_LOG = 48
CORE = (
    *(Pattern.SQUAT, Pattern.HINGE, Pattern.HORIZONTAL_PUSH, Pattern.VERTICAL_PUSH),
    *(Pattern.HORIZONTAL_PULL, Pattern.VERTICAL_PULL),
)
"""The movements whose strength is counted."""
_ALTERNATIVES = 3
_ALIKE = 2
_LATELY_DAYS = 90
_LEVELS: Mapping[str, tuple[str, ...]] = {
    "novice": ("novice",),
    "intermediate": ("novice", "intermediate"),
    "advanced": ("novice", "intermediate", "advanced"),
}
_LOADED = frozenset({"barbell", "dumbbells", "machine", "cable_machine", "smith_machine", "leg_press_machine", "kettlebell"})
_HELD = (MuscleGroup.ABS, MuscleGroup.OBLIQUES, MuscleGroup.LOWER_BACK, MuscleGroup.FOREARMS)
_MANY_GROUPS = 4
_POWER = 1.2
_WORD = {"liked": 0.6, "disliked": -0.8}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A page that may be in the week; ``lift`` as the athlete's log knows it, ``habit`` on what share of the days of the most
    frequent lift it was done lately, ``appeal`` how much it is to be preferred among its like (about −1 to 1)."""

    page: Page
    lift: LiftBelief | None
    habit: float
    appeal: float

    @property
    def name(self) -> str:
        """As the athlete's log calls it, else as its page does."""
        return self.page.name if self.lift is None else self.lift.name


@dataclass(frozen=True, slots=True)
class Pool:
    """The candidates, most valued first, what was ruled out of the athlete's own lifts, and groups that nothing serves."""

    candidates: tuple[Candidate, ...]
    safety: tuple[Reason, ...]
    why: tuple[Reason, ...]
    unserved: frozenset[MuscleGroup]


def candidates_for(
    beliefs: Beliefs,
    athlete: Athlete,
    on: date,
    pages: Sequence[Page],
    targets: Targets,
    limit: int | None = MOST_CANDIDATES,
) -> Pool:
    """At most ``limit`` candidates (None: all that may be done) for the week from ``on``."""
    there = at_hand(beliefs, athlete, pages, on) | NO_EQUIPMENT
    own = _own_lifts(beliefs, on)
    days = _days_done(beliefs)
    most = max((len(days.get(lift.name, ())) for lift in own.values()), default=1)
    named = _centrality(pages)
    loaded = bool(_LOADED & there)
    allowed: list[Candidate] = []
    safety: list[Reason] = []
    elsewhere: list[str] = []
    for page in pages:
        if page.kind not in (Kind.STRENGTH, Kind.POWER) or not page.groups:
            continue
        lift = own.get(page.slug)
        name = page.name if lift is None else lift.name
        forbidden = ruled_out(page, name, athlete, on)
        if forbidden is None and lift is not None:
            forbidden = remembered_pain(page, name, athlete, days.get(name, ()))
        if forbidden is not None:
            safety += [forbidden] if lift is not None else []
        elif not set(page.equipment) <= there:
            elsewhere += [name] if lift is not None else []
        elif lift is not None or _is_of_level(page, targets):
            habit = len(days.get(name, ())) / most if lift is not None else 0.0
            allowed.append(Candidate(page, lift, habit, _appeal(page, lift, athlete, named, loaded)))
    kept = tuple(allowed) if limit is None else tuple(_best(allowed, targets, limit))
    served = {group for one in kept for group, share in one.page.groups.items() if share > 0}
    short = frozenset(group for group, one in targets.by_group.items() if one.low > 0 and group not in served)
    why = [Reason("week_not_at_hand", {"exercises": tuple(elsewhere)})] if elsewhere else []
    if athlete.gym is None or not athlete.gym.implements:
        why.append(Reason("week_gym_unknown" if own else "week_no_gym"))
    unknown = tuple(sorted(one.name for one in _unknown_lifts(beliefs, on)))
    why += [Reason("week_unknown_lifts", {"exercises": unknown})] if unknown else []
    return Pool(kept, tuple(safety), tuple(why), short)


def _own_lifts(beliefs: Beliefs, on: date) -> dict[str, LiftBelief]:
    """The lifts of the last three months by page; where two names have one page, the one done on more days."""
    found: dict[str, LiftBelief] = {}
    for name in sorted(beliefs.lifts):
        lift = beliefs.lifts[name]
        if lift.exercise and lift.recent and on.toordinal() - lift.recent[0].ordinal <= _LATELY_DAYS:
            before = found.get(lift.exercise)
            if before is None or (len(lift.recent), lift.recent[0].ordinal) > (len(before.recent), before.recent[0].ordinal):
                found[lift.exercise] = lift
    return found


def _unknown_lifts(beliefs: Beliefs, on: date) -> list[LiftBelief]:
    lately = [one for one in beliefs.lifts.values() if one.recent and on.toordinal() - one.recent[0].ordinal <= 28]
    return [one for one in lately if one.exercise is None and one.days > 1]


def _days_done(beliefs: Beliefs) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for done in beliefs.split.done[-24:]:
        for name, count in done.lifts:
            if count:
                found.setdefault(name, []).append(done.ordinal)
    return found


def _is_of_level(page: Page, targets: Targets) -> bool:
    """Whether a page that the log does not hold may be begun: at or below the level, power only for power."""
    if page.category == "conditioning" or page.level not in _LEVELS[targets.experience]:
        return False
    dose = next((one for one in page.doses if one.moment == "work"), None)
    if dose is not None and dose.reps is None and page.primary_group not in _HELD:
        return False  # holds say little of growth
    if page.load_meaning is LoadMeaning.ASSISTANCE and targets.experience != "novice":
        return False
    power = page.kind is Kind.POWER or page.pattern is Pattern.OLYMPIC
    return not power or (targets.goal == "power" and targets.experience != "novice")


def _centrality(pages: Sequence[Page]) -> dict[str, int]:
    """How many pages name each as what serves instead, or as the next step up or down: common exercises are named often."""
    found: dict[str, int] = {}
    for page in pages:
        for slug in (*(one.exercise for one in page.substitutes), *page.progressions, *page.regressions):
            found[slug] = found.get(slug, 0) + 1
    return found


def _appeal(page: Page, lift: LiftBelief | None, athlete: Athlete, named: Mapping[str, int], loaded: bool) -> float:
    word = athlete.preferences.get(page.slug) or athlete.preferences.get(page.name if lift is None else lift.name)
    found = _WORD.get(str(word), 0.0) + (0.4 if page.slug in athlete.profile.focus else 0.0)
    found += 0.1 * math.log1p(named.get(page.slug, 0)) - 0.15 * max(0, len(page.groups) - _MANY_GROUPS)
    if loaded and lift is None and (page.load_meaning is LoadMeaning.NONE or page.implement in ("bodyweight", "band")):
        found -= 0.8
    if page.load_meaning is LoadMeaning.ASSISTANCE and lift is None:
        found -= 0.2
    if page.kind is Kind.POWER and athlete.profile.goal == "power":
        found += _POWER
    return found - (0.15 if lift is None and page.level != "novice" else 0.0)


def _best(allowed: Sequence[Candidate], targets: Targets, limit: int) -> list[Candidate]:
    """The athlete's own first; then, one after the other, the page that adds most for what is covered so far, in its time."""
    kept = sorted((one for one in allowed if one.lift is not None), key=lambda one: (-one.habit, one.page.slug))[:_OF_THE_LOG]
    chosen = {one.page.slug for one in kept}
    covered: dict[MuscleGroup, float] = {}
    for one in kept:
        _cover(covered, one.page)
    rest = [one for one in allowed if one.page.slug not in chosen]
    if len(kept) + len(rest) <= limit:
        return kept + [one for one in rest if one.page.pattern in CORE or _worth(one, {}, targets) > 0]
    rest = _undominated(rest)
    for one in _alternatives(kept, [one for one in rest if _is_wanted(one.page, targets)], limit):
        kept.append(one)
        chosen.add(one.page.slug)
        _cover(covered, one.page)
    rest = [one for one in rest if one.page.slug not in chosen]
    while rest and len(kept) < limit:
        best = max(rest, key=lambda one: (round(_worth(one, covered, targets), 9), one.page.slug))
        if _worth(best, covered, targets) <= 0:
            break
        kept.append(best)
        rest.remove(best)
        _cover(covered, best.page)
    return kept


def _undominated(rest: Sequence[Candidate]) -> list[Candidate]:
    """Of pages with one pattern that train the same groups alike, the two that appeal most."""
    alike: dict[tuple[object, ...], int] = {}
    found = []
    for one in sorted(rest, key=lambda one: (-round(one.appeal - one.page.set_up_s / 600, 9), one.page.slug)):
        kind = (one.page.pattern, one.page.category, tuple(sorted(one.page.groups.items())))
        alike[kind] = alike.get(kind, 0) + 1
        if alike[kind] <= _ALIKE:
            found.append(one)
    return found


def _alternatives(kept: Sequence[Candidate], rest: Sequence[Candidate], limit: int) -> list[Candidate]:
    """For each pattern with fewer than three candidates, those of the rest that appeal most."""
    count: dict[Pattern, int] = {}
    for one in kept:
        count[one.page.pattern] = count.get(one.page.pattern, 0) + 1
    found: list[Candidate] = []
    for one in sorted(rest, key=lambda one: (-one.appeal, one.page.slug)):
        pattern = one.page.pattern
        if count.get(pattern, 0) < _ALTERNATIVES and len(kept) + len(found) < limit:
            count[pattern] = count.get(pattern, 0) + 1
            found.append(one)
    return found


def _is_wanted(page: Page, targets: Targets) -> bool:
    """Whether it is one of the movements whose strength counts, or trains a group directly that the week has sets for."""
    if page.pattern in CORE:
        return True
    served = [targets.by_group[group] for group, share in page.groups.items() if share >= 1 and group in targets.by_group]
    return any(one.target > 0 for one in served)


def _cover(covered: dict[MuscleGroup, float], page: Page) -> None:
    for group, share in page.groups.items():
        covered[group] = covered.get(group, 0.0) + share


def _worth(one: Candidate, covered: Mapping[MuscleGroup, float], targets: Targets) -> float:
    gain = 0.0
    for group, share in one.page.groups.items():
        target = targets.by_group.get(group)
        if target is not None:
            gain += share * target.weight * target.target / (1 + covered.get(group, 0.0))
    minutes = 2.5 + one.page.set_up_s / 180
    return gain * (1 + 0.5 * one.appeal) / minutes
