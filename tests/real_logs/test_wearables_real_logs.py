"""Real account exports of WHOOP, Oura, Fitbit and Garmin Connect, and a table of body weights: counts, days, plausible values."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median
from zipfile import ZipFile

import pytest

from hormesis.app.facts import export_jsonl
from hormesis.app.imports import import_file
from hormesis.app.knowledge import knowledge_for
from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact, fact_from, fact_to_json
from hormesis.sources.registry import read_file, recognise
from hormesis.sources.source import ReadOptions, ReadReport
from hormesis.store.clock import Clock
from hormesis.store.database import IN_MEMORY, open_database

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
OPTIONS = ReadOptions("ada", date(2026, 11, 22))

pytestmark = [
    pytest.mark.real_logs,
    pytest.mark.skipif(not DATA.is_dir(), reason=f"no real exports at {DATA}"),
]


@dataclass(frozen=True)
class Stated:
    """What the description of an export says of it: rows, first and last day, and how many facts of each kind that makes."""

    source: str
    rows: int
    first: str
    last: str
    counts: Mapping[str, int]


NIGHTLY = ("night", "hrv", "resting_hr", "respiratory_rate")
EXPORTS = {
    "whoop/whoop_02_physiological_cycles.csv": Stated(
        "whoop", 665, "2021-01-06", "2022-10-31", dict.fromkeys(NIGHTLY, 664) | {"skin_temperature": 314}
    ),
    "whoop/whoop_02_sleeps.csv": Stated("whoop", 671, "2021-01-06", "2022-10-31", {"night": 664, "respiratory_rate": 664}),
    "whoop/whoop_02_workouts.csv": Stated("whoop", 737, "2021-01-07", "2022-10-31", {"activity": 737}),
    "oura/oura_01_trends.csv": Stated(
        "oura", 1298, "2019-01-24", "2022-08-19", dict.fromkeys(NIGHTLY, 1274) | {"skin_temperature": 1275, "steps": 1297}
    ),
    "fitbit/fitbit_01_sleep.csv": Stated("fitbit", 1124, "2016-05-26", "2019-05-15", {"night": 873}),
    "fitbit/fitbit_01_resting_heart_rate.csv": Stated("fitbit", 1095, "2016-05-26", "2019-05-15", {"resting_hr": 946}),
    "fitbit/fitbit_01_weight.csv": Stated("fitbit", 130, "2016-05-30", "2019-05-12", {"body_mass": 128}),
    "fitbit/fitbit_01_exercise.csv": Stated("fitbit", 1119, "2016-05-29", "2019-05-14", {"activity": 1117}),
    "fitbit/fitbit_02_daily.csv": Stated(
        "fitbit", 1095, "2014-11-11", "2017-11-08", {"night": 78, "steps": 85, "body_mass": 652}
    ),
    "fitbit/fitbit_02_weight.csv": Stated("fitbit", 660, "2015-12-20", "2018-01-05", {"body_mass": 574}),
    "other/garmin_daily_01.csv": Stated(
        "garmin_connect",
        94,
        "2025-10-30",
        "2026-01-31",
        {"night": 87, "hrv": 87, "resting_hr": 90, "respiratory_rate": 86, "steps": 91, "body_mass": 23},
    ),
    "other/garmin_activities_01.csv": Stated("garmin_connect", 37, "2025-10-30", "2026-01-24", {"activity": 37}),
    "other/bodyweight_05.csv": Stated("body_weight", 164, "2020-01-04", "2020-01-04", {"body_mass": 1}),
}
USUAL = {
    "asleep_min": (300, 540),
    "rmssd_ms": (10, 120),
    "bpm": (40, 75),
    "per_min": (10, 20),
    "count": (1500, 20000),
    "kg": (60, 110),
}
"""Where the median of a person's days lies, by field."""


def read(name: str) -> tuple[list[Fact], ReadReport]:
    path = DATA / name
    if not path.exists():
        pytest.skip(f"{name} is not among the real exports")
    facts, report = read_file(path, OPTIONS)
    return list(facts), report


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_has_the_stated_counts_and_days(name: str) -> None:
    stated = EXPORTS[name]
    facts, report = read(name)
    assert report.source == stated.source
    assert report.rows == stated.rows
    assert report.unreadable == 0
    assert Counter(fact.kind for fact in facts) == stated.counts
    assert (facts[0].at[:10], facts[-1].at[:10]) == (stated.first, stated.last)
    assert [fact.at for fact in facts] == sorted(fact.at for fact in facts)
    assert len({fact.id for fact in facts}) == len(facts)
    for fact in facts:
        assert fact_from(fact_to_json(fact), name) == fact
    daily = Counter((fact.kind, fact.at[:10]) for fact in facts if fact.kind != "activity")
    assert set(daily.values()) <= {1}, "two facts of one kind on a day"


@pytest.mark.parametrize("name", EXPORTS)
def test_the_values_are_those_of_a_person(name: str) -> None:
    facts, report = read(name)
    for field, (low, high) in USUAL.items():
        found = [fact.fields[field] for fact in facts if field in fact.fields]
        if found:
            assert low <= median(found) <= high, field
    assert sum(times for times, _ in report.left_out.values()) <= len(facts) * 0.02, report.left_out


def test_the_nights_of_cycles_and_of_sleeps_are_the_same_facts() -> None:
    cycles = {fact.id: fact for fact in read("whoop/whoop_02_physiological_cycles.csv")[0]}
    sleeps = {fact.id: fact for fact in read("whoop/whoop_02_sleeps.csv")[0]}
    assert sleeps.keys() < cycles.keys()
    assert [key for key, fact in sleeps.items() if cycles[key] != fact] == []


def test_naps_running_cycles_and_days_without_the_watch_are_counted() -> None:
    assert read("whoop/whoop_02_physiological_cycles.csv")[1].skipped == {"a cycle without sleep": 1}
    assert read("whoop/whoop_02_sleeps.csv")[1].skipped == {"a nap": 7}
    assert read("fitbit/fitbit_01_resting_heart_rate.csv")[1].skipped == {"nothing was measured": 149}
    assert read("other/bodyweight_05.csv")[1].skipped == {"nothing was measured": 163}


def test_both_offsets_of_a_year_are_kept() -> None:
    nights = [fact for fact in read("whoop/whoop_02_physiological_cycles.csv")[0] if fact.kind == "night"]
    assert Counter(fact.at[19:] for fact in nights) == {"+02:00": 434, "+01:00": 230}
    assert {f.at[19:] for f in read("oura/oura_01_trends.csv")[0] if f.kind == "night"} >= {"-06:00", "-05:00"}


def test_units_that_the_files_do_not_say_are_told_by_bmi_or_by_what_bodies_weigh() -> None:
    for name, unit in (
        ("fitbit/fitbit_01_weight.csv", "lb"),
        ("fitbit/fitbit_02_daily.csv", "kg"),
        ("fitbit/fitbit_02_weight.csv", "lb"),
        ("other/bodyweight_05.csv", "lb"),
    ):
        finding = read(name)[1].unit
        assert finding is not None
        assert finding.unit == unit, name


def test_two_tables_of_one_persons_weight_agree() -> None:
    daily, own = (
        {fact.id: fact.fields["kg"] for fact in read(f"fitbit/fitbit_02_{name}.csv")[0] if fact.kind == "body_mass"}
        for name in ("daily", "weight")
    )
    shared = daily.keys() & own.keys()
    assert len(shared) > 400
    assert median(abs(daily[key] - own[key]) for key in shared) < 0.1


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("whoop/whoop_01_journal_entries.csv", "WHOOP journal answers, which no estimate or decision uses"),
        ("fitbit/fitbit_01_vo2_max.csv", "a Fitbit export of VO2 max, which no estimate or decision uses"),
        ("fitbit/fitbit_01_time_in_heart_rate_zones.csv", "a Fitbit export of time in heart rate zones"),
    ],
)
def test_files_that_hold_nothing_we_use_are_refused_by_name(name: str, message: str) -> None:
    path = DATA / name
    if not path.exists():
        pytest.skip(f"{name} is not among the real exports")
    assert recognise(path).name == name.split("/")[0]
    with pytest.raises(Invalid, match=message):
        list(read_file(path, OPTIONS)[0])


def test_importing_twice_and_the_archive_after_its_tables_adds_nothing(tmp_path: Path) -> None:
    tables = ("physiological_cycles", "sleeps", "workouts")
    archive = tmp_path / "my_whoop_data.zip"
    with ZipFile(archive, "w") as zipped:
        for table in tables:
            zipped.write(DATA / "whoop" / f"whoop_02_{table}.csv", f"{table}.csv")
    db = open_database(IN_MEMORY, Clock(lambda: datetime(2026, 11, 22, 12, tzinfo=UTC)))
    namer = knowledge_for(db, "ada").namer
    for name in (*(f"whoop/whoop_02_{table}.csv" for table in tables), "oura/oura_01_trends.csv", "other/garmin_daily_01.csv"):
        import_file(db, DATA / name, OPTIONS, namer)
        before = list(export_jsonl(db, "ada"))
        assert import_file(db, DATA / name, OPTIONS, namer).appended.written == 0, f"{name} read again wrote something"
        assert list(export_jsonl(db, "ada")) == before
    assert import_file(db, archive, OPTIONS, namer).appended.written == 0
    db.close()
