"""Weekly targets: from goal, experience, age and log, and what moves them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hormesis.domain import constants as c
from hormesis.domain.anatomy import MuscleGroup as G
from hormesis.domain.athlete import Athlete, Event, Profile
from hormesis.domain.facts import Fact
from hormesis.estimation.state import Beliefs
from hormesis.planning.targets import Targets, usual_sets, weekly_targets
from hormesis.words.render import render
from tests.planning.made import NOBODY, PAGES, believed, day, steady, workout_on


def targets_of(facts: list[Fact], athlete: Athlete = NOBODY, after: int = 1) -> Targets:
    beliefs = believed(facts) if facts else Beliefs()
    on = max((fact.day for fact in facts), default=day(0)) + timedelta(days=after)
    return weekly_targets(beliefs, athlete, on, PAGES.get, 3)


def as_athlete(**profile: object) -> Athlete:
    return replace(NOBODY, profile=Profile(**profile))  # type: ignore[arg-type]


def codes(targets: Targets) -> list[str]:
    return [one.code for one in targets.why]


def test_an_unknown_goal_is_taken_as_general_and_said() -> None:
    assert targets_of([]).goal == "general"
    assert "goal_assumed" in codes(targets_of([]))
    assert "goal_assumed" not in codes(targets_of([], as_athlete(goal="general")))


@pytest.mark.parametrize("level", ["novice", "intermediate", "advanced"])
def test_size_starts_at_the_low_edge_of_the_productive_band(level: str) -> None:
    chest = targets_of([], as_athlete(goal="hypertrophy", experience=level)).by_group[G.CHEST]
    assert (chest.target, chest.low, chest.high) == (
        c.VOLUME_LOW[level].value,
        c.VOLUME_LOW[level].value,
        c.VOLUME_HIGH[level].value,
    )
    assert chest.cap == c.VOLUME_CAP[level].value


def test_from_65_on_the_band_is_that_of_older_athletes() -> None:
    older = targets_of([], as_athlete(goal="hypertrophy", experience="advanced", birth_year=1950)).by_group[G.QUADS]
    assert older.high == c.VOLUME_HIGH["older"].value


def test_strength_asks_for_fewer_sets_than_size() -> None:
    size, strength = (
        targets_of([], as_athlete(goal=goal, experience="advanced")).by_group[G.LATS].target
        for goal in ("hypertrophy", "strength")
    )
    assert strength < size


def test_what_the_athlete_already_does_is_the_start_within_the_band() -> None:
    log = steady(("Bench", 60, 8, 6), days=12, every=3)
    usual = usual_sets(believed(log), day(34), PAGES.get)[G.CHEST]
    assert 12 < usual < 16
    chest = targets_of(log, as_athlete(goal="hypertrophy", experience="intermediate")).by_group[G.CHEST]
    assert chest.target >= usual - 0.01
    novice = targets_of(log, as_athlete(goal="hypertrophy", experience="novice")).by_group[G.CHEST]
    assert novice.target == c.VOLUME_HIGH["novice"].value


def test_a_focus_raises_its_group_and_its_weight() -> None:
    plain = targets_of([], as_athlete(goal="hypertrophy", experience="intermediate")).by_group[G.SIDE_DELTS]
    focus = targets_of([], as_athlete(goal="hypertrophy", experience="intermediate", focus=("side_delts",))).by_group[
        G.SIDE_DELTS
    ]
    assert focus.target > plain.target
    assert focus.weight > plain.weight


def test_after_a_break_the_week_is_smaller_and_says_so() -> None:
    log = steady(("Squat", 100, 5, 5), days=16, every=2)
    before, after = targets_of(log), targets_of(log, after=40)
    assert after.by_group[G.QUADS].target == pytest.approx(0.5 * before.by_group[G.QUADS].target, rel=0.05)
    assert "week_after_break" in codes(after)


def test_a_lift_that_rises_in_a_log_that_is_kept_moves_its_group_up() -> None:
    log = [f for i in range(30) for f in workout_on(3 * i, ("Bench", 60 + 2.5 * (i // 2), 8, 3))]
    athlete = as_athlete(goal="hypertrophy", experience="intermediate", days_per_week=2)
    found = targets_of(log, athlete, after=5)
    moved = next(one for one in found.why if one.code == "target_up")
    assert moved.values["group"] == "chest"
    assert moved.values["exercise"] == "Bench"
    assert found.by_group[G.CHEST].target > float(str(moved.values["before"]))
    assert found.by_group[G.CHEST].target <= 1.2 * float(str(moved.values["before"])) + 0.1


def test_the_same_rise_moves_nothing_where_workouts_are_missed() -> None:
    log = [f for i in range(30) for f in workout_on(3 * i, ("Bench", 60 + 2.5 * (i // 2), 8, 3))]
    found = targets_of(log, as_athlete(goal="hypertrophy", experience="intermediate", days_per_week=5), after=5)
    assert "target_up" not in codes(found)


def test_a_target_never_leaves_its_band() -> None:
    log = [f for i in range(30) for f in workout_on(2 * i, ("Bench", 60 + 2.5 * (i // 2), 8, 6))]
    for experience in ("novice", "intermediate", "advanced"):
        for goal in ("hypertrophy", "strength", "general"):
            found = targets_of(log, as_athlete(goal=goal, experience=experience, focus=("chest",)))
            assert all(one.low <= one.target <= one.high <= one.cap for one in found.by_group.values())


def test_a_lift_that_falls_while_the_muscles_stay_sore_moves_its_group_down_with_the_evidence() -> None:
    log = [f for i in range(24) for f in workout_on(2 * i, ("Bench", 100 - 2.5 * (i // 2), 8, 5))]
    sore = [Fact("check_in", f"{day(2 * i + 1)}T07:00:00", f"sore {i}", {"soreness": {"chest": 8}}) for i in range(18, 24)]
    found = targets_of([*log, *sore], as_athlete(goal="hypertrophy", experience="intermediate"))
    moved = next(one for one in found.why if one.code == "target_down")
    assert moved.values["group"] == "chest"
    assert {"falling", "sore"} <= set(moved.values["signs"])  # type: ignore[arg-type]
    assert float(str(moved.values["sets"])) < float(str(moved.values["before"]))
    assert float(str(moved.values["slope_percent"])) < 0
    assert "two signs or more agree" in render(moved, "kg")


def test_nothing_grows_on_the_way_down_to_a_meet() -> None:
    log = [f for i in range(30) for f in workout_on(3 * i, ("Bench", 60 + 2.5 * (i // 2), 8, 3))]
    athlete = as_athlete(goal="strength", experience="intermediate", days_per_week=2)
    peaking = replace(athlete, event=Event(day(92 + 30), "meet"))
    assert "target_up" in codes(targets_of(log, athlete, after=5))
    assert "target_up" not in codes(targets_of(log, peaking, after=5))
    chest = [targets_of(log, one, after=5).by_group[G.TRICEPS].target for one in (athlete, peaking)]
    assert chest[1] == pytest.approx(0.7 * chest[0])
