"""Workouts of a log as facts: ``WorkoutEntry`` and ``SetEntry`` in, one ``workout`` fact and its ``set`` facts out.

A source fills the entries in kilograms, seconds and metres; ids, field names and order are the same for every source.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from hormesis.domain.facts import Fact, imported_id
from hormesis.domain.load import Unit
from hormesis.domain.training import SetType

__all__ = ["SetEntry", "WorkoutEntry", "out_of_range", "rir_from_rpe", "workout_facts"]

_SEPARATOR = "\x1f"


@dataclass(frozen=True, slots=True)
class SetEntry:
    """One set as the source has it. None where the source says nothing.

    ``block`` counts the times this exercise is entered in its workout, from 0; with the set's position in its block it makes
    the set's key, unless ``key`` gives the source's own (unique within the workout). ``superset`` is as the source writes it.
    ``entered_unit`` is what the lifter typed, ``rest_s`` the rest after the set, ``note`` the source's words about it.
    """

    exercise_name: str
    load_kg: float | None = None
    reps: int | None = None
    rir: float | None = None
    set_type: SetType = SetType.WORKING
    duration_s: float | None = None
    distance_m: float | None = None
    assisted: bool = False
    superset: str | int | None = None
    entered_unit: Unit | None = None
    rest_s: float | None = None
    note: str | None = None
    block: int = 0
    key: str | None = None


@dataclass(frozen=True, slots=True)
class WorkoutEntry:
    """One performed workout. ``key`` is the source's own, the same in every later export; times are ISO 8601."""

    key: str
    at: str
    name: str
    sets: Sequence[SetEntry]
    ended_at: str | None = None
    note: str | None = None
    session_rpe: float | None = None


def workout_facts(workout: WorkoutEntry, athlete_id: str, source: str) -> Iterator[Fact]:
    """The ``workout`` fact, then a ``set`` fact for each of its sets in order, ``order`` counting them from 0."""
    workout_id = imported_id(athlete_id, source, f"workout{_SEPARATOR}{workout.key}")
    about: dict[str, Any] = {"name": workout.name or None, "ended_at": workout.ended_at, "note": workout.note or None}
    about["session_rpe"] = workout.session_rpe
    yield Fact("workout", workout.at, workout_id, {k: v for k, v in about.items() if v is not None}, source)
    position: Counter[tuple[str, int]] = Counter()
    for order, entry in enumerate(workout.sets):
        key = entry.key
        if key is None:
            block = (entry.exercise_name, entry.block)
            key = f"{entry.exercise_name}{_SEPARATOR}{entry.block}{_SEPARATOR}{position[block]}"
            position[block] += 1
        set_id = imported_id(athlete_id, source, f"set{_SEPARATOR}{workout.key}{_SEPARATOR}{key}")
        yield Fact("set", workout.at, set_id, _fields(entry, workout_id, order), source)


def _fields(entry: SetEntry, workout_id: str, order: int) -> dict[str, Any]:
    fields: dict[str, Any] = {"workout": workout_id, "exercise_name": entry.exercise_name}
    if entry.load_kg is not None:
        fields["load_kg"] = entry.load_kg
    if entry.reps is not None:
        fields["reps"] = entry.reps
    if entry.rir is not None:
        fields["rir"] = entry.rir
    fields["set_type"] = str(entry.set_type)
    if entry.duration_s is not None:
        fields["duration_s"] = entry.duration_s
    if entry.distance_m is not None:
        fields["distance_m"] = entry.distance_m
    if entry.assisted:
        fields["assisted"] = True
    if entry.superset is not None:
        fields["superset"] = entry.superset
    fields["order"] = order
    if entry.entered_unit is not None:
        fields["entered_unit"] = entry.entered_unit
    if entry.rest_s is not None:
        fields["rest_s"] = entry.rest_s
    if entry.note:
        fields["note"] = entry.note
    return fields


def out_of_range(entry: SetEntry) -> str | None:
    """Why ``entry`` can't be a fact (``load 9000 kg``), or None. The bounds are those of the ``set`` fact."""
    for name, value, high in (
        ("load in kg", entry.load_kg, 5000),
        ("reps", entry.reps, 10000),
        ("RIR", entry.rir, 30),
        ("seconds", entry.duration_s, 604800),
        ("seconds of rest", entry.rest_s, 604800),
        ("metres", entry.distance_m, 1e7),
    ):
        if value is not None and not 0 <= value <= high:
            return f"{name} out of range 0 to {high:g}"
    return None if entry.exercise_name.strip() else "no exercise"


def rir_from_rpe(rpe: float | None) -> float | None:
    """Reps in reserve, 10 − RPE; None without one. Raises ``ValueError`` outside 0..10.

    Zourdos et al., 2016, J Strength Cond Res, doi 10.1519/JSC.0000000000001049 (grade: moderate).
    """
    if rpe is None:
        return None
    if not 0 <= rpe <= 10:
        raise ValueError(f"RPE {rpe:g} lies outside 0..10")
    return 10 - rpe
