"""A prior for a lift that was never done, from lifts that were."""

import math

import pytest

from hormesis.domain import constants as c
from hormesis.estimation.transfer import RATIO_TO_BENCH, Anchor, prior_from_others
from hormesis.exercises.library import load_library

PAGES = load_library().pages
BENCH, SQUAT, INCLINE = PAGES["barbell-bench-press"], PAGES["back-squat"], PAGES["incline-barbell-bench-press"]


def test_every_ratio_is_of_a_page_that_exists() -> None:
    assert set(RATIO_TO_BENCH) <= set(PAGES)


def test_nothing_known_or_nothing_related_gives_no_prior() -> None:
    assert prior_from_others(BENCH, []) is None
    assert prior_from_others(BENCH, [Anchor(PAGES["barbell-curl"], 3.7, 0.05)]) is None
    assert prior_from_others(PAGES["barbell-curl"], [Anchor(BENCH, 4.6, 0.05)]) is None


def test_a_known_lift_moves_over_by_the_usual_ratio_and_grows_less_sure() -> None:
    prior = prior_from_others(SQUAT, [Anchor(BENCH, math.log(100), 0.05)])
    assert prior is not None
    assert math.exp(prior[0]) == pytest.approx(135)
    assert prior[1] == pytest.approx(math.hypot(0.05, c.RATIO_SD_ELSE.value))


def test_the_same_page_under_another_name_says_most() -> None:
    prior = prior_from_others(PAGES["barbell-curl"], [Anchor(PAGES["barbell-curl"], 3.7, 0.05)])
    assert prior == pytest.approx((3.7, math.hypot(0.05, c.RATIO_SD_SAME_PAGE.value)))


def test_a_leg_press_is_another_machine_everywhere() -> None:
    prior = prior_from_others(PAGES["leg-press"], [Anchor(SQUAT, 4.9, 0.01)])
    assert prior is not None
    assert prior[1] > 0.34


def test_many_anchors_together_count_at_most_twice_the_best() -> None:
    one = prior_from_others(BENCH, [Anchor(INCLINE, 4.4, 0.05)])
    many = prior_from_others(BENCH, [Anchor(INCLINE, 4.4, 0.05)] * 10)
    assert one is not None
    assert many is not None
    assert many[0] == pytest.approx(one[0])
    assert many[1] == pytest.approx(one[1] / math.sqrt(2))


def test_the_surer_anchor_weighs_more() -> None:
    near, far = Anchor(BENCH, math.log(100), 0.02), Anchor(BENCH, math.log(50), 0.4)
    prior = prior_from_others(BENCH, [near, far])
    assert prior is not None
    assert math.exp(prior[0]) > 95
