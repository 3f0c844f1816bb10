"""In which order a planned day's exercises are done: ``ordered``. The athlete's own order first; what is new goes where it tires
least of what comes after: power, then compound lifts, then single joints, then the trunk (ACSM 2009; expert)."""

from collections.abc import Sequence

from hormesis.planning.exercise import Prescription
from hormesis.planning.week_days import TrainingDay

__all__ = ["ordered"]

_RANKS = {"power": 0, "compound": 1, "isolation": 3, "carry": 4, "core": 5}


def ordered(done: Sequence[Prescription], day: TrainingDay) -> list[Prescription]:
    """The exercises in the day's usual order; one that isn't usual comes after the last usual one of its kind."""
    place = {name: i for i, (name, _) in enumerate(day.usual)}
    usual = sorted((one for one in done if one.planned.name in place), key=lambda one: place[one.planned.name])
    others = [one for one in done if one.planned.name not in place]
    for one in sorted(others, key=lambda one: (_rank(one), -_groups(one), one.planned.name)):
        before = [i for i, other in enumerate(usual) if _rank(other) <= _rank(one)]
        usual.insert(before[-1] + 1 if before else 0, one)
    return usual


def _rank(one: Prescription) -> int:
    return _RANKS.get(one.page.category, 2) if one.page is not None else 2


def _groups(one: Prescription) -> float:
    return sum(one.page.groups.values()) if one.page is not None else 0.0
