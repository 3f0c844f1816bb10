"""What was told comes back as it was told."""

from datetime import UTC, date, datetime

from hormesis.app.facts import record, set_fact
from hormesis.app.told_view import told_json
from hormesis.domain.facts import fact_from
from hormesis.store.clock import Clock
from hormesis.store.database import IN_MEMORY, open_database

MONDAY = date(2026, 3, 2)


def test_what_was_told_is_shown_and_the_rest_is_null() -> None:
    db = open_database(IN_MEMORY, Clock(lambda: datetime(2026, 3, 2, 12, tzinfo=UTC)))
    nothing = told_json(db, "ann", MONDAY)
    assert (nothing["gym"], nothing["profile"]["goal"], nothing["asked_about_conditions"]) == (None, None, False)
    at = "2026-03-01T08:00:00"
    set_fact(db, "ann", "profile", {"goal": "strength", "focus": ["chest"]}, at)
    set_fact(db, "ann", "gym", {"name": "home", "plates_kg": [5.0, 1.25]}, at)
    set_fact(db, "ann", "limitation", {"region": "knee", "side": "left", "avoid": ["knee_load"], "until": "2026-03-20"}, at)
    set_fact(db, "ann", "condition", {"code": "none"}, at)
    set_fact(db, "ann", "event", {"type": "meet", "date": "2026-05-02", "lifts": ["back-squat"]}, at)
    set_fact(db, "ann", "status", {"status": "travelling", "until": "2026-03-05"}, at)
    said = {"kind": "preference", "at": at, "exercise": "back-squat", "preference": "liked"}
    record(db, "ann", [fact_from(said, "test")])
    told = told_json(db, "ann", MONDAY)
    assert (told["profile"]["goal"], told["profile"]["focus"]) == ("strength", ["chest"])
    assert (told["gym"]["plates_kg"], told["gyms"]) == ([1.25, 5.0], ["home"])
    assert told["limitations"] == [{"region": "knee", "side": "left", "avoid": ["knee_load"], "until": "2026-03-20"}]
    assert told["asked_about_conditions"]
    assert told["event"] == {"day": "2026-05-02", "type": "meet", "lifts": ["back-squat"]}
    assert told["preferences"] == {"back-squat": "liked"}
    assert told["away"] == {"ill": False, "recovering": False, "travelling": True}
    assert told_json(db, "ann", date(2026, 3, 21))["limitations"] == []
    db.close()
