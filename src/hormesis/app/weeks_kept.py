"""The next weeks, worked out once as long as they follow from the same: ``weeks_on``. Each of them is a solved week."""

from datetime import date
from typing import Any

from hormesis.app.knowledge import Knowledge
from hormesis.app.made_of import made_of
from hormesis.app.shelf import Shelf
from hormesis.app.week_ahead import weeks_ahead
from hormesis.store.database import Database

__all__ = ["weeks_on"]


def weeks_on(shelf: Shelf, db: Database, athlete_id: str, as_of: date, knowledge: Knowledge, weeks: int) -> dict[str, Any]:
    """What ``weeks_ahead`` gives without changes."""
    with db.reading() as tx:
        version = made_of(tx, athlete_id, knowledge)
    key = ("weeks", athlete_id, as_of, weeks, version)
    found: dict[str, Any] = shelf.get(key, lambda: weeks_ahead(db, athlete_id, as_of, knowledge, weeks, {}))
    return found
