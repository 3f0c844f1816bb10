"""The library's documentation counts what is there, describes every field, and stands in ``docs/exercises.md`` as generated."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from hormesis.exercises.document import FIELDS, library_document
from hormesis.exercises.library import load_library, page_files, parse_toml
from hormesis.exercises.page import Review

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "exercises.md"


def fields_in(data: dict[str, Any], path: str = "") -> Iterator[str]:
    """The dotted names of a page's fields; ``groups`` is one field, whatever groups it names."""
    for key, value in data.items():
        name = f"{path}{key}"
        tables = [value] if isinstance(value, dict) else value if isinstance(value, list) else []
        inner = [t for t in tables if isinstance(t, dict)]
        if name == "groups" or not inner:
            if value != []:
                yield name
        else:
            for table in inner:
                yield from fields_in(table, f"{name}.")


def test_the_document_is_current() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == library_document(load_library()), "run `make docs`"


def test_every_field_of_every_page_is_described() -> None:
    used = {name for path in page_files().values() for name in fields_in(parse_toml(path))}
    assert used - set(FIELDS) == set()
    only_when_signed = {"review.name", "review.credentials", "review.date", "review.signature"}
    assert set(FIELDS) - used <= only_when_signed


def test_pages_are_counted_by_pattern_and_implement() -> None:
    squats = [page for page in load_library() if page.pattern == "squat"]
    signed = replace(squats[0], review=Review("signed", "R. Eader", "physiotherapist", "2026-01-02", "x"))
    text = library_document([signed, *squats[1:]])
    assert f"{len(squats)} pages" in text
    assert "1 of them are signed" in text
    assert f"{len(squats) - 1} are unreviewed" in text
    row = next(line for line in text.splitlines() if line.startswith("| squat "))
    assert row.endswith(f" {len(squats)} |")
    assert str(sum(page.implement == "barbell" for page in squats)) in row.split(" | ")
