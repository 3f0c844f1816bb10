"""How well forecasts did: ``judged``, one beside what was done, and ``Tally``, what many came to."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from hormesis.estimation.state import Forecasted

__all__ = ["Tally", "judged", "scored"]

Json = dict[str, Any]

_TAIL = 0.05
_DAYS_NEEDED = 4
_Z80 = 1.2816


def scored(made: Iterable[Forecasted]) -> list[Forecasted]:
    """Those of lifts that were known well enough to forecast."""
    return [one for one in made if one.days_before >= _DAYS_NEEDED]


def judged(one: Forecasted) -> Json:
    """A forecast with its 90 % interval, beside what was then done."""
    low, high = _interval(one)
    return {
        "date": one.day.isoformat(),
        "lift": one.lift,
        "load_kg": round(one.load_kg, 3),
        "median": one.seen.median,
        "low": low,
        "high": high,
        "reps": one.reps,
        "held": low <= one.reps <= high,
    }


@dataclass(frozen=True, slots=True)
class Tally:
    """How many forecasts were ``made`` and ``held``, how many were ``expected`` to, and by how many reps they were ``off``, all
    together. It stands for the forecasts themselves: those of ten years would fill the memory."""

    made: int = 0
    held: int = 0
    expected: float = 0.0
    off: float = 0.0

    def after(self, made: Iterable[Forecasted]) -> "Tally":
        """With these too; forecasts that are not ``scored`` don't count."""
        counted, held, expected, off = self.made, self.held, self.expected, self.off
        for one in scored(made):
            low, high = _interval(one)
            counted += 1
            held += low <= one.reps <= high
            expected += float(one.seen.probabilities[low - 1 : high].sum())
            off += abs(one.reps - one.seen.median)
        return Tally(counted, held, expected, off)

    def as_json(self) -> Json | None:
        """The share that held with its own 80 % interval (Wilson 1927), and the share that was expected to; None without any."""
        if not self.made:
            return None
        n, share = self.made, self.held / self.made
        centre, spread = share + _Z80**2 / (2 * n), _Z80 * math.sqrt(share * (1 - share) / n + (_Z80 / (2 * n)) ** 2)
        whole = 1 + _Z80**2 / n
        return {
            "forecasts": n,
            "held": self.held,
            "share": round(share, 4),
            "low": round(max(0.0, (centre - spread) / whole), 4),
            "high": round(min(1.0, (centre + spread) / whole), 4),
            "expected": round(self.expected / n, 4),
            "mean_error": round(self.off / n, 3),
        }


def _interval(one: Forecasted) -> tuple[int, int]:
    return one.seen.quantile(_TAIL), one.seen.quantile(1 - _TAIL)
