"""Facts from JSON: what is refused before it can do harm further on."""

from typing import Any

import pytest

from hormesis.domain.errors import Invalid
from hormesis.domain.facts import fact_from

SET = {"kind": "set", "at": "2026-03-02", "exercise_name": "Squat", "load_kg": 100, "reps": 5}


@pytest.mark.parametrize("at", ["0001-01-01", "1899-12-31T23:00:00", "9999-12-31", "2200-01-01", "20260302", "2026-W10-1"])
def test_a_time_that_no_plan_can_reckon_with_is_refused(at: str) -> None:
    with pytest.raises(Invalid, match=r"here: at: found"):
        fact_from({**SET, "at": at}, "here")


@pytest.mark.parametrize(("field", "value"), [("rest_s", "abc"), ("rest_s", -1), ("entered_unit", "stone"), ("reps", True)])
def test_what_estimates_read_of_a_set_is_checked(field: str, value: Any) -> None:
    with pytest.raises(Invalid, match=f"here: {field}: found"):
        fact_from({**SET, field: value}, "here")


def test_a_fact_that_says_half_a_surrogate_pair_has_an_id_of_its_content() -> None:
    halves = [fact_from({"kind": "note", "at": "2026-03-02", "text": text}, "here").id for text in ("\ud800", "\ud801", "\ud800")]
    assert halves[0] == halves[2] != halves[1]
