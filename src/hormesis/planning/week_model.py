"""The week as a mixed-integer programme: which exercise on which day, how many sets. ``Problem``, ``solve``.

Maximised: the concave growth curve of weekly sets (Pelland 2026), taken as its tangents, and strength that grows with how often
a movement is practised, less what tired muscles, new exercises and a broken habit cost. Never broken: minutes, sets of a group a
workout and a week, what is left out of the options. Everything else has a slack, so that there is always a week, and what it
gives up can be told. Limited by nodes, not seconds, on one thread: the same problem gives the same week on every machine.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hormesis.domain import constants as c
from hormesis.domain.anatomy import MuscleGroup
from hormesis.planning.linear_programme import Programme, Relaxed, Solved
from hormesis.planning.week_scores import Layout
from hormesis.planning.week_search import Days, begun, improved
from hormesis.planning.week_worth import (
    A_SET,
    ABOVE_HIGH,
    AN_EXERCISE,
    BALANCE_SETS,
    BALANCE_SHARE,
    BALANCED,
    BELOW_LOW,
    CROWDED,
    DAY_MISSING,
    EXERCISE_MISSING,
    FEWER,
    HARD_SETS,
    MOST_EXERCISES,
    REFERENCE_SETS,
    TANGENTS,
    TIRED,
    UNBALANCED,
    WANTED,
    Option,
    PlanDay,
    Problem,
    growth_percent,
    practice_gain,
)

__all__ = [
    "BALANCED",
    "HARD_SETS",
    "Columns",
    "Option",
    "PlanDay",
    "Problem",
    "Week",
    "balanced",
    "growth_percent",
    "practice_gain",
    "practised",
    "sets_a_group",
    "slack_column",
    "solve",
    "solve_at_length",
    "volumes",
    "week_of",
]

GAP = 0.015
KEPT_A_DAY = 6
WEIGHED, WEIGHED_LONG, WEIGHED_AGAIN = 400_000, 120_000, 120_000
"""Days that are weighed (``week_search``) where days are short, where they are long, and from a week that stands."""
_NODES = 1
_LONG_S = 2600.0
"""From this much time for work on, a day holds so many exercises that the programme without whole numbers is nearly right."""
_FAR = 0.1
"""Where days are short, the whole-number search is tried too when the week may be this much (a share) short of the best."""
_HALF = 0.5
_ROUND = 1e-6


@dataclass(frozen=True, slots=True)
class Week:
    """The best week found: (option, day) → sets; its worth, by which share the best without whole numbers is worth more (None
    where that was not worked out), and the slacks that were used."""

    sets: Mapping[tuple[int, int], int]
    worth: float
    gap: float | None
    slacks: Mapping[tuple[str, ...], float]


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of the programme is what."""

    done: Mapping[tuple[int, int], int]
    sets: Mapping[tuple[int, int], int]
    slack: dict[tuple[str, ...], int]
    days: int


def solve(problem: Problem, start: Mapping[tuple[int, int], int] | None = None, weighed: int | None = None) -> Week:
    """The best week that is found soon; needs ``highspy``. There always is one: at worst an empty one, with every slack used.

    ``start``: (option, day) → sets of a week to begin from, whatever of it fits; without one the programme without whole
    numbers says where. Then one day after the other is changed (``week_search``); days that hold many exercises are where
    the whole-number search is quick, and it goes on from there.
    """
    programme, columns = _programme(problem)
    layout = Layout(problem)
    if start:
        again = WEIGHED_AGAIN if weighed is None else weighed
        days, _ = improved(layout, begun(layout, _from_week(problem, start)), again)
        return week_of(columns, programme.held(_held(columns, layout, days)), None)
    relaxed = programme.relaxed()
    days = begun(layout, _from_relaxed(columns, relaxed))
    long = max((day.work_s for day in problem.days), default=0.0) >= _LONG_S
    weighed = weighed if weighed is not None else WEIGHED_LONG if long else WEIGHED
    days, worth = improved(layout, days, weighed)
    far = GAP if long else _FAR
    if relaxed.worth - worth > far * max(abs(worth), 1.0):
        closed = _least_valued(columns, relaxed, days, layout)
        solved = programme.solve({"mip_max_nodes": _NODES, "mip_rel_gap": GAP}, _held(columns, layout, days), closed)
        days, worth = improved(layout, _days_of(columns, layout, solved), weighed // 2)
    return week_of(columns, programme.held(_held(columns, layout, days)), relaxed.worth)


def solve_at_length(
    problem: Problem, seconds: float, gap: float = 0.0, start: Mapping[tuple[int, int], int] | None = None
) -> Week:
    """The best week by the whole-number search over all options, from ``start``, within ``seconds`` or ``gap`` of the best; its
    own ``gap`` is what is proven. To hold ``solve`` against: limited by a clock, it may differ from machine to machine."""
    programme, columns = _programme(problem)
    begin = None
    if start is not None:
        begin = {column: float(start.get(key, 0)) for key, column in columns.sets.items()}
        begin |= {column: float(key in start) for key, column in columns.done.items()}
    solved = programme.solve({"mip_rel_gap": gap, "time_limit": seconds}, begin)
    return week_of(columns, solved, solved.bound)


def _programme(problem: Problem) -> tuple[Programme, Columns]:
    programme = Programme()
    columns = _choices(problem, programme)
    _within_the_day(problem, programme, columns)
    _spaced(problem, programme, columns)
    volumes(problem, programme, columns)
    balanced(problem, programme, columns)
    practised(problem, programme, columns)
    return programme, columns


def _from_week(problem: Problem, start: Mapping[tuple[int, int], int]) -> list[list[tuple[int, int]]]:
    """Of each day the options of ``start``, with their sets."""
    return [sorted((i, n) for (i, on), n in start.items() if on == d) for d in range(len(problem.days))]


def _from_relaxed(columns: Columns, relaxed: Relaxed) -> list[list[tuple[int, int]]]:
    """Of each day the options that the relaxed programme uses, what it uses most first; with fewest sets."""
    found: dict[int, list[tuple[float, int]]] = {}
    for (i, d), column in columns.done.items():
        if relaxed.values[column] > _ROUND:
            found.setdefault(d, []).append((-round(float(relaxed.values[column]), 6), i))
    return [[(i, 0) for _, i in sorted(found.get(d, []))] for d in range(columns.days)]


def _least_valued(columns: Columns, relaxed: Relaxed, days: Days, layout: Layout) -> list[int]:
    """The columns that the whole-number search leaves out (a kernel search, Angelelli 2010, 10.1016/j.cor.2010.02.002): of each
    day all but those that are in ``days`` and the best by the relaxed programme."""
    found: list[int] = []
    for d, day in enumerate(days):
        used = {int(layout.option[atom]) for atom in day}

        def rank(i: int, d: int = d) -> tuple[float, float, int]:
            done, sets = columns.done[i, d], columns.sets[i, d]
            gain = float(relaxed.duals[done] + 2 * relaxed.duals[sets])
            return -round(float(relaxed.values[done]), 6), -round(gain, 6), i

        ranked = sorted((i for (i, on) in columns.done if on == d), key=rank)
        out = [i for i in ranked[KEPT_A_DAY:] if i not in used]
        found += [column for i in out for column in (columns.done[i, d], columns.sets[i, d])]
    return found


def _held(columns: Columns, layout: Layout, days: Days) -> dict[int, float]:
    """The columns of a week's exercises and sets with their values."""
    sets = {(int(layout.option[atom]), d): int(layout.count[atom]) for d, day in enumerate(days) for atom in day}
    found = {column: float(sets.get(key, 0)) for key, column in columns.sets.items()}
    return found | {column: float(key in sets) for key, column in columns.done.items()}


def _days_of(columns: Columns, layout: Layout, solved: Solved) -> Days:
    days: list[list[int]] = [[] for _ in range(columns.days)]
    for (i, d), column in columns.sets.items():
        if solved.values[columns.done[i, d]] > _HALF:
            days[d].append(layout.atom(i, round(float(solved.values[column]))))
    return tuple(tuple(day) for day in days)


def _choices(problem: Problem, programme: Programme) -> Columns:
    """Whether (0 or 1) and how many sets, for each option and each day it may be done on."""
    done: dict[tuple[int, int], int] = {}
    sets: dict[tuple[int, int], int] = {}
    for i, one in enumerate(problem.options):
        for d, day in enumerate(problem.days):
            worth = one.by_day[d]
            if worth is None:
                continue
            tired = sum(share * day.fatigue.get(group, 0.0) for group, share in one.groups.items())
            done[i, d] = programme.column(0, 1, worth - AN_EXERCISE, whole=True)
            sets[i, d] = programme.column(0, one.sets[1], -A_SET - TIRED * tired, whole=True)
            programme.row(0, None, {sets[i, d]: 1, done[i, d]: -one.sets[0]})
            if one.usual > one.sets[0]:
                fewer = programme.column(0, one.usual - one.sets[0], -FEWER, whole=False)
                programme.row(0, None, {sets[i, d]: 1, done[i, d]: -one.usual, fewer: 1})
            programme.row(None, 0, {sets[i, d]: 1, done[i, d]: -one.sets[1]})
        on = [done[i, d] for d in range(len(problem.days)) if (i, d) in done]
        if one.once and on:
            used = programme.column(0, 1, one.once, whole=False)
            programme.row(None, 0, {used: 1, **dict.fromkeys(on, -1)})
            for column in on:
                programme.row(None, 0, {column: 1, used: -1})
        if len(on) > one.most_days:
            programme.row(None, one.most_days, dict.fromkeys(on, 1))
    return Columns(done, sets, {}, len(problem.days))


def _within_the_day(problem: Problem, programme: Programme, columns: Columns) -> None:
    """Minutes; enough exercises, not too many, few of one pattern; nothing on two days running."""
    for d, day in enumerate(problem.days):
        here = [i for i in range(len(problem.options)) if (i, d) in columns.done]
        time = {columns.sets[i, d]: problem.options[i].set_s for i in here}
        time |= {columns.done[i, d]: problem.options[i].fixed_s for i in here}
        for warmed in sorted({problem.options[i].warms for i in here}):
            ramps = programme.column(0, None, 0, whole=False)
            time[ramps] = 1
            for i in (i for i in here if problem.options[i].warms == warmed and problem.options[i].ramp_s):
                programme.row(0, None, {ramps: 1, columns.done[i, d]: -problem.options[i].ramp_s})
        programme.row(None, day.work_s, time)
        done = dict.fromkeys((columns.done[i, d] for i in here), 1.0)
        first = slack_column(programme, columns, ("day", str(d)), DAY_MISSING, 1)
        more = slack_column(programme, columns, ("exercises", str(d)), EXERCISE_MISSING, day.least - 1)
        programme.row(1, None, {**done, first: 1})
        programme.row(day.least, None, {**done, first: 1, more: 1})
        programme.row(None, MOST_EXERCISES, done)
        for n, wanted in enumerate(day.wants):
            missing = slack_column(programme, columns, ("wants", str(d), str(n)), WANTED, 1)
            some = {columns.done[i, d]: 1.0 for i in here if problem.options[i].pattern in wanted}
            programme.row(1, None, {**some, missing: 1})
        for pattern in sorted({problem.options[i].pattern for i in here}):
            alike = [columns.done[i, d] for i in here if problem.options[i].pattern is pattern]
            if len(alike) > problem.most_of(pattern):
                programme.row(None, problem.most_of(pattern), dict.fromkeys(alike, 1))
    for i, d in columns.done:
        if (
            d + 1 < len(problem.days)
            and problem.days[d + 1].ordinal - problem.days[d].ordinal == 1
            and (i, d + 1) in columns.done
        ):
            slack = slack_column(programme, columns, ("again", str(i), str(d)), problem.options[i].again, 1)
            programme.row(None, 1, {columns.done[i, d]: 1, columns.done[i, d + 1]: 1, slack: -1})


def _spaced(problem: Problem, programme: Programme, columns: Columns) -> None:
    """At most 11 fractional sets of a group in a workout; hard exposures of a group 48 h apart where the days allow."""
    most, days = c.GROUP_SETS_A_WORKOUT.value, problem.days
    near = [d for d in range(len(days) - 1) if 24 * (days[d + 1].ordinal - days[d].ordinal) < c.SPACING_H.value]
    for target in problem.targets:
        hard: dict[int, int] = {}
        for d in range(len(problem.days)):
            sets = _sets_of(problem, columns, target.group, d)
            programme.row(None, most, sets)
            if target.weight >= 1 and (d in near or d - 1 in near):
                hard[d] = programme.column(0, 1, 0, whole=True)
                programme.row(None, HARD_SETS, {**sets, hard[d]: -(most - HARD_SETS)})
        for d in near if hard else ():
            slack = slack_column(programme, columns, ("spacing", str(target.group), str(d)), CROWDED, 1)
            programme.row(None, 1, {hard[d]: 1, hard[d + 1]: 1, slack: -1})


def volumes(problem: Problem, programme: Programme, columns: Columns) -> None:
    """Weekly sets: growth up to the target, a price below the low edge and above the high one, never above the cap."""
    for target in problem.targets:
        sets: dict[int, float] = {}
        for d in range(len(problem.days)):
            sets |= _sets_of(problem, columns, target.group, d)
        programme.row(None, target.cap, sets)
        over = slack_column(programme, columns, ("above", str(target.group)), ABOVE_HIGH, target.cap)
        programme.row(None, target.high, {**sets, over: -1})
        if target.low > 0:
            under = slack_column(programme, columns, ("below", str(target.group)), BELOW_LOW * target.weight, target.low)
            programme.row(target.low, None, {**sets, under: 1})
        if target.target <= 0 or problem.growth <= 0 or not sets:
            continue
        counted = programme.column(0, target.target, 0, whole=False)
        programme.row(0, None, {**sets, counted: -1})
        share = target.target / REFERENCE_SETS
        growth = programme.column(0, None, problem.growth * target.weight * share, whole=False)
        for at in TANGENTS:
            slope = (growth_percent(at + 1e-4) - growth_percent(at)) / 1e-4
            programme.row(None, growth_percent(at) - slope * at, {growth: 1, counted: -slope / share})


def balanced(problem: Problem, programme: Programme, columns: Columns) -> None:
    """Sets of a pair of movements differ by at most two and a quarter of the smaller, or it costs."""
    for name, pair in BALANCED.items():
        sides = [{column: 1.0 for (i, _), column in columns.sets.items() if problem.options[i].pattern in side} for side in pair]
        for one, other, way in ((sides[0], sides[1], "first"), (sides[1], sides[0], "second")):
            slack = slack_column(programme, columns, ("balance", name, way), UNBALANCED, 60)
            row = {**one, **dict.fromkeys(other, -(1 + BALANCE_SHARE)), slack: -1.0}
            programme.row(None, BALANCE_SETS, row)


def practised(problem: Problem, programme: Programme, columns: Columns) -> None:
    """Strength of each movement grows with the days it is practised on, each further day adding less."""
    for name in sorted(problem.practice):
        days: list[int] = []
        for d in range(len(problem.days)):
            here = {c_: problem.options[i].practises.get(name, 0.0) for (i, on), c_ in columns.done.items() if on == d}
            here = {column: share for column, share in here.items() if share}
            if here:
                days.append(programme.column(0, 1, 0, whole=False))
                programme.row(0, None, {**here, days[-1]: -1})
        parts = []
        for n in range(1, len(days) + 1):
            gain = practice_gain(n) - (practice_gain(n - 1) if n > 1 else 0.0)
            parts.append(programme.column(0, 1, problem.practice[name] * gain, whole=False))
        if days:
            programme.row(0, None, {**dict.fromkeys(days, 1.0), **dict.fromkeys(parts, -1.0)})


def _sets_of(problem: Problem, columns: Columns, group: MuscleGroup, day: int) -> dict[int, float]:
    shares = {i: one.groups.get(group, 0.0) for i, one in enumerate(problem.options)}
    return {columns.sets[i, day]: share for i, share in shares.items() if share and (i, day) in columns.sets}


def slack_column(programme: Programme, columns: Columns, name: tuple[str, ...], price: float, most: float) -> int:
    columns.slack[name] = programme.column(0, most, -price, whole=False)
    return columns.slack[name]


def week_of(columns: Columns, solved: Solved, bound: float | None) -> Week:
    sets = {key: round(solved.values[column]) for key, column in columns.sets.items()}
    slacks = {name: round(solved.values[column], 4) for name, column in columns.slack.items()}
    used = {name: value for name, value in slacks.items() if value > 1e-4}
    gap = None if bound is None else max(bound - solved.worth, 0.0) / max(abs(solved.worth), 1.0)
    return Week({key: n for key, n in sets.items() if n > 0}, solved.worth, gap, used)


def sets_a_group(week: Week, options: Sequence[Option]) -> dict[MuscleGroup, float]:
    """Fractional sets of each group over the week."""
    found: dict[MuscleGroup, float] = {}
    for (i, _), n in week.sets.items():
        for group, share in options[i].groups.items():
            found[group] = found.get(group, 0.0) + share * n
    return found
