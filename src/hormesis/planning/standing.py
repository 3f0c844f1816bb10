"""A day of the standing week: which lifts, how many sets, in which order. Loads and repetitions are those of the morning.

``StandingDay``, ``StandingLift``, ``as_choice``, ``missed_before``, ``Missed``. What was missed earlier in the week comes back as
a set more of what trains the same, for two exercises at most: nothing is doubled. Grade: expert.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from hormesis.domain.anatomy import MuscleGroup
from hormesis.domain.evidence import Reason
from hormesis.estimation.split import Split
from hormesis.exercises.page import Page
from hormesis.planning.exercise import Prescription
from hormesis.planning.set_count import with_sets
from hormesis.planning.sets import MOST_SETS
from hormesis.planning.workout_choice import Choice

__all__ = [
    "NOTHING_STANDS",
    "Missed",
    "Standing",
    "StandingDay",
    "StandingLift",
    "as_choice",
    "goes_on",
    "missed_before",
    "missed_reason",
    "with_missed",
    "with_planned_sets",
]

_DAYS = 7
_MOST_EXTRA = 2
_COMING_BACK = ("return_", "sets_after_")


@dataclass(frozen=True, slots=True)
class StandingLift:
    """A lift of a standing day: the athlete's own name or the page's, the page where there is one, and its sets; two of one
    ``group`` are done in turn."""

    name: str
    exercise: str | None
    sets: int
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Missed:
    """What the days of the week before today had planned and nobody did: days without any of it, and sets by muscle group."""

    days: tuple[date, ...] = ()
    groups: Mapping[MuscleGroup, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StandingDay:
    """A day as the week that was ``made`` on a day has it; without lifts it is a rest day. ``after`` is its next training day."""

    on: date
    made: date
    workout: str
    lifts: tuple[StandingLift, ...]
    after: tuple[date, str] | None = None
    missed: Missed = field(default_factory=Missed)

    def lift(self, name: str) -> StandingLift | None:
        """The lift of that name."""
        return next((one for one in self.lifts if one.name == name), None)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The names of the lifts that are done in turn."""
        letters = dict.fromkeys(one.group for one in self.lifts if one.group is not None)
        groups = [[one.name for one in self.lifts if one.group == letter] for letter in letters]
        return [(names[0], names[1]) for names in groups if len(names) == 2]


@dataclass(frozen=True, slots=True)
class Standing:
    """The week that was ``made`` on a day, for the next solution: lifts' pages by day to come, fractional sets done of it, what
    it has missed, and the days that are as the athlete themselves ``put`` them."""

    made: date | None = None
    lifts: Mapping[date, frozenset[str]] = field(default_factory=dict)
    done: Mapping[MuscleGroup, float] = field(default_factory=dict)
    missed: Missed = field(default_factory=Missed)
    put: frozenset[date] = frozenset()

    @property
    def training_days(self) -> frozenset[date]:
        """The days to come that it trains on."""
        return frozenset(day for day, slugs in self.lifts.items() if slugs)

    def days_left(self, days: Iterable[date]) -> int:
        """How many of these days are still of it."""
        return 0 if self.made is None else sum(day < self.made + timedelta(days=_DAYS) for day in days)


NOTHING_STANDS = Standing()


def goes_on(standing: Standing) -> list[Reason]:
    """That a week goes on from a standing one, and what was missed of it."""
    if standing.made is None:
        return []
    made, days = standing.made.isoformat(), len(standing.missed.days)
    return [Reason("week_goes_on_after", {"made": made, "workouts": days}) if days else Reason("week_goes_on", {"made": made})]


def as_choice(day: StandingDay) -> Choice:
    """The day as what is chosen for today."""
    return Choice(day.workout, tuple((one.name, one.sets) for one in day.lifts), "week", 1.0, 0)


def with_planned_sets(done: Sequence[Prescription], day: StandingDay) -> list[Prescription]:
    """The exercises with as many sets as the week gives them; a return after a break keeps its own, fewer ones."""
    found = []
    for one in done:
        lift = day.lift(one.planned.name)
        fewer = _comes_back(one) and (lift is None or len(one.planned.sets) < lift.sets)
        found.append(one if lift is None or fewer else with_sets(one, lift.sets, day.on))
    return found


def with_missed(done: Sequence[Prescription], day: StandingDay) -> tuple[list[Prescription], list[Reason]]:
    """A set more, for two exercises at most, of what trains the groups that the week has missed most; and why."""
    why = missed_reason(day)
    short = dict(day.missed.groups)
    extra: dict[str, str] = {}
    for _ in range(_MOST_EXTRA):
        worth = {one.planned.name: _closes(one.page, short) for one in done if _may_grow(one) and one.planned.name not in extra}
        best = max(worth, key=lambda name: worth[name], default=None)
        if best is None or worth[best] < 1:
            break
        page = next(one.page for one in done if one.planned.name == best)
        assert page is not None
        extra[best] = str(page.primary_group)
        short = {group: left - page.groups.get(group, 0.0) for group, left in short.items()}
    if extra:
        why.append(Reason("week_missed_sets", {"exercises": tuple(extra), "groups": tuple(dict.fromkeys(extra.values()))}))
    grown = [with_sets(one, len(one.planned.sets) + 1, day.on) if one.planned.name in extra else one for one in done]
    return grown, why


def missed_reason(day: StandingDay) -> list[Reason]:
    """Which workouts of the week were missed; nothing where none was."""
    days = day.missed.days
    return [Reason("week_missed", {"workouts": len(days), "date": days[-1].isoformat()})] if days else []


def _may_grow(one: Prescription) -> bool:
    return one.page is not None and len(one.planned.sets) < MOST_SETS and not _comes_back(one)


def _comes_back(one: Prescription) -> bool:
    return any(why.code.startswith(_COMING_BACK) for why in one.planned.why)


def _closes(page: Page | None, short: Mapping[MuscleGroup, float]) -> float:
    """Missed sets, of the groups that the page trains directly."""
    return max((short.get(group, 0.0) for group, share in (page.groups if page else {}).items() if share >= 1), default=0.0)


def missed_before(days: Iterable[StandingDay], split: Split, on: date, page_of: Callable[[str], Page | None]) -> Missed:
    """What the standing days before ``on`` had and the log does not. A lift that was done on another day of them counts as done;
    so does as much work for its muscles: who trained something else has not missed them. ``page_of`` knows a lift by its name."""
    past = sorted((day for day in days if day.on < on), key=lambda day: day.on)
    if not past:
        return Missed()
    first = past[0].on.toordinal()
    done = [workout for workout in split.done if first <= workout.ordinal < on.toordinal()]
    trained = {workout.ordinal for workout in done}
    sets: dict[str, int] = {}
    for workout in done:
        for name, count in workout.lifts:
            sets[name] = sets.get(name, 0) + count
    groups: dict[MuscleGroup, float] = {}
    for day in past:
        for lift in day.lifts:
            got = min(sets.get(lift.name, 0), lift.sets)
            sets[lift.name] = sets.get(lift.name, 0) - got
            page = page_of(lift.name)
            for group, share in (page.groups if page else {}).items():
                groups[group] = groups.get(group, 0.0) + share * (lift.sets - got)
    missed = tuple(day.on for day in past if day.lifts and day.on.toordinal() not in trained)
    instead = _other_work(sets, page_of)
    left = {group: short - instead.get(group, 0.0) for group, short in groups.items()}
    return Missed(missed, {group: short for group, short in left.items() if short > 0})


def _other_work(spare: Mapping[str, int], page_of: Callable[[str], Page | None]) -> dict[MuscleGroup, float]:
    """Sets by group that were done and not planned."""
    found: dict[MuscleGroup, float] = {}
    for name, count in spare.items():
        page = page_of(name)
        for group, share in (page.groups if page else {}).items():
            found[group] = found.get(group, 0.0) + share * max(count, 0)
    return found
