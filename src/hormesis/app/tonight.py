"""Release work for the evening of a day, once its training is in the log: ``tonight_for``."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hormesis.app.flags import WRITTEN_KINDS, recent_flags
from hormesis.app.foresight import foresight
from hormesis.app.knowledge import Knowledge
from hormesis.app.lot import OFFER_KINDS, Lot, draw, drawn_on
from hormesis.app.morning import MORNING_KINDS, signals_off, this_morning
from hormesis.app.reasons import reason_json
from hormesis.app.refresh import beliefs_before
from hormesis.app.release import release_json
from hormesis.app.told import TOLD_KINDS, athlete_from
from hormesis.domain.athlete import Athlete
from hormesis.domain.evidence import Reason
from hormesis.domain.facts import Fact
from hormesis.domain.load import Unit
from hormesis.estimation.form import Form
from hormesis.planning.due_release import due_regions
from hormesis.planning.release import ReleasePlan, release_for
from hormesis.planning.release_lot import by_lot, lot_item
from hormesis.safety.conditions import rests_for_condition
from hormesis.store import facts as fact_log
from hormesis.store.database import Database

__all__ = ["tonight_for"]

Json = dict[str, Any]


def tonight_for(db: Database, athlete_id: str, day: date, knowledge: Knowledge, lot: Lot | None = None) -> Json:
    """What would do good on the evening of ``day``, from everything of that day: ``date``, ``release``, ``why``, ``safety``.

    Of an athlete who has agreed to it, ``lot`` may decide on this very evening whether one region gets release; what was drawn is
    kept, so that asking again gives the same. Without ``lot`` nothing is drawn.
    """
    with db.reading() as tx:
        told = fact_log.live(tx, athlete_id, TOLD_KINDS, None, day)
        of_day = fact_log.live(tx, athlete_id, MORNING_KINDS, day, day)
        written = fact_log.live(tx, athlete_id, WRITTEN_KINDS, day - timedelta(days=3), day)
        offers = fact_log.live(tx, athlete_id, OFFER_KINDS, day, day)
    athlete = athlete_from(told, day)
    units: Unit = athlete.profile.units or "kg"
    stopped = _stopped(athlete, written, day)
    if stopped:
        plan = ReleasePlan(safety=stopped)
    else:
        _, form = this_morning(beliefs_before(db, athlete_id, day, knowledge), day, of_day, signals_off(told))
        beliefs = beliefs_before(db, athlete_id, day + timedelta(days=1), knowledge)
        dues = due_regions(athlete, form, beliefs.volumes, foresight(beliefs, day), day.toordinal() + 1, ())
        plan = release_for(dues, athlete, form, knowledge.library, day, ())
        if athlete.profile.release_trial:
            may_draw = lot if lot is not None and lot.now.date() == day else None
            plan = _by_lot(db, athlete_id, plan, athlete, form, knowledge, offers, day, may_draw)

    def say(reason: Reason) -> Json:
        return reason_json(reason, units, day)

    return {
        "date": day.isoformat(),
        "release": [release_json(item, say) for item in plan.items],
        "why": [say(reason) for reason in plan.why],
        "safety": [say(reason) for reason in plan.safety],
    }


def _stopped(athlete: Athlete, written: Sequence[Fact], day: date) -> tuple[Reason, ...]:
    """Why nothing is pressed at all this evening: red flags in the athlete's own words, illness, a condition."""
    stop = Reason("ill_rest") if athlete.ill else rests_for_condition(athlete)
    return (*recent_flags(written, day).reasons, *([stop] if stop is not None else []))


def _by_lot(
    db: Database,
    athlete_id: str,
    plan: ReleasePlan,
    athlete: Athlete,
    form: Form,
    knowledge: Knowledge,
    offers: Sequence[Fact],
    day: date,
    lot: Lot | None,
) -> ReleasePlan:
    pages = list(knowledge.library)
    drawn = drawn_on(offers)
    if drawn is None and not offers and lot is not None:
        item = lot_item(athlete, form, pages, day)
        drawn = draw(db, athlete_id, day, item, lot) if item is not None else None
    if drawn is None:
        return plan
    item = lot_item(athlete, form, pages, day, drawn)
    if drawn.released and item is None:
        return plan
    items, why = by_lot(plan.items, drawn.region, item, drawn, knowledge.page_of)
    return replace(plan, items=items, why=(*plan.why, why))
