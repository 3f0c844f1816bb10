"""``fact_head``, the cache of which version of each fact counts: ``settle`` after a change, ``rebuild`` from nothing."""

import json
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

import sqlalchemy as sa

from hormesis.store.bulk import insert_many
from hormesis.store.history import History, StoredRow, chunks
from hormesis.store.tables import fact, fact_head

__all__ = ["Touched", "affected_by", "insert_heads", "rebuild", "settle"]


class Touched(NamedTuple):
    """What a change of heads means to beliefs: some fact of this kind on this day came, went or changed."""

    kind: str
    day: str


def insert_heads(tx: sa.Connection, athlete_id: str, rows: Iterable[tuple[StoredRow, int]]) -> None:
    """Put in heads that are known to be missing: (row, order) pairs."""
    values: Iterable[dict[str, str | int | None]] = (
        {
            "athlete_id": athlete_id,
            "id": row.id,
            "version": row.version,
            "kind": row.kind,
            "day": row.at[:10],
            "at": sort_key(row.at),
            "ord": order,
        }
        for row, order in sorted(rows)
    )
    insert_many(tx, fact_head, values)


def settle(tx: sa.Connection, athlete_id: str, history: History, ids: Collection[str]) -> set[Touched]:
    """Bring the heads of ``ids`` up to date with ``history``, which knows all of them; says what that changed."""
    columns = (fact_head.c.id, fact_head.c.version, fact_head.c.kind, fact_head.c.day)
    old = {}
    for chunk in chunks(sorted(ids)):
        mine = (fact_head.c.athlete_id == athlete_id) & fact_head.c.id.in_(chunk)
        for fact_id, version, kind, day in tx.execute(sa.select(*columns).where(mine)).all():
            old[fact_id] = (version, Touched(kind, day))
    new = {fact_id: head for fact_id in ids if (head := history.head(fact_id))}
    stale = [fact_id for fact_id, (version, _) in old.items() if fact_id not in new or new[fact_id].version != version]
    fresh = [head for fact_id, head in new.items() if fact_id not in old or old[fact_id][0] != head.version]
    for chunk in chunks(stale):
        tx.execute(fact_head.delete().where(fact_head.c.athlete_id == athlete_id, fact_head.c.id.in_(chunk)))
    insert_heads(tx, athlete_id, ((head, order_in(json.loads(head.body))) for head in fresh))
    return {old[fact_id][1] for fact_id in stale} | {Touched(head.kind, head.at[:10]) for head in fresh}


def affected_by(tx: sa.Connection, athlete_id: str, history: History, ids: Iterable[str]) -> set[str]:
    """``ids``, what the tombstones among them aim at, what those aim at, and so on; ``history`` then knows all of them."""
    affected: set[str] = set()
    wanted = set(ids)
    while wanted:
        history.load(tx, athlete_id, wanted)
        affected |= wanted
        wanted = {row.target for fact_id in wanted for row in history.rows[fact_id] if row.target} - affected
    return affected


def rebuild(tx: sa.Connection, athlete_id: str) -> None:
    """Make all heads of the athlete again from the facts alone."""
    tx.execute(fact_head.delete().where(fact_head.c.athlete_id == athlete_id))
    history = History()
    ids = tx.execute(sa.select(fact.c.id).where(fact.c.athlete_id == athlete_id).distinct()).scalars().all()
    settle(tx, athlete_id, history, affected_by(tx, athlete_id, history, ids))


def sort_key(at: str) -> str:
    """``at`` with one separator, so that text sorts as the lifter's wall clock does."""
    return f"{at[:10]}T{at[11:]}" if len(at) > 10 else at


def order_in(fields: dict[str, Any]) -> int:
    """The place of a set in its workout; 0 where the fact has none."""
    order = fields.get("order")
    return order if type(order) is int and abs(order) < 2**31 else 0
