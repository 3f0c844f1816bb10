"""What the time beyond a week does to it: tapers, easier days, an event's own day, blocks and their turns."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hormesis.domain.athlete import Athlete, Event, Gym, Profile
from hormesis.domain.facts import Fact
from hormesis.domain.training import SetType
from hormesis.estimation.state import Beliefs
from hormesis.planning.mesocycle import Block
from hormesis.planning.week import WeekPlan, plan_week
from hormesis.planning.week_model import Option
from hormesis.planning.week_time import rotated, share_kept
from tests.planning.made import LIBRARY, NOBODY, PAGES, believed, day, workout_on

GYM = Gym("gym", ("barbell", "dumbbell", "cable", "machine"))
STRONG = Profile(goal="strength", experience="intermediate", days_per_week=3, workout_min=75)
LOG = [
    fact
    for week in range(10)
    for n in range(3)
    for fact in workout_on(7 * week + 2 * n, ("Squat", 100.0, 5, 4), ("Bench", 80.0, 6, 4), ("Row", 60.0, 8, 3))
]
BELIEFS = believed(LOG)
MONDAY = day(70)
LIFTER = replace(NOBODY, profile=STRONG, gym=GYM)


def week_of(athlete: Athlete = LIFTER, beliefs: Beliefs = BELIEFS) -> WeekPlan:
    return plan_week(beliefs, athlete, MONDAY, PAGES.get, list(LIBRARY))


def sets_in(week: WeekPlan) -> int:
    return sum(len(one.sets) for plan in week.days for one in plan.work)


def codes(week: WeekPlan) -> set[str]:
    return {why.code for plan in week.days for why in plan.why} | {why.code for why in week.why}


@pytest.fixture(scope="module")
def usual() -> WeekPlan:
    return week_of()


def test_a_taper_keeps_loads_and_cuts_sets_and_targets(usual: WeekPlan) -> None:
    tapered = week_of(replace(LIFTER, event=Event(MONDAY + timedelta(days=10), "meet", ("back-squat",))))
    assert "taper" in codes(tapered)
    assert 0.25 * sets_in(usual) <= sets_in(tapered) <= 0.75 * sets_in(usual)
    loads = [
        max(s.load_kg or 0 for plan in week.days for one in plan.work if one.name == "Squat" for s in one.sets)
        for week in (usual, tapered)
    ]
    assert 0.9 * loads[0] <= loads[1] <= loads[0] + 0.01
    assert sum(one.target for _, one in tapered.targets.values()) < sum(one.target for _, one in usual.targets.values())


def test_an_event_keeps_its_day_and_its_eve_free_and_names_the_attempts() -> None:
    meet = MONDAY + timedelta(days=4)
    week = week_of(replace(LIFTER, event=Event(meet, "meet", ("back-squat", "barbell-bench-press"))))
    by_date = {plan.date: plan for plan in week.days}
    assert not by_date[meet].work
    assert not by_date[meet - timedelta(days=1)].work
    assert [why.code for why in by_date[meet].why].count("attempts") == 2
    assert by_date[meet].why[0].code == "event_day"


def test_easier_days_that_were_wished_for_halve_the_week(usual: WeekPlan) -> None:
    wish = Fact("event", f"{MONDAY - timedelta(days=1)}T20:00:00", "wish", {"type": "deload", "date": MONDAY.isoformat()})
    easier = week_of(beliefs=believed([*LOG, wish]))
    assert "deload_wished" in codes(easier)
    assert sets_in(easier) <= 0.65 * sets_in(usual)
    assert share_kept(believed([*LOG, wish]), LIFTER, [MONDAY]) < 1
    assert min(s.rir for plan in easier.days for one in plan.work for s in one.sets if s.rir is not None) >= 4


def test_the_week_says_which_week_of_which_block_it_is() -> None:
    profile = replace(STRONG, plan_style="blocks")
    found = {}
    for weeks in (0, 5, 6):
        week = week_of(replace(LIFTER, profile=profile, blocks_since=MONDAY - timedelta(weeks=weeks)))
        said = next(why for why in week.why if why.code.startswith("week_of_block"))
        found[weeks] = (said.values["block"], said.values["week"], said.values["rir"])
    assert found == {0: (1, 1, 3), 5: (1, 6, 1), 6: (2, 1, 3)}
    assert not [why for why in week_of().why if why.code.startswith("week_of_block")]


def test_in_blocks_a_lift_that_is_due_goes_to_the_end_once_a_week_and_not_from_65_on() -> None:
    log = [f for i in range(24) for f in workout_on(3 * i, ("Row", 60.0, 8, 3), ("Squat", 100.0, 5, 3))]
    blocks = replace(LIFTER, profile=replace(STRONG, plan_style="blocks"), blocks_since=day(0))

    def open_ends(athlete: Athlete) -> list[str]:
        week = plan_week(believed(log), athlete, MONDAY + timedelta(days=2), PAGES.get, list(LIBRARY))
        found = [one.name for plan in week.days for one in plan.work if one.sets[-1].set_type is SetType.AMRAP]
        assert not [s for plan in week.days for one in plan.work for s in one.sets[:-1] if s.set_type is SetType.AMRAP]
        return found

    assert open_ends(blocks) == ["Row"]
    older = replace(blocks, profile=replace(blocks.profile, birth_year=1950))
    assert open_ends(older) == []
    assert open_ends(replace(LIFTER, blocks_since=None)) == []


def test_accessories_take_turns_from_block_to_block_and_main_lifts_stay() -> None:
    slugs = ("dumbbell-curl", "hammer-curl", "cable-curl", "back-squat", "front-squat")
    options = [_option(slug, 0.5 if slug in ("dumbbell-curl", "back-squat") else -1.5) for slug in slugs]
    pages = [PAGES[slug] for slug in slugs]
    own = {"dumbbell-curl", "back-squat"}
    preferred = []
    for number in range(4):
        found = rotated(options, pages, own, Block(number, 1, 6, 3))
        assert found[3:] == options[3:], "main lifts and compounds are left as they are"
        preferred.append(max(found[:3], key=lambda one: one.once).slug)
    assert preferred[0] == preferred[3] == "dumbbell-curl"
    assert len(set(preferred[:3])) == 3
    assert rotated(options, pages, own, None) == options


def _option(slug: str, once: float) -> Option:
    page = PAGES[slug]
    return Option(slug, page.pattern, page.groups, (2, 4), 3, "", 60, 150, 75, (0.1, 0.1), once, 2, {})


def test_a_goal_of_power_begins_days_with_something_quick_and_others_have_none() -> None:
    quick = week_of(replace(LIFTER, profile=replace(STRONG, goal="power")))
    kinds = [[PAGES[one.exercise or ""].kind for one in plan.work] for plan in quick.days if plan.work]
    assert sum("power" in day_ for day_ in kinds) >= 2
    for day_ in kinds:
        last = max((i for i, kind in enumerate(day_) if kind == "power"), default=-1)
        assert all(kind == "power" for kind in day_[: last + 1]), "power before strength"


def test_no_other_goal_brings_power_lifts(usual: WeekPlan) -> None:
    assert not [one for plan in usual.days for one in plan.work if PAGES[one.exercise or ""].kind == "power"]


def test_reps_that_serve_the_goal_less_are_kept_and_said() -> None:
    long_sets = believed([f for i in range(23) for f in workout_on(3 * i, ("Squat", 60.0, 15, 4), ("Bench", 50.0, 15, 4))])
    own = replace(LIFTER, profile=replace(STRONG, plan_style="own"))
    said = [why for why in week_of(own, long_sets).why if why.code == "goal_reps_kept"]
    assert said
    assert said[0].values["low"] == 3
    assert "goal_reps_kept" not in codes(week_of())
    assert "goal_reps_kept" not in codes(week_of(beliefs=long_sets)), "who hasn't kept to them is led to heavier sets"
    blocks = replace(LIFTER, profile=replace(STRONG, plan_style="blocks"), blocks_since=MONDAY)
    assert "goal_reps_kept" not in codes(week_of(blocks, long_sets))


def test_the_last_day_of_a_week_comes_back_from_no_break(usual: WeekPlan) -> None:
    said = {why.code for plan in usual.days for one in plan.work for why in one.why}
    assert max(plan.date for plan in usual.days if plan.work) - day(67) >= timedelta(days=7), "a week after the last workout"
    assert "sets_after_break" not in said
