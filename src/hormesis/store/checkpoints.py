"""Beliefs as they stood at the end of a day, so that a new day need not fold the past again. A cache: it can always be dropped.

``versions`` names the versions of library, aliases, constants and model; only one such key lives at a time.
"""

from collections.abc import Sequence
from datetime import date, timedelta

import sqlalchemy as sa

from hormesis.store.prepared import Prepared
from hormesis.store.tables import checkpoint

__all__ = ["drop_from", "load_before", "save"]

_NEWEST_KEPT = 4


def save(tx: sa.Connection, athlete_id: str, versions: str, through_day: date, state: bytes) -> None:
    """Keep ``state``, which has folded every fact up to and including ``through_day``.

    Of the older ones the four newest are kept, and before them ever fewer. States of other versions are dropped.
    """
    mine = checkpoint.c.athlete_id == athlete_id
    day = through_day.isoformat()
    tx.execute(checkpoint.delete().where(mine, (checkpoint.c.versions != versions) | (checkpoint.c.through_day == day)))
    tx.execute(checkpoint.insert().values(athlete_id=athlete_id, versions=versions, through_day=day, state=state))
    days = [date.fromisoformat(text) for text in tx.execute(sa.select(checkpoint.c.through_day).where(mine)).scalars()]
    spare = [gone.isoformat() for gone in _spare(days)]
    if spare:
        tx.execute(checkpoint.delete().where(mine, checkpoint.c.through_day.in_(spare)))


def load_before(tx: sa.Connection, athlete_id: str, versions: str, day: date) -> tuple[date, bytes] | None:
    """The newest (through_day, state) with ``through_day`` before ``day``; None when there is none."""
    query = (
        sa.select(checkpoint.c.through_day, checkpoint.c.state)
        .where(
            checkpoint.c.athlete_id == athlete_id, checkpoint.c.versions == versions, checkpoint.c.through_day < day.isoformat()
        )
        .order_by(checkpoint.c.through_day.desc())
        .limit(1)
    )
    found = tx.execute(query).first()
    return (date.fromisoformat(found.through_day), bytes(found.state)) if found else None


def drop_from(tx: sa.Connection, athlete_id: str, day: date | None) -> None:
    """Forget every state that has folded ``day`` or a later one; all of them for None."""
    _DROP_FROM.run(tx, whose=athlete_id, day="" if day is None else day.isoformat())


def _spare(days: Sequence[date]) -> list[date]:
    """Of the older days all but the oldest in each span; spans double (1, 2, 4, … weeks before the newest day)."""
    newest_first = sorted(days, reverse=True)
    kept: dict[int, date] = {}
    for day in newest_first[_NEWEST_KEPT:]:
        kept[((newest_first[0] - day) // timedelta(weeks=1)).bit_length()] = day
    return [day for day in newest_first[_NEWEST_KEPT:] if day not in kept.values()]


_DROP_FROM = Prepared(
    checkpoint.delete().where(checkpoint.c.athlete_id == sa.bindparam("whose"), checkpoint.c.through_day >= sa.bindparam("day"))
)
