"""The story of the page "Lacrosse Ball – Upper Back", told of a made-up athlete, and the same for squats, runs and presses."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from hormesis.app.coach import Coach
from hormesis.app.facts import record
from hormesis.domain.facts import Fact, content_id
from hormesis.store.clock import Clock
from hormesis.store.database import IN_MEMORY, open_database

MONDAY = date(2026, 3, 2)
PULL = ("barbell-row", "seated-cable-row", "lat-pulldown", "face-pull")
SQUAT = ("back-squat", "leg-press", "bulgarian-split-squat")
PRESS = ("barbell-bench-press", "incline-dumbbell-bench-press", "chest-dip")
BALL = "lacrosse-ball-upper-back"


@dataclass
class Story:
    """An athlete whose days are told one after the other."""

    coach: Coach
    told: list[Fact] = field(default_factory=list)

    def say(self, kind: str, day: date, time: str = "", **fields: Any) -> None:
        at = f"{day}{'T' + time if time else ''}"
        record(self.coach.db, self.coach.athlete_id, [Fact(kind, at, content_id(kind, at, fields), fields)])

    def train(self, day: date, exercises: tuple[str, ...], sets: int = 3) -> None:
        workout = f"workout {day}"
        at = f"{day}T18:00:00"
        done = {"name": "Training", "ended_at": f"{day}T19:00:00"}
        facts = [Fact("workout", at, workout, done)]
        for i, slug in enumerate(exercises):
            for n in range(sets):
                set_fields = {"workout": workout, "exercise": slug, "load_kg": 60.0, "reps": 8, "rir": 2, "order": 10 * i + n}
                facts.append(Fact("set", at, f"{workout} {slug} {n}", set_fields))
        record(self.coach.db, self.coach.athlete_id, facts)

    def releases(self, day: date, moment: str | None = None) -> list[dict[str, Any]]:
        return [one for one in self.coach.today(day)["release"] if moment is None or one["moment"] == moment]

    def tonight(self, day: date) -> list[dict[str, Any]]:
        return list(self.coach.tonight(day)["release"])


@pytest.fixture
def story() -> Iterator[Story]:
    db = open_database(IN_MEMORY, Clock(lambda: datetime(2026, 6, 1, tzinfo=UTC)))
    yield Story(Coach(db))
    db.close()


def _puller(story: Story, weeks: int = 7, tools: tuple[str, ...] = ("lacrosse_ball",), condition: str | None = "none") -> date:
    """Mondays and Thursdays, pulling; the day after the last Monday is returned's day before."""
    story.say("gym", MONDAY - timedelta(days=1), tools=list(tools))
    if condition:
        story.say("condition", MONDAY - timedelta(days=1), code=condition)
    for week in range(weeks):
        story.train(MONDAY + timedelta(weeks=week), PULL)
        story.train(MONDAY + timedelta(weeks=week, days=3), PULL)
    return MONDAY + timedelta(weeks=weeks)


def _nights(story: Story, last: date, short: int = 2) -> None:
    """A month of nights of about 7 h 30, the last ``short`` of them under five hours, the last one waking on ``last``."""
    for ago in range(30):
        day = last - timedelta(days=ago)
        asleep = 275 + 5 * ago if ago < short else 450 + (day.day % 5) * 6 - 12
        story.say("night", day, "06:45", asleep_min=asleep, in_bed_min=asleep + 30)


def test_after_much_pulling_and_two_short_nights_the_ball_comes_that_evening_and_before_the_next_workout(story: Story) -> None:
    heavy = _puller(story)
    story.train(heavy, PULL, sets=5)
    _nights(story, heavy + timedelta(days=3))
    (evening,) = [one for one in story.tonight(heavy) if one["exercise"] == BALL]
    assert (evening["moment"], evening["trigger"]) == ("evening", "high_volume")
    assert 30 <= evening["duration_s"] <= 60
    assert evening["sets"] >= 1
    assert evening["sides"] == 2
    assert evening["pressure"] == 6
    assert "sets for the muscles of your upper back" in evening["why"][0]["text"]
    assert evening["why"][0]["values"]["sets"] > evening["why"][0]["values"]["usual"]
    story.train(heavy + timedelta(days=2), PULL, sets=5)
    before = story.coach.today(heavy + timedelta(days=3))
    (ball,) = [one for one in before["release"] if one["exercise"] == BALL and one["moment"] == "warm_up"]
    assert 30 <= ball["duration_s"] <= 60
    assert ball["pressure"] <= 5
    assert before["warm_up"][0]["kind"] == "release"
    assert before["warm_up"][0]["exercise"] == BALL


def _tight_after_pulling(story: Story, weeks: int = 5, tight: int = 3) -> date:
    """Calm answers at first, then tightness the morning after each of the last pulling workouts; the next pulling day."""
    days = [MONDAY + timedelta(weeks=week, days=offset) for week in range(weeks) for offset in (0, 3)]
    for nth, day in enumerate(days):
        story.train(day, PULL)
        if nth >= len(days) - tight:
            story.say("tightness", day + timedelta(days=1), "08:00", region="upper_back", side="both", level=6)
        else:
            story.say("check_in", day + timedelta(days=1), "08:00", energy=3)
    return MONDAY + timedelta(weeks=weeks)


def test_three_tight_mornings_after_pulling_put_the_ball_into_the_fourth_warm_up_before_any_report(story: Story) -> None:
    story.say("gym", MONDAY - timedelta(days=1), tools=["lacrosse_ball"])
    story.say("condition", MONDAY - timedelta(days=1), code="none")
    fourth = _tight_after_pulling(story)
    assert (fourth - (MONDAY + timedelta(weeks=4, days=4))).days >= 3  # the last report is old
    plan = story.coach.today(fourth)
    (ball,) = [one for one in plan["release"] if one["exercise"] == BALL and one["moment"] == "warm_up"]
    assert ball["trigger"] == "forecast_tightness"
    assert 0.45 <= ball["probability"] <= 0.8
    assert f"{round(100 * ball['probability'])} % likely" in ball["why"][0]["text"]
    assert any("better evidence" in why["text"] for why in plan["why"])


def test_six_quiet_weeks_and_it_is_gone(story: Story) -> None:
    story.say("gym", MONDAY - timedelta(days=1), tools=["lacrosse_ball"])
    story.say("condition", MONDAY - timedelta(days=1), code="none")
    fourth = _tight_after_pulling(story)
    for week in range(6):
        for offset in (0, 3):
            day = fourth + timedelta(weeks=week, days=offset)
            story.train(day, PULL)
            story.say("check_in", day + timedelta(days=1), "08:00", energy=3)
    after = fourth + timedelta(weeks=6)
    assert [one for one in story.releases(after) if one["trigger"] == "forecast_tightness"] == []


def test_blood_thinners_block_it_with_the_rule_and_something_else_is_offered(story: Story) -> None:
    heavy = _puller(story, condition="anticoagulants")
    story.train(heavy, PULL, sets=5)
    plan = story.coach.today(heavy + timedelta(days=1))
    assert BALL not in [one["exercise"] for one in plan["release"]]
    blocked = [one for one in plan["safety"] if one["code"] == "release_blocked"]
    assert blocked
    assert blocked[0]["values"]["rule"] == "release/anticoagulants"
    assert any(one["region"] == "upper_back" and one["pressure"] is None for one in plan["release"])


def test_without_a_ball_there_is_a_roller_or_the_wall(story: Story) -> None:
    heavy = _puller(story, tools=("roller",))
    story.train(heavy, PULL, sets=5)
    (rolled, *_) = [one for one in story.tonight(heavy) if one["region"] == "upper_back"]
    assert rolled["implement"] == "roller"


def test_before_anybody_was_asked_there_is_only_gentle_mobility_and_that_is_said(story: Story) -> None:
    heavy = _puller(story, condition=None)
    story.train(heavy, PULL, sets=5)
    plan = story.coach.today(heavy + timedelta(days=1))
    assert plan["release"]
    assert all(one["pressure"] is None and one["implement"] != "ball" for one in plan["release"])
    assert "release_needs_conditions" in [why["code"] for why in plan["why"]]


def test_it_is_never_between_sets_and_five_minutes_at_most_before_training(story: Story) -> None:
    heavy = _puller(story)
    story.train(heavy, PULL, sets=5)
    story.say("tightness", heavy + timedelta(days=2), "08:00", region="shoulder", level=7)
    story.say("tightness", heavy + timedelta(days=2), "08:00", region="neck", level=7)
    plan = story.coach.today(heavy + timedelta(days=3))
    before = [one for one in plan["release"] if one["moment"] == "warm_up"]
    assert sum(one["duration_s"] * one["sets"] * one["sides"] for one in before) <= 300
    kinds = [item["kind"] for item in plan["warm_up"]]
    assert kinds[: len(before)] == ["release"] * len(before)
    assert "release" not in kinds[len(before) :]
    assert sum(item["duration_s"] or 0 for item in plan["warm_up"] if item["kind"] == "raise") >= 120
    assert {one["moment"] for one in plan["release"]} <= {"warm_up", "after", "evening", "block"}


def test_what_was_dismissed_stays_away(story: Story) -> None:
    heavy = _puller(story)
    story.train(heavy, PULL, sets=5)
    story.say("dismissal", heavy, "20:00", of=BALL)
    assert BALL not in [one["exercise"] for one in story.tonight(heavy)]


@pytest.mark.parametrize(
    ("exercises", "regions", "tools"),
    [
        (SQUAT, {"thigh_front", "glute"}, ["roller"]),
        (PRESS, {"chest", "shoulder", "upper_arm"}, ["ball"]),
        (("outdoor-run",), {"calf", "thigh_front", "thigh_back"}, ["roller"]),
    ],
)
def test_high_volume_means_the_same_for_squats_presses_and_runs(
    story: Story, exercises: tuple[str, ...], regions: set[str], tools: list[str]
) -> None:
    story.say("gym", MONDAY - timedelta(days=1), tools=tools)
    story.say("condition", MONDAY - timedelta(days=1), code="none")
    run = exercises == ("outdoor-run",)
    days = [MONDAY + timedelta(weeks=week) for week in range(7)]
    for day in days:
        _run(story, day, 25) if run else story.train(day, exercises)
    heavy = days[-1] + timedelta(weeks=1)
    _run(story, heavy, 80) if run else story.train(heavy, exercises, sets=6)
    found = story.tonight(heavy)
    assert {one["trigger"] for one in found} == {"high_volume"}
    assert {one["region"] for one in found} <= regions
    assert found
    assert all(one["pressure"] is not None and one["duration_s"] >= 30 for one in found)


def _run(story: Story, day: date, minutes: int) -> None:
    story.say("activity", day, "18:00", exercise_name="Outdoor Run", duration_s=60 * minutes)


@pytest.mark.parametrize(
    ("exercises", "region", "tools"),
    [
        (SQUAT, "hip", ["roller"]),
        (PRESS, "chest", ["ball"]),
        (("standing-calf-raise", "back-squat"), "calf", ["roller"]),
    ],
)
def test_tightness_learnt_after_other_work_is_met_before_it_returns(
    story: Story, exercises: tuple[str, ...], region: str, tools: list[str]
) -> None:
    story.say("gym", MONDAY - timedelta(days=1), tools=tools)
    story.say("condition", MONDAY - timedelta(days=1), code="none")
    for week in range(6):
        day = MONDAY + timedelta(weeks=week)
        story.train(day, exercises)
        if week >= 3:
            story.say("tightness", day + timedelta(days=1), "08:00", region=region, side="both", level=5)
        else:
            story.say("check_in", day + timedelta(days=1), "08:00", energy=3)
    found = story.releases(MONDAY + timedelta(weeks=6), "warm_up")
    assert [(one["region"], one["trigger"]) for one in found] == [(region, "forecast_tightness")]
    assert found[0]["probability"] >= 0.45
