"""What is done on the days of a solved week: prescribed, in order, warmed up for, in its time.

``DayWork``, ``work_on``, ``seconds_left``, ``plan_of``, ``as_planned``.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from hormesis.domain.evidence import Reason
from hormesis.domain.training import TodayPlan, WarmUpItem
from hormesis.planning.duration import fit_into, minutes_of
from hormesis.planning.exercise import Prescription
from hormesis.planning.finish import finished
from hormesis.planning.older import with_quick_intent
from hormesis.planning.order import in_order
from hormesis.planning.release import ReleasePlan
from hormesis.planning.supersets import Pair, arranged, paired_reason, pairs_for
from hormesis.planning.warmup import warm_up_for
from hormesis.planning.week_days import TrainingDay
from hormesis.planning.week_made import BRIEF_MIN, WeekMade, before_s
from hormesis.planning.week_model import Week
from hormesis.planning.week_options import Prepared, prescribed, with_sets
from hormesis.planning.week_order import ordered
from hormesis.planning.week_problem import warm_up_release_s
from hormesis.planning.week_said import day_reasons
from hormesis.planning.week_template import mains_first
from hormesis.planning.week_time import (
    as_if_trained,
    eased_day,
    ended_open,
)

__all__ = ["ROUNDING_S", "DayWork", "as_planned", "in_its_time", "plan_of", "seconds_left", "with_open_ends", "work_on"]

ROUNDING_S = 30.0


@dataclass(frozen=True, slots=True)
class DayWork:
    """A day's work in order, its release, its warm-up, and which exercises are done in turn."""

    done: list[Prescription]
    moved: list[Reason]
    release: ReleasePlan
    warm_up: Callable[[Sequence[Prescription]], list[WarmUpItem]]
    eased: tuple[Reason, ...] = ()
    pairs: tuple[Pair, ...] = ()


def work_on(made: WeekMade, days: Sequence[TrainingDay], d: int, week: Week, prepared: Sequence[Prepared], on: date) -> DayWork:
    """What is done on a day: prescribed, in order, warmed up for."""
    day, beliefs = days[d], as_if_trained(made.beliefs, days[:d])
    done: list[Prescription] = []
    for i, one in enumerate(prepared):
        count = week.sets.get((i, d))
        if count:
            again = prescribed(one.candidate, beliefs, made.athlete, day.workout, day.on, made.limits, made.hold)
            done.append(with_sets(again or one.made, count, day.on))
    done, moved = in_order(mains_first(ordered(done, day), made.athlete))
    patterns = [str(one.page.pattern) for one in done if one.page is not None]
    release = made.release(day.on, patterns, day.minutes < BRIEF_MIN, on)
    if before_s(release) > warm_up_release_s(made, prepared, day, on):
        release = made.release(day.on, patterns, True, on)  # the minutes are full: in the evening instead

    def warm_up(some: Sequence[Prescription]) -> list[WarmUpItem]:
        return [*release.before_training, *warm_up_for(some, made.drills, None, made.wary)]

    pairs = pairs_for(done, made.athlete) if made.pairing else ()
    return DayWork(done, moved, release, warm_up, pairs=tuple(pairs))


def in_its_time(made: WeekMade, day: TrainingDay, work: DayWork) -> DayWork:
    """The day's work as a taper or easier days leave it."""
    done, why = eased_day(made.beliefs, made.athlete, work.done, day.on)
    done = done if made.hold else with_quick_intent(done, made.athlete, day.on)
    return replace(work, done=done, eased=tuple(why))


def with_open_ends(made: WeekMade, works: Sequence[DayWork]) -> list[DayWork]:
    """In blocks, one lift a day that is due for it goes to the end in its last set; nobody who must leave more does."""
    if made.athlete.blocks_since is None or made.limits.why or made.athlete.pains or made.hold:
        return list(works)
    taken: set[str] = set()
    return [work if work.eased else replace(work, done=ended_open(made.beliefs, work.done, taken)) for work in works]


def seconds_left(made: WeekMade, days: Sequence[TrainingDay], week: Week, prepared: Sequence[Prepared], on: date) -> list[float]:
    """Seconds that each day's real work and warm-up leave, half a minute aside for rounding; below 0 where there are too few."""
    works = [work_on(made, days, d, week, prepared, on) for d in range(len(days))]
    shown = [arranged(work.done, work.pairs) for work in works]
    minutes = [minutes_of(done, work.warm_up(done), made.pace) for done, work in zip(shown, works, strict=True)]
    return [60.0 * (day.minutes - taken) - ROUNDING_S for day, taken in zip(days, minutes, strict=True)]


def plan_of(made: WeekMade, day: TrainingDay, work: DayWork, on: date, name: str) -> TodayPlan:
    """The day as it is shown."""
    fitted = fit_into(work.done, day.minutes, work.warm_up, made.pace, lambda done: arranged(done, work.pairs))
    alone = [one for one in work.done if one.planned.name in {each.planned.name for each in fitted.done}]
    in_turn = paired_reason(alone, work.pairs, made.pace)
    later = (Reason("week_later_day"),) if day.on > on else ()
    return TodayPlan(
        date=day.on,
        workout=name or None,
        warm_up=tuple(fitted.warm_up),
        work=tuple(finished(one, made.athlete.gym) for one in fitted.done),
        minutes=minutes_of(fitted.done, fitted.warm_up, made.pace) if fitted.done else None,
        next_workout=None,
        why=(*work.eased, *day_reasons(day, fitted.done, name), *in_turn, *work.moved, *fitted.why, *later),
        safety=(),
        release=work.release.items,
    )


def as_planned(plans: Sequence[TodayPlan], prepared: Sequence[Prepared]) -> dict[tuple[int, int], int]:
    """(candidate, day) → sets, as they are in the plans."""
    places = {one.candidate.page.slug: i for i, one in enumerate(prepared)}
    return {(places[one.exercise or ""], d): len(one.sets) for d, plan in enumerate(plans) for one in plan.work}
