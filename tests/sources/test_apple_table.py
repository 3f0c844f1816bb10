from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from hormesis.domain.errors import Invalid
from hormesis.sources.apple_table import AppleHealthTable
from hormesis.sources.registry import read_file
from hormesis.sources.source import ReadOptions

FIXTURES = Path(__file__).parent / "fixtures" / "apple_health_table"
OPTIONS = ReadOptions("ada", date(2026, 11, 22))


@pytest.mark.parametrize("kind", ["resting_hr", "hrv"])
def test_a_table_of_one_type_passes_the_battery(check_source: Callable[..., None], kind: str) -> None:
    check_source(AppleHealthTable(), FIXTURES / f"{kind}.csv", counts={kind: 2})


def test_a_zero_is_missing_and_a_mean_of_the_whole_day_says_so() -> None:
    facts, report = read_file(FIXTURES / "resting_hr.csv", OPTIONS)
    assert [(fact.at, fact.fields) for fact in facts] == [
        ("2026-03-02", {"bpm": 52.0, "whole_day": True}),
        ("2026-03-04", {"bpm": 54.5, "whole_day": True}),
    ]
    assert report.skipped == {"nothing was measured": 1}
    facts, report = read_file(FIXTURES / "hrv.csv", OPTIONS)
    assert [fact.fields for fact in facts] == [{"sdnn_ms": 41.5, "whole_day": True}, {"sdnn_ms": 44.25, "whole_day": True}]
    assert report.all_notes() == [
        "each HRV is the mean of a whole day, training too: it says less of the morning than the export.xml does"
    ]


@pytest.mark.parametrize(
    ("type_", "unit", "why"),
    [
        ("HeartRate", "count/min", "a day's mean mixes rest and training; give RestingHeartRate"),
        ("VO2Max", "mL/min·kg", "it is the watch's estimate"),
        ("ActiveEnergyBurned", "Cal", "energy is the watch's estimate"),
        ("AppleExerciseTime", "min", "minutes of exercise tell neither what was done nor how hard"),
        ("FlightsClimbed", "count", "no estimate or decision uses it"),
    ],
)
def test_other_types_are_refused_by_name_with_the_reason(type_: str, unit: str, why: str, tmp_path: Path) -> None:
    path = tmp_path / "one.csv"
    path.write_text(f"date,value,type,unit\n2026-03-02,60,HKQuantityTypeIdentifier{type_},{unit}\n", encoding="utf-8")
    with pytest.raises(Invalid, match=f"^one.csv: '{type_}' is not read: {why}"):
        list(read_file(path, OPTIONS)[0])


def test_an_unknown_unit_refuses_the_file_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "one.csv"
    path.write_text("date,value,type,unit\n2026-03-02,12,HKQuantityTypeIdentifierBodyMass,slug\n", encoding="utf-8")
    with pytest.raises(Invalid, match=r"^one\.csv, line 2: value: found '12 slug'.*1 of 1 rows can't be read"):
        list(read_file(path, OPTIONS)[0])
