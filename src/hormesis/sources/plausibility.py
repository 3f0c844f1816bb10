"""Loads that are probably typing errors: ``LoadsSeen``. They stay as logged; the report says which they are."""

from array import array
from statistics import median

__all__ = ["LoadsSeen"]

_FEWEST_OTHERS = 5
_TIMES_NEXT = 2.0
_TIMES_MEDIAN = 3.0


class LoadsSeen:
    """Collects loads (kg) by exercise while a file is read; ``notes`` then has a line for each implausible one."""

    def __init__(self) -> None:
        self._loads: dict[str, array[float]] = {}
        self._heaviest: dict[str, tuple[float, str]] = {}

    def add(self, exercise_name: str, load_kg: float | None, where: str) -> None:
        """Count a load; none and 0 don't count. ``where`` names the place: a day, a line."""
        if not load_kg or load_kg < 0:
            return
        loads = self._loads.get(exercise_name)
        if loads is None:
            loads = self._loads[exercise_name] = array("d")
        loads.append(load_kg)
        top = self._heaviest.get(exercise_name)
        if top is None or load_kg > top[0]:
            self._heaviest[exercise_name] = (load_kg, where)

    def notes(self) -> list[str]:
        """A line for each load more than twice the heaviest other one of its exercise and three times its median.

        Judged only beside at least five other sets, so that a first heavy day is not called an error. Own choice (expert).
        """
        found = []
        for name, loads in self._loads.items():
            if len(loads) <= _FEWEST_OTHERS:
                continue
            ascending = sorted(loads)
            top, others = ascending[-1], ascending[:-1]
            if top > _TIMES_NEXT * others[-1] and top > _TIMES_MEDIAN * median(others):
                found.append(
                    f"{name}: {top:g} kg ({self._heaviest[name][1]}) looks like a typing error, the next heaviest is "
                    f"{others[-1]:g} kg; kept as logged"
                )
        return found
