"""The standing week in the next solution: its exercises stay where they can, what it missed comes first.

``going_on``, ``preferred``, ``within_the_week``.

Prices beside a usual main lift's (1.2): expert.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hormesis.exercises.page import Page
from hormesis.planning.standing import Standing
from hormesis.planning.targets import Target
from hormesis.planning.week_days import TrainingDay
from hormesis.planning.week_model import Option, Problem, Week
from hormesis.planning.week_options import Prepared

__all__ = ["going_on", "preferred", "within_the_week"]

_STAYS, _ELSEWHERE = 1.2, -0.3
_PUT = 4.0
"""How much more a day keeps of what it has where the athlete put it there."""
_MISSED, _MISSED_SETS = 1.0, 3.0


def going_on(problem: Problem, prepared: Sequence[Prepared], days: Sequence[TrainingDay], standing: Standing) -> Problem:
    """The programme as it goes on from the standing week."""
    on, both = [day.on for day in days], zip(problem.options, prepared, strict=True)
    return replace(problem, options=tuple(preferred(option, one.candidate.page, on, standing) for option, one in both))


def preferred(option: Option, page: Page, days: Sequence[date], standing: Standing) -> Option:
    """The option, worth more where the standing week has it, less where it has others, and more on the days that are left for
    what was missed."""
    if standing.made is None:
        return option
    short = max((standing.missed.groups.get(group, 0.0) for group, share in page.groups.items() if share >= 1), default=0.0)
    left, by_day = standing.days_left(days), []
    for d, (day, worth) in enumerate(zip(days, option.by_day, strict=True)):
        slugs = standing.lifts.get(day)
        stays = 0.0 if not slugs else _STAYS if page.slug in slugs else _ELSEWHERE
        stays *= _PUT if day in standing.put else 1
        first = _MISSED * min(short / _MISSED_SETS, 1.0) if d < left else 0.0
        by_day.append(None if worth is None else worth + stays + first)
    return replace(option, by_day=tuple(by_day))


def within_the_week(
    week: Week, options: Sequence[Option], targets: Sequence[Target], days: Sequence[date], standing: Standing
) -> Week:
    """The solution without what would bring the week that has begun above a cap: what was done of it counts. Sets go first from
    the exercise with most of them."""
    left, sets = standing.days_left(days), dict(week.sets)
    for target in targets:
        group, done = target.group, standing.done.get(target.group, 0.0)
        while left and done:
            here = {key: n for key, n in sets.items() if key[1] < left and options[key[0]].groups.get(group, 0.0) > 0}
            if not here or done + sum(n * options[i].groups[group] for (i, _), n in here.items()) <= target.cap:
                break
            most = max(here, key=lambda key: (here[key], key))
            sets[most] -= 1
            if sets[most] < options[most[0]].sets[0]:
                del sets[most]
    return replace(week, sets=sets)
