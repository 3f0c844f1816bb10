"""A signature is of the text: it stands until the page is edited, and is refused where it could not be kept."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from hormesis.domain.errors import Invalid, NotFound
from hormesis.exercises.library import PAGES, load_library, parse_toml, whole_page
from hormesis.exercises.review import sign_page, signature_fits

DAY = date(2026, 3, 2)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A library of one page that may be written."""
    folder = tmp_path / "copy" / "pages"
    (folder / "strength").mkdir(parents=True)
    shutil.copy(PAGES / "strength" / "push-up.toml", folder / "strength" / "push-up.toml")
    return folder


def test_a_signed_page_says_who_signed_and_nothing_else_changes(pages: Path) -> None:
    before = parse_toml(pages / "strength" / "push-up.toml")
    review = sign_page("push-up", ' R. "Rea" Eader ', "physiotherapist", DAY, pages)
    after = parse_toml(pages / "strength" / "push-up.toml")
    assert (review.name, review.date) == ('R. "Rea" Eader', "2026-03-02")
    assert after["review"]["name"] == 'R. "Rea" Eader'
    assert {**after, "review": None} == {**before, "review": None}
    assert whole_page("push-up", pages).review == review
    assert signature_fits(after) is True
    assert signature_fits(before) is None


def test_an_edit_voids_the_signature_and_signing_again_renews_it(pages: Path) -> None:
    path = pages / "strength" / "push-up.toml"
    sign_page("push-up", "R. Eader", "physiotherapist", DAY, pages)
    path.write_text(path.read_text(encoding="utf-8").replace("\ndescription", "\n# a remark\ndescription"), encoding="utf-8")
    assert signature_fits(parse_toml(path)) is True, "a remark is no text"
    path.write_text(path.read_text(encoding="utf-8").replace("purposes = [", 'purposes = ["stunts", '), encoding="utf-8")
    assert signature_fits(parse_toml(path)) is False
    with pytest.raises(Invalid, match="signature no longer fits the text"):
        whole_page("push-up", pages)
    sign_page("push-up", "B. Other", "coach", DAY, pages)
    assert whole_page("push-up", pages).review.name == "B. Other"
    assert path.read_text(encoding="utf-8").count("[review]") == 1


def test_the_indexes_beside_the_pages_follow(pages: Path) -> None:
    sign_page("push-up", "R. Eader", "physiotherapist", DAY, pages)
    assert not (pages.parent / "library.json").exists(), "nothing is made where nothing was"
    (pages.parent / "library.json").write_text("", encoding="utf-8")
    sign_page("push-up", "R. Eader", "physiotherapist", DAY, pages)
    assert load_library(pages.parent / "library.json").get("push-up").review.name == "R. Eader"


def test_an_unknown_page_and_an_empty_name_are_refused(pages: Path) -> None:
    with pytest.raises(NotFound, match="did you mean push-up"):
        sign_page("pushup", "R. Eader", "physiotherapist", DAY, pages)
    with pytest.raises(Invalid, match="--credentials: found nothing"):
        sign_page("push-up", "R. Eader", "  ", DAY, pages)


def test_a_page_of_an_installed_package_is_not_signed(pages: Path, tmp_path: Path) -> None:
    installed = tmp_path / "site-packages" / "pages"
    shutil.copytree(pages, installed)
    before = (installed / "strength" / "push-up.toml").read_bytes()
    with pytest.raises(Invalid, match=r"installed package.*--pages"):
        sign_page("push-up", "R. Eader", "physiotherapist", DAY, installed)
    assert (installed / "strength" / "push-up.toml").read_bytes() == before


def test_a_page_that_may_not_be_written_is_refused_with_the_way_out(pages: Path) -> None:
    (pages / "strength" / "push-up.toml.new").mkdir()  # even root can't write a file where a folder stands
    with pytest.raises(Invalid, match=r"sign in a copy of the source.*--pages"):
        sign_page("push-up", "R. Eader", "physiotherapist", DAY, pages)
