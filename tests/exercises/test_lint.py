"""The library as a whole: links lead somewhere, names are unique, no sentence stands on two pages, every group has a page."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from hormesis.exercises.compile import read_pages
from hormesis.exercises.lexicon_files import Aliases, load_aliases
from hormesis.exercises.lint import lint
from hormesis.exercises.page import Mistake, Page


@pytest.fixture(scope="module")
def pages() -> Mapping[str, Page]:
    return read_pages()


@pytest.fixture(scope="module")
def aliases() -> Aliases:
    return load_aliases()


def test_the_library_is_without_fault(pages: Mapping[str, Page], aliases: Aliases) -> None:
    assert lint(pages, aliases) == []


def new_faults(pages: Mapping[str, Page], aliases: Aliases, changed: Page) -> list[str]:
    before = set(lint(pages, aliases))
    return [fault for fault in lint({**pages, changed.slug: changed}, aliases) if fault not in before]


def test_a_dangling_link_is_told(pages: Mapping[str, Page], aliases: Aliases) -> None:
    faults = new_faults(pages, aliases, replace(pages["push-up"], progressions=("no-such-page",)))
    assert faults == ["push-up: harder names 'no-such-page', which is no page; write that page or name another"]


def test_a_link_to_itself_is_told(pages: Mapping[str, Page], aliases: Aliases) -> None:
    assert "names the page itself" in new_faults(pages, aliases, replace(pages["push-up"], regressions=("push-up",)))[0]


def test_an_alias_on_two_pages_is_told_however_it_is_spelt(pages: Mapping[str, Page], aliases: Aliases) -> None:
    faults = new_faults(pages, aliases, replace(pages["push-up"], aliases=("BENCH-presses",)))
    assert len(faults) == 1
    assert faults[0].startswith("barbell-bench-press, push-up: the name or alias 'bench press'")


def test_a_sentence_on_two_pages_is_told(pages: Mapping[str, Page], aliases: Aliases) -> None:
    cue = pages["barbell-bench-press"].cues_do[0]
    faults = new_faults(pages, aliases, replace(pages["push-up"], cues_dont=(cue.upper() + ".",)))
    assert len(faults) == 1
    assert "the cue" in faults[0]
    mistake = Mistake("something of its own", pages["barbell-bench-press"].mistakes[0].instead)
    assert "the correction" in new_faults(pages, aliases, replace(pages["push-up"], mistakes=(mistake,)))[0]


def test_a_group_without_a_page_is_told(pages: Mapping[str, Page], aliases: Aliases) -> None:
    without = {slug: page for slug, page in pages.items() if page.primary_group != "neck"}
    assert "neck: no page has it as primary group; write one" in lint(without, aliases)


def test_a_source_alias_without_a_page_is_told(pages: Mapping[str, Page], aliases: Aliases) -> None:
    faults = lint(pages, replace(aliases, sources={"strong": {"odd": "no-such-page"}}))
    assert "aliases/strong.toml: 'odd' leads to 'no-such-page', which is no page; name another" in faults
