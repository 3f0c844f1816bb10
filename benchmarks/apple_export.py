"""An Apple Health export of 422 MB: how fast one core reads it, and how long it takes until it is stored and can be used.

    python -m benchmarks.apple_export                     our own figures
    python -m benchmarks.apple_export --rivals VENV       beside apple-health-parser and healthkit-to-sqlite, which are installed
                                                          in that virtual environment; writes apple_export.json

All read the same file in the same run. *Usable* means: for us, parsed, without doubles, one source a night, and stored in SQLite
by ``hormesis import``, a new process with an empty home; for healthkit-to-sqlite its own command, every record in SQLite; for
apple-health-parser its archive unpacked, parsed, and the seven types that we use as its data frames, nothing stored.
"""

import argparse
import json
import os
import platform
import sqlite3
import sys
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.apple_log import write_apple_export
from benchmarks.process_tree import Watched, watched

__all__ = ["COMMITTED", "LEAST_MIB_A_SECOND", "LEAST_TIMES_FASTER", "MOST_READ_MB"]

COMMITTED = Path(__file__).with_suffix(".json")
LEAST_MIB_A_SECOND, MOST_READ_MB, LEAST_TIMES_FASTER = 40.0, 30.0, 2.0
_RUNS = 3
_PARSER = """
import sys
from apple_health_parser.utils.parser import Parser
parser = Parser(sys.argv[1], output_dir=sys.argv[2], overwrite=True)
q = "HKQuantityTypeIdentifier"
names = "HeartRateVariabilitySDNN RestingHeartRate RespiratoryRate AppleSleepingWristTemperature BodyMass StepCount".split()
used = [parser.get_flag_records(flag) for flag in [q + name for name in names] + ["HKCategoryTypeIdentifierSleepAnalysis"]]
print(sum(map(len, parser.records.values())), sum(len(one.records) for one in used))
"""


def main() -> int:
    """Measure, print each figure beside its bound, and end with 1 when one is over its bound."""
    parser = argparse.ArgumentParser(description="Speed and memory on a generated Apple Health export.")
    parser.add_argument("--rivals", type=Path, help="a virtual environment with apple-health-parser and healthkit-to-sqlite")
    rivals: Path | None = parser.parse_args().rivals
    with tempfile.TemporaryDirectory() as name:
        figures = _measured(Path(name), rivals)
    good = _report(figures)
    if rivals and all(isinstance(figures[rival], dict) for rival in _RIVALS):
        COMMITTED.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"wrote {COMMITTED}")
    return 0 if good else 1


def _measured(folder: Path, rivals: Path | None) -> dict[str, Any]:
    export = folder / "export.xml"
    records = write_apple_export(export)
    size = export.stat().st_size
    figures: dict[str, Any] = {
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "file": {"mb": round(size / 1e6, 1), "records": records},
        "read": _read(export, size),
        "hormesis import": _best(*(_imported(export, folder / f"home{run}") for run in range(_RUNS))),
    }
    for rival, measure in _RIVALS.items():
        program = rivals / "bin" / ("healthkit-to-sqlite" if rival == "healthkit-to-sqlite" else "python") if rivals else None
        figures[rival] = measure(program, export, folder) if program and program.exists() else "not installed"
    return figures


def _read(export: Path, size: int) -> dict[str, Any]:
    runs = [
        json.loads(watched([sys.executable, "-m", "benchmarks.apple_read", str(export)], _environment()).out)
        for _ in range(_RUNS)
    ]
    seconds = median(run["seconds"] for run in runs)
    return {
        "seconds": round(seconds, 2),
        "mib_a_second": round(size / 2**20 / seconds, 1),
        "base_mb": round(max(run["base_mb"] for run in runs), 1),
        "peak_mb": round(max(run["peak_mb"] for run in runs), 1),
        "records": runs[0]["rows"],
        "facts": runs[0]["facts"],
    }


def _imported(export: Path, home: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "hormesis.main", "import", str(export), "--json"]
    run = watched(command, {**_environment(), "HORMESIS_HOME": str(home)})
    report = json.loads(run.out)["imports"][0]
    return _figures(run, records=report["rows"], facts=report["appended"]["written"])


def _healthkit_to_sqlite(program: Path, export: Path, folder: Path) -> dict[str, Any]:
    database = folder / "healthkit.db"
    run = watched([str(program), "--silent", "--xml", str(export), str(database)], _environment())
    with sqlite3.connect(database) as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'") if name[0] == "r"]
        records = sum(db.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables)
    db.close()
    return _figures(run, records=records)


def _apple_health_parser(program: Path, export: Path, folder: Path) -> dict[str, Any]:
    archive = folder / "export.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as file:  # not compressed: unpacking it costs next to nothing
        file.write(export, "apple_health_export/export.xml")
    run = watched([str(program), "-c", _PARSER, str(archive), str(folder / "unpacked")], _environment())
    records, used = map(int, run.out.split()[-2:])
    return _figures(run, records=records, used=used)


_RIVALS = {"healthkit-to-sqlite": _healthkit_to_sqlite, "apple-health-parser": _apple_health_parser}


def _figures(run: Watched, **counts: int) -> dict[str, Any]:
    return {"seconds": round(run.seconds, 2), "peak_mb": None if run.peak_mb is None else round(run.peak_mb, 1), **counts}


def _best(*runs: dict[str, Any]) -> dict[str, Any]:
    """The run of the median time, with the most memory of any."""
    ordered = sorted(runs, key=lambda run: run["seconds"])
    return {**ordered[len(ordered) // 2], "peak_mb": max(run["peak_mb"] or 0 for run in runs) or None}


def _environment() -> dict[str, str]:
    environment = {**os.environ, "NO_COLOR": "1"}
    environment.pop("HORMESIS_DATABASE_URL", None)
    return environment


def _report(figures: Mapping[str, Any]) -> bool:
    read, ours = figures["read"], figures["hormesis import"]
    print(
        f"{figures['file']['mb']:,} MB, {figures['file']['records']:,} records, "
        f"Python {figures['python']}, {figures['cores']} cores"
    )
    checks = [
        (
            f"reading on one core: {read['mib_a_second']} MiB/s, at least {LEAST_MIB_A_SECOND:g}",
            read["mib_a_second"] >= LEAST_MIB_A_SECOND,
        ),
        (
            f"memory: {read['peak_mb']} MB of which {read['base_mb']} before it, at most {MOST_READ_MB:g}",
            read["peak_mb"] <= MOST_READ_MB,
        ),
    ]
    print(f"  hormesis import: {_line(ours)}")
    found = {name: figures[name] for name in _RIVALS if isinstance(figures[name], dict)}
    for name in _RIVALS:
        print(f"  {name}: {_line(found[name]) if name in found else 'not installed'}")
    if found:
        faster = min(found, key=lambda name: found[name]["seconds"])
        times = found[faster]["seconds"] / ours["seconds"]
        checks.append((f"{times:.1f} times as fast as {faster}, at least {LEAST_TIMES_FASTER:g}", times >= LEAST_TIMES_FASTER))
        if ours["peak_mb"]:
            checks.append((f"at no more memory than {faster}", ours["peak_mb"] <= found[faster]["peak_mb"]))
    for said, good in checks:
        print(f"  {said}   {'ok' if good else 'OVER'}")
    return all(good for _, good in checks)


def _line(figures: Mapping[str, Any]) -> str:
    memory = "" if figures["peak_mb"] is None else f", {figures['peak_mb']:,} MB"
    return f"{figures['seconds']} s{memory}, {figures['records']:,} records"


if __name__ == "__main__":
    sys.exit(main())
