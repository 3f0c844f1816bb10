"""Real FIT files and recordings of beats: what they hold, what is refused, and rMSSD as NeuroKit2 has it."""

from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from hormesis.app.imports import import_file
from hormesis.app.knowledge import knowledge_for
from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact, fact_from, fact_to_json
from hormesis.sources.beats import Variability, rmssd
from hormesis.sources.registry import read_file
from hormesis.sources.rr_files import recordings
from hormesis.sources.source import ReadOptions, ReadReport
from hormesis.store.clock import Clock
from hormesis.store.database import IN_MEMORY, open_database

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
OPTIONS = ReadOptions("ada", date(2026, 11, 22), day=date(2026, 3, 2))

pytestmark = [
    pytest.mark.real_logs,
    pytest.mark.skipif(not (DATA / "rr").is_dir(), reason=f"no real exports at {DATA}"),
]

NEUROKIT2 = {"rr_01.txt": (52.48490433960286, 55.93457095952509), "rr_06.txt": (19.519400785039664, 43.113074968427306)}
"""rMSSD and SDNN of NeuroKit2 0.2.13 on the beats that are kept (all 1000 of the second), as tests/oracles describes."""


def read(name: str) -> tuple[list[Fact], ReadReport]:
    path = DATA / name
    if not path.exists():
        pytest.skip(f"{name} is not among the real exports")
    facts, report = read_file(path, OPTIONS)
    return list(facts), report


@pytest.mark.parametrize("name", NEUROKIT2)
def test_clean_recordings_agree_with_neurokit2_to_a_thousandth(name: str) -> None:
    (recording,) = recordings(DATA / "rr" / name, "list", None)
    found = rmssd(recording.rr_ms)
    assert isinstance(found, Variability)
    assert (found.rmssd_ms, found.sdnn_ms) == pytest.approx(NEUROKIT2[name], rel=1e-3)
    (fact,) = read(f"rr/{name}")[0]
    assert fact.fields["rmssd_ms"] == pytest.approx(NEUROKIT2[name][0], rel=1e-3)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("rr_08.txt", r"30 of 337 beats \(8\.9 %\) are artefacts or extra beats"),
        ("rr_02.hrm", "a mean heart rate of 97 bpm, so not at rest"),
        ("rr_variant_datetime.csv", r"3\.2 s of beats recorded"),
    ],
)
def test_the_others_are_refused_with_the_figures(name: str, reason: str) -> None:
    with pytest.raises(Invalid, match=reason):
        read(f"rr/{name}")


def test_the_first_interval_of_the_polar_recording_is_garbage_and_dropped() -> None:
    (recording,) = recordings(DATA / "rr" / "rr_02.hrm", "hrm", None)
    found = rmssd(recording.rr_ms)
    assert isinstance(found, Variability)
    assert (recording.began, recording.device) == ("2008-02-08T08:50:31", "Polar S810")
    assert (found.beats, found.dropped) == (4117, 6)
    assert found.rmssd_ms == pytest.approx(15.489330735253404, rel=1e-3)  # NeuroKit2 on the beats kept


@pytest.mark.parametrize(
    ("name", "counts", "first"),
    [
        ("garmin_fit_01.fit", {"workout": 1, "set": 38}, "2025-09-23T13:08:29+03:00"),
        ("garmin_fit_02_multisport.fit", {"workout": 2, "set": 20, "activity": 1}, "2025-10-01T12:10:26+03:00"),
        ("garmin_fit_05_indoor_cycling_nosets.fit", {"activity": 1}, "2025-10-20"),
    ],
)
def test_watch_files_hold_what_their_description_says(name: str, counts: dict[str, int], first: str) -> None:
    facts, report = read(f"garmin_fit/{name}")
    assert dict(Counter(fact.kind for fact in facts)) == counts
    assert facts[0].at.startswith(first)
    assert not report.skipped
    for fact in facts:
        assert fact_from(fact_to_json(fact), "here") == fact


def test_sets_have_reps_loads_where_entered_and_rests() -> None:
    sets = [fact.fields for fact in read("garmin_fit/garmin_fit_01.fit")[0] if fact.kind == "set"]
    assert sum("load_kg" in one for one in sets) == 14
    assert all(0 < one["load_kg"] < 100 for one in sets if "load_kg" in one)
    assert sum("reps" in one for one in sets) == 38
    assert sum("rest_s" in one for one in sets) == 38
    assert sum(one["exercise_name"] == "unknown" for one in sets) == 24  # 23 unknown and one without any guess


def test_the_run_between_two_workouts_is_an_activity() -> None:
    facts = read("garmin_fit/garmin_fit_02_multisport.fit")[0]
    (run,) = [fact for fact in facts if fact.kind == "activity"]
    assert run.fields["exercise_name"] == "running"
    assert (run.fields["distance_m"], run.fields["mean_bpm"]) == (1065.5, 103)
    per_workout = Counter(fact.fields["workout"] for fact in facts if fact.kind == "set")
    assert sorted(per_workout.values()) == [4, 16]


def test_a_second_import_adds_nothing() -> None:
    db = open_database(IN_MEMORY, Clock(lambda: datetime(2026, 11, 22, 12, tzinfo=UTC)))
    namer = knowledge_for(db, "ada").namer
    for name in ("garmin_fit/garmin_fit_02_multisport.fit", "rr/rr_06.txt"):
        if not (DATA / name).exists():
            pytest.skip(f"{name} is not among the real exports")
        first, again = (import_file(db, DATA / name, OPTIONS, namer) for _ in range(2))
        assert first.appended.written > 0
        assert again.appended.written == 0
    db.close()
