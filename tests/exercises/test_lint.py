"""The library as a whole: links lead somewhere, names are unique, no sentence stands on two pages, every group has a page."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from hormesis.exercises.compile import read_pages
from hormesis.exercises.lexicon_files import Aliases, load_aliases
from hormesis.exercises.lint import lint
from hormesis.exercises.page import Mistake, Page, Substitute


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


def test_a_harder_page_for_weaker_lifters_is_told(pages: Mapping[str, Page], aliases: Aliases) -> None:
    faults = new_faults(pages, aliases, replace(pages["pistol-squat"], progressions=("goblet-squat",)))
    assert faults == ["pistol-squat: harder names 'goblet-squat' of level novice; name another or mend a level"]
    faults = new_faults(pages, aliases, replace(pages["goblet-squat"], regressions=("pistol-squat",)))
    assert faults == ["goblet-squat: easier names 'pistol-squat' of level advanced; name another or mend a level"]


@pytest.mark.parametrize(
    ("exercise", "reason"), [("dumbbell-row", "no_equipment"), ("back-squat", "low_back"), ("leg-extension", "busy")]
)
def test_a_substitute_that_would_never_be_offered_is_told(
    pages: Mapping[str, Page], aliases: Aliases, exercise: str, reason: str
) -> None:
    faults = new_faults(pages, aliases, replace(pages["barbell-row"], substitutes=(Substitute(exercise, reason),)))
    assert faults == [f"barbell-row: {exercise!r} would never be offered for {reason!r}; name a page that serves"]


def test_cues_taken_from_another_page_are_told(pages: Mapping[str, Page], aliases: Aliases) -> None:
    cues = tuple(f"{cue}, please" for cue in pages["barbell-bench-press"].cues_do)
    faults = new_faults(pages, aliases, replace(pages["push-up"], cues_do=cues, cues_dont=()))
    assert faults == ["barbell-bench-press, push-up: more than 60% of the words of their cues are the same; write them for each"]


def test_a_pattern_that_no_drill_prepares_is_told(pages: Mapping[str, Page], aliases: Aliases) -> None:
    without = {slug: replace(page, prepares=()) for slug, page in pages.items()}
    assert "hinge: no mobility page with a warm-up dose prepares it; add it to serves.prepares of one that does" in lint(
        without, aliases
    )


def test_a_page_that_contradicts_itself_is_told(pages: Mapping[str, Page], aliases: Aliases) -> None:
    assert new_faults(pages, aliases, replace(pages["push-up"], bodyweight_share=0.0))[0].startswith("push-up: bodyweight_share")
