"""Minutes: an estimate at the athlete's own pace, and a bound that takes sets before exercises."""

import pytest

from hormesis.planning.duration import pace_of
from tests.planning.made import Done, believed, exercise, plan_of, steady, workout_on

FOUR = (("Squat", 120.0, 5, 4), ("Bench", 100.0, 8, 4), ("Row", 60.0, 10, 4), ("Curl", 12.0, 10, 4))
LOG = steady(*FOUR)


@pytest.mark.parametrize("minutes", [20, 30, 40, 50, 60, 90])
def test_the_plan_fits(minutes: int) -> None:
    assert (plan_of(LOG, minutes=minutes).minutes or 0) <= minutes


def test_sets_go_before_exercises() -> None:
    free = plan_of(LOG)
    tight = plan_of(LOG, minutes=(free.minutes or 0) - 8)
    assert [one.name for one in tight.work] == [one.name for one in free.work]
    assert sum(len(one.sets) for one in tight.work) < sum(len(one.sets) for one in free.work)
    assert any(w.code == "sets_cut_for_time" for w in tight.why)


def test_the_heaviest_set_of_a_pyramid_stays() -> None:
    pyramid = steady(("Squat", 120.0, 5, 4), ("Row", 50.0, 10, 1), ("Row", 52.5, 9, 1), ("Row", 55.0, 8, 1))
    free = plan_of(pyramid)
    tight = plan_of(pyramid, minutes=(free.minutes or 0) - 10)
    heaviest = max(s.load_kg or 0 for s in exercise(free, "Row").sets)
    assert len(exercise(tight, "Row").sets) < len(exercise(free, "Row").sets)
    assert max(s.load_kg or 0 for s in exercise(tight, "Row").sets) == heaviest


def test_the_last_exercises_go_next_and_are_named() -> None:
    tight = plan_of(LOG, minutes=25)
    assert [one.name for one in tight.work] == ["Squat", "Bench"]
    assert [w.values["exercises"] for w in tight.why if w.code == "cut_for_time"] == [("Row", "Curl")]


def test_too_little_time_is_said() -> None:
    plan = plan_of(LOG, minutes=5)
    assert len(plan.work) == 1
    assert any(w.code == "too_little_time" for w in plan.why)


def test_a_slow_lifter_is_given_more_time() -> None:
    slow = [f for i in range(8) for f in workout_on(3 * i, *FOUR, minutes=110)]
    quick = [f for i in range(8) for f in workout_on(3 * i, *FOUR, minutes=40)]
    assert pace_of(believed(slow).split) > 1 > pace_of(believed(quick).split)
    assert (plan_of(slow).minutes or 0) > (plan_of(quick).minutes or 0)


def test_a_few_durations_say_nothing_of_a_pace() -> None:
    assert pace_of(believed(steady(*FOUR, days=3)).split) == 1.0


@pytest.mark.parametrize(("lifts", "minutes"), [(FOUR, 70), (FOUR[:3], 50), ((*FOUR, ("Dip", 20.0, 8, 3)), 80)])
def test_what_is_always_done_takes_about_as_long_as_it_always_took(lifts: tuple[Done, ...], minutes: int) -> None:
    log = [f for i in range(8) for f in workout_on(3 * i, *lifts, minutes=minutes)]
    plan = plan_of(log)
    done, planned = sum(n for *_, n in lifts), sum(len(one.sets) for one in plan.work)
    assert (plan.minutes or 0) * done / planned == pytest.approx(minutes, rel=0.3)


def test_who_does_few_sets_in_an_hour_is_not_taken_for_slow_twice() -> None:
    few, many = ([f for i in range(8) for f in workout_on(3 * i, *lifts, minutes=45)] for lifts in (FOUR[:2], FOUR[:3]))
    paces = [pace_of(believed(log).split) for log in (few, many)]
    assert paces[0] / paces[1] < 12 / 8, "warm-up and set-ups are no part of a set"
