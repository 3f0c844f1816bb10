"""Waves of three weeks at shares of a training maximum: ``wave_sets``, ``wave_week``.

The training maximum is 90 % of the 1RM that is believed now, so that it follows the log by itself; the last set is as many as
leave one in reserve. An easy fourth week is not planned: no trial shows that it helps (docs/decisions/0006); the log calls for
one. That 90 % or these steps are better than others has not been tried either. Grade: expert, a convention.
"""

from dataclasses import replace
from datetime import date

from hormesis.domain.athlete import Athlete
from hormesis.domain.evidence import Reason, Value
from hormesis.domain.load import LoadGrid
from hormesis.domain.training import PlannedSet, SetType
from hormesis.planning.capacity import Capacity
from hormesis.safety.effort import EffortLimits

__all__ = ["wave_sets", "wave_week"]

_TRAINING_MAX = 0.9
_STEPS: tuple[tuple[tuple[float, int], ...], ...] = (
    ((0.65, 5), (0.75, 5), (0.85, 5)),
    ((0.70, 3), (0.80, 3), (0.90, 3)),
    ((0.75, 5), (0.85, 3), (0.95, 1)),
)
_LEFT, _SPARE = 1, 3


def wave_week(athlete: Athlete, on: date) -> int:
    """Which week of the wave ``on`` lies in, 0 to 2; the first where the wave begins now."""
    return 0 if athlete.template_since is None else max((on - athlete.template_since).days, 0) // 7 % len(_STEPS)


def wave_sets(
    capacity: Capacity, grid: LoadGrid, limit_kg: float, week: int, rest_s: int, limits: EffortLimits, held: bool
) -> tuple[list[PlannedSet], Reason, float] | None:
    """The sets of a main lift in a week of the wave, why, and the unrounded load of the last; None where nothing can be built.

    The last set is as many as leave one; for who must leave more, or where nothing may rise, it is as many as the others' rule.
    """
    top = _TRAINING_MAX * (capacity.median_kg(1) + capacity.own_kg) - capacity.own_kg
    found: list[PlannedSet] = []
    for share, reps in _STEPS[week]:
        load_kg = grid.floor(min(share * top, limit_kg))
        if load_kg is None or load_kg <= 0:
            return None
        found.append(PlannedSet("", SetType.WORKING, reps, load_kg, _SPARE, rest_s))
    open_end = not (limits.least_rir > _LEFT or limits.no_heavy_tests or held)
    if open_end:
        found[-1] = replace(found[-1], set_type=SetType.AMRAP, rir=_LEFT)
    values: dict[str, Value] = {"week": week + 1, "weeks": len(_STEPS), "training_max_kg": round(top, 1)}
    values |= {"percent": round(100 * _STEPS[week][-1][0]), "reps": _STEPS[week][-1][1]}
    return found, Reason("wave_open" if open_end else "wave_closed", values), _STEPS[week][-1][0] * top
