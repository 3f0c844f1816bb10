"""A template upon the week's programme: what each day may hold, and what it costs. ``laid_out``, ``limited_to``, ``cost_of``."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from hormesis.domain.athlete import Athlete
from hormesis.domain.evidence import Reason, Unavailable, Value
from hormesis.domain.movement import Pattern
from hormesis.exercises.page import Page
from hormesis.planning.candidates import Candidate
from hormesis.planning.exercise import Prescription
from hormesis.planning.templates import Template, TemplateDay, days_of, is_main, template_of
from hormesis.planning.week_model import GAP, Option, Problem, Week, sets_a_group

__all__ = ["as_laid_out", "cost_of", "laid_out", "limited_to", "mains_first", "mains_of"]

_MAIN = 6.0
"""What the main lift of a day that is built on one is worth there: it comes first, whatever else would add."""
_FEWER_SETS = 1.0
_EVIDENCE = ("ramos-campo-2024",)
_MOST_GROUPS = 5


def laid_out(athlete: Athlete, days: Sequence[date], on: date) -> list[TemplateDay]:
    """What each training day is by the athlete's template, going on from week to week; nothing where the week is free."""
    template = template_of(athlete.profile)
    if template is None:
        return []
    weeks = max((on - (athlete.template_since or on)).days, 0) // 7
    return days_of(template, len(days), weeks * len(days))


def mains_of(layout: Sequence[TemplateDay], candidates: Sequence[Candidate]) -> Mapping[Pattern, str]:
    """The page of the one main lift of each day that is built on one: the athlete's own that they do most, else what appeals
    most. A second deadlift beside the deadlift is none of its day."""
    found: dict[Pattern, str] = {}
    built_on = {day.main for day in layout if day.main is not None}
    mains = [one for one in candidates if is_main(one.page) and one.page.pattern in built_on]
    for one in sorted(mains, key=lambda one: (one.lift is None, -one.habit, -one.appeal, one.page.slug)):
        found.setdefault(one.page.pattern, one.page.slug)
    return found


def limited_to(layout: Sequence[TemplateDay], option: Option, page: Page, mains: Mapping[Pattern, str]) -> Option:
    """The option with the days closed that have no place for it; of the main lifts a day has its own (``mains``)."""
    by_day = []
    for day, worth in zip(layout, option.by_day, strict=True):
        main = day.main is not None and is_main(page)
        other = main and mains.get(page.pattern, page.slug) != page.slug
        by_day.append(None if worth is None or other or not day.may_hold(page) else worth + _MAIN * main)
    return replace(option, by_day=tuple(by_day))


def as_laid_out(day: TemplateDay, done: Sequence[Prescription]) -> str:
    """The name of the template's day; none for one that is built on a main lift which is not there."""
    there = any(one.page is not None and is_main(one.page) and one.page.pattern is day.main for one in done)
    return day.name if day.main is None or there else ""


def mains_first(done: Sequence[Prescription], athlete: Athlete) -> list[Prescription]:
    """The main lift first where the template builds the day on one: before others of its kind that which the log knows."""
    template = template_of(athlete.profile)
    if template is None or not template.days or template.days[0].main is None:
        return list(done)

    def rank(one: Prescription) -> tuple[bool, bool]:
        main = one.page is not None and is_main(one.page)
        return not main, main and isinstance(one.planned.e1rm, Unavailable)

    return sorted(done, key=rank)


def cost_of(template: Template, problem: Problem, week: Week, free: Problem, free_week: Week) -> Reason:
    """What the template costs: by how much less its week is worth than the free one, and which groups it gives fewer sets."""
    extra = sum((problem.options[i].by_day[d] or 0.0) - (free.options[i].by_day[d] or 0.0) for i, d in week.sets)
    lost = 1 - (week.worth - extra) / free_week.worth if free_week.worth > 0 else 0.0
    with_it, without = sets_a_group(week, free.options), sets_a_group(free_week, free.options)
    named = {target.group for target in free.targets if target.weight >= 1}
    fewer = sorted((with_it.get(g, 0.0) - without.get(g, 0.0), str(g)) for g in without if g in named)
    groups = tuple(group for change, group in fewer if change <= -_FEWER_SETS)[:_MOST_GROUPS]
    if lost <= GAP:
        return Reason("template_costs_nothing", {"template": template.word}, _EVIDENCE)
    values: dict[str, Value] = {"template": template.word, "percent": round(100 * min(lost, 1.0)), "groups": groups}
    return Reason("template_costs" if groups else "template_costs_worth", values, _EVIDENCE)
