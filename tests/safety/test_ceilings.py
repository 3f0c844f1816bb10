"""How far a load may rise at once."""

import pytest

from hormesis.safety.ceilings import ceiling_kg, largest_jump_kg


@pytest.mark.parametrize(
    ("load_kg", "step_kg", "lower", "jump"),
    [
        (100, 2.5, False, 5.0),
        (60, 2.5, False, 3.0),
        (20, 2.5, False, 2.5),
        (10, 5, False, 5),
        (140, 5, True, 10),
        (100, 5, True, 7.5),
    ],
)
def test_the_larger_of_one_increment_and_the_smaller_of_a_share_and_two(
    load_kg: float, step_kg: float, lower: bool, jump: float
) -> None:
    assert largest_jump_kg(load_kg, step_kg, lower) == pytest.approx(jump)
    assert ceiling_kg(load_kg, step_kg, lower) == pytest.approx(load_kg + jump)
