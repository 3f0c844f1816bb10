"""How many jobs a second SQLite takes, claims and ends, each in transactions of their own; ends with 1 below its bound.

``python -m benchmarks.jobs`` writes ``jobs.json`` beside it.
"""

import json
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from hormesis.app.jobs import Jobs
from hormesis.app.jobs_running import Runner
from hormesis.store.clock import Clock
from hormesis.store.database import open_database

COMMITTED = Path(__file__).with_suffix(".json")
LEAST_ENDED_A_SECOND = 1000
_JOBS = 3000


def main() -> int:
    """Measure on a file in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        figures = measured(Path(folder) / "hormesis.db", _JOBS)
    COMMITTED.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(figures, indent=2))
    return 0 if figures["claimed_and_ended_a_second"] >= LEAST_ENDED_A_SECOND else 1


def measured(path: Path, jobs: int) -> dict[str, float]:
    """Leave ``jobs`` jobs of as many athletes one by one, then run them one by one."""

    def now() -> datetime:
        return datetime.now(UTC)

    db = open_database(path, Clock(now))
    queue = Jobs(now)
    begun = time.perf_counter()
    for number in range(jobs):
        with db.transaction() as tx:
            queue.enqueue(tx, f"athlete-{number}", "refresh")
    left = time.perf_counter()
    runner = Runner(db, queue, {"refresh": lambda _run: lambda _tx: None}, now, "benchmark")
    ended = 0
    while runner.run_next() is not None:
        ended += 1
    done = time.perf_counter()
    db.close()
    assert ended == jobs
    return {
        "jobs": jobs,
        "left_a_second": round(jobs / (left - begun)),
        "claimed_and_ended_a_second": round(jobs / (done - left)),
    }


if __name__ == "__main__":
    sys.exit(main())
