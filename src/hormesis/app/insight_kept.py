"""The review, made once for what it follows from: ``Insights`` keeps the latest few, ``insight_kept`` asks it."""

import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hormesis.app.insight import insight_for
from hormesis.app.knowledge import Knowledge
from hormesis.app.replanning import made_of
from hormesis.store.database import Database

__all__ = ["Insights", "insight_kept"]

_KEPT = 32
_Key = tuple[str, date, int, str]


@dataclass(slots=True)
class Insights:
    """Reviews by athlete, day, weeks and all that they follow from: to make one folds a whole log."""

    _made: "OrderedDict[_Key, dict[str, Any]]" = field(default_factory=OrderedDict)
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def get(self, key: _Key) -> dict[str, Any] | None:
        """The review under this key, where it was made lately."""
        with self._turn:
            if key in self._made:
                self._made.move_to_end(key)
            return self._made.get(key)

    def keep(self, key: _Key, made: dict[str, Any]) -> None:
        """Keep a review; the one that was asked for the longest ago goes."""
        with self._turn:
            self._made[key] = made
            while len(self._made) > _KEPT:
                self._made.popitem(last=False)


def insight_kept(
    insights: Insights, db: Database, athlete_id: str, as_of: date, knowledge: Knowledge, weeks: int
) -> dict[str, Any]:
    """What ``insight_for`` gives."""
    with db.reading() as tx:
        key = (athlete_id, as_of, weeks, made_of(tx, athlete_id, knowledge))
    found = insights.get(key)
    if found is None:
        found = insight_for(db, athlete_id, as_of, knowledge, weeks)
        insights.keep(key, found)
    return found
