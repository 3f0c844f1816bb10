"""A server that hears phones, for the tests of what they exchange: on a store in memory, on a clock that stands still."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from hormesis.app.jobs import Jobs
from hormesis.app.sync import sync
from hormesis.app.sync_reply import SyncRequest
from hormesis.store import facts
from hormesis.store.clock import Clock
from hormesis.store.database import IN_MEMORY, Database, open_database
from hormesis.store.history import History
from tests.phone import Phone

__all__ = ["ANN", "AT", "DAY_MS", "NOON", "NOON_MS", "Json", "Made", "Server", "change", "log", "rows"]

ANN = "ann"
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
NOON_MS = int(NOON.timestamp() * 1000)
AT = "2026-03-01T11:00:00+01:00"
DAY_MS = 86_400_000

Json = dict[str, Any]
Made = Callable[..., Phone]


class Server:
    """The use case on a store in memory, on a clock that stands still."""

    def __init__(self) -> None:
        self.db: Database = open_database(IN_MEMORY, Clock(lambda: NOON))
        self.jobs = Jobs(lambda: NOON)
        self.epochs = iter(range(1, 99))

    def hear(self, cursor: str, *changes: Any, most: int = 1000) -> Json:
        said = json.loads(json.dumps(changes))
        reply = sync(self.db, ANN, SyncRequest("phone", cursor, said), self.jobs, lambda: f"{next(self.epochs):032x}", most)
        return reply.as_json()

    def exchange(self, phone: Phone, most: int = 1000) -> Json:
        sent = phone.request()
        reply = self.hear_body(sent.body, most)
        phone.hear(sent, reply)
        return reply

    def hear_body(self, body: str, most: int = 1000) -> Json:
        said = json.loads(body)
        return self.hear(said["cursor"], *said["changes"], most=most)

    def loads(self) -> dict[str, float]:
        with self.db.reading() as tx:
            return {one.id: one.fields["load_kg"] for one in facts.live(tx, ANN, ["set"])}


def log(phone: Phone, load_kg: float = 100, **more: Any) -> str:
    return str(phone.log("set", AT, exercise="back-squat", load_kg=load_kg, reps=5, **more)["id"])


def change(fact_id: str = "a", ms: int = NOON_MS, counter: int = 0, **fields: Any) -> Json:
    version = f"{ms:012x}-{counter:04x}-0000000a"
    return {"kind": "set", "id": fact_id, "at": AT, "load_kg": 100, "reps": 5, "version": version, **fields}


def rows(server: Server, fact_id: str) -> list[Json]:
    """Every version of a fact, oldest first."""
    history = History()
    with server.db.reading() as tx:
        history.load(tx, ANN, [fact_id])
    return [json.loads(row.body) for row in history.rows[fact_id]]
