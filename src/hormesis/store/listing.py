"""Facts a page at a time, from where the page before ended: ``page``."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from hormesis.domain.facts import Fact
from hormesis.store.tables import fact, fact_head

__all__ = ["Place", "page"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fact stands in the order in which facts count."""

    at: str
    order: int
    id: str


def page(
    tx: sa.Connection,
    athlete_id: str,
    kinds: Sequence[str] | None,
    since_day: date | None,
    until_day: date | None,
    after: Place | None,
    limit: int,
) -> tuple[list[Fact], Place | None]:
    """At most ``limit`` of the facts that count, from the one after ``after``, and the place of the last where more follow.

    Both days are included. A page costs the same wherever it lies.
    """
    head, row = fact_head.c, fact.c
    same = (row.athlete_id == head.athlete_id) & (row.id == head.id) & (row.version == head.version)
    query = (
        sa.select(row.kind, row.at, row.id, row.body, row.source, row.version, row.recorded_at, head.ord)
        .join_from(fact_head, fact, same)
        .where(head.athlete_id == athlete_id, head.kind != "tombstone" if kinds is None else head.kind.in_(kinds))
        .order_by(head.at, head.ord, head.id)
        .limit(limit + 1)
    )
    if since_day is not None:
        query = query.where(head.day >= since_day.isoformat())
    if until_day is not None:
        query = query.where(head.day <= until_day.isoformat())
    if after is not None:
        query = query.where(sa.tuple_(head.at, head.ord, head.id) > sa.tuple_(after.at, after.order, after.id))
    rows = tx.execute(query).all()
    found = [Fact(r.kind, r.at, r.id, json.loads(r.body), r.source, r.version, r.recorded_at) for r in rows[:limit]]
    last = rows[limit - 1] if len(rows) > limit else None
    return found, Place(last.at, last.ord, last.id) if last else None
