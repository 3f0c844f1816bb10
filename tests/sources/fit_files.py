"""FIT files of our own making, for the tests of what is read of them."""

from datetime import date
from pathlib import Path

from hormesis.domain.facts import Fact
from hormesis.sources.registry import read_file
from hormesis.sources.source import ReadOptions, ReadReport
from tests.sources.fit_writer import (
    TEXT,
    UINT8,
    UINT32,
    Written,
    activity,
    file_id,
    fit_file,
    session,
    set_done,
    set_of_rest,
)

__all__ = ["BENCH", "NONE", "multisport", "read", "written"]

BENCH, NONE = ((0, 1), (65534, 65535), (65534, 65535)), ((65534, 65535),) * 3


def written(path: Path, *messages: Written) -> Path:
    """Write these messages as a FIT file."""
    path.write_bytes(fit_file(*messages))
    return path


def read(path: Path, today: date = date(2026, 12, 1)) -> tuple[list[Fact], ReadReport]:
    """What is read of a file, as its owner reads it."""
    facts, report = read_file(path, ReadOptions("me", today))
    return list(facts), report


def multisport(path: Path) -> Path:
    """Strength, a run, strength; the sets stand at the end and out of order, all stamped with the start of the file."""
    return written(
        path,
        file_id(),
        activity(),
        session("2026-03-02T17:05:00", 600, name=(110, TEXT, "Strength")),
        session("2026-03-02T17:20:00", 1200, 1, 0, distance=(9, UINT32, 300_000), bpm=(16, UINT8, 141)),
        session("2026-03-02T17:45:00", 900, rpe=(193, UINT8, 70)),
        set_done("2026-03-02T17:46:00", 3, ((8, 0), *BENCH[1:]), reps=5, kg=120),
        set_done("2026-03-02T17:05:00", 0, reps=8, kg=62.5),
        set_of_rest("2026-03-02T17:06:00", 1, 90.5),
        set_done("2026-03-02T17:07:30", 2, reps=7, kg=62.5),
        set_of_rest("2026-03-02T17:48:00", 4, 120),
    )
