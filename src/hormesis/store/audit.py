"""Who did what about an athlete, kept until a purge: ``Entry``, ``note``, ``is_noted``, ``entries``."""

from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa

from hormesis.store.tables import audit

__all__ = ["Entry", "entries", "is_noted", "note"]


@dataclass(frozen=True, slots=True)
class Entry:
    """``who`` is the name of an account, ``what`` a code, ``about`` what it was done to. ``id`` begins with the
    milliseconds in fourteen digits, so that it sorts by time."""

    athlete_id: str
    id: str
    at_ms: int
    who: str
    what: str
    about: str


def note(tx: sa.Connection, new: Entry) -> None:
    """Put it down."""
    tx.execute(audit.insert().values(asdict(new)))


def is_noted(tx: sa.Connection, athlete_id: str, who: str, what: str, since_ms: int) -> bool:
    """Whether somebody did this since then."""
    condition = (audit.c.athlete_id == athlete_id) & (audit.c.id >= f"{since_ms:014d}")
    query = sa.select(audit.c.id).where(condition, audit.c.who == who, audit.c.what == what).limit(1)
    return tx.execute(query).first() is not None


def entries(tx: sa.Connection, athlete_id: str, limit: int, before: str | None = None) -> list[Entry]:
    """The newest of an athlete's, or the newest before the id ``before``."""
    query = sa.select(audit).where(audit.c.athlete_id == athlete_id).order_by(audit.c.id.desc()).limit(limit)
    return [_entry(row) for row in tx.execute(query if before is None else query.where(audit.c.id < before))]


def _entry(row: Any) -> Entry:
    return Entry(**row._mapping)
