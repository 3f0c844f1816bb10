"""Recovery as one object: the day's own training counts, numbers have their sets, tight regions a forecast and its drivers."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from hormesis.app.coach import Coach
from hormesis.app.facts import record, set_fact
from hormesis.app.recovery import recovery_for
from hormesis.domain.facts import Fact
from hormesis.store.clock import Clock
from hormesis.store.database import IN_MEMORY, open_database

Json = dict[str, Any]
FIRST = date(2026, 1, 5)
TODAY = FIRST + timedelta(days=21)


def rows(day: date) -> list[Fact]:
    """Three hard sets of rows in the evening."""
    facts = [Fact("workout", f"{day}T18:00:00", f"w {day}", {"name": "Pull", "ended_at": f"{day}T18:40:00"})]
    for i in range(3):
        done = {"workout": f"w {day}", "exercise": "barbell-row", "load_kg": 70.0, "reps": 9, "rir": 1, "order": i}
        facts.append(Fact("set", f"{day}T18:00:00", f"s {day} {i}", done))
    return facts


@pytest.fixture
def coach() -> Iterator[Coach]:
    """Rows on Mondays and Thursdays; the upper back is tight the morning after."""
    now = datetime(2026, 1, 26, 8, tzinfo=UTC)
    database = open_database(IN_MEMORY, Clock(lambda: now))
    made = Coach(database.of("ann"), "ann", lambda: now)
    for day in (FIRST + timedelta(days=after) for after in (0, 3, 7, 10, 14, 17)):
        record(made.db, "ann", rows(day))
        report = {"region": "upper_back", "level": 6}
        set_fact(made.db, "ann", "tightness", report, f"{day + timedelta(days=1)}T07:00:00")
    yield made
    database.close()


def asked(coach: Coach, now: datetime | None = None) -> Json:
    """Recovery today."""
    return recovery_for(coach.db, "ann", TODAY, now, coach.knowledge)


def test_a_number_has_the_sets_that_it_comes_from(coach: Coach) -> None:
    back = asked(coach)["muscles"]["mid_back"]
    assert back["behind"][0]["date"] == (FIRST + timedelta(days=17)).isoformat()
    assert len(back["behind"][0]["sets"]) == 3
    taken = sum(part["points"] for part in back["behind"]) + sum(one["points"] for one in back["told"])
    assert back["percent"] == pytest.approx(100 - taken, abs=1)


def test_the_training_of_the_day_itself_counts_at_once(coach: Coach) -> None:
    before = asked(coach)["muscles"]["mid_back"]["percent"]
    record(coach.db, "ann", rows(TODAY))
    after = asked(coach, datetime(2026, 1, 26, 19, 0, tzinfo=UTC))
    assert after["as_of"] == "2026-01-26T19:00"
    assert after["muscles"]["mid_back"]["percent"] < before - 20
    assert after["muscles"]["mid_back"]["behind"][0]["date"] == TODAY.isoformat()


def test_the_athletes_own_word_stands_beside_the_sets(coach: Coach) -> None:
    said = {"muscle_group": "mid_back", "recovered_percent": 30}
    set_fact(coach.db, "ann", "correction", said, f"{TODAY}T07:30:00")
    back = asked(coach)["muscles"]["mid_back"]
    assert back["percent"] < 60
    assert back["told"]
    assert back["behind"] == []


def test_a_region_that_tightens_has_its_forecast_and_its_reports(coach: Coach) -> None:
    (region,) = asked(coach)["regions"]
    assert region["region"] == "upper_back"
    assert 0.45 <= region["probability"] < 1
    assert region["source"] == "pattern"
    assert region["pattern"] == "horizontal_pull"
    assert len(region["reports"]) == 6
    assert "%" in region["why"][0]["text"]


def test_nobody_takes_part_in_the_trial_without_having_agreed(coach: Coach) -> None:
    assert asked(coach)["trial"]["agreed"] is False
    set_fact(coach.db, "ann", "profile", {"release_trial": True}, f"{TODAY}T07:00:00")
    assert asked(coach)["trial"]["agreed"] is True
