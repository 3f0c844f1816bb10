"""What one lift says of another that was never done: a prior for ln 1RM from related lifts. ``prior_from_others``.

ln 1RM of lift j is ln 1RM of lift i plus the log of their usual ratio, with an SD by how alike they are (Wong 2013 for same
pattern, the rest our choice). Anchors are correlated, so together they count at most twice the best of them (our choice).
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from hormesis.domain import constants as c
from hormesis.exercises.page import Page

__all__ = ["RATIO_TO_BENCH", "Anchor", "prior_from_others"]

RATIO_TO_BENCH = {
    "barbell-bench-press": 1.0,
    "back-squat": 1.35,
    "deadlift": 1.6,
    "overhead-press": 0.62,
    "barbell-row": 0.85,
    "incline-barbell-bench-press": 0.85,
    "close-grip-bench-press": 0.93,
    "romanian-deadlift": 1.25,
    "front-squat": 1.12,
    "leg-press": 2.3,
}
"""Usual 1RM against the bench press's (male-typical; Wong 2013 and practice; grade expert). Learnt lifts soon replace it."""
_MACHINE_SD = 0.35


@dataclass(frozen=True, slots=True)
class Anchor:
    """A lift that is known: its page, ln 1RM (kg) and SD."""

    page: Page
    log_1rm: float
    sd: float


def prior_from_others(page: Page, anchors: Iterable[Anchor]) -> tuple[float, float] | None:
    """ln 1RM (kg) and SD of a lift on ``page`` from known lifts; None when none of them is related."""
    votes = [vote for anchor in anchors if (vote := _vote(page, anchor)) is not None]
    if not votes:
        return None
    precision = [1 / sd**2 for _, sd in votes]
    total = sum(precision)
    mean = sum(p * m for p, (m, _) in zip(precision, votes, strict=True)) / total
    return mean, math.sqrt(1 / min(total, 2 * max(precision)))


def _vote(page: Page, anchor: Anchor) -> tuple[float, float] | None:
    other = anchor.page
    if page.slug == other.slug:
        return anchor.log_1rm, math.hypot(anchor.sd, c.RATIO_SD_SAME_PAGE.value)
    ratio, known = RATIO_TO_BENCH.get(page.slug), RATIO_TO_BENCH.get(other.slug)
    if ratio is None or known is None:
        return None
    if page.pattern == other.pattern:
        alike = c.RATIO_SD_SAME_PATTERN_IMPLEMENT if page.implement == other.implement else c.RATIO_SD_SAME_PATTERN
    else:
        alike = c.RATIO_SD_SAME_GROUP if page.primary_group == other.primary_group else c.RATIO_SD_ELSE
    machine = "leg-press" in (page.slug, other.slug)
    spread = max(alike.value, _MACHINE_SD if machine else 0.0)
    return anchor.log_1rm + math.log(ratio / known), math.hypot(anchor.sd, spread)
