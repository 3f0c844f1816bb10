"""WHOOP: every table in several languages, naps, the running cycle, clock changes, and the archive that holds them."""

import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact
from hormesis.sources.registry import read_file, sample
from hormesis.sources.source import ReadOptions, ReadReport
from hormesis.sources.whoop import Whoop
from hormesis.sources.whoop_columns import column

FIXTURES = Path(__file__).parent / "fixtures" / "whoop"
CYCLES = FIXTURES / "cycles.csv"
OF_TWO_NIGHTS = {"night": 2, "hrv": 2, "resting_hr": 2, "respiratory_rate": 2}


def read(path: Path) -> tuple[list[Fact], ReadReport]:
    facts, report = read_file(path, ReadOptions("me", date(2026, 12, 1)))
    return list(facts), report


def written(path: Path, old: str, new: str, name: str = "log.csv") -> Path:
    changed = path.read_text(encoding="utf-8").replace(old, new)
    assert changed != path.read_text(encoding="utf-8")
    scratch = Path(name)
    scratch.write_text(changed, encoding="utf-8")
    return scratch


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("name", ["cycles", "cycles_german", "cycles_by_place"])
def test_cycles_pass_the_battery(check_source: Callable[..., None], name: str) -> None:
    check_source(Whoop(), FIXTURES / f"{name}.csv", counts=OF_TWO_NIGHTS, offset="+01:00", bytes_per_row=4000)


def test_cycles_renamed_by_their_owner_pass_the_battery(check_source: Callable[..., None]) -> None:
    counts = {"night": 2, "hrv": 2, "resting_hr": 2}
    check_source(Whoop(), FIXTURES / "cycles_renamed.csv", counts=counts, offset="+01:00", bytes_per_row=4000)


def test_sleeps_pass_the_battery(check_source: Callable[..., None]) -> None:
    counts = {"night": 2, "respiratory_rate": 2}
    check_source(Whoop(), FIXTURES / "sleeps.csv", counts=counts, offset="+01:00", bytes_per_row=4000)


def test_workouts_pass_the_battery(check_source: Callable[..., None]) -> None:
    check_source(Whoop(), FIXTURES / "workouts.csv", counts={"activity": 2}, offset="+01:00")


def test_a_night_holds_what_the_strap_measured() -> None:
    night = next(fact for fact in read(CYCLES)[0] if fact.kind == "night" and fact.at.startswith("2026-03-05"))
    assert night.at == "2026-03-05T06:50:20+01:00"
    assert night.fields == {
        "asleep_min": 430,
        "in_bed_min": 465,
        "awake_min": 35,
        "deep_min": 90,
        "rem_min": 120,
        "light_min": 220,
        "score": 88,
        "onset": "2026-03-04T23:05:10+01:00",
        "wake": "2026-03-05T06:50:20+01:00",
        "device": "WHOOP",
    }


@pytest.mark.parametrize("name", ["cycles_german", "cycles_by_place"])
def test_the_language_of_the_header_changes_nothing(name: str) -> None:
    assert read(FIXTURES / f"{name}.csv")[0] == read(CYCLES)[0]


def test_a_header_read_by_places_is_said() -> None:
    assert any("by their places" in note for note in read(FIXTURES / "cycles_by_place.csv")[1].notes)
    assert not read(FIXTURES / "cycles_german.csv")[1].notes[1:]


def test_the_night_of_cycles_and_of_sleeps_is_one_fact() -> None:
    of_cycles = {fact.id: fact for fact in read(CYCLES)[0]}
    of_sleeps = {fact.id: fact for fact in read(FIXTURES / "sleeps.csv")[0]}
    assert of_sleeps.keys() < of_cycles.keys()
    assert all(of_cycles[key] == fact for key, fact in of_sleeps.items())


def test_naps_and_cycles_without_sleep_are_counted() -> None:
    assert read(FIXTURES / "sleeps.csv")[1].skipped == {"a nap": 1}
    assert read(CYCLES)[1].skipped == {"a cycle without sleep": 1}


def test_each_night_has_the_offset_of_its_own_cycle() -> None:
    path = written(CYCLES, "2026-03-04 23:05:10,,UTC+01:00", "2026-03-04 23:05:10,,UTC+02:00")
    assert [f.at[19:] for f in read(path)[0] if f.kind == "night"] == ["+01:00", "+02:00"]
    for zone, offset in (("UTCZ", "+00:00"), ("UTC-03:30", "-03:30"), ("Europe/Rome", "")):
        path = written(CYCLES, "UTC+01:00", zone)
        assert {f.at[19:] for f in read(path)[0]} == {offset}


def test_the_longer_of_two_sleeps_of_a_day_is_the_night() -> None:
    path = written(FIXTURES / "sleeps.csv", ",true", ",false")
    facts, report = read(path)
    assert [f.fields["asleep_min"] for f in facts if f.kind == "night"] == [395, 430]
    assert report.skipped == {"a nap": 1}


def test_a_night_that_was_interrupted_is_one() -> None:
    path = written(FIXTURES / "sleeps.csv", "2026-03-04 14:10:00,2026-03-04 14:55:00", "2026-03-04 07:30:00,2026-03-04 08:15:00")
    path.write_text(path.read_text(encoding="utf-8").replace(",true", ",false"), encoding="utf-8")
    night = next(f for f in read(path)[0] if f.kind == "night")
    assert night.fields["asleep_min"] == 435
    assert night.fields["wake"] == "2026-03-04T08:15:00+01:00"
    assert "deep_min" not in night.fields, "the stages of one piece are not those of the night"


def test_skin_temperature_is_given_against_the_nights_before() -> None:
    head, first, *_ = CYCLES.read_text(encoding="utf-8").splitlines()
    rows = []
    for day in range(1, 21):
        warm = "34.1" if day == 20 else "33.6"
        row = first.replace("2026-03-04", f"2026-04-{day:02d}").replace("2026-03-05", f"2026-04-{day + 1:02d}")
        rows.append(row.replace(",33.6,", f",{warm},"))
    path = Path("log.csv")
    path.write_text("\n".join([head, *reversed(rows)]) + "\n", encoding="utf-8")
    facts, report = read(path)
    found = [(f.at[:10], f.fields["deviation_c"]) for f in facts if f.kind == "skin_temperature"]
    assert found == [*((f"2026-04-{day}", 0.0) for day in range(16, 21)), ("2026-04-21", 0.5)]
    assert any("14 nights only teach" in note for note in report.notes)


def test_implausible_values_are_left_out_and_said() -> None:
    path = written(written(CYCLES, ",71,48,81,", ",71,480,810,"), ",430,465,", ",30,465,", "other.csv")
    facts, report = read(path)
    assert Counter(f.kind for f in facts) == {"night": 1, "hrv": 1, "resting_hr": 1, "respiratory_rate": 2}
    assert len(report.left_out) == 3


def test_nought_is_not_a_measurement() -> None:
    facts, report = read(written(CYCLES, ",71,48,81,", ",71,0,0,"))
    assert Counter(f.kind for f in facts)["hrv"] == 1
    assert not report.left_out


def test_an_activity_has_its_length_and_distance() -> None:
    run = read(FIXTURES / "workouts.csv")[0][1]
    assert run.at == "2026-03-04T18:00:00+01:00"
    assert run.fields == {
        "exercise_name": "Running",
        "duration_s": 2730,
        "distance_m": 8120.5,
        "mean_bpm": 149,
        "device": "WHOOP",
    }


def test_the_journal_is_refused_with_a_reason() -> None:
    with pytest.raises(Invalid, match=r"journal_entries\.csv: WHOOP journal answers, which no estimate or decision uses"):
        read(FIXTURES / "journal_entries.csv")


def archive(*names: str) -> Path:
    path = Path("my_whoop_data.zip")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name in names:
            zipped.write(FIXTURES / f"{name}.csv", {"cycles": "physiological_cycles"}.get(name, name) + ".csv")
    return path


def test_the_archive_passes_the_battery(check_source: Callable[..., None]) -> None:
    path = archive("cycles", "sleeps", "workouts", "journal_entries")
    counts = OF_TWO_NIGHTS | {"activity": 2}
    check_source(Whoop(), path, counts=counts, offset="+01:00", text=False, table=False, more=None)


def test_the_archive_has_what_its_tables_have_and_names_what_is_not_read() -> None:
    facts, report = read(archive("cycles", "sleeps", "workouts", "journal_entries"))
    assert {f.id for f in facts} == {f.id for name in ("cycles", "sleeps", "workouts") for f in read(FIXTURES / f"{name}.csv")[0]}
    assert report.notes[0] == "not read, since no estimate or decision uses it: journal_entries.csv"


def test_an_archive_of_another_apps_workouts_is_not_taken() -> None:
    path = Path("workouts.zip")
    with zipfile.ZipFile(path, "w") as zipped:
        zipped.writestr("workouts.csv", "title,start_time\nA,1\n")
    assert not Whoop().recognises(sample(path))
    assert Whoop().recognises(sample(archive("sleeps", "workouts")))


def test_a_damaged_archive_is_refused() -> None:
    path = archive("cycles", "sleeps")
    content = bytearray(path.read_bytes())
    content[60:90] = bytes(30)
    path.write_bytes(content)
    with pytest.raises(Invalid, match=r"my_whoop_data\.zip: "):
        read(path)


def test_units_accents_and_underlines_do_not_matter_in_a_header() -> None:
    assert column("Heart rate variability (ms)") == column("heart_rate_variability_ms") == "heart rate variability"
    assert column("Deep (SWS) duration (min)") == column("deep_sws_duration_min") == "deep duration"
    assert column("Temps d’éveil (min)") == "temps d eveil"
