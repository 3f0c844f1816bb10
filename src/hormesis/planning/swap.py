"""The athlete's own choice in the place of a lift, for one day: ``swapped``. What is not safe for them is not taken in."""

from collections.abc import Mapping
from dataclasses import replace

from hormesis.domain.athlete import Athlete
from hormesis.domain.evidence import Reason
from hormesis.estimation.state import Beliefs
from hormesis.exercises.page import Page
from hormesis.planning.exercise import Context, Prescription, prescribe
from hormesis.planning.new_exercise import new_exercise
from hormesis.safety.limitations import ruled_out
from hormesis.safety.pain import held_by_pain

__all__ = ["NO_SWAPS", "swapped"]

NO_SWAPS: Mapping[str, str] = {}
"""Slug → slug of what is done instead."""


def swapped(page: Page, to: Page, beliefs: Beliefs, athlete: Athlete, day: Context) -> Prescription | Reason:
    """``to`` as it is done on the day in the place of ``page``: by the athlete's own log of it, else as something new.

    A reason where the athlete's limitations, conditions or pain rule it out: then ``page`` stays.
    """
    against = ruled_out(to, to.name, athlete, day.on)
    if against is not None:
        return against
    mine = [lift for lift in beliefs.lifts.values() if lift.exercise == to.slug and lift.recent]
    lift = max(mine, key=lambda one: one.recent[0].ordinal, default=None)
    made = None
    if lift is not None:
        held = day.held or held_by_pain(to, lift.name, athlete) is not None
        made = prescribe(beliefs, athlete, lift, to, replace(day, held=held))
    one = made if made is not None else new_exercise(to, day.on)
    why = Reason("swapped", {"exercise": page.name, "of": page.slug})
    return replace(one, planned=replace(one.planned, why=(why, *one.planned.why)))
