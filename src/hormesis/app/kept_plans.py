"""Plans that were worked out beforehand where they still hold, and worked out now where they don't."""

from datetime import date
from typing import Any

from hormesis.app.knowledge import Knowledge
from hormesis.app.replanning import kept_answer, replanned
from hormesis.app.week import week_for
from hormesis.domain.errors import NotFound
from hormesis.store.database import Database

__all__ = ["days_ahead_for", "kept_backtest", "kept_week"]


def kept_week(db: Database, athlete_id: str, as_of: date, knowledge: Knowledge) -> dict[str, Any]:
    """The object of ``hormesis week`` for the seven days from ``as_of``."""
    kept = kept_answer(db, athlete_id, "week", as_of, knowledge)
    if kept is not None and kept.current:
        return dict(kept.body)
    return week_for(db, athlete_id, as_of, knowledge, {})


def days_ahead_for(db: Database, athlete_id: str, as_of: date, knowledge: Knowledge) -> list[dict[str, Any]]:
    """Fourteen days of plan from ``as_of``; those of the second week are ``provisional``."""
    kept = kept_answer(db, athlete_id, "days", as_of, knowledge)
    if kept is not None and kept.current:
        return list(kept.body)
    return replanned(db, athlete_id, as_of, knowledge).days


def kept_backtest(db: Database, athlete_id: str, as_of: date, knowledge: Knowledge) -> dict[str, Any]:
    """The last test on the athlete's own past, ``made_on`` which day, and whether it is ``current``: nothing was said since.

    Raises ``NotFound`` where there was none.
    """
    kept = kept_answer(db, athlete_id, "backtest", as_of, knowledge)
    if kept is None:
        raise NotFound("no backtest was made yet; begin one with POST /api/v1/backtest")
    return {**kept.body, "made_on": kept.as_of.isoformat(), "current": kept.current}
