"""Which exercises a limitation, a condition, pain or the athlete's own word rules out. ``ruled_out``."""

from datetime import date

from hormesis.domain.athlete import Athlete
from hormesis.domain.evidence import Reason
from hormesis.exercises.page import Page
from hormesis.safety.conditions import contraindicated
from hormesis.safety.pain import stopped_by_pain

__all__ = ["ruled_out"]


def ruled_out(page: Page | None, name: str, athlete: Athlete, as_of: date) -> Reason | None:
    """Why this exercise must not be prescribed on ``as_of``; None when it may be.

    A limitation rules out a page that carries one of the movement tags it avoids. An exercise the library doesn't know has
    no tags: while any limitation that avoids something stands, it is left out and said so.
    """
    if athlete.preferences.get(page.slug if page else name) == "never" or athlete.preferences.get(name) == "never":
        return Reason("never_wanted", {"exercise": name})
    for limitation in athlete.limitations:
        if limitation.until is not None and limitation.until < as_of:
            continue
        if not limitation.avoid:
            continue
        if page is None:
            return Reason("unknown_under_limitation", {"exercise": name, "region": limitation.region})
        shared = tuple(tag for tag in limitation.avoid if tag in page.movement_tags)
        if shared:
            return Reason("limitation", {"exercise": name, "region": limitation.region, "tags": shared})
    return contraindicated(page, name, athlete) or stopped_by_pain(page, name, athlete)
