"""What FitNotes' CSV and its backup have in common: sets of a day, without time, name or number. ``Entry``, ``DayBook``.

Both give the same set the same key, so that importing a backup after a CSV adds only what the CSV did not hold.
"""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from hormesis.domain.facts import Fact
from hormesis.domain.load import KG_PER_LB, Unit
from hormesis.domain.training import SetType
from hormesis.sources.assistance import is_assisted
from hormesis.sources.cells import is_future
from hormesis.sources.plausibility import LoadsSeen
from hormesis.sources.rpe_words import rpe_in
from hormesis.sources.source import ReadOptions, ReadReport
from hormesis.sources.weight_unit import entered_unit, load_kg
from hormesis.sources.workout_facts import SetEntry, WorkoutEntry, out_of_range, rir_from_rpe, workout_facts

__all__ = ["NAME", "DayBook", "Entry", "metres"]

NAME = "fitnotes"
_SEPARATOR = "\x1f"
_METRES = {"m": 1.0, "km": 1000.0, "mi": 1609.344, "miles": 1609.344, "ft": 0.3048, "yd": 0.9144, "cm": 0.01, "in": 0.0254}
_WARM_UP_WORDS = frozenset({"warmup", "warm up", "warm-up", "warmups", "warm ups", "warm-ups", "warming up"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One logged set. ``weight`` is in ``unit`` as the app shows it; None where its exercise has no such field."""

    day: str
    exercise: str
    category: str
    weight: float | None
    unit: Unit
    reps: int | None
    distance_m: float | None
    duration_s: int | None
    comment: str
    superset: int | None = None


@dataclass(slots=True)
class DayBook:
    """Collects the sets of a file; ``facts`` then gives one workout a day."""

    options: ReadOptions
    report: ReadReport
    _days: dict[str, list[SetEntry]] = field(default_factory=dict)
    _seen: Counter[tuple[str, str]] = field(default_factory=Counter)
    _loads: LoadsSeen = field(default_factory=LoadsSeen)

    def add(self, entry: Entry, where: str) -> None:
        """Count the set in, or count it as skipped, with ``where`` as the place."""
        key = _key(entry)
        self._seen[entry.day, key] += 1
        logged = _logged(entry, f"{key}{_SEPARATOR}{self._seen[entry.day, key]}")
        why = out_of_range(logged)
        if is_future(entry.day, self.options.today):
            why = "dated in the future"
        elif logged.load_kg is None and not (logged.reps or logged.duration_s or logged.distance_m):
            why = "nothing was logged"
        if why:
            self.report.skip(why, where)
            return
        self._loads.add(logged.exercise_name, None if logged.assisted else logged.load_kg, entry.day)
        self._days.setdefault(entry.day, []).append(logged)

    def facts(self, notes: dict[str, str] | None = None) -> Iterator[Fact]:
        """The workout of each day, oldest first, and its sets in the order of the file. ``notes`` has words about a day."""
        self.report.notes.extend(self._loads.notes())
        for day in sorted(self._days):
            workout = WorkoutEntry(key=day, at=day, name="", sets=self._days[day], note=(notes or {}).get(day))
            yield from workout_facts(workout, self.options.athlete_id, NAME)


def metres(distance: float | None, unit: str) -> float | None:
    """Metres of a distance in FitNotes' unit, to one decimal; None for no distance. Raises ``KeyError`` for an unknown unit."""
    if not distance:
        return None
    return round(round(distance, 2) * _METRES[unit.strip().casefold() or "m"], 1)


def _logged(entry: Entry, key: str) -> SetEntry:
    timed = bool(entry.duration_s or entry.distance_m)
    named = {entry.category.strip().casefold(), entry.exercise.strip().casefold()}
    return SetEntry(
        exercise_name=entry.exercise,
        load_kg=None if entry.weight is None else load_kg(abs(entry.weight), entry.unit),
        reps=None if timed and not entry.reps else entry.reps,
        rir=rir_from_rpe(rpe_in(entry.comment)),
        set_type=SetType.WARM_UP if named & _WARM_UP_WORDS else SetType.WORKING,
        duration_s=entry.duration_s or None,
        distance_m=entry.distance_m,
        assisted=is_assisted(entry.exercise) or (entry.weight or 0) < 0,
        superset=entry.superset,
        entered_unit=entered_unit(abs(entry.weight), entry.unit) if entry.weight else None,
        note=entry.comment or None,
        key=key,
    )


def _key(entry: Entry) -> str:
    """Exercise, load, reps, distance and time, without the number that tells equal sets of a day apart."""
    distance = f"{entry.distance_m:.0f}" if entry.distance_m else ""
    parts = (entry.exercise, _typed(entry.weight, entry.unit), str(entry.reps or 0), distance, str(entry.duration_s or 0))
    return _SEPARATOR.join(parts)


def _typed(weight: float | None, unit: Unit) -> str:
    """The load as the lifter typed it, so that an export in the other unit has the same key: 77.16 lb are 35 kg."""
    if not weight:
        return "0"
    typed = entered_unit(weight, unit)
    if typed == unit:
        return f"{round(weight, 2):g}{unit}"
    if typed == "kg":
        return f"{math.floor(weight * KG_PER_LB * 4 + 0.5) / 4:g}kg"
    return f"{math.floor(weight / KG_PER_LB * 2 + 0.5) / 2:g}lb"
