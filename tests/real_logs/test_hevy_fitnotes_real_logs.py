"""Real exports of Hevy, FitNotes, StrongLifts and Liftosaur, read whole; real body signals, refused by name."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from hormesis.domain.facts import Fact, fact_from, fact_to_json
from hormesis.sources.registry import read_file
from hormesis.sources.source import ReadOptions, ReadReport

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"

pytestmark = [
    pytest.mark.real_logs,
    pytest.mark.skipif(not DATA.is_dir(), reason=f"no real exports at {DATA}"),
]


@dataclass(frozen=True)
class Stated:
    """What the description of an export says of it."""

    sets: int
    exercises: int
    workouts: int
    first: str
    last: str
    unit: str
    with_rir: int = 0
    supersets: int = 0
    assisted: int = 0
    no_load: int | None = None


LOGS = {
    "hevy/hevy_01.csv": Stated(19627, 145, 975, "2022-05-20", "2026-04-11", "kg", assisted=2, no_load=3086),
    "hevy/hevy_04.csv": Stated(4476, 53, 250, "2023-08-07", "2026-05-05", "kg", with_rir=46, no_load=96),
    "hevy/hevy_07.csv": Stated(3430, 76, 209, "2025-01-12", "2025-10-25", "lb", with_rir=17, no_load=126),
    "hevy/hevy_09.csv": Stated(3934, 48, 183, "2025-09-22", "2026-06-10", "lb", no_load=222),
    "hevy/hevy_09b_resaved.csv": Stated(4101, 49, 195, "2025-09-22", "2026-06-29", "lb", no_load=271),
    "hevy/hevy_10_api.csv": Stated(226, 41, 10, "2025-12-22", "2026-01-25", "kg", supersets=56, no_load=50),
    "hevy/hevy_11_api_rebuilt.csv": Stated(3547, 77, 236, "2023-07-13", "2025-05-05", "kg", supersets=518, no_load=132),
    "hevy/hevy_fmt_kg_miles.csv": Stated(24, 9, 3, "2025-10-20", "2025-10-24", "kg", no_load=0),
    "fitnotes/fitnotes_01.csv": Stated(7690, 151, 491, "2014-06-07", "2019-07-20", "lb", 172, assisted=5, no_load=1194),
    "fitnotes/fitnotes_01b_older.csv": Stated(6389, 123, 419, "2014-06-07", "2019-04-13", "lb", no_load=774),
    "fitnotes/fitnotes_variant_kgs.csv": Stated(38, 8, 2, "2026-08-04", "2026-08-05", "kg", no_load=1),
    "fitnotes/fitnotes_variant_lbs-edge-cases.csv": Stated(46, 10, 3, "2026-08-04", "2026-08-13", "lb", no_load=6),
    "other/liftosaur_variant.csv": Stated(34, 7, 3, "2025-05-15", "2025-05-20", "lb", no_load=3),
}


def read(name: str) -> tuple[list[Fact], ReadReport]:
    path = DATA / name
    if not path.exists():
        pytest.skip(f"{name} is not among the real exports")
    facts, report = read_file(path, ReadOptions("ada", date(2026, 11, 22)))
    return list(facts), report


@pytest.mark.parametrize("name", LOGS)
def test_an_export_has_the_stated_counts(name: str) -> None:
    stated = LOGS[name]
    facts, report = read(name)
    sets = [fact for fact in facts if fact.kind == "set"]
    assert report.rows == stated.sets
    assert not report.skipped
    assert Counter(fact.kind for fact in facts) == {"workout": stated.workouts, "set": stated.sets}
    assert len({fact.fields["exercise_name"] for fact in sets}) == stated.exercises
    assert (facts[0].at[:10], facts[-1].at[:10]) == (stated.first, stated.last)
    assert sum("rir" in fact.fields for fact in sets) == stated.with_rir
    assert sum("superset" in fact.fields for fact in sets) == stated.supersets
    assert sum(not fact.fields.get("load_kg") for fact in sets) == stated.no_load
    assert report.unit is not None
    assert report.unit.unit == stated.unit
    assert len({fact.id for fact in facts}) == len(facts)
    assert [fact.at for fact in facts] == sorted(fact.at for fact in facts)
    for fact in facts:
        assert fact_from(fact_to_json(fact), name) == fact


def test_set_types_of_real_hevy_logs() -> None:
    types = {
        name: Counter(fact.fields["set_type"] for fact in read(name)[0] if fact.kind == "set")
        for name in ("hevy/hevy_04.csv", "hevy/hevy_09.csv", "hevy/hevy_11_api_rebuilt.csv")
    }
    assert types["hevy/hevy_04.csv"] == {"failure": 2797, "warm_up": 1513, "working": 166}
    assert types["hevy/hevy_09.csv"] == {"working": 3230, "warm_up": 449, "failure": 203, "drop": 52}
    assert types["hevy/hevy_11_api_rebuilt.csv"] == {"working": 2611, "warm_up": 785, "drop": 151}


def test_export_and_resaved_export_of_one_person_give_the_same_facts() -> None:
    app = {fact.id: fact for fact in read("hevy/hevy_09.csv")[0]}
    resaved = {fact.id: fact for fact in read("hevy/hevy_09b_resaved.csv")[0]}
    assert len(app) == 3934 + 183
    assert app.keys() < resaved.keys()
    assert len(resaved) == len(app) + 167 + 12
    assert [fact_id for fact_id, fact in app.items() if resaved[fact_id] != fact] == []


def test_pound_entries_of_a_kilogram_export_are_known() -> None:
    typed = Counter(fact.fields.get("entered_unit") for fact in read("hevy/hevy_11_api_rebuilt.csv")[0] if fact.kind == "set")
    assert typed["lb"] > 3400
    assert Counter(fact.fields.get("entered_unit") for fact in read("hevy/hevy_01.csv")[0])["lb"] == 0


def test_a_typing_error_is_reported_and_kept() -> None:
    facts, report = read("hevy/hevy_01.csv")
    assert any("860 kg (2022-06-14)" in note for note in report.notes)
    assert max(fact.fields.get("load_kg", 0) for fact in facts) == 860


def test_assisted_names_in_turkish_and_portuguese() -> None:
    names = {
        fact.fields["exercise_name"]
        for name in ("hevy/hevy_01.csv", "hevy/hevy_04.csv")
        for fact in read(name)[0]
        if fact.fields.get("assisted")
    }
    assert names == {"Destekli Pistol Squats", "Barra Fixa Pronada Assistida"}


def test_fitnotes_backup_has_the_stated_counts() -> None:
    facts, report = read("fitnotes/fitnotes_01_backup.fitnotes")
    assert report.rows == 7416
    assert Counter(fact.kind for fact in facts) == {"workout": 479, "set": 7416, "body_mass": 2}
    assert report.unit is not None
    assert report.unit.unit == "lb"
    assert len({fact.id for fact in facts}) == len(facts)


def test_backup_and_csv_of_one_person_share_every_identical_row() -> None:
    csv = {fact.id: fact for fact in read("fitnotes/fitnotes_01.csv")[0]}
    backup = {fact.id: fact for fact in read("fitnotes/fitnotes_01_backup.fitnotes")[0]}
    shared = csv.keys() & backup.keys()
    assert len([fact_id for fact_id in shared if csv[fact_id].kind == "set"]) == 6415
    for fact_id in shared:
        only_in_one = {
            name
            for name in csv[fact_id].fields.keys() | backup[fact_id].fields.keys()
            if csv[fact_id].fields.get(name) != backup[fact_id].fields.get(name)
        }
        assert only_in_one <= {"superset", "order", "note"}


def test_older_fitnotes_export_shares_what_was_not_edited_since() -> None:
    newer = {fact.id for fact in read("fitnotes/fitnotes_01.csv")[0] if fact.kind == "set"}
    older = {fact.id for fact in read("fitnotes/fitnotes_01b_older.csv")[0] if fact.kind == "set"}
    assert len(newer & older) == 5218


def test_stronglifts_of_2016() -> None:
    facts, report = read("other/stronglifts_03.csv")
    assert report.rows == 18
    assert Counter(fact.kind for fact in facts) == {"workout": 18, "set": 233, "body_mass": 1}
    assert facts[0].fields == {"kg": 83.01}
    assert {fact.fields["entered_unit"] for fact in facts if fact.kind == "set"} == {"lb"}


def test_stronglifts_of_today() -> None:
    facts, report = read("other/stronglifts_variant_kg.csv")
    assert Counter(fact.kind for fact in facts) == {"workout": 5, "set": 52, "body_mass": 1}
    assert report.skipped == {"not done": 17}
