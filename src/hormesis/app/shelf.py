"""What was worked out lately, as long as it follows from the same: ``Shelf``; ``today_on`` and ``review_on`` ask it."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hormesis.app.alternatives import alternatives_for
from hormesis.app.insight import insight_for
from hormesis.app.knowledge import Knowledge
from hormesis.app.made_of import made_of
from hormesis.app.today import today_for
from hormesis.store.database import Database

__all__ = ["Shelf", "alternatives_on", "review_on", "today_on"]

_KEPT = 256


@dataclass(slots=True)
class Shelf:
    """Answers by what they follow from. Facts are only added, so an answer never needs to be taken down, only outlived."""

    _made: "OrderedDict[Hashable, Any]" = field(default_factory=OrderedDict)
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def get(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """What stands under ``key``; made now where nothing does. What was asked for the longest ago goes."""
        with self._turn:
            if key in self._made:
                self._made.move_to_end(key)
                return self._made[key]
        made = make()  # two who ask at once both make it: better than that all wait for one
        with self._turn:
            self._made[key] = made
            while len(self._made) > _KEPT:
                self._made.popitem(last=False)
        return made


def today_on(
    shelf: Shelf, db: Database, athlete_id: str, as_of: date, knowledge: Knowledge, minutes: int | None = None
) -> dict[str, Any]:
    """What ``today_for`` gives."""
    key = ("today", athlete_id, as_of, minutes, _follows_from(db, athlete_id, knowledge, as_of))
    found: dict[str, Any] = shelf.get(key, lambda: today_for(db, athlete_id, as_of, knowledge, minutes))
    return found


def alternatives_on(shelf: Shelf, db: Database, athlete_id: str, as_of: date, knowledge: Knowledge) -> dict[str, Any]:
    """What ``alternatives_for`` gives, which plans the day several times over."""
    key = ("alternatives", athlete_id, as_of, _follows_from(db, athlete_id, knowledge, as_of))
    found: dict[str, Any] = shelf.get(key, lambda: alternatives_for(db, athlete_id, as_of, knowledge))
    return found


def review_on(shelf: Shelf, db: Database, athlete_id: str, as_of: date, knowledge: Knowledge, weeks: int) -> dict[str, Any]:
    """What ``insight_for`` gives, which folds the last weeks day by day."""
    key = ("review", athlete_id, as_of, weeks, _follows_from(db, athlete_id, knowledge, as_of))
    found: dict[str, Any] = shelf.get(key, lambda: insight_for(db, athlete_id, as_of, knowledge, weeks))
    return found


def _follows_from(db: Database, athlete_id: str, knowledge: Knowledge, as_of: date) -> str:
    with db.reading() as tx:
        return made_of(tx, athlete_id, knowledge, as_of)
