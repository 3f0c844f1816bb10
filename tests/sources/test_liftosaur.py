"""Liftosaur: what was completed, not what was required."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact
from hormesis.sources.liftosaur import Liftosaur
from hormesis.sources.source import ReadOptions, ReadReport

FIXTURES = Path(__file__).parent / "fixtures" / "liftosaur"


def read(path: Path) -> tuple[list[Fact], ReadReport]:
    report = ReadReport("liftosaur")
    return list(Liftosaur().read(path, ReadOptions("me", date(2026, 12, 1)), report)), report


def changed(tmp_path: Path, old: str, new: str) -> Path:
    text = (FIXTURES / "log.csv").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "log.csv"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def test_log_passes_the_battery(check_source: Callable[..., None]) -> None:
    counts = {"workout": 2, "set": 3}
    check_source(Liftosaur(), FIXTURES / "log.csv", counts=counts, exercises=2, offset="Z", note_column="Notes")


def test_completed_counts_and_required_fills_in_only_the_load() -> None:
    facts, report = read(FIXTURES / "log.csv")
    sets = [(f.fields["load_kg"], f.fields["reps"], f.fields.get("rir")) for f in facts if f.kind == "set"]
    assert sets == [(60.0, 5, None), (22.6796, 5, None), (47.6272, 6, 1.5)]
    assert report.skipped == {"not done": 1}


def test_warm_up_and_amrap_flags() -> None:
    assert [f.fields["set_type"] for f in read(FIXTURES / "log.csv")[0] if f.kind == "set"] == ["working", "warm_up", "amrap"]


def test_units_are_read_row_by_row() -> None:
    facts, report = read(FIXTURES / "log.csv")
    assert [f.fields["entered_unit"] for f in facts if f.kind == "set"] == ["kg", "lb", "lb"]
    assert report.unit is not None
    assert (report.unit.unit, report.unit.detail) == ("lb", "3 of 4 loads are in lb")


def test_local_midnights_are_put_on_the_day_that_was_trained_on() -> None:
    days = [(f.at, f.day) for f in read(FIXTURES / "midnights.csv")[0] if f.kind == "workout"]
    assert days == [
        ("2026-01-13T00:00:00+01:00", date(2026, 1, 13)),
        ("2026-06-04T00:00:00+02:00", date(2026, 6, 4)),
    ]


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ("2026-03-01T17:00:10.000Z", "1 March", "workout datetime"),
        (",105,lb,", ",105,stone,", "completed weight unit"),
        (",105,lb,", ",much,lb,", "completed weight value"),
        ("Squat,0,5,6,1", "Squat,0,5,six,1", "completed reps"),
    ],
)
def test_a_row_that_cannot_be_read_costs_itself_and_not_the_log(tmp_path: Path, old: str, new: str, column: str) -> None:
    facts, report = read(changed(tmp_path, old, new))
    assert len([f for f in facts if f.kind == "set"]) == 2
    assert report.skipped == {"not done": 1, f"unreadable {column}": 1}


def test_a_log_of_which_most_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match=r"line 2: Workout DateTime: found '3 March'; allowed is ISO 8601; 3 of 4 rows"):
        read(changed(tmp_path, "2026-03-03T17:12:40.120Z", "3 March"))


def test_an_impossible_rpe_costs_no_set(tmp_path: Path) -> None:
    facts, report = read(changed(tmp_path, ",8.5,1,", ",85,1,"))
    assert all("rir" not in f.fields for f in facts)
    assert report.all_notes()[-1].startswith("an RPE that is no number in 0..10: left out once")


def test_a_load_without_a_unit_has_that_of_the_others(tmp_path: Path) -> None:
    facts, _ = read(changed(tmp_path, ",105,lb,", ",105,,"))
    assert 47.6272 in [f.fields.get("load_kg") for f in facts]
