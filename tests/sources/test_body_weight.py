"""Plain tables of body weights: which part of a date is the month, which unit, and which tables are none."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact
from hormesis.domain.load import Unit
from hormesis.sources.body_weight import BodyWeightTable
from hormesis.sources.registry import read_file, recognise, sample
from hormesis.sources.source import ReadOptions, ReadReport

FIXTURES = Path(__file__).parent / "fixtures" / "body_weight"


def read(path: Path, unit: Unit | None = None) -> tuple[list[Fact], ReadReport]:
    facts, report = read_file(path, ReadOptions("me", date(2026, 12, 1), unit))
    return list(facts), report


@pytest.mark.parametrize("name", ["scale", "kilograms"])
def test_tables_pass_the_battery(check_source: Callable[..., None], name: str) -> None:
    check_source(BodyWeightTable(), FIXTURES / f"{name}.csv", counts={"body_mass": 2})


def test_pounds_and_month_first_are_found_out() -> None:
    facts, report = read(FIXTURES / "scale.csv")
    assert [(fact.at, fact.fields) for fact in facts] == [
        ("2026-03-14", {"kg": 81.7373}),
        ("2026-03-16", {"kg": 81.3745}),
    ]
    assert report.unit is not None
    assert report.unit.unit == "lb"
    assert report.skipped == {"nothing was measured": 1}


def test_the_header_says_kilograms() -> None:
    facts, report = read(FIXTURES / "kilograms.csv", "lb")
    assert [fact.fields["kg"] for fact in facts] == [81.6, 81.2]
    assert report.unit is not None
    assert report.unit.known_from == "header"


def test_weights_that_may_be_either_unit_are_refused_until_it_is_said(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("date,weight,note\n2026-03-14,112.4,\n2026-03-15,111.8,\n", encoding="utf-8")
    with pytest.raises(Invalid, match=r"mine\.csv: body weights about 112\.1 may be kilograms or pounds; say which with --unit"):
        read(path)
    assert read(path, "lb")[0][0].fields["kg"] == 50.9838


@pytest.mark.parametrize("header", ["date,weight,exercise", "date,weight,reps,note", "Date,Weight", "date,fat,weight"])
def test_other_tables_with_a_date_and_a_weight_are_not_taken(tmp_path: Path, header: str) -> None:
    path = tmp_path / "other.csv"
    path.write_text(f"{header}\n2026-03-14,80,5,5\n", encoding="utf-8")
    assert not BodyWeightTable().recognises(sample(path))


def test_a_plain_table_is_told_from_fitbits() -> None:
    assert recognise(FIXTURES.parent / "fitbit" / "weight.csv").name == "fitbit"
