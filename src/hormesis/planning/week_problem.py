"""What is asked of a week, as the programme that is solved: ``WeekAsked``, ``asked_of_week``, ``week_problem``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from hormesis.domain.athlete import Athlete
from hormesis.domain.evidence import Reason
from hormesis.domain.movement import Pattern
from hormesis.estimation.fatigue import TAU_H
from hormesis.estimation.form import UNKNOWN
from hormesis.estimation.state import Beliefs
from hormesis.exercises.page import Page
from hormesis.planning.candidates import CORE, MOST_CANDIDATES, Pool
from hormesis.planning.due_release import nothing_foreseen
from hormesis.planning.duration import DRILL_S
from hormesis.planning.edits import edited_standing, moved_days
from hormesis.planning.flagged import NO_FLAGS
from hormesis.planning.meet import is_event_lift
from hormesis.planning.mesocycle import block_on
from hormesis.planning.older import STEADY, is_older
from hormesis.planning.targets import Targets, weekly_targets
from hormesis.planning.templates import OWN_REPS, TemplateDay, template_of, whole_body
from hormesis.planning.week_days import TrainingDay, Wishes, training_days
from hormesis.planning.week_edits import edited_pool, edited_sets
from hormesis.planning.week_made import BRIEF_MIN, PageOf, WeekMade, before_s, made_from
from hormesis.planning.week_model import PlanDay, Problem
from hormesis.planning.week_options import PRACTICE, Prepared, main_lifts, option_of, prepare
from hormesis.planning.week_standing import going_on
from hormesis.planning.week_template import laid_out, limited_to, mains_of
from hormesis.planning.week_time import (
    kept_free,
    rotated,
)
from hormesis.planning.week_worth import MOST_OF_A_PATTERN

__all__ = ["WeekAsked", "as_it_stands", "asked_of_week", "warm_up_release_s", "week_problem", "with_less_time", "with_more_time"]

_GROWTH: Mapping[str, float] = {"hypertrophy": 1.0, "general": 0.8, "endurance": 0.7, "strength": 0.6, "power": 0.5}
_RAISE_S = 240
_DRILLS = 2
_FULL_BODY_DAYS = 3
_SHORT_MIN = 30


@dataclass(frozen=True, slots=True)
class WeekAsked:
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


def asked_of_week(made: WeekMade, on: date, page_of: PageOf, wishes: Wishes, limit: int | None) -> WeekAsked:
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
    mains, both = mains_of(layout, pool.candidates), zip(free.options, prepared, strict=True)
    options = [limited_to(layout, one, p.candidate.page, mains) for one, p in both] if layout else []
    problem = replace(free, options=tuple(options)) if options else free
    return WeekAsked(days, why, targets, pool, prepared, problem, free, layout, free_days)


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
    made = made_from(beliefs, athlete, on, pages, UNKNOWN, lambda _: nothing_foreseen, NO_FLAGS)
    return asked_of_week(made, on, page_of, wishes, limit).problem


def _problem(made: WeekMade, days: Sequence[TrainingDay], targets: Targets, prepared: Sequence[Prepared], on: date) -> Problem:
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
    found = [
        option_of(one, days, tired, mains, focus, made.pace, new, targets.goal)
        for one, new in zip(prepared, newcomers, strict=True)
    ]
    block = block_on(made.athlete, made.beliefs.easier, on)
    known = {one.candidate.page.slug for one in prepared if one.candidate.lift is not None}
    options = tuple(rotated(found, [one.candidate.page for one in prepared], known, block))
    plan_days = []
    for day, fatigue in zip(days, tired, strict=True):
        drills = _DRILLS + bool(made.wary)
        warm_up_s = made.pace * (_RAISE_S + drills * DRILL_S + warm_up_release_s(made, prepared, day, on))
        least = 2 if day.minutes < _SHORT_MIN else 3
        wants = _wants(made, days, day)
        plan_days.append(PlanDay(day.on.toordinal(), max(60.0 * day.minutes - warm_up_s, 0.0), least, fatigue, wants))
    practice = {str(pattern): PRACTICE[targets.goal] for pattern in CORE} | {f"focus {s}": PRACTICE[targets.goal] for s in focus}
    groups = tuple(targets.by_group.values())
    return Problem(options, tuple(plan_days), groups, _GROWTH[targets.goal], practice, _fewer_of(prepared, days))


def _fewer_of(prepared: Sequence[Prepared], days: Sequence[TrainingDay]) -> Mapping[Pattern, int]:
    """One hinge a day, for a second one finds the back tired (expert); for who does two in a workout it stays two."""
    hinges = {one.candidate.name for one in prepared if one.candidate.page.pattern is Pattern.HINGE}
    own = max((sum(name in hinges for name, _ in day.usual) for day in days), default=0)
    return {Pattern.HINGE: 1} if own < MOST_OF_A_PATTERN else {}


def _wants(made: WeekMade, days: Sequence[TrainingDay], day: TrainingDay) -> tuple[frozenset[Pattern], ...]:
    """A whole body on each day for who trains so seldom that a day without legs, pressing or pulling leaves them a week alone,
    and has no split of their own."""
    template, body = template_of(made.athlete.profile), whole_body(days.index(day))
    laid = template is not None and template.word != OWN_REPS
    if day.minutes < _SHORT_MIN or laid:
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


def warm_up_release_s(made: WeekMade, prepared: Sequence[Prepared], day: TrainingDay, on: date) -> float:
    """Seconds of release before the workout that is usual on a day."""
    usual = {name for name, _ in day.usual}
    patterns = sorted({str(one.candidate.page.pattern) for one in prepared if one.candidate.name in usual})
    return before_s(made.release(day.on, patterns, day.minutes < BRIEF_MIN, on))


def as_it_stands(problem: Problem, days: Sequence[TrainingDay], wishes: Wishes) -> dict[tuple[int, int], int]:
    """(option, day) → sets of the standing week, from which the search goes on; nothing where there is none."""
    found = {}
    for d, day in enumerate(days):
        slugs = wishes.standing.lifts.get(day.on) or ()
        found.update({(i, d): one.usual for i, one in enumerate(problem.options) if one.slug in slugs})
    return found


def with_less_time(problem: Problem, left_s: Sequence[float]) -> Problem:
    """The same problem with less time on the days that came out longer than reckoned: more had to be warmed up for."""
    over = [max(-left, 0.0) for left in left_s]
    days = (replace(day, work_s=max(day.work_s - more, 0.0)) for day, more in zip(problem.days, over, strict=True))
    return replace(problem, days=tuple(days))


def with_more_time(problem: Problem, saved_s: Sequence[float]) -> Problem:
    """The same problem with the time on each day that exercises in turn save."""
    days = (replace(day, work_s=day.work_s + more) for day, more in zip(problem.days, saved_s, strict=True))
    return replace(problem, days=tuple(days))
