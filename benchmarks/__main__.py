"""Runs the benchmark and ends with 1 when a figure is over its bound."""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from statistics import median

from benchmarks.strong_log import LAST_DAY, SETS, write_strong_log

_BOUNDS = {
    "import, whole process": (5.0, "s"),
    "import of the same again, whole process": (5.0, "s"),
    "library, loaded": (0.060, "s"),
    "memory of the library": (15.0, "MB"),
    "300 names matched": (0.300, "s"),
    "cold fold, in process": (4.0, "s"),
    "one more set and a new plan, in process": (0.100, "s"),
    "hormesis today on a stored log, whole process": (1.2, "s"),
    "peak memory of any of these": (200.0, "MB"),
}
_STARTS = 5


def main() -> int:
    """Measure each figure in processes of their own on a fresh store."""
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        log = home / "strong.csv"
        write_strong_log(log)
        environment = {**os.environ, "HORMESIS_HOME": str(home / "home"), "NO_COLOR": "1"}
        environment.pop("HORMESIS_DATABASE_URL", None)
        hormesis = [sys.executable, "-m", "hormesis.main"]
        figures["import, whole process"] = _seconds([*hormesis, "import", str(log)], environment)
        figures["import of the same again, whole process"] = _seconds([*hormesis, "import", str(log)], environment)
        inside = json.loads(
            _run([sys.executable, "-m", "benchmarks.in_process", str(home / "home" / "hormesis.db")], environment)
        )
        figures["library, loaded"] = inside["library_s"]
        figures["memory of the library"] = inside["library_mb"]
        figures["300 names matched"] = inside["names_s"]
        figures["cold fold, in process"] = inside["cold_fold_s"]
        figures["one more set and a new plan, in process"] = inside["further_set_s"]
        today = [*hormesis, "today", "--date", (LAST_DAY + timedelta(days=1)).date().isoformat()]
        starts = [_seconds(today, environment) for _ in range(_STARTS)]
        figures["hormesis today on a stored log, whole process"] = median(starts)
    figures["peak memory of any of these"] = _peak_memory_mb()
    return _report(figures)


def _report(figures: Mapping[str, float]) -> int:
    print(f"A log of {SETS:,} sets, Python {sys.version.split()[0]}, {os.cpu_count()} cores")
    over = 0
    for name, (bound, unit) in _BOUNDS.items():
        within = figures[name] <= bound
        over += not within
        print(f"  {name:<48} {figures[name]:8.3f} {unit:<2}   at most {bound:g} {unit:<2}   {'ok' if within else 'OVER'}")
    return 1 if over else 0


def _seconds(command: list[str], environment: Mapping[str, str]) -> float:
    begun = time.perf_counter()
    _run(command, environment)
    return time.perf_counter() - begun


def _run(command: list[str], environment: Mapping[str, str]) -> str:
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout


def _peak_memory_mb() -> float:
    """The largest resident set of any process run so far; Linux counts it in kilobytes, macOS in bytes."""
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    sys.exit(main())
