"""Who did what about an athlete: ``note``, ``note_coach``, ``audit_of``. Nothing measured stands in it."""

from typing import TYPE_CHECKING, Any

from hormesis.app.principal import Principal
from hormesis.app.proofs import HOUR_MS, instant, new_id, now_ms
from hormesis.app.world import World
from hormesis.store import audit as rows
from hormesis.store.audit import Entry

if TYPE_CHECKING:
    import sqlalchemy as sa

__all__ = ["audit_of", "note", "note_coach"]


def note(tx: "sa.Connection", world: World, athlete_id: str, who: str, what: str, about: str = "") -> None:
    """Put down, in the transaction that does it, that somebody did something."""
    at = now_ms(world)
    rows.note(tx, Entry(athlete_id, f"{at:014d}-{new_id(world)}", at, who, what, about))


def note_coach(world: World, coach: Principal, changes: bool, about: str) -> None:
    """Put down that a coach was let in: each time they change something; for what they only see, once an hour."""
    who = coach.account_name or ""
    if not changes:
        with coach.db.reading() as tx:
            if rows.is_noted(tx, coach.athlete_id, who, "coach_saw", now_ms(world) - HOUR_MS + 1):
                return
    with coach.db.transaction() as tx:
        if changes:
            note(tx, world, coach.athlete_id, who, "coach_changed", about)
        else:
            note(tx, world, coach.athlete_id, who, "coach_saw")


def audit_of(asker: Principal, limit: int, before: str | None = None) -> list[dict[str, Any]]:
    """The newest entries about the athlete, or those before an entry's id."""
    with asker.db.reading() as tx:
        found = rows.entries(tx, asker.athlete_id, limit, before)
    return [{"id": one.id, "at": instant(one.at_ms), "who": one.who, "what": one.what, "about": one.about} for one in found]
