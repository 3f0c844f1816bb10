"""Which workout comes next in this athlete's own split, and what it holds. ``choose_workout``."""

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hormesis.estimation.split import Split, WorkoutDone, groups_of, label_of, next_group

__all__ = ["Choice", "choose_workout", "is_rest_day"]

_TRIED = 24
_OCCURRENCES = 4
_FADE = 0.8
_USUAL = 0.45
_STALE_DAYS = 70

Rule = Callable[[Sequence[int], Sequence[int], int], int | None]


@dataclass(frozen=True, slots=True)
class Choice:
    """The workout that comes next: its name as the log last spelt it, its lifts in order with their usual work sets.

    ``rule`` says how it was chosen (``weekday``, ``sequence`` or ``longest_wait``), ``right`` of ``tried`` how often that
    rule would have been right lately.
    """

    name: str
    lifts: tuple[tuple[str, int], ...]
    rule: str
    right: int
    tried: int
    last_ordinal: int


def choose_workout(split: Split, on: date) -> Choice | None:
    """The workout for the day ``on``, by the rule that has been right most often on this log; None for an empty log."""
    done = split.done
    if not done:
        return None
    groups = groups_of(done)
    ordinals = [w.ordinal for w in done]
    scores: dict[str, tuple[int, int]] = {}
    for name, rule in _RULES.items():
        right = tried = 0
        for i in range(max(3, len(done) - _TRIED), len(done)):
            said = rule(groups[:i], ordinals[:i], ordinals[i])
            if said is not None:
                tried += 1
                right += said == groups[i]
        scores[name] = right, tried
    best = max(_RULES, key=lambda name: (scores[name][0] / max(scores[name][1], 6), name == "sequence"))
    group = _RULES[best](groups, ordinals, on.toordinal())
    if group is None:
        best, group = "sequence", next_group(groups)[0]
    members = [w for w, g in zip(done, groups, strict=True) if g == group]
    right, tried = scores[best]
    return Choice(_name(members, on), _lifts(members), best, right, tried, members[-1].ordinal)


def is_rest_day(split: Split, on: date) -> bool:
    """Whether this athlete hardly ever trains on such a weekday: at most 1 time in 8, in a log of at least 8 recent weeks,
    and not after a longer gap than usual."""
    recent = [w.ordinal for w in split.done if on.toordinal() - w.ordinal <= 84]
    if len(recent) < 16 or on.toordinal() - recent[0] < 56:
        return False
    weeks = (on.toordinal() - recent[0]) / 7
    gaps = sorted(b - a for a, b in itertools.pairwise(recent))
    usual_gap = gaps[int(0.8 * (len(gaps) - 1))]
    if on.toordinal() - recent[-1] > usual_gap:
        return False
    same = {o for o in recent if o % 7 == on.toordinal() % 7}
    return len(same) / weeks <= 0.125


def _by_sequence(groups: Sequence[int], _ordinals: Sequence[int], _on: int) -> int | None:
    return next_group(groups)[0] if groups else None


def _by_weekday(groups: Sequence[int], ordinals: Sequence[int], on: int) -> int | None:
    same = [g for g, o in zip(groups, ordinals, strict=True) if o % 7 == on % 7 and on - o <= _STALE_DAYS]
    return max(set(same[-4:]), key=lambda g: (same[-4:].count(g), same[-1] == g)) if same else None


def _by_longest_wait(groups: Sequence[int], ordinals: Sequence[int], on: int) -> int | None:
    last = {g: o for g, o in zip(groups, ordinals, strict=True) if on - o <= _STALE_DAYS // 2}
    counts = {g: list(groups[-_TRIED:]).count(g) for g in last}
    regular = {g: o for g, o in last.items() if counts[g] >= 2}
    return min(regular, key=lambda g: (regular[g], g)) if regular else None


_RULES: Mapping[str, Rule] = {"sequence": _by_sequence, "weekday": _by_weekday, "longest_wait": _by_longest_wait}


def _name(members: Sequence[WorkoutDone], on: date) -> str:
    """The last spelling; where the log numbers its workouts or names them after weekdays, the one that fits the day."""
    same_weekday = [w for w in members[-8:] if w.ordinal % 7 == on.toordinal() % 7]
    name = (same_weekday or members)[-1].name
    labels = {label_of(w.name) for w in members[-4:]}
    return name if len(labels) > 1 or name == members[-1].name else members[-1].name


def _lifts(members: Sequence[WorkoutDone]) -> tuple[tuple[str, int], ...]:
    """What the workout usually holds: lifts in at least about half of its last times, the recent ones counting more."""
    latest = list(reversed(members[-_OCCURRENCES:]))
    weights = [_FADE**i for i in range(len(latest))]
    share: dict[str, float] = {}
    place: dict[str, float] = {}
    sets: dict[str, list[int]] = {}
    for weight, workout in zip(weights, latest, strict=True):
        for position, (name, count) in enumerate(workout.lifts):
            if not count:
                continue
            share[name] = share.get(name, 0.0) + weight
            place.setdefault(name, position / max(len(workout.lifts), 1))
            sets.setdefault(name, []).append(count)
    usual = [name for name, weight in share.items() if weight >= _USUAL * sum(weights)]
    if not usual:
        usual = [name for name, count in latest[0].lifts if count]
    counts = sorted(len(w.lifts) for w in latest)
    most = counts[len(counts) // 2] + 1
    usual = sorted(sorted(usual, key=lambda name: -share[name])[:most], key=lambda name: (place[name], name))
    return tuple((name, sorted(sets[name])[len(sets[name]) // 2]) for name in usual)
