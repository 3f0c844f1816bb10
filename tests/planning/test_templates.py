"""Templates: what a day may hold, by which rule loads move, and what that costs against the free week."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hormesis.domain.athlete import Athlete, Gym, Profile
from hormesis.domain.evidence import Estimate
from hormesis.domain.fact_fields import FIELDS
from hormesis.domain.training import SetType, TodayPlan
from hormesis.planning.templates import PROGRESSIONS, TEMPLATES, days_of, rule_of, template_of
from hormesis.planning.waves import wave_week
from hormesis.planning.week import WeekPlan, plan_week
from hormesis.words.render import render
from tests.planning.made import LIBRARY, NOBODY, PAGES, believed, day, exercise, plan_of, steady, workout_on

LIFTER = Profile(goal="strength", experience="intermediate", days_per_week=4, workout_min=75)
GYM = Gym("gym", ("barbell", "dumbbell", "cable", "machine"))
LOG = [
    fact
    for week in range(8)
    for n, lifts in enumerate(
        (
            (("Bench", 80.0, 6, 3), ("Row", 60.0, 8, 3)),
            (("Squat", 100.0, 6, 3), ("Curl", 12.0, 10, 2)),
        )
    )
    for fact in workout_on(7 * week + 3 * n, *lifts)
]
BELIEFS = believed(LOG)
MONDAY = day(56)


def with_template(word: str, **told: object) -> Athlete:
    profile = replace(LIFTER, template=word, **told)  # type: ignore[arg-type]
    return replace(NOBODY, profile=profile, gym=GYM, template_since=MONDAY)


def week_of(athlete: Athlete) -> WeekPlan:
    return plan_week(BELIEFS, athlete, MONDAY, PAGES.get, list(LIBRARY))


def trained(week: WeekPlan) -> list[TodayPlan]:
    return [one for one in week.days if one.work]


def test_every_template_can_be_told_and_every_rule_too() -> None:
    assert all(FIELDS["profile"]["template"].holds(word) for word in (*TEMPLATES, "free"))
    assert all(FIELDS["profile"]["progression"].holds(word) for word in PROGRESSIONS)
    assert not FIELDS["profile"]["template"].holds("bro_split")


def test_the_athletes_own_rule_goes_before_the_templates() -> None:
    assert rule_of(Profile()) == "own"
    assert rule_of(Profile(template="double_progression")) == "double"
    assert rule_of(Profile(template="waves", progression="own")) == "own"
    assert rule_of(Profile(template="upper_lower", progression="waves")) == "waves"


def test_days_go_on_where_the_week_before_ended() -> None:
    template = TEMPLATES["upper_lower"]
    assert [one.name for one in days_of(template, 3)] == ["Upper", "Lower", "Upper"]
    assert [one.name for one in days_of(template, 3, 3)] == ["Lower", "Upper", "Lower"]


@pytest.mark.parametrize("word", ["upper_lower", "push_pull_legs"])
def test_a_day_holds_only_what_its_template_allows(word: str) -> None:
    week = week_of(with_template(word))
    by_name = {one.name: one for one in TEMPLATES[word].days}
    assert [one.workout for one in trained(week)] == [one.name for one in days_of(TEMPLATES[word], 4)]
    for one in trained(week):
        allowed = by_name[one.workout or ""].patterns
        assert allowed is not None
        assert all(PAGES[done.exercise or ""].pattern in allowed for done in one.work)


def test_what_a_template_costs_is_said_and_nothing_where_there_is_none() -> None:
    said = [one for one in week_of(with_template("push_pull_legs")).why if one.code.startswith("template_cost")]
    assert len(said) == 1
    assert "push pull legs" in render(said[0], "kg")
    free = week_of(replace(NOBODY, profile=LIFTER, gym=GYM))
    assert not [one for one in free.why if one.code.startswith("template")]


def test_a_wave_begins_with_its_main_lift_at_shares_of_what_is_believed() -> None:
    week = week_of(with_template("waves"))
    squat_day = trained(week)[0]
    squat = squat_day.work[0]
    assert (squat_day.workout, squat.name) == ("Squat", "Squat")
    assert [s.reps for s in squat.sets] == [5, 5, 5]
    assert isinstance(squat.e1rm, Estimate)
    top = 0.9 * squat.e1rm.value
    for planned, share in zip(squat.sets, (0.65, 0.75, 0.85), strict=True):
        assert (planned.load_kg or 0) <= share * top
        assert (planned.load_kg or 0) > share * top - 5
    assert (squat.sets[-1].set_type, squat.sets[-1].rir) == (SetType.AMRAP, 1)


def test_a_day_without_its_main_lift_does_not_bear_its_name() -> None:
    bare = replace(with_template("waves"), gym=Gym("home", ("dumbbell",)))
    names = [one.workout for one in trained(week_of(bare))]
    assert names
    assert not set(names) & {"Squat", "Bench", "Deadlift", "Press"}


def test_nobody_past_65_or_in_pain_goes_to_the_end_in_a_wave() -> None:
    older = with_template("waves", birth_year=1955)
    log = steady(("Squat", 100, 6, 3))
    sets = exercise(plan_of(log, older), "Squat").sets
    assert all(s.set_type is SetType.WORKING for s in sets)
    assert all((s.rir or 0) >= 2 for s in sets)


def test_the_wave_goes_on_week_by_week_and_begins_anew() -> None:
    athlete = with_template("waves")
    assert [wave_week(athlete, MONDAY + timedelta(days=n)) for n in (0, 6, 7, 14, 21)] == [0, 0, 1, 2, 0]


def test_double_progression_raises_once_every_set_is_at_the_top() -> None:
    double = replace(NOBODY, profile=Profile(goal="hypertrophy", template="double_progression"))
    before = steady(("Bench", 60, 9, 3), days=6)
    reached = exercise(plan_of([*before, *workout_on(18, ("Bench", 60, 10, 3))], double), "Bench")
    assert reached.why[0].code == "raise_top_once"
    assert (reached.sets[0].load_kg or 0) > 60
    short = exercise(plan_of([*before, *workout_on(18, ("Bench", 60, 10, 2), ("Bench", 60, 9, 1))], double), "Bench")
    assert short.why[0].code == "hold_until_all"
    assert short.sets[0].load_kg == 60


def test_a_range_that_the_athlete_fixed_goes_before_the_templates_and_needs_none() -> None:
    press, curl = PAGES["machine-chest-press"], PAGES["dumbbell-curl"]
    double = template_of(Profile(template="double_progression", reps="4-6", rir=1))
    assert double is not None
    assert (double.reps(press), double.reps(curl), double.rir) == ((4, 6), (10, 15), 1)
    alone = template_of(Profile(isolation_reps="12-20"))
    assert alone is not None
    assert (alone.days, alone.reps(press), alone.reps(curl)) == ((), None, (12, 20))
    assert template_of(Profile(reps="own")) is None
