"""Which regions release work is due for, and why: the five triggers. ``Due``, ``due_regions``.

Low readiness; volume on the region's muscles beyond the athlete's own usual in the last two days; tightness reported;
tightness forecast for a pattern of today; a sedentary day. Sources: SCIENCE §8 (dose), §9 (forecast). Grade: expert.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from hormesis.domain import constants as c
from hormesis.domain.anatomy import Region
from hormesis.domain.athlete import Athlete, Tight
from hormesis.domain.evidence import Reason, Unavailable, Value
from hormesis.estimation.form import Form
from hormesis.estimation.volume_habit import VolumeHabit
from hormesis.safety.pain import LOADED_BY

__all__ = [
    "NOT_FOR_VOLUME",
    "OFFERED_FROM",
    "REPORTED_FROM",
    "SITTING_HOURS",
    "SITTING_REGIONS",
    "Due",
    "Foresee",
    "Foreseen",
    "Trigger",
    "all_due",
    "due_as_reported",
    "due_regions",
    "groups_of",
    "nothing_foreseen",
]

Trigger = Literal["forecast_tightness", "reported_tightness", "high_volume", "low_readiness", "sedentary_day"]

OFFERED_FROM = c.TIGHT_OFFERED_FROM.value
REPORTED_FROM = c.TIGHT_LEVEL.value
SITTING_HOURS = 8.0
SITTING_REGIONS = (Region.UPPER_BACK, Region.HIP)
NOT_FOR_VOLUME = frozenset({Region.ELBOW, Region.WRIST, Region.KNEE, Region.ANKLE, Region.ABDOMEN, Region.HIP, Region.FOOT})
_MOST_BY_VOLUME = 2
_MOST_BY_READINESS = 2
_LEAST_SETS = 3.0


class Foreseen(Protocol):
    """What is asked of a forecast of tightness: how likely, and the pattern it follows where that is what tells."""

    @property
    def probability(self) -> float: ...

    @property
    def pattern(self) -> str | None: ...


Foresee = Callable[[Region, str | None], Foreseen | None]
"""(region, pattern of today or None) → the forecast, None where there is not enough data."""


def nothing_foreseen(region: Region, pattern: str | None) -> Foreseen | None:  # noqa: ARG001
    """Nothing was ever reported."""
    return None


@dataclass(frozen=True, slots=True)
class Due:
    """A region that wants release work: the trigger, how urgent (higher first), the muscle groups and patterns behind it, the
    forecast's probability, the side reported, and the reason."""

    region: Region
    trigger: Trigger
    urgency: float
    groups: frozenset[str]
    patterns: frozenset[str]
    why: Reason
    probability: float | None = None
    side: str = "both"


def due_regions(
    athlete: Athlete, form: Form, habit: VolumeHabit, foresee: Foresee, on: int, patterns: Sequence[str]
) -> tuple[Due, ...]:
    """Every region that is due on the ordinal ``on`` with its strongest trigger, the most urgent first. ``patterns`` are those of
    today's workout, none on a rest day."""
    best: dict[Region, Due] = {}
    for due in all_due(athlete, form, habit, foresee, on, patterns):
        best.setdefault(due.region, due)
    return tuple(best.values())


def all_due(
    athlete: Athlete, form: Form, habit: VolumeHabit, foresee: Foresee, on: int, patterns: Sequence[str]
) -> tuple[Due, ...]:
    """As ``due_regions``, with every trigger of a region."""
    found = [*_foreseen(foresee, patterns), *_reported(athlete), *_by_volume(habit, on), *_by_readiness(form, habit, on)]
    found += _sitting(athlete)
    return tuple(sorted(found, key=lambda one: (-one.urgency, one.region)))


def _foreseen(foresee: Foresee, patterns: Sequence[str]) -> list[Due]:
    """The regions whose tightness is likely enough after a pattern of today, or today at all on a rest day."""
    found = []
    for region in Region:
        options: list[tuple[float, str]] = []
        for pattern in dict.fromkeys(patterns) or (None,):
            seen = foresee(region, pattern)
            if seen is not None:
                options.append((seen.probability, seen.pattern or ""))
        probability, pattern = max(options, default=(0.0, ""), key=lambda one: one[0])
        if probability >= OFFERED_FROM:
            values: dict[str, Value] = {"region": str(region), "percent": round(100 * probability), "pattern": pattern}
            why = Reason("release_foreseen" if pattern else "release_foreseen_anyway", values)
            provoked = frozenset({pattern} if pattern else ())
            urgency = 3 + probability
            found.append(Due(region, "forecast_tightness", urgency, groups_of(region), provoked, why, round(probability, 3)))
    return found


def groups_of(region: Region) -> frozenset[str]:
    """The muscle groups whose work counts for a region."""
    return frozenset(str(group) for group in LOADED_BY[region].groups)


def _reported(athlete: Athlete) -> list[Due]:
    return [due_as_reported(tight) for tight in athlete.tight if tight.level >= REPORTED_FROM]


def due_as_reported(tight: Tight) -> Due:
    """A region that is due because it was reported tight."""
    region = Region(tight.region)
    why = Reason("release_reported", {"region": str(region), "level": tight.level, "date": tight.day.isoformat()})
    urgency = 2 + tight.level / 10
    return Due(region, "reported_tightness", urgency, groups_of(region), frozenset(), why, side=tight.side or "both")


def _by_volume(habit: VolumeHabit, on: int) -> list[Due]:
    found = []
    for region in Region:
        groups = groups_of(region)
        high = None if region in NOT_FOR_VOLUME else habit.high(groups, on)
        if high is not None:
            code = "release_high_volume" if high.days == 1 else "release_high_volume_days"
            values: dict[str, Value] = {
                "region": str(region),
                "sets": round(high.sets, 1),
                "usual": round(high.usual, 1),
                "days": high.days,
                "ago": on - high.ordinal,
            }
            beyond = min((high.sets - high.usual) / 20, 0.99)
            found.append(Due(region, "high_volume", 1 + beyond, groups, frozenset(high.patterns), Reason(code, values)))
    return sorted(found, key=lambda due: -due.urgency)[:_MOST_BY_VOLUME]


def _by_readiness(form: Form, habit: VolumeHabit, on: int) -> list[Due]:
    """On a light day the regions that worked most in the last three days; the upper back where nothing did."""
    ready = form.readiness
    if isinstance(ready, Unavailable) or ready.band != "light":
        return []
    worked = habit.of_last_days(on)
    loads = []
    for region in Region:
        groups = groups_of(region)
        sets = sum(worked.get(group, 0.0) for group in groups)
        if region not in NOT_FOR_VOLUME and sets >= _LEAST_SETS:
            loads.append((sets, region, groups))
    if not loads:
        loads = [(0.0, Region.UPPER_BACK, groups_of(Region.UPPER_BACK))]
    score = ready.score
    found = []
    for sets, region, groups in sorted(loads, key=lambda one: (-one[0], one[1]))[:_MOST_BY_READINESS]:
        values: dict[str, Value] = {"region": str(region), "score": round(score.value), "sets": round(sets, 1)}
        code = "release_low_readiness" if sets else "release_low_readiness_rest"
        found.append(Due(region, "low_readiness", min(sets / 40, 0.99), groups, frozenset(), Reason(code, values)))
    return found


def _sitting(athlete: Athlete) -> list[Due]:
    if athlete.desk_hours is None or athlete.desk_hours < SITTING_HOURS:
        return []
    found = []
    for nth, region in enumerate(SITTING_REGIONS):
        why = Reason("release_sedentary", {"region": str(region), "hours": athlete.desk_hours})
        groups = groups_of(region)
        found.append(Due(region, "sedentary_day", 0.5 - nth / 10, groups, frozenset(), why))
    return found
