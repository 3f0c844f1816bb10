"""The command line as its user meets it: words in, exit code, stdout and stderr out; a home of its own, a clock that stands."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from hormesis.app.settings import settings_from
from hormesis.app.workspace import Workspace
from hormesis.doors.cli.command_line import main

NOW = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Ran:
    """What came of one command line."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """stdout as the one JSON value that it must be."""
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def run(home: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs ``hormesis`` with these words in this process, off a terminal."""

    def run_words(*words: object, stdin: str = "", at_home: Path = home, at: datetime = NOW) -> Ran:
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
        environment = {"HORMESIS_HOME": str(at_home)}
        with monkeypatch.context() as patch:
            patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
            patch.setattr("sys.stdout", out)
            patch.setattr("sys.stderr", err)
            code = main([str(word) for word in words], Workspace(settings_from(environment), lambda: at), environment)
        return Ran(code, *(_text(stream) for stream in (out, err)))

    return run_words


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue().decode()


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """A made-up log in Strong's layout, in kg: twelve weeks of two workouts that follow each other, up to 27 February 2026."""
    path = tmp_path / "strong.csv"
    write_log(path, weeks=12)
    return path


def write_log(path: Path, weeks: int, last: date = date(2026, 2, 27)) -> None:
    """Write such a log; its loads grow by a step every third week."""
    columns = ("Date", "Workout Name", "Duration", "Exercise Name", "Set Order", "Weight", "Reps", "Distance", "Seconds")
    lifts = {"Upper": (("Bench Press (Barbell)", 60), ("Lat Pulldown (Cable)", 45)), "Lower": (("Squat (Barbell)", 80),)}
    with path.open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow((*columns, "Notes", "Workout Notes", "RPE"))
        for week in range(weeks):
            for weekday, name in ((1, "Upper"), (4, "Lower")):
                at = last - timedelta(weeks=weeks - 1 - week, days=4 - weekday)
                for exercise, load in lifts[name]:
                    for number in range(1, 4):
                        reps = 8 + week % 3 - (number == 3)
                        weight = load + 2.5 * (week // 3)
                        out.writerow((f"{at} 18:00:00", name, "50m", exercise, number, weight, reps, 0, 0, "", "", 8))


@pytest.fixture
def junk(tmp_path: Path) -> Path:
    """A file that is no export of anything."""
    path = tmp_path / "junk.csv"
    path.write_bytes(bytes(range(256)) * 40)
    return path
