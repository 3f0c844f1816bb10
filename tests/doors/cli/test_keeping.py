"""``hormesis export`` and ``hormesis purge``: all of it out, all of it gone."""

import csv
import io
import json
from pathlib import Path

import pytest

from .conftest import Run


def test_an_export_is_imported_elsewhere_as_it_was(run: Run, log: Path, tmp_path: Path) -> None:
    run("import", log)
    run("set", "profile", "goal=strength", "focus=chest")
    exported = run("export").out
    lines = tmp_path / "facts.jsonl"
    lines.write_text(exported)
    elsewhere = tmp_path / "elsewhere"
    assert run("import", lines, at_home=elsewhere).code == 0
    assert _said(run("export", at_home=elsewhere).out) == _said(exported)
    assert run("today", "--json", at_home=elsewhere).out == run("today", "--json").out


def test_json_asks_for_the_same_lines(run: Run, log: Path) -> None:
    run("import", log)
    assert run("export", "--json").out == run("export").out
    assert run("export", "--format", "csv", "--json").code == 2


def test_the_table_has_a_row_a_fact_and_a_column_a_field(run: Run, log: Path) -> None:
    run("import", log)
    run("set", "profile", "focus=chest,lats")
    facts = [json.loads(line) for line in run("export").out.splitlines()]
    rows = list(csv.DictReader(io.StringIO(run("export", "--format", "csv").out)))
    assert [row["id"] for row in rows] == [fact["id"] for fact in facts]
    for row, fact in zip(rows, facts, strict=True):
        for field, value in fact.items():
            assert row[field] == (value if isinstance(value, str) else json.dumps(value))
        assert all(not row[field] for field in row if field not in fact)


def test_a_purge_asks_first_and_off_a_terminal_needs_yes(run: Run, log: Path) -> None:
    run("import", log)
    refused = run("purge")
    assert refused.code == 2
    assert "--yes" in refused.err
    assert run("export").out != ""


def test_a_purge_leaves_nothing_to_read(run: Run, log: Path, home: Path) -> None:
    run("import", log)
    done = run("purge", "--yes", "--json")
    assert done.json["removed_rows"] > 132
    assert run("export").out == ""
    assert run("imports", "list", "--json").json == []
    assert not any(b"Bench Press" in path.read_bytes() for path in home.iterdir())


def _said(lines: str) -> list[dict[str, object]]:
    """The facts without the time at which this store wrote them down."""
    return [{k: v for k, v in json.loads(line).items() if k != "recorded_at"} for line in lines.splitlines()]


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-1+1", "@SUM(1)", "\t=1"])
def test_no_text_of_the_csv_is_a_formula_to_a_spreadsheet(run: Run, tmp_path: Path, text: str) -> None:
    path = tmp_path / "facts.jsonl"
    path.write_text(json.dumps({"kind": "note", "at": "2026-03-01", "text": text, "number": -5}) + "\n")
    run("import", path)
    (row,) = csv.DictReader(io.StringIO(run("export", "--format", "csv").out, newline=""))
    assert (row["text"], row["number"]) == ("'" + text, "-5")


def test_lines_within_a_text_stay_in_their_cell_of_the_csv(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "facts.jsonl"
    path.write_text(json.dumps({"kind": "note", "at": "2026-03-01", "text": 'one\ntwo, "three"'}) + "\n")
    run("import", path)
    (row,) = csv.DictReader(io.StringIO(run("export", "--format", "csv").out, newline=""))
    assert row["text"] == 'one\ntwo, "three"'
