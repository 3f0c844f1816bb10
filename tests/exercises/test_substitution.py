"""A substitute trains the same, is allowed, spares what hurts and needs only what is there."""

from dataclasses import replace

import pytest

from hormesis.domain.errors import Invalid
from hormesis.exercises.library import Library, load_library
from hormesis.exercises.page import Substitute
from hormesis.exercises.substitution import NO_EQUIPMENT, STRAINS, serves, substitutes
from hormesis.exercises.vocabulary import EQUIPMENT, SUBSTITUTE_REASONS


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


@pytest.mark.parametrize("reason", sorted(SUBSTITUTE_REASONS))
def test_a_substitute_trains_the_pattern_or_the_group(library: Library, reason: str) -> None:
    page = library.get("barbell-bench-press")
    found = substitutes(page, reason, library)
    assert found
    assert all(s.page.pattern is page.pattern or s.page.primary_group is page.primary_group for s in found)
    assert page.slug not in [s.page.slug for s in found]
    assert [s.score for s in found] == sorted((s.score for s in found), reverse=True)
    assert all(s.reasons for s in found)


@pytest.mark.parametrize(("slug", "reason"), [("back-squat", "knee"), ("back-squat", "low_back"), ("overhead-press", "shoulder")])
def test_a_substitute_for_pain_strains_the_place_less(library: Library, slug: str, reason: str) -> None:
    page = library.get(slug)
    before = len(STRAINS[reason] & set(page.movement_tags))
    found = substitutes(page, reason, library)
    assert before > 0
    assert found
    assert all(len(STRAINS[reason] & set(s.page.movement_tags)) < before for s in found)


def test_only_pages_given_are_chosen(library: Library) -> None:
    given = [page for page in library if page.implement == "dumbbell"]
    found = substitutes(library.get("barbell-bench-press"), "busy", given)
    assert found
    assert all(s.page in given for s in found)


def test_only_what_the_gym_has_is_used(library: Library) -> None:
    has = {"dumbbells", "flat_bench"}
    found = substitutes(library.get("barbell-bench-press"), "busy", library, has)
    assert found
    assert all(set(s.page.equipment) <= has | NO_EQUIPMENT for s in found)


def test_no_equipment_needs_none(library: Library) -> None:
    found = substitutes(library.get("barbell-bench-press"), "no_equipment", library)
    assert "push-up" in [s.page.slug for s in found]
    assert all(set(s.page.equipment) <= NO_EQUIPMENT for s in found)


def test_what_the_page_names_itself_comes_first(library: Library) -> None:
    assert substitutes(library.get("barbell-bench-press"), "no_equipment", library)[0].page.slug == "push-up"


def test_unknown_words_are_refused(library: Library) -> None:
    page = library.get("push-up")
    with pytest.raises(Invalid, match="'boring'"):
        substitutes(page, "boring", library)
    with pytest.raises(Invalid, match="'dumbells'"):
        substitutes(page, "busy", library, {"dumbells"})
    assert NO_EQUIPMENT <= EQUIPMENT


def test_what_the_page_names_for_pain_may_strain_as_much_but_not_more(library: Library) -> None:
    page = library.get("barbell-bench-press")
    named = library.get("dumbbell-bench-press")
    assert any(s.exercise == named.slug and s.reason == "shoulder" for s in page.substitutes)
    assert serves(page, named, "shoulder")
    assert not serves(replace(page, substitutes=()), named, "shoulder")
    worse = replace(named, movement_tags=(*named.movement_tags, "overhead"))
    assert not serves(page, worse, "shoulder")


def test_what_the_page_names_must_share_a_group(library: Library) -> None:
    swing = replace(library.get("kettlebell-swing"), substitutes=(Substitute("dumbbell-curl", "busy"),))
    assert not serves(swing, library.get("dumbbell-curl"), "busy")
    assert serves(library.get("jump-squat"), library.get("kettlebell-swing"), "knee")


def test_the_same_station_is_as_busy_for_another_exercise(library: Library) -> None:
    rope = replace(library.get("rope-pushdown"), substitutes=(Substitute("v-bar-pushdown", "busy"),))
    assert not serves(rope, library.get("v-bar-pushdown"), "busy")
    assert serves(library.get("lying-leg-curl"), library.get("seated-leg-curl"), "busy")
