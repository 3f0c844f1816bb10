"""Seven days solved as one: ``plan_week``. The best week that fits, with what it gives up and why.

Hard: training days, minutes, equipment, limitations, ceilings. What can't all be had is given up where it costs least, and said.
The loads are those of the day the week is made; each morning's own plan refreshes them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hormesis.domain.anatomy import MuscleGroup
from hormesis.domain.athlete import Athlete
from hormesis.domain.evidence import Reason
from hormesis.domain.training import TodayPlan
from hormesis.estimation.form import UNKNOWN, Form
from hormesis.estimation.state import Beliefs
from hormesis.exercises.page import Page
from hormesis.planning.candidates import MOST_CANDIDATES
from hormesis.planning.due_release import Foresee, nothing_foreseen
from hormesis.planning.flagged import NO_FLAGS, Flags
from hormesis.planning.standing import goes_on
from hormesis.planning.targets import Target, shared
from hormesis.planning.templates import template_of
from hormesis.planning.week_days import WEEK_DAYS, Wishes
from hormesis.planning.week_made import PageOf, made_from
from hormesis.planning.week_model import solve
from hormesis.planning.week_problem import as_it_stands, asked_of_week, week_problem
from hormesis.planning.week_reasons import Solved, given_up
from hormesis.planning.week_said import as_of, counted, named_after, rest_day, with_rest
from hormesis.planning.week_settled import paired_week, settled_week
from hormesis.planning.week_standing import within_the_week
from hormesis.planning.week_template import as_laid_out, cost_of
from hormesis.planning.week_time import (
    reps_kept,
    said_of_time,
    share_kept,
)
from hormesis.planning.week_top_up import topped_up
from hormesis.planning.week_work import as_planned, in_its_time, plan_of, with_open_ends, work_on
from hormesis.safety.conditions import cautions, rests_for_condition

__all__ = ["WeekPlan", "plan_week", "week_problem"]


@dataclass(frozen=True, slots=True)
class WeekPlan:
    """Seven days from ``date``, each as a plan of its own; what was aimed at and what the week holds; what it gives up."""

    date: date
    days: tuple[TodayPlan, ...]
    targets: Mapping[MuscleGroup, tuple[float, Target]]
    given_up: tuple[Reason, ...]
    why: tuple[Reason, ...]
    safety: tuple[Reason, ...]
    worth: float = 0.0


def plan_week(
    beliefs: Beliefs,
    athlete: Athlete,
    on: date,
    page_of: PageOf,
    pages: Sequence[Page],
    wishes: Wishes = Wishes(),  # noqa: B008  frozen
    form: Form = UNKNOWN,
    foresee: Callable[[date], Foresee] = lambda _: nothing_foreseen,
    flags: Flags = NO_FLAGS,
    limit: int | None = MOST_CANDIDATES,
) -> WeekPlan:
    """The week from ``on``, from beliefs that end before it. ``pages`` are those it may be made of."""
    stop = Reason("ill_rest") if athlete.ill else rests_for_condition(athlete)
    if flags.stop or stop is not None:
        safety = (*flags.reasons, *((stop,) if stop is not None else ()))
        rest = tuple(rest_day(on + timedelta(days=i), (Reason("no_training"),)) for i in range(WEEK_DAYS))
        return WeekPlan(on, rest, {}, (), (Reason("no_training"),), safety)
    made = made_from(beliefs, athlete, on, pages, form, foresee, flags)
    asked = asked_of_week(made, on, page_of, wishes, limit)
    days, targets, pool, prepared, problem = asked.days, asked.targets, asked.pool, asked.prepared, asked.problem
    week = solve(problem, as_it_stands(problem, days, wishes))
    template = template_of(athlete.profile)
    cost = [cost_of(template, problem, week, asked.free, solve(asked.free))] if template is not None and asked.layout else []
    settled = settled_week(made, asked, problem, week, on)
    if (paired := paired_week(made, asked, settled, on)) is not None:
        made, settled = replace(made, pairing=True), paired
    problem = settled.problem
    week = topped_up(problem, settled.week, settled.left_s)
    week = within_the_week(week, problem.options, problem.targets, [day.on for day in days], wishes.standing)
    works = [in_its_time(made, day, work_on(made, days, d, week, prepared, on)) for d, day in enumerate(days)]
    works = with_open_ends(made, works)
    own = named_after(days, [work.done for work in works])
    names = [as_laid_out(one, work.done) for one, work in zip(asked.layout, works, strict=True)] if asked.layout else own
    plans = [plan_of(made, day, work, on, name) for day, work, name in zip(days, works, names, strict=True)]
    week = replace(week, sets=as_planned(plans, prepared))
    kept = share_kept(beliefs, athlete, [day.on for day in days])
    targets = shared(targets, kept)
    solved = Solved(problem, week, tuple(days), targets, pool)
    gate = [] if athlete.conditions else [Reason("gate_unanswered")]
    return WeekPlan(
        date=on,
        days=tuple(with_rest(plans, on, asked.free_days)),
        targets=counted(targets, problem.options, week),
        given_up=tuple(given_up(solved)),
        why=(
            *goes_on(wishes.standing),
            *said_of_time(beliefs, athlete, on),
            *targets.why,
            *cost,
            *asked.why,
            *pool.why,
            *reps_kept(athlete, on, [work.done for work in works]),
            *as_of(plans, on),
        ),
        safety=(*flags.reasons, *gate, *cautions(athlete), *made.limits.why, *pool.safety),
        worth=round(week.worth, 4),
    )
