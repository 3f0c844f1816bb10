"""Pain that is tied to a lift, remembered until it has been quiet: ``remembered_pain``.

A lift is tied to a region's pain when the athlete named it, or when the pain was reported on the day of at least two workouts
with it or the day after. It is left for something else until four weeks without such a report. Grade: expert.
"""

from collections.abc import Collection, Iterable
from datetime import timedelta

from hormesis.domain.anatomy import Region
from hormesis.domain.athlete import Athlete, PainReport
from hormesis.domain.evidence import Reason, Value
from hormesis.exercises.page import Page
from hormesis.safety.pain import loads_region

__all__ = ["remembered_pain"]

_LEAST_LEVEL = 4.0
_TIMES = 2


def remembered_pain(page: Page, name: str, athlete: Athlete, done_on: Collection[int]) -> Reason | None:
    """Why this lift waits, from pain of the last weeks; None where none is tied to it. ``done_on`` are the ordinals of the days
    on which it was done lately."""
    for region in dict.fromkeys(one.region for one in athlete.pain_log):
        reports = [one for one in athlete.pain_log if one.region == region and one.level >= _LEAST_LEVEL]
        named = [one for one in reports if _is_named(one, page, name)]
        after = (
            [one for one in reports if not one.movement and _followed(one, done_on)] if loads_region(page, Region(region)) else []
        )
        tied = named or (after if len({one.day for one in after}) >= _TIMES else [])
        if tied:
            last = max(one.day for one in tied)
            values: dict[str, Value] = {
                "exercise": name,
                "region": region,
                "times": len(tied),
                "last_date": last.isoformat(),
                "rule": "pain/remembered",
            }
            return Reason("pain_remembered", values, ("thomee-1997",))
    return None


def _is_named(report: PainReport, page: Page, name: str) -> bool:
    said = (report.movement or "").casefold()
    return bool(said) and said in (page.slug, page.name.casefold(), name.casefold(), str(page.pattern))


def _followed(report: PainReport, done_on: Iterable[int]) -> bool:
    days = {report.day.toordinal(), (report.day - timedelta(days=1)).toordinal()}
    return not days.isdisjoint(done_on)
