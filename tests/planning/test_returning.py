"""After a break: less load, fewer sets; no break where the gap is usual."""

import pytest

from hormesis.planning.returning import weeks_off
from tests.planning.made import PAGES, believed, day, exercise, plan_of, steady, workout_on

BENCH = PAGES["barbell-bench-press"]
LOG = steady(("Bench", 100, 8, 4), ("Squat", 120, 5, 3))


@pytest.mark.parametrize(("days_off", "share"), [(16, 0.95), (40, 0.9), (100, 0.8)])
def test_the_longer_the_break_the_lighter_the_start(days_off: int, share: float) -> None:
    one = exercise(plan_of(LOG, after=days_off), "Bench")
    load = one.sets[0].load_kg or 0
    assert share * 100 - 6 <= load <= share * 100
    assert one.why[0].code == "return_after_break"
    assert len(one.sets) < 4
    assert (one.sets[0].rir or 0) >= 3


def test_a_week_without_it_is_no_break() -> None:
    assert exercise(plan_of(LOG, after=7), "Bench").why[0].code != "return_after_break"


def test_who_benches_every_other_week_has_no_break() -> None:
    beliefs = believed(steady(("Bench", 100, 8, 3), every=14))
    lift = beliefs.lifts["Bench"]
    assert weeks_off(beliefs.last_trained, lift, BENCH, day(7 * 14 + 16)) == 0
    assert weeks_off(beliefs.last_trained, lift, BENCH, day(7 * 14 + 31)) > 4


def test_a_lift_left_out_while_its_pattern_was_trained_is_a_short_break() -> None:
    facts = LOG + [f for i in range(20) for f in workout_on(24 + 3 * i, ("Own Press", 90, 8, 3))]
    beliefs = believed(facts)
    trained = {**beliefs.last_trained, "horizontal_push": day(80).toordinal()}
    assert 2 <= weeks_off(trained, beliefs.lifts["Bench"], BENCH, day(84)) < 4


def test_body_weight_work_comes_back_with_fewer_repetitions() -> None:
    one = exercise(plan_of(steady(("Pull Up", None, 10, 4)), after=30), "Pull Up")
    assert one.why[0].code == "return_without_load"
    assert len(one.sets) < 4
    assert all((s.reps or 0) <= 8 for s in one.sets)
