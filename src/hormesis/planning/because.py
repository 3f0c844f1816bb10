"""Why an exercise is prescribed as it is: the reasons beside its numbers. ``because``."""

from datetime import date

from hormesis.domain.evidence import Reason
from hormesis.domain.load import LoadGrid
from hormesis.domain.training import PlannedSet
from hormesis.estimation.forecast import RepsForecast
from hormesis.estimation.lift import LiftBelief
from hormesis.planning.progression import Step
from hormesis.planning.reference import Reference

__all__ = ["because", "iso"]

_EVIDENCE = {"return": ("caterisano-2019",), "raise": ("acsm-2009",)}


def because(
    lift: LiftBelief,
    ref: Reference,
    step: Step,
    grid: LoadGrid | None,
    sets: list[PlannedSet],
    seen: RepsForecast | None,
    weeks: float,
) -> list[Reason]:
    """The move first, then what else the numbers rest on."""
    values = {
        "load_kg": step.load_kg,
        "last_kg": ref.load_kg,
        "last_reps": tuple(str(r) for r in ref.reps),
        "last_date": iso(ref.day.ordinal),
        "reps": step.reps,
        "reps_low": ref.reps_low,
        "reps_high": ref.reps_high,
        "need": step.need,
        "next_kg": _next_kg(grid, step),
        "weeks": round(weeks),
    }
    found = [Reason(f"{step.move}_{step.why}", values, _EVIDENCE.get(step.move, ()))]
    other = [s for s in sets if s.load_kg is not None and step.load_kg is not None and abs(s.load_kg - step.load_kg) > 0.02]
    if other:
        found.append(Reason("same_scheme", {"last_date": iso(ref.day.ordinal)}))
    if seen is not None:
        found.append(_forecast(seen, step.reps, lift.tops.days))
    if ref.passed is not None:
        values = {"date": iso(ref.passed.ordinal), "last_date": iso(ref.day.ordinal)}
        found.append(Reason(f"passed_{ref.passed.why}", values))
    if grid is not None and step.load_kg is not None:
        known = grid.source if grid.regular or grid.source == "gym" else "used"
        found.append(Reason(f"grid_{known}", {"step_kg": grid.step_kg}))
    return found


def iso(ordinal: int) -> str:
    """An ordinal day as it is written in values."""
    return date.fromordinal(ordinal).isoformat()


def _next_kg(grid: LoadGrid | None, step: Step) -> float | None:
    if grid is None or step.load_kg is None:
        return None
    up = grid.above(step.load_kg)
    return up if up < float("inf") else None


def _forecast(seen: RepsForecast, reps: int, days: int) -> Reason:
    values = {
        "median": seen.median,
        "low": seen.quantile(0.1),
        "high": seen.quantile(0.9),
        "reach_percent": round(100 * float(seen.probabilities[reps - 1 :].sum())),
        "reps": reps,
        "days": days,
    }
    return Reason("forecast", values)
