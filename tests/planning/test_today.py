"""The whole day: what is planned, left out, held, and said of it."""

from dataclasses import replace

import pytest

from hormesis.domain.athlete import Condition, Gym, Limitation, Pain, Profile
from tests.planning.made import NOBODY, PAGES, day, exercise, plan_of, steady, workout_on

LOG = steady(("Squat", 120, 5, 3), ("Bench", 100, 8, 3), ("Row", 60, 10, 3), ("Pull Up", None, 8, 3))


def names(plan: object) -> list[str]:
    return [one.name for one in plan.work]  # type: ignore[attr-defined]


def test_the_usual_workout_in_its_usual_order() -> None:
    assert names(plan_of(LOG)) == ["Squat", "Bench", "Row", "Pull Up"]


def test_a_lift_dropped_months_ago_is_not_prescribed() -> None:
    old = steady(("Squat", 120, 5, 3), ("Bench", 100, 8, 3), days=6)
    new = [f for i in range(30) for f in workout_on(30 + 3 * i, ("Squat", 120, 5, 3), ("Row", 60, 10, 3))]
    assert names(plan_of(old + new)) == ["Squat", "Row"]


def test_an_empty_log_says_how_to_begin() -> None:
    from hormesis.estimation.state import Beliefs
    from hormesis.planning.today import plan_today
    from tests.planning.made import LIBRARY

    plan = plan_today(Beliefs(), NOBODY, day(0), PAGES.get, LIBRARY)
    assert (plan.work, plan.workout, [w.code for w in plan.why]) == ((), None, ["no_workouts"])


def test_a_limitation_leaves_out_what_carries_its_tag_and_says_so() -> None:
    athlete = replace(NOBODY, limitations=(Limitation("shoulder", None, ("overhead", "horizontal_press"), None),))
    plan = plan_of(LOG, athlete)
    assert {"Squat", "Row"} <= set(names(plan))
    assert "Bench" not in names(plan)
    assert [r.code for r in plan.safety] == ["limitation", "limitation"]
    for one in plan.work:
        assert {"overhead", "horizontal_press"}.isdisjoint(PAGES[one.exercise or ""].movement_tags)


def test_what_must_wait_is_stood_in_for_by_what_trains_the_same_where_something_does() -> None:
    plan = plan_of(LOG, replace(NOBODY, preferences={"back-squat": "never"}))
    (stand_in,) = [one for one in plan.work if "stands_in" in [why.code for why in one.why]]
    assert PAGES[stand_in.exercise or ""].pattern == "squat"
    assert all(s.load_kg is None or s.load_kg > 0 for s in stand_in.sets)


def test_never_means_never() -> None:
    plan = plan_of(LOG, replace(NOBODY, preferences={"back-squat": "never"}))
    assert "Squat" not in names(plan)
    assert [r.code for r in plan.safety] == ["never_wanted"]


@pytest.mark.parametrize("level", [6.0, 10.0])
def test_pain_above_five_leaves_out_what_loads_the_region(level: float) -> None:
    plan = plan_of(LOG, replace(NOBODY, pains=(Pain("knee", None, level, False),)))
    assert names(plan) == ["Bench", "Row", "Pull Up"]
    assert [r.code for r in plan.safety] == ["pain_stops"]


@pytest.mark.parametrize(("level", "new", "code"), [(4.0, False, "pain_holds"), (1.0, True, "new_pain_holds")])
def test_some_pain_or_any_new_one_holds_the_load(level: float, new: bool, code: str) -> None:
    rising = [f for i in range(5) for f in workout_on(3 * i, ("Squat", 100 + 2.5 * i, 5, 3))]
    assert exercise(plan_of(rising), "Squat").why[0].code == "raise_own_pace"
    plan = plan_of(rising, replace(NOBODY, pains=(Pain("knee", None, level, new),)))
    assert exercise(plan, "Squat").why[0].code == "hold_for_now"
    assert all((s.load_kg or 0) <= 110 and (s.reps or 0) <= 5 for s in exercise(plan, "Squat").sets)
    assert [r.code for r in plan.safety] == [code]


def test_a_little_known_pain_changes_nothing() -> None:
    athlete = replace(NOBODY, pains=(Pain("knee", None, 3.0, False),))
    assert plan_of(LOG, athlete) == plan_of(LOG)


def test_an_ill_athlete_rests() -> None:
    plan = plan_of(LOG, replace(NOBODY, ill=True))
    assert plan.work == ()
    assert [r.code for r in plan.safety] == ["ill_rest"]


def test_a_condition_that_forbids_training_forbids_it_and_others_are_said() -> None:
    stopped = plan_of(LOG, replace(NOBODY, conditions=(Condition("deep_vein_thrombosis", None),)))
    assert stopped.work == ()
    assert [r.code for r in stopped.safety] == ["condition_rest"]
    warned = plan_of(LOG, replace(NOBODY, conditions=(Condition("pregnancy", None),)))
    assert warned.work
    assert warned.safety[0].code == "condition_ask"


def test_the_gym_on_file_is_what_can_be_built() -> None:
    gym = Gym(bars_kg=(18.5,), plates_kg=(2.27, 5.0, 13.0, 20.0))
    plan = plan_of(LOG, replace(NOBODY, gym=gym))
    squat = exercise(plan, "Squat")
    load = squat.sets[0].load_kg or 0
    assert 110 < load < 125
    pairs = {0.0}
    for plate in (2.27, 5.0, 13.0, 20.0, 20.0, 20.0):
        pairs |= {total + 2 * plate for total in pairs}
    assert any(abs(18.5 + total - load) < 0.01 for total in pairs)
    assert any(w.code == "grid_gym" for w in squat.why)


@pytest.mark.parametrize("dumbbells", [(30.0, 40.0), (30.0,), (12.0, 14.0), (10.0, 12.0)])
def test_a_gym_with_nothing_light_enough_leaves_the_lift_out_and_says_so(dumbbells: tuple[float, ...]) -> None:
    log = steady(("Curl", 8.0, 10, 3), ("Bench", 60.0, 8, 3))
    plan = plan_of(log, replace(NOBODY, gym=Gym(dumbbells_kg=dumbbells)))
    assert names(plan) == ["Bench"]
    assert [w.values for w in plan.why if w.code == "nothing_to_go_on"] == [{"exercise": "Curl"}]


def test_plates_far_heavier_than_any_ever_added_are_not_added_where_the_body_weight_is_not_known() -> None:
    log = steady(("Pull Up", 2.5, 8, 3), ("Row", 60.0, 8, 3))
    assert names(plan_of(log, replace(NOBODY, gym=Gym(plates_kg=(20.0,))))) == ["Row"]


def test_the_lightest_dumbbell_a_little_heavier_than_the_last_is_given_with_fewer_reps() -> None:
    log = steady(("Curl", 8.0, 10, 3), ("Bench", 60.0, 8, 3))
    curl = exercise(plan_of(log, replace(NOBODY, gym=Gym(dumbbells_kg=(9.0, 12.0)))), "Curl")
    assert {s.load_kg for s in curl.sets} == {9.0}
    assert all(8 <= (s.reps or 0) <= 10 for s in curl.sets)


def test_a_novice_keeps_more_in_reserve() -> None:
    log = steady(("Pull Up", None, 8, 3))
    novice = plan_of(log, replace(NOBODY, profile=Profile(experience="novice")))
    assert exercise(novice, "Pull Up").sets[0].rir == 3
    assert exercise(plan_of(log), "Pull Up").sets[0].rir == 2


def test_the_time_on_file_bounds_the_workout() -> None:
    plan = plan_of(LOG, replace(NOBODY, profile=Profile(workout_min=30)))
    assert (plan.minutes or 0) <= 30


def test_a_weekday_without_training_is_a_rest_day_with_the_next_workout() -> None:
    weeks = [f for week in range(10) for weekday in (0, 2, 4) for f in workout_on(7 * week + weekday, ("Squat", 120, 5, 3))]
    plan = plan_of(weeks, after=1)
    assert plan.work == ()
    assert plan.why[0].code == "rest_day"
    assert plan.next_workout is not None
    assert plan.next_workout["date"] == str(day(7 * 10))


def test_a_test_of_a_single_is_not_taken_for_the_work() -> None:
    facts = steady(("Bench", 100, 8, 3)) + workout_on(27, ("Bench", 125, 1, 1))
    bench = exercise(plan_of(facts), "Bench")
    assert all((s.load_kg or 0) <= 102.5 for s in bench.sets)
    assert any(w.code == "passed_single_tested" for w in bench.why)


def test_a_lift_the_library_does_not_know_is_planned_from_its_log() -> None:
    plan = plan_of(steady(("Xyzzy Press", 40, 8, 3)))
    one = exercise(plan, "Xyzzy Press")
    assert one.exercise is None
    assert one.sets[0].load_kg == 40
