"""Facts in and out: ``append``, ``live``, ``export``, ``count_rows``, ``delete``, ``restore``, ``take_back_import``.

Rows are only ever added. All of it runs in the caller's transaction and keeps ``fact_head`` and the checkpoints right.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from hormesis.domain.errors import NotFound
from hormesis.domain.facts import Fact, content_id
from hormesis.store import checkpoints, heads
from hormesis.store.athletes import last_version, saw_version
from hormesis.store.clock import Clock
from hormesis.store.history import History, chunks
from hormesis.store.tables import HEAD_BY_KIND, fact, fact_head
from hormesis.store.writing import Appended, Batch, check_text, insert_rows

__all__ = [
    "Appended",
    "append",
    "begin_batch",
    "count_rows",
    "delete",
    "export",
    "live",
    "live_by_id",
    "restore",
    "take_back_import",
    "write_batch",
]

_FULL = (fact.c.kind, fact.c.at, fact.c.id, fact.c.body, fact.c.source, fact.c.version, fact.c.recorded_at)

_AT_ONCE = 5000


def append(tx: sa.Connection, athlete_id: str, facts: Iterable[Fact], clock: Clock, import_id: int | None = None) -> Appended:
    """Write what is new among ``facts``.

    A fact without a version is said now; it is not written when it repeats what already stands: the live version, or for an
    import any version that stands, since a file that is read again must not take back a later edit. A fact that carries a
    version keeps it, and is written unless that version is already there. Raises ``Invalid`` for text no database can hold.
    """
    said = list(facts)
    for one in said:
        check_text(one)
    batch = begin_batch(tx, athlete_id, clock, import_id)
    batch.history.load(tx, athlete_id, {one.id for one in said})
    for one in sorted(said, key=lambda fact: fact.version):  # the newest version of an id is revived last, and counts again
        batch.add(one)
    write_batch(tx, athlete_id, batch)
    return batch.counts()


def begin_batch(tx: sa.Connection, athlete_id: str, clock: Clock, import_id: int | None = None) -> Batch:
    """An empty batch that goes on from the newest version seen; other writers for the athlete wait from here on."""
    return Batch(clock, clock.recorded_at(), History(), last_version(tx, athlete_id), import_id)


def write_batch(tx: sa.Connection, athlete_id: str, batch: Batch) -> None:
    """Write what ``batch`` decided on, settle which versions count, and forget the beliefs that have folded what changed."""
    if not batch.written:
        return
    new = batch.plainly_new()
    plain = {row.id for row, _ in new}
    doubtful = heads.affected_by(tx, athlete_id, batch.history, {row.id for row, _ in batch.written} - plain)
    insert_rows(tx, athlete_id, batch)
    saw_version(tx, athlete_id, batch.seen)
    heads.insert_heads(tx, athlete_id, new)
    touched = heads.settle(tx, athlete_id, batch.history, doubtful) | {heads.Touched(row.kind, row.at[:10]) for row, _ in new}
    _drop_checkpoints(tx, athlete_id, touched)


def _drop_checkpoints(tx: sa.Connection, athlete_id: str, touched: set[heads.Touched]) -> None:
    """Forget the beliefs that have folded what changed. A tombstone has no day of its own: its target has."""
    if any(kind == "name" for kind, _ in touched):  # a name reaches every day on which the exercise was done
        checkpoints.drop_from(tx, athlete_id, None)
    elif days := [day for kind, day in touched if kind != "tombstone"]:
        checkpoints.drop_from(tx, athlete_id, date.fromisoformat(min(days)))


def live(
    tx: sa.Connection,
    athlete_id: str,
    kinds: Sequence[str] | None = None,
    since_day: date | None = None,
    until_day: date | None = None,
) -> list[Fact]:
    """The facts that count, in the order in which they fold: (at, order in the workout, id). Both days are included."""
    wanted = fact_head.c.kind != "tombstone" if kinds is None else fact_head.c.kind.in_(kinds)
    query = _heads_of(athlete_id).where(wanted)
    if kinds is not None:  # with many kinds SQLite, which knows no statistics here, would read every head of the athlete
        query = query.with_hint(fact_head, f"INDEXED BY {HEAD_BY_KIND}", "sqlite")
    if since_day is not None:
        query = query.where(fact_head.c.day >= since_day.isoformat())
    if until_day is not None:
        query = query.where(fact_head.c.day <= until_day.isoformat())
    return [found for rows in tx.execute(query).partitions(_AT_ONCE) for found in _facts(rows)]


def live_by_id(tx: sa.Connection, athlete_id: str, ids: Iterable[str]) -> dict[str, Fact]:
    """Those among ``ids`` that count, the athlete's own deletes among them."""
    found: list[Fact] = []
    for chunk in chunks(ids):
        found.extend(_facts(tx.execute(_heads_of(athlete_id).where(fact_head.c.id.in_(chunk))).all()))
    return {one.id: one for one in found}


def first_day(tx: sa.Connection, athlete_id: str, kinds: Sequence[str]) -> date | None:
    """The day of the first fact of these kinds that counts; None where there is none."""
    mine = fact_head.c.athlete_id == athlete_id
    days = [tx.execute(sa.select(sa.func.min(fact_head.c.day)).where(mine, fact_head.c.kind == kind)).scalar() for kind in kinds]
    return min((date.fromisoformat(day) for day in days if day), default=None)


def export(tx: sa.Connection, athlete_id: str) -> Iterator[Fact]:
    """Everything that stands, in folding order, the athlete's own deletes among it; imported elsewhere it gives the same."""
    result = tx.execute(_heads_of(athlete_id))
    for rows in result.partitions(_AT_ONCE):
        yield from _facts(rows)


def count_rows(tx: sa.Connection, athlete_id: str) -> int:
    """How many rows there are. Rows are only added, so an equal number means that nothing was said in between."""
    return tx.execute(sa.select(sa.func.count()).select_from(fact).where(fact.c.athlete_id == athlete_id)).scalar_one()


def _heads_of(athlete_id: str) -> sa.Select[Any]:
    same = (fact.c.athlete_id == fact_head.c.athlete_id) & (fact.c.id == fact_head.c.id) & (fact.c.version == fact_head.c.version)
    return (
        sa.select(*_FULL)
        .join_from(fact_head, fact, same)
        .where(fact_head.c.athlete_id == athlete_id)
        .order_by(fact_head.c.at, fact_head.c.ord, fact_head.c.id)
    )


def _facts(rows: Sequence[Sequence[Any]]) -> list[Fact]:
    bodies = json.loads(f"[{','.join([row[3] for row in rows])}]")  # one call for all is thrice as fast
    return [
        Fact(kind, at, fact_id, body, source, version, recorded_at)
        for (kind, at, fact_id, _, source, version, recorded_at), body in zip(rows, bodies, strict=True)
    ]


def delete(tx: sa.Connection, athlete_id: str, ids: Sequence[str], clock: Clock) -> Appended:
    """Delete facts by the athlete's own word: importing them again does not bring them back, ``restore`` does.

    Raises ``NotFound`` for an id that is not there.
    """
    history = History()
    history.load(tx, athlete_id, ids)
    for fact_id in ids:
        if history.head(fact_id) is None:
            raise NotFound(f"no fact {fact_id!r}; `hormesis export` lists every fact with its id")
    at = clock.recorded_at()
    return append(tx, athlete_id, [_tombstone(at, {"target": fact_id}) for fact_id in ids], clock)


def restore(tx: sa.Connection, athlete_id: str, ids: Sequence[str], clock: Clock) -> Appended:
    """Take back the deletion of facts. Raises ``NotFound`` for an id that the athlete did not delete."""
    history = History()
    history.load(tx, athlete_id, ids)
    at = clock.recorded_at()
    stones = []
    for fact_id in ids:
        if not history.deleted(fact_id):
            raise NotFound(f"fact {fact_id!r} is not deleted; there is nothing to restore")
        for stone in history.aimed_at[fact_id]:
            if stone.retracts is None and not history.taken_back(stone):
                stones.append(_tombstone(at, {"target": stone.id, "retracts": stone.version}))
    return append(tx, athlete_id, stones, clock)


def take_back_import(tx: sa.Connection, athlete_id: str, import_id: int, clock: Clock) -> int:
    """Take back every version that an import wrote; what stood before it stands again. Returns how many."""
    wrote = sa.select(fact.c.id, fact.c.version).where(fact.c.athlete_id == athlete_id, fact.c.import_id == import_id)
    versions = [(fact_id, version) for fact_id, version in tx.execute(wrote).all()]
    batch = begin_batch(tx, athlete_id, clock)
    batch.history.load(tx, athlete_id, {fact_id for fact_id, _ in versions})
    standing = {(row.id, row.version) for fact_id in list(batch.history.rows) for row in batch.history.standing(fact_id)}
    at, moment = clock.recorded_at(), clock.after(batch.seen)
    for fact_id, version in versions:
        if (fact_id, version) in standing:  # its own id is new, since it holds a version that nobody has seen
            fields = {"target": fact_id, "retracts": version}
            batch.add(Fact("tombstone", at, f"{moment}~{fact_id}~{version}", fields))
    write_batch(tx, athlete_id, batch)
    return len(batch.written)


def _tombstone(at: str, fields: dict[str, str]) -> Fact:
    return Fact("tombstone", at, content_id("tombstone", at, fields), fields)
