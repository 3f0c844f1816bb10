"""The lot of an evening: what was drawn, and the drawing itself. ``Lot``, ``drawn_on``, ``draw``."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from hormesis.domain.facts import Fact, content_id
from hormesis.domain.training import ReleaseItem
from hormesis.planning.release_lot import CHANCE, Drawn
from hormesis.store import facts as fact_log
from hormesis.store.database import Database

__all__ = ["OFFER_KINDS", "Lot", "draw", "drawn_on"]

OFFER_KINDS = ("offer",)


@dataclass(frozen=True, slots=True)
class Lot:
    """Whoever may draw: the moment it is (aware, the athlete's own clock) and a source of chance, uniform from 0 to 1."""

    now: datetime
    chance: Callable[[], float]


def drawn_on(offers: Iterable[Fact]) -> Drawn | None:
    """What was drawn for the evening, from a day's ``offer`` facts: the first that was a draw at all."""
    for fact in sorted(offers, key=lambda one: (one.at, one.id)):
        fields = fact.fields
        if fields.get("moment") == "evening" and 0 < float(fields.get("probability", 0)) < 1 and "arm" in fields:
            exercise = fields.get("exercise")
            return Drawn(str(fields["region"]), None if exercise is None else str(exercise), fields["arm"] == "release")
    return None


def draw(db: Database, athlete_id: str, day: date, item: ReleaseItem, lot: Lot) -> Drawn | None:
    """Draw for ``item`` and keep what was drawn. Where something was offered on ``day`` already, that stands."""
    with db.transaction() as tx:
        offers = fact_log.live(tx, athlete_id, OFFER_KINDS, day, day)
        if not offers:
            fields = {
                "exercise": item.exercise,
                "region": item.region,
                "moment": "evening",
                "arm": "release" if lot.chance() < CHANCE else "none",
                "probability": CHANCE,
            }
            at = lot.now.isoformat(timespec="milliseconds")
            offers = [Fact("offer", at, content_id("offer", at, fields), fields)]
            fact_log.append(tx, athlete_id, offers, db.clock)
    return drawn_on(offers)
