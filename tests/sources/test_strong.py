from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact
from hormesis.domain.load import Unit
from hormesis.sources.registry import read_file
from hormesis.sources.source import ReadOptions, ReadReport
from hormesis.sources.strong import Strong

FIXTURES = Path(__file__).parent / "fixtures" / "strong"

LAYOUTS: dict[str, tuple[int, int, int, str | None]] = {
    "comma_2024.csv": (2, 12, 7, "Notes"),
    "comma_2019_no_duration.csv": (2, 4, 2, "Notes"),
    "semicolon_unit_by_row.csv": (2, 7, 5, "Workout Notes"),
    "semicolon_workout_duration.csv": (2, 3, 1, "Notes"),
    "semicolon_no_header.csv": (2, 6, 2, None),
    "quoted_workout_number.csv": (2, 5, 4, "Workout Notes"),
    "header_kg_from_zero.csv": (2, 4, 3, "Notes"),
    "header_lb.csv": (2, 4, 3, None),
    "chinese_kg_then_lb.csv": (2, 5, 3, None),
    "french.csv": (2, 4, 3, "Notes"),
    "french_2026_no_notes.csv": (1, 2, 2, None),
    "german.csv": (2, 5, 3, "Notizen"),
    "spanish.csv": (2, 3, 2, None),
    "own_columns_by_exercise.csv": (2, 5, 2, "note"),
}
REPEATS = ("header_lb.csv", "chinese_kg_then_lb.csv")
"""Fixtures that hold a workout written twice."""


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_layout_passes_the_battery(name: str, check_source: Callable[..., None]) -> None:
    workouts, sets, exercises, note_column = LAYOUTS[name]
    counts = {"workout": workouts, "set": sets}
    check_source(Strong(), FIXTURES / name, counts=counts, exercises=exercises, note_column=note_column, repeats=name in REPEATS)


def test_body_weight_passes_the_battery(check_source: Callable[..., None]) -> None:
    check_source(Strong(), FIXTURES / "body_weight.csv", counts={"body_mass": 3}, cut_row_refused=False)


def read(path: Path, unit: Unit | None = None, today: date = date(2026, 11, 22)) -> tuple[list[Fact], ReadReport]:
    facts, report = read_file(path, ReadOptions("ada", today, unit))
    return list(facts), report


def sets_of(facts: list[Fact], exercise_name: str) -> list[dict[str, Any]]:
    return [dict(f.fields) for f in facts if f.fields.get("exercise_name") == exercise_name]


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "strong.csv"
    path.write_text(text, encoding="utf-8", newline="")
    return path


HEADER = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n"


def row(exercise: str = "Squat (Barbell)", order: str = "1", weight: str = "100", reps: str = "5", **also: str) -> str:
    at, seconds, rpe = also.get("date", "2024-03-04 18:10:00"), also.get("seconds", "0"), also.get("rpe", "")
    return f"{at},Legs,1h,{exercise},{order},{weight},{reps},0,{seconds},,,{rpe}\n"


def test_set_codes_become_set_types_and_a_failed_single_keeps_its_zero_reps() -> None:
    facts, _ = read(FIXTURES / "comma_2024.csv")
    bench = sets_of(facts, "Bench Press (Barbell)")
    assert [(s["set_type"], s["reps"]) for s in bench] == [
        ("warm_up", 10),
        ("warm_up", 5),
        ("working", 5),
        ("working", 5),
        ("failure", 0),
    ]
    assert [s.get("rir") for s in bench] == [None, None, 2, 1.5, None]
    assert sets_of(facts, "Lateral Raise (Dumbbell)")[1]["set_type"] == "drop"


def test_notes_names_and_end_of_a_workout_are_kept() -> None:
    facts, _ = read(FIXTURES / "comma_2024.csv")
    assert facts[0].at == "2024-03-04T18:10:00"
    assert facts[0].fields == {"name": "Push, heavy", "ended_at": "2024-03-04T19:15:00", "note": 'first "real" day'}
    assert sets_of(facts, "Lateral Raise (Dumbbell)")[0]["note"] == "slow\nand strict"


def test_a_timed_set_has_seconds_and_no_reps() -> None:
    facts, _ = read(FIXTURES / "comma_2024.csv")
    (plank,) = sets_of(facts, "Plank")
    assert plank["duration_s"] == 45
    assert "reps" not in plank
    assert "load_kg" not in plank


def test_bodyweight_is_zero_whether_the_cell_is_empty_or_zero() -> None:
    zero, _ = read(FIXTURES / "comma_2024.csv")
    empty, _ = read(FIXTURES / "semicolon_unit_by_row.csv")
    assert sets_of(zero, "Chin Up")[0]["load_kg"] == sets_of(empty, "Push Up")[0]["load_kg"] == 0


def test_help_of_an_assisted_exercise_is_marked() -> None:
    facts, _ = read(FIXTURES / "comma_2024.csv")
    assert [(f.fields["load_kg"]) for f in facts if f.fields.get("assisted")] == [22.0]


def test_kilogram_entries_exported_in_pounds_come_back_round() -> None:
    facts, report = read(FIXTURES / "chinese_kg_then_lb.csv")
    assert report.unit is not None
    assert (report.unit.unit, report.unit.known_from) == ("lb", "inferred")
    bench = sets_of(facts, "Bench Press (Barbell)")
    assert [(s["load_kg"], s["entered_unit"]) for s in bench] == [(20.0, "kg"), (59.0, "kg")]
    dead = sets_of(facts, "Deadlift (Barbell)")
    assert [(s["load_kg"], s["entered_unit"]) for s in dead] == [(102.0583, "lb"), (83.9146, "lb")]


def test_pound_entries_exported_in_kilograms_are_told() -> None:
    facts, report = read(FIXTURES / "comma_2019_no_duration.csv")
    assert report.unit is not None
    assert report.unit.unit == "kg"
    assert [s["entered_unit"] for s in sets_of(facts, "Bent Over Row (Barbell)")] == ["lb", "lb", "lb"]
    assert sets_of(facts, "Bench Press (Dumbbell)")[0]["entered_unit"] == "kg"


def test_the_unit_of_each_row_counts() -> None:
    facts, report = read(FIXTURES / "semicolon_unit_by_row.csv")
    assert sets_of(facts, "Squat (Barbell)")[0]["load_kg"] == 61.235
    assert sets_of(facts, "Curl (Dumbbell)")[0]["load_kg"] == 12
    assert sets_of(facts, "Running (Treadmill)")[0]["distance_m"] == 2414.02
    assert report.unit is not None
    assert report.unit.known_from == "row"


def test_a_given_unit_overrides_what_would_be_inferred() -> None:
    facts, report = read(FIXTURES / "french.csv", unit="lb")
    assert report.unit is not None
    assert (report.unit.unit, report.unit.known_from) == ("lb", "given")
    assert sets_of(facts, "Lat Pulldown (Cable)")[0]["load_kg"] == 23.8136


def test_rest_and_note_rows_belong_to_sets_and_are_no_sets() -> None:
    facts, _ = read(FIXTURES / "quoted_workout_number.csv")
    press = sets_of(facts, "Incline Bench Press (Dumbbell)")
    assert [s["rest_s"] for s in press] == [90, 150]
    assert press[0]["note"] == "bench on the second hole"
    german, _ = read(FIXTURES / "german.csv")
    assert [s.get("rest_s") for s in sets_of(german, "Pull Up")] == [45, None]
    assert [s.get("rest_s") for s in sets_of(german, "Barbell Row")] == [120, None]


def test_a_rest_row_in_an_unknown_language_is_told_by_what_it_holds(tmp_path: Path) -> None:
    text = HEADER + row() + row(order="Hvileperiode", weight="0", reps="0", seconds="90") + row(order="2")
    facts, report = read(written(tmp_path, text))
    assert [s.get("rest_s") for s in sets_of(facts, "Squat (Barbell)")] == [90, None]
    assert report.notes == []


def test_an_unknown_set_code_counts_as_a_working_set_and_is_reported(tmp_path: Path) -> None:
    facts, report = read(written(tmp_path, HEADER + row(order="X")))
    assert sets_of(facts, "Squat (Barbell)")[0]["set_type"] == "working"
    assert any("'X'" in note and "line 2" in note for note in report.notes)


def test_a_workout_written_twice_is_read_once_and_reported() -> None:
    _, report = read(FIXTURES / "header_lb.csv")
    assert report.skipped == {"whole workout written twice": 3}
    assert report.skipped_examples == {"whole workout written twice": "header_lb.csv, line 5"}


def test_rounds_really_done_twice_are_kept() -> None:
    facts, report = read(FIXTURES / "semicolon_no_header.csv")
    assert [s["reps"] for s in sets_of(facts, "Chin Up")] == [1, 2, 1, 2]
    assert not report.skipped


def test_equal_halves_that_are_quoted_differently_were_done_twice(tmp_path: Path) -> None:
    start = "2024-03-04 18:10:00,Rounds,1h,"
    half = [f'{start}Squat,1,60,5,0,0,"",,', f"{start}Squat,2,60,5,0,0,,,", f'{start}Dip,1,0,8,0,0,"",,']
    marked = [half[0].replace('"",,', '"","",'), *half[1:]]
    done_twice = read(written(tmp_path, HEADER + "\n".join([*marked, *half]) + "\n"))
    written_twice = read(written(tmp_path, HEADER + "\n".join([*marked, *marked]) + "\n"))
    assert (len(done_twice[0]), len(written_twice[0])) == (7, 4)


def test_one_more_set_in_the_first_block_leaves_the_ids_of_the_second(tmp_path: Path) -> None:
    def second_block(first: str) -> str:
        facts, _ = read(written(tmp_path, HEADER + first + row(order="1", reps="12")))
        return facts[-1].id

    assert second_block(row(order="1")) == second_block(row(order="1") + row(order="2"))


def test_of_two_exports_in_one_file_the_later_word_on_a_workout_counts(tmp_path: Path) -> None:
    early = HEADER + row() + row(date="2024-03-01 10:00:00")
    late = HEADER + row() + row(order="2", reps="4")
    facts, report = read(written(tmp_path, early + late))
    assert [s["reps"] for s in sets_of(facts, "Squat (Barbell)")] == [5, 5, 4]
    assert report.rows == 4
    assert report.skipped == {"workout written again further down": 1}


def test_an_identical_row_of_an_exercise_entered_twice_is_kept(tmp_path: Path) -> None:
    text = HEADER + row() + row("Plank", weight="0", reps="0", seconds="60") + row()
    facts, _ = read(written(tmp_path, text))
    squats = [f.id for f in facts if f.fields.get("exercise_name") == "Squat (Barbell)"]
    assert len(set(squats)) == 2


def test_ids_do_not_depend_on_how_numbers_are_written_or_on_the_layout(tmp_path: Path) -> None:
    plain = {f.id for f in read(written(tmp_path, HEADER + row(weight="45", reps="5")))[0]}
    floats = {f.id for f in read(written(tmp_path, HEADER + row(weight="45.0", reps="5.0", order="1.0")))[0]}
    header = "Date,Workout Name,Exercise Name,Set Order,kg,Reps,km,Seconds,Notes\n"
    old = "2024-03-04 18:10:00,Legs,Squat (Barbell),0,45.0,5,0.0,0,\n"
    from_zero = {f.id for f in read(written(tmp_path, header + old))[0]}
    assert plain == floats == from_zero


def test_a_later_export_with_one_more_set_keeps_the_ids_before_it(tmp_path: Path) -> None:
    before = {f.id for f in read(written(tmp_path, HEADER + row()))[0]}
    after = {f.id for f in read(written(tmp_path, HEADER + row() + row(order="2")))[0]}
    assert before < after


def test_columns_in_an_unknown_mix_are_still_told_by_name(tmp_path: Path) -> None:
    text = "RPE\tWdh\tReps\tGewicht (lbs)\tSet Order\tName der Übung\tDate\n8\tx\t5\t135\t1\tSquat\t2024-03-04 18:10:00\n"
    facts, _ = read(written(tmp_path, text))
    assert sets_of(facts, "Squat")[0]["load_kg"] == 61.235
    assert sets_of(facts, "Squat")[0]["rir"] == 2


def test_rows_without_date_or_exercise_are_skipped_with_their_line(tmp_path: Path) -> None:
    text = HEADER + row() + row(date="") + row(exercise="") + row(weight="heavy")
    facts, report = read(written(tmp_path, text))
    assert len(facts) == 2
    assert report.skipped_examples == {
        "no date": "strong.csv, line 3",
        "no exercise": "strong.csv, line 4",
        "unreadable weight": "strong.csv, line 5",
    }


def test_a_file_whose_rows_mostly_cannot_be_read_is_refused(tmp_path: Path) -> None:
    text = HEADER + row() + row(weight="a") + row(weight="b")
    with pytest.raises(Invalid, match=r"strong\.csv, line 3: .*; 2 of 3 rows"):
        read(written(tmp_path, text))


def test_a_day_ahead_is_read_for_zones_to_the_east_and_two_are_not(tmp_path: Path) -> None:
    path = written(tmp_path, HEADER + row())
    assert len(read(path, today=date(2024, 3, 3))[0]) == 2
    facts, report = read(path, today=date(2024, 3, 2))
    assert facts == []
    assert report.skipped == {"workout in the future": 1}


def test_a_typing_error_is_kept_as_logged_and_named(tmp_path: Path) -> None:
    loads = ("80", "82.5", "85", "80", "860", "80", "82.5")
    text = HEADER + "".join(row("Bench Press (Barbell)", str(i), load) for i, load in enumerate(loads, 1))
    facts, report = read(written(tmp_path, text), unit="kg")
    assert 860 in [s["load_kg"] for s in sets_of(facts, "Bench Press (Barbell)")]
    (note,) = report.notes
    assert "860 kg" in note
    assert "line 6" in note


def test_impossible_reps_are_left_out_and_the_set_stays(tmp_path: Path) -> None:
    facts, report = read(written(tmp_path, HEADER + row(reps="877777")))
    (squat,) = sets_of(facts, "Squat (Barbell)")
    assert "reps" not in squat
    assert "877777" in report.all_notes()[0]


def test_an_impossible_rpe_is_left_out_and_the_set_stays(tmp_path: Path) -> None:
    facts, report = read(written(tmp_path, HEADER + row(rpe="12")))
    assert "rir" not in sets_of(facts, "Squat (Barbell)")[0]
    assert "RPE outside 0..10" in report.all_notes()[0]


def test_an_rpe_in_words_costs_no_set(tmp_path: Path) -> None:
    text = HEADER + row(rpe="hard") + row(order="2", rpe="8,5")
    facts, report = read(written(tmp_path, text.replace(",8,5", ',"8,5"')))
    assert [s.get("rir") for s in sets_of(facts, "Squat (Barbell)")] == [None, 1.5]
    assert report.all_notes() == [
        "RPE that is no number: left out once, the rest of the row is kept (first: 'hard', strong.csv, line 2)"
    ]


def test_a_log_of_help_alone_has_a_unit(tmp_path: Path) -> None:
    facts, report = read(written(tmp_path, HEADER + row("Pull Up", weight="-22.5") + row("Pull Up", "2", weight="-17.5")))
    assert [s["load_kg"] for s in sets_of(facts, "Pull Up")] == [22.5, 17.5]
    assert report.unit is not None
    assert report.unit.unit == "kg"


@pytest.mark.parametrize("duration", ["99999999h", "9" * 400 + "h", "0h"])
def test_a_duration_that_cannot_be_is_none(tmp_path: Path, duration: str) -> None:
    facts, _ = read(written(tmp_path, HEADER + row().replace(",1h,", f",{duration},")))
    assert duration in (tmp_path / "strong.csv").read_text()
    assert "ended_at" not in facts[0].fields


def test_dates_that_a_spreadsheet_rewrote_are_read_when_their_order_is_proved(tmp_path: Path) -> None:
    rows = [row(date=text) for text in ("9/8/2020 7:10", "9/29/2020 7:10")]
    facts, _ = read(written(tmp_path, HEADER + "".join(rows)))
    assert [f.at for f in facts if f.kind == "workout"] == ["2020-09-08T07:10:00", "2020-09-29T07:10:00"]
    with pytest.raises(Invalid, match=r"line 2: date: found '9/8/2020 7:10'"):
        read(written(tmp_path, HEADER + rows[0]))


def test_a_negative_load_is_help(tmp_path: Path) -> None:
    facts, _ = read(written(tmp_path, HEADER + row("Pull Up", weight="-20")), unit="kg")
    (pull_up,) = sets_of(facts, "Pull Up")
    assert (pull_up["load_kg"], pull_up["assisted"]) == (20, True)


def test_decimal_commas_of_a_spreadsheet_are_read(tmp_path: Path) -> None:
    text = (HEADER + row(weight="82.5")).replace(",", ";").replace("82.5", "82,5")
    facts, _ = read(written(tmp_path, text), unit="kg")
    assert sets_of(facts, "Squat (Barbell)")[0]["load_kg"] == 82.5


def test_body_weights_come_oldest_first_in_kilograms() -> None:
    facts, report = read(FIXTURES / "body_weight.csv")
    assert [(f.at, f.fields["kg"]) for f in facts] == [
        ("2024-01-20T07:02:45", 82.3),
        ("2024-01-27T07:05:00", 81.9),
        ("2024-02-03T07:00:11", 81.4),
    ]
    assert report.unit is not None
    assert report.unit.known_from == "header"


def test_body_fat_is_refused_with_the_reason() -> None:
    with pytest.raises(Invalid, match=r"body_fat\.csv: 'Body fat percentage' is not read, since no estimate"):
        read(FIXTURES / "body_fat.csv")


def test_a_header_in_an_unknown_language_is_told_by_the_rows_below_it(tmp_path: Path) -> None:
    header = "日付,ワークアウト名,時間,エクササイズ名,セット順,重量,回数,距離,秒,メモ,ワークアウトメモ,RPE\n"
    facts, report = read(written(tmp_path, header + row() + row(order="2")))
    assert facts == read(written(tmp_path, HEADER + row() + row(order="2")))[0]
    assert report.notes[0].startswith("the header is in a language that is not known")


def test_a_table_of_other_things_is_not_told_by_its_places(tmp_path: Path) -> None:
    header = ",".join(f"c{i}" for i in range(12)) + "\n"
    with pytest.raises(Invalid, match="not recognised"):
        read(written(tmp_path, header + row(order="Bob")))
