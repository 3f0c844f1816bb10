"""Release work for the evening of a day, once its training is in the log: ``tonight_for``."""

from datetime import date, timedelta
from typing import Any

from hormesis.app.foresight import foresight
from hormesis.app.knowledge import Knowledge
from hormesis.app.morning import MORNING_KINDS, this_morning
from hormesis.app.reasons import reason_json
from hormesis.app.refresh import beliefs_before
from hormesis.app.release import release_json
from hormesis.app.told import TOLD_KINDS, athlete_from
from hormesis.domain.evidence import Reason
from hormesis.domain.load import Unit
from hormesis.planning.due_release import due_regions
from hormesis.planning.release import release_for
from hormesis.store import facts as fact_log
from hormesis.store.database import Database

__all__ = ["tonight_for"]

Json = dict[str, Any]


def tonight_for(db: Database, athlete_id: str, day: date, knowledge: Knowledge) -> Json:
    """What would do good on the evening of ``day``, from everything of that day: ``date``, ``release``, ``why``, ``safety``."""
    beliefs = beliefs_before(db, athlete_id, day + timedelta(days=1), knowledge)
    with db.reading() as tx:
        told = fact_log.live(tx, athlete_id, TOLD_KINDS, None, day)
        of_day = fact_log.live(tx, athlete_id, MORNING_KINDS, day, day)
    athlete = athlete_from(told, day)
    units: Unit = athlete.profile.units or "kg"
    _, form = this_morning(beliefs_before(db, athlete_id, day, knowledge), day, of_day)
    dues = due_regions(athlete, form, beliefs.volumes, foresight(beliefs, day), day.toordinal() + 1, ())
    plan = release_for(dues, athlete, form, knowledge.library, day, ())

    def say(reason: Reason) -> Json:
        return reason_json(reason, units, day)

    return {
        "date": day.isoformat(),
        "release": [release_json(item, say) for item in plan.items],
        "why": [say(reason) for reason in plan.why],
        "safety": [say(reason) for reason in plan.safety],
    }
