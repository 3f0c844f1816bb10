"""What a day put a body through: sessions and the regions they work, the hour of the report, what was told."""

from datetime import timedelta

import pytest

from hormesis.domain.anatomy import MUSCLES, REGION_GROUPS, MuscleGroup, Region
from hormesis.domain.facts import Fact
from hormesis.domain.movement import Kind
from hormesis.domain.training import LoggedSet, SetType, Workout
from hormesis.estimation.exposures import exposures_on, planned_exposures, regions_worked, sessions_of
from hormesis.estimation.muscles import Muscles
from hormesis.estimation.volume_habit import VolumeHabit, day_volume
from hormesis.exercises.library import load_library
from simulations.logs import DAY_ONE, nobody_knows

PAGES = load_library().pages
MIDNIGHT = DAY_ONE.toordinal() * 24.0


def workout(*slugs: str, time: str = "T18:00:00", minutes: float | None = 60, set_type: SetType = SetType.WORKING) -> Workout:
    sets = tuple(LoggedSet(f"{slug} {i}", i, slug, slug, 60.0, 8, 2.0, set_type) for slug in slugs for i in range(4))
    return Workout("w", f"{DAY_ONE}{time}", DAY_ONE, "", sets, minutes)


def said(kind: str, time: str, **fields: object) -> Fact:
    return Fact(kind, f"{DAY_ONE}{time}", f"{kind} {time} {fields}", fields)


def test_every_region_feels_some_muscles_work_and_every_group_is_felt() -> None:
    assert set(REGION_GROUPS) == set(Region)
    assert set().union(*REGION_GROUPS.values()) == set(MUSCLES.values()) == set(MuscleGroup) - {"full_body", "none"}


def test_release_pages_serve_groups_that_their_regions_feel() -> None:
    pages = [page for page in PAGES.values() if page.kind is Kind.RELEASE]
    lost = [p.slug for p in pages if not set(p.serves_groups) & set().union(*(REGION_GROUPS[r] for r in p.regions))]
    assert pages
    assert lost == []


def test_a_workout_is_over_at_its_end_and_works_the_regions_of_its_pages() -> None:
    (session,) = sessions_of([workout("barbell-row", "back-squat")], (), PAGES.get, nobody_knows)
    assert session.hour == MIDNIGHT + 19
    assert set(session.patterns) == {"horizontal_pull", "squat"}
    assert "upper_back" in session.patterns["horizontal_pull"]
    assert "calf" not in session.patterns["horizontal_pull"]
    assert {"thigh_front", "knee", "glute"} <= set(session.patterns["squat"])
    assert "chest" in regions_worked(PAGES["barbell-bench-press"])


def test_warm_ups_and_unknown_exercises_are_no_session() -> None:
    warm = workout("barbell-row", set_type=SetType.WARM_UP)
    assert sessions_of([warm, workout("own invention")], (), PAGES.get, nobody_knows) == ()


def test_a_recorded_run_is_a_session_that_works_the_calves() -> None:
    run = Fact("activity", f"{DAY_ONE}T08:00:00", "run", {"exercise_name": "Running", "duration_s": 1800})
    (session,) = sessions_of([], [run], PAGES.get, lambda *_: "outdoor-run")
    assert session.hour == MIDNIGHT + 8.5
    assert "calf" in session.patterns["cardio"]
    assert sessions_of([], [run], PAGES.get, nobody_knows) == ()


def test_the_load_is_that_of_the_hour_at_which_it_was_tight() -> None:
    done = workout("barbell-row")
    muscles = Muscles().train(done, PAGES.get)
    volumes = VolumeHabit().add(day_volume(DAY_ONE.toordinal(), [done], PAGES.get))
    sessions = sessions_of([done], (), PAGES.get, nobody_knows)
    before = exposures_on(DAY_ONE, [said("check_in", "T07:00:00", energy=3)], sessions, muscles, volumes)
    assert before.load["mid_back"] == 0
    assert not before.sets
    after = exposures_on(
        DAY_ONE,
        [said("tightness", "T21:00:00", region="upper_back", level=6), said("check_in", "T23:00:00", energy=3)],
        sessions,
        muscles,
        volumes,
    )
    assert after.hour == MIDNIGHT + 21
    assert after.load["mid_back"] > 0.05
    assert after.sets["mid_back"] == 4


def test_a_plan_adds_its_own_load_and_sets_for_the_morning_after() -> None:
    done = workout("barbell-row")
    muscles = Muscles().train(done, PAGES.get)
    volumes = VolumeHabit().add(day_volume(DAY_ONE.toordinal(), [done], PAGES.get))
    end = MIDNIGHT + 24 + 19
    rest = planned_exposures(muscles, volumes, end)
    pull = planned_exposures(muscles, volumes, end, {"mid_back": 6.0})
    assert pull.hour == rest.hour == end + 14
    assert [rest.sets["mid_back"], pull.sets["mid_back"]] == [4, 10]
    assert pull.load["mid_back"] > rest.load["mid_back"] + 0.03
    assert pull.load["lats"] == rest.load["lats"]


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        (said("desk", "T17:00:00", hours=9), ("desk", MIDNIGHT + 17, 9.0)),
        (said("desk", "", hours=9), ("desk", MIDNIGHT + 24, 9.0)),
        (said("steps", "T23:00:00", count=4000), ("steps", MIDNIGHT + 24, 4000.0)),
        (said("check_in", "T07:00:00", stress=4), ("stress", MIDNIGHT + 7, 4.0)),
    ],
)
def test_what_was_told_is_known_from_its_hour_and_a_days_total_from_its_end(fact: Fact, told: tuple[str, float, float]) -> None:
    assert exposures_on(DAY_ONE, [fact], (), Muscles(), VolumeHabit()).told == (told,)


def test_of_two_devices_steps_the_larger_count_stands() -> None:
    steps = [said("steps", "", count=4000, device="phone"), said("steps", "", count=9000, device="watch")]
    assert exposures_on(DAY_ONE, steps, (), Muscles(), VolumeHabit()).told == (("steps", MIDNIGHT + 24, 9000.0),)


def test_a_day_without_a_report_is_seen_at_its_end() -> None:
    exposures = exposures_on(DAY_ONE + timedelta(days=1), [], (), Muscles(), VolumeHabit())
    assert exposures.hour == MIDNIGHT + 48
    assert exposures.load == {}
