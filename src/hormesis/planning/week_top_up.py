"""Minutes that the programme left, spent on what is short: ``topped_up``. It reckons ramp sets at their most; the real warm-up is
often shorter."""

from collections.abc import Sequence
from dataclasses import replace

from hormesis.domain import constants as c
from hormesis.domain.anatomy import MuscleGroup
from hormesis.planning.targets import Target
from hormesis.planning.week_model import HARD_SETS, Option, Problem, Week

__all__ = ["topped_up"]


def topped_up(problem: Problem, week: Week, left_s: Sequence[float]) -> Week:
    """The week with further sets of what a day already has, for the groups that are short, in the seconds ``left_s`` of each day.

    No group goes above its target or 11 sets a workout, and no day becomes hard for a group beside a hard one.
    """
    sets = dict(week.sets)
    targets = {one.group: one for one in problem.targets}
    for d, seconds in enumerate(left_s):
        left = seconds
        while True:
            worth = {
                i: _worth(problem, sets, targets, i, d)
                for (i, on), n in sets.items()
                if on == d and n < problem.options[i].sets[1] and problem.options[i].set_s <= left
            }
            best = max(worth, key=lambda i: (round(worth[i], 9), -i), default=None)
            if best is None or worth[best] <= 0:
                break
            sets[best, d] += 1
            left -= problem.options[best].set_s
    return replace(week, sets=sets)


def _worth(problem: Problem, sets: dict[tuple[int, int], int], targets: dict[MuscleGroup, Target], i: int, d: int) -> float:
    """How much of its groups' shortage a set more would close, a second; 0 where it must not be."""
    option, found = problem.options[i], 0.0
    for group, share in option.groups.items():
        target = targets.get(group)
        if target is None:
            continue
        by_day = [_of(problem.options, sets, group, day) for day in range(len(problem.days))]
        total, here = sum(by_day), by_day[d]
        if here + share > c.GROUP_SETS_A_WORKOUT.value or total + share > target.cap or _crowds(problem, by_day, d, share):
            return 0.0
        if target.target > 0:
            found += share * target.weight * max(min(target.target - total, 1.0), 0.0) / target.target
        if total + share > target.high:
            return 0.0
    return found / option.set_s


def _crowds(problem: Problem, by_day: Sequence[float], d: int, share: float) -> bool:
    if by_day[d] + share <= HARD_SETS:
        return False
    near = [e for e in (d - 1, d + 1) if 0 <= e < len(by_day)]
    apart = {e: 24 * abs(problem.days[e].ordinal - problem.days[d].ordinal) for e in near}
    return any(by_day[e] > HARD_SETS and apart[e] < c.SPACING_H.value for e in near)


def _of(options: Sequence[Option], sets: dict[tuple[int, int], int], group: MuscleGroup, d: int) -> float:
    return sum(n * options[i].groups.get(group, 0.0) for (i, on), n in sets.items() if on == d)
