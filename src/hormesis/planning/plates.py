"""Which plates make a load: ``Loading``, ``loading_of``."""

from dataclasses import dataclass, replace

from hormesis.domain.athlete import Gym
from hormesis.domain.movement import Implement, Loadability, LoadMeaning
from hormesis.domain.training import PlannedSet
from hormesis.exercises.page import Page
from hormesis.planning.gym_grid import bars_for

__all__ = ["Loading", "loading_of", "with_plates"]

_BARBELL = (Loadability.BARBELL_LOWER, Loadability.BARBELL_UPPER)
_USUAL_BAR_KG = 20.0
_GRAM = 1000
_NEAR_G = 10


@dataclass(frozen=True, slots=True)
class Loading:
    """A bar (kg, None where there is none) and the plates (kg, heaviest first) on each side of it."""

    bar_kg: float | None
    plates_kg: tuple[float, ...]


def loading_of(gym: Gym | None, page: Page | None, load_kg: float) -> Loading | None:
    """The fewest plates that make ``load_kg`` in ``gym``; None where it isn't known what is there, or it can't be built.

    Each number in the gym's list is one pair, and the heaviest is there as often as needed.
    """
    if gym is None or page is None or not gym.plates_kg:
        return None
    if page.loadability in _BARBELL and page.implement is not Implement.SMITH:
        for bar in sorted(bars_for(gym.bars_kg, page.implement), key=lambda bar: (abs(bar - _USUAL_BAR_KG), bar)):
            side = _fewest(gym.plates_kg, (load_kg - bar) / 2)
            if side is not None:
                return Loading(bar, side)
        return None
    two_sleeves = page.load_meaning is LoadMeaning.TOTAL and page.implement is not Implement.LANDMINE
    if page.loadability is Loadability.PLATE_LOADED and two_sleeves:
        side = _fewest(gym.plates_kg, load_kg / 2)
        return None if side is None else Loading(None, side)
    return None


def with_plates(one: PlannedSet, gym: Gym | None, page: Page | None) -> PlannedSet:
    """The set with the plates that make its load."""
    found = loading_of(gym, page, one.load_kg) if one.load_kg else None
    return one if found is None else replace(one, plates_kg=found.plates_kg, bar_kg=found.bar_kg)


def _fewest(plates_kg: tuple[float, ...], side_kg: float) -> tuple[float, ...] | None:
    """The fewest plates whose sum is ``side_kg``, heaviest first; None where there are none."""
    wanted = round(side_kg * _GRAM)
    if wanted < -_NEAR_G:
        return None
    heaviest = max(plates_kg)
    found: dict[int, tuple[float, ...]] = {0: ()}
    for plate in sorted(plates_kg, reverse=True):
        for total, some in list(found.items()):
            grown = total + round(plate * _GRAM)
            if grown <= wanted + _NEAR_G and len(some) + 1 < len(found.get(grown, (0.0,) * 99)):
                found[grown] = (*some, plate)
    made = []
    for total, some in found.items():
        repeats, rest = divmod(wanted - total + _NEAR_G, round(heaviest * _GRAM))
        if repeats >= 0 and rest <= 2 * _NEAR_G:
            made.append((*(heaviest,) * repeats, *some))
    return min(made, key=lambda some: (len(some), some), default=None)
