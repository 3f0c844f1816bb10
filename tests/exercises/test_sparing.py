"""Whatever must be spared, there is something else to do, and never what was to be left out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hormesis.domain.errors import Invalid
from hormesis.domain.movement import Kind
from hormesis.exercises.library import Library, load_library
from hormesis.exercises.page import Page
from hormesis.exercises.sparing import sparing
from hormesis.exercises.substitution import NO_EQUIPMENT, substitutes
from hormesis.exercises.vocabulary import EQUIPMENT, MOVEMENT_TAGS, SUBSTITUTE_REASONS

LIBRARY = load_library()
TRAINING = [page for page in LIBRARY if page.kind in (Kind.STRENGTH, Kind.POWER)]


@pytest.fixture
def library() -> Library:
    return LIBRARY


def test_every_strength_page_has_two_substitutes_without_each_of_its_tags(library: Library) -> None:
    found = {(page.slug, tag): sparing(page, tag, library) for page in TRAINING for tag in page.movement_tags}
    assert len(found) > 1000
    assert [where for where, offered in found.items() if len(offered) < 2] == []
    assert [where for where, offered in found.items() if any(where[1] in s.page.movement_tags for s in offered)] == []


def test_what_trains_the_same_goes_before_what_only_keeps_the_place_moving(library: Library) -> None:
    assert sparing(library.get("pull-up"), "hanging", library)[0].page.pattern == "vertical_pull"
    assert "bird-dog" not in [s.page.slug for s in sparing(library.get("back-squat"), "knee_load", library)]
    neck = sparing(library.get("plate-neck-flexion"), "neck_load", library)
    assert {s.page.kind for s in neck} <= {Kind.ACTIVATION, Kind.MOBILITY, Kind.STRETCH}


def test_nothing_asks_for_more_skill_than_the_page(library: Library) -> None:
    for page in TRAINING:
        if page.level == "novice":
            assert {s.page.level for tag in page.movement_tags for s in sparing(page, tag, library)} <= {"novice"}


def test_a_tag_that_is_none_or_not_the_pages_is_refused(library: Library) -> None:
    with pytest.raises(Invalid, match="'gripp' is unknown"):
        sparing(library.get("pull-up"), "gripp", library)
    with pytest.raises(Invalid, match="does not ask for 'knee_load', but for"):
        sparing(library.get("pull-up"), "knee_load", library)


@settings(max_examples=200, deadline=None)
@given(
    page=st.sampled_from(TRAINING),
    gym=st.none() | st.frozensets(st.sampled_from(sorted(EQUIPMENT))),
    avoided=st.frozensets(st.sampled_from(sorted(MOVEMENT_TAGS)), max_size=6),
    reason=st.sampled_from(sorted(SUBSTITUTE_REASONS)),
)
def test_no_gym_and_no_limitation_lets_an_excluded_exercise_through(
    page: Page, gym: frozenset[str] | None, avoided: frozenset[str], reason: str
) -> None:
    allowed = [p for p in LIBRARY if avoided.isdisjoint(p.movement_tags)]
    offered = [s.page for s in substitutes(page, reason, allowed, gym, limit=50)]
    for tag in sorted(avoided & set(page.movement_tags)):
        offered += [s.page for s in sparing(page, tag, allowed, gym, limit=50)]
    for other in offered:
        assert other is not page
        assert avoided.isdisjoint(other.movement_tags)
        assert gym is None or set(other.equipment) <= gym | NO_EQUIPMENT
