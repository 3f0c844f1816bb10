"""A lift's past top sets, newest first."""

import math

import pytest

from hormesis.estimation.top_sets import DAYS_KEPT, TopSets, top_set


def test_the_first_of_the_heaviest_sets_is_the_top_set() -> None:
    assert top_set([(80, 10), (100, 5), (100, 8), (90, 12)]) == (100, 5)
    assert top_set([(60, 3)]) == (60, 3)


def test_a_first_day_has_no_day_before_it() -> None:
    tops = TopSets.start().add(100, math.log(80), 8)
    assert tops.days == 1
    assert tops.rows[0].tolist() == [100, math.log(80), 8, 0, 0, 8]


def test_a_row_says_how_its_load_stood_to_the_days_before() -> None:
    tops = TopSets.start().add(100, math.log(100), 5).add(103, math.log(80), 10).add(106, math.log(90), 7)
    ordinal, log_w, reps, change, relative, before = tops.rows[0]
    assert (ordinal, reps, before) == (106, 7, 10)
    assert log_w == math.log(90)
    assert change == pytest.approx(math.log(90 / 80))
    assert relative == pytest.approx(math.log(90 / 100))


def test_only_six_days_are_recent() -> None:
    tops = TopSets.start().add(0, math.log(200), 1)
    for day in range(1, 7):
        tops = tops.add(day, math.log(100), 5)
    assert tops.context(math.log(100)) == (0.0, 0.0, 5.0)


def test_old_days_are_let_go_but_counted() -> None:
    tops = TopSets.start()
    for day in range(DAYS_KEPT + 10):
        tops = tops.add(day, 4.0, 8)
    assert tops.rows.shape == (DAYS_KEPT, 6)
    assert tops.rows[-1, 0] == 10
    assert tops.days == DAYS_KEPT + 10


def test_adding_leaves_the_history_it_was_added_to() -> None:
    one = TopSets.start().add(1, 4.0, 8)
    one.add(2, 5.0, 3)
    assert one.days == 1
    assert one.rows.shape == (1, 6)
