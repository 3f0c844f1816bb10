"""One day of an athlete, put together from the store: what is believed, what was told, and the plan. ``Day``, ``day_of``."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from hormesis.app.flags import WRITTEN_KINDS, recent_flags
from hormesis.app.foresight import foresight
from hormesis.app.knowledge import Knowledge
from hormesis.app.lot import OFFER_KINDS, drawn_on
from hormesis.app.morning import MORNING_KINDS, signals_off, this_morning
from hormesis.app.refresh import beliefs_before
from hormesis.app.standing import standing_on
from hormesis.app.swaps import SWAP_KINDS, swaps_on
from hormesis.app.told import TOLD_KINDS, athlete_from
from hormesis.domain.athlete import Athlete
from hormesis.domain.facts import Fact
from hormesis.domain.training import TodayPlan
from hormesis.estimation.form import Form
from hormesis.estimation.state import Beliefs
from hormesis.planning.flagged import Flags
from hormesis.planning.release_lot import by_lot, lot_item
from hormesis.planning.standing import StandingDay
from hormesis.planning.today import plan_today
from hormesis.store import facts as fact_log
from hormesis.store.database import Database

__all__ = ["Day", "day_of"]


@dataclass(frozen=True, slots=True)
class Day:
    """The morning of ``on``: the beliefs that end before it, the athlete and their own words (``told``), form, flags, plan; the
    day as the standing week has it, and what is done instead of what (``swaps``, slug → slug)."""

    on: date
    beliefs: Beliefs
    athlete: Athlete
    told: tuple[Fact, ...]
    form: Form
    flags: Flags
    plan: TodayPlan
    standing: StandingDay | None = None
    swaps: Mapping[str, str] = field(default_factory=dict)


def day_of(
    db: Database, athlete_id: str, on: date, knowledge: Knowledge, minutes: int | None = None, busy: Collection[str] = ()
) -> Day:
    """The day with its plan: that of the standing week, or what the log would do; the lot decides what was left to it."""
    beliefs = beliefs_before(db, athlete_id, on, knowledge)
    with db.reading() as tx:
        told = fact_log.live(tx, athlete_id, TOLD_KINDS, None, on)
        of_day = fact_log.live(tx, athlete_id, (*MORNING_KINDS, *OFFER_KINDS, *SWAP_KINDS), on, on)
        written = fact_log.live(tx, athlete_id, WRITTEN_KINDS, on - timedelta(days=3), on)
    flags = recent_flags(written, on)
    athlete = athlete_from(told, on)
    offers = [fact for fact in of_day if fact.kind in OFFER_KINDS]
    swaps = swaps_on(of_day, on)
    beliefs, form = this_morning(
        beliefs, on, [fact for fact in of_day if fact.kind not in (*OFFER_KINDS, *SWAP_KINDS)], signals_off(told)
    )
    foresee = foresight(beliefs, on)
    with db.reading() as tx:
        standing, not_followed = standing_on(tx, athlete_id, on, athlete, beliefs, knowledge)
    page_of, pages = knowledge.page_of, knowledge.library
    plan = plan_today(beliefs, athlete, on, page_of, pages, minutes, form, foresee, flags, standing, busy, swaps)
    if not_followed is not None:
        plan = replace(plan, why=(not_followed, *plan.why))
    if athlete.profile.release_trial and not flags.reasons:
        plan = _left_to_the_lot(plan, athlete, form, knowledge, offers)
    return Day(on, beliefs, athlete, tuple(told), form, flags, plan, standing, swaps)


def _left_to_the_lot(plan: TodayPlan, athlete: Athlete, form: Form, knowledge: Knowledge, offers: list[Fact]) -> TodayPlan:
    drawn = drawn_on(offers)
    item = lot_item(athlete, form, list(knowledge.library), plan.date, drawn)
    if (item is None and drawn is None) or (offers and drawn is None):
        return plan
    region = drawn.region if drawn is not None else item.region if item is not None else ""
    items, why = by_lot(plan.release, region, item, drawn, knowledge.page_of)
    return replace(plan, release=items, why=(*plan.why, why))
