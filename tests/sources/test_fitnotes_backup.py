"""FitNotes' backup: the same facts as its CSV, with supersets, body weights and words about a day."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact
from hormesis.sources.fitnotes import FitNotes
from hormesis.sources.fitnotes_backup import FitNotesBackup
from hormesis.sources.source import ReadOptions, ReadReport

CSV = Path(__file__).parent / "fixtures" / "fitnotes" / "unit_in_header.csv"
OPTIONS = ReadOptions("me", date(2026, 11, 22))

TABLES = """
CREATE TABLE Category(_id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE exercise(_id INTEGER PRIMARY KEY, name TEXT, category_id INTEGER, exercise_type_id INTEGER);
CREATE TABLE training_log(_id INTEGER PRIMARY KEY, exercise_id INTEGER, date DATE, metric_weight INTEGER, reps INTEGER,
                          unit INTEGER, distance INTEGER, duration_seconds INTEGER);
CREATE TABLE Comment(_id INTEGER PRIMARY KEY, owner_type_id INTEGER, owner_id INTEGER, comment TEXT);
CREATE TABLE WorkoutComment(_id INTEGER PRIMARY KEY, date TEXT, comment TEXT);
CREATE TABLE BodyWeight(_id INTEGER PRIMARY KEY, date TEXT, body_weight_metric REAL);
CREATE TABLE WorkoutGroupExercise(_id INTEGER PRIMARY KEY, exercise_id INTEGER, date TEXT, workout_group_id INTEGER);
CREATE TABLE WorkoutGroup(_id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE settings(_id INTEGER PRIMARY KEY, metric INTEGER);
INSERT INTO settings VALUES (1, 0);
INSERT INTO Category VALUES (1, 'Chest'), (2, 'Back'), (3, 'Cardio'), (4, 'Warmup');
INSERT INTO exercise VALUES (1, 'Bench Press', 1, 0), (2, 'Pull Up', 2, 0), (3, 'Running (Treadmill)', 3, 1),
                            (4, 'Rowing Machine', 3, 1), (5, 'Jump Rope', 4, 9);
"""
LB150 = 150 / 2.20462
ROWS = [
    (11, 5, "2019-03-02", 0, 0, 2, 0, 300),
    (12, 1, "2019-03-02", LB150, 10, 0, 0, 0),
    (13, 1, "2019-03-02", LB150, 10, 0, 0, 0),
    (14, 1, "2019-03-02", LB150, 10, 0, 0, 0),
    (15, 2, "2019-03-02", 0, 8, 2, 0, 0),
    (16, 1, "2019-03-04", LB150, 10, 0, 0, 0),
    (17, 3, "2019-03-04", 0, 0, 5, 0.5500000119, 301),
    (18, 4, "2019-03-04", 0, 0, 2, 1000, 250),
]
"""The rows of ``unit_in_header.csv``, as the app stores them."""


def backup(path: Path, *more: str) -> Path:
    with closing(sqlite3.connect(path)) as database:
        database.executescript(TABLES)
        database.executemany("INSERT INTO training_log VALUES (?, ?, ?, ?, ?, ?, ?, ?)", ROWS)
        comments = [(12, "7.5 rpe, slow"), (14, "Definitely a 9-10 RPE")]
        database.executemany("INSERT INTO Comment(owner_type_id, owner_id, comment) VALUES (1, ?, ?)", comments)
        for statement in more:
            database.execute(statement)
        database.commit()
    return path


def read(path: Path) -> tuple[list[Fact], ReadReport]:
    report = ReadReport("fitnotes")
    return list(FitNotesBackup().read(path, OPTIONS, report)), report


def test_backup_passes_the_battery(tmp_path: Path, check_source: Callable[..., None]) -> None:
    path = backup(tmp_path / "log.fitnotes", "INSERT INTO BodyWeight VALUES (1, '2019-03-05 07:00:00', 80.5)")
    counts = {"workout": 2, "set": 8, "body_mass": 1}
    check_source(FitNotesBackup(), path, counts=counts, exercises=5, text=False, table=False)


def test_backup_and_csv_of_one_log_are_the_same_facts(tmp_path: Path) -> None:
    stored = read(backup(tmp_path / "log.fitnotes"))[0]
    exported = list(FitNotes().read(CSV, OPTIONS, ReadReport("fitnotes")))
    assert stored == exported


def test_exercises_grouped_on_a_day_are_supersets_from_zero_and_a_lone_one_is_none(tmp_path: Path) -> None:
    path = backup(
        tmp_path / "log.fitnotes",
        "INSERT INTO WorkoutGroupExercise VALUES (1, 1, '2019-03-02', 40), (2, 2, '2019-03-02', 40), "
        "(3, 1, '2019-03-04', 41), (4, 1, '', 42), (5, 3, '', 42)",
    )
    supersets = {(f.at, f.fields["exercise_name"]): f.fields.get("superset") for f in read(path)[0] if f.kind == "set"}
    assert supersets == {
        ("2019-03-02", "Jump Rope"): None,
        ("2019-03-02", "Bench Press"): 0,
        ("2019-03-02", "Pull Up"): 0,
        ("2019-03-04", "Bench Press"): None,
        ("2019-03-04", "Running (Treadmill)"): None,
        ("2019-03-04", "Rowing Machine"): None,
    }


def test_body_weights_keep_their_time_and_impossible_ones_are_skipped(tmp_path: Path) -> None:
    path = backup(
        tmp_path / "log.fitnotes",
        "INSERT INTO BodyWeight VALUES (1, '2019-03-05 07:00:00', 80.512), (2, '2019-03-06 07:00:00', 2)",
    )
    facts, report = read(path)
    assert [(f.at, dict(f.fields)) for f in facts if f.kind == "body_mass"] == [("2019-03-05T07:00:00", {"kg": 80.51})]
    assert report.skipped.total() == 1


def test_words_about_a_day_are_the_workouts_note(tmp_path: Path) -> None:
    path = backup(tmp_path / "log.fitnotes", "INSERT INTO WorkoutComment VALUES (1, '2019-03-04', 'tired')")
    assert {f.at: f.fields.get("note") for f in read(path)[0] if f.kind == "workout"} == {
        "2019-03-02": None,
        "2019-03-04": "tired",
    }


def test_kilogram_settings_mean_kilograms_were_typed(tmp_path: Path) -> None:
    path = backup(
        tmp_path / "log.fitnotes", "UPDATE settings SET metric = 1", "UPDATE training_log SET metric_weight = 62.5 WHERE _id = 12"
    )
    facts, report = read(path)
    assert report.unit is not None
    assert report.unit.unit == "kg"
    assert [f.fields["load_kg"] for f in facts if f.fields.get("entered_unit") == "kg"] == [62.5]


def test_distance_in_an_unknown_unit_is_left_out_and_said(tmp_path: Path) -> None:
    facts, report = read(backup(tmp_path / "log.fitnotes", "UPDATE training_log SET unit = 9 WHERE _id >= 17"))
    assert not [f for f in facts if "distance_m" in f.fields]
    assert [n for n in report.notes if "unit number 9" in n] == report.notes
    assert len(report.notes) == 1


def test_the_database_is_not_touched(tmp_path: Path) -> None:
    path = backup(tmp_path / "log.fitnotes")
    before = path.read_bytes()
    read(path)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["log.fitnotes"]


def test_another_database_is_refused_by_its_tables(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE moz_places(url TEXT)")
    with pytest.raises(Invalid, match=r"other.db: SQLite, but no FitNotes backup \(its tables: moz_places\)"):
        read(path)


def test_a_text_where_a_number_must_be_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match=r"training_log 12: found 'heavy'; allowed is a number"):
        read(backup(tmp_path / "log.fitnotes", "UPDATE training_log SET metric_weight = 'heavy' WHERE _id = 12"))


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE Comment SET owner_id = 'x'",
        "INSERT INTO BodyWeight VALUES (1, 'yesterday', 80.5)",
        "INSERT INTO BodyWeight VALUES (1, '2019-03-05', 'heavy')",
        "INSERT INTO WorkoutGroupExercise VALUES (1, 'x', '2019-03-02', 1)",
        "ALTER TABLE exercise DROP COLUMN exercise_type_id",
    ],
)
def test_damage_anywhere_in_the_backup_refuses_it_with_its_name(tmp_path: Path, damage: str) -> None:
    with pytest.raises(Invalid, match=r"log\.fitnotes: not a whole FitNotes backup"):
        read(backup(tmp_path / "log.fitnotes", damage))
