"""Reads an Apple Health export to its last fact in this one process and on one core. Prints a JSON object of figures."""

import json
import os
import resource
import sys
import time
from datetime import date
from pathlib import Path

from hormesis.sources.apple_health import AppleHealth
from hormesis.sources.source import ReadOptions, ReadReport


def main(path: Path) -> None:
    """``base_mb`` is the memory of the interpreter with the source imported, ``peak_mb`` the most while it read."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    base = _peak_mb()
    report = ReadReport("apple_health")
    begun = time.perf_counter()
    facts = sum(1 for _ in AppleHealth().read(path, ReadOptions("bench", date(2026, 1, 1)), report))
    seconds = time.perf_counter() - begun
    print(json.dumps({"seconds": seconds, "base_mb": base, "peak_mb": _peak_mb(), "facts": facts, "rows": report.rows}))


def _peak_mb() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak * (1 if sys.platform == "darwin" else 1024) / 1e6


if __name__ == "__main__":
    main(Path(sys.argv[1]))
