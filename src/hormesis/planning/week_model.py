"""The week as a mixed-integer programme: which exercise on which day, how many sets. ``Problem``, ``solve``.

Maximised: the concave growth curve of weekly sets (Pelland 2026), taken as its tangents, and strength that grows with how often
a movement is practised, less what tired muscles, new exercises and a broken habit cost. Never broken: minutes, sets of a group a
workout and a week, what is left out of the options. Everything else has a slack, so that there is always a week, and what it
gives up can be told. Limited by nodes, not seconds, on one thread: the same problem gives the same week on every machine.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hormesis.domain import constants as c
from hormesis.domain.anatomy import MuscleGroup
from hormesis.domain.movement import Pattern
from hormesis.planning.linear_programme import Programme, Solved
from hormesis.planning.targets import Target

__all__ = [
    "BALANCED",
    "HARD_SETS",
    "Option",
    "PlanDay",
    "Problem",
    "Week",
    "growth_percent",
    "practice_gain",
    "sets_a_group",
    "solve",
]

NODES = 10
GAP = 0.015
KEPT_A_DAY = 16
_REFERENCE_SETS = 8.0
"""Groups that have the same share of their targets are worth the same to add to: the curve is drawn for this target."""
_TANGENTS = (0.0, 1.0, 2.0, 4.0, 6.0)
HARD_SETS = 4.0
"""More of a group than this in a workout is a hard exposure."""
_A_SET = 0.03
_AN_EXERCISE = 0.2
_FEWER = 0.15
_BELOW_LOW = 0.5
_ABOVE_HIGH = 0.4
_CROWDED = 1.5
_UNBALANCED = 0.15
_BALANCE_SETS = 2.0
_BALANCE_SHARE = 0.25
_TIRED = 3.0
_EXERCISE_MISSING = 20.0
_DAY_MISSING = 80.0
_WANTED = 3.0
_MOST_EXERCISES = 9
_MOST_OF_A_PATTERN = 2

BALANCED: Mapping[str, tuple[frozenset[Pattern], frozenset[Pattern]]] = {
    "push_pull": (
        frozenset({Pattern.HORIZONTAL_PUSH, Pattern.INCLINE_PUSH, Pattern.VERTICAL_PUSH, Pattern.DIP, Pattern.CHEST_FLY}),
        frozenset({Pattern.HORIZONTAL_PULL, Pattern.VERTICAL_PULL, Pattern.REAR_DELT_FLY, Pattern.PULLOVER}),
    ),
    "knee_hip": (
        frozenset({Pattern.SQUAT, Pattern.LUNGE, Pattern.KNEE_EXTENSION}),
        frozenset({Pattern.HINGE, Pattern.HIP_THRUST, Pattern.KNEE_FLEXION, Pattern.BACK_EXTENSION}),
    ),
}
"""Pairs of movements whose sets should be alike over a week (consensus, expert)."""


@dataclass(frozen=True, slots=True)
class Option:
    """An exercise as the programme sees it.

    ``sets``: fewest and most where it is done, ``usual`` as many as are usual. ``fixed_s``, ``set_s``: seconds for doing it
    at all once warm, and a set with its rest; ``ramp_s``: seconds more for the first of those that share what it ``warms``.
    ``by_day``: what doing it on each day is worth, None where it must not be. ``once``: what its being in the week is worth.
    ``practises``: movement → how far it counts as practice of it (0..1).
    """

    slug: str
    pattern: Pattern
    groups: Mapping[MuscleGroup, float]
    sets: tuple[int, int]
    usual: int
    warms: str
    fixed_s: float
    set_s: float
    ramp_s: float
    by_day: tuple[float | None, ...]
    once: float
    most_days: int
    practises: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class PlanDay:
    """A day: its ordinal, the seconds there are for work, the fewest exercises, how tired each group still is then (0..0.35);
    ``wants``: sets of patterns of each of which one exercise is wanted."""

    ordinal: int
    work_s: float
    least: int
    fatigue: Mapping[MuscleGroup, float]
    wants: tuple[frozenset[Pattern], ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Options, days, targets; what growth is worth, and what practice of each movement is."""

    options: tuple[Option, ...]
    days: tuple[PlanDay, ...]
    targets: tuple[Target, ...]
    growth: float
    practice: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Week:
    """The best week found: (option, day) → sets; its worth, by which share the best without whole numbers is worth more, and
    the slacks that were used."""

    sets: Mapping[tuple[int, int], int]
    worth: float
    gap: float
    slacks: Mapping[tuple[str, ...], float]


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column of the programme is what."""

    done: Mapping[tuple[int, int], int]
    sets: Mapping[tuple[int, int], int]
    slack: dict[tuple[str, ...], int]


def growth_percent(sets: float) -> float:
    """Growth (%, over about ten weeks) of a group with so many fractional sets a week: a root curve (Pelland 2026, moderate)."""
    return 100 * math.expm1(c.GROWTH_ROOT.value * (math.sqrt(sets + 1) - 1))


def practice_gain(days: int) -> float:
    """Strength gained by practising on so many days a week, against two days (Pelland 2026, moderate)."""
    gain = [math.expm1(c.FREQUENCY_ROOT.value * n / (n + 1)) for n in (days, 2)]
    return gain[0] / gain[1]


def solve(problem: Problem, nodes: int = NODES, gap: float = GAP, keep: int = KEPT_A_DAY) -> Week:
    """The best week; needs ``highspy``. There always is one: at worst an empty one, with every slack used.

    On each day the ``keep`` options that promise most are looked at (0: all).
    """
    programme = Programme()
    columns = _choices(problem, programme)
    _within_the_day(problem, programme, columns)
    _spaced(problem, programme, columns)
    _volumes(problem, programme, columns)
    _balanced(problem, programme, columns)
    _practised(problem, programme, columns)
    days = range(len(problem.days))
    choices = [[(columns.done[i, d], columns.sets[i, d]) for (i, on) in columns.done if on == d] for d in days]
    solved = programme.solve(nodes, gap, choices, keep)
    return _week(columns, solved)


def _choices(problem: Problem, programme: Programme) -> _Columns:
    """Whether (0 or 1) and how many sets, for each option and each day it may be done on."""
    done: dict[tuple[int, int], int] = {}
    sets: dict[tuple[int, int], int] = {}
    for i, one in enumerate(problem.options):
        for d, day in enumerate(problem.days):
            worth = one.by_day[d]
            if worth is None:
                continue
            tired = sum(share * day.fatigue.get(group, 0.0) for group, share in one.groups.items())
            done[i, d] = programme.column(0, 1, worth - _AN_EXERCISE, whole=True)
            sets[i, d] = programme.column(0, one.sets[1], -_A_SET - _TIRED * tired, whole=True)
            programme.row(0, None, {sets[i, d]: 1, done[i, d]: -one.sets[0]})
            if one.usual > one.sets[0]:
                fewer = programme.column(0, one.usual - one.sets[0], -_FEWER, whole=False)
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
    return _Columns(done, sets, {})


def _within_the_day(problem: Problem, programme: Programme, columns: _Columns) -> None:
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
        first = _slack(programme, columns, ("day", str(d)), _DAY_MISSING, 1)
        more = _slack(programme, columns, ("exercises", str(d)), _EXERCISE_MISSING, day.least - 1)
        programme.row(1, None, {**done, first: 1})
        programme.row(day.least, None, {**done, first: 1, more: 1})
        programme.row(None, _MOST_EXERCISES, done)
        for n, wanted in enumerate(day.wants):
            missing = _slack(programme, columns, ("wants", str(d), str(n)), _WANTED, 1)
            some = {columns.done[i, d]: 1.0 for i in here if problem.options[i].pattern in wanted}
            programme.row(1, None, {**some, missing: 1})
        for pattern in sorted({problem.options[i].pattern for i in here}):
            alike = [columns.done[i, d] for i in here if problem.options[i].pattern is pattern]
            if len(alike) > _MOST_OF_A_PATTERN:
                programme.row(None, _MOST_OF_A_PATTERN, dict.fromkeys(alike, 1))
    for i, d in columns.done:
        if (
            d + 1 < len(problem.days)
            and problem.days[d + 1].ordinal - problem.days[d].ordinal == 1
            and (i, d + 1) in columns.done
        ):
            slack = _slack(programme, columns, ("again", str(i), str(d)), _CROWDED, 1)
            programme.row(None, 1, {columns.done[i, d]: 1, columns.done[i, d + 1]: 1, slack: -1})


def _spaced(problem: Problem, programme: Programme, columns: _Columns) -> None:
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
            slack = _slack(programme, columns, ("spacing", str(target.group), str(d)), _CROWDED, 1)
            programme.row(None, 1, {hard[d]: 1, hard[d + 1]: 1, slack: -1})


def _volumes(problem: Problem, programme: Programme, columns: _Columns) -> None:
    """Weekly sets: growth up to the target, a price below the low edge and above the high one, never above the cap."""
    for target in problem.targets:
        sets: dict[int, float] = {}
        for d in range(len(problem.days)):
            sets |= _sets_of(problem, columns, target.group, d)
        programme.row(None, target.cap, sets)
        over = _slack(programme, columns, ("above", str(target.group)), _ABOVE_HIGH, target.cap)
        programme.row(None, target.high, {**sets, over: -1})
        if target.low > 0:
            under = _slack(programme, columns, ("below", str(target.group)), _BELOW_LOW * target.weight, target.low)
            programme.row(target.low, None, {**sets, under: 1})
        if target.target <= 0 or problem.growth <= 0 or not sets:
            continue
        counted = programme.column(0, target.target, 0, whole=False)
        programme.row(0, None, {**sets, counted: -1})
        share = target.target / _REFERENCE_SETS
        growth = programme.column(0, None, problem.growth * target.weight * share, whole=False)
        for at in _TANGENTS:
            slope = (growth_percent(at + 1e-4) - growth_percent(at)) / 1e-4
            programme.row(None, growth_percent(at) - slope * at, {growth: 1, counted: -slope / share})


def _balanced(problem: Problem, programme: Programme, columns: _Columns) -> None:
    """Sets of a pair of movements differ by at most two and a quarter of the smaller, or it costs."""
    for name, pair in BALANCED.items():
        sides = [{column: 1.0 for (i, _), column in columns.sets.items() if problem.options[i].pattern in side} for side in pair]
        for one, other, way in ((sides[0], sides[1], "first"), (sides[1], sides[0], "second")):
            slack = _slack(programme, columns, ("balance", name, way), _UNBALANCED, 60)
            row = {**one, **dict.fromkeys(other, -(1 + _BALANCE_SHARE)), slack: -1.0}
            programme.row(None, _BALANCE_SETS, row)


def _practised(problem: Problem, programme: Programme, columns: _Columns) -> None:
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


def _sets_of(problem: Problem, columns: _Columns, group: MuscleGroup, day: int) -> dict[int, float]:
    shares = {i: one.groups.get(group, 0.0) for i, one in enumerate(problem.options)}
    return {columns.sets[i, day]: share for i, share in shares.items() if share and (i, day) in columns.sets}


def _slack(programme: Programme, columns: _Columns, name: tuple[str, ...], price: float, most: float) -> int:
    columns.slack[name] = programme.column(0, most, -price, whole=False)
    return columns.slack[name]


def _week(columns: _Columns, solved: Solved) -> Week:
    sets = {key: round(solved.values[column]) for key, column in columns.sets.items()}
    slacks = {name: round(solved.values[column], 4) for name, column in columns.slack.items()}
    used = {name: value for name, value in slacks.items() if value > 1e-4}
    return Week({key: n for key, n in sets.items() if n > 0}, solved.worth, solved.gap, used)


def sets_a_group(week: Week, options: Sequence[Option]) -> dict[MuscleGroup, float]:
    """Fractional sets of each group over the week."""
    found: dict[MuscleGroup, float] = {}
    for (i, _), n in week.sets.items():
        for group, share in options[i].groups.items():
            found[group] = found.get(group, 0.0) + share * n
    return found
