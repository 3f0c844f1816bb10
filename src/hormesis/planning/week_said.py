"""A week's days as they are told: whose workout a day is, rest days, and the sets beside their targets."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from hormesis.domain.anatomy import MuscleGroup
from hormesis.domain.evidence import Reason
from hormesis.domain.training import TodayPlan
from hormesis.planning.exercise import Prescription
from hormesis.planning.targets import Target, Targets
from hormesis.planning.week_days import WEEK_DAYS, TrainingDay
from hormesis.planning.week_model import Option, Week, sets_a_group

__all__ = ["as_of", "counted", "day_reasons", "named_after", "rest_day", "with_rest"]

_HALF = 0.5


def as_of(plans: Sequence[TodayPlan], on: date) -> list[Reason]:
    """From when the loads are; nothing where there are none."""
    loaded = any(s.load_kg for plan in plans for one in plan.work for s in one.sets)
    return [Reason("week_loads_as_of", {"date": on.isoformat()})] if loaded else []


def named_after(days: Sequence[TrainingDay], works: Sequence[Sequence[Prescription]]) -> list[str]:
    """For each day the name of the athlete's own workout where at least half of the day is from it, else none.

    A name that its own day doesn't keep may go to another day that fits it: workouts that change places keep their names.
    """

    def share(day: TrainingDay, done: Sequence[Prescription]) -> float:
        usual = {name for name, _ in day.usual}
        return sum(one.planned.name in usual for one in done) / max(len(done), 1)

    names = [day.workout if share(day, done) >= _HALF else "" for day, done in zip(days, works, strict=True)]
    for at, done in enumerate(works):
        free = [day for day in days if day.workout not in names and share(day, done) >= _HALF]
        if not names[at] and free:
            names[at] = max(free, key=lambda day: share(day, done)).workout
    return names


def day_reasons(day: TrainingDay, done: Sequence[Prescription], name: str) -> list[Reason]:
    """How near the day is to what the athlete's own log would have, and what is new in it."""
    usual = {name for name, _ in day.usual}
    kept = [one for one in done if one.planned.name in usual]
    if not usual or 2 * len(kept) < len(done) or not done or name not in (day.workout, ""):
        return []
    code = "week_day_as_usual" if day.workout else "week_day_as_usual_unnamed"
    return [Reason(code, {"workout": day.workout, "kept": len(kept), "exercises": len(done), "minutes": day.minutes})]


def with_rest(plans: Sequence[TodayPlan], on: date, free: Mapping[date, tuple[Reason, ...]]) -> list[TodayPlan]:
    by_date = {plan.date: plan for plan in plans}
    week = [on + timedelta(days=i) for i in range(WEEK_DAYS)]
    return [by_date.get(day) or rest_day(day, free.get(day, (Reason("week_rest_day"),))) for day in week]


def rest_day(day: date, why: tuple[Reason, ...]) -> TodayPlan:
    return TodayPlan(day, None, (), (), None, None, why, ())


def counted(targets: Targets, options: Sequence[Option], week: Week) -> dict[MuscleGroup, tuple[float, Target]]:
    """The sets the week holds beside the target, of the groups that have either."""
    sets = sets_a_group(week, options)
    shown = {group: (sets.get(group, 0.0), one) for group, one in targets.by_group.items()}
    return {group: pair for group, pair in shown.items() if pair[0] > 0 or pair[1].target > 0}
