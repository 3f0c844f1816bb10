"""Beliefs as bytes: small, exact, and of one state only."""

import zlib

import pytest

from hormesis.estimation.serial import from_bytes, to_bytes
from simulations.logs import fold, set_fact, sets_on, workout_fact

LOG = [fact for day in range(0, 90, 3) for fact in (workout_fact(day, "Push ж"), *sets_on(day, (100, 8), (100, 7)))]


def test_a_lift_comes_back_with_every_part_of_it() -> None:
    odd = [set_fact(91, None, None, "Plank", duration_s=60.0), set_fact(91, 20, 8, "Chin", 1, assisted=True, entered_unit="lb")]
    beliefs, _ = fold(LOG + odd)
    again = from_bytes(to_bytes(beliefs))
    for name in ("Bench", "Plank", "Chin"):
        one, other = beliefs.lifts[name], again.lifts[name]
        assert (one.recent, one.loads, one.unit, one.assisted) == (other.recent, other.loads, other.unit, other.assisted)
        assert one.tops.rows.tobytes() == other.tops.rows.tobytes()
    assert again.lifts["Plank"].strength is None
    assert again.split == beliefs.split
    assert again.through == beliefs.through


def test_going_on_from_bytes_is_as_if_never_packed() -> None:
    more = sets_on(95, (102.5, 8))
    whole, _ = fold(LOG + more)
    beliefs, _ = fold(LOG)
    again = from_bytes(to_bytes(beliefs))
    assert to_bytes(fold(more, start=again)[0]) == to_bytes(whole)


def test_a_year_of_one_lift_stays_small() -> None:
    beliefs, _ = fold([fact for day in range(0, 365, 2) for fact in sets_on(day, (100, 8), (100, 7), (100, 6))])
    assert len(to_bytes(beliefs)) < 6000


def test_bytes_that_are_no_beliefs_are_refused() -> None:
    with pytest.raises(zlib.error):
        from_bytes(b"nothing")
