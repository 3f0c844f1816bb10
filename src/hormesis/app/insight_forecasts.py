"""What the coach got wrong: its largest misses of the week, and how many of its intervals held. ``forecasts_json``, ``judged``.

Reps are whole numbers, so that a 90 % interval holds a little more than 90 % of what was forecast; how much more is known before,
and is what the share that held is compared with.
"""

import math
from collections.abc import Sequence
from datetime import timedelta

from hormesis.app.insight_record import Json, Record, Say
from hormesis.domain.evidence import Reason
from hormesis.estimation.state import Forecasted

__all__ = ["forecasts_json", "judged"]

_TAIL = 0.05
_DAYS_NEEDED = 4
_SHOWN = 5
_Z80 = 1.2816


def forecasts_json(record: Record, weeks: int, say: Say) -> Json:
    """The week's forecasts of top sets and its largest misses; calibration over the last ``weeks`` weeks and the whole log."""
    scored = [one for one in record.made if one.days_before >= _DAYS_NEEDED]
    week = [one for one in scored if one.day >= record.as_of - timedelta(days=7)]
    lately = [one for one in scored if one.day >= record.as_of - timedelta(weeks=weeks)]
    missed = [shown for one in week if not (shown := judged(one))["held"]]
    missed.sort(key=lambda one: (-abs(one["reps"] - one["median"]), one["date"], one["lift"]))
    why = [say(Reason("forecasts_meant"))]
    if not scored:
        why = [say(Reason("forecasts_none"))]
    elif not week:
        why.append(say(Reason("forecasts_none_this_week")))
    return {
        "made": len(week),
        "missed": len(missed),
        "misses": missed[:_SHOWN],
        "week": _calibration(week),
        "lately": _calibration(lately),
        "all": _calibration(scored),
        "why": why,
    }


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


def _interval(one: Forecasted) -> tuple[int, int]:
    return one.seen.quantile(_TAIL), one.seen.quantile(1 - _TAIL)


def _calibration(made: Sequence[Forecasted]) -> Json | None:
    """How many intervals held, the share with its own 80 % interval (Wilson 1927), and the share that was to be expected."""
    if not made:
        return None
    shown = [judged(one) for one in made]
    held = sum(one["held"] for one in shown)
    inside = [float(one.seen.probabilities[low - 1 : high].sum()) for one in made for low, high in [_interval(one)]]
    n, share = len(made), held / len(made)
    centre, spread = share + _Z80**2 / (2 * n), _Z80 * math.sqrt(share * (1 - share) / n + (_Z80 / (2 * n)) ** 2)
    whole = 1 + _Z80**2 / n
    return {
        "forecasts": n,
        "held": held,
        "share": round(share, 4),
        "low": round(max(0.0, (centre - spread) / whole), 4),
        "high": round(min(1.0, (centre + spread) / whole), 4),
        "expected": round(sum(inside) / n, 4),
        "mean_error": round(sum(abs(one["reps"] - one["median"]) for one in shown) / n, 3),
    }
