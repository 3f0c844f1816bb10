"""A gym told in everyday words has what such gyms have, and nothing more is taken for granted."""

from hypothesis import given
from hypothesis import strategies as st

from hormesis.domain.movement import Implement
from hormesis.exercises.at_hand import TOOLS, equipment_at_hand, tools_at_hand
from hormesis.exercises.vocabulary import EQUIPMENT


def test_a_garage_with_a_barbell_has_a_rack_and_no_machines() -> None:
    has = equipment_at_hand(["barbell"], [])
    assert has is not None
    assert {"barbell", "plates", "rack"} <= has
    assert has.isdisjoint({"machine", "cable_machine", "dumbbells", "pull_up_bar"})


def test_tools_add_what_an_implement_does_not_bring() -> None:
    assert "pull_up_bar" in (equipment_at_hand(["barbell"], ["pull-up bar"]) or ())
    assert tools_at_hand(["Ball", "roller"]) == {"lacrosse_ball", "massage_ball", "tennis_ball", "foam_roller"}


def test_a_gym_of_which_only_tools_were_told_is_unknown() -> None:
    assert equipment_at_hand([], ["ball"]) is None


def test_bodyweight_alone_is_a_gym_with_nothing_in_it() -> None:
    assert equipment_at_hand(["bodyweight"], []) == frozenset()


@given(st.lists(st.sampled_from(sorted(Implement)) | st.text()), st.lists(st.sampled_from(sorted(TOOLS)) | st.text()))
def test_words_stay_those_of_the_pages(implements: list[str], tools: list[str]) -> None:
    assert (equipment_at_hand(implements, tools) or frozenset()) <= EQUIPMENT
