"""What is measured inside one process: a cold fold, then one more set and a new plan. Prints a JSON object of seconds."""

import json
import sys
import time
import tracemalloc
from datetime import timedelta
from pathlib import Path
from statistics import median

from benchmarks.strong_log import LAST_DAY
from hormesis.app.coach import Coach
from hormesis.app.facts import record
from hormesis.app.refresh import beliefs_before
from hormesis.domain.facts import fact_from
from hormesis.exercises.library import load_library

_REPEATS = 7
_NAMES = 300


def main(database: Path) -> None:
    """Fold the stored log from nothing, then add a set and plan the next day, a few times over."""
    coach = Coach.open(database)
    begun = time.perf_counter()
    load_library()
    library_s = time.perf_counter() - begun
    knowledge = coach.knowledge
    names = [f"{how} {page.name}" for page in knowledge.library for how in ("Seated", "My")][:_NAMES]
    begun = time.perf_counter()
    for name in names:
        knowledge.resolve(name, "strong")
    names_s = time.perf_counter() - begun
    tomorrow = LAST_DAY.date() + timedelta(days=1)
    begun = time.perf_counter()
    beliefs_before(coach.db, coach.athlete_id, tomorrow, knowledge)
    cold_fold_s = time.perf_counter() - begun
    coach.today(tomorrow)
    further = []
    for number in range(_REPEATS):
        said = {"kind": "set", "at": tomorrow.isoformat(), "id": f"bench-{number}", "exercise_name": "Bench Press (Barbell)"}
        fact = fact_from({**said, "load_kg": 95.0, "reps": 8, "rir": 2}, "benchmark")
        begun = time.perf_counter()
        record(coach.db, coach.athlete_id, [fact])
        coach.today(tomorrow + timedelta(days=1))
        further.append(time.perf_counter() - begun)
    figures = {
        "library_s": library_s,
        "library_mb": _library_mb(),
        "names_s": names_s,
        "cold_fold_s": cold_fold_s,
        "further_set_s": median(further),
    }
    print(json.dumps(figures))


def _library_mb() -> float:
    """What the loaded library holds, in megabytes; measured apart from the seconds, since watching memory takes time."""
    tracemalloc.start()
    library = load_library()
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(library) > 0
    return held / 1e6


if __name__ == "__main__":
    main(Path(sys.argv[1]))
