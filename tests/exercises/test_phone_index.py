"""The phone's index is current, small, and says of each page what the page says."""

import gzip
import json

from hormesis.exercises.compile import compile_phone_index
from hormesis.exercises.library import load_library
from hormesis.exercises.phone_index import load_phone_index

MOST_BYTES = 35_000


def test_it_is_up_to_date() -> None:
    assert compile_phone_index().encode() == load_phone_index(), "run `python -m hormesis.exercises.compile`"


def test_it_is_small_enough_to_be_kept_by_every_phone() -> None:
    assert len(gzip.compress(load_phone_index(), mtime=0)) <= MOST_BYTES


def test_its_numbers_stand_for_the_words_of_the_page() -> None:
    index = json.loads(load_phone_index())
    assert index["licence"] == "CC BY 4.0"
    library = load_library()
    rows = [dict(zip(index["columns"], row, strict=True)) for row in index["pages"]]
    assert [row["slug"] for row in rows] == list(library.pages)
    for row in rows:
        page, words = library.get(row["slug"]), index["words"]
        assert row["name"] == page.name
        for column in ("kind", "pattern", "primary_group", "implement"):
            assert words[column][row[column]] == getattr(page, column)
        assert [words["regions"][at] for at in row["regions"]] == list(page.regions)
        assert [words["tags"][at] for at in row["tags"]] == list(page.movement_tags)
        assert row["purposes"] == list(page.purposes)


def test_aliases_are_trimmed_to_those_that_add_a_word() -> None:
    index = json.loads(load_phone_index())
    aliases = {row[0]: row[-1] for row in index["pages"]}
    assert "bench press (barbell)" not in aliases["barbell-bench-press"]
    assert max(map(len, aliases.values())) == 3
    assert all(set(kept) <= set(load_library().get(slug).aliases) for slug, kept in aliases.items())
