"""FitNotes' CSV: units by header and by row, repeated sets, RPE in comments."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact
from hormesis.domain.load import Unit
from hormesis.sources.fitnotes import FitNotes
from hormesis.sources.source import ReadOptions, ReadReport

FIXTURES = Path(__file__).parent / "fixtures" / "fitnotes"
OLD = "Date,Exercise,Category,Weight (lbs),Reps,Distance,Distance Unit,Time,Comment\n"
NEW = "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment\n"


def read(path: Path, unit: Unit | None = None) -> tuple[list[Fact], ReadReport]:
    report = ReadReport("fitnotes")
    return list(FitNotes().read(path, ReadOptions("me", date(2026, 12, 1), unit), report)), report


def sets_of(path: Path) -> list[dict[str, Any]]:
    return [dict(fact.fields) for fact in read(path)[0] if fact.kind == "set"]


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "log.csv"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "workouts", "sets", "exercises"),
    [("unit_in_header.csv", 2, 8, 5), ("unit_in_row_kgs.csv", 1, 3, 2), ("unit_in_row_lbs.csv", 1, 3, 2)],
)
def test_every_layout_passes_the_battery(
    name: str, workouts: int, sets: int, exercises: int, check_source: Callable[..., None]
) -> None:
    counts = {"workout": workouts, "set": sets}
    check_source(FitNotes(), FIXTURES / name, counts=counts, exercises=exercises, note_column="Comment")


def test_a_day_is_a_workout_without_a_time() -> None:
    workouts = [fact for fact in read(FIXTURES / "unit_in_header.csv")[0] if fact.kind == "workout"]
    assert [w.at for w in workouts] == ["2019-03-02", "2019-03-04"]


def test_identical_rows_are_repeated_sets() -> None:
    bench = [s for s in sets_of(FIXTURES / "unit_in_header.csv") if s["exercise_name"] == "Bench Press"]
    assert [(s["load_kg"], s["reps"]) for s in bench] == [(68.0389, 10)] * 4


def test_rows_added_in_a_later_export_leave_the_other_ids_alone(tmp_path: Path) -> None:
    row = "2019-03-02,Curl,Biceps,{},10,,,,\n"
    before = {fact.id for fact in read(written(tmp_path, OLD + row.format("50.0") * 2))[0]}
    after = {fact.id for fact in read(written(tmp_path, OLD + row.format("45.0") + row.format("50") * 3))[0]}
    assert before < after
    assert len(after) == len(before) + 2


def test_export_in_the_other_unit_has_the_same_ids_and_knows_what_was_typed() -> None:
    kilograms = {fact.id: fact for fact in read(FIXTURES / "unit_in_row_kgs.csv")[0]}
    pounds = {fact.id: fact for fact in read(FIXTURES / "unit_in_row_lbs.csv")[0]}
    assert kilograms.keys() == pounds.keys()
    for fact_id, fact in kilograms.items():
        assert pounds[fact_id].fields.get("entered_unit") == fact.fields.get("entered_unit")
        assert pounds[fact_id].fields.get("load_kg") == pytest.approx(fact.fields.get("load_kg"), abs=0.002)


def test_rpe_in_words_becomes_rir_and_stays_a_note() -> None:
    bench = [s for s in sets_of(FIXTURES / "unit_in_header.csv") if s["exercise_name"] == "Bench Press"]
    assert [s.get("rir") for s in bench] == [2.5, None, 0.5, None]
    assert bench[0]["note"] == "7.5 rpe, slow"


def test_warm_up_category_marks_warm_up_sets() -> None:
    first = sets_of(FIXTURES / "unit_in_header.csv")[0]
    assert (first["exercise_name"], first["set_type"], first["duration_s"]) == ("Jump Rope", "warm_up", 300)
    assert "load_kg" not in first


def test_an_exercise_that_only_begins_like_warm_up_is_work(tmp_path: Path) -> None:
    assert sets_of(written(tmp_path, OLD + "2019-03-02,Warmup Killer,Abs,10,10,,,,\n"))[0]["set_type"] == "working"


def test_bodyweight_is_a_load_of_zero_and_cardio_has_none() -> None:
    sets = {s["exercise_name"]: s for s in sets_of(FIXTURES / "unit_in_header.csv")}
    assert sets["Pull Up"]["load_kg"] == 0
    assert "entered_unit" not in sets["Pull Up"]
    run = sets["Running (Treadmill)"]
    assert (run["distance_m"], run["duration_s"]) == (885.1, 301)
    assert not {"load_kg", "reps"} & run.keys()


def test_where_the_unit_comes_from() -> None:
    old, new = read(FIXTURES / "unit_in_header.csv")[1].unit, read(FIXTURES / "unit_in_row_kgs.csv")[1].unit
    assert old is not None
    assert new is not None
    assert (old.unit, old.known_from, new.unit, new.known_from) == ("lb", "header", "kg", "row")


def test_a_load_without_a_unit_has_that_of_the_others(tmp_path: Path) -> None:
    rows = ("2019-03-02,Curl,Biceps,50,lbs,10,,,,\n", "2019-03-02,Curl,Biceps,55,lbs,8,,,,\n", "2019-03-02,Row,Back,50,,10,,,,\n")
    assert [f.fields["load_kg"] for f in read(written(tmp_path, NEW + "".join(rows)))[0][1:]] == [22.6796, 24.9476, 22.6796]


def test_the_unit_of_loads_without_any_is_inferred_or_given(tmp_path: Path) -> None:
    path = written(tmp_path, NEW + "".join(f"2019-03-02,Curl,Biceps,{kg},,10,,,,\n" for kg in (12, 14, 16, 18)))
    facts, report = read(path)
    assert facts[1].fields["load_kg"] == 12
    assert report.unit is not None
    assert (report.unit.unit, report.unit.known_from) == ("kg", "inferred")
    assert read(path, "lb")[0][1].fields["load_kg"] == 5.4431


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("02/03/2019,Curl,Biceps,50,kgs,10,,,,", r"line 2: Date: found '02/03/2019'; allowed is a date such as 2026-03-02"),
        ("2019-03-02,Curl,Biceps,50,stone,10,,,,", r"line 2: Weight Unit: found 'stone'; allowed is kgs or lbs"),
        ("2019-03-02,Curl,Biceps,50,kgs,ten,,,,", r"line 2: Reps: found 'ten'; allowed is a number"),
    ],
)
def test_what_cannot_be_read_refuses_the_file_and_names_the_place(tmp_path: Path, row: str, message: str) -> None:
    with pytest.raises(Invalid, match=message):
        read(written(tmp_path, NEW + row + "\n"))


def test_a_row_that_cannot_be_read_costs_itself_and_not_the_log(tmp_path: Path) -> None:
    rows = ["2019-03-02,Curl,Biceps,50,kgs,10,,,,\n"] * 3 + ["2019-03-02,Curl,Biceps,50,stone,10,,,,\n"]
    facts, report = read(written(tmp_path, NEW + "".join(rows)))
    assert len(facts) == 4
    assert report.skipped == {"unreadable weight unit": 1}
    assert report.skipped_examples["unreadable weight unit"] == "log.csv, line 5"


@pytest.mark.parametrize(
    ("row", "note"),
    [
        ("2019-03-02,Run,Cardio,,,7,5,leagues,,", "a distance in a unit that is not"),
        ("2019-03-02,Run,Cardio,,,7,far,km,,", "a distance that is no number"),
        ("2019-03-02,Run,Cardio,,,7,,,5m,", "a time that is not h:mm:ss"),
    ],
)
def test_a_cell_beside_load_and_reps_costs_no_set(tmp_path: Path, row: str, note: str) -> None:
    facts, report = read(written(tmp_path, NEW + row + "\n"))
    assert facts[1].fields["reps"] == 7
    assert note in report.all_notes()[0]
    assert "line 2" in report.all_notes()[0]


@pytest.mark.parametrize("day", ["2019/3/2", "2.3.2019", "2019-03-02 10:00:00"])
def test_a_day_may_be_written_as_a_spreadsheet_does(tmp_path: Path, day: str) -> None:
    assert read(written(tmp_path, NEW + f"{day},Curl,Biceps,50,kgs,10,,,,\n"))[0][0].at == "2019-03-02"


def test_a_negative_load_is_help(tmp_path: Path) -> None:
    facts, _ = read(written(tmp_path, NEW + "2019-03-02,Pull Up,Back,-20,kgs,10,,,,\n"))
    assert (facts[1].fields["load_kg"], facts[1].fields["assisted"]) == (20, True)
