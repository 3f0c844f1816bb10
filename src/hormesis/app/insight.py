"""How it has been going: the week under review and the weeks before it, as the object of ``hormesis report``. ``insight_for``."""

from collections.abc import Iterable
from datetime import date, timedelta

from hormesis.app.insight_body import muscles_now, readiness_days, readiness_now, signals_json, sleep_json
from hormesis.app.insight_forecasts import forecasts_json
from hormesis.app.insight_record import Json, PageOf, Record, Say, first_day_of, record_of
from hormesis.app.insight_start import Start, start_for
from hormesis.app.insight_strength import strength_json
from hormesis.app.insight_summary import summary_json, worth_json
from hormesis.app.insight_training import intensity_json, load_json, training_json
from hormesis.app.insight_volume import volume_json
from hormesis.app.knowledge import Knowledge
from hormesis.app.reasons import reason_json
from hormesis.app.refresh import FOLDED_KINDS
from hormesis.app.today import usual_unit
from hormesis.app.told import TOLD_KINDS, athlete_from
from hormesis.domain.athlete import Athlete
from hormesis.domain.evidence import Reason
from hormesis.domain.facts import Fact
from hormesis.domain.load import Unit
from hormesis.store import facts as fact_log
from hormesis.store.database import Database

__all__ = ["DEFAULT_WEEKS", "insight_for", "insight_of"]

DEFAULT_WEEKS = 8


def insight_for(
    db: Database, athlete_id: str, as_of: date, knowledge: Knowledge, weeks: int = DEFAULT_WEEKS, units: Unit | None = None
) -> Json:
    """The JSON object of ``hormesis report`` for the morning of ``as_of``, its series over the last ``weeks`` weeks."""
    first = first_day_of(as_of, weeks)
    start = start_for(db, athlete_id, first, knowledge)
    with db.reading() as tx:
        facts = fact_log.live(tx, athlete_id, FOLDED_KINDS, first, as_of)
        told = fact_log.live(tx, athlete_id, TOLD_KINDS, None, as_of)
    return _insight_from(first, start, facts, athlete_from(told, as_of), as_of, knowledge, weeks, units)


def insight_of(
    facts: Iterable[Fact],
    athlete: Athlete,
    as_of: date,
    knowledge: Knowledge,
    weeks: int = DEFAULT_WEEKS,
    units: Unit | None = None,
) -> Json:
    """The same from facts alone. Everything before ``as_of`` and that day's own morning is looked at, and nothing later."""
    first = first_day_of(as_of, weeks)
    said = [fact for fact in facts if fact.day <= as_of]
    start = Start().after((fact for fact in said if fact.day < first), first, knowledge)
    since = [fact for fact in said if fact.day >= first]
    return _insight_from(first, start, since, athlete, as_of, knowledge, weeks, units)


def _insight_from(
    first: date,
    start: Start,
    facts: Iterable[Fact],
    athlete: Athlete,
    as_of: date,
    knowledge: Knowledge,
    weeks: int,
    units: Unit | None,
) -> Json:
    record = record_of(facts, as_of, first, start, knowledge.resolve, knowledge.page_of)
    shown_in = units or athlete.profile.units or usual_unit(record.today.before)

    def say(reason: Reason) -> Json:
        return reason_json(reason, shown_in, as_of)

    head = {
        "date": as_of.isoformat(),
        "week": {"from": (as_of - timedelta(days=7)).isoformat(), "to": (as_of - timedelta(days=1)).isoformat()},
        "weeks": weeks,
        "units": shown_in,
    }
    parts = _parts(record, athlete, weeks, knowledge.page_of, say)
    return {**head, "summary": summary_json(parts, say), **parts}


def _parts(record: Record, athlete: Athlete, weeks: int, page_of: PageOf, say: Say) -> Json:
    return {
        "readiness": {**readiness_now(record, say), "series": readiness_days(record, weeks)},
        "signals": signals_json(record, weeks, say),
        "sleep": sleep_json(record, say),
        "muscles": muscles_now(record),
        "volume": volume_json(record, athlete.profile, page_of, say),
        "training": training_json(record, say),
        "load": load_json(record, weeks, say),
        "intensity": intensity_json(record, page_of, say),
        "strength": strength_json(record, weeks, page_of, say),
        "forecasts": forecasts_json(record, weeks, say),
        "worth": worth_json(record, say),
    }
