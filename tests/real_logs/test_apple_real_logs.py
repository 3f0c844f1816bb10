"""Real exports of Apple Health: how much there is, from when to when, and that it can be."""

from collections import Counter
from datetime import date
from pathlib import Path
from statistics import median

import pytest

from hormesis.app.coach import Coach
from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact
from hormesis.sources.registry import read_file
from hormesis.sources.source import ReadOptions, ReadReport

DATA = Path(__file__).parents[3] / "shared" / "data" / "apple_health"
pytestmark = [pytest.mark.real_logs, pytest.mark.skipif(not DATA.is_dir(), reason=f"no real exports in {DATA}")]


def read(name: str) -> tuple[list[Fact], ReadReport]:
    facts, report = read_file(DATA / name, ReadOptions("ada", date(2026, 11, 22)))
    return list(facts), report


def of(facts: list[Fact], kind: str) -> list[Fact]:
    return [fact for fact in facts if fact.kind == kind]


def test_the_export_of_a_watch_by_another_maker() -> None:
    facts, report = read("apple_health_01_export.xml")
    assert report.rows == 67_469
    assert Counter(fact.kind for fact in facts) == {"night": 117, "steps": 116, "activity": 21, "body_mass": 1}
    assert report.skipped == {"the same workout again": 39}
    nights = of(facts, "night")
    assert (nights[0].at, nights[-1].at) == ("2018-01-22T06:48:51+01:00", "2021-01-24T09:37:00+01:00")
    assert len({fact.day for fact in nights}) == 117
    slept = [fact.fields["asleep_min"] for fact in nights if "asleep_min" in fact.fields]
    assert len(slept) == 72
    assert 330 < median(slept) < 480
    assert all(fact.fields.get("in_bed_min", 1e9) >= fact.fields.get("asleep_min", 0) for fact in nights)
    assert {fact.fields["device"] for fact in facts} == {"Connect", "iPhone", "iPhone10,1"}
    runs = [fact for fact in of(facts, "activity") if fact.fields["exercise_name"] == "Running"]
    assert all(2 < fact.fields["duration_s"] / fact.fields["distance_m"] * 1000 / 60 < 10 for fact in runs)


def test_health_auto_export_summed_up_by_day() -> None:
    facts, report = read("apple_health_02_hae.json")
    assert Counter(fact.kind for fact in facts) == {
        "hrv": 677,
        "resting_hr": 677,
        "body_mass": 606,
        "respiratory_rate": 301,
        "night": 284,
        "skin_temperature": 198,
    }
    assert report.skipped["a nap"] == 4
    nights = of(facts, "night")
    assert 380 < median(fact.fields["asleep_min"] for fact in nights if "asleep_min" in fact.fields) < 480
    assert all(50 < fact.fields["kg"] < 120 for fact in of(facts, "body_mass"))
    assert abs(median(fact.fields["deviation_c"] for fact in of(facts, "skin_temperature"))) < 0.1
    assert Counter(fact.fields.get("device") for fact in nights) == {"Apple Watch": 282, "Sleep++": 1, "iPhone": 1}


@pytest.mark.parametrize(
    ("name", "kind", "days", "low", "high"),
    [
        ("RestingHeartRate", "resting_hr", 1291, 50, 90),
        ("HeartRateVariabilitySDNN", "hrv", 1297, 10, 60),
        ("RespiratoryRate", "respiratory_rate", 1290, 12, 22),
        ("BodyMass", "body_mass", 2494, 60, 100),
        ("StepCount", "steps", 2531, 2000, 20000),
    ],
)
def test_tables_of_one_type(name: str, kind: str, days: int, low: float, high: float) -> None:
    facts, _ = read(f"apple_health_03_{name}.csv")
    assert Counter(fact.kind for fact in facts) == {kind: days}
    assert len({fact.day for fact in facts}) == days
    assert low < median(next(iter(fact.fields.values())) for fact in facts) < high


@pytest.mark.parametrize("name", ["ActiveEnergyBurned", "AppleExerciseTime", "HeartRate", "VO2Max"])
def test_tables_that_no_decision_uses_are_refused_by_name(name: str) -> None:
    with pytest.raises(Invalid, match=f"apple_health_03_{name}.csv: '{name}' is not read: "):
        read(f"apple_health_03_{name}.csv")


def test_importing_twice_adds_nothing(tmp_path: Path) -> None:
    coach = Coach.open(tmp_path / "store.db")
    for name in ("apple_health_01_export.xml", "apple_health_02_hae.json", "apple_health_03_StepCount.csv"):
        first = coach.import_file(DATA / name)
        assert first.appended.written == first.facts > 0
        assert coach.import_file(DATA / name).appended.written == 0
    coach.db.close()
