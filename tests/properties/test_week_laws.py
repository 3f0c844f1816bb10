"""The laws of a week, over made-up gyms, days, minutes and limitations: what is never broken, and what is always told."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hormesis.domain import constants as c
from hormesis.domain.anatomy import MuscleGroup
from hormesis.domain.athlete import Athlete, Condition, Gym, Limitation, Profile
from hormesis.domain.movement import Pattern
from hormesis.exercises.at_hand import equipment_at_hand
from hormesis.exercises.substitution import NO_EQUIPMENT
from hormesis.planning.targets import Target
from hormesis.planning.week import WeekPlan, plan_week
from hormesis.planning.week_days import Wishes
from hormesis.planning.week_model import Option, PlanDay, Problem, solve, solve_at_length
from hormesis.planning.week_scores import Layout
from hormesis.planning.week_search import improved
from hormesis.words.render import render
from tests.planning.made import LIBRARY, PAGES, believed, day, workout_on

LAWS = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
EXACT = settings(max_examples=25, deadline=None)
CANDIDATES = 20
LONG_S = 600.0
NEAR = 0.02
MONDAY = day(28)
NEWCOMER = believed([])
LIFTER = believed(
    [f for i in range(9) for f in workout_on(3 * i, ("Squat", 100, 6, 3), ("Bench", 80, 8, 3), ("Curl", 14, 12, 2), minutes=30)]
)


@dataclass(frozen=True, repr=False)
class Case:
    """A week with what was asked for it."""

    athlete: Athlete
    wishes: Wishes
    week: WeekPlan

    def __repr__(self) -> str:
        return f"Case({self.athlete}, {self.wishes})"

    def minutes(self, on: date) -> int:
        return self.wishes.minutes.get(on.isoweekday(), self.athlete.profile.workout_min or 0)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    implements = draw(st.sets(st.sampled_from(["barbell", "dumbbell", "cable", "machine", "band", "kettlebell"]), min_size=1))
    tags = draw(st.lists(st.sampled_from(["overhead", "knee_load", "hip_hinge", "grip", "axial_load"]), max_size=2, unique=True))
    athlete = Athlete(
        Profile(
            goal=draw(st.sampled_from(["strength", "hypertrophy", "general", "endurance", None])),
            experience=draw(st.sampled_from(["novice", "intermediate", "advanced", None])),
            birth_year=draw(st.sampled_from([None, 1955, 1990])),
            days_per_week=draw(st.integers(2, 6)),
            workout_min=draw(st.sampled_from([25, 40, 60, 90])),
        ),
        Gym(implements=tuple(sorted(implements))),
        (Limitation("shoulder", None, tuple(tags), None),) if tags else (),
        (Condition("none", None),),
        draw(st.sampled_from([{}, {"back-squat": "never"}])),
    )
    skip = frozenset(MONDAY + timedelta(days=n) for n in draw(st.sets(st.integers(0, 6), max_size=2)))
    minutes = draw(st.dictionaries(st.integers(1, 7), st.sampled_from([12, 20, 30, 75]), max_size=2))
    wishes = Wishes(skip, minutes)
    beliefs = draw(st.sampled_from([NEWCOMER, LIFTER]))
    return Case(athlete, wishes, plan_week(beliefs, athlete, MONDAY, PAGES.get, list(LIBRARY), wishes, limit=CANDIDATES))


@LAWS
@given(cases())
def test_what_is_hard_is_never_broken(case: Case) -> None:
    profile, gym = case.athlete.profile, case.athlete.gym
    assert gym is not None
    there = (equipment_at_hand(gym.implements, gym.tools) or frozenset()) | NO_EQUIPMENT
    avoided = {tag for one in case.athlete.limitations for tag in one.avoid}
    trained = [one for one in case.week.days if one.work]
    assert [one.date for one in case.week.days] == [MONDAY + timedelta(days=i) for i in range(7)]
    assert len(trained) <= (profile.days_per_week or 7)
    for one in trained:
        assert one.date not in case.wishes.skip
        assert (one.minutes or 0) <= case.minutes(one.date), (one.minutes, one.work)
        groups: dict[MuscleGroup, float] = {}
        for exercise in one.work:
            page = PAGES[exercise.exercise or ""]
            assert set(page.equipment) <= there
            assert avoided.isdisjoint(page.movement_tags)
            assert case.athlete.preferences.get(page.slug) != "never"
            assert 1 <= len(exercise.sets) <= 6
            for group, share in page.groups.items():
                groups[group] = groups.get(group, 0.0) + share * len(exercise.sets)
        assert max(groups.values()) <= c.GROUP_SETS_A_WORKOUT.value + 1e-9
        assert len({exercise.exercise for exercise in one.work}) == len(one.work)
    assert all(sets <= target.cap + 1e-9 for sets, target in case.week.targets.values())
    assert len({s.id for one in trained for exercise in one.work for s in exercise.sets}) == sum(
        len(exercise.sets) for one in trained for exercise in one.work
    )


@LAWS
@given(cases())
def test_what_could_not_be_had_is_told_in_words(case: Case) -> None:
    week = case.week
    said = {one.code for one in (*week.given_up, *week.why)}
    for one in (*week.given_up, *week.why, *week.safety):
        assert render(one, "kg", MONDAY)
    trained = [one for one in week.days if one.work]
    if len(trained) < (case.athlete.profile.days_per_week or 0):
        assert said & {"week_fewer_days", "week_day_empty"}
    few = [one for one in trained if len(one.work) < (2 if case.minutes(one.date) < 30 else 3)]
    if few:
        assert said & {"week_few_exercises"}, [(one.date, len(one.work)) for one in few]
    left = {g: target.target - sets for g, (sets, target) in week.targets.items() if target.weight >= 1}
    short = [g for g, sets in left.items() if sets >= max(0.75, 0.15 * week.targets[g][1].target)]
    told = {str(one.values.get("group")) for one in week.given_up} | {
        str(group) for one in week.given_up for group in _names(one.values.get("groups"))
    }
    assert {str(group) for group in short} <= told


def _names(groups: object) -> tuple[str, ...]:
    return groups if isinstance(groups, tuple) else ()


@settings(LAWS, max_examples=3)
@given(cases())
def test_the_same_wishes_give_the_same_week(case: Case) -> None:
    for beliefs in (NEWCOMER, LIFTER):
        both = [
            plan_week(beliefs, case.athlete, MONDAY, PAGES.get, list(LIBRARY), case.wishes, limit=CANDIDATES) for _ in range(2)
        ]
        assert both[0] == both[1]


GROUPS = (MuscleGroup.CHEST, MuscleGroup.LATS, MuscleGroup.QUADS)
PATTERNS = (Pattern.HORIZONTAL_PUSH, Pattern.VERTICAL_PULL, Pattern.SQUAT, Pattern.HINGE)


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    days = draw(st.integers(1, 3))
    options = []
    for n in range(draw(st.integers(3, 6))):
        main = draw(st.sampled_from(GROUPS))
        shares: Mapping[MuscleGroup, float] = {main: 1.0, draw(st.sampled_from(GROUPS)): draw(st.sampled_from([0.5, 1.0]))}
        low = draw(st.integers(1, 2))
        options.append(
            Option(
                slug=f"exercise-{n}",
                pattern=draw(st.sampled_from(PATTERNS)),
                groups=shares,
                sets=(low, low + draw(st.integers(0, 3))),
                usual=low,
                warms=str(main),
                fixed_s=draw(st.sampled_from([-60.0, 0.0, 90.0])),
                set_s=draw(st.sampled_from([120.0, 180.0, 240.0])),
                ramp_s=draw(st.sampled_from([0.0, 150.0])),
                by_day=tuple(draw(st.sampled_from([0.0, 0.4, -0.3, None])) for _ in range(days)),
                once=draw(st.sampled_from([0.0, -1.0, 1.0])),
                most_days=draw(st.integers(1, 2)),
                practises=draw(st.sampled_from([{}, {"squat": 1.0}, {"squat": 0.5}])),
            )
        )
    gap = draw(st.integers(1, 2))
    tired = {GROUPS[0]: draw(st.sampled_from([0.0, 0.05]))}
    seconds = st.sampled_from([600.0, 1200.0, 2000.0])
    plan_days = tuple(PlanDay(1000 + gap * d, draw(seconds), 2, tired) for d in range(days))
    targets = tuple(Target(group, draw(st.sampled_from([0.0, 4.0, 8.0])), 2.0, 12.0, 16.0, 1.0) for group in GROUPS)
    return Problem(tuple(options), plan_days, targets, 1.0, {"squat": draw(st.sampled_from([0.0, 3.0]))})


@EXACT
@given(problems(), st.sampled_from([60.0, 300.0, 1800.0]))
def test_more_minutes_never_make_the_best_week_worse(problem: Problem, more_s: float) -> None:
    longer = replace(problem, days=tuple(replace(one, work_s=one.work_s + more_s) for one in problem.days))
    before, after = (solve_at_length(one, LONG_S).worth for one in (problem, longer))
    assert after >= before - 1e-6


@EXACT
@given(problems())
def test_a_solved_week_keeps_its_own_rules_and_prices_every_slack(problem: Problem) -> None:
    week = solve_at_length(problem, LONG_S)
    for (i, d), n in week.sets.items():
        assert problem.options[i].by_day[d] is not None
        assert problem.options[i].sets[0] <= n <= problem.options[i].sets[1]
    for d, on in enumerate(problem.days):
        here = {i: n for (i, day_), n in week.sets.items() if day_ == d}
        used = sum(problem.options[i].fixed_s + n * problem.options[i].set_s for i, n in here.items())
        ramps: dict[str, float] = {}
        for i in here:
            ramps[problem.options[i].warms] = max(ramps.get(problem.options[i].warms, 0.0), problem.options[i].ramp_s)
        assert used + sum(ramps.values()) <= on.work_s + 1e-6
        assert (("day", str(d)) in week.slacks) == (not here)
        assert len(here) >= on.least or ("exercises", str(d)) in week.slacks or not here
    for i, option in enumerate(problem.options):
        assert sum(j == i for j, _ in week.sets) <= option.most_days


@EXACT
@given(problems(), st.integers(0, 5))
def test_taking_an_exercise_away_never_makes_the_best_week_better(problem: Problem, place: int) -> None:
    kept = tuple(one for i, one in enumerate(problem.options) if i != place % len(problem.options))
    fewer = replace(problem, options=kept)
    with_it, without = (solve_at_length(one, LONG_S).worth for one in (problem, fewer))
    assert without <= with_it + 1e-6


@EXACT
@given(problems())
def test_the_week_that_is_found_soon_is_hardly_worth_less_than_the_best_and_never_more(problem: Problem) -> None:
    found, best = solve(problem), solve_at_length(problem, LONG_S)
    assert found.worth <= best.worth + 1e-6
    assert best.worth - found.worth <= NEAR * max(abs(best.worth), 1.0)


@EXACT
@given(problems())
def test_the_search_and_the_programme_say_the_same_worth(problem: Problem) -> None:
    layout = Layout(problem)
    days, worth = improved(layout, tuple(() for _ in problem.days), 20_000)
    sets = {(int(layout.option[atom]), d): int(layout.count[atom]) for d, day_ in enumerate(days) for atom in day_}
    again = solve(problem, sets, weighed=0)
    assert again.sets == sets
    assert abs(again.worth - worth) < 1e-6
