"""A good week by changing one day at a time: ``improved``. What the whole-number search starts from, and is held against.

Every day is in turn taken apart: up to two of its exercises go, up to two others come or have other sets, and what is worth most
stays. When no such change helps, a week's exercise is forbidden, or two of its days are emptied, and it is tried again from there
(iterated local search, Lourenço 2003, 10.1007/0-306-48056-5_11). Limited by how many days were weighed, not by a clock, and
without chance: the same problem has the same week.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from hormesis.planning.week_scores import DayScores, Layout, Scores

__all__ = ["Days", "begun", "improved"]

_PAIRED = 28
_MANY = 6
_LEAST_GAIN = 1e-6

Day = tuple[int, ...]
Days = tuple[Day, ...]


@dataclass(slots=True)
class _Search:
    """The search with what it has used up; ``banned`` options are not taken."""

    scores: Scores
    left: int

    def settled(self, days: Days, banned: frozenset[int] = frozenset(), only: Sequence[int] = ()) -> Days:
        """Changes one day after the other until none gets better."""
        found, waiting = list(days), list(only or range(len(days)))
        while waiting and self.left > 0:
            d = waiting.pop(0)
            better = self._changed(found, d, banned)
            if better is not None:
                found[d] = better
                waiting = [*waiting, *(e for e in range(len(days)) if e not in waiting)]
        return tuple(found)

    def _changed(self, days: Sequence[Day], d: int, banned: frozenset[int]) -> Day | None:
        """The day with the change that is worth most; None where none is worth anything."""
        scores = self.scores.of_day(days, d, banned)
        layout = self.scores.layout
        kept = _parts(days[d], layout.fewest)
        now = float(scores.values(scores.features(days[d])[None], np.array([layout.ramps(days[d]).sum()]))[0])
        shares = np.stack([scores.features(one) for one in kept])
        ramps = np.stack([layout.ramps(one) for one in kept])
        taken = np.zeros((len(kept), len(layout.once)), dtype=bool)
        for k, one in enumerate(kept):
            taken[k, layout.option[list(one)]] = True
        taken = taken[:, layout.option]
        best, found = now + _LEAST_GAIN, None
        alone = scores.values(shares, ramps.sum(axis=1))
        self.left -= len(kept)
        if round(float(alone.max()), 6) > best:
            best, found = float(alone.max()), kept[int(np.round(alone, 6).argmax())]
        at, atom = np.nonzero(~taken & scores.open[None, :])
        if not len(at):
            return found
        more = np.maximum(layout.ramp[atom] - ramps[at, layout.warms[atom]], 0.0)
        fits = layout.seconds[atom] + more + shares[at, layout.time] + ramps[at].sum(axis=1) <= scores.work_s
        at, atom, more = at[fits], atom[fits], more[fits]
        if not len(at):
            return found
        one = scores.values(shares[at] + scores.atoms[atom], ramps[at].sum(axis=1) + more)
        self.left -= len(at)
        top = int(np.round(one, 6).argmax())
        if one[top] > best:
            best, found = float(one[top]), (*kept[at[top]], int(atom[top]))
        pair = self._paired(scores, kept, shares, ramps, taken, _leading(one, atom))
        return pair[1] if pair is not None and pair[0] > best else found

    def _paired(
        self,
        scores: DayScores,
        kept: Sequence[Day],
        shares: NDArray[np.float64],
        ramps: NDArray[np.float64],
        taken: NDArray[np.bool_],
        leading: NDArray[np.intp],
    ) -> tuple[float, Day] | None:
        """The best day that has two of the ``leading`` beside what is kept, and its worth."""
        layout = self.scores.layout
        first, second = np.triu_indices(len(leading), 1)
        a, b = leading[first], leading[second]
        apart = layout.option[a] != layout.option[b]
        a, b = a[apart], b[apart]
        at, pair = np.nonzero(~taken[:, a] & ~taken[:, b])
        a, b = a[pair], b[pair]
        more_a = np.maximum(layout.ramp[a] - ramps[at, layout.warms[a]], 0.0)
        more_b = np.maximum(layout.ramp[b] - ramps[at, layout.warms[b]], 0.0)
        more = np.where(layout.warms[a] == layout.warms[b], np.maximum(more_a, more_b), more_a + more_b)
        warm = ramps.sum(axis=1)[at] + more
        fits = layout.seconds[a] + layout.seconds[b] + warm + shares[at, layout.time] <= scores.work_s
        at, a, b, warm = at[fits], a[fits], b[fits], warm[fits]
        if not len(at):
            return None
        worth = scores.values(shares[at] + scores.atoms[a] + scores.atoms[b], warm)
        self.left -= len(at)
        top = int(np.round(worth, 6).argmax())
        return float(worth[top]), (*kept[at[top]], int(a[top]), int(b[top]))


def begun(layout: Layout, ranked: Sequence[Sequence[tuple[int, int]]]) -> Days:
    """A week of what fits of the ``ranked`` (option, sets) of each day, the first first."""
    scores = Scores(layout)
    days: list[Day] = [()] * len(ranked)
    for d, options in enumerate(ranked):
        here = scores.of_day(days, d, frozenset())
        for option, sets in options:
            more = (*days[d], layout.atom(option, sets))
            worth = here.values(here.features(more)[None], np.array([layout.ramps(more).sum()]))[0]
            if here.open[more[-1]] and np.isfinite(worth):
                days[d] = more
    return tuple(days)


def improved(layout: Layout, start: Days, weighed: int) -> tuple[Days, float]:
    """The best week found from ``start`` (of each day which atoms of ``layout``), and its worth."""
    scores = Scores(layout)
    search = _Search(scores, weighed)
    best = search.settled(start)
    worth = scores.total(best)
    again = True
    while again and search.left > 0:
        again = False
        for shake in _shakes(layout, best):
            tried = shake(search, best)
            value = scores.total(tried)
            if value > worth + _LEAST_GAIN:
                best, worth, again = tried, value, True
                break
            if search.left <= 0:
                break
    return best, worth


Shake = Callable[[_Search, Days], Days]


def _shakes(layout: Layout, days: Days) -> Iterator[Shake]:
    """Ways to leave a week that no single change makes better, the most promising first."""
    for some in [*combinations(range(len(days)), 1), *combinations(range(len(days)), 2)]:
        yield lambda search, now, some=some: search.settled(  # type: ignore[misc]
            tuple(() if d in some else one for d, one in enumerate(now)), only=some
        )
    for option in sorted({int(layout.option[atom]) for day in days for atom in day}):
        yield lambda search, now, option=option: search.settled(  # type: ignore[misc]
            search.settled(tuple(tuple(a for a in one if layout.option[a] != option) for one in now), frozenset((option,)))
        )
    for some in combinations(range(len(days)), 3):
        yield lambda search, now, some=some: search.settled(  # type: ignore[misc]
            tuple(() if d in some else one for d, one in enumerate(now)), only=some
        )


def _parts(day: Day, fewest: NDArray[np.intp]) -> list[Day]:
    """The day without none, one or two of its exercises, of a long one without none or one; with their sets, and with fewest."""
    gone = [(), *combinations(day, 1), *(combinations(day, 2) if len(day) <= _MANY else ())]
    parts = [tuple(atom for atom in day if atom not in some) for some in gone]
    found = dict.fromkeys(parts)
    found.update(dict.fromkeys(tuple(int(fewest[atom]) for atom in part) for part in parts))
    return list(found)


def _leading(worth: NDArray[np.float64], atom: NDArray[np.intp]) -> NDArray[np.intp]:
    """The atoms that are worth most in the best company."""
    found: dict[int, None] = {}
    for n in np.argsort(-np.round(worth, 6), kind="stable"):
        if not np.isfinite(worth[n]):
            break
        found[int(atom[n])] = None
        if len(found) == _PAIRED:
            break
    return np.array(list(found), dtype=np.intp)
