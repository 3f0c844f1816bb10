"""Weeks for two real lifters: within their minutes, on their days, mostly what they do, every load one their log supports."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from hormesis.app.coach import Coach
from hormesis.app.refresh import beliefs_before
from hormesis.estimation.state import Beliefs
from hormesis.store.clock import Clock
from hormesis.store.database import IN_MEMORY, open_database

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"

pytestmark = [
    pytest.mark.real_logs,
    pytest.mark.skipif(not DATA.is_dir(), reason=f"no real exports at {DATA}"),
]

LOGS = ("strong/strong_02.csv", "fitnotes/fitnotes_01.csv")
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
OWN_SHARE = 0.7
"""Of the exercises of a week, those that the log of the last three months holds."""


def coach_of(log: str) -> tuple[Coach, Beliefs, date]:
    """A coach on the log, with what is believed on the morning after its last workout."""
    coach = Coach(open_database(IN_MEMORY, Clock(lambda: NOW)), now=lambda: NOW)
    coach.import_file(DATA / log)
    beliefs = beliefs_before(coach.db, coach.athlete_id, NOW.date(), coach.knowledge)
    on = date.fromordinal(beliefs.split.done[-1].ordinal) + timedelta(days=1)
    return coach, beliefs_before(coach.db, coach.athlete_id, on, coach.knowledge), on


def trained(week: dict[str, Any]) -> list[dict[str, Any]]:
    return [day for day in week["days"] if day["work"]]


@pytest.mark.parametrize("log", LOGS)
def test_a_real_week_is_possible_and_like_their_own(log: str) -> None:
    coach, beliefs, on = coach_of(log)
    week = coach.week(on)
    usual = next(one for one in week["why"] if one["code"] in ("week_minutes_usual", "week_minutes_assumed"))["values"]["minutes"]
    assert 2 <= len(trained(week)) <= 6
    assert all(day["minutes"] <= usual for day in trained(week))
    names = [one["name"] for day in trained(week) for one in day["work"]]
    assert sum(name in beliefs.lifts for name in names) >= OWN_SHARE * len(names)
    for one in (one for day in trained(week) for one in day["work"] if one["name"] in beliefs.lifts):
        heaviest = beliefs.lifts[one["name"]].heaviest_kg
        assert all((s["load_kg"] or 0.0) <= 1.1 * heaviest + 5 for s in one["sets"]), one["name"]
    assert all(one["text"] for one in (*week["why"], *week["given_up"]))


@pytest.mark.parametrize("log", LOGS)
def test_a_shorter_week_gives_up_more_and_says_so(log: str) -> None:
    coach, _, on = coach_of(log)
    long, short = coach.week(on), coach.week(on, {"days_per_week": 2, "workout_min": 30})
    assert len(trained(short)) == 2
    assert all(day["minutes"] <= 30 for day in trained(short))
    total = [sum(one["sets"] for one in week["targets"].values()) for week in (long, short)]
    assert total[1] < total[0]
    assert "week_short_of_time" in [one["code"] for one in short["given_up"]]
