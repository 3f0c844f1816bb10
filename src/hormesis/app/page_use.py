"""How the coach uses one page for one athlete: what allows it, what brings it, how much, and what it is in the plan of the day.

``page_use`` asks the rules themselves; nothing here is said that a rule and the athlete's own facts don't say.
"""

from datetime import date
from typing import Any

from hormesis.app.day import day_of
from hormesis.app.knowledge import Knowledge
from hormesis.app.lift_use import lift_use
from hormesis.app.reasons import reason_json
from hormesis.app.release_use import release_use
from hormesis.app.today import usual_unit
from hormesis.domain.evidence import Reason
from hormesis.planning.release_choice import RELEASE_KINDS
from hormesis.store.database import Database

__all__ = ["page_use"]

Json = dict[str, Any]


def page_use(db: Database, athlete_id: str, slug: str, as_of: date, knowledge: Knowledge) -> Json:
    """The key ``coach`` of ``hormesis exercises show``, on the morning of ``as_of``. Raises ``NotFound`` with the nearest slugs.

    ``date``, ``allowed``, ``against`` (each with its ``rule``) and ``today``; of release work also ``tools``, ``triggers``,
    ``moments``, ``trial``; of a lift ``last``, ``ruled_out_by``, ``stand_in``, ``pain``.
    """
    page = knowledge.library.get(slug)
    day = day_of(db, athlete_id, as_of, knowledge)
    units = day.athlete.profile.units or usual_unit(day.beliefs)

    def say(reason: Reason) -> Json:
        return reason_json(reason, units, as_of)

    use = release_use if page.kind in RELEASE_KINDS else lift_use
    return {"date": as_of.isoformat(), **use(page, day, knowledge, say)}
