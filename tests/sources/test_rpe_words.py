"""RPE in a lifter's own words."""

import pytest

from hormesis.sources.rpe_words import rpe_in


@pytest.mark.parametrize(
    ("comment", "rpe"),
    [
        ("9.5 rpe", 9.5),
        ("RPE 8", 8.0),
        ("rpe: 8,5", 8.5),
        ("RPE@9", 9.0),
        ("Definitely a 9-10 RPE", 9.5),
        ("RPE 7 to 8, grinding", 7.5),
        ("10 rpe, not enough rest", 10.0),
        ("2 rpe.", 2.0),
        ("slow, 3x10 at 8 rpe", 8.0),
        ("RPE 8 10 reps", 8.0),
    ],
)
def test_reads_the_number_beside_the_word(comment: str, rpe: float) -> None:
    assert rpe_in(comment) == rpe


@pytest.mark.parametrize(
    "comment",
    ["", "felt like a 9", "rpe is misleading", "rpe 11", "rpe 0", "rpe 10 reps", "80 rpe", "superpe 9", "9 rpeak", "rpe 8.25"],
)
def test_makes_none_up(comment: str) -> None:
    assert rpe_in(comment) is None
