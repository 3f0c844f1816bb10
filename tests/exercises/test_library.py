"""The compiled index says what the pages say, starts fast, and refuses what is not there."""

from dataclasses import replace
from pathlib import Path

import pytest

from hormesis.domain.errors import Invalid, NotFound
from hormesis.exercises.compile import compile_index, read_pages
from hormesis.exercises.library import INDEX, load_library, page_files, read_page, whole_page


def test_index_is_up_to_date() -> None:
    assert compile_index() == INDEX.read_text(encoding="utf-8"), "run `python -m hormesis.exercises.compile`"


def test_index_keeps_every_light_field() -> None:
    library = load_library()
    for slug, page in read_pages().items():
        assert replace(page, description="", cues_do=(), cues_dont=(), mistakes=(), muscles_prose="") == library.get(slug)


def test_pages_come_in_the_order_of_their_slugs() -> None:
    library = load_library()
    assert [page.slug for page in library] == sorted(library.pages) == list(page_files())


def test_unknown_slug_names_the_nearest() -> None:
    with pytest.raises(NotFound, match=r"'barbel-bench-press'.*did you mean barbell-bench-press"):
        load_library().get("barbel-bench-press")
    with pytest.raises(NotFound, match="no exercise 'bench', did you mean barbell-bench-press or"):
        read_page("bench")
    with pytest.raises(NotFound, match="did you mean barbell-bench-press"):
        read_page("barbel-bench-press")


@pytest.mark.parametrize("slug", ["../library", "*", "", "strength/barbell-bench-press"])
def test_a_slug_cannot_reach_another_file(slug: str) -> None:
    with pytest.raises(NotFound):
        read_page(slug)


def test_a_page_is_shown_as_it_stands_in_its_file() -> None:
    shown = read_page("barbell-bench-press")
    assert shown["cues"]["do"] == list(whole_page("barbell-bench-press").cues_do)


def test_broken_toml_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "strength").mkdir()
    (tmp_path / "strength" / "odd.toml").write_text("name = ", encoding="utf-8")
    with pytest.raises(Invalid, match=r"strength/odd\.toml"):
        read_pages(tmp_path)


def test_two_files_with_one_slug_are_refused(tmp_path: Path) -> None:
    for kind in ("strength", "power"):
        (tmp_path / kind).mkdir()
        (tmp_path / kind / "same.toml").write_text("", encoding="utf-8")
    with pytest.raises(Invalid, match="rename one"):
        page_files(tmp_path)
