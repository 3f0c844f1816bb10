"""Each muscle group's fatigue: what tires it, how habit and novelty bend that, and the athlete's own word."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hormesis.domain.anatomy import MuscleGroup
from hormesis.domain.training import LoggedSet, SetType, Workout
from hormesis.estimation.fatigue import bout_of, set_stress
from hormesis.estimation.muscles import Muscles, hour_of
from hormesis.exercises.library import load_library
from simulations.logs import DAY_ONE, fold, sets_on
from tests.estimation.made import said, signal

PAGES = load_library().pages
BENCH = "barbell-bench-press"
CHEST, QUADS = MuscleGroup.CHEST, MuscleGroup.QUADS
ONE = LoggedSet("a", 0, "Bench", BENCH, 80.0, 8, 1.0, SetType.WORKING)


def workout(day: int, *sets: LoggedSet, time: str = "T18:00:00", minutes: float | None = None) -> Workout:
    at = DAY_ONE + timedelta(days=day)
    return Workout(f"w{day}", f"{at}{time}", at, "", sets, minutes)


def hour(day: int, clock: float = 18.0) -> float:
    return (DAY_ONE.toordinal() + day) * 24 + clock


def trained(*days: int, sets: tuple[LoggedSet, ...] = (ONE,) * 4) -> Muscles:
    muscles = Muscles()
    for day in days:
        muscles = muscles.train(workout(day, *sets), PAGES.get)
    return muscles


def test_direct_sets_tire_whole_and_helpers_half() -> None:
    muscles = trained(0)
    direct = bout_of(CHEST, [set_stress(8, 1, False, 1.0, 1.0)] * 4, hour(0))
    helped = bout_of(MuscleGroup.TRICEPS, [set_stress(8, 1, False, 0.5, 1.0)] * 4, hour(0))
    assert muscles.bouts["chest"] == (direct,)
    assert muscles.bouts["triceps"] == (helped,)
    assert "quads" not in muscles.bouts


@pytest.mark.parametrize(
    "one",
    [replace(ONE, set_type=SetType.WARM_UP), replace(ONE, reps=0), replace(ONE, reps=None), replace(ONE, exercise=None)],
    ids=["warm-up", "no repetition", "a hold", "unknown exercise"],
)
def test_what_is_no_hard_set_tires_no_group(one: LoggedSet) -> None:
    assert trained(0, sets=(one,)).state(CHEST, hour(0)).percent == 100


def test_nearer_failure_tires_more_and_an_unknown_reserve_is_two() -> None:
    def depth(one: LoggedSet) -> float:
        return trained(0, sets=(one,) * 3).state(CHEST, hour(0)).fatigue

    easy, unknown, two = (depth(replace(ONE, rir=rir)) for rir in (5.0, None, 2.0))
    failed = depth(replace(ONE, rir=4.0, set_type=SetType.FAILURE))
    assert easy < unknown == two < failed


def test_a_workout_tires_from_its_end() -> None:
    long = Muscles().train(workout(0, ONE, minutes=90), PAGES.get)
    assert long.bouts["chest"][0].hour == hour(0, 19.5)


def test_in_a_new_log_nothing_is_new() -> None:
    assert trained(0).bouts["chest"][0].depth < 0.13


def test_an_exercise_taken_up_later_is_new_for_two_weeks_and_habit_after_eight() -> None:
    before = trained(0, 7, 14, 21, sets=(replace(ONE, name="Row", exercise=None),))
    depths = {}
    muscles = before
    for day in range(28, 28 + 71, 7):
        muscles = muscles.train(workout(day, *(ONE,) * 4), PAGES.get)
        depths[day - 28] = muscles.bouts["chest"][-1].depth
    usual = depths[14]
    assert depths[0] == depths[7] == pytest.approx(1.3 * usual)
    assert depths[49] == usual
    assert depths[56] == pytest.approx(0.75 * usual)


def test_after_more_than_three_weeks_without_it_an_exercise_is_new_again() -> None:
    weekly = [7 * week for week in range(12)]
    habit = trained(*weekly).bouts["chest"][-1].depth
    after_21, after_22 = (trained(*weekly, 77 + gap).bouts["chest"][-1].depth for gap in (21, 22))
    assert after_21 == pytest.approx(habit)
    assert after_22 == pytest.approx(habit * 1.3 / 0.75)


def test_from_fifty_on_recovery_takes_longer() -> None:
    young, old = (Muscles().train(workout(0, *(ONE,) * 4), PAGES.get, age).bouts["chest"][0].tau_h for age in (49, 50))
    assert old == pytest.approx(1.15 * young)


def test_fatigue_fades_and_says_when_it_is_gone() -> None:
    muscles = trained(0)
    after = muscles.state(CHEST, hour(0, 19))
    assert after.word == "spent"
    assert muscles.state(CHEST, hour(0, 19) + after.ready_in_h).fatigue == pytest.approx(0.02, abs=1e-3)
    rested = muscles.state(CHEST, hour(4))
    assert (rested.word, rested.ready_in_h) == ("ready", 0.0)
    assert rested.percent > 98


def test_nothing_of_a_later_bout_is_felt_before_it() -> None:
    muscles = trained(0, 5)
    assert muscles.state(CHEST, hour(4)).fatigue == pytest.approx(trained(0).state(CHEST, hour(4)).fatigue)


def test_bouts_do_not_pile_up_for_ever() -> None:
    assert max(len(kept) for kept in trained(*range(0, 400, 2)).bouts.values()) <= 7


def test_my_chest_is_fine_makes_it_fresh_until_the_next_bout() -> None:
    muscles = trained(0, sets=(ONE,) * 10)
    assert muscles.state(CHEST, hour(1)).word == "tired" or muscles.state(CHEST, hour(1)).word == "spent"
    fine = muscles.correct("chest", 100, hour(1))
    assert fine.state(CHEST, hour(1)).percent == 100
    assert fine.state(CHEST, hour(2)).percent == 100
    assert fine.train(workout(2, *(ONE,) * 4), PAGES.get).state(CHEST, hour(2)).percent < 50
    assert fine.bouts["triceps"] == muscles.bouts["triceps"]


def test_half_recovered_is_half_and_fades_on() -> None:
    muscles = trained(0).correct("chest", 50, hour(1))
    assert muscles.state(CHEST, hour(1)).percent == pytest.approx(50)
    assert 50 < muscles.state(CHEST, hour(1) + 12).percent < 100


def test_not_recovered_at_all_never_makes_it_fresher_than_it_was_believed() -> None:
    muscles = trained(0, sets=(ONE,) * 12)
    believed = muscles.state(CHEST, hour(0)).fatigue
    assert believed > 0.15
    assert muscles.correct("chest", 0, hour(0)).state(CHEST, hour(0)).fatigue == pytest.approx(believed)
    assert Muscles().correct("quads", 0, hour(0)).state(QUADS, hour(0)).fatigue == pytest.approx(0.10)


def test_a_group_that_is_not_counted_can_be_corrected_without_effect() -> None:
    assert dict(Muscles().correct("full_body", 40, hour(0)).bouts) == {}


def test_a_workout_after_the_correction_but_of_the_same_day_is_kept() -> None:
    muscles = trained(0).correct("chest", 100, hour(0, 8))
    assert muscles.state(CHEST, hour(0, 19)).word == "spent"


def test_soreness_of_seven_makes_the_bout_that_caused_it_last_a_fifth_longer_and_once() -> None:
    muscles = trained(0)
    tau_h = muscles.bouts["chest"][0].tau_h
    sore = muscles.sore({"chest": 7}, hour(1, 7))
    assert sore.bouts["chest"][0].tau_h == pytest.approx(1.2 * tau_h)
    assert sore.sore({"chest": 9}, hour(2, 7)).bouts == sore.bouts
    assert muscles.sore({"chest": 6.9, "quads": 9}, hour(1, 7)).bouts == muscles.bouts
    assert muscles.sore({"chest": 8}, hour(0, 19)).bouts == muscles.bouts, "an hour after: older than this bout"
    assert muscles.sore({"chest": 8}, hour(5)).bouts == muscles.bouts


def test_the_fold_hears_workouts_soreness_and_corrections_by_the_clock() -> None:
    names = {"Bench": BENCH}
    trained_at_18 = sets_on(0, *[(80, 8)] * 6)
    plain, _ = fold(trained_at_18, PAGES, names)
    before, _ = fold(
        [*trained_at_18, signal("correction", 0, "T07:00:00", muscle_group="chest", recovered_percent=100)], PAGES, names
    )
    after, _ = fold(
        [*trained_at_18, signal("correction", 0, "T21:00:00", muscle_group="chest", recovered_percent=100)], PAGES, names
    )
    sore, _ = fold([*trained_at_18, said(2, soreness={"chest": 8})], PAGES, names)
    at = hour(2)
    assert before.muscles.state(CHEST, at).fatigue == pytest.approx(plain.muscles.state(CHEST, at).fatigue)
    assert after.muscles.state(CHEST, at).fatigue == 0
    assert sore.muscles.state(CHEST, at).fatigue > plain.muscles.state(CHEST, at).fatigue


@pytest.mark.parametrize(
    ("at", "clock"),
    [("2026-01-05T07:30:00", 7.5), ("2026-01-05T07:30:00+01:00", 7.5), ("2026-01-05", 18.0), ("2026-01-05T00:00:00Z", 0.0)],
)
def test_hours_are_those_of_the_wall_clock_that_is_written(at: str, clock: float) -> None:
    assert hour_of(at) == DAY_ONE.toordinal() * 24 + clock
