from datetime import date

from hormesis.store import athletes, plans
from hormesis.store.database import Database


def test_a_day_keeps_its_last_plan_and_the_days_asked_for_are_both_included(db: Database) -> None:
    with db.transaction() as tx:
        athletes.last_version(tx, "ann")
        for day, body in ((3, "c"), (1, "a"), (2, "b"), (2, "b2")):
            plans.save(tx, "ann", date(2026, 3, day), body)
        assert plans.load(tx, "ann", date(2026, 3, 1), date(2026, 3, 2)) == {date(2026, 3, 1): "a", date(2026, 3, 2): "b2"}
        assert plans.load(tx, "bo", date(2026, 3, 1), date(2026, 3, 2)) == {}
