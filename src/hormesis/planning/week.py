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
from hormesis.domain.movement import Pattern
from hormesis.domain.training import TodayPlan, WarmUpItem
from hormesis.estimation.fatigue import TAU_H
from hormesis.estimation.form import UNKNOWN, Form
from hormesis.estimation.state import Beliefs
from hormesis.exercises.page import Page
from hormesis.exercises.substitution import NO_EQUIPMENT
from hormesis.planning.candidates import CORE, MOST_CANDIDATES, Pool
from hormesis.planning.due_release import Foresee, due_regions, nothing_foreseen
from hormesis.planning.duration import DRILL_S, fit_into, minutes_of, pace_of
from hormesis.planning.edits import edited_standing, moved_days
from hormesis.planning.exercise import Prescription
from hormesis.planning.finish import finished
from hormesis.planning.flagged import NO_FLAGS, Flags
from hormesis.planning.meet import is_event_lift
from hormesis.planning.mesocycle import block_on
from hormesis.planning.older import STEADY, is_older, with_quick_intent
from hormesis.planning.order import in_order
from hormesis.planning.release import ReleasePlan, release_for
from hormesis.planning.standing import goes_on
from hormesis.planning.standing_in import at_hand
from hormesis.planning.targets import Target, Targets, shared, weekly_targets
from hormesis.planning.templates import TemplateDay, template_of, whole_body
from hormesis.planning.warmup import warm_up_for
from hormesis.planning.week_days import WEEK_DAYS, TrainingDay, Wishes, training_days
from hormesis.planning.week_edits import edited_pool, edited_sets
from hormesis.planning.week_model import PlanDay, Problem, Week, solve
from hormesis.planning.week_options import PRACTICE, Prepared, main_lifts, option_of, prepare, prescribed, with_sets
from hormesis.planning.week_order import ordered
from hormesis.planning.week_reasons import Solved, given_up
from hormesis.planning.week_said import as_of, counted, day_reasons, named_after, rest_day, with_rest
from hormesis.planning.week_standing import going_on, within_the_week
from hormesis.planning.week_template import as_laid_out, cost_of, laid_out, limited_to, mains_first
from hormesis.planning.week_time import (
    as_if_trained,
    eased_day,
    ended_open,
    kept_free,
    reps_kept,
    rotated,
    said_of_time,
    share_kept,
)
from hormesis.planning.week_top_up import topped_up
from hormesis.safety.conditions import cautions, rests_for_condition
from hormesis.safety.effort import EffortLimits, effort_limits
from hormesis.safety.limitations import ruled_out

__all__ = ["WeekPlan", "plan_week", "week_problem"]

PageOf = Callable[[str], Page | None]

_GROWTH: Mapping[str, float] = {"hypertrophy": 1.0, "general": 0.8, "endurance": 0.7, "strength": 0.6, "power": 0.5}
_ROUNDING_S = 30.0
_TRIES = 4
"""So often is the week solved again where the real warm-ups take longer than reckoned."""
_RAISE_S = 240
_DRILLS = 2
_FULL_BODY_DAYS = 3
_SHORT_MIN, _BRIEF_MIN = 30, 25


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
    gap: float = 0.0


@dataclass(frozen=True, slots=True)
class _Made:
    """What the week is made from."""

    beliefs: Beliefs
    athlete: Athlete
    pages: Sequence[Page]
    form: Form
    foresee: Callable[[date], Foresee]
    limits: EffortLimits
    hold: bool
    pace: float
    drills: Sequence[Page]

    @property
    def wary(self) -> frozenset[str]:
        """The regions that a limitation or pain has named."""
        return frozenset({one.region for one in self.athlete.limitations} | {one.region for one in self.athlete.pain_log})

    def release(self, on: date, patterns: Sequence[str], brief: bool, first: date) -> ReleasePlan:
        """Release on a day with these patterns; the form of the morning is that of the week's ``first`` day only."""
        form = self.form if on == first else UNKNOWN
        dues = due_regions(self.athlete, form, self.beliefs.volumes, self.foresee(on), on.toordinal(), patterns)
        return release_for(dues, self.athlete, form, self.pages, on, patterns, brief)


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
    made = _made(beliefs, athlete, on, pages, form, foresee, flags)
    asked = _asked(made, on, page_of, wishes, limit)
    days, targets, pool, prepared, problem = asked.days, asked.targets, asked.pool, asked.prepared, asked.problem
    week = solve(problem, _as_it_stands(problem, days, wishes))
    template = template_of(athlete.profile)
    cost = [cost_of(template, problem, week, asked.free, solve(asked.free))] if template is not None and asked.layout else []
    left_s = _left_s(made, days, week, prepared, on)
    for _ in range(_TRIES):
        if min(left_s, default=0.0) >= -_ROUNDING_S:
            break
        problem = _with_less_time(problem, left_s)
        week = solve(problem, week.sets)
        left_s = _left_s(made, days, week, prepared, on)
    week = topped_up(problem, week, left_s)
    week = within_the_week(week, problem.options, problem.targets, [day.on for day in days], wishes.standing)
    works = [_in_its_time(made, day, _work(made, days, d, week, prepared, on)) for d, day in enumerate(days)]
    works = _with_open_ends(made, works)
    own = [named_after(day, work.done) for day, work in zip(days, works, strict=True)]
    names = [as_laid_out(one, work.done) for one, work in zip(asked.layout, works, strict=True)] if asked.layout else own
    plans = [_plan(made, day, work, on, name) for day, work, name in zip(days, works, names, strict=True)]
    week = replace(week, sets=_as_planned(plans, prepared))
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
            *reps_kept(athlete, [work.done for work in works]),
            *as_of(plans, on),
        ),
        safety=(*flags.reasons, *gate, *cautions(athlete), *made.limits.why, *pool.safety),
        worth=round(week.worth, 4),
        gap=round(week.gap, 4),
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked of the week, and the programme that it makes."""

    days: Sequence[TrainingDay]
    why: Sequence[Reason]
    targets: Targets
    pool: Pool
    prepared: Sequence[Prepared]
    problem: Problem
    free: Problem
    layout: Sequence[TemplateDay]
    free_days: Mapping[date, tuple[Reason, ...]]


def _asked(made: _Made, on: date, page_of: PageOf, wishes: Wishes, limit: int | None) -> _Asked:
    beliefs, athlete = made.beliefs, made.athlete

    def pattern_of(name: str) -> str:
        lift = beliefs.lifts.get(name)
        page = page_of(lift.exercise) if lift is not None and lift.exercise else None
        return str(page.pattern) if page is not None else name

    free_days = kept_free(beliefs, athlete, on, page_of)
    edits = wishes.edits
    left, taken, said = moved_days(wishes.standing, edits)
    wishes = replace(wishes, skip=wishes.skip | frozenset(free_days) | left, meant=taken)
    wishes = replace(wishes, standing=edited_standing(wishes.standing, edits))
    days, why = training_days(beliefs, athlete, on, wishes, pattern_of)
    targets = weekly_targets(beliefs, athlete, on, page_of, len(days))
    pool, pool_said = edited_pool(beliefs, athlete, on, made.pages, targets, limit, edits)
    prepared = prepare(pool.candidates, beliefs, athlete, days, made.limits, made.hold) if days else []
    prepared, sets_said = edited_sets(prepared, edits)
    why = [*said, *pool_said, *sets_said, *why]
    free = going_on(_problem(made, days, targets, prepared, on), prepared, days, wishes.standing)
    layout = laid_out(athlete, [day.on for day in days], on)
    options = [limited_to(layout, one, p.candidate.page) for one, p in zip(free.options, prepared, strict=True)] if layout else []
    problem = replace(free, options=tuple(options)) if options else free
    return _Asked(days, why, targets, pool, prepared, problem, free, layout, free_days)


def week_problem(
    beliefs: Beliefs,
    athlete: Athlete,
    on: date,
    page_of: PageOf,
    pages: Sequence[Page],
    wishes: Wishes,
    limit: int | None = MOST_CANDIDATES,
) -> Problem:
    """The programme that is solved for a week, as nothing is known of the morning; ``limit`` None: of all that may be done."""
    made = _made(beliefs, athlete, on, pages, UNKNOWN, lambda _: nothing_foreseen, NO_FLAGS)
    return _asked(made, on, page_of, wishes, limit).problem


def _made(
    beliefs: Beliefs,
    athlete: Athlete,
    on: date,
    pages: Sequence[Page],
    form: Form,
    foresee: Callable[[date], Foresee],
    flags: Flags,
) -> _Made:
    there = NO_EQUIPMENT | at_hand(beliefs, athlete, pages, on)
    drills = [p for p in pages if set(p.equipment) <= there and ruled_out(p, p.name, athlete, on) is None]
    limits, pace = effort_limits(athlete, on), pace_of(beliefs.split)
    return _Made(beliefs, athlete, pages, form, foresee, limits, bool(flags.reasons), pace, drills)


def _problem(made: _Made, days: Sequence[TrainingDay], targets: Targets, prepared: Sequence[Prepared], on: date) -> Problem:
    """The programme's own view of the week."""
    muscles = made.beliefs.muscles
    tired = [{g: muscles.state(g, muscles.training_hour(day.on)).fatigue for g in TAU_H if g in muscles.bouts} for day in days]
    mains = main_lifts(prepared)
    focus = [one.candidate.page.slug for one in prepared if _is_focus(one, made.athlete)]
    own = {
        group
        for one in prepared
        if one.candidate.lift is not None
        for group, share in one.candidate.page.groups.items()
        if share >= 1
    }
    steady = STEADY if days and is_older(made.athlete, days[0].on) else frozenset()
    newcomers = [one.candidate.page.primary_group not in own or one.candidate.page.pattern in steady for one in prepared]
    found = [option_of(one, days, tired, mains, focus, made.pace, new) for one, new in zip(prepared, newcomers, strict=True)]
    block = block_on(made.athlete, made.beliefs.easier, on)
    known = {one.candidate.page.slug for one in prepared if one.candidate.lift is not None}
    options = tuple(rotated(found, [one.candidate.page for one in prepared], known, block))
    plan_days = []
    for day, fatigue in zip(days, tired, strict=True):
        drills = _DRILLS + bool(made.wary)
        warm_up_s = made.pace * (_RAISE_S + drills * DRILL_S + _warm_up_release_s(made, prepared, day, on))
        least = 2 if day.minutes < _SHORT_MIN else 3
        wants = _wants(made, days, day)
        plan_days.append(PlanDay(day.on.toordinal(), max(60.0 * day.minutes - warm_up_s, 0.0), least, fatigue, wants))
    practice = {str(pattern): PRACTICE[targets.goal] for pattern in CORE} | {f"focus {s}": PRACTICE[targets.goal] for s in focus}
    return Problem(options, tuple(plan_days), tuple(targets.by_group.values()), _GROWTH[targets.goal], practice)


def _wants(made: _Made, days: Sequence[TrainingDay], day: TrainingDay) -> tuple[frozenset[Pattern], ...]:
    """A whole body on each day for who trains so seldom that a day without legs, pressing or pulling leaves them a week alone,
    and has no split of their own."""
    template, body = template_of(made.athlete.profile), whole_body(days.index(day))
    if day.minutes < _SHORT_MIN or template is not None:
        return body if template is not None and template.word == "full_body" else ()
    older = is_older(made.athlete, day.on)
    unlike = older or not day.usual or made.athlete.travelling
    whole = body if len(days) <= _FULL_BODY_DAYS and unlike else ()
    return (*whole, STEADY) if older and day is days[-1] else whole


def _is_focus(one: Prepared, athlete: Athlete) -> bool:
    if is_event_lift(athlete.event, one.candidate.page) and one.candidate.lift is not None:
        return True
    words = {word.casefold() for word in athlete.profile.focus}
    return one.candidate.page.slug in words or one.candidate.name.casefold() in words


def _warm_up_release_s(made: _Made, prepared: Sequence[Prepared], day: TrainingDay, on: date) -> float:
    """Seconds of release before the workout that is usual on a day."""
    usual = {name for name, _ in day.usual}
    patterns = sorted({str(one.candidate.page.pattern) for one in prepared if one.candidate.name in usual})
    return _before_s(made.release(day.on, patterns, day.minutes < _BRIEF_MIN, on))


def _before_s(release: ReleasePlan) -> int:
    return sum(one.seconds for one in release.items if one.moment == "warm_up")


@dataclass(frozen=True, slots=True)
class _Work:
    """A day's work in order, its release, its warm-up."""

    done: list[Prescription]
    moved: list[Reason]
    release: ReleasePlan
    warm_up: Callable[[Sequence[Prescription]], list[WarmUpItem]]
    eased: tuple[Reason, ...] = ()


def _work(made: _Made, days: Sequence[TrainingDay], d: int, week: Week, prepared: Sequence[Prepared], on: date) -> _Work:
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
    release = made.release(day.on, patterns, day.minutes < _BRIEF_MIN, on)
    if _before_s(release) > _warm_up_release_s(made, prepared, day, on):
        release = made.release(day.on, patterns, True, on)  # the minutes are full: in the evening instead

    def warm_up(some: Sequence[Prescription]) -> list[WarmUpItem]:
        return [*release.before_training, *warm_up_for(some, made.drills, None, made.wary)]

    return _Work(done, moved, release, warm_up)


def _in_its_time(made: _Made, day: TrainingDay, work: _Work) -> _Work:
    """The day's work as a taper or easier days leave it."""
    done, why = eased_day(made.beliefs, made.athlete, work.done, day.on)
    done = done if made.hold else with_quick_intent(done, made.athlete, day.on)
    return replace(work, done=done, eased=tuple(why))


def _with_open_ends(made: _Made, works: Sequence[_Work]) -> list[_Work]:
    """In blocks, one lift a day that is due for it goes to the end in its last set; nobody who must leave more does."""
    if made.athlete.blocks_since is None or made.limits.why or made.athlete.pains or made.hold:
        return list(works)
    taken: set[str] = set()
    return [work if work.eased else replace(work, done=ended_open(made.beliefs, work.done, taken)) for work in works]


def _left_s(made: _Made, days: Sequence[TrainingDay], week: Week, prepared: Sequence[Prepared], on: date) -> list[float]:
    """Seconds that each day's real work and warm-up leave, half a minute aside for rounding; below 0 where there are too few."""
    works = [_work(made, days, d, week, prepared, on) for d in range(len(days))]
    minutes = [minutes_of(work.done, work.warm_up(work.done), made.pace) for work in works]
    return [60.0 * (day.minutes - taken) - _ROUNDING_S for day, taken in zip(days, minutes, strict=True)]


def _as_it_stands(problem: Problem, days: Sequence[TrainingDay], wishes: Wishes) -> dict[tuple[int, int], int]:
    """(option, day) → sets of the standing week, from which the search goes on; nothing where there is none."""
    found = {}
    for d, day in enumerate(days):
        slugs = wishes.standing.lifts.get(day.on) or ()
        found.update({(i, d): one.usual for i, one in enumerate(problem.options) if one.slug in slugs})
    return found


def _with_less_time(problem: Problem, left_s: Sequence[float]) -> Problem:
    """The same problem with less time on the days that came out longer than reckoned: more had to be warmed up for."""
    over = [max(-left, 0.0) for left in left_s]
    days = (replace(day, work_s=max(day.work_s - more, 0.0)) for day, more in zip(problem.days, over, strict=True))
    return replace(problem, days=tuple(days))


def _plan(made: _Made, day: TrainingDay, work: _Work, on: date, name: str) -> TodayPlan:
    fitted = fit_into(work.done, day.minutes, work.warm_up, made.pace)
    later = (Reason("week_later_day"),) if day.on > on else ()
    return TodayPlan(
        date=day.on,
        workout=name or None,
        warm_up=tuple(fitted.warm_up),
        work=tuple(finished(one, made.athlete.gym) for one in fitted.done),
        minutes=minutes_of(fitted.done, fitted.warm_up, made.pace) if fitted.done else None,
        next_workout=None,
        why=(*work.eased, *day_reasons(day, fitted.done, name), *work.moved, *fitted.why, *later),
        safety=(),
        release=work.release.items,
    )


def _as_planned(plans: Sequence[TodayPlan], prepared: Sequence[Prepared]) -> dict[tuple[int, int], int]:
    """(candidate, day) → sets, as they are in the plans."""
    places = {one.candidate.page.slug: i for i, one in enumerate(prepared)}
    return {(places[one.exercise or ""], d): len(one.sets) for d, plan in enumerate(plans) for one in plan.work}
