"""The same programme as ``week_model``'s, written so that what no week can be worth more than is found sooner: ``prove``.

Each number of sets is a column of its own, so that an exercise is done with two sets or three and nothing between; ramp sets are
whole steps; no group is counted as hard with more sets than a day has time for; and of exercises alike in all but worth and time
only as many stay as could ever be done (each day holds two of a pattern). To hold ``solve`` against where days are short: it
takes minutes, and a clock ends it.
"""

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from hormesis.domain import constants as c
from hormesis.planning.linear_programme import Programme
from hormesis.planning.week_model import Columns, Week, balanced, practised, slack_column, volumes, week_of
from hormesis.planning.week_worth import (
    A_SET,
    AN_EXERCISE,
    CROWDED,
    DAY_MISSING,
    EXERCISE_MISSING,
    FEWER,
    HARD_SETS,
    MOST_EXERCISES,
    MOST_OF_A_PATTERN,
    TIRED,
    WANTED,
    Option,
    PlanDay,
    Problem,
)

__all__ = ["prove"]

_HEURISTICS = 0.01
"""The share of the search that looks for better weeks: a good one is known, its bound is not."""
_ROUND = 1e-9

Counts = dict[tuple[int, int, int], int]
"""(option, day, sets) → column."""


def prove(problem: Problem, seconds: float, gap: float, start: Mapping[tuple[int, int], int]) -> Week:
    """The best week found from ``start`` and, as its ``gap``, what is proven of it; a ``gap`` or a clock ends it."""
    needless = _needless(problem) - {i for i, _ in start}
    kept = [i for i in range(len(problem.options)) if i not in needless]
    smaller = replace(problem, options=tuple(problem.options[i] for i in kept))
    place = {i: k for k, i in enumerate(kept)}
    programme, columns, counts = _programme(smaller)
    begin = dict.fromkeys([*columns.done.values(), *columns.sets.values(), *counts.values()], 0.0)
    for (i, d), n in start.items():
        key = place[i], d
        begin |= {columns.done[key]: 1.0, columns.sets[key]: float(n), counts[*key, n]: 1.0}
    limits = {"mip_rel_gap": gap, "time_limit": seconds, "mip_heuristic_effort": _HEURISTICS}
    solved = programme.solve(limits, begin)
    week = week_of(columns, solved, solved.bound)
    return replace(week, sets={(kept[i], d): n for (i, d), n in week.sets.items()})


def _needless(problem: Problem) -> set[int]:
    """Options that never need be taken: as many as could ever be done are alike and at least as good."""
    most = MOST_OF_A_PATTERN * len(problem.days)
    alike: dict[tuple[object, ...], list[int]] = {}
    for i, one in enumerate(problem.options):
        kind = (one.pattern, tuple(sorted(one.groups.items())), one.warms, one.sets, one.usual, tuple(sorted(one.practises)))
        alike.setdefault(kind, []).append(i)
    found = set()
    for some in alike.values():
        for j in some:
            better = [i for i in some if i != j and _is_as_good(problem.options[i], problem.options[j])]
            before = [i for i in better if i < j or not _is_as_good(problem.options[j], problem.options[i])]
            if len(before) >= most:
                found.add(j)
    return found


def _is_as_good(one: Option, other: Option) -> bool:
    shorter = one.fixed_s <= other.fixed_s and one.set_s <= other.set_s and one.ramp_s <= other.ramp_s
    days = zip(one.by_day, other.by_day, strict=True)
    worth = all(theirs is None or (own is not None and own >= theirs) for own, theirs in days)
    serves = all(one.practises[name] >= share for name, share in other.practises.items())
    return (
        shorter and worth and serves and one.once >= other.once and one.most_days >= other.most_days and one.again <= other.again
    )


def _programme(problem: Problem) -> tuple[Programme, Columns, Counts]:
    programme = Programme()
    columns, counts = _choices(problem, programme)
    for d in range(len(problem.days)):
        _within_the_day(problem, programme, columns, counts, d)
    _spaced(problem, programme, columns)
    volumes(problem, programme, columns)
    balanced(problem, programme, columns)
    practised(problem, programme, columns)
    return programme, columns, counts


def _choices(problem: Problem, programme: Programme) -> tuple[Columns, Counts]:
    """For each option and day one column for each number of sets that the day has time for."""
    counts: Counts = {}
    all_done: dict[tuple[int, int], int] = {}
    all_sets: dict[tuple[int, int], int] = {}
    columns = Columns(all_done, all_sets, {}, len(problem.days))
    for i, one in enumerate(problem.options):
        for d, day in enumerate(problem.days):
            worth, most = one.by_day[d], _most_sets(one, day)
            if worth is None or most < one.sets[0]:
                continue
            tired = sum(share * day.fatigue.get(group, 0.0) for group, share in one.groups.items())
            numbers = range(one.sets[0], most + 1)
            for n in numbers:
                own = worth - AN_EXERCISE - n * (A_SET + TIRED * tired) - FEWER * max(one.usual - n, 0)
                counts[i, d, n] = programme.column(0, 1, own, whole=True)
            done = all_done[i, d] = programme.column(0, 1, 0, whole=True)
            sets = all_sets[i, d] = programme.column(0, most, 0, whole=False)
            programme.row(0, 0, {**{counts[i, d, n]: 1.0 for n in numbers}, done: -1.0})
            programme.row(0, 0, {**{counts[i, d, n]: float(n) for n in numbers}, sets: -1.0})
        _over_the_week(problem, programme, columns, i)
    return columns, counts


def _over_the_week(problem: Problem, programme: Programme, columns: Columns, i: int) -> None:
    """What an option's being there at all is worth, on how many days at most, and not on two running."""
    one, days = problem.options[i], problem.days
    on = [columns.done[i, d] for d in range(len(days)) if (i, d) in columns.done]
    if one.once and on:
        used = programme.column(0, 1, one.once, whole=True)
        programme.row(None, 0, {used: 1, **dict.fromkeys(on, -1)})
        for column in on:
            programme.row(None, 0, {column: 1, used: -1})
    if len(on) > one.most_days:
        programme.row(None, one.most_days, dict.fromkeys(on, 1))
    for d in range(len(days) - 1):
        if days[d + 1].ordinal - days[d].ordinal == 1 and (i, d) in columns.done and (i, d + 1) in columns.done:
            slack = slack_column(programme, columns, ("again", str(i), str(d)), one.again, 1)
            programme.row(None, 1, {columns.done[i, d]: 1, columns.done[i, d + 1]: 1, slack: -1})


def _most_sets(one: Option, day: PlanDay) -> int:
    """As many sets as the option, the day's time and the most of a group in a workout allow."""
    most = min(one.sets[1], int((day.work_s - one.fixed_s - one.ramp_s + _ROUND) // one.set_s))
    shares = [share for share in one.groups.values() if share > 0]
    return min([most, *(int((c.GROUP_SETS_A_WORKOUT.value + _ROUND) // share) for share in shares)])


def _within_the_day(problem: Problem, programme: Programme, columns: Columns, counts: Counts, d: int) -> None:
    """Minutes, with ramp sets in whole steps; enough exercises, not too many, few of one pattern."""
    day, options = problem.days[d], problem.options
    here = [i for i in range(len(options)) if (i, d) in columns.done]
    time = {column: options[i].fixed_s + n * options[i].set_s for (i, on, n), column in counts.items() if on == d}
    for warmed in sorted({options[i].warms for i in here}):
        _ramps(problem, programme, columns, time, [i for i in here if options[i].warms == warmed and options[i].ramp_s > 0], d)
    programme.row(None, day.work_s, time)
    done = dict.fromkeys((columns.done[i, d] for i in here), 1.0)
    first = slack_column(programme, columns, ("day", str(d)), DAY_MISSING, 1)
    more = slack_column(programme, columns, ("exercises", str(d)), EXERCISE_MISSING, day.least - 1)
    programme.row(1, None, {**done, first: 1})
    programme.row(day.least, None, {**done, first: 1, more: 1})
    programme.row(None, MOST_EXERCISES, done)
    for n, wanted in enumerate(day.wants):
        missing = slack_column(programme, columns, ("wants", str(d), str(n)), WANTED, 1)
        programme.row(1, None, {**{columns.done[i, d]: 1.0 for i in here if options[i].pattern in wanted}, missing: 1})
    for pattern in sorted({options[i].pattern for i in here}):
        alike = [columns.done[i, d] for i in here if options[i].pattern is pattern]
        if len(alike) > problem.most_of(pattern):
            programme.row(None, problem.most_of(pattern), dict.fromkeys(alike, 1))


def _ramps(problem: Problem, programme: Programme, columns: Columns, time: dict[int, float], some: list[int], d: int) -> None:
    """The longest ramp of ``some``, as steps from one length to the next, each only after the one before."""
    lengths = sorted({problem.options[i].ramp_s for i in some})
    steps = [programme.column(0, 1, 0, whole=True) for _ in lengths]
    time |= {step: length - before for step, length, before in zip(steps, lengths, [0.0, *lengths], strict=False)}
    for step, following in pairwise(steps):
        programme.row(0, None, {step: 1, following: -1})
    for i in some:
        programme.row(0, None, {steps[lengths.index(problem.options[i].ramp_s)]: 1, columns.done[i, d]: -1})


def _spaced(problem: Problem, programme: Programme, columns: Columns) -> None:
    """At most 11 fractional sets of a group in a workout; hard exposures of a group 48 h apart where the days allow."""
    most, days = c.GROUP_SETS_A_WORKOUT.value, problem.days
    near = [d for d in range(len(days) - 1) if 24 * (days[d + 1].ordinal - days[d].ordinal) < c.SPACING_H.value]
    for target in problem.targets:
        hard: dict[int, int] = {}
        for d, day in enumerate(days):
            shares = {i: one.groups.get(target.group, 0.0) for i, one in enumerate(problem.options) if (i, d) in columns.sets}
            sets = {columns.sets[i, d]: share for i, share in shares.items() if share > 0}
            programme.row(None, most, sets)
            quickest = max((share * _a_second(problem.options[i]) for i, share in shares.items()), default=0.0)
            fit = min(most, quickest * day.work_s)
            if target.weight >= 1 and (d in near or d - 1 in near) and fit > HARD_SETS:
                hard[d] = programme.column(0, 1, 0, whole=True)
                programme.row(None, HARD_SETS, {**sets, hard[d]: -(fit - HARD_SETS)})
        for d in (d for d in near if d in hard and d + 1 in hard):
            slack = slack_column(programme, columns, ("spacing", str(target.group), str(d)), CROWDED, 1)
            programme.row(None, 1, {hard[d]: 1, hard[d + 1]: 1, slack: -1})


def _a_second(one: Option) -> float:
    """The most sets of an option a second, over all numbers of sets."""
    return max(n / (one.fixed_s + n * one.set_s) for n in range(one.sets[0], one.sets[1] + 1))
