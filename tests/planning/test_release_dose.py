"""How much, within a page: gentler before training, longer where it is tight, longest on a light day."""

from hormesis.exercises.page import Dose
from hormesis.planning.release_dose import dose_at, hold_range, how_much, on_light_day
from tests.planning.made import PAGES

HOLD = Dose("evening", (1, 3), hold_s=(30, 60), sides=2, pressure=(5, 6))
BALL = PAGES["lacrosse-ball-upper-back"]


def test_the_middle_two_thirds_up_and_the_end() -> None:
    usual = how_much(HOLD, "evening", tight=False)
    tight = how_much(HOLD, "evening", tight=True)
    light = on_light_day(HOLD, "evening", usual)
    assert [one.duration_s for one in (usual, tight, light)] == [45, 50, 60]
    assert (usual.sets, light.sets, usual.seconds, light.seconds) == (1, 3, 90, 360)


def test_before_training_it_is_gentle_and_once() -> None:
    dose = Dose("warm_up", (1, 3), hold_s=(30, 60), sides=2, pressure=(3, 5))
    usual = how_much(dose, "warm_up", tight=True)
    assert (usual.pressure, on_light_day(dose, "warm_up", usual).sets) == (3, 1)
    assert how_much(HOLD, "evening", tight=True).pressure == 6


def test_one_side_is_one_side() -> None:
    assert how_much(HOLD, "evening", tight=False, side="left").sides == 1
    assert how_much(HOLD, "evening", tight=False, side="both").sides == 2


def test_what_is_counted_takes_four_seconds_a_rep() -> None:
    assert hold_range(Dose("warm_up", (1, 1), reps=(6, 10))) == (24, 40)


def test_a_page_without_a_moment_has_no_dose_for_it() -> None:
    assert dose_at(BALL, "work") is None
    found = dose_at(BALL, "warm_up")
    assert found is not None
    assert found.hold_s == (30, 60)
