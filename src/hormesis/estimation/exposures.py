"""What a day put a body through, as far as tightness may follow it: workouts, muscle load, a desk, short sleep, stress.

``Session``, ``Exposures``; ``sessions_of`` and ``exposures_on`` make them of a day's facts, ``planned_exposures`` of a plan.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from types import MappingProxyType

from hormesis.domain import constants as c
from hormesis.domain.anatomy import REGION_GROUPS, MuscleGroup, Region
from hormesis.domain.facts import Fact
from hormesis.domain.movement import Kind
from hormesis.domain.training import SetType, Workout
from hormesis.estimation.fatigue import SetStress, bout_of, fatigue_at
from hormesis.estimation.muscles import Muscles, hour_of
from hormesis.estimation.performed import Resolve
from hormesis.estimation.volume_habit import VolumeHabit
from hormesis.exercises.page import Page

__all__ = [
    "EXPOSURE_KINDS",
    "Exposures",
    "Session",
    "exposures_on",
    "hour_said",
    "is_report",
    "planned_exposures",
    "regions_worked",
    "sessions_of",
]

_TRAINING = (Kind.STRENGTH, Kind.POWER, Kind.CARDIO)
_HOURS = 24
_LAG_DAYS = 3
_NEXT_MORNING_H = 14.0
_PLANNED_STRESS = 0.63

EXPOSURE_KINDS = frozenset({"tightness", "check_in", "desk", "steps", "release", "offer"})
"""The kinds of facts that tell of tightness, of what may bring it, or of what was done about it."""

PageOf = Callable[[str], Page | None]

_REGIONS_OF: Mapping[MuscleGroup, frozenset[Region]] = MappingProxyType(
    {group: frozenset(region for region, groups in REGION_GROUPS.items() if group in groups) for group in MuscleGroup}
)


@dataclass(frozen=True, slots=True)
class Session:
    """One workout, run or ride: its end in hours since the beginning of the calendar, and which regions each pattern worked."""

    hour: float
    patterns: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Exposures:
    """A day up to ``hour``: its sessions, the fatigue of each muscle group then (share of capacity), its fractional sets of three
    days, by how much the last night was too short, and what was told of a desk (h), steps and stress (1–5), each with the hour
    from which it was known."""

    hour: float
    sessions: tuple[Session, ...] = ()
    load: Mapping[str, float] = field(default_factory=dict)
    sets: Mapping[str, float] = field(default_factory=dict)
    sleep_short_h: float | None = None
    told: tuple[tuple[str, float, float], ...] = ()


def exposures_on(
    day: date,
    facts: Iterable[Fact],
    sessions: Sequence[Session],
    muscles: Muscles,
    volumes: VolumeHabit,
    sleep_short_h: float | None = None,
) -> Exposures:
    """The exposures of ``day`` at the hour of its report of tightness, else of its last check-in, else at its end.

    ``muscles`` and ``volumes`` have the day's workouts in them; they are looked at only where something was reported.
    """
    facts = [fact for fact in facts if fact.kind in EXPOSURE_KINDS]
    tight = [hour_said(fact) for fact in facts if _is_tight(fact)]
    said = tight or [hour_said(fact) for fact in facts if is_report(fact)]
    ordinal = day.toordinal()
    told = tuple(sorted(_told(facts)))
    if not said:
        return Exposures(float((ordinal + 1) * _HOURS), tuple(sessions), sleep_short_h=sleep_short_h, told=told)
    hour = max(said)
    trained = any(one.hour <= hour for one in sessions)
    sets = volumes.of_last_days(ordinal + trained, _LAG_DAYS)
    return Exposures(hour, tuple(sessions), _load_at(muscles, hour), sets, sleep_short_h, told)


def planned_exposures(
    muscles: Muscles,
    volumes: VolumeHabit,
    end_hour: float,
    planned: Mapping[str, float] = MappingProxyType({}),
    sleep_short_h: float | None = None,
) -> Exposures:
    """The morning after a plan that ends at ``end_hour``: what the muscles have by then of the past, and of the ``planned``
    fractional sets of each group, as if two were left in reserve."""
    hour = end_hour + _NEXT_MORNING_H
    load, sets = _load_at(muscles, hour), dict(volumes.of_last_days(int(end_hour // _HOURS), _LAG_DAYS))
    for group, count in planned.items():
        sets[group] = sets.get(group, 0.0) + count
        stress = SetStress(_PLANNED_STRESS * count, c.RESERVE_MEAN.value, 1.0)
        bout = bout_of(MuscleGroup(group), [stress], end_hour)
        if bout is not None:
            load[group] = load.get(group, 0.0) + fatigue_at([bout], hour, muscles.pace.mean_pace)
    return Exposures(hour, (), load, sets, sleep_short_h)


def sessions_of(workouts: Iterable[Workout], facts: Iterable[Fact], page_of: PageOf, resolve: Resolve) -> tuple[Session, ...]:
    """The day's workouts and activities as sessions, by their end. What the library doesn't know works no region."""
    found = [_session(workout, page_of) for workout in workouts]
    for fact in facts:
        slug = resolve(str(fact.fields["exercise_name"]), fact.source) if fact.kind == "activity" else None
        page = page_of(slug) if slug else None
        if page is not None and page.kind in _TRAINING:
            hour = hour_of(fact.at) + float(fact.fields.get("duration_s") or 0) / 3600
            found.append(Session(hour, {str(page.pattern): regions_worked(page)}))
    return tuple(sorted((one for one in found if one.patterns), key=lambda one: (one.hour, list(one.patterns))))


def regions_worked(page: Page) -> tuple[str, ...]:
    """The regions that an exercise works: those its page names and those of every group it tires."""
    return _regions_of(page.regions, (*page.groups, *page.fatigue_only))


@cache
def _regions_of(named: tuple[Region, ...], groups: tuple[MuscleGroup, ...]) -> tuple[str, ...]:
    regions = set(named)
    for group in groups:
        regions |= _REGIONS_OF[group]
    return tuple(sorted(str(region) for region in regions))


def is_report(fact: Fact) -> bool:
    """Whether the fact tells how the body felt, so that a region it doesn't name was not tight."""
    return fact.kind in ("tightness", "check_in")


def hour_said(fact: Fact) -> float:
    """The hour of a report by the wall clock that is written; where no time is, the beginning of its day."""
    return hour_of(fact.at) if len(fact.at) > 10 else fact.day.toordinal() * float(_HOURS)


def _session(workout: Workout, page_of: PageOf) -> Session:
    patterns: dict[str, tuple[str, ...]] = {}
    for slug in dict.fromkeys(one.exercise for one in workout.sets if one.set_type is not SetType.WARM_UP):
        page = page_of(slug) if slug else None
        if page is not None and page.kind in _TRAINING:
            pattern, regions = str(page.pattern), regions_worked(page)
            patterns[pattern] = tuple(sorted({*patterns[pattern], *regions})) if pattern in patterns else regions
    return Session(hour_of(workout.at) + (workout.minutes or 0.0) / 60, patterns)


def _load_at(muscles: Muscles, hour: float) -> dict[str, float]:
    return {group: fatigue_at(bouts, hour, muscles.pace.mean_pace) for group, bouts in muscles.bouts.items()}


def _is_tight(fact: Fact) -> bool:
    return fact.kind == "tightness" and float(fact.fields["level"]) >= c.TIGHT_LEVEL.value


def _told(facts: Iterable[Fact]) -> Iterable[tuple[str, float, float]]:
    """Of several devices' steps the most; what has no time is known at the end of its day."""
    steps: dict[float, float] = {}
    for fact in facts:
        end = float((fact.day.toordinal() + 1) * _HOURS)
        if fact.kind == "desk":
            yield "desk", _known(fact, end), float(fact.fields["hours"])
        elif fact.kind == "check_in" and "stress" in fact.fields:
            yield "stress", hour_said(fact), float(fact.fields["stress"])
        elif fact.kind == "steps":
            steps[end] = max(steps.get(end, 0.0), float(fact.fields["count"]))
    yield from (("steps", hour, count) for hour, count in steps.items())


def _known(fact: Fact, end: float) -> float:
    at = datetime.fromisoformat(fact.at)
    return end if len(fact.at) <= 10 or (at.hour, at.minute) == (0, 0) else hour_of(fact.at)
