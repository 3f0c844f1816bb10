"""Deciding which of the facts that are said must be written, and as which version: ``Batch``, ``Appended``, ``insert_rows``."""

import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact, content_id
from hormesis.store.bulk import insert_many
from hormesis.store.clock import Clock
from hormesis.store.heads import order_in
from hormesis.store.history import History, StoredRow
from hormesis.store.prepared import Prepared
from hormesis.store.tables import fact

__all__ = ["Appended", "Batch", "check_text", "insert_rows", "says_the_same"]

_encode = json.JSONEncoder(separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Appended:
    """What became of the facts that were said; ``written`` counts rows, the others count facts.

    ``added`` were never heard of; ``changed`` differ from what stood; ``revived`` had been taken back; ``unchanged`` stand as
    they are; ``superseded`` stand in a newer version; ``deleted`` were deleted by the athlete and stay so.
    """

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    revived: int = 0
    superseded: int = 0
    deleted: int = 0
    written: int = 0


@dataclass(slots=True)
class Batch:
    """The facts of one ``append``. ``seen`` is the newest version so far; a batch is dated by one version where it can be."""

    clock: Clock
    recorded_at: str
    history: History
    seen: str
    import_id: int | None
    written: list[tuple[StoredRow, Fact]] = field(default_factory=list)
    _counts: Counter[str] = field(default_factory=Counter)
    _tick: str = ""
    _new: dict[str, StoredRow | None] = field(default_factory=dict)

    def add(self, said: Fact, came_as: str | None = None) -> None:
        """Write ``said`` when it is new, and count it. ``came_as`` is the version that a phone gave it, where it is another."""
        rows = self.history.rows.get(said.id, [])
        standing = self.history.standing(said.id) if rows else []
        body = _body(said)
        carried = said.version if said.version and all(row.version != said.version for row in rows) else ""
        gone = "" if carried or self.import_id is None else self._gone(said, body, rows, standing)
        if gone:
            self._stand_again(said.id, gone)
            self._counts["deleted" if self.history.deleted(said.id) else "revived"] += 1
            return
        outcome = _outcome(said, body, carried, rows, standing, repeats=self.import_id is not None)
        if carried or outcome in ("added", "changed", "revived"):
            self._keep(said, body, carried or self._version_after(rows), came_as)
        self._counts["deleted" if self.history.deleted(said.id) else outcome] += 1

    def _gone(self, said: Fact, body: str, rows: list[StoredRow], standing: list[StoredRow]) -> str:
        """The version that says just this and was taken back by an undo, while a newer one stands that is not of this batch;
        empty when there is none.

        Such a file has nothing newer to say than what stands: it takes its old place again, below that.
        """
        if not standing or said.id in self._new or any(_same(row, said, body) for row in standing):
            return ""
        older = (row for row in reversed(rows) if row.version < standing[-1].version and self.history.taken_back(row))
        return next((row.version for row in older if _same(row, said, body)), "")

    def _stand_again(self, fact_id: str, version: str) -> None:
        """Take back whatever takes ``version`` back."""
        for stone in list(self.history.aimed_at[fact_id]):
            if stone.retracts == version and not self.history.taken_back(stone):
                fields = {"target": stone.id, "retracts": stone.version}
                lift = Fact("tombstone", self.recorded_at, content_id("tombstone", self.recorded_at, fields), fields)
                self._keep(lift, _body(lift), self._version_after([stone]))

    def counts(self) -> Appended:
        """What became of them."""
        return Appended(**self._counts, written=len(self.written))

    def plainly_new(self) -> list[tuple[StoredRow, int]]:
        """The rows that are the head of their id without any doubt, and their order in the workout."""
        return [
            (row, order_in(dict(said.fields)))
            for row, said in self.written
            if self._new[row.id] is row and row.target is None and row.id not in self.history.aimed_at
        ]

    def _keep(self, said: Fact, body: str, version: str, came_as: str | None = None) -> None:
        target, retracts = (said.fields.get("target"), said.fields.get("retracts")) if said.kind == "tombstone" else (None, None)
        row = StoredRow(said.id, version, said.kind, said.at, said.source, body, target, retracts, came_as)
        self._new[said.id] = None if self.history.rows.get(said.id) else row
        self.history.add(row)
        self.written.append((row, said))
        self.seen = max(self.seen, version)

    def _version_after(self, rows: list[StoredRow]) -> str:
        if not self._tick or (rows and self._tick <= rows[-1].version):
            self._tick = self.clock.after(self.seen)
        return self._tick


def _outcome(said: Fact, body: str, carried: str, rows: list[StoredRow], standing: list[StoredRow], repeats: bool) -> str:
    if not standing:
        return "revived" if rows else "added"
    newest = standing[-1]
    if carried:
        return "superseded" if carried < newest.version else "unchanged" if _same(newest, said, body) else "changed"
    if _same(newest, said, body):
        return "unchanged"
    stored = said.version and any(row.version == said.version for row in standing)
    if stored or (repeats and any(_same(row, said, body) for row in standing)):
        return "superseded"
    return "changed"


def says_the_same(row: StoredRow, said: Fact) -> bool:
    """Whether a stored version has the content of ``said``, whatever their versions are."""
    return _same(row, said, _body(said))


def _same(row: StoredRow, said: Fact, body: str) -> bool:
    if row.kind != said.kind or row.at != said.at or row.source != said.source:
        return False
    return row.body == body or bool(_apart(json.loads(row.body)) == _apart(json.loads(body)))


def _apart(value: Any) -> Any:
    """A JSON value as it is compared: to Python, false is 0."""
    if isinstance(value, dict):
        return {name: _apart(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_apart(one) for one in value]
    return f"{value}\0" if isinstance(value, bool) else value


def _body(said: Fact) -> str:
    fields = said.fields
    if None in fields.values():
        fields = {name: value for name, value in fields.items() if value is not None}
    return _encode(fields if type(fields) is dict else dict(fields))


def check_text(said: Fact) -> None:
    """Raises ``Invalid`` where a fact holds text that no database can hold in a column."""
    for name in ("id", "at", "version", "source", "recorded_at"):
        value = getattr(said, name)
        if not value.isascii() or "\0" in value:
            _refuse_unstorable(name, value)
    for name in ("target", "retracts") if said.kind == "tombstone" else ():
        _refuse_unstorable(name, said.fields.get(name) or "")


def _refuse_unstorable(name: str, value: str) -> None:
    if "\0" in value or any("\ud800" <= letter <= "\udfff" for letter in value):
        raise Invalid(f"{name}: found {value!r}; allowed is text without NUL and without half a surrogate pair")


def insert_rows(tx: sa.Connection, athlete_id: str, batch: Batch) -> None:
    """Write the rows that ``batch`` decided on, and number their arrival.

    Writers for one athlete take turns until they commit, so a number is never seen before a smaller one.
    """
    before = _LAST_ARRIVAL.run(tx, whose=athlete_id).scalar() or 0
    in_order_of_key = sorted(batch.written, key=lambda pair: pair[0][:2])  # half the time
    values = (
        {
            "athlete_id": athlete_id,
            **row._asdict(),
            "day": row.at[:10],
            "recorded_at": said.recorded_at or batch.recorded_at,
            "import_id": batch.import_id,
            "arrival": before + number,
        }
        for number, (row, said) in enumerate(in_order_of_key, start=1)
    )
    insert_many(tx, fact, values)


_LAST_ARRIVAL = Prepared(sa.select(sa.func.max(fact.c.arrival)).where(fact.c.athlete_id == sa.bindparam("whose")))
