"""How tired each muscle group still is of what was trained: one bout a workout and group, fading hour by hour.

``SetStress``, ``Bout``, ``bout_of``, ``fatigue_at``, ``hours_until``, ``percent_ready``. SCIENCE §5.2; the constants were set by
hand to a handful of small studies: weak.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from hormesis.domain import constants as c
from hormesis.domain.anatomy import MuscleGroup

__all__ = ["TAU_H", "Bout", "SetStress", "bout_of", "fatigue_at", "hours_until", "percent_ready", "set_stress"]

_REPS_REFERENCE = 8
_REPS_FACTOR = (0.5, 1.6)
_STRESS_REFERENCE = 6
_STRESS_POWER = 0.15
_STRESS_FACTOR = (0.8, 1.25)
_UNREADY = 0.10
_HORIZON_H = 24 * 14

_SIZE: Mapping[str, tuple[MuscleGroup, ...]] = {
    "large": (MuscleGroup.QUADS, MuscleGroup.HAMSTRINGS, MuscleGroup.GLUTES, MuscleGroup.LOWER_BACK),
    "middle": (MuscleGroup.CHEST, MuscleGroup.LATS, MuscleGroup.MID_BACK, MuscleGroup.ADDUCTORS, MuscleGroup.ABDUCTORS),
    "small": (
        *(MuscleGroup.FRONT_DELTS, MuscleGroup.SIDE_DELTS, MuscleGroup.REAR_DELTS, MuscleGroup.ROTATOR_CUFF),
        *(MuscleGroup.TRICEPS, MuscleGroup.BICEPS, MuscleGroup.TRAPS, MuscleGroup.HIP_FLEXORS),
    ),
    "smallest": (
        *(MuscleGroup.CALVES, MuscleGroup.TIBIALIS, MuscleGroup.FOREARMS, MuscleGroup.ABS),
        *(MuscleGroup.OBLIQUES, MuscleGroup.NECK),
    ),
}

TAU_H: Mapping[MuscleGroup, float] = MappingProxyType(
    {group: c.RECOVERY_TAU_H[size].value for size, groups in _SIZE.items() for group in groups}
)
"""Hours in which a group's fatigue falls by e, before the bout and the person change them. Groups that aren't here (``none``,
``full_body``) are not counted."""


@dataclass(frozen=True, slots=True)
class SetStress:
    """What one set puts on one group: its stress in hard sets, its reserve, and how new the exercise is (1 as usual)."""

    stress: float
    rir: float
    novelty: float


@dataclass(frozen=True, slots=True)
class Bout:
    """One workout's fatigue of one group: ``depth`` at its end (share of capacity), falling by e every ``tau_h`` hours, which
    are longer where it made the group very ``sore``."""

    hour: float
    depth: float
    tau_h: float
    sore: bool = False


@lru_cache(maxsize=4096)  # a log has few different sets
def set_stress(reps: int, rir: float, failure: bool, share: float, novelty: float) -> SetStress:
    """One working set of ``reps`` with ``rir`` left (0 for a set to failure), counted ``share`` for the group (1 direct, 0.5)."""
    size = min(max(math.sqrt(reps / _REPS_REFERENCE), _REPS_FACTOR[0]), _REPS_FACTOR[1])
    effort = math.exp(-rir / c.FATIGUE_RIR.value) * (c.FATIGUE_FAILURE.value if failure else 1.0)
    return SetStress(share * size * effort, rir, novelty)


def bout_of(group: MuscleGroup, sets: Iterable[SetStress], hour: float, slower: float = 1.0) -> Bout | None:
    """The bout that a workout's sets make of one group, ended at ``hour``. ``slower`` lengthens it (age)."""
    done = [one for one in sets if one.stress > 0]
    if not done or group not in TAU_H:
        return None
    stress = sum(one.stress for one in done)
    novelty = sum(one.stress * one.novelty for one in done) / stress
    rir = sum(one.stress * one.rir for one in done) / stress
    depth = c.FATIGUE_MAX.value * novelty * (1 - math.exp(-stress / c.FATIGUE_STRESS.value))
    size = min(max((stress / _STRESS_REFERENCE) ** _STRESS_POWER, _STRESS_FACTOR[0]), _STRESS_FACTOR[1])
    effort = 1.10 if rir < 1 else 0.85 if rir >= 3 else 1.0
    return Bout(hour, min(depth, c.FATIGUE_BOUT_CAP.value), TAU_H[group] * size * effort * novelty * slower)


def fatigue_at(bouts: Iterable[Bout], hour: float, pace: float = 1.0) -> float:
    """The share of capacity that is gone at ``hour``; ``pace`` stretches every recovery (1.2: a fifth slower)."""
    left = 0.0
    for bout in bouts:
        if bout.hour <= hour:
            left += bout.depth * math.exp((bout.hour - hour) / (bout.tau_h * pace))
    return min(left, c.FATIGUE_CAP.value)


def hours_until(bouts: Iterable[Bout], hour: float, level: float = 0.02, pace: float = 1.0) -> float:
    """Hours from ``hour`` until the fatigue is down to ``level``; 0 where it is."""
    past = [b for b in bouts if b.hour <= hour]
    low, high = 0.0, float(_HORIZON_H)
    if fatigue_at(past, hour, pace) <= level:
        return 0.0
    while high - low > 0.05:
        middle = (low + high) / 2
        if fatigue_at(past, hour + middle, pace) > level:
            low = middle
        else:
            high = middle
    return high


def percent_ready(fatigue: float) -> float:
    """100 fresh, 0 at a tenth of capacity gone or more."""
    return 100 * min(max(1 - fatigue / _UNREADY, 0.0), 1.0)
