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


@pytest.mark.parametrize(("count", "reps", "load_kg"), [(10, 10, 80.0), (8, 15, 60.0), (4, 20, 60.0), (6, 10, 100.0)])
def test_in_the_first_two_weeks_back_a_lift_stays_under_the_volume_of_the_consensus(
    count: int, reps: int, load_kg: float
) -> None:
    """Sets × reps × share of 1RM at most 30 (CSCCa/NSCA 2019), the 1RM by Epley here and not by our own curve."""
    log = [fact for n in range(12) for fact in workout_on(2 * n, ("Squat", load_kg, reps, count))]
    on = 22
    for after in (21, 3, 4, 3):
        sets = exercise(plan_of(log, after=after), "Squat").sets
        on += after
        shares = [1 / (1 + ((s.reps or 0) + (s.rir or 0)) / 30) for s in sets]
        assert sum((s.reps or 0) * share for s, share in zip(sets, shares, strict=True)) < 31.5
        log += workout_on(on, *[("Squat", s.load_kg or 0.0, s.reps or 0, 1) for s in sets])


def test_who_does_few_sets_loses_none_to_that_volume() -> None:
    log = [fact for n in range(12) for fact in workout_on(2 * n, ("Squat", 120.0, 5, 5))]
    said = {why.code for why in exercise(plan_of(log, after=21), "Squat").why}
    assert "return_after_break" in said
    assert "sets_within_early_volume" not in said
