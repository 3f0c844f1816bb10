"""Two exercises in turn: which may be, what they save, and that who refuses them is not given any."""

from dataclasses import replace

import pytest

from hormesis.domain.athlete import Athlete, Condition, Gym, Profile
from hormesis.domain.evidence import Reason
from hormesis.domain.training import TodayPlan
from hormesis.estimation.state import Beliefs
from hormesis.planning.duration import seconds_of_work
from hormesis.planning.exercise import Prescription
from hormesis.planning.new_exercise import new_exercise
from hormesis.planning.set_count import with_sets
from hormesis.planning.supersets import arranged, pairs_for
from hormesis.planning.today import plan_today
from hormesis.planning.week import WeekPlan, plan_week
from tests.planning.made import LIBRARY, PAGES, believed, day, workout_on

HALL = Gym(implements=("barbell", "dumbbell", "machine", "cable"))
SHORT = Athlete(
    Profile(goal="hypertrophy", experience="intermediate", days_per_week=3, workout_min=40),
    HALL,
    (),
    (Condition("none", None),),
    {},
)
LIFTS = (("Bench", 80, 8, 3), ("Row", 60, 10, 3), ("Curl", 14, 12, 3), ("Squat", 100, 6, 3))


def lifter() -> Beliefs:
    """Nine weeks of one workout."""
    return believed([f for week in range(9) for d in (0, 2, 4) for f in workout_on(7 * week + d, *LIFTS, minutes=50)])


def of(*slugs: str) -> list[Prescription]:
    """The exercises as somebody new to them does them, three sets each."""
    return [with_sets(new_exercise(PAGES[slug], day(70)), 3, day(70)) for slug in slugs]


def week_of(athlete: Athlete) -> WeekPlan:
    return plan_week(lifter(), athlete, day(63), PAGES.get, list(LIBRARY))


def groups_in(*plans: TodayPlan) -> list[str]:
    return [one.group for plan in plans for one in plan.work if one.group is not None]


def said(plans: tuple[TodayPlan, ...], code: str) -> list[Reason]:
    return [why for plan in plans for why in plan.why if why.code == code]


@pytest.mark.parametrize(
    ("slugs", "together"),
    [
        (("leg-extension", "dumbbell-lateral-raise"), True),
        (("leg-extension", "lying-leg-curl"), False),  # two machines
        (("dumbbell-lateral-raise", "cable-lateral-raise"), False),  # one muscle
        (("back-squat", "dumbbell-lateral-raise"), False),  # a heavy main lift
    ],
)
def test_pairs_hold_no_two_stations_and_share_nothing(slugs: tuple[str, str], together: bool) -> None:
    assert bool(pairs_for(of(*slugs), SHORT)) is together


def test_each_of_a_pair_rests_at_least_as_long_as_alone_and_both_take_less_time() -> None:
    alone = of("leg-extension", "dumbbell-lateral-raise")
    paired = arranged(alone, pairs_for(alone, SHORT))
    assert [one.planned.group for one in paired] == ["A", "A"]
    assert seconds_of_work(paired) <= seconds_of_work(alone) - 90
    rests = [one.planned.sets[0].rest_s for one in paired]
    for one, other in ((0, 1), (1, 0)):
        between = sum(rests) + paired[other].set_seconds + 20
        assert between >= alone[one].planned.sets[0].rest_s


def test_a_short_week_has_pairs_says_what_they_save_and_keeps_its_minutes() -> None:
    week = week_of(SHORT)
    assert groups_in(*week.days)
    reasons = said(week.days, "paired_sets")
    assert reasons
    assert all(int(str(why.values["minutes"])) >= 1 for why in reasons)
    assert all(day.minutes is None or day.minutes <= 40 for day in week.days)


def test_who_refuses_pairs_gets_none() -> None:
    week = week_of(replace(SHORT, profile=replace(SHORT.profile, supersets="no")))
    assert not groups_in(*week.days)


def test_a_workout_that_has_time_is_done_one_exercise_after_the_other() -> None:
    long = replace(SHORT, profile=replace(SHORT.profile, workout_min=None))
    assert not groups_in(plan_today(lifter(), long, day(63), PAGES.get, list(LIBRARY)))
