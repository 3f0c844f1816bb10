"""A server whose clock moves when it is told to, which can die before it has written: what random schedules of phones meet."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from hormesis.app.jobs import Jobs, Kind
from hormesis.app.sync import sync
from hormesis.app.sync_reply import SyncRequest
from hormesis.domain.facts import Fact, fact_to_json
from hormesis.store import athletes, facts, imports
from hormesis.store.database import Database
from hormesis.store.rows import kept_tables
from hormesis.store.tables import fact as fact_table

__all__ = ["ANN", "PAGE", "Died", "Json", "Server", "World"]

ANN = "ann"
PAGE = 6
_BEGINNING = datetime(2026, 3, 1, 12, tzinfo=UTC)

Json = dict[str, Any]


class Died(Exception):
    """The server stopped before the transaction ended."""


class World:
    """The server's clock, which moves on by steps."""

    def __init__(self) -> None:
        self.ms = 0

    def now(self) -> datetime:
        return _BEGINNING + timedelta(milliseconds=self.ms)


class DyingJobs:
    """The queue; or the end of the server when all is written and nothing is kept."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self.jobs, self.dies = Jobs(now), False

    def enqueue(self, tx: sa.Connection, athlete_id: str, kind: Kind, *_: object, **__: object) -> str:
        left = self.jobs.enqueue(tx, athlete_id, kind)
        if self.dies:
            raise Died
        return left


class Server:
    """The real use case on a real store, and what else is written there meanwhile."""

    def __init__(self, db: Database) -> None:
        self.db, self.jobs, self.epochs = db, DyingJobs(db.clock.now), 0
        self.purge()

    def hear(self, body: str) -> Json:
        said = json.loads(body)
        reply = sync(self.db, ANN, SyncRequest(**said), self.jobs, self._epoch, PAGE)
        heard: Json = json.loads(json.dumps(reply.as_json()))
        return heard

    def _epoch(self) -> str:
        self.epochs += 1
        return f"{self.epochs:032x}"

    def bring(self, said: list[Fact]) -> int:
        with self.db.transaction() as tx:
            import_id = imports.begin(tx, ANN, "log.csv", "hash", "hevy", "", "2026-03-01")
            appended = facts.append(tx, ANN, said, self.db.clock, import_id)
            imports.finish(tx, ANN, import_id, appended.written, {})
        return import_id

    def undo(self, import_id: int) -> None:
        with self.db.transaction() as tx:
            facts.take_back_import(tx, ANN, import_id, self.db.clock)

    def say(self, said: Fact) -> None:
        with self.db.transaction() as tx:
            facts.append(tx, ANN, [said], self.db.clock)

    def heads(self) -> dict[str, Json]:
        with self.db.reading() as tx:
            return {one.id: fact_to_json(one) for one in facts.export(tx, ANN)}

    def rows(self) -> list[Json]:
        with self.db.reading() as tx:
            found = tx.execute(sa.select(fact_table).where(fact_table.c.athlete_id == ANN))
            return [{**row._mapping, "body": json.loads(row.body)} for row in found]

    def copied(self) -> dict[str, list[Json]]:
        with self.db.reading() as tx:
            return {table.name: [dict(row._mapping) for row in tx.execute(sa.select(table))] for table in kept_tables()}

    def purge(self) -> None:
        with self.db.transaction() as tx:
            athletes.purge(tx, ANN)

    def put_back(self, copied: dict[str, list[Json]]) -> None:
        with self.db.transaction() as tx:
            athletes.purge(tx, ANN)
            for table in kept_tables():
                if rows := copied[table.name]:
                    tx.execute(table.insert(), rows)
