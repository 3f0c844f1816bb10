"""The weeks after a break or an illness: how many of the usual sets, and how much in reserve. ``ComingBack``, ``coming_back``.

Shares of the usual sets by the week since coming back (our choice by analogy with the CSCCa/NSCA consensus of 2019, which is
about conditioning after two weeks or more; grade expert): 0.8, 1 after one to two weeks off; 0.7, 0.8, 0.9, 1 after two to four;
0.5, 0.7, 0.8, 0.9 after more. After an illness a row stricter. The load of the first workout is in ``returning``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from hormesis.domain.athlete import Athlete
from hormesis.domain.evidence import Reason
from hormesis.estimation.lift import LiftBelief
from hormesis.estimation.split import Split
from hormesis.planning.day_parts import work_sets

__all__ = ["ComingBack", "coming_back", "sets_from_before"]

_SHARES = ((0.8, 1.0), (0.7, 0.8, 0.9, 1.0), (0.5, 0.7, 0.8, 0.9))
_WEEKS_OFF = (2.0, 4.0)
_DAYS = 28
_EARLY_WEEKS = 2
_SHORTEST_WEEKS = 8 / 7  # seven days in between
_UNUSUAL = 2.0
_USUAL_WORKOUTS, _FEWEST = 12, 4
_USUAL_DAYS = 3
_LOOK_BACK_DAYS = 84
_EVIDENCE = ("caterisano-2019",)


@dataclass(frozen=True, slots=True)
class ComingBack:
    """Training began again on the day ``since`` (ordinal) after ``weeks`` off; ``row`` of the table, ``week`` counted from 1."""

    since: int
    weeks: float
    row: int
    week: int
    ill: bool = False

    @property
    def share(self) -> float:
        """Of the usual sets, this week."""
        return _SHARES[self.row][min(self.week, len(_SHARES[self.row])) - 1]

    @property
    def is_early(self) -> bool:
        """Whether it is one of the first two weeks after two or more."""
        return self.weeks >= _WEEKS_OFF[0] and self.week <= _EARLY_WEEKS

    @property
    def rir_more(self) -> int:
        """More in reserve than usual: one in the first week after a short break; for longer ones that is in ``returning``."""
        return int(self.row == 0 and self.week == 1)

    def usual_sets(self, lift: LiftBelief, split: Split) -> int | None:
        """Work sets that the lift had before the break, the middle of its last days; None where there were none.

        The workouts reach back further than a lift's own days, but count what it did in all.
        """
        counts = sorted(len(work_sets(day)) for day in [day for day in lift.recent if day.ordinal < self.since][:_USUAL_DAYS])
        before = [done for done in split.done if done.ordinal < self.since]
        counts = counts or sorted([sets for done in before for name, sets in done.lifts if name == lift.name][-_USUAL_DAYS:])
        return counts[len(counts) // 2] if counts else None

    def reason(self) -> Reason:
        """Why there are fewer sets."""
        values = {"week": self.week, "weeks": round(self.weeks, 1), "percent": round(100 * self.share)}
        return Reason("sets_after_illness" if self.ill else "sets_after_break", values, _EVIDENCE)


def coming_back(split: Split, athlete: Athlete, on: date) -> ComingBack | None:
    """The break or illness that training on ``on`` comes back from; None in ordinary weeks.

    A break is a week without any workout, and twice as long as this athlete's usual gap.
    """
    today = on.toordinal()
    days = sorted({w.ordinal for w in split.done if w.ordinal < today})
    if not days:
        return None
    found = [_after(days, i, today) for i in range(1, len(days) + 1)]
    breaks = [one for one in found if one is not None and today - one.since < _DAYS]
    ill = _after_illness(days, athlete, on)
    if ill is not None:
        breaks.append(ill)
    most = max(breaks, key=lambda one: (1 - one.share, one.since), default=None)
    return most if most is not None and (most.share < 1 or most.rir_more) else None


def sets_from_before(lift: LiftBelief, split: Split, athlete: Athlete, on: date) -> int | None:
    """Work sets that the lift had before a break whose last easier week is over, until it was trained as usual on three days.

    The sets of those weeks were ours, not the athlete's choice: taken for a habit they would never come back. None where there
    was no such break.
    """
    today = on.toordinal()
    days = sorted({w.ordinal for w in split.done if w.ordinal < today})
    found = [_after(days, i, today, _LOOK_BACK_DAYS) for i in range(1, len(days) + 1)]
    found.append(_after_illness(days, athlete, on, _LOOK_BACK_DAYS))
    over = [one for one in found if one is not None and today - one.since >= _DAYS]
    if not over:
        return None
    last = max(over, key=lambda one: one.since)
    as_usual = [day for day in lift.recent if day.ordinal >= last.since + _DAYS]
    return last.usual_sets(lift, split) if len(as_usual) < _USUAL_DAYS else None


def _after(days: Sequence[int], i: int, today: int, look_back: int = _DAYS) -> ComingBack | None:
    """The break before the ``i``-th training day, or before today where all of them are past."""
    since = days[i] if i < len(days) else today
    if since < today - look_back:
        return None
    weeks = (since - days[i - 1]) / 7
    before = days[max(0, i - _USUAL_WORKOUTS) : i]
    gaps = sorted(b - a for a, b in pairwise(before))
    usual = gaps[len(gaps) // 2] / 7 if len(before) >= _FEWEST else 0.0
    if weeks < _SHORTEST_WEEKS or weeks < _UNUSUAL * usual:
        return None
    row = sum(weeks >= bound for bound in _WEEKS_OFF)
    return ComingBack(since, weeks, row, (today - since) // 7 + 1)


def _after_illness(days: Sequence[int], athlete: Athlete, on: date, look_back: int = _DAYS) -> ComingBack | None:
    """The weeks after an illness, a row stricter than the time off alone would ask for."""
    today = on.toordinal()
    if athlete.ill_last is None or not 0 < (on - athlete.ill_last).days < look_back:
        return None
    last = athlete.ill_last.toordinal()
    since = next((day for day in days if day > last), today)
    before = max((day for day in days if day <= last), default=last)
    weeks = (since - before) / 7
    row = min(sum(weeks >= bound for bound in _WEEKS_OFF) + 1, len(_SHARES) - 1)
    return ComingBack(since, weeks, row, (today - since) // 7 + 1, ill=True)
