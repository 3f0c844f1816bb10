"""The special movement wins over the general, and a name that holds two movements is doubted."""

import pytest

from hormesis.domain.errors import Invalid
from hormesis.domain.movement import Implement, Pattern
from hormesis.exercises.lexicon_files import load_aliases
from hormesis.exercises.movements import MovementRules, rule_from


@pytest.fixture(scope="module")
def rules() -> MovementRules:
    return load_aliases().rules


@pytest.mark.parametrize(
    ("concepts", "movement"),
    [
        ({"leg_press", "calf", "raise"}, "calf_raise"),
        ({"leg", "extension"}, "leg_extension"),
        ({"back", "extension"}, "back_extension"),
        ({"hip", "extension"}, "hip_extension"),
        ({"tricep", "extension"}, "tricep_extension"),
        ({"tricep", "pulldown"}, "tricep_pushdown"),
        ({"straight_arm", "pulldown"}, "straight_arm_pulldown"),
        ({"wrist", "curl"}, "wrist_curl"),
        ({"leg", "curl"}, "leg_curl"),
        ({"reverse", "curl"}, "curl_reverse"),
        ({"reverse", "crunch"}, "reverse_crunch"),
        ({"upright", "row"}, "upright_row"),
        ({"romanian", "deadlift"}, "deadlift_romanian"),
    ],
)
def test_the_special_wins_over_the_general(rules: MovementRules, concepts: set[str], movement: str) -> None:
    found = rules.movement(concepts)
    assert found is not None
    assert found.id == movement
    assert found.certainty >= 0.9


def test_a_second_movement_makes_a_name_doubtful(rules: MovementRules) -> None:
    one, two = rules.movement({"squat"}), rules.movement({"squat", "press"})
    assert one is not None
    assert two is not None
    assert two.pattern is Pattern.SQUAT
    assert two.certainty < 0.6 < one.certainty


def test_no_words_no_movement(rules: MovementRules) -> None:
    assert rules.movement(frozenset()) is None
    assert rules.movement({"incline"}) is None


def test_the_more_telling_implement_is_held(rules: MovementRules) -> None:
    assert rules.implement({"cable", "ez_bar"}) is Implement.CABLE
    assert rules.implement({"machine", "smith"}) is Implement.SMITH
    assert rules.implement({"squat"}) is None


@pytest.mark.parametrize("row", [[], ["a", "squat", "quads", "1", "squat"], ["a", "squat", "quads", 1.0]])
def test_a_row_that_is_no_rule_is_refused(row: list[object]) -> None:
    with pytest.raises(Invalid, match=r"movements\.toml"):
        rule_from(row)
