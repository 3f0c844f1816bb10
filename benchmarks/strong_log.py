"""A log of 38,786 sets as the Strong app would export it, always the same: ``write_strong_log``."""

import csv
import random
from datetime import datetime, timedelta
from pathlib import Path

__all__ = ["LAST_DAY", "SETS", "write_strong_log"]

SETS = 38_786
"""As many as a real import had that another open app took ten seconds to start with."""

LAST_DAY = datetime(2026, 6, 5, 17, 30)  # noqa: DTZ001  (the app writes wall-clock time)

_COLUMNS = ("Date", "Workout Name", "Duration", "Exercise Name", "Set Order", "Weight", "Reps", "Distance", "Seconds")
_MORE_COLUMNS = ("Notes", "Workout Notes", "RPE")
_SPLIT = {
    "Push A": (("Bench Press (Barbell)", 60.0), ("Overhead Press (Barbell)", 37.5), ("Triceps Pushdown (Cable)", 20.0)),
    "Pull A": (("Deadlift (Barbell)", 100.0), ("Lat Pulldown (Cable)", 50.0), ("Bicep Curl (Barbell)", 25.0)),
    "Legs A": (("Squat (Barbell)", 80.0), ("Leg Press", 120.0), ("Seated Leg Curl (Machine)", 35.0)),
    "Push B": (("Incline Bench Press (Dumbbell)", 22.0), ("Chest Dip", 5.0), ("Lateral Raise (Dumbbell)", 8.0)),
    "Pull B": (("Bent Over Row (Barbell)", 60.0), ("Pull Up", 2.5), ("Face Pull (Cable)", 20.0)),
    "Legs B": (("Romanian Deadlift (Barbell)", 70.0), ("Leg Extension (Machine)", 45.0), ("Standing Calf Raise (Machine)", 60.0)),
}
_ACCESSORIES = (
    "Hammer Curl (Dumbbell)",
    "Skullcrusher (Barbell)",
    "Shrug (Dumbbell)",
    "Cable Crossover",
    "Seated Row (Cable)",
    "Hip Thrust (Barbell)",
    "Front Squat (Barbell)",
    "Chest Fly (Machine)",
    "Reverse Fly (Dumbbell)",
    "Hack Squat (Machine)",
    "Preacher Curl (Barbell)",
    "Goblet Squat (Kettlebell)",
)


def write_strong_log(path: Path) -> None:
    """Write the log: six workouts in turn, four a week, backwards in time until there are enough sets of it."""
    chance = random.Random(38_786)
    workouts: list[list[tuple[object, ...]]] = []
    at, written = LAST_DAY, 0
    while written < SETS:
        rows = _workout(at, list(_SPLIT)[-1 - len(workouts) % len(_SPLIT)], chance)[: SETS - written]
        workouts.append(rows)
        written += len(rows)
        at -= timedelta(days=chance.choice((1, 2, 2, 2)))
    with path.open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow((*_COLUMNS, *_MORE_COLUMNS))
        for rows in reversed(workouts):
            out.writerows(rows)


def _workout(at: datetime, name: str, chance: random.Random) -> list[tuple[object, ...]]:
    years = (LAST_DAY - at).days / 365
    grown = 1.6 / (1 + 0.12 * years)
    extra = [(exercise, 20.0) for exercise in chance.sample(_ACCESSORIES, 2)]
    rows: list[tuple[object, ...]] = []
    for exercise, start in (*_SPLIT[name], *extra):
        load = round(start * grown / 2.5) * 2.5
        for number in range(1, 5):
            reps = max(1, round(chance.gauss(8.5 - 0.7 * number, 1.2)))
            rpe = chance.choice(("", "", "8", "8.5", "9"))
            rows.append((f"{at:%Y-%m-%d %H:%M:%S}", name, "1h 5m", exercise, number, load, reps, 0, 0, "", "", rpe))
    return rows
