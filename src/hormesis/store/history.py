"""What stands: every version of some facts, and which of them are taken back or deleted. ``History``, ``load_history``.

- Of the versions of an id that are not taken back, the newest one counts.
- A tombstone that names a version (``retracts``) takes back that version only; undoing an import is made of these.
- A tombstone that names none is the athlete's own delete: its target is gone, whatever versions of it arrive before or
  after, until the tombstone itself is taken back. So the order of arrival does not matter.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

import sqlalchemy as sa

from hormesis.store.tables import fact

__all__ = ["History", "StoredRow", "chunks", "load_history"]

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


_COLUMNS = [fact.c[name] for name in StoredRow._fields]


@dataclass(slots=True)
class History:
    """The rows of some ids, oldest version first, and the tombstones that aim at them."""

    rows: dict[str, list[StoredRow]] = field(default_factory=lambda: defaultdict(list))
    aimed_at: dict[str, list[StoredRow]] = field(default_factory=lambda: defaultdict(list))

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


def load_history(tx: sa.Connection, athlete_id: str, ids: Iterable[str]) -> History:
    """Every row of ``ids`` and every tombstone aimed at them, at those tombstones, and so on."""
    history = History()
    wanted = set(ids)
    for chunk in chunks(sorted(wanted)):
        for row in tx.execute(_rows_where(athlete_id, fact.c.id.in_(chunk))):
            history.rows[row[0]].append(StoredRow._make(row))
    for rows in history.rows.values():
        rows.sort(key=lambda row: row.version)
    done: set[str] = set()
    while wanted:
        done |= wanted
        stones = [
            StoredRow._make(row)
            for chunk in chunks(sorted(wanted))
            for row in tx.execute(_rows_where(athlete_id, fact.c.target.in_(chunk)))
        ]
        for stone in stones:
            history.aimed_at[stone.target or ""].append(stone)
        wanted = {stone.id for stone in stones} - done
    return history


def chunks(ids: Iterable[str]) -> Iterator[Sequence[str]]:
    """``ids`` in pieces that fit into one statement."""
    rest = iter(ids)
    while piece := list(islice(rest, CHUNK)):
        yield piece


def _rows_where(athlete_id: str, condition: sa.ColumnElement[bool]) -> sa.Select[tuple[object, ...]]:
    return sa.select(*_COLUMNS).where(fact.c.athlete_id == athlete_id, condition)
