"""Rows and JSON objects read alike: what is missing, what is nought, what can't be read."""

from pathlib import Path

import pytest

from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Json
from hormesis.sources.records import Record, json_records, json_value, table_records
from hormesis.sources.source import Unreadable
from hormesis.sources.table import open_table


def record(**fields: Json) -> Record:
    return Record(fields, "here")


@pytest.mark.parametrize("missing", ["", "None", "null", "NaN", "--", None, 0, "0", "0.0", float("nan"), True, [], {}])
def test_what_was_not_measured_is_no_number(missing: Json) -> None:
    assert record(a=missing).number("a") is None


def test_nought_counts_where_it_is_asked_for() -> None:
    assert record(a="0.0").number("a", zero=True) == 0
    assert record(a="None").number("a", zero=True) is None


def test_the_first_field_that_holds_a_number() -> None:
    assert record(a="", b="61,5", c=2).number("a", "b", "c") == 61.5


def test_words_where_a_number_should_be_can_not_be_read() -> None:
    with pytest.raises(Unreadable, match="a: found 'many'; allowed is a number"):
        record(a="many").number("a")


def test_durations_become_minutes() -> None:
    assert record(a=5400).minutes("a") == 90
    assert record(a="90000").minutes("a", a_minute=60000) == 1.5
    assert record(a=0).minutes("a") is None


def test_objects_in_cells_are_read_in_json_and_in_pythons_notation() -> None:
    for cell in ("{'value': 57.5, 'date': None}", '{"value": 57.5, "date": null}', {"value": 57.5}):
        assert record(a=cell).inner("a").number("value") == 57.5
    assert record(a="").inner("a").number("value") is None


@pytest.mark.parametrize("cell", ["{'value': ", "{__import__('os'): 1}", "[" * 5000, "{" * 5000])
def test_a_cell_that_is_no_object_can_not_be_read_and_runs_nothing(cell: str) -> None:
    with pytest.raises(Unreadable):
        record(a=cell).inner("a")


def test_times_keep_their_offset_and_a_z_becomes_one() -> None:
    assert record(a="2026-03-04T07:00:00Z").time("a") == "2026-03-04T07:00:00+00:00"
    assert record(a="2026-03-04T07:00:00.000").time("a") == "2026-03-04T07:00:00"
    assert record(a="").time("a") is None
    with pytest.raises(Unreadable):
        record(a="yesterday").time("a")
    with pytest.raises(Unreadable):
        record(a="").day("a")


def test_a_column_proves_which_part_of_a_date_is_the_month(tmp_path: Path) -> None:
    path = tmp_path / "dates.csv"
    path.write_text("Date,x\n3/4/2026,1\n3/14/2026,2\n", encoding="utf-8")
    assert [row.day("Date") for row in table_records(open_table(path), dates="Date")] == ["2026-03-04", "2026-03-14"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'[{"a": 1},\n {"a": ', r"x\.json, line 2: not whole JSON"),
        (b'[{"a": "\xff"}]', r"x\.json, line 1: byte 0xff is not UTF-8"),
        (b"[" * 100_000, r"x\.json: not JSON that can be read"),
        (b'{"a": 1}', r"x\.json: found dict; a list of objects is expected"),
        (b"[1, 2]", r"x\.json, record 1: found '1'; an object is expected"),
    ],
)
def test_json_that_is_not_whole_or_no_list_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(content)
    with pytest.raises(Invalid, match=message):
        list(json_records(path))


def test_json_with_a_mark_at_its_beginning_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(b'\xef\xbb\xbf{"a": 1}')
    assert json_value(path) == {"a": 1}
