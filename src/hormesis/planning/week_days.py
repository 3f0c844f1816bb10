"""Which of seven days are for training, how long each may be, and what the athlete's own log would do on it.

``Wishes``, ``TrainingDay``, ``training_days``.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations

from hormesis.domain.athlete import Athlete
from hormesis.domain.evidence import Reason
from hormesis.estimation.split import Split, WorkoutDone
from hormesis.estimation.state import Beliefs
from hormesis.planning.edits import NO_EDITS, Edits
from hormesis.planning.standing import NOTHING_STANDS, Standing
from hormesis.planning.workout_choice import choose_workout

__all__ = ["WEEK_DAYS", "TrainingDay", "Wishes", "training_days"]

WEEK_DAYS = 7
_HABIT_WEEKS = 8
_FEWEST_FOR_HABIT = 4
_DAYS_UNKNOWN = 3
_MINUTES_UNKNOWN = 60
_TIMED_WORKOUTS = 12
_LEAST_MIN = 10
_CROWDED = 0.3
_STAYS, _MEANT = 1.0, 5.0

PatternOf = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the athlete says of this week: days without training, minutes by weekday (1 Monday to 7 Sunday); and
    the ``standing`` week, whose days stay where they can; the athlete's ``edits``, and the days ``meant`` by them."""

    skip: frozenset[date] = frozenset()
    minutes: Mapping[int, int] = field(default_factory=dict)
    standing: Standing = NOTHING_STANDS
    edits: Edits = NO_EDITS
    meant: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class TrainingDay:
    """A day for training: the most minutes, the name and the lifts (with usual sets, in order) that the log would have then,
    and how well that guess has held (0..1)."""

    on: date
    minutes: int
    workout: str = ""
    usual: tuple[tuple[str, int], ...] = ()
    hit: float = 0.0


def training_days(
    beliefs: Beliefs, athlete: Athlete, on: date, wishes: Wishes, pattern_of: PatternOf
) -> tuple[list[TrainingDay], list[Reason]]:
    """The training days of the seven from ``on``: as many as told, else as usual, on the usual weekdays, else well apart."""
    why: list[Reason] = []
    count = athlete.profile.days_per_week
    if count is None:
        count, reason = _usual_count(beliefs.split, on)
        why.append(reason)
    usual_min, reason = _usual_minutes(beliefs.split, athlete)
    why.append(reason)
    week = [on + timedelta(days=i) for i in range(WEEK_DAYS)]
    minutes = {day: wishes.minutes.get(day.isoweekday(), usual_min) for day in week}
    free = [day for day in week if day not in wishes.skip and minutes[day] >= _LEAST_MIN]
    habit = _weekday_habit(beliefs.split, on)
    chosen = _spread(free, count, habit, wishes)
    if len(chosen) < count:
        why.append(Reason("week_fewer_days", {"days": len(chosen), "wanted": count}))
    meant = _spread(week, count, habit, wishes)
    moved = [day for day in meant if day not in free]
    for gone, instead in zip(moved, [day for day in chosen if day not in meant], strict=False):
        why.append(Reason("week_day_moved", {"date": gone.isoformat(), "to": instead.isoformat()}))
    return _with_workouts(beliefs.split, chosen, minutes, pattern_of), why


def _usual_count(split: Split, on: date) -> tuple[int, Reason]:
    days = {w.ordinal for w in split.done if 0 < on.toordinal() - w.ordinal <= 7 * _HABIT_WEEKS}
    weeks: dict[int, int] = {}
    for ordinal in days:
        week = (on.toordinal() - ordinal - 1) // 7
        weeks[week] = weeks.get(week, 0) + 1
    if len(days) < _FEWEST_FOR_HABIT:
        return _DAYS_UNKNOWN, Reason("week_days_assumed", {"days": _DAYS_UNKNOWN})
    counts = sorted(weeks.values())
    usual = counts[len(counts) // 2]
    return usual, Reason("week_days_usual", {"days": usual, "weeks": len(weeks)})


def _usual_minutes(split: Split, athlete: Athlete) -> tuple[int, Reason]:
    if athlete.profile.workout_min is not None:
        return athlete.profile.workout_min, Reason("week_minutes_told", {"minutes": athlete.profile.workout_min})
    timed = sorted([w.minutes for w in split.done if w.minutes and w.minutes >= _LEAST_MIN][-_TIMED_WORKOUTS:])
    if len(timed) < _FEWEST_FOR_HABIT:
        return _MINUTES_UNKNOWN, Reason("week_minutes_assumed", {"minutes": _MINUTES_UNKNOWN})
    usual = 5 * round(timed[len(timed) // 2] / 5)
    return usual, Reason("week_minutes_usual", {"minutes": usual, "workouts": len(timed)})


def _weekday_habit(split: Split, on: date) -> dict[int, float]:
    """The share of the last eight weeks in which each weekday was trained on."""
    days = {w.ordinal for w in split.done if 0 < on.toordinal() - w.ordinal <= 7 * _HABIT_WEEKS}
    if len(days) < _FEWEST_FOR_HABIT:
        return {}
    weeks = min(_HABIT_WEEKS, max((on.toordinal() - min(days)) / 7, 1.0))
    found: dict[int, float] = {}
    for ordinal in days:
        weekday = date.fromordinal(ordinal).isoweekday()
        found[weekday] = found.get(weekday, 0.0) + 1 / weeks
    return found


def _spread(free: Sequence[date], count: int, habit: Mapping[int, float], wishes: Wishes) -> list[date]:
    """The ``count`` days that are meant already, most usual and least crowded; the week is taken to repeat itself."""
    count, standing = min(count, len(free)), wishes.standing.training_days
    if not count:
        return []

    def worth(days: tuple[date, ...]) -> float:
        gaps = [((days[(i + 1) % count] - days[i]).days - 1) % WEEK_DAYS + 1 for i in range(count)]
        stays = sum(_STAYS * (day in standing) + _MEANT * (day in wishes.meant) for day in days)
        return stays + sum(habit.get(day.isoweekday(), 0.0) for day in days) - _CROWDED * sum(1 / gap**2 for gap in gaps)

    sets = list(combinations(free, count))
    worths = [round(worth(days), 9) for days in sets]
    return list(sets[worths.index(max(worths))])


def _with_workouts(split: Split, days: Sequence[date], minutes: Mapping[date, int], pattern_of: PatternOf) -> list[TrainingDay]:
    """Each day with the workout that the log would have on it, had the days before it been trained so."""
    found = []
    for day in days:
        choice = choose_workout(split, day, pattern_of)
        if choice is None:
            found.append(TrainingDay(day, minutes[day]))
            continue
        found.append(TrainingDay(day, minutes[day], choice.name, choice.lifts, choice.hit))
        split = split.add(WorkoutDone(day.toordinal(), choice.name, choice.lifts, None))
    return found
