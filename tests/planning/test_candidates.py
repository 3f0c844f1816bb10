"""From what a week may be made: at hand, allowed, of the level, wanted; few, and of every kind."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hormesis.domain.anatomy import MuscleGroup as G
from hormesis.domain.athlete import Athlete, Gym, Limitation, Pain, Profile
from hormesis.domain.facts import Fact
from hormesis.domain.movement import Kind
from hormesis.estimation.state import Beliefs
from hormesis.exercises.at_hand import equipment_at_hand
from hormesis.exercises.substitution import NO_EQUIPMENT
from hormesis.planning.candidates import MOST_CANDIDATES, Pool, candidates_for
from hormesis.planning.targets import weekly_targets
from tests.planning.made import LIBRARY, NOBODY, PAGES, believed, day, steady

HALL = Gym(implements=("barbell", "dumbbell", "machine", "cable", "kettlebell", "band"))
LOG = steady(("Squat", 100, 5, 3), ("Bench", 80, 8, 3), ("Row", 60, 10, 3))


def pool_of(athlete: Athlete, facts: list[Fact] | None = None, limit: int | None = MOST_CANDIDATES) -> Pool:
    beliefs = believed(facts) if facts else Beliefs()
    on = max((fact.day for fact in facts or ()), default=day(0)) + timedelta(days=1)
    targets = weekly_targets(beliefs, athlete, on, PAGES.get, 3)
    return candidates_for(beliefs, athlete, on, list(LIBRARY), targets, limit)


def slugs(pool: Pool) -> set[str]:
    return {one.page.slug for one in pool.candidates}


def test_what_the_log_shows_comes_first_and_is_known_by_its_own_name() -> None:
    first = pool_of(replace(NOBODY, gym=HALL), LOG).candidates[:3]
    assert {one.name for one in first} == {"Squat", "Bench", "Row"}


def test_only_training_that_the_gym_can_hold_is_taken() -> None:
    gym = Gym(implements=("dumbbell",), tools=("bench",))
    there = (equipment_at_hand(gym.implements, gym.tools) or frozenset()) | NO_EQUIPMENT
    for one in pool_of(replace(NOBODY, gym=gym)).candidates:
        assert set(one.page.equipment) <= there
        assert one.page.kind in (Kind.STRENGTH, Kind.POWER)


def test_without_a_gym_on_file_only_what_the_log_used_is_taken_and_that_is_said() -> None:
    used = {word for slug in ("back-squat", "barbell-bench-press", "seated-cable-row") for word in PAGES[slug].equipment}
    pool = pool_of(NOBODY, LOG)
    assert all(set(one.page.equipment) <= used | NO_EQUIPMENT for one in pool.candidates)
    assert [one.code for one in pool.why] == ["week_gym_unknown"]
    assert [one.code for one in pool_of(NOBODY).why] == ["week_no_gym"]


def test_there_are_never_more_than_the_limit_and_every_movement_keeps_alternatives() -> None:
    pool = pool_of(replace(NOBODY, gym=HALL, profile=Profile(goal="hypertrophy", experience="intermediate")))
    assert len(pool.candidates) <= MOST_CANDIDATES
    patterns = [str(one.page.pattern) for one in pool.candidates]
    for pattern in ("squat", "hinge", "horizontal_push", "vertical_push", "horizontal_pull", "vertical_pull"):
        assert patterns.count(pattern) >= 2, pattern
    assert not pool.unserved


@pytest.mark.parametrize("tag", ["overhead", "knee_load", "hip_hinge"])
def test_a_limitation_leaves_out_what_carries_its_tag(tag: str) -> None:
    athlete = replace(NOBODY, gym=HALL, limitations=(Limitation("shoulder", None, (tag,), None),))
    pool = pool_of(athlete, LOG)
    assert pool.candidates
    assert all(tag not in one.page.movement_tags for one in pool.candidates)


def test_a_lift_of_their_own_that_must_not_be_done_is_named() -> None:
    pool = pool_of(replace(NOBODY, gym=HALL, pains=(Pain("knee", None, 8.0, False),)), LOG)
    assert "back-squat" not in slugs(pool)
    assert [one.code for one in pool.safety] == ["pain_stops"]


def test_never_is_never_and_liked_appeals_more_than_disliked() -> None:
    athlete = replace(NOBODY, gym=HALL, preferences={"back-squat": "never", "leg-press": "disliked", "goblet-squat": "liked"})
    pool = pool_of(athlete, None, None)
    assert "back-squat" not in slugs(pool)
    appeal = {one.page.slug: one.appeal for one in pool.candidates}
    assert appeal["goblet-squat"] > appeal["leg-press"]


def test_a_novice_is_given_nothing_new_that_asks_for_more() -> None:
    athlete = replace(NOBODY, gym=HALL, profile=Profile(experience="novice"))
    assert {one.page.level for one in pool_of(athlete).candidates} == {"novice"}
    assert "back-squat" in slugs(pool_of(athlete, LOG)), "their own lift stays"


def test_what_nothing_serves_is_told() -> None:
    limits = (Limitation("ankle", None, ("ankle_load",), None),)
    pool = pool_of(replace(NOBODY, limitations=limits))
    assert G.CALVES in pool.unserved or any(one.page.primary_group is G.CALVES for one in pool.candidates)
    assert G.CHEST not in pool.unserved
