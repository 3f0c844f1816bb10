"""What is fetched over the web is read as the export of the same account would be: the same facts, under the same ids."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact, imported_id
from hormesis.sources.registry import SOURCES, read_file, recognise, sample
from hormesis.sources.source import ReadOptions, ReadReport
from tests.makers import FITBIT, SLEEP, WHOOP_RECOVERY, WHOOP_SLEEP, WHOOP_WORKOUT, hevy_workout

OPTIONS = ReadOptions("ada", date(2026, 3, 2))


def _read(path: Path, provider: str, **lists: Any) -> tuple[list[Fact], ReadReport]:
    path.write_text(json.dumps({"hormesis_fetched": provider, **lists}))
    drawn, report = read_file(path, OPTIONS)
    return list(drawn), report


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "fetched.json"


@pytest.mark.parametrize(
    ("provider", "lists"),
    [
        ("oura", {"time_zone": None, "sleep": [SLEEP]}),
        ("whoop", {"sleep": [WHOOP_SLEEP], "recovery": [WHOOP_RECOVERY], "workout": []}),
        ("fitbit", FITBIT),
        ("hevy", {"workouts": [hevy_workout(0)]}),
    ],
)
def test_a_document_is_known_by_its_provider_and_by_no_other_source(path: Path, provider: str, lists: dict[str, Any]) -> None:
    facts, report = _read(path, provider, **lists)
    assert facts
    assert report.source == provider == recognise(path).name
    assert {source.name for source in SOURCES if source.recognises(sample(path))} == {provider}


def test_a_night_of_whoop_s_has_the_id_that_its_export_gives(path: Path) -> None:
    facts, _ = _read(path, "whoop", sleep=[WHOOP_SLEEP], recovery=[WHOOP_RECOVERY], workout=[WHOOP_WORKOUT])
    by_kind = {fact.kind: fact for fact in facts}
    assert by_kind["night"].id == imported_id("ada", "whoop", "night\x1f2026-03-01")
    assert by_kind["night"].fields["onset"] == "2026-02-28T23:10:00+01:00"
    assert by_kind["night"].fields["score"] == 88
    assert by_kind["hrv"].fields["rmssd_ms"] == 61.5
    assert by_kind["activity"].fields["exercise_name"] == "Running"
    assert by_kind["activity"].fields["duration_s"] == 3000


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"nap": True}, "a nap"),
        ({"score_state": "PENDING_SCORE"}, "a sleep without a score"),
        ({"end": "noon"}, "unreadable end"),
    ],
)
def test_what_is_no_night_is_counted_and_left_out(path: Path, change: dict[str, Any], why: str) -> None:
    other = {**WHOOP_SLEEP, "id": "s2", "start": "2026-02-27T22:10:00.000Z", "end": "2026-02-28T06:05:00.000Z"}
    facts, report = _read(path, "whoop", sleep=[WHOOP_SLEEP, other, {**WHOOP_SLEEP, **change}])
    assert sum(fact.kind == "night" for fact in facts) == 2
    assert report.skipped[why] == 1


def test_west_of_greenwich_the_day_of_waking_is_the_sleeper_s(path: Path) -> None:
    night = {**WHOOP_SLEEP, "start": "2026-03-01T03:00:00Z", "end": "2026-03-01T11:00:00Z", "timezone_offset": "-05:00"}
    facts, _ = _read(path, "whoop", sleep=[night])
    assert next(fact for fact in facts if fact.kind == "night").at == "2026-03-01T06:00:00-05:00"


def test_fitbit_s_resting_heart_rate_is_known_when_the_day_is_over(path: Path) -> None:
    facts, _ = _read(path, "fitbit", **FITBIT)
    resting = next(fact for fact in facts if fact.kind == "resting_hr")
    assert resting.fields["whole_day"] is True
    assert resting.id == imported_id("ada", "fitbit", "resting_hr\x1f2026-03-01")


def test_a_hevy_workout_without_weights_or_with_odd_ones_is_read_as_far_as_it_goes(path: Path) -> None:
    workout = hevy_workout(0)
    sets = workout["exercises"][0]["sets"]
    sets += [
        {"index": 2, "type": "failure", "weight_kg": None, "reps": 12, "rpe": 11},
        {"index": 3, "type": "normal", "weight_kg": None, "reps": None, "duration_seconds": 60},
        {"index": 4, "type": "normal", "weight_kg": None, "reps": None},
        {"index": 5, "type": "normal", "weight_kg": 99_999, "reps": 1},
    ]
    facts, report = _read(path, "hevy", workouts=[workout, {**workout, "id": ""}, {**workout, "id": "x", "start_time": "today"}])
    found = [fact.fields for fact in facts if fact.kind == "set"]
    assert [one.get("load_kg") for one in found] == [40, 80, 0.0, None]
    assert found[2]["set_type"] == "failure"
    assert "rir" not in found[2]
    assert report.left_out["RPE outside 0..10"][0] == 1
    assert report.skipped == {"nothing was logged": 1, "load in kg out of range 0 to 5000": 1, "unreadable id": 1} | {
        "unreadable start_time": 1
    }


@pytest.mark.parametrize("lists", [{"sleep": 5}, {"sleep": [5]}, {"sleep": {"a": 1}}])
def test_a_document_that_is_not_what_it_should_be_is_refused_by_its_place(path: Path, lists: dict[str, Any]) -> None:
    with pytest.raises(Invalid, match=r"fetched.json, sleep"):
        _read(path, "whoop", **lists)


def test_mostly_unreadable_rows_refuse_the_whole(path: Path) -> None:
    with pytest.raises(Invalid, match="can't be read"):
        _read(path, "fitbit", hrv=[{"dateTime": "yesterday", "value": {"dailyRmssd": 30}}] * 3)
