"""Fitbit: the API's tables with Python's notation in their cells, Takeout's JSON and tables, and Takeout's archive."""

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact
from hormesis.domain.load import Unit
from hormesis.sources.fitbit import Fitbit
from hormesis.sources.registry import read_file, recognise
from hormesis.sources.source import ReadOptions, ReadReport

FIXTURES = Path(__file__).parent / "fixtures" / "fitbit"
HRV = "Daily Heart Rate Variability Summary - 2018-05-(1).csv"


def read(path: Path, unit: Unit | None = None) -> tuple[list[Fact], ReadReport]:
    facts, report = read_file(path, ReadOptions("me", date(2026, 12, 1), unit))
    return list(facts), report


def values(path: Path, field: str) -> list[object]:
    return [fact.fields[field] for fact in read(path)[0] if field in fact.fields]


def american_year(body: str, year: int) -> str:
    return body.replace("/18 ", f"/{year - 1900:02d} ").replace("/18,", f"/{year - 1900:02d},")


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("sleep.csv", {"night": 2}),
        ("daily.csv", {"night": 2, "steps": 2, "body_mass": 2}),
        (HRV, {"hrv": 1}),
        ("Daily Respiratory Rate Summary - 2018-05-01.csv", {"respiratory_rate": 2}),
        ("Computed Temperature - 2018-05-01.csv", {"skin_temperature": 1}),
        ("steps_2018-05-01.csv", {"steps": 2}),
    ],
)
def test_tables_pass_the_battery(check_source: Callable[..., None], name: str, counts: dict[str, int]) -> None:
    check_source(Fitbit(), FIXTURES / name, counts=counts, offset=None, bytes_per_row=3000)


@pytest.mark.parametrize(
    ("name", "counts"),
    [("resting_heart_rate.csv", {"resting_hr": 2}), ("weight.csv", {"body_mass": 2}), ("exercise.csv", {"activity": 2})],
)
def test_tables_with_american_dates_pass_the_battery(
    check_source: Callable[..., None], name: str, counts: dict[str, int]
) -> None:
    check_source(Fitbit(), FIXTURES / name, counts=counts, offset="", more=american_year)


def test_weights_in_grams_pass_the_battery(check_source: Callable[..., None]) -> None:
    check_source(Fitbit(), FIXTURES / "weight_grams.csv", counts={"body_mass": 2}, offset="+00:00")


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("sleep-2018-05-01.json", {"night": 2}),
        ("resting_heart_rate-2018-05-01.json", {"resting_hr": 2}),
        ("weight-2018-05-01.json", {"body_mass": 2}),
        ("exercise-0.json", {"activity": 2}),
    ],
)
def test_json_passes_the_battery(check_source: Callable[..., None], name: str, counts: dict[str, int]) -> None:
    check_source(Fitbit(), FIXTURES / name, counts=counts, offset="", table=False, more=None)


def test_a_table_and_json_of_the_same_nights_give_the_same_facts() -> None:
    assert read(FIXTURES / "sleep.csv")[0] == read(FIXTURES / "sleep-2018-05-01.json")[0]
    assert read(FIXTURES / "resting_heart_rate.csv")[0] == read(FIXTURES / "resting_heart_rate-2018-05-01.json")[0]


def test_a_staged_night_and_a_classic_one() -> None:
    classic, staged = (fact.fields for fact in read(FIXTURES / "sleep.csv")[0])
    assert (staged["deep_min"], staged["rem_min"], staged["light_min"], staged["awake_min"]) == (70, 85, 230, 45)
    assert (staged["onset"], staged["wake"]) == ("2018-05-06T23:10:30", "2018-05-07T06:20:30")
    assert classic["asleep_min"] == 376
    assert "deep_min" not in classic


def test_naps_are_counted() -> None:
    assert read(FIXTURES / "sleep.csv")[1].skipped == {"a nap": 1}


def test_nought_is_no_heart_rate() -> None:
    facts, report = read(FIXTURES / "resting_heart_rate.csv")
    assert [(fact.at, fact.fields["bpm"]) for fact in facts] == [("2018-05-06", 57.25), ("2018-05-07", 58.5)]
    assert report.skipped == {"nothing was measured": 1}


def test_pounds_are_known_by_the_body_mass_index() -> None:
    facts, report = read(FIXTURES / "weight.csv")
    assert [(fact.at, fact.fields) for fact in facts] == [
        ("2018-05-06T23:59:59", {"kg": 81.6466}),
        ("2018-05-07T08:00:00", {"kg": 81.2838, "device": "Aria"}),
    ]
    assert report.unit is not None
    assert (report.unit.unit, report.unit.known_from) == ("lb", "inferred")
    assert read(FIXTURES / "weight.csv", "kg")[0][0].fields["kg"] == 180


def test_a_weight_that_is_repeated_daily_is_given_when_it_changes() -> None:
    masses = [(fact.at, fact.fields["kg"]) for fact in read(FIXTURES / "daily.csv")[0] if fact.kind == "body_mass"]
    assert masses == [("2018-05-05", 82.1), ("2018-05-07", 81.6)]


def test_steps_of_several_devices_are_never_added_up() -> None:
    facts, _ = read(FIXTURES / "steps_2018-05-01.csv")
    assert [fact.fields for fact in facts] == [{"count": 100, "device": "Charge 4"}, {"count": 500, "device": "Charge 4"}]


def test_exercise_has_its_length_distance_and_device_and_is_there_once() -> None:
    facts, report = read(FIXTURES / "exercise.csv")
    assert facts[0].fields == {
        "exercise_name": "Run",
        "duration_s": 1500,
        "distance_m": 4023.4,
        "mean_bpm": 148,
        "device": "Fitbit",
    }
    assert report.skipped == {"an activity that is there twice": 1}
    assert {fact.fields["device"] for fact in read(FIXTURES / "exercise-0.json")[0]} == {"Charge 4"}


def test_skin_temperature_is_the_makers_own_deviation() -> None:
    assert values(FIXTURES / "Computed Temperature - 2018-05-01.csv", "deviation_c") == [0.3]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("vo2_max.csv", "a Fitbit export of VO2 max, which no estimate or decision uses"),
        ("sleep_score.csv", "a Fitbit export of sleep scores alone; give the sleep itself"),
        ("steps-2018-05-06.json", "values whose kind only the archive tells; give the whole Takeout archive"),
    ],
)
def test_files_that_hold_nothing_by_themselves_are_refused_with_a_reason(name: str, message: str) -> None:
    assert recognise(FIXTURES / name).name == "fitbit"
    with pytest.raises(Invalid, match=message):
        read(FIXTURES / name)


def archive(tmp_path: Path) -> Path:
    path = tmp_path / "takeout-20180601.zip"
    places = {".json": "Takeout/Fitbit/Global Export Data", ".csv": "Takeout/Fitbit/Some Folder"}
    names = {"weight_grams.csv": "weight.csv"}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
        for file in sorted(FIXTURES.iterdir()):
            if file.suffix == ".json" or file.name[0].isupper() or file.name in {"sleep_score.csv", "weight_grams.csv"}:
                zipped.write(file, f"{places[file.suffix]}/{names.get(file.name, file.name)}")
        zipped.writestr("Takeout/Fitbit/Global Export Data/heart_rate-2018-05-06.json", "[]")
        zipped.writestr("Takeout/Fitbit/Global Export Data/weight-2018-04-01.json", "[]")
        zipped.writestr("Takeout/Fitbit/Physical Activity_GoogleData/daily_resting_heart_rate.csv", "no data")
    return path


def test_the_takeout_archive_passes_the_battery(check_source: Callable[..., None], tmp_path: Path) -> None:
    counts = {"night": 2, "hrv": 1, "resting_hr": 2, "respiratory_rate": 2}
    counts |= {"skin_temperature": 1, "steps": 2, "body_mass": 2, "activity": 2}
    check_source(Fitbit(), archive(tmp_path), counts=counts, offset=None, text=False, table=False, more=None)


def test_a_resting_heart_rate_is_of_the_whole_day_and_what_is_of_the_night_is_not(tmp_path: Path) -> None:
    facts = read(archive(tmp_path))[0]
    assert {fact.kind for fact in facts if fact.fields.get("whole_day")} == {"resting_hr"}
    assert all(fact.fields.get("whole_day") for fact in facts if fact.kind == "resting_hr")


def test_the_archive_adds_steps_up_and_gives_nights_their_scores(tmp_path: Path) -> None:
    path = archive(tmp_path)
    assert values(path, "count") == [115, 310]
    assert values(path, "score") == [81]
