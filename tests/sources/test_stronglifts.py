"""StrongLifts: both layouts, sets that were not done, body weight that the app repeats."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact
from hormesis.domain.load import Unit
from hormesis.sources.source import ReadOptions, ReadReport
from hormesis.sources.stronglifts import StrongLifts

FIXTURES = Path(__file__).parent / "fixtures" / "stronglifts"
WIDE = FIXTURES / "workout_a_row.csv"
LONG = FIXTURES / "exercise_a_row.csv"


def read(path: Path, unit: Unit | None = None) -> tuple[list[Fact], ReadReport]:
    report = ReadReport("stronglifts")
    return list(StrongLifts().read(path, ReadOptions("me", date(2026, 12, 1), unit), report)), report


def sets_of(path: Path, exercise: str) -> list[dict[str, Any]]:
    return [dict(fact.fields) for fact in read(path)[0] if fact.fields.get("exercise_name") == exercise]


def test_a_workout_a_row_passes_the_battery(check_source: Callable[..., None]) -> None:
    counts = {"body_mass": 2, "workout": 3, "set": 20}
    check_source(StrongLifts(), WIDE, counts=counts, exercises=3, note_column="Note", more=None)


def test_an_exercise_a_row_passes_the_battery(check_source: Callable[..., None]) -> None:
    counts = {"body_mass": 1, "workout": 2, "set": 4}
    check_source(StrongLifts(), LONG, counts=counts, exercises=2, note_column="Notes")


def test_a_set_that_is_empty_a_dash_or_nought_was_not_done() -> None:
    assert [s["reps"] for s in sets_of(WIDE, "Squat")] == [5, 5, 5, 5, 5, 5, 5, 5, 3, 5, 5, 5, 5, 5]
    assert [s["reps"] for s in sets_of(WIDE, "Overhead Press")] == [5, 5, 5, 5]
    assert [s["reps"] for s in sets_of(LONG, "Squat")] == [5, 4, 5]
    assert read(LONG)[1].skipped == {"not done": 1}


def test_a_set_done_later_leaves_the_other_ids_alone(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text(LONG.read_text(encoding="utf-8").replace(",5,60,0,60,4,60", ",5,60,5,60,4,60"), encoding="utf-8")
    before, after = ({f.id for f in read(p)[0] if f.kind == "set"} for p in (LONG, path))
    assert before < after


def test_repeated_columns_belong_to_the_exercise_before_them() -> None:
    assert {s["load_kg"] for s in sets_of(WIDE, "Deadlift")} == {61.235, 65.7709}
    assert {s["load_kg"] for s in sets_of(WIDE, "Squat")} == {43.0913, 45.3592, 47.6272}


def test_the_lifters_unit_is_the_one_behind_the_body_weight() -> None:
    assert sets_of(WIDE, "Squat")[0]["entered_unit"] == "lb"
    facts, report = read(WIDE, "kg")
    assert next(f.fields["load_kg"] for f in facts if f.kind == "set") == 40
    assert report.unit is not None
    assert report.unit.known_from == "given"


def test_body_weight_becomes_a_fact_when_it_changes() -> None:
    masses = [(f.at, f.fields["kg"]) for f in read(WIDE)[0] if f.kind == "body_mass"]
    assert masses == [("2016-03-14", 81.65), ("2016-03-18", 80.97)]


def test_times_of_day_and_an_end_after_midnight() -> None:
    workouts = [f for f in read(LONG)[0] if f.kind == "workout"]
    assert [(w.at, w.fields.get("ended_at")) for w in workouts] == [
        ("2026-03-02T23:40:00", "2026-03-03T00:20:00"),
        ("2026-03-04T07:05:00", None),
    ]
    assert workouts[0].fields["note"] == "late"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("03/16/16", "16th March", r"line 3: date: found '16th March'"),
        ("03/14/16", "14/03/16", r"some dates have the day first and some the month"),
        (",95,5,5,5,5,5", ",95,5,five,5,5,5", r"line 2: set 2: found 'five'; allowed is a number of reps"),
        (",40,95,", ",40,heavy,", r"line 2: weight \(lb\): found 'heavy'"),
    ],
)
def test_what_cannot_be_read_refuses_the_file_and_names_the_place(tmp_path: Path, old: str, new: str, message: str) -> None:
    text = WIDE.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "log.csv"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Invalid, match=message):
        read(path)
