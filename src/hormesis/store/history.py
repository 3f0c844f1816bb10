"""What stands: every version of some facts, and which of them are taken back or deleted. ``History``.

- Of the versions of an id that are not taken back, the newest one counts.
- A tombstone that names a version (``retracts``) takes back that version only; undoing an import is made of these.
- A tombstone that names none is the athlete's own delete: its target is gone, whatever versions of it arrive before or
  after, until the tombstone itself is taken back. So the order of arrival does not matter.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

import sqlalchemy as sa

from hormesis.store.prepared import Prepared
from hormesis.store.tables import fact

__all__ = ["History", "StoredRow", "chunks"]

CHUNK = 900
"""Ids asked for in one statement: below every database's limit of bound values."""


class StoredRow(NamedTuple):
    """One row of ``fact``, without what only an export needs."""

    id: str
    version: str
    kind: str
    at: str
    source: str
    body: str
    target: str | None
    retracts: str | None
    came_as: str | None = None


_COLUMNS = [fact.c[name] for name in StoredRow._fields]


@dataclass(slots=True)
class History:
    """The rows of some ids, oldest version first, and the tombstones that aim at them. ``load`` reads more of them."""

    rows: dict[str, list[StoredRow]] = field(default_factory=dict)
    aimed_at: dict[str, list[StoredRow]] = field(default_factory=dict)

    def load(self, tx: sa.Connection, athlete_id: str, ids: Iterable[str]) -> None:
        """Read every row of ``ids`` and every tombstone aimed at them, at those tombstones, and so on. Not twice for an id."""
        missing = sorted(set(ids) - self.rows.keys())
        found = _read(tx, athlete_id, fact.c.id, missing)
        self.rows.update((fact_id, []) for fact_id in missing)
        for row in found:
            self.rows[row.id].append(row)
        for fact_id in {row.id for row in found}:
            self.rows[fact_id].sort(key=lambda row: row.version)
        aims = missing if _ANY_STONE.run(tx, whose=athlete_id).first() else []
        done: set[str] = set()
        while aims:
            done.update(aims)
            stones = _read(tx, athlete_id, fact.c.target, aims)
            for stone in stones:
                self.aim(stone)
            aims = sorted({stone.id for stone in stones} - done)

    def add(self, row: StoredRow) -> None:
        """Take in a row that is about to be written."""
        rows = self.rows.setdefault(row.id, [])
        rows.append(row)
        rows.sort(key=lambda r: r.version)
        self.aim(row)

    def aim(self, stone: StoredRow) -> None:
        """Take in a tombstone for what it does to its target; any other row does nothing."""
        if stone.target and stone not in self.aimed_at.setdefault(stone.target, []):
            self.aimed_at[stone.target].append(stone)

    def standing(self, fact_id: str) -> list[StoredRow]:
        """The versions of ``fact_id`` that are not taken back, oldest first."""
        rows = self.rows.get(fact_id, [])
        return [row for row in rows if not self.taken_back(row)] if fact_id in self.aimed_at else rows

    def taken_back(self, row: StoredRow) -> bool:
        """Whether a standing tombstone takes this version back. Only a newer one can, so there are no circles."""
        return any(
            stone.retracts == row.version and stone.version > row.version and not self.taken_back(stone)
            for stone in self.aimed_at.get(row.id, ())
        )

    def deleted(self, fact_id: str) -> bool:
        """Whether the athlete deleted ``fact_id``."""
        return any(stone.retracts is None and not self.taken_back(stone) for stone in self.aimed_at.get(fact_id, ()))

    def head(self, fact_id: str) -> StoredRow | None:
        """The version that counts; None when there is none. A retraction is bookkeeping and never a head."""
        standing = self.standing(fact_id)
        if not standing or standing[-1].retracts is not None or self.deleted(fact_id):
            return None
        return standing[-1]


def chunks(ids: Iterable[str]) -> Iterator[Sequence[str]]:
    """``ids`` in pieces that fit into one statement."""
    rest = iter(ids)
    while piece := list(islice(rest, CHUNK)):
        yield piece


def _read(tx: sa.Connection, athlete_id: str, column: sa.Column[str], ids: Iterable[str]) -> list[StoredRow]:
    """The rows whose ``column`` is one of ``ids``. That it is not null is said so that the partial index is used."""
    wanted = list(ids)
    if len(wanted) == 1:
        return [StoredRow._make(row) for row in _OF_ONE[column.name].run(tx, whose=athlete_id, which=wanted[0])]
    mine = (fact.c.athlete_id == athlete_id) & column.is_not(None)
    query = sa.select(*_COLUMNS)
    return [StoredRow._make(row) for chunk in chunks(wanted) for row in tx.execute(query.where(mine, column.in_(chunk))).all()]


_MINE = fact.c.athlete_id == sa.bindparam("whose")
_ANY_STONE = Prepared(sa.select(fact.c.id).where(_MINE, fact.c.target.is_not(None)).limit(1))
_OF_ONE = {
    column.name: Prepared(sa.select(*_COLUMNS).where(_MINE, column.is_not(None), column == sa.bindparam("which")))
    for column in (fact.c.id, fact.c.target)
}
