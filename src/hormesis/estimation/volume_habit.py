"""What volume is usual for this athlete, a workout and over three days, and when one was more: ``VolumeHabit``, ``HighVolume``.

Fractional sets of the groups that matter, counted together; ten minutes of running count as one for the muscles it tires.
Usual is the athlete's own 80th percentile over eight weeks, with a few made-up workouts standing in for a newcomer's (expert).
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from hormesis.domain.movement import Kind
from hormesis.domain.training import LoggedSet, Workout
from hormesis.estimation.volume import count_sets
from hormesis.exercises.page import Page

__all__ = ["DayVolume", "HighVolume", "UsualVolume", "VolumeHabit", "day_volume"]

_KEPT_DAYS = 60
_LOOKED_AT_DAYS = 56
_DUE_DAYS = 2
_WINDOW_DAYS = 3
_PERCENTILE = 80
_NEWCOMER = (4.0, 6.0, 7.0, 8.0, 10.0)
_BEYOND_SETS = 1.0
_BEYOND_SHARE = 1.1
_MINUTES_A_SET = 10.0

PageOf = Callable[[str], Page | None]


@dataclass(frozen=True, slots=True)
class DayVolume:
    """One day's fractional sets by muscle group, and how many sets each pattern had."""

    ordinal: int
    groups: Mapping[str, float] = field(default_factory=dict)
    patterns: Mapping[str, float] = field(default_factory=dict)

    def of(self, groups: Collection[str]) -> float:
        """The sets of these groups together."""
        return sum(sets for group, sets in self.groups.items() if group in groups)


@dataclass(frozen=True, slots=True)
class HighVolume:
    """A volume beyond what is usual: ``sets`` against the athlete's ``usual``, over ``days`` (1: one workout), on which day, and
    the patterns that made it."""

    ordinal: int
    sets: float
    usual: float
    days: int
    patterns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UsualVolume:
    """What is usual for some groups over ``days`` (1: one workout): the 80th percentile, the sets from which it is more, the
    athlete's ``own`` workouts behind it (fewer than five are filled up), and the last of them: its day and its sets."""

    days: int
    sets: float
    high_from: float
    own: int
    last: tuple[int, float] | None


@dataclass(frozen=True, slots=True)
class VolumeHabit:
    """The volumes of the last eight weeks, oldest first."""

    days: tuple[DayVolume, ...] = ()

    def add(self, day: DayVolume) -> "VolumeHabit":
        """The habit with one more day of training; a day's second workout joins the first."""
        before = next((one for one in self.days if one.ordinal == day.ordinal), None)
        kept = tuple(one for one in self.days if day.ordinal - _KEPT_DAYS < one.ordinal < day.ordinal)
        return VolumeHabit((*kept, _joined(before, day)))

    def high(self, groups: Collection[str], on: int) -> HighVolume | None:
        """The volume of these groups in the two days before the ordinal ``on`` that was beyond the usual by a set and a tenth or
        more: that of one workout, else that of three days. None where none was."""
        done = [one for one in self.days if on - _LOOKED_AT_DAYS <= one.ordinal < on and one.of(groups) > 0]
        for late in reversed([one for one in done if one.ordinal >= on - _DUE_DAYS]):
            for days in (1, _WINDOW_DAYS):
                sets = _within(done, groups, late.ordinal, days)
                usual = _usual([_within(done, groups, one.ordinal, days) for one in done if one.ordinal < late.ordinal], days)
                if sets >= _high_from(usual):
                    return HighVolume(late.ordinal, sets, usual, days, tuple(sorted(late.patterns)))
        return None

    def usual(self, groups: Collection[str], on: int, days: int = 1) -> UsualVolume:
        """What is usual for these groups on the ordinal ``on``, over one workout or over ``days``."""
        done = [one for one in self.days if on - _LOOKED_AT_DAYS <= one.ordinal < on and one.of(groups) > 0]
        volumes = [_within(done, groups, one.ordinal, days) for one in done]
        last = (done[-1].ordinal, volumes[-1]) if done else None
        before = volumes[:-1] if done and done[-1].ordinal >= on - _DUE_DAYS else volumes
        usual = _usual(before, days)
        return UsualVolume(days, usual, _high_from(usual), len(before), last)

    def of_last_days(self, on: int, days: int = _WINDOW_DAYS) -> Mapping[str, float]:
        """Fractional sets by group over the ``days`` before ``on``."""
        found: dict[str, float] = {}
        for one in self.days:
            if on - days <= one.ordinal < on:
                for group, sets in one.groups.items():
                    found[group] = found.get(group, 0.0) + sets
        return found


def day_volume(
    ordinal: int, workouts: Iterable[Workout], page_of: PageOf, runs: Iterable[tuple[str | None, float]] = ()
) -> DayVolume:
    """The volume of a day: its workouts' hard sets, and ``runs`` (the page and minutes of what a watch recorded)."""
    groups: dict[str, float] = {}
    patterns: dict[str, float] = {}
    moved = list(runs)
    for workout in workouts:
        for group, sets in count_sets(workout.sets, page_of).by_group.items():
            groups[str(group)] = groups.get(str(group), 0.0) + sets
        for one in workout.sets:
            page = page_of(one.exercise) if one.exercise else None
            if page is None:
                continue
            if page.kind is Kind.CARDIO:
                moved.append((page.slug, _minutes(one)))
            elif page.kind in (Kind.STRENGTH, Kind.POWER):
                patterns[str(page.pattern)] = patterns.get(str(page.pattern), 0.0) + 1
    for slug, minutes in moved:
        page = page_of(slug) if slug else None
        if page is not None and minutes > 0:
            patterns[str(page.pattern)] = patterns.get(str(page.pattern), 0.0) + minutes / _MINUTES_A_SET
            for tired in {*page.groups, *page.fatigue_only}:
                groups[str(tired)] = groups.get(str(tired), 0.0) + minutes / _MINUTES_A_SET
    return DayVolume(ordinal, groups, patterns)


def _minutes(one: LoggedSet) -> float:
    return (one.duration_s or 0.0) / 60


def _within(done: Iterable[DayVolume], groups: Collection[str], last: int, days: int) -> float:
    return sum(one.of(groups) for one in done if last - days < one.ordinal <= last)


def _high_from(usual: float) -> float:
    return max(usual + _BEYOND_SETS, _BEYOND_SHARE * usual)


def _usual(own: list[float], days: int) -> float:
    """The 80th percentile, the made-up workouts leaving one by one as the athlete's own come in."""
    stand_ins = [sets * (1.0 if days == 1 else 1.3) for sets in _NEWCOMER[: max(0, len(_NEWCOMER) - len(own))]]
    return float(np.percentile([*own, *stand_ins], _PERCENTILE))


def _joined(before: DayVolume | None, day: DayVolume) -> DayVolume:
    if before is None:
        return day
    groups, patterns = dict(before.groups), dict(before.patterns)
    for mine, more in ((groups, day.groups), (patterns, day.patterns)):
        for name, sets in more.items():
            mine[name] = mine.get(name, 0.0) + sets
    return DayVolume(day.ordinal, groups, patterns)
