"""The week as a whole: on which days, with what, what it gives up and what it says."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest

from hormesis.domain.anatomy import MuscleGroup as G
from hormesis.domain.athlete import Athlete, Condition, Gym, Limitation, Profile
from hormesis.domain.evidence import Reason
from hormesis.domain.facts import Fact
from hormesis.estimation.state import Beliefs
from hormesis.planning.flagged import Flags
from hormesis.planning.week import WeekPlan, plan_week
from hormesis.planning.week_days import Wishes
from hormesis.words.render import render
from tests.planning.made import LIBRARY, NOBODY, PAGES, believed, day, workout_on

HALL = Gym(implements=("barbell", "dumbbell", "machine", "cable"))
SIZE = replace(NOBODY, gym=HALL, profile=Profile(goal="hypertrophy", experience="intermediate", days_per_week=3, workout_min=60))


def log(slow: int = 1) -> list[Fact]:
    """Ten weeks of two workouts in turn, on Mondays, Wednesdays and Fridays, ``slow`` times as long as they need."""
    upper = (("Bench", 80, 8, 3), ("Row", 60, 10, 3), ("Curl", 14, 12, 3))
    lower = (("Squat", 100, 6, 3), ("Pull Up", None, 8, 3))
    found: list[Fact] = []
    for n, on in enumerate(7 * week + weekday for week in range(10) for weekday in (0, 2, 4)):
        name, lifts = ("Lower", lower) if n % 2 else ("Upper", upper)
        found += workout_on(on, *lifts, name=name, minutes=slow * (34 if n % 2 else 46))
    return found


BELIEFS = believed(log())
MONDAY = day(70)


@cache
def usual_week() -> WeekPlan:
    return week_of()


def week_of(athlete: Athlete = SIZE, beliefs: Beliefs = BELIEFS, on: date = MONDAY, **more: object) -> WeekPlan:
    return plan_week(beliefs, athlete, on, PAGES.get, list(LIBRARY), **more)  # type: ignore[arg-type]


def trained(week: WeekPlan) -> list[date]:
    return [one.date for one in week.days if one.work]


def test_it_trains_on_the_usual_weekdays_and_rests_on_the_others() -> None:
    week = usual_week()
    assert [one.date for one in week.days] == [MONDAY + timedelta(days=i) for i in range(7)]
    assert [one.isoweekday() for one in trained(week)] == [1, 3, 5]
    assert all(not one.work and not one.warm_up and one.minutes is None for one in week.days if one.date not in trained(week))


def test_the_athletes_own_lifts_stay_at_loads_their_log_supports() -> None:
    week = usual_week()
    done = {one.name for day_ in week.days for one in day_.work}
    assert {"Bench", "Row", "Squat"} <= done
    squats = [s.load_kg or 0 for day_ in week.days for one in day_.work if one.name == "Squat" for s in one.sets]
    assert squats
    assert all(90 <= load <= 107.5 for load in squats)


def test_an_exercise_that_is_new_has_no_load_and_says_how_to_find_one() -> None:
    new = [one for day_ in usual_week().days for one in day_.work if one.name not in BELIEFS.lifts]
    assert new, "nothing in this log trains calves or shoulders"
    for one in new:
        assert all(s.load_kg is None for s in one.sets)
        assert one.why[0].code.startswith("new_")


def test_a_skipped_day_is_moved_and_said() -> None:
    week = week_of(wishes=Wishes(skip=frozenset({MONDAY + timedelta(days=2)})))
    assert MONDAY + timedelta(days=2) not in trained(week)
    assert len(trained(week)) == 3
    assert "week_day_moved" in [one.code for one in week.why]


def test_a_short_day_is_kept_short_and_what_is_short_names_it() -> None:
    athlete = replace(SIZE, profile=replace(SIZE.profile, workout_min=40))
    week = week_of(athlete, wishes=Wishes(minutes={3: 25}))
    by_weekday = {one.date.isoweekday(): one for one in week.days}
    assert 0 < (by_weekday[3].minutes or 0) <= 25
    assert len(by_weekday[3].work) >= 2
    short = [one for one in week.given_up if one.code == "week_short_of_time_on"]
    assert short
    assert "Wednesday has 25 minutes" in render(short[0], "kg")
    assert int(str(short[0].values["minutes_more"])) > 0


def test_a_day_with_no_room_for_anything_is_told_with_what_would_do() -> None:
    week = week_of(beliefs=believed(log(slow=3)), wishes=Wishes(minutes={3: 10}))
    assert MONDAY + timedelta(days=2) not in trained(week)
    empty = next(one for one in week.given_up if one.code == "week_day_empty")
    assert int(str(empty.values["needed"])) > 10


def test_what_a_limitation_leaves_untrained_is_given_up_aloud() -> None:
    week = week_of(replace(SIZE, limitations=(Limitation("ankle", None, ("ankle_load",), None),)))
    for one in (one for day_ in week.days for one in day_.work):
        assert "ankle_load" not in PAGES[one.exercise or ""].movement_tags


def test_a_focus_gets_more_of_the_week() -> None:
    plain, focus = usual_week(), week_of(replace(SIZE, profile=replace(SIZE.profile, focus=("triceps",))))
    assert focus.targets[G.TRICEPS][0] > plain.targets[G.TRICEPS][0]


def test_more_strength_is_practised_where_strength_is_the_goal() -> None:
    strength = week_of(replace(SIZE, profile=replace(SIZE.profile, goal="strength")))
    main = [sum(one.name == name for day_ in strength.days for one in day_.work) for name in ("Squat", "Bench", "Row")]
    assert min(main) >= 2


@pytest.mark.parametrize(
    "athlete",
    [replace(SIZE, ill=True), replace(SIZE, conditions=(Condition("deep_vein_thrombosis", None),))],
    ids=["ill", "condition"],
)
def test_no_training_means_no_week(athlete: Athlete) -> None:
    week = week_of(athlete)
    assert trained(week) == []
    assert week.safety


def test_a_red_flag_stops_the_week() -> None:
    week = week_of(flags=Flags((Reason("red_flag", {"text": "Stop.", "rule": "x", "tier": "A"}),), True))
    assert trained(week) == []
    assert week.safety[0].code == "red_flag"


def test_a_newcomer_without_anything_gets_a_week_without_equipment() -> None:
    week = plan_week(Beliefs(), NOBODY, MONDAY, PAGES.get, list(LIBRARY))
    assert len(trained(week)) == 3
    assert all(len(one.work) >= 3 for one in week.days if one.work)
    assert {"goal_assumed", "week_days_assumed", "week_no_gym"} <= {one.code for one in week.why}


def test_after_a_hard_workout_the_same_muscles_are_not_first() -> None:
    tired = believed([*log(), *workout_on(69, ("Squat", 100, 6, 12))])
    first = week_of(beliefs=tired).days[0]
    assert "Squat" not in [one.name for one in first.work]


def test_every_reason_has_its_sentence() -> None:
    odd = replace(SIZE, limitations=(Limitation("ankle", None, ("ankle_load", "overhead"), None),))
    for week in (usual_week(), week_of(odd, wishes=Wishes(frozenset({MONDAY}), {3: 10, 5: 30})), week_of(on=day(120))):
        for one in (*week.given_up, *week.why, *week.safety, *(why for day_ in week.days for why in day_.why)):
            assert render(one, "kg", MONDAY)


def test_the_same_week_comes_out_twice() -> None:
    assert week_of() == usual_week()
