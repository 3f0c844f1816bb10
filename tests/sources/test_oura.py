"""Oura: the trends table, the account export's tables, the first API's JSON, and the archive of the export."""

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact
from hormesis.sources.oura import Oura
from hormesis.sources.registry import read_file
from hormesis.sources.source import ReadOptions, ReadReport

FIXTURES = Path(__file__).parent / "fixtures" / "oura"
NIGHTLY = {"night": 2, "hrv": 2, "resting_hr": 2, "respiratory_rate": 2, "skin_temperature": 2}


def read(path: Path) -> tuple[list[Fact], ReadReport]:
    facts, report = read_file(path, ReadOptions("me", date(2026, 12, 1)))
    return list(facts), report


def of_kind(facts: list[Fact], kind: str) -> list[Fact]:
    return [fact for fact in facts if fact.kind == kind]


def test_trends_pass_the_battery(check_source: Callable[..., None]) -> None:
    counts = NIGHTLY | {"steps": 3}
    check_source(Oura(), FIXTURES / "trends.csv", counts=counts, offset=None, bytes_per_row=4000)


def test_sleep_periods_pass_the_battery(check_source: Callable[..., None]) -> None:
    check_source(Oura(), FIXTURES / "sleepmodel.csv", counts=NIGHTLY, offset="-06:00", bytes_per_row=4000)


@pytest.mark.parametrize(
    ("name", "counts", "offset"),
    [
        ("dailyreadiness", {"skin_temperature": 2}, ""),
        ("dailyactivity", {"steps": 2}, ""),
        ("workout", {"activity": 2}, "-06:00"),
    ],
)
def test_daily_tables_pass_the_battery(check_source: Callable[..., None], name: str, counts: dict[str, int], offset: str) -> None:
    check_source(Oura(), FIXTURES / f"{name}.csv", counts=counts, offset=offset)


def test_json_passes_the_battery(check_source: Callable[..., None]) -> None:
    counts = NIGHTLY | {"steps": 2}
    check_source(Oura(), FIXTURES / "first_api.json", counts=counts, offset=None, table=False, more=None)


def test_a_night_holds_what_the_ring_measured() -> None:
    night = of_kind(read(FIXTURES / "trends.csv")[0], "night")[0]
    assert night.at == "2026-03-04T06:55:10-06:00"
    assert night.fields == {
        "asleep_min": 440,
        "in_bed_min": 485,
        "awake_min": 45,
        "deep_min": 80,
        "rem_min": 100,
        "light_min": 260,
        "score": 82,
        "onset": "2026-03-03T22:50:10-06:00",
        "wake": "2026-03-04T06:55:10-06:00",
        "device": "Oura",
    }


def test_every_way_out_of_oura_gives_the_same_facts() -> None:
    trends = {fact.id: fact for fact in read(FIXTURES / "trends.csv")[0]}
    for name in ("sleepmodel.csv", "first_api.json"):
        for fact in read(FIXTURES / name)[0]:
            known = trends[fact.id]
            assert (known.kind, known.at) == (fact.kind, fact.at)
            assert {**known.fields, "score": 0} == {**fact.fields, "score": 0}, name


def test_resting_heart_rate_is_the_lowest_and_a_deviation_of_nought_is_one() -> None:
    facts, _ = read(FIXTURES / "trends.csv")
    assert [f.fields["bpm"] for f in of_kind(facts, "resting_hr")] == [49, 51]
    assert [f.fields["deviation_c"] for f in of_kind(facts, "skin_temperature")] == [-0.12, 0]


def test_none_and_nought_are_no_measurements() -> None:
    facts, report = read(FIXTURES / "trends.csv")
    assert not [f for f in facts if f.at.startswith("2026-03-06")]
    assert not report.left_out
    assert report.skipped == {"nothing was measured": 1}


def test_days_at_the_end_that_are_out_of_order_come_in_order() -> None:
    assert [f.at[:10] for f in of_kind(read(FIXTURES / "trends.csv")[0], "steps")] == ["2026-03-02", "2026-03-04", "2026-03-05"]


def test_json_of_the_second_api_is_read(tmp_path: Path) -> None:
    path = tmp_path / "sleep.json"
    path.write_text(
        '{"data": [{"day": "2026-03-04", "type": "long_sleep", "bedtime_start": "2026-03-03T22:50:10-06:00", '
        '"bedtime_end": "2026-03-04T06:55:10-06:00", "total_sleep_duration": 26400, "average_hrv": 62, '
        '"lowest_heart_rate": 49, "readiness": {"temperature_deviation": -0.12}}], "next_token": null}',
        encoding="utf-8",
    )
    kinds = {fact.kind: fact.at for fact in read(path)[0]}
    assert kinds == dict.fromkeys(("night", "hrv", "resting_hr", "skin_temperature"), "2026-03-04T06:55:10-06:00")


def test_naps_and_deleted_sleeps_are_counted() -> None:
    assert read(FIXTURES / "sleepmodel.csv")[1].skipped == {"a nap": 1, "a sleep its owner deleted": 1}


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("dailyspo2.csv", r"dailyspo2\.csv: Oura's oxygen saturation, which no estimate or decision uses"),
        ("dailysleep.csv", r"dailysleep\.csv: Oura's scores alone"),
    ],
)
def test_tables_that_nothing_uses_are_refused_with_a_reason(name: str, message: str) -> None:
    with pytest.raises(Invalid, match=message):
        read(FIXTURES / name)


def archive(tmp_path: Path) -> Path:
    path = tmp_path / "oura_export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
        for table in sorted(FIXTURES.glob("*.csv")):
            if table.stem != "trends":
                zipped.write(table, f"App Data/{table.name}")
        zipped.writestr("App Data/heartrate.csv", "timestamp;bpm;source\n2026-03-04T06:00:00Z;55;sleep\n")
    return path


def test_the_archive_passes_the_battery(check_source: Callable[..., None], tmp_path: Path) -> None:
    counts = NIGHTLY | {"steps": 2, "activity": 2}
    check_source(Oura(), archive(tmp_path), counts=counts, offset=None, text=False, table=False, more=None)


def test_the_archive_gives_nights_their_scores_and_names_what_is_not_read(tmp_path: Path) -> None:
    facts, report = read(archive(tmp_path))
    assert [f.fields["score"] for f in of_kind(facts, "night")] == [82, 74]
    assert report.notes == ["not read, since no estimate or decision uses it: dailyspo2.csv, heartrate.csv"]
