"""From 65 on: quick strength and steadiness beside slow strength. ``is_older``, ``with_quick_intent``, ``STEADY``.

Lifting fast and lowering slowly serves daily function a little more than lifting slowly (Balachandran 2022, 20 trials, 566
people, low certainty), and exercises that ask for balance belong in the week of who is 65 or older (WHO, Bull 2020). Both with
loads that leave plenty in reserve. Grade: weak; which lifts, and one a week for balance, are our choice (expert).
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hormesis.domain import constants as c
from hormesis.domain.anatomy import LOWER_BODY
from hormesis.domain.athlete import Athlete
from hormesis.domain.evidence import Reason
from hormesis.domain.movement import Pattern
from hormesis.exercises.page import Page
from hormesis.planning.exercise import Prescription

__all__ = ["STEADY", "is_older", "with_quick_intent"]

STEADY = frozenset({Pattern.LUNGE})
"""Steps and split squats: on one leg at a time."""
_QUICK = (Pattern.SQUAT, Pattern.LUNGE, Pattern.HORIZONTAL_PUSH, Pattern.VERTICAL_PUSH)
_NOT_WITH = frozenset(
    {"osteoporosis", "heart_condition", "high_blood_pressure", "recent_surgery", "bone_fracture", "muscle_tear"}
)
_LIFTS_A_DAY = 2


def is_older(athlete: Athlete, on: date) -> bool:
    """Whether the athlete is 65 or older, by the year of birth."""
    born = athlete.profile.birth_year
    return born is not None and on.year - born >= c.VOLUME_OLDER_FROM.value


def with_quick_intent(done: Sequence[Prescription], athlete: Athlete, on: date) -> list[Prescription]:
    """The day's exercises; the first of the legs and the first press are asked for fast. Nobody's with pain or with a condition
    that speaks against it, and no new lift: its path is learnt first."""
    if not is_older(athlete, on) or athlete.pains or any(one.code in _NOT_WITH for one in athlete.conditions):
        return list(done)
    found: list[Prescription] = []
    quick: set[bool] = set()
    for one in done:
        page = one.page
        if page is not None and _may_be_quick(one, page) and _is_leg(page) not in quick and len(quick) < _LIFTS_A_DAY:
            quick.add(_is_leg(page))
            why = (*one.planned.why, Reason("older_quick", {}, ("balachandran-2022",)))
            one = replace(one, planned=replace(one.planned, why=why))
        found.append(one)
    return found


def _may_be_quick(one: Prescription, page: Page) -> bool:
    known = any(s.load_kg for s in one.planned.sets)
    return page.pattern in _QUICK and page.category == "compound" and known


def _is_leg(page: Page) -> bool:
    return page.primary_group in LOWER_BODY
