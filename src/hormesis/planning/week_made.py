"""What a week is made from: ``WeekMade``, ``made_from``."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from hormesis.domain.athlete import Athlete
from hormesis.estimation.form import UNKNOWN, Form
from hormesis.estimation.state import Beliefs
from hormesis.exercises.page import Page
from hormesis.exercises.substitution import NO_EQUIPMENT
from hormesis.planning.due_release import Foresee, due_regions
from hormesis.planning.duration import pace_of
from hormesis.planning.flagged import Flags
from hormesis.planning.release import ReleasePlan, release_for
from hormesis.planning.standing_in import at_hand
from hormesis.safety.effort import EffortLimits, effort_limits
from hormesis.safety.limitations import ruled_out

__all__ = ["BRIEF_MIN", "PageOf", "WeekMade", "before_s", "made_from"]

PageOf = Callable[[str], Page | None]

BRIEF_MIN = 25
"""In fewer minutes release is as short as it may be."""


@dataclass(frozen=True, slots=True)
class WeekMade:
    """What the week is made from; ``pairing``: exercises may be done in turn."""

    beliefs: Beliefs
    athlete: Athlete
    pages: Sequence[Page]
    form: Form
    foresee: Callable[[date], Foresee]
    limits: EffortLimits
    hold: bool
    pace: float
    drills: Sequence[Page]
    pairing: bool = False

    @property
    def wary(self) -> frozenset[str]:
        """The regions that a limitation or pain has named."""
        return frozenset({one.region for one in self.athlete.limitations} | {one.region for one in self.athlete.pain_log})

    def release(self, on: date, patterns: Sequence[str], brief: bool, first: date) -> ReleasePlan:
        """Release on a day with these patterns; the form of the morning is that of the week's ``first`` day only."""
        form = self.form if on == first else UNKNOWN
        dues = due_regions(self.athlete, form, self.beliefs.volumes, self.foresee(on), on.toordinal(), patterns)
        return release_for(dues, self.athlete, form, self.pages, on, patterns, brief)


def before_s(release: ReleasePlan) -> int:
    return sum(one.seconds for one in release.items if one.moment == "warm_up")


def made_from(
    beliefs: Beliefs,
    athlete: Athlete,
    on: date,
    pages: Sequence[Page],
    form: Form,
    foresee: Callable[[date], Foresee],
    flags: Flags,
) -> WeekMade:
    there = NO_EQUIPMENT | at_hand(beliefs, athlete, pages, on)
    drills = [p for p in pages if set(p.equipment) <= there and ruled_out(p, p.name, athlete, on) is None]
    limits, pace = effort_limits(athlete, on), pace_of(beliefs.split)
    return WeekMade(beliefs, athlete, pages, form, foresee, limits, bool(flags.reasons), pace, drills)
