import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact
from hormesis.sources.health_auto_export import HealthAutoExport
from hormesis.sources.registry import read_file
from hormesis.sources.source import ReadOptions, ReadReport

FIXTURES = Path(__file__).parent / "fixtures" / "health_auto_export"
OF_DAYS = {"night": 2, "hrv": 2, "resting_hr": 1, "respiratory_rate": 1, "body_mass": 1, "steps": 1, "activity": 1}
OF_SAMPLES = {"night": 1, "hrv": 1, "steps": 1, "activity": 1}


def read(path: Path) -> tuple[list[Fact], ReadReport]:
    facts, report = read_file(path, ReadOptions("ada", date(2026, 11, 22)))
    return list(facts), report


def of(facts: list[Fact], kind: str) -> list[tuple[str, Any]]:
    return [(fact.at, fact.fields) for fact in facts if fact.kind == kind]


def written(folder: Path, *metrics: dict[str, Any], **more: Any) -> Path:
    path = folder / "export.json"
    path.write_text(json.dumps({"data": {"metrics": metrics, **more}}), encoding="utf-8")
    return path


@pytest.mark.parametrize(("name", "counts"), [("by_day", OF_DAYS), ("samples", OF_SAMPLES)])
def test_both_layouts_pass_the_battery(check_source: Callable[..., None], name: str, counts: dict[str, int]) -> None:
    check_source(HealthAutoExport(), FIXTURES / f"{name}.json", counts=counts, offset=None, table=False, more=None)


def test_a_night_with_a_total_of_0_is_the_sum_of_its_stages() -> None:
    (first, night), (second, other) = of(read(FIXTURES / "by_day.json")[0], "night")
    assert (first, second) == ("2026-03-02T06:30:00-05:00", "2026-03-03T06:30:00-05:00")
    assert night == {
        "asleep_min": 450.0,
        "in_bed_min": 495.0,
        "awake_min": 30.0,
        "deep_min": 75.0,
        "rem_min": 105.0,
        "light_min": 270.0,
        "onset": "2026-03-01T22:30:00-05:00",
        "wake": "2026-03-02T06:30:00-05:00",
        "device": "Apple Watch",
    }
    assert (other["asleep_min"], other["device"]) == (432.0, "Sleep++")
    assert "in_bed_min" not in other, "less than the time asleep"


def test_values_of_days_stand_at_the_day_in_their_units_and_signals_say_that_they_are_of_the_whole_day() -> None:
    facts, report = read(FIXTURES / "by_day.json")
    assert of(facts, "hrv") == [
        ("2026-03-02", {"sdnn_ms": 41.25, "whole_day": True}),
        ("2026-03-03", {"sdnn_ms": 44.0, "whole_day": True}),
    ]
    assert of(facts, "body_mass") == [("2026-03-02", {"kg": 81.6466})]
    assert of(facts, "steps") == [("2026-03-02", {"count": 9002, "device": "Apple Watch"})]
    ((_, run),) = of(facts, "activity")
    assert run == {"exercise_name": "Outdoor Run", "duration_s": 1800.0, "distance_m": 4989.0, "mean_bpm": 148.0}
    assert any(note.startswith("each HRV is the mean of a whole day") for note in report.all_notes())


def test_samples_are_used_by_their_time_and_counted_by_source() -> None:
    facts, report = read(FIXTURES / "samples.json")
    assert of(facts, "hrv") == [("2026-03-02T06:30:00+01:00", {"sdnn_ms": 43.0, "device": "Apple Watch"})]
    assert of(facts, "steps") == [("2026-03-02", {"count": 240, "device": "Apple Watch"})]
    ((woken, night),) = of(facts, "night")
    assert (woken, night["asleep_min"], night["awake_min"], night["light_min"]) == (
        "2026-03-02T06:30:00+01:00",
        435.0,
        15.0,
        120.0,
    )
    ((begun, strength),) = of(facts, "activity")
    assert (begun, strength["duration_s"], strength["mean_bpm"]) == ("2026-03-02T17:00:00+01:00", 3600.0, 110.0)
    assert report.skipped == {"HRV of the day, not of the night or the morning after": 1}


def test_a_wrist_temperature_of_a_day_is_of_the_night_that_begins_on_it(tmp_path: Path) -> None:
    def night(day: int) -> dict[str, Any]:
        return {
            "sleepStart": f"2026-03-{day:02d} 22:30:00 -0500",
            "sleepEnd": f"2026-03-{day + 1:02d} 06:30:00 -0500",
            "asleep": 7.5,
            "source": "Watch",
        }

    temperatures = [{"date": f"2026-03-{day:02d} 00:00:00 -0500", "qty": 96.8 if day < 15 else 97.7} for day in range(1, 17)]
    path = written(
        tmp_path,
        {"name": "apple_sleeping_wrist_temperature", "units": "degF", "data": temperatures},
        {"name": "sleep_analysis", "units": "hr", "data": [night(day) for day in range(1, 16)]},
    )
    facts, report = read(path)
    assert of(facts, "skin_temperature") == [("2026-03-16", {"deviation_c": 0.5})]
    assert report.skipped["a wrist temperature of a night that is not in the file"] == 1


@pytest.mark.parametrize(
    ("metrics", "message"),
    [
        ([1], "export.json, metrics, record 1: found '1'"),
        (
            [{"name": "resting_heart_rate", "units": "furlong", "data": [{"qty": 50, "date": "2026-03-02 00:00:00 +0000"}]}],
            "furlong",
        ),
        ([{"name": "resting_heart_rate", "units": "count/min", "data": [{"qty": 50, "date": "yesterday"}]}], "'yesterday'"),
        ([{"name": "resting_heart_rate", "units": "count/min", "data": {"qty": 50}}], "a list of objects is expected"),
    ],
)
def test_what_is_not_laid_out_so_is_refused_with_its_place(metrics: list[Any], message: str, tmp_path: Path) -> None:
    with pytest.raises(Invalid) as refusal:
        read(written(tmp_path, *metrics))
    assert message in str(refusal.value)
    assert "export.json" in str(refusal.value)
