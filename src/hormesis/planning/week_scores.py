"""What a week is worth, a thousand days at a time: ``Layout``, ``Scores``. The same worth as that of the programme in
``week_model``, of weeks that break nothing hard; minus infinity for those that do."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hormesis.domain import constants as c
from hormesis.planning import week_worth as price
from hormesis.planning.targets import Target
from hormesis.planning.week_worth import BALANCED, Problem, growth_worth, practice_gain

__all__ = ["DayScores", "Layout", "Scores"]

_STEPS = 20
"""Sets are counted in twentieths."""
_MOST = _STEPS * 64
_ROUND = 1e-6
_CODED = 16
_ONE_EACH = sum(8**n for n in range(_CODED))
"""A pattern's exercises are counted in three bits, sixteen patterns to a number: up to seven of each, which is never reached."""

Numbers = NDArray[np.float64]


def _coded(place: int, count: int) -> list[float]:
    """One exercise of a pattern as three bits of as few whole numbers as hold ``count`` patterns."""
    found = [0.0] * math.ceil(count / _CODED)
    found[place // _CODED] = float(8 ** (place % _CODED))
    return found


def _spare(most: Sequence[int]) -> list[int]:
    """What, added to the counts of each code, sets the highest of a pattern's three bits where there are more than ``most``."""
    found = [0] * math.ceil(len(most) / _CODED)
    for place, count in enumerate(most):
        found[place // _CODED] += 8 ** (place % _CODED) * (3 - count)
    return found


class Layout:
    """Atoms of a problem, an option with a number of sets each, and what each adds to a day.

    ``columns`` of a day's features, all sums over its atoms: sets of each group, practice of each movement, sets on each side
    of a balance, exercises of what a day may want, exercises of each pattern (three bits each), exercises, seconds, worth.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        atoms = [(i, n) for i, one in enumerate(problem.options) for n in range(one.sets[0], one.sets[1] + 1)]
        self.option = np.array([i for i, _ in atoms], dtype=np.intp)
        self.count = np.array([n for _, n in atoms], dtype=np.intp)
        options = [problem.options[i] for i, _ in atoms]
        first = {i: at for at, (i, _) in reversed(list(enumerate(atoms)))}
        self._first = first
        self.fewest = np.array([first[i] for i, _ in atoms], dtype=np.intp)
        patterns = sorted({one.pattern for one in problem.options})
        self.wanted = list(dict.fromkeys(wanted for day in problem.days for wanted in day.wants))
        self.names = sorted(problem.practice)
        sides = [side for pair in BALANCED.values() for side in pair]
        rows = [
            [
                *(n * one.groups.get(target.group, 0.0) for target in problem.targets),
                *(one.practises.get(name, 0.0) for name in self.names),
                *(n * float(one.pattern in side) for side in sides),
                *(float(one.pattern in wanted) for wanted in self.wanted),
                *_coded(patterns.index(one.pattern), len(patterns)),
                1.0,
                one.fixed_s + n * one.set_s,
                0.0,
            ]
            for one, (_, n) in zip(options, atoms, strict=True)
        ]
        codes = math.ceil(len(patterns) / _CODED)
        self.spare = _spare([problem.most_of(pattern) for pattern in patterns])
        ends = [0, *np.cumsum([len(problem.targets), len(self.names), len(sides), len(self.wanted), codes]).tolist()]
        self.groups, self.practice, self.sides, self.wants, self.kinds = (slice(a, b) for a, b in pairwise(ends))
        self.exercises, self.time, self.worth = ends[-1], ends[-1] + 1, ends[-1] + 2
        self.table = np.array(rows, dtype=float).reshape(len(atoms), ends[-1] + 3)
        warms = sorted({one.warms for one in problem.options})
        self.warms = np.array([warms.index(one.warms) for one in options], dtype=np.intp)
        self.ramp = np.array([one.ramp_s for one in options])
        self.once = np.array([one.once for one in problem.options])
        self.again = np.array([one.again for one in problem.options])
        self.most_days = np.array([one.most_days for one in problem.options])
        self.seconds = self.table[:, self.time]
        self._warmed = len(warms)
        self.by_day = np.array([self._worth_on(d) for d in range(len(problem.days))]).reshape(len(problem.days), len(atoms))

    def _worth_on(self, d: int) -> list[float]:
        """What each atom is worth on a day, whatever else there is; minus infinity where it must not be."""
        found = []
        fatigue = self.problem.days[d].fatigue
        for i, n in zip(self.option, self.count, strict=True):
            one = self.problem.options[i]
            worth = one.by_day[d]
            tired = sum(share * fatigue.get(group, 0.0) for group, share in one.groups.items())
            fewer = price.FEWER * max(one.usual - n, 0)
            own = -np.inf if worth is None else worth - price.AN_EXERCISE - n * (price.A_SET + price.TIRED * tired) - fewer
            found.append(float(own))
        return found

    def atom(self, option: int, sets: int) -> int:
        """The atom of an option with so many sets, or as many as it may have."""
        low, high = self.problem.options[option].sets
        return self._first[option] + min(max(sets, low), high) - low

    def features(self, day: Sequence[int]) -> Numbers:
        """The sums of a day's atoms."""
        found: Numbers = self.table[list(day)].sum(axis=0)
        return found

    def ramps(self, day: Sequence[int]) -> Numbers:
        """Seconds of ramp sets of what each day warms for: those of the first, the longest."""
        found = np.zeros(self._warmed)
        for atom in day:
            found[self.warms[atom]] = max(found[self.warms[atom]], self.ramp[atom])
        return found


@dataclass(frozen=True, slots=True)
class DayScores:
    """What days are worth in the place of one day of a week. ``atoms`` are the features of each atom on that day, ``open``
    which of them may be there."""

    atoms: Numbers
    open: NDArray[np.bool_]
    work_s: float
    values: Any

    def features(self, day: Sequence[int]) -> Numbers:
        """The sums of these atoms."""
        found: Numbers = self.atoms[list(day)].sum(axis=0)
        return found


class Scores:
    """The worth of the weeks of a layout."""

    def __init__(self, layout: Layout) -> None:
        self.layout, problem = layout, layout.problem
        self._weekly = np.array([_weekly(problem, target) for target in problem.targets]).ravel()
        self._at = _MOST * np.arange(len(problem.targets))
        self._counts = np.array([target.weight >= 1 for target in problem.targets], dtype=bool)
        days = problem.days
        gaps = [days[d + 1].ordinal - days[d].ordinal for d in range(len(days) - 1)]
        self._near = [
            [e for e in (d - 1, d + 1) if 0 <= e < len(days) and 24 * gaps[min(d, e)] < c.SPACING_H.value]
            for d in range(len(days))
        ]
        self._next = [[e for e in (d - 1, d + 1) if 0 <= e < len(days) and gaps[min(d, e)] == 1] for d in range(len(days))]
        self._practised = np.array([_practised(problem, name) for name in layout.names]).ravel()
        self._practice_at = (len(days) * _STEPS + 1) * np.arange(len(layout.names))

    def of_day(self, days: Sequence[Sequence[int]], d: int, banned: frozenset[int]) -> DayScores:
        """The worth of whatever may stand in the place of day ``d``, what the other days hold being given."""
        layout, problem = self.layout, self.layout.problem
        others = [layout.features(one) if e != d else np.zeros(layout.table.shape[1]) for e, one in enumerate(days)]
        used = np.zeros(len(problem.options), dtype=int)
        for e, one in enumerate(days):
            if e != d:
                used[layout.option[list(one)]] += 1
        extra = np.where(used > 0, 0.0, layout.once)
        for e in self._next[d]:
            here = layout.option[list(days[e])]
            extra[here] -= layout.again[here]
        full = used >= layout.most_days
        full[list(banned)] = True
        atoms = layout.table.copy()
        own = layout.by_day[d] + extra[layout.option]
        allowed = np.isfinite(own) & ~full[layout.option]
        atoms[:, layout.worth] = np.where(np.isfinite(own), own, -1e6)
        hard = sum((others[e][layout.groups] > price.HARD_SETS + _ROUND).astype(float) for e in self._near[d])
        crowded = price.CROWDED * np.broadcast_to(hard, (len(problem.targets),)) * self._counts
        rest = np.sum(others, axis=0)
        practised = np.sum([np.minimum(one[layout.practice], 1.0) for one in others], axis=0)
        day = problem.days[d]
        wants = [layout.wants.start + layout.wanted.index(one) for one in day.wants]

        def values(features: Numbers, ramps: Numbers) -> Numbers:
            return self._values(features, ramps, rest, practised, crowded, wants, d)

        return DayScores(atoms, allowed, day.work_s + _ROUND, values)

    def _values(
        self, features: Numbers, ramps: Numbers, rest: Numbers, practised: Numbers, crowded: Numbers, wants: list[int], d: int
    ) -> Numbers:
        layout, day = self.layout, self.layout.problem.days[d]
        groups = features[:, layout.groups]
        place = ((groups + rest[layout.groups]) * _STEPS + 0.5).astype(np.intp)
        np.minimum(place, _MOST - 1, out=place)
        place += self._at
        found: Numbers = features[:, layout.worth] + self._weekly.take(place).sum(axis=1)
        if crowded.any():
            found -= (groups > price.HARD_SETS + _ROUND) @ crowded
        names = np.minimum(features[:, layout.practice], 1.0)
        names += practised
        found += self._practised.take((names * _STEPS + 0.5).astype(np.intp) + self._practice_at).sum(axis=1)
        sides = features[:, layout.sides] + rest[layout.sides]
        for k in range(0, sides.shape[1], 2):
            one, other = sides[:, k], sides[:, k + 1]
            for a, b in ((one, other), (other, one)):
                found -= price.UNBALANCED * np.maximum(a - (1 + price.BALANCE_SHARE) * b - price.BALANCE_SETS, 0.0)
        count = features[:, layout.exercises]
        missing = np.where(count < 0.5, day.least - 1, np.maximum(day.least - count, 0.0))
        found -= price.EXERCISE_MISSING * missing + price.DAY_MISSING * (count < 0.5)
        for column in wants:
            found -= price.WANTED * (features[:, column] < 0.5)
        broken = groups.max(axis=1, initial=0.0) > c.GROUP_SETS_A_WORKOUT.value + _ROUND
        for k in range(layout.kinds.start, layout.kinds.stop):
            broken |= ((features[:, k].astype(np.int64) + layout.spare[k - layout.kinds.start]) & (4 * _ONE_EACH)) != 0
        broken |= (count > price.MOST_EXERCISES + 0.5) | (features[:, layout.time] + ramps > day.work_s + _ROUND)
        found[broken] = -np.inf
        return found

    def total(self, days: Sequence[Sequence[int]]) -> float:
        """What a week is worth: that of no training at all, and what each day adds to those before it."""
        layout, problem = self.layout, self.layout.problem
        found = float(self._weekly[self._at].sum())
        for day in problem.days:
            found -= price.DAY_MISSING + price.EXERCISE_MISSING * (day.least - 1) + price.WANTED * len(day.wants)
        for d, one in enumerate(days):
            scores = self.of_day([*days[:d], *[()] * (len(days) - d)], d, frozenset())
            features = layout.table.shape[1]
            both = np.stack([scores.features(one), np.zeros(features)])
            worth = scores.values(both, np.array([layout.ramps(one).sum(), 0.0]))
            found += float(worth[0] - worth[1])
        return found


def _weekly(problem: Problem, target: Target) -> Numbers:
    """What each number of weekly sets of a group is worth; minus infinity above the cap."""
    sets = np.arange(_MOST) / _STEPS
    worth = growth_worth(target, sets, problem.growth) - price.ABOVE_HIGH * np.maximum(sets - target.high, 0.0)
    worth -= price.BELOW_LOW * target.weight * np.maximum(target.low - sets, 0.0)
    return np.where(sets <= target.cap + _ROUND, worth, -np.inf)


def _practised(problem: Problem, name: str) -> Numbers:
    """What each number of days on which a movement is practised is worth."""
    most = len(problem.days)
    gains = [0.0, *(practice_gain(n) for n in range(1, most + 1))]
    at = np.arange(most * _STEPS + 1) / _STEPS
    found: Numbers = problem.practice[name] * np.interp(at, range(most + 1), gains)
    return found
