"""What it costs to save one set, on the first day and with ten years behind one.

    python -m benchmarks.saving            on SQLite, on PostgreSQL too where its wheel is there; each figure beside its bound
    python -m benchmarks.saving --write    also writes saving.json

A phone sends one set in a call of ``app.sync``: it is checked and written, beliefs that lag are dropped, a new plan is asked
for, and the phone hears what is new. Processor time is that of the quickest tenth, as a busy machine only adds to it; the other
figures are of the time until the answer, which waits for the disk.
"""

import argparse
import json
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from benchmarks.strong_log import LAST_DAY, SETS, write_strong_log
from hormesis.app.facts import record
from hormesis.app.jobs import Jobs
from hormesis.app.sync import sync
from hormesis.app.sync_reply import SyncRequest
from hormesis.domain.facts import Fact
from hormesis.sources.registry import read_file
from hormesis.sources.source import ReadOptions
from hormesis.store import checkpoints
from hormesis.store.clock import Clock
from hormesis.store.database import Database, open_database

__all__ = ["COMMITTED", "MOST_CPU_MS", "MOST_GROWTH", "YEARS"]

COMMITTED = Path(__file__).with_suffix(".json")
YEARS = tuple(range(11))
MOST_CPU_MS = 8.0
MOST_GROWTH = 1.5
"""How many times the cost of the first day the cost after ten years may be."""
_SAVED = 60
_ATHLETE = "bench"


def main() -> int:
    """Measure, print, and end with 1 where a figure is over its bound."""
    parser = argparse.ArgumentParser(description="The cost of one saved set against years of history.")
    parser.add_argument("--write", action="store_true", help="write saving.json")
    write = parser.parse_args().write
    figures: dict[str, Any] = {"python": platform.python_version(), "cores": os.cpu_count(), "sets": SETS}
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "strong.csv"
        write_strong_log(log)
        drawn, _ = read_file(log, ReadOptions(_ATHLETE, LAST_DAY.date()))
        by_year = _by_year(list(drawn))
        for name, opened in _stores(Path(folder)):
            with opened as db:
                figures[name] = _curve(db.of(_ATHLETE), by_year)
    good = True
    for name in ("SQLite", "PostgreSQL"):
        if name in figures:
            good &= _told(name, figures[name])
    if write:
        COMMITTED.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0 if good else 1


def _by_year(said: list[Fact]) -> list[list[Fact]]:
    """The log in ten pieces, oldest first."""
    said.sort(key=lambda fact: fact.at)
    share = -(-len(said) // (len(YEARS) - 1))
    return [said[n : n + share] for n in range(0, len(said), share)]


def _stores(folder: Path) -> Iterator[tuple[str, Any]]:
    clock = Clock(lambda: datetime.now(UTC))
    yield "SQLite", _closing(lambda: open_database(folder / "bench.db", clock))
    try:
        from tests.postgres_server import Missing, start
    except ImportError:
        return
    try:
        with start() as server:
            yield "PostgreSQL", _closing(lambda: open_database(server.url(server.new()), clock))
    except Missing as why:
        print(f"PostgreSQL: not measured: {why}")


@contextmanager
def _closing(opened: Callable[[], Database]) -> Iterator[Database]:
    db = opened()
    yield db
    db.close()


def _curve(db: Database, by_year: list[list[Fact]]) -> list[dict[str, float]]:
    """For each number of years behind the athlete: facts, and the cost of one further set."""
    found, facts = [], 0
    for years in YEARS:
        if years:
            record(db, _ATHLETE, by_year[years - 1])
            facts += len(by_year[years - 1])
        found.append({"years": years, "facts": facts} | _cost(db, years))
    return found


def _cost(db: Database, years: int) -> dict[str, float]:
    jobs = Jobs(lambda: datetime.now(UTC))
    said = SyncRequest("bench", "", [])
    cursor = sync(db, _ATHLETE, said, jobs, most=10**9).cursor
    cpu, wall = [], []
    today = date(2026, 6, 6)
    with db.transaction() as tx:
        for days in range(1, 9):
            checkpoints.save(tx, _ATHLETE, "v", today - timedelta(days=days), b"x" * 100_000)
    for n in range(_SAVED):
        ms = int(time.time() * 1000)
        change = {
            "kind": "set",
            "id": f"{ms:012x}-{years}-{n}",
            "version": f"{ms:012x}-{n:04x}-0000000a",
            "at": f"{today}T18:{n:02}:00",
            "exercise": "barbell-bench-press",
            "load_kg": 95.0,
            "reps": 8,
            "rir": 2,
        }
        begun_cpu, begun = time.process_time(), time.perf_counter()
        reply = sync(db, _ATHLETE, SyncRequest("bench", cursor, [change]), jobs)
        cpu.append(time.process_time() - begun_cpu)
        wall.append(time.perf_counter() - begun)
        cursor = reply.cursor
        assert (reply.written, reply.changes, reply.rejected) == (1, [], [])
    return {
        "cpu_ms": round(quantiles(cpu, n=10, method="inclusive")[0] * 1000, 2),
        "ms": round(median(wall) * 1000, 2),
        "p95_ms": round(quantiles(wall, n=20, method="inclusive")[-1] * 1000, 2),
    }


def _told(name: str, curve: list[dict[str, float]]) -> bool:
    print(f"{name}: one saved set, {_SAVED} times")
    for one in curve:
        print(
            f"  {one['years']:>2} years, {one['facts']:>6,} facts: {one['cpu_ms']:6.2f} ms processor, {one['ms']:6.2f} ms, "
            f"95 % within {one['p95_ms']:6.2f} ms"
        )
    first, last = curve[0]["cpu_ms"], curve[-1]["cpu_ms"]
    good = last <= MOST_CPU_MS and last <= MOST_GROWTH * first
    print(f"  at most {MOST_CPU_MS:g} ms and {MOST_GROWTH:g} times the first day's: {'ok' if good else 'OVER'}")
    return good


if __name__ == "__main__":
    sys.exit(main())
