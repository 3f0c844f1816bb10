"""A solved week held against its real minutes: solved again until they fit, and with exercises in turn where that gives more.

``Settled``, ``settled_week``, ``paired_week``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from hormesis.planning.supersets import may_pair
from hormesis.planning.week_made import WeekMade
from hormesis.planning.week_model import Problem, Week, solve
from hormesis.planning.week_problem import WeekAsked, with_less_time, with_more_time
from hormesis.planning.week_reasons import Solved, is_short_of_time
from hormesis.planning.week_work import ROUNDING_S, seconds_left

__all__ = ["Settled", "paired_week", "settled_week"]

_TRIES = 4
"""So often is the week solved again where the real warm-ups take longer than reckoned."""
_HOPED = 0.12
"""The share of a day's time that pairs are hoped to save before the exercises are known; what they do not is taken back."""
_MUCH_LEFT_S = 180.0
_LEAST_GAIN = 1.0
"""What a week with exercises in turn must be worth more to be preferred: about a set for one muscle group (expert)."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A week that fits its minutes, the programme it solves, and the seconds that each day leaves."""

    problem: Problem
    week: Week
    left_s: Sequence[float]


def settled_week(made: WeekMade, asked: WeekAsked, problem: Problem, week: Week, on: date) -> Settled:
    """The week, solved again with less time on the days that came out longer than reckoned."""
    left_s = seconds_left(made, asked.days, week, asked.prepared, on)
    for _ in range(_TRIES):
        if min(left_s, default=0.0) >= -ROUNDING_S:
            break
        problem = with_less_time(problem, left_s)
        week = solve(problem, week.sets)
        left_s = seconds_left(made, asked.days, week, asked.prepared, on)
    return Settled(problem, week, left_s)


def paired_week(made: WeekMade, asked: WeekAsked, plain: Settled, on: date) -> Settled | None:
    """The week with exercises in turn, solved again in the minutes that saves: where the athlete asks for it, or where time is
    short and it is worth enough; None where it is not."""
    wanted = made.athlete.profile.supersets == "yes"
    if not may_pair(made.athlete, on):
        return None
    if not wanted and not is_short_of_time(Solved(plain.problem, plain.week, tuple(asked.days), asked.targets, asked.pool)):
        return None
    in_turn = replace(made, pairing=True)
    paired = seconds_left(in_turn, asked.days, plain.week, asked.prepared, on)
    saved = [max(left - before, 0.0) for left, before in zip(paired, plain.left_s, strict=True)]
    hoped = [max(more, _HOPED * day.work_s) for more, day in zip(saved, plain.problem.days, strict=True)]
    problem = with_more_time(plain.problem, hoped)
    found = settled_week(in_turn, asked, problem, solve(problem, plain.week.sets), on)
    if max(found.left_s, default=0.0) > _MUCH_LEFT_S:
        problem = with_more_time(found.problem, [max(left, 0.0) for left in found.left_s])
        again = settled_week(in_turn, asked, problem, solve(problem, found.week.sets), on)
        found = max(found, again, key=lambda one: round(one.week.worth, 6))
    return found if wanted or found.week.worth - plain.week.worth >= _LEAST_GAIN else None
