"""A meet, a wish and an illness, told as an athlete tells them, and what today makes of them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from hormesis.app.coach import Coach
from hormesis.app.facts import record, set_fact
from hormesis.domain.facts import Fact
from hormesis.store.clock import Clock
from hormesis.store.database import IN_MEMORY, open_database

MONDAY = date(2026, 3, 2)


@pytest.fixture
def coach() -> Iterator[Coach]:
    """Eight weeks of squats and presses, on Mondays, Wednesdays and Fridays; the health gate answered."""
    database = open_database(IN_MEMORY, Clock(lambda: datetime(2026, 6, 1, 12, tzinfo=UTC)))
    facts = [Fact("condition", f"{MONDAY}T07:00:00", "asked", {"code": "none"})]
    for n in range(24):
        at = f"{MONDAY + timedelta(days=7 * (n // 3) + 2 * (n % 3))}T18:00:00"
        facts.append(Fact("workout", at, f"w{n}", {"name": "Full", "ended_at": at.replace("18:", "19:")}))
        for slug, load_kg in (("back-squat", 140.0), ("barbell-bench-press", 100.0)):
            for i in range(4):
                done = {"workout": f"w{n}", "exercise": slug, "load_kg": load_kg, "reps": 5, "rir": 2, "order": i}
                facts.append(Fact("set", at, f"w{n} {slug} {i}", done))
    record(database, "ann", facts)
    yield Coach(database, "ann")
    database.close()


LAST = MONDAY + timedelta(days=7 * 7 + 4)


def codes(plan: dict[str, list[dict[str, str]]]) -> list[str]:
    return [why["code"] for why in plan["why"]]


def test_a_meet_tapers_rests_on_the_eve_and_names_attempts(coach: Coach) -> None:
    meet = LAST + timedelta(days=8)
    set_fact(coach.db, "ann", "event", {"type": "meet", "date": str(meet), "lifts": ["back-squat"]}, f"{LAST}T20:00:00")
    taper = coach.today(LAST + timedelta(days=3))
    assert "taper" in codes(taper)
    assert sum(len(one["sets"]) for one in taper["work"]) <= 5
    trained = Fact("workout", f"{LAST + timedelta(days=3)}T18:00:00", "light", {"name": "Full"})
    record(
        coach.db,
        "ann",
        [trained, Fact("set", trained.at, "s", {"workout": "light", "exercise": "back-squat", "load_kg": 100.0, "reps": 3})],
    )
    eve = coach.today(meet - timedelta(days=1))
    assert (eve["work"], codes(eve)[:2]) == ([], ["event_eve", "attempts"])
    said = next(why for why in eve["why"] if why["code"] == "attempts")["values"]
    assert 140 < said["first_kg"] <= said["second_kg"] <= said["third_kg"]
    assert said["first_percent"] >= 95
    assert codes(coach.today(meet))[0] == "event_day"
    assert "event_day" not in codes(coach.today(meet + timedelta(days=3)))


def test_easier_days_come_on_the_day_they_are_wished_for_and_go_when_declined(coach: Coach) -> None:
    monday = LAST + timedelta(days=3)
    assert "deload_wished" not in codes(coach.today(monday))
    set_fact(coach.db, "ann", "event", {"type": "deload"}, f"{monday}T07:00:00")
    easy = coach.today(monday)
    assert "deload_wished" in codes(easy)
    assert all(s["rir"] == 4 for one in easy["work"] for s in one["sets"])
    assert "deload_wished" in codes(coach.today(monday + timedelta(days=4)))
    assert "deload_wished" not in codes(coach.today(monday + timedelta(days=7)))
    set_fact(coach.db, "ann", "dismissal", {"of": "deload"}, f"{monday + timedelta(days=1)}T07:00:00")
    assert "deload_wished" not in codes(coach.today(monday + timedelta(days=2)))


def test_after_an_illness_there_is_a_day_of_rest_and_then_a_careful_start(coach: Coach) -> None:
    friday = LAST + timedelta(days=7)
    until = friday - timedelta(days=1)
    set_fact(coach.db, "ann", "status", {"status": "ill", "until": str(until)}, f"{LAST + timedelta(days=2)}T07:00:00")
    for day in (until, friday):
        assert [one["code"] for one in coach.today(day)["safety"]] == ["ill_rest"]
    back = coach.today(LAST + timedelta(days=10))
    assert {one["why"][0]["code"] for one in back["work"]} == {"return_after_illness"}
    assert all(s["load_kg"] <= 133 for one in back["work"] for s in one["sets"])
