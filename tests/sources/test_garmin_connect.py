"""Garmin Connect: daily values and activities as tables, the account export's JSON, and its archive."""

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact
from hormesis.sources.garmin_connect import GarminConnect
from hormesis.sources.registry import read_file
from hormesis.sources.source import ReadOptions, ReadReport

FIXTURES = Path(__file__).parent / "fixtures" / "garmin_connect"
SLEEP = FIXTURES / "2026-03-01_2026-06-09_1234_sleepData.json"
HEALTH = FIXTURES / "2026-03-01_2026-06-09_1234_healthStatusData.json"
SUMMARIES = FIXTURES / "UDSFile_2026-03-01_2026-06-09.json"
ACTIVITIES = FIXTURES / "someone_0_summarizedActivities.json"
WEIGHTS = FIXTURES / "1234_userBioMetrics.json"


def read(path: Path) -> tuple[list[Fact], ReadReport]:
    facts, report = read_file(path, ReadOptions("me", date(2026, 12, 1)))
    return list(facts), report


def test_daily_values_pass_the_battery(check_source: Callable[..., None]) -> None:
    counts = {"night": 2, "hrv": 2, "resting_hr": 2, "respiratory_rate": 2, "steps": 2, "body_mass": 1}
    check_source(GarminConnect(), FIXTURES / "daily.csv", counts=counts, bytes_per_row=4000)


@pytest.mark.parametrize("name", ["activities", "activities_shown"])
def test_activities_pass_the_battery(check_source: Callable[..., None], name: str) -> None:
    check_source(GarminConnect(), FIXTURES / f"{name}.csv", counts={"activity": 2})


@pytest.mark.parametrize(
    ("path", "counts", "offset"),
    [
        (SLEEP, {"night": 2, "respiratory_rate": 2}, "+00:00"),
        (HEALTH, {"hrv": 2, "skin_temperature": 2}, ""),
        (SUMMARIES, {"steps": 3, "resting_hr": 2}, ""),
        (ACTIVITIES, {"activity": 2}, "+01:00"),
        (WEIGHTS, {"body_mass": 1}, ""),
    ],
    ids=lambda value: value.stem if isinstance(value, Path) else None,
)
def test_json_passes_the_battery(check_source: Callable[..., None], path: Path, counts: dict[str, int], offset: str) -> None:
    check_source(GarminConnect(), path, counts=counts, offset=offset, table=False, more=None)


def test_a_night_without_a_total_has_the_sum_of_its_stages() -> None:
    nights = [fact.fields for fact in read(FIXTURES / "daily.csv")[0] if fact.kind == "night"]
    assert [night["asleep_min"] for night in nights] == [440, 390]
    assert nights[1]["deep_min"] == 70


def test_table_and_account_export_agree_on_what_both_have() -> None:
    table = {fact.id: fact for fact in read(FIXTURES / "daily.csv")[0]}
    for fact in (fact for path in (SLEEP, HEALTH, SUMMARIES) for fact in read(path)[0] if fact.id in table):
        shared = table[fact.id].fields.keys() & fact.fields.keys()
        assert {name: table[fact.id].fields[name] for name in shared} == {name: fact.fields[name] for name in shared}


def test_a_window_without_stages_is_no_night() -> None:
    assert read(SLEEP)[1].skipped == {"a sleep without stages, which is a guess or a watch not worn": 1}


def test_onset_and_wake_are_in_utc_as_the_export_gives_them_and_the_day_is_the_makers() -> None:
    night = next(fact for fact in read(SLEEP)[0] if fact.kind == "night")
    assert (night.fields["onset"], night.fields["wake"]) == ("2026-03-03T22:50:10+00:00", "2026-03-04T06:55:10+00:00")
    assert night.fields["score"] == 82


def test_a_night_whose_waking_falls_on_another_day_in_utc_keeps_its_day(tmp_path: Path) -> None:
    path = tmp_path / "sleepData.json"
    path.write_text(SLEEP.read_text(encoding="utf-8").replace('"calendarDate": "2026-03-05"', '"calendarDate": "2026-03-06"'))
    assert [fact.at for fact in read(path)[0] if fact.kind == "night"] == ["2026-03-04T06:55:10+00:00", "2026-03-06"]


def test_the_resting_heart_rate_is_the_days_own_and_not_the_weeks_mean() -> None:
    facts = [fact for fact in read(SUMMARIES)[0] if fact.kind == "resting_hr"]
    assert [(fact.fields["bpm"], fact.fields["whole_day"]) for fact in facts] == [(51, True), (52, True)]


def test_nought_is_missing_and_511_is_left_out() -> None:
    facts, report = read(HEALTH)
    assert [fact.at for fact in facts if fact.kind == "hrv"] == ["2026-03-04", "2026-03-05"]
    assert list(report.left_out) == ["an HRV outside 1 to 400 ms"]


def test_lengths_distances_and_local_times_of_the_account_export() -> None:
    run = read(ACTIVITIES)[0][0]
    assert run.at == "2026-03-05T08:00:00+01:00"
    assert run.fields == {
        "exercise_name": "running",
        "duration_s": 1810,
        "distance_m": 5020.4,
        "mean_bpm": 151,
        "device": "Garmin",
    }


def test_a_distance_without_a_unit_is_left_out_and_said() -> None:
    facts, report = read(FIXTURES / "activities_shown.csv")
    assert [fact.fields["duration_s"] for fact in facts] == [1810, 2400]
    assert not any("distance_m" in fact.fields for fact in facts)
    assert report.notes == ["distances are left out, since the table does not say whether they are kilometres, miles or metres"]


def test_the_first_weight_of_the_day() -> None:
    facts, report = read(WEIGHTS)
    assert [(fact.at, fact.fields) for fact in facts] == [("2026-03-04T06:10:00", {"kg": 81.646})]
    assert report.skipped == {"another body mass of the same day": 1, "a record without a body weight": 1}


def test_files_that_nothing_uses_are_refused_with_a_reason() -> None:
    with pytest.raises(Invalid, match=r"hydration\.json: a Garmin export that no estimate or decision uses"):
        read(FIXTURES / "hydration.json")


def archive(tmp_path: Path) -> Path:
    path = tmp_path / "garmin.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
        for file in sorted(FIXTURES.glob("*.json")):
            zipped.write(file, f"DI_CONNECT/DI-Connect-Wellness/{file.name}")
        zipped.writestr("DI_CONNECT/DI-Connect-Uploaded-Files/UploadedFiles_0.zip", b"PK")
    return path


def test_the_archive_passes_the_battery(check_source: Callable[..., None], tmp_path: Path) -> None:
    counts = {"night": 2, "respiratory_rate": 2, "hrv": 2, "skin_temperature": 2}
    counts |= {"steps": 3, "resting_hr": 2, "activity": 2, "body_mass": 1}
    check_source(GarminConnect(), archive(tmp_path), counts=counts, offset=None, text=False, table=False, more=None)
