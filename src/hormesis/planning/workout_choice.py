"""Which workout comes next in this athlete's own training, and what it holds. ``choose_workout``, ``is_rest_day``.

Four ways of choosing are tried on the athlete's own last workouts; the one that would have named their exercises best is
used, and how well it would have is said.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from hormesis.estimation.split import Split, WorkoutDone, groups_of, label_of, next_group

__all__ = ["Choice", "choose_workout", "is_rest_day"]

Lifts = tuple[tuple[str, int], ...]
PatternOf = Callable[[str], str]

_TRIED = 16
_OCCURRENCES = 4
_FADE = 0.8
_USUAL = 0.25
_STALE_DAYS = 35
_DUE_WORKOUTS = 24
_DUE_TIMES = 3


@dataclass(frozen=True, slots=True)
class Choice:
    """The workout that comes next: its name as the log last spelt it ("" for none), its lifts in order with usual work sets.

    ``rule`` says how it was chosen (``sequence``, ``weekday``, ``longest_wait`` or ``due``); ``hit`` is the share (0..1) of
    agreement (F1 of the exercises named) that this rule would have had on the last ``tried`` workouts.
    """

    name: str
    lifts: Lifts
    rule: str
    hit: float
    tried: int


@dataclass(frozen=True, slots=True)
class _Log:
    """Workouts up to some place, the group each belongs to, and the pattern of each lift."""

    done: Sequence[WorkoutDone]
    groups: Sequence[int]
    pattern_of: PatternOf


def choose_workout(split: Split, on: date, pattern_of: PatternOf) -> Choice | None:
    """The workout for the day ``on``; None for an empty log. ``pattern_of`` gives a lift's pattern (or its own name)."""
    done = split.done
    if not done:
        return None
    groups = groups_of(done)
    first = max(3, len(done) - _TRIED)
    hits: dict[str, float] = {}
    for name, rule in _RULES.items():
        scores = [_f1(rule(_Log(done[:i], groups[:i], pattern_of), done[i].ordinal)[1], done[i]) for i in range(first, len(done))]
        hits[name] = sum(scores) / max(len(scores), 1)
    log = _Log(done, groups, pattern_of)
    for name in sorted(_RULES, key=lambda name: -hits[name]):
        label, lifts = _RULES[name](log, on.toordinal())
        if lifts:
            return Choice(label, lifts, name, hits[name], max(len(done) - first, 0))
    return Choice(done[-1].name, _lifts(done[-1:]), "sequence", 0.0, 0)


def is_rest_day(split: Split, on: date) -> bool:
    """Whether this athlete hardly ever trains on such a weekday: at most 1 time in 8, in a log of at least 8 recent weeks,
    and not after a longer gap than usual."""
    recent = [w.ordinal for w in split.done if on.toordinal() - w.ordinal <= 84]
    if len(recent) < 16 or on.toordinal() - recent[0] < 56:
        return False
    weeks = (on.toordinal() - recent[0]) / 7
    gaps = sorted(b - a for a, b in pairwise(recent))
    usual_gap = gaps[int(0.8 * (len(gaps) - 1))]
    if on.toordinal() - recent[-1] > usual_gap:
        return False
    same = {o for o in recent if o % 7 == on.toordinal() % 7}
    return len(same) / weeks <= 0.125


def _by_sequence(log: _Log, on: int) -> tuple[str, Lifts]:
    return _of_group(log, next_group(log.groups)[0], on) if log.groups else ("", ())


def _by_weekday(log: _Log, on: int) -> tuple[str, Lifts]:
    recent = [
        (g, w) for g, w in zip(log.groups, log.done, strict=True) if w.ordinal % 7 == on % 7 and on - w.ordinal <= _STALE_DAYS
    ]
    same = [g for g, _ in recent][-4:]
    return _of_group(log, max(set(same), key=lambda g: (same.count(g), same[-1] == g, g)), on) if same else ("", ())


def _by_longest_wait(log: _Log, on: int) -> tuple[str, Lifts]:
    last = {g: w.ordinal for g, w in zip(log.groups, log.done, strict=True) if on - w.ordinal <= _STALE_DAYS}
    recent = log.groups[-_DUE_WORKOUTS:]
    regular = {g: o for g, o in last.items() if recent.count(g) >= 2}
    return _of_group(log, min(regular, key=lambda g: (regular[g], g)), on) if regular else ("", ())


def _by_due(log: _Log, on: int) -> tuple[str, Lifts]:
    """The lifts that are most due: longest unseen against their own usual gap, one of a pattern, as many as usual."""
    recent = log.done[-_DUE_WORKOUTS:]
    days: dict[str, list[int]] = {}
    places: dict[str, list[float]] = {}
    sets: dict[str, list[int]] = {}
    for workout in recent:
        for position, (name, count) in enumerate(workout.lifts):
            if count:
                days.setdefault(name, []).append(workout.ordinal)
                places.setdefault(name, []).append(position / max(len(workout.lifts), 1))
                sets.setdefault(name, []).append(count)
    due = {}
    for name, seen in days.items():
        gaps = sorted(b - a for a, b in pairwise(seen))
        if len(seen) >= _DUE_TIMES and on - seen[-1] <= _STALE_DAYS:
            due[name] = (on - seen[-1]) / max(gaps[len(gaps) // 2], 1)
    counts = sorted(len([n for n, c in w.lifts if c]) for w in recent[-8:])
    wanted = counts[len(counts) // 2] if counts else 0
    chosen: dict[str, str] = {}
    for name in sorted(due, key=lambda n: (-min(due[n], 2.0), -len(days[n]), n)):
        if len(chosen) < wanted and log.pattern_of(name) not in chosen.values():
            chosen[name] = log.pattern_of(name)
    ordered = sorted(chosen, key=lambda n: (sum(places[n]) / len(places[n]), n))
    return "", tuple((name, _middle(sets[name])) for name in ordered)


Rule = Callable[[_Log, int], tuple[str, Lifts]]
_RULES: Mapping[str, Rule] = {
    "sequence": _by_sequence,
    "weekday": _by_weekday,
    "longest_wait": _by_longest_wait,
    "due": _by_due,
}


def _of_group(log: _Log, group: int, on: int) -> tuple[str, Lifts]:
    members = [w for w, g in zip(log.done, log.groups, strict=True) if g == group]
    return _name(members, on), _lifts(members)


def _f1(said: Lifts, actual: WorkoutDone) -> float:
    named = {name for name, _ in said}
    done = {name for name, count in actual.lifts if count}
    return 2 * len(named & done) / (len(named) + len(done)) if named and done else 0.0


def _name(members: Sequence[WorkoutDone], on: int) -> str:
    """The last spelling; where the group's workouts have several names, the one last used on such a weekday."""
    labels = {label_of(w.name) for w in members[-4:]}
    same_weekday = [w.name for w in members[-8:] if w.ordinal % 7 == on % 7]
    return same_weekday[-1] if len(labels) > 1 and same_weekday else members[-1].name


def _lifts(members: Sequence[WorkoutDone]) -> Lifts:
    """What the workout usually holds: as many lifts as usual, those in most of its last times, the recent ones counting more."""
    latest = list(reversed(members[-_OCCURRENCES:]))
    weights = [_FADE**i for i in range(len(latest))]
    share: dict[str, float] = {}
    place: dict[str, float] = {}
    sets: dict[str, list[int]] = {}
    for weight, workout in zip(weights, latest, strict=True):
        for position, (name, count) in enumerate(workout.lifts):
            if count:
                share[name] = share.get(name, 0.0) + weight
                place.setdefault(name, position / max(len(workout.lifts), 1))
                sets.setdefault(name, []).append(count)
    most = _middle([sum(1 for _, count in w.lifts if count) for w in latest])
    likely = sorted((name for name in share if share[name] >= _USUAL * sum(weights)), key=lambda name: -share[name])
    usual = sorted(likely[: max(most, 1)], key=lambda name: (place[name], name))
    return tuple((name, _middle(sets[name])) for name in usual)


def _middle(values: Sequence[int]) -> int:
    return sorted(values)[len(values) // 2]
