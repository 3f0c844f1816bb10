"""Hevy's exports: languages, units, set types, and one log under two formattings."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact
from hormesis.sources.hevy import Hevy
from hormesis.sources.source import ReadOptions, ReadReport

FIXTURES = Path(__file__).parent / "fixtures" / "hevy"
HEADER = (
    "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,set_type,weight_kg,reps,"
    "distance_km,duration_seconds,rpe\n"
)


def read(path: Path, today: date = date(2026, 12, 1)) -> tuple[list[Fact], ReadReport]:
    report = ReadReport("hevy")
    return list(Hevy().read(path, ReadOptions("me", today), report)), report


def sets_of(name: str) -> list[dict[str, Any]]:
    return [dict(fact.fields) for fact in read(FIXTURES / name)[0] if fact.kind == "set"]


def written(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "log.csv"
    path.write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "workouts", "sets", "exercises", "offset"),
    [
        ("kg_km.csv", 2, 10, 6, ""),
        ("lb_km.csv", 1, 3, 2, ""),
        ("lb_km_resaved.csv", 2, 4, 3, ""),
        ("turkish_mixed_names.csv", 2, 3, 3, ""),
        ("portuguese.csv", 2, 2, 2, ""),
        ("german_semicolon.csv", 2, 2, 2, ""),
        ("us_order.csv", 2, 2, 2, ""),
        ("api_dump.csv", 1, 2, 2, "+00:00"),
    ],
)
def test_every_layout_passes_the_battery(
    name: str, workouts: int, sets: int, exercises: int, offset: str, check_source: Callable[..., None]
) -> None:
    note = None if name == "api_dump.csv" else "exercise_notes"
    counts = {"workout": workouts, "set": sets}
    check_source(Hevy(), FIXTURES / name, counts=counts, exercises=exercises, offset=offset, note_column=note)


def test_newest_first_in_the_file_comes_out_oldest_first() -> None:
    facts, _ = read(FIXTURES / "kg_km.csv")
    assert [fact.at for fact in facts] == sorted(fact.at for fact in facts)
    assert [fact.fields["name"] for fact in facts if fact.kind == "workout"] == ["Morning 🌅", "Evening, heavy"]


def test_workout_has_its_end_and_description() -> None:
    workout = next(fact for fact in read(FIXTURES / "kg_km.csv")[0] if fact.fields.get("name") == "Evening, heavy")
    assert workout.at == "2024-12-12T18:05:00"
    assert workout.fields["ended_at"] == "2024-12-12T19:10:00"
    assert workout.fields["note"] == "slept badly"


def test_set_types_and_failure_is_a_working_set_to_failure() -> None:
    kinds = [s["set_type"] for s in sets_of("kg_km.csv")]
    assert kinds == ["working", "working", "working", "warm_up", "working", "failure", "working", "drop", "working", "working"]


def test_rir_is_ten_less_rpe_and_absent_without_rpe() -> None:
    assert [s.get("rir") for s in sets_of("kg_km.csv")][3:8] == [None, 2.0, 0.0, 2.5, None]


def test_superset_zero_is_a_superset() -> None:
    assert [s.get("superset") for s in sets_of("kg_km.csv")][2:8] == [None, 0, 0, 0, 0, None]


def test_pound_entry_in_a_kilogram_export_stays_as_logged_and_says_so() -> None:
    entry = sets_of("kg_km.csv")[4]
    assert (entry["load_kg"], entry["entered_unit"]) == (61.24, "lb")
    assert sets_of("kg_km.csv")[3]["entered_unit"] == "kg"


def test_empty_weight_beside_reps_is_no_external_load_and_timed_sets_have_neither() -> None:
    sets = {s["exercise_name"]: s for s in sets_of("kg_km.csv")}
    assert (sets["Pull Up"]["load_kg"], sets["Pull Up"]["reps"]) == (0, 9)
    assert "entered_unit" not in sets["Pull Up"]
    assert "load_kg" not in sets["Plank"]
    assert sets["Plank"]["duration_s"] == 90
    assert "reps" not in sets["Plank"]
    assert sets["Rowing Machine"]["distance_m"] == 2500


def test_note_stands_on_the_first_set_of_its_block_only() -> None:
    notes = [s.get("note") for s in sets_of("kg_km.csv") if s["exercise_name"] == "Bench Press (Barbell)"]
    assert notes == ["pause every rep\nelbows in", None, None, None]


def test_order_counts_through_the_workout() -> None:
    assert [s["order"] for s in sets_of("kg_km.csv")] == [0, 1, 2, 0, 1, 2, 3, 4, 5, 6]


def test_same_exercise_twice_in_a_workout_gives_two_blocks_of_distinct_sets() -> None:
    facts, _ = read(FIXTURES / "kg_km.csv")
    assert len({fact.id for fact in facts}) == len(facts) == 12


def test_identical_block_twice_in_a_row_stays_apart(tmp_path: Path) -> None:
    row = 'A,"1 Mar 2026, 10:00","1 Mar 2026, 11:00",,Curl,,,0,normal,20,10,,,'
    facts, report = read(written(tmp_path, row, row))
    assert len({fact.id for fact in facts if fact.kind == "set"}) == 2
    assert not report.skipped


def test_resaved_export_has_the_same_ids_and_fields() -> None:
    app = {fact.id: fact for fact in read(FIXTURES / "lb_km.csv")[0]}
    resaved = {fact.id: fact for fact in read(FIXTURES / "lb_km_resaved.csv")[0]}
    assert app.keys() < resaved.keys()
    assert len(resaved) == len(app) + 2
    for fact_id, fact in app.items():
        assert resaved[fact_id] == fact


def test_renamed_workout_keeps_its_ids(tmp_path: Path) -> None:
    row = '{},"1 Mar 2026, 10:00","1 Mar 2026, 11:00",,Curl,,,0,normal,20,10,,,'
    before = {fact.id for fact in read(written(tmp_path, row.format("Arms")))[0]}
    after = {fact.id for fact in read(written(tmp_path, row.format("Arms and abs")))[0]}
    assert before == after


def test_pounds_become_kilograms_at_full_precision_to_four_decimals() -> None:
    assert [s["load_kg"] for s in sets_of("lb_km.csv")] == [20.4117, 102.0583, 32.8854]
    assert {s["entered_unit"] for s in sets_of("lb_km.csv")} == {"lb"}


def test_miles_become_metres_whatever_the_unit_of_loads() -> None:
    assert sets_of("us_order.csv")[0]["distance_m"] == 3218.7


@pytest.mark.parametrize(
    ("name", "moments"),
    [
        ("turkish_mixed_names.csv", ["2025-02-23T09:10:00", "2025-08-07T18:02:00"]),
        ("portuguese.csv", ["2024-05-05T07:34:00", "2024-09-24T15:29:00"]),
        ("german_semicolon.csv", ["2025-03-02T17:00:00", "2025-10-01T17:00:00"]),
        ("us_order.csv", ["2024-01-01T00:05:00", "2024-07-06T19:13:00"]),
        ("api_dump.csv", ["2026-01-20T17:05:11+00:00"]),
    ],
)
def test_dates_of_every_language(name: str, moments: list[str]) -> None:
    assert [fact.at for fact in read(FIXTURES / name)[0] if fact.kind == "workout"] == moments


@pytest.mark.parametrize(
    ("name", "exercise"),
    [
        ("kg_km.csv", "Pull Up (Assisted)"),
        ("turkish_mixed_names.csv", "Destekli Barfiks"),
        ("portuguese.csv", "Barra Fixa Assistida"),
        ("german_semicolon.csv", "Klimmzug (unterstützt)"),
    ],
)
def test_assisted_is_told_from_the_name_in_every_language_and_from_nothing_else(name: str, exercise: str) -> None:
    assert {s["exercise_name"] for s in sets_of(name) if s.get("assisted")} == {exercise}


def test_decimal_commas_in_a_semicolon_export() -> None:
    entry = sets_of("german_semicolon.csv")[1]
    assert (entry["load_kg"], entry["rir"]) == (22.5, 1.5)


def test_api_dump_takes_the_unit_that_was_typed() -> None:
    bench, walk = sets_of("api_dump.csv")
    assert (bench["load_kg"], bench["entered_unit"]) == (61.235, "lb")
    assert (walk["load_kg"], walk["entered_unit"], walk["distance_m"]) == (32.0, "kg", 40.0)


def test_header_unit_stands_against_a_given_one() -> None:
    report = ReadReport("hevy")
    facts = list(Hevy().read(FIXTURES / "lb_km.csv", ReadOptions("me", date(2026, 12, 1), unit="kg"), report))
    assert facts[1].fields["load_kg"] == 20.4117
    assert "header says the loads are in lb" in report.notes[0]


def test_report_says_layout_unit_and_rows() -> None:
    report = read(FIXTURES / "lb_km.csv")[1]
    assert report.rows == 3
    assert report.layout == "app export, lb, distance_km"
    assert report.unit is not None
    assert (report.unit.unit, report.unit.known_from) == ("lb", "header")


def test_typing_error_is_kept_and_reported(tmp_path: Path) -> None:
    loads = [80, 82.5, 85, 80, 80, 85, 850]
    rows = (f'A,"1 Mar 2026, 10:00","1 Mar 2026, 11:00",,Bench,,,{i},normal,{kg},5,,,' for i, kg in enumerate(loads))
    facts, report = read(written(tmp_path, *rows))
    assert max(fact.fields.get("load_kg", 0) for fact in facts) == 850
    assert "850 kg (2026-03-01)" in report.notes[0]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ('A,"1 Foo 2026, 10:00",,,Curl,,,0,normal,20,10,,,', r"line 2: start_time: found '1 Foo 2026, 10:00'; allowed is a date"),
        ('A,"1 Mar 2026, 10:00",,,Curl,,,0,normal,heavy,10,,,', r"line 2: weight_kg: found 'heavy'; allowed is a number"),
        ('A,"1 Mar 2026, 10:00",,,Curl,,,0,normal', r"line 2: 9 cells, but the first row has 14"),
    ],
)
def test_what_cannot_be_read_refuses_the_file_and_names_the_place(tmp_path: Path, row: str, message: str) -> None:
    with pytest.raises(Invalid, match=message):
        read(written(tmp_path, row))


def test_a_row_that_cannot_be_read_costs_itself_and_not_the_log(tmp_path: Path) -> None:
    good = 'A,"1 Mar 2026, 10:00",,,Curl,,,0,normal,20,10,,,'
    bad = ['A,"1 Foo 2026, 10:00",,,Curl,,,1,normal,20,10,,,', 'A,"1 Mar 2026, 10:00",,,Curl,,,2,normal,heavy,10,,,']
    facts, report = read(written(tmp_path, good, *bad, good, good))
    assert len([f for f in facts if f.kind == "set"]) == 3
    assert report.skipped == {"unreadable start_time": 1, "unreadable weight_kg": 1}
    assert report.skipped_examples["unreadable weight_kg"] == "log.csv, line 4"


@pytest.mark.parametrize(
    ("row", "note"),
    [
        ('A,"1 Mar 2026, 10:00",,,Curl,,,0,normal,20,10,,,11', "RPE outside 0..10: left out once"),
        ('A,"1 Mar 2026, 10:00",,,Curl,,,0,normal,20,10,,,hard', "rpe that is no number: left out once"),
        ('A,"1 Mar 2026, 10:00",,,Curl,,,0,giant,20,10,,,', "set_type that is not known, so that the set counts as a working"),
        ('A,"1 Mar 2026, 10:00",,,Curl,,,a,normal,20,10,,,', "set_index that is no number: left out once"),
        ('A,"1 Mar 2026, 10:00",later,,Curl,,,0,normal,20,10,,,', "end_time that is no date: left out once"),
    ],
)
def test_a_cell_beside_load_and_reps_costs_no_set(tmp_path: Path, row: str, note: str) -> None:
    facts, report = read(written(tmp_path, row))
    (one,) = [f.fields for f in facts if f.kind == "set"]
    assert (one["load_kg"], one["reps"], one["set_type"]) == (20, 10, "working")
    assert note in report.all_notes()[0]
    assert "line 2" in report.all_notes()[0]


def test_a_set_without_a_name_is_skipped_also_where_it_comes_first(tmp_path: Path) -> None:
    rows = [f'A,"1 Mar 2026, 10:00",,,{name},,,{i},normal,20,10,,,' for i, name in enumerate(["", "Curl", ""])]
    facts, report = read(written(tmp_path, *rows))
    assert [f.fields["exercise_name"] for f in facts if f.kind == "set"] == ["Curl"]
    assert report.skipped == {"no exercise": 2}


def test_a_negative_load_is_help(tmp_path: Path) -> None:
    facts, _ = read(written(tmp_path, 'A,"1 Mar 2026, 10:00",,,Pull Up,,,0,normal,-20,10,,,'))
    assert (facts[1].fields["load_kg"], facts[1].fields["assisted"]) == (20, True)


def test_of_two_exports_in_one_file_the_later_word_on_a_workout_counts(tmp_path: Path) -> None:
    def log(name: str, *rows: str) -> str:
        path = written(tmp_path, *(f'A,"{at}, 10:00",,,Curl,,,0,normal,{kg},10,,,' for at, kg in (r.split("|") for r in rows)))
        return path.rename(tmp_path / name).read_text(encoding="utf-8")

    both = tmp_path / "both.csv"
    both.write_text(log("a.csv", "2 Mar 2026|20", "1 Mar 2026|30") + log("b.csv", "2 Mar 2026|25"), encoding="utf-8")
    facts, report = read(both)
    assert [f.fields["load_kg"] for f in facts if f.kind == "set"] == [30, 25]
    assert not report.skipped


def test_a_header_with_blanks_and_capitals_is_the_same_header(tmp_path: Path) -> None:
    path = written(tmp_path, 'A,"1 Mar 2026, 10:00",,,Curl,,,0,normal,20,10,,,')
    header, rest = path.read_text(encoding="utf-8").split("\n", 1)
    facts = read(path)[0]
    path.write_text(header.replace("_", " ").title() + "\n" + rest, encoding="utf-8")
    assert read(path)[0] == facts


def test_empty_future_and_impossible_rows_are_skipped_and_counted(tmp_path: Path) -> None:
    _, report = read(
        written(
            tmp_path,
            'A,"1 Mar 2026, 10:00",,,Curl,,,0,normal,,,,,',
            'A,"1 Mar 2026, 10:00",,,Curl,,,1,normal,99999,1,,,',
            'B,"1 Mar 2031, 10:00",,,Curl,,,0,normal,20,5,,,',
        )
    )
    assert report.skipped == {"nothing was logged": 1, "load in kg out of range 0 to 5000": 1, "dated in the future": 1}
    assert report.skipped_examples["dated in the future"] == "log.csv, line 4"


def test_export_without_a_weight_column_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text("title,start_time,exercise_title,set_index,set_type\nA,2026-03-01 10:00,Curl,0,normal\n", encoding="utf-8")
    with pytest.raises(Invalid, match="neither a weight_kg nor a weight_lbs column"):
        read(path)
