"""What excuses a poor day: illness, being away, short sleep; and a day's answers against the usual.

``is_excused``, ``with_answers``.

A short night must not count towards a stall or easier days (SCIENCE §6.3, §7). Grade: expert.
"""

from dataclasses import replace

from hormesis.domain import constants as c
from hormesis.estimation.body import Body, Morning
from hormesis.estimation.readings import readings_of
from hormesis.estimation.sleep import Shortfall
from hormesis.estimation.stall import Easier

__all__ = ["is_excused", "with_answers"]

_ANSWERS = ("energy", "motivation", "stress", "soreness")
"""Of the check-in; how sleep felt is left out, since a short night must not count."""


def is_excused(morning: Morning, short: Shortfall | None) -> bool:
    """Whether the athlete was ill or away that day, or had slept over half an hour less than they need."""
    if morning.frozen or morning.ill:
        return True
    return short is not None and (short.loss < 0 or short.last_h > c.SLEEP_GRACE_H.value)


def with_answers(easier: Easier, body: Body, morning: Morning, excused: bool) -> Easier:
    """After a day's answers, if there were any: their mean z, signed so that more is better. ``body`` ends before the day."""
    answers = {era: value for era, value in morning.values.items() if era[0] in _ANSWERS}
    if not answers:
        return easier
    asked = Body(samples={era: body.samples[era] for era in answers if era in body.samples})
    readings = readings_of(asked, replace(morning, values=answers, nights={}, nights_begun={}))
    z = [one.z for one in readings if one.spec.name in _ANSWERS]
    return easier.feeling(morning.ordinal, sum(z) / len(z), excused) if z else easier
