"""One lift's past top sets: for each day the first set with the day's largest load. ``TopSets``."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["DAYS_KEPT", "TopSets", "top_set"]

DAYS_KEPT = 48
"""Days of history that can speak in a forecast."""
_BEFORE = 6
_COLUMNS = 6


@dataclass(frozen=True, slots=True)
class TopSets:
    """Up to ``DAYS_KEPT`` days, newest first, one row a day: ordinal day, ln load (kg), reps, change of ln load from the day
    before, ln load relative to the heaviest of the six days before, reps of the day before."""

    rows: NDArray[np.float64]
    days: int = 0

    @staticmethod
    def start() -> "TopSets":
        """No history."""
        return TopSets(np.zeros((0, _COLUMNS)))

    def add(self, ordinal: int, log_w: float, reps: int) -> "TopSets":
        """The history with one more day, which must not be before the newest."""
        change, relative, before = self.context(log_w)
        row = np.array([[ordinal, log_w, reps, change, relative, reps if before is None else before]])
        return TopSets(np.concatenate([row, self.rows[: DAYS_KEPT - 1]]), self.days + 1)

    def context(self, log_w: float) -> tuple[float, float, float | None]:
        """(change from the last day, load relative to the heaviest of the last six days, reps of the last day) at a load."""
        if not len(self.rows):
            return 0.0, 0.0, None
        recent = self.rows[:_BEFORE, 1]
        return log_w - float(recent[0]), log_w - float(recent.max()), float(self.rows[0, 2])


def top_set(sets: Sequence[tuple[float, int]]) -> tuple[float, int]:
    """The first of the heaviest sets among (load, reps) in the order they were done."""
    best = sets[0]
    for candidate in sets[1:]:
        if candidate[0] > best[0]:
            best = candidate
    return best
