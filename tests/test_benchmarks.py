"""The log that speed is measured on: its size, its layout, always the same."""

from pathlib import Path

from benchmarks.strong_log import SETS, write_strong_log
from hormesis.sources.registry import recognise


def test_the_generated_log_has_its_number_of_sets_and_is_read_as_strong(tmp_path: Path) -> None:
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    write_strong_log(first)
    write_strong_log(second)
    assert first.read_bytes() == second.read_bytes()
    assert first.read_text().count("\n") == SETS + 1 == 38_787
    assert recognise(first).name == "strong"
