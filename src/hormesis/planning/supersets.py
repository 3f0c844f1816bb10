"""Two exercises in turn, a set of each, so that one's muscles rest while the other's work: ``pairs_for``, ``arranged``.

Antagonists done in turn keep their repetitions (Robbins 2010, a review) and took 36 % less time for the same growth and strength
(Burke 2024, 43 trained people, eight weeks). Heavy lifts of many joints in turn grew less in the pull-down (Iversen 2024): those
stay alone. Never in turn: what shares a muscle, the grip or the load on the spine, what needs two stations at once, what is
learnt. Each exercise keeps at least the rest it would have alone. Which pairs and the shortest rests are our choice (expert).
"""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from hormesis.domain.anatomy import MuscleGroup
from hormesis.domain.athlete import Athlete
from hormesis.domain.evidence import Reason, Value
from hormesis.domain.movement import Implement, Kind, Pattern
from hormesis.domain.training import PlannedSet, SetType
from hormesis.exercises.page import Page
from hormesis.planning.duration import CHANGE_S, seconds_of_work
from hormesis.planning.exercise import Prescription
from hormesis.planning.meet import is_event_lift
from hormesis.planning.older import is_older
from hormesis.planning.order import in_order
from hormesis.planning.templates import is_main
from hormesis.safety.effort import effort_limits

__all__ = ["Pair", "arranged", "may_pair", "paired_reason", "pairs_for", "pairs_today"]

Pair = tuple[str, str]
"""The names of two exercises, the first one first."""

_TRANSITION_S = 20
_MOST_PAIRS = 3
_LEAST_SAVED_S = 90.0
_OPPOSED_S = 45.0
_MOST_APART = 2
"""Sets that one of a pair may have more: they are done at its end."""
_HEAVY = 0.8
_STEP_S = 15
_SHARED = 0.5

_PUSH = frozenset({Pattern.HORIZONTAL_PUSH, Pattern.INCLINE_PUSH, Pattern.VERTICAL_PUSH, Pattern.DIP})
_PULL = frozenset({Pattern.HORIZONTAL_PULL, Pattern.VERTICAL_PULL})
_OPPOSED: tuple[tuple[frozenset[Pattern], frozenset[Pattern]], ...] = (
    (_PUSH | {Pattern.CHEST_FLY, Pattern.ELBOW_EXTENSION}, _PULL | {Pattern.REAR_DELT_FLY}),
    (frozenset({Pattern.ELBOW_FLEXION}), frozenset({Pattern.ELBOW_EXTENSION})),
    (frozenset({Pattern.KNEE_FLEXION}), frozenset({Pattern.KNEE_EXTENSION})),
    (frozenset({Pattern.HIP_ABDUCTION}), frozenset({Pattern.HIP_ADDUCTION})),
)
_WHOLE_BODY = frozenset({Pattern.SQUAT, Pattern.LUNGE, Pattern.HINGE, Pattern.HIP_THRUST})
_PULLED = _PULL | {Pattern.HINGE, Pattern.SHRUG, Pattern.UPRIGHT_ROW, Pattern.WRIST, Pattern.CARRY, Pattern.LUNGE}
_SPINE = frozenset({"spinal_load", "axial_load", "hip_hinge"})
_TRUNK = frozenset({MuscleGroup.ABS, MuscleGroup.OBLIQUES, MuscleGroup.LOWER_BACK})
_BENCHES = frozenset({"flat_bench", "incline_bench", "decline_bench", "preacher_bench"})
_LIGHT = frozenset(
    {
        *("dumbbells", "kettlebell", "band", "loop_band", "mat", "chair", "wall", "towel", "step", "box", "table", "doorway"),
        *("ab_wheel", "gym_ball", "medicine_ball", "plates", "ankle_strap", "strap", "belt", "neck_harness", "wrist_roller"),
    }
)


@dataclass(frozen=True, slots=True)
class _Timed:
    """An exercise with the seconds of a set and its rest alone."""

    one: Prescription
    page: Page

    @property
    def work_s(self) -> int:
        return self.one.set_seconds + CHANGE_S

    @property
    def rest_s(self) -> int:
        return max(s.rest_s for s in self.one.planned.sets)


def may_pair(athlete: Athlete, on: date) -> bool:
    """Whether exercises may be done in turn at all: not where they are refused, nor for who must hold back; from 65 on only for
    who asks for it."""
    asked = athlete.profile.supersets
    return asked != "no" and not effort_limits(athlete, on).why and (asked == "yes" or not is_older(athlete, on))


def pairs_for(done: Sequence[Prescription], athlete: Athlete) -> list[Pair]:
    """Which of a workout's exercises are done in turn, at most three pairs, those that save most first; antagonists before
    others."""
    found: list[tuple[float, int, int]] = []
    for (i, one), (j, other) in combinations(enumerate(done), 2):
        if _go_together(one, other, athlete) and (saved := _saved_s(one, other)) >= _LEAST_SAVED_S:
            found.append((saved + _OPPOSED_S * _is_opposed(one.page, other.page) - (j - i), i, j))
    pairs: list[Pair] = []
    taken: set[int] = set()
    for _, i, j in sorted(found, key=lambda each: (-each[0], each[1], each[2])):
        pair = (done[i].planned.name, done[j].planned.name)
        if not {i, j} & taken and _brought_together(done, [*pairs, pair]) is not None:
            pairs.append(pair)
            taken |= {i, j}
        if len(pairs) == _MOST_PAIRS:
            break
    return pairs


def pairs_today(
    done: Sequence[Prescription], athlete: Athlete, on: date, planned: Collection[Pair], is_short: bool
) -> list[Pair]:
    """Which exercises are done in turn today: those that the week has ``planned`` so, and others where the athlete asks for it or
    the minutes don't hold the workout."""
    if not may_pair(athlete, on):
        return []
    wanted = is_short or athlete.profile.supersets == "yes"
    return pairs_for(done, athlete) if wanted else _still_pairs(done, planned, athlete)


def _still_pairs(done: Sequence[Prescription], pairs: Collection[Pair], athlete: Athlete) -> list[Pair]:
    """Of these pairs those that may still be done in turn, as the exercises are now."""
    by_name = {one.planned.name: one for one in done}
    kept: list[Pair] = []
    for one, other in pairs:
        there = one in by_name and other in by_name and _go_together(by_name[one], by_name[other], athlete)
        if there and _brought_together(done, [*kept, (one, other)]) is not None:
            kept.append((one, other))
    return kept


def arranged(done: Sequence[Prescription], pairs: Sequence[Pair]) -> list[Prescription]:
    """The exercises with each pair side by side, under one letter, with the rests of a pair. A pair of which one is gone, or goes
    to its end in a set, is none."""
    by_name = {one.planned.name: one for one in done}
    there = [pair for pair in pairs if set(pair) <= set(by_name) and not any(_is_open(by_name[name]) for name in pair)]
    found = _brought_together(done, there) or list(done)
    order = {one.planned.name: i for i, one in enumerate(found)}
    for letter, pair in zip("ABCDE", sorted(there, key=lambda pair: order[pair[0]]), strict=False):
        i, j = sorted(order[name] for name in pair)
        if j == i + 1:
            found[i], found[j] = _with_rests(found[i], found[j], letter)
    return found


def paired_reason(done: Sequence[Prescription], pairs: Sequence[Pair], pace: float) -> list[Reason]:
    """Which exercises are done in turn and how many minutes that saves; nothing where none are."""
    paired = arranged(done, pairs)
    groups: dict[str, list[str]] = {}
    for one in paired:
        if one.planned.group is not None:
            groups.setdefault(one.planned.group, []).append(one.planned.name)
    if not groups:
        return []
    saved = pace * (seconds_of_work(done) - seconds_of_work(paired))
    values: dict[str, Value] = {
        "pairs": tuple(" + ".join(names) for names in groups.values()),
        "minutes": max(round(saved / 60), 1),
    }
    return [Reason("paired_sets", values, ("burke-2024", "robbins-2010", "iversen-2024"))]


def _go_together(one: Prescription, other: Prescription, athlete: Athlete) -> bool:
    a, b = one.page, other.page
    if a is None or b is None or not (_may_stand_in_turn(one, athlete) and _may_stand_in_turn(other, athlete)):
        return False
    if abs(len(one.planned.sets) - len(other.planned.sets)) > _MOST_APART:
        return False
    compound = a.category == b.category == "compound"
    if compound and ({a.pattern, b.pattern} & _WHOLE_BODY or not _is_opposed(a, b)):
        return False
    if {*a.groups, *a.fatigue_only} & set(b.groups) or {*b.groups, *b.fatigue_only} & set(a.groups):
        return False
    tags, others = set(a.movement_tags), set(b.movement_tags)
    if _hangs_on_grip(a) and _hangs_on_grip(b):
        return False
    if "balance" in tags & others or (tags & _SPINE and others & _SPINE) or (a.unilateral and b.unilateral):
        return False
    if (tags & _SPINE and b.primary_group in _TRUNK) or (others & _SPINE and a.primary_group in _TRUNK):
        return False
    return _is_at_one_place(a, b)


def _may_stand_in_turn(one: Prescription, athlete: Athlete) -> bool:
    """Whether an exercise may be one of a pair: nothing heavy, fast or still to be learnt, and nothing that goes to its end."""
    page = one.page
    if page is None or page.kind is not Kind.STRENGTH or page.category not in ("compound", "isolation", "core"):
        return False
    if is_main(page) or is_event_lift(athlete.event, page) or page.slug in athlete.profile.focus:
        return False
    if "ballistic" in page.movement_tags or page.pattern is Pattern.CARRY or len(one.planned.sets) < 2 or _is_open(one):
        return False
    new = any(why.code.startswith("new_") for why in one.planned.why)
    learnt = not new or (athlete.profile.experience != "novice" and page.implement is not Implement.BARBELL)
    return page.category != "compound" or (learnt and one.share_of_1rm < _HEAVY)


def _hangs_on_grip(page: Page) -> bool:
    """Whether the grip may be what ends a set: pulling, hanging, holding."""
    return "grip" in page.movement_tags and (page.pattern in _PULLED or "hanging" in page.movement_tags)


def _is_open(one: Prescription) -> bool:
    return any(s.set_type in (SetType.AMRAP, SetType.FAILURE) for s in one.planned.sets)


def _is_opposed(one: Page | None, other: Page | None) -> bool:
    if one is None or other is None:
        return False
    pairs = ((one.pattern, other.pattern), (other.pattern, one.pattern))
    return any(a in side and b in against for a, b in pairs for side, against in _OPPOSED)


def _is_at_one_place(one: Page, other: Page) -> bool:
    """Whether both can be done without holding two stations: one at a station and one with light weights beside it, or both on
    one bench."""
    stations = [set(page.equipment) - _LIGHT - _BENCHES for page in (one, other)]
    benches = [set(page.equipment) & _BENCHES for page in (one, other)]
    if all(stations):
        return False
    if stations[0] or stations[1]:
        return not benches[1 if stations[0] else 0]
    return len(benches[0] | benches[1]) <= 1


def _saved_s(one: Prescription, other: Prescription) -> float:
    return seconds_of_work([one, other]) - seconds_of_work(list(_with_rests(one, other, "A")))


def _with_rests(one: Prescription, other: Prescription, letter: str) -> tuple[Prescription, Prescription]:
    """Both under a letter. After the first there is just the way to the second; after the second as long as either of them would
    rest alone, less what the other took. Sets that one has more keep their own rest."""
    assert one.page is not None
    assert other.page is not None
    a, b = _Timed(one, one.page), _Timed(other, other.page)
    needed = max(a.rest_s - _TRANSITION_S - b.work_s, b.rest_s - _TRANSITION_S - a.work_s, _breath_s(a.page, b.page))
    rest = _STEP_S * math.ceil(needed / _STEP_S)
    both = min(len(one.planned.sets), len(other.planned.sets))
    return _resting(one, letter, both, _TRANSITION_S), _resting(other, letter, both, rest)


def _breath_s(one: Page, other: Page) -> int:
    """The shortest rest after a round: lifts of many joints cost more breath."""
    return {0: 45, 1: 60, 2: 90}[(one.category == "compound") + (other.category == "compound")]


def _resting(one: Prescription, letter: str, rounds: int, rest_s: int) -> Prescription:
    def set_(n: int, s: PlannedSet) -> PlannedSet:
        return replace(s, rest_s=rest_s) if n < rounds else s

    sets = tuple(set_(n, s) for n, s in enumerate(one.planned.sets))
    return replace(one, planned=replace(one.planned, sets=sets, group=letter))


def _brought_together(done: Sequence[Prescription], pairs: Sequence[Pair]) -> list[Prescription] | None:
    """The exercises with each pair side by side: the second comes up to the first, or the first goes down to the second, past
    nothing that shares its muscles; None where neither may be."""
    found = list(done)
    for first, second in pairs:
        places = [n for n, one in enumerate(found) if one.planned.name in (first, second)]
        i, j = places[0], places[-1]
        between = found[i + 1 : j]
        if not _shares(found[j], between):
            found = [*found[: i + 1], found[j], *between, *found[j + 1 :]]
        elif i > 0 and not _shares(found[i], between):
            found = [*found[:i], *between, found[i], *found[j:]]
        else:
            return None
    return found if in_order(found)[0] == found else None


def _shares(one: Prescription, others: Sequence[Prescription]) -> bool:
    if one.page is None:
        return bool(others)
    own = {group for group, share in one.page.groups.items() if share >= _SHARED}
    return any(other.page is None or own & set(other.page.groups) for other in others)
