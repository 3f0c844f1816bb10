"""A workout that comes by two ways counts once; two that merely look alike count twice."""

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from hormesis.app.imports import import_file, undo_import
from hormesis.exercises.naming import Namer
from hormesis.sources.api_documents import FETCHED
from hormesis.sources.source import ReadOptions
from hormesis.store import facts as fact_log
from hormesis.store.database import Database

ANN = "ann"
HEADER = (
    "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,set_type,weight_kg,reps,"
    "distance_km,duration_seconds,rpe\n"
)
START = datetime(2024, 12, 12, 18, 5)
SETS = [(100.0, 5), (100.0, 5), (97.5, 6), (60.0, 8)]


def app_file(folder: Path, start: datetime = START, sets: list[tuple[float, int]] = SETS) -> Path:
    """A workout as Hevy's app exports it."""
    begun, ended = (f"{moment:%-d %b %Y, %H:%M}" for moment in (start, start + timedelta(hours=1)))
    rows = [f'Push,"{begun}","{ended}",,Bench Press (Barbell),,,{i},normal,{kg},{n},,,' for i, (kg, n) in enumerate(sets)]
    path = folder / "workouts.csv"
    path.write_text(HEADER + "\n".join(rows) + "\n")
    return path


def api_file(
    folder: Path, start: datetime = START, sets: list[tuple[float, int]] = SETS, number: str = "w-1", zone: str | None = "UTC"
) -> Path:
    """The same as Hevy's API gives it, and as it is fetched."""
    done = [{"index": i, "type": "normal", "weight_kg": kg, "reps": n} for i, (kg, n) in enumerate(sets)]
    workout = {
        "id": number,
        "title": "Push",
        "start_time": f"{start:%Y-%m-%dT%H:%M}:20+00:00",
        "end_time": f"{start + timedelta(hours=1):%Y-%m-%dT%H:%M}:00+00:00",
        "exercises": [{"index": 0, "title": "Bench Press (Barbell)", "sets": done}],
    }
    path = folder / "hevy.json"
    path.write_text(json.dumps({FETCHED: "hevy", "time_zone": zone, "workouts": [workout]}))
    return path


def counted(db: Database) -> tuple[int, int]:
    with db.reading() as tx:
        return len(fact_log.live(tx, ANN, ["workout"])), len(fact_log.live(tx, ANN, ["set"]))


@pytest.mark.parametrize("api_first", [False, True])
def test_a_workout_of_the_file_and_of_the_api_counts_once_and_the_report_says_so(
    db: Database, options: ReadOptions, namer: Namer, tmp_path: Path, api_first: bool
) -> None:
    files = [app_file(tmp_path), api_file(tmp_path)]
    first, second = reversed(files) if api_first else files
    assert import_file(db, first, options, namer).known_workouts == 0
    report = import_file(db, second, options, namer)
    assert (report.workouts, report.known_workouts, report.appended.written, report.import_id) == (1, 1, 0, None)
    assert "1 workout is in the log already" in report.notes[0]
    assert counted(db) == (1, 4)
    assert import_file(db, second, options, namer).known_workouts == 1, "and so it stays"


def test_a_set_that_was_mended_in_one_of_them_makes_no_second_workout(
    db: Database, options: ReadOptions, namer: Namer, tmp_path: Path
) -> None:
    import_file(db, app_file(tmp_path, sets=[*SETS[:3], (62.5, 8)]), options, namer)
    assert import_file(db, api_file(tmp_path, START + timedelta(minutes=3)), options, namer).known_workouts == 1
    assert counted(db) == (1, 4)


def test_another_workout_is_kept_however_near_or_alike(db: Database, options: ReadOptions, namer: Namer, tmp_path: Path) -> None:
    import_file(db, app_file(tmp_path), options, namer)
    later = import_file(db, api_file(tmp_path, START + timedelta(minutes=40), number="w-2"), options, namer)
    other = import_file(db, api_file(tmp_path, START, [(20.0, 15)] * 4, number="w-3"), options, namer)
    assert (later.known_workouts, other.known_workouts) == (0, 0)
    assert counted(db) == (3, 12)


def test_an_api_that_tells_no_zone_is_known_by_the_very_same_sets(
    db: Database, options: ReadOptions, namer: Namer, tmp_path: Path
) -> None:
    import_file(db, app_file(tmp_path), options, namer)
    in_greenwich = START - timedelta(hours=5, minutes=30)
    assert import_file(db, api_file(tmp_path, in_greenwich, zone=None), options, namer).known_workouts == 1
    mended = api_file(tmp_path, in_greenwich, [*SETS[:3], (62.5, 8)], "w-2", zone=None)
    assert import_file(db, mended, options, namer).known_workouts == 0


def test_once_the_first_is_undone_the_second_comes_in(db: Database, options: ReadOptions, namer: Namer, tmp_path: Path) -> None:
    first = import_file(db, app_file(tmp_path), options, namer)
    undo_import(db, ANN, first.import_id or 0)
    assert import_file(db, api_file(tmp_path), options, namer).appended.written == 5
    assert counted(db) == (1, 4)
