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
    ("old", "new", "message"),
    [
        ("2026-03-01T17:00:10.000Z", "1 March", r"line 5: Workout DateTime: found '1 March'; allowed is ISO 8601"),
        (",105,lb,", ",105,stone,", r"line 3: completed weight unit: found 'stone'; allowed is kg or lb"),
        (",105,lb,", ",much,lb,", r"line 3: completed weight value: found 'much'; allowed is a number"),
        (",8.5,1,", ",85,1,", r"line 3: RPE 85 lies outside"),
    ],
)
def test_what_cannot_be_read_refuses_the_file_and_names_the_place(tmp_path: Path, old: str, new: str, message: str) -> None:
    text = (FIXTURES / "log.csv").read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "log.csv"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Invalid, match=message):
        read(path)
