"""Random schedules of three phones and a server that lose, repeat and reorder what they say, crash, go back in time and are wrong
about it: in the end all of them hold the same, and nothing that was acknowledged is missing.

``HORMESIS_SCHEDULES`` says how many schedules are tried on each database; ``make soak`` tries thousands.
"""

import copy
import json
import os
import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from hormesis.app.jobs import Jobs, Kind
from hormesis.app.sync import sync
from hormesis.app.sync_reply import SyncRequest
from hormesis.domain.facts import Fact, fact_to_json
from hormesis.store import athletes, facts, imports
from hormesis.store.clock import Clock
from hormesis.store.database import IN_MEMORY, Database, open_database
from hormesis.store.rows import kept_tables
from hormesis.store.tables import fact as fact_table
from tests.phone import Phone, Sent

SCHEDULES = int(os.environ.get("HORMESIS_SCHEDULES", "100"))
STEPS = 40
PHASES = (Phase.explicit, Phase.generate) if os.environ.get("HORMESIS_NOSHRINK") else tuple(Phase)
ANN = "ann"
BEGINNING = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY_MS = 86_400_000
PAGE = 4

Json = dict[str, Any]
phones = st.integers(0, 2)
which = st.integers(0, 1000)


class Died(Exception):
    """The server stopped before the transaction ended."""


class World:
    """The server's clock, which moves on by steps."""

    def __init__(self) -> None:
        self.ms = 0

    def now(self) -> datetime:
        return BEGINNING + timedelta(milliseconds=self.ms)


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
        with db.transaction() as tx:
            athletes.purge(tx, ANN)

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

    def put_back(self, copied: dict[str, list[Json]]) -> None:
        with self.db.transaction() as tx:
            athletes.purge(tx, ANN)
            for table in kept_tables():
                if rows := copied[table.name]:
                    tx.execute(table.insert(), rows)


class Schedule(RuleBasedStateMachine):
    """Three phones of one athlete. What is on its way lies in ``asked`` and ``answered`` until it comes, or not."""

    db: Database
    world: World

    def __init__(self) -> None:
        super().__init__()
        self.world.ms = 0
        self.server = Server(self.db)
        self.skew = [0, 0, 0]
        self.phones = [Phone(f"{n + 1:08x}", self._clock(n), random.Random(n)) for n in range(3)]
        for phone in self.phones:
            phone.most = PAGE
        self.asked: list[tuple[int, Sent]] = []
        self.answered: list[tuple[int, Sent, Json, int]] = []
        self.purges = 0
        self.imports: list[int] = []
        self.acknowledged: dict[tuple[str, str, str], Json] = {}
        self.edited: dict[tuple[str, str], str] = {}
        self.copies: list[tuple[int, Any]] = []
        self.copied: dict[str, list[Json]] | None = None
        self.was_put_back = False
        self.numbers = 0

    def _clock(self, n: int) -> Callable[[], int]:
        return lambda: int(self.world.now().timestamp() * 1000) + self.skew[n]

    def _next(self) -> int:
        self.numbers += 1
        return self.numbers

    # The athlete.

    @rule(n=phones)
    def log_a_set(self, n: int) -> None:
        self.phones[n].log("set", "2026-03-01T18:00:00", exercise="back-squat", load_kg=100, reps=self._next(), unknown={"x": n})

    @rule(n=phones, i=which)
    def edit_a_set(self, n: int, i: int) -> None:
        if sets := [one for one in self.phones[n].seen().values() if one["kind"] == "set"]:
            seen = sets[i % len(sets)]
            said = self.phones[n].edit(seen["id"], reps=self._next())
            self.edited[said["id"], said["version"]] = seen["version"]

    @rule(n=phones, i=which)
    def delete_a_set(self, n: int, i: int) -> None:
        if sets := [one["id"] for one in self.phones[n].seen().values() if one["kind"] == "set"]:
            self.phones[n].delete(sets[i % len(sets)])

    @rule(n=phones, i=which)
    def restore_a_set(self, n: int, i: int) -> None:
        if stones := [one["id"] for one in self.phones[n].seen().values() if one["kind"] == "tombstone"]:
            self.phones[n].restore(stones[i % len(stones)])

    @rule(n=phones, kind=st.sampled_from(["set", "telepathy"]))
    def say_what_the_server_does_not_take(self, n: int, kind: str) -> None:
        self.phones[n].log(kind, "2026-03-01", reps=-1)

    # What is on its way.

    @rule(n=phones)
    def ask(self, n: int) -> None:
        self.asked.append((n, self.phones[n].request()))

    @precondition(lambda self: self.asked)
    @rule(i=which, again=st.booleans(), dies=st.sampled_from([False, False, False, True]))
    def arrive(self, i: int, again: bool, dies: bool) -> None:
        n, sent = self.asked[i % len(self.asked)]
        if not again:
            del self.asked[i % len(self.asked)]
        self.server.jobs.dies = dies
        with suppress(Died):
            self.answered.append((n, sent, self.server.hear(sent.body), self.purges))
        self.server.jobs.dies = False

    @precondition(lambda self: self.answered)
    @rule(i=which, again=st.booleans(), lost=st.sampled_from([False, False, True]))
    def answer(self, i: int, again: bool, lost: bool) -> None:
        n, sent, reply, purges = self.answered[i % len(self.answered)]
        if not again:
            del self.answered[i % len(self.answered)]
        if not lost:
            self._hear(n, sent, reply, purged_since=purges != self.purges)

    @rule(n=phones)
    def exchange(self, n: int) -> None:
        sent = self.phones[n].request()
        self._hear(n, sent, self.server.hear(sent.body))

    def _hear(self, n: int, sent: Sent, reply: Json, purged_since: bool = False) -> None:
        acknowledged = self.phones[n].hear(sent, reply)
        if purged_since:
            return
        rows = self.server.rows() if acknowledged else []
        for one in acknowledged:
            self.acknowledged[one["id"], one["version"], json.dumps(one, sort_keys=True)] = one
            base = _stored(rows, one["id"], self.edited.get((one["id"], one["version"]), ""))
            if base:
                assert max(_stored(rows, one["id"], one["version"])) > min(base), "an edit of what was seen comes after it"

    # What goes wrong.

    @rule(ms=st.sampled_from([1, 1000, 60_000, DAY_MS]))
    def time_passes(self, ms: int) -> None:
        self.world.ms += ms

    @rule(n=phones, skew_ms=st.sampled_from([0, -DAY_MS, DAY_MS, 240_000, 3650 * DAY_MS, -3650 * DAY_MS]))
    def the_clock_is_wrong(self, n: int, skew_ms: int) -> None:
        self.skew[n] = skew_ms

    @rule(n=phones)
    def the_phone_crashes(self, n: int) -> None:
        self.answered = [one for one in self.answered if one[0] != n]

    @rule(n=phones)
    def copy_the_phone(self, n: int) -> None:
        self.copies.append((n, copy.deepcopy(self.phones[n].disk)))

    @precondition(lambda self: self.copies)
    @rule(i=which, onto=phones)
    def put_a_phone_back(self, i: int, onto: int) -> None:
        source, disk = self.copies[i % len(self.copies)]
        self.phones[onto].disk = copy.deepcopy(disk)
        self.phones[onto].device = self.phones[source].device
        self.answered = [one for one in self.answered if one[0] != onto]
        if self.was_put_back:
            self._forget_what_nobody_holds()

    # What happens on the server meanwhile.

    @rule(i=st.integers(0, 2), reps=st.integers(1, 2))
    def import_a_log(self, i: int, reps: int) -> None:
        said = [Fact("set", "2026-02-01T18:00:00", f"import-{i + n}", {"reps": reps, "load_kg": 50.0}, "hevy") for n in range(2)]
        self.imports.append(self.server.bring(said))

    @precondition(lambda self: self.imports)
    @rule(i=which)
    def undo_an_import(self, i: int) -> None:
        self.server.undo(self.imports[i % len(self.imports)])

    @rule(i=which, foreign=st.sampled_from([False, False, False, True]))
    def edit_elsewhere(self, i: int, foreign: bool) -> None:
        if sets := sorted(one["id"] for one in self.server.heads().values() if one["kind"] == "set"):
            fields = {"reps": self._next(), "load_kg": 60}
            version = f"v{self._next()}" if foreign else ""
            self.server.say(Fact("set", "2026-03-01T18:00:00", sets[i % len(sets)], fields, "cli", version))

    @precondition(lambda self: self.numbers % 7 == 3)
    @rule()
    def purge(self) -> None:
        with self.db.transaction() as tx:
            athletes.purge(tx, ANN)
        self.acknowledged.clear()
        self.imports.clear()
        self.purges += 1
        self.copied, self.was_put_back = None, False
        for phone in self.phones:
            phone.sends_again = False

    @rule()
    def copy_the_server(self) -> None:
        self.copied = self.server.copied()

    @precondition(lambda self: self.copied is not None and self.numbers % 5 == 2)
    @rule()
    def put_the_server_back(self) -> None:
        assert self.copied is not None
        self.server.put_back(self.copied)
        self.imports.clear()
        self.was_put_back = True
        for phone in self.phones:
            phone.sends_again = True
        self._forget_what_nobody_holds()

    def _forget_what_nobody_holds(self) -> None:
        """What was lost on the server and on every phone can't be asked for."""
        held = {(row["id"], row["came_as"] or row["version"]) for row in self.server.rows()}
        for disk in (phone.disk for phone in self.phones):
            held |= {(one["id"], one["version"]) for one in (*disk.mirror.values(), *disk.outbox)}
        self.acknowledged = {key: one for key, one in self.acknowledged.items() if key[:2] in held}

    # What must be true in the end.

    def teardown(self) -> None:
        self._speak_until_nothing_is_new()
        heads = {key: _said(one) for key, one in self.server.heads().items()}
        for phone in self.phones:
            assert {key: _said(one) for key, one in phone.disk.mirror.items()} == heads
            assert {(one["id"], one["version"]) for one in phone.disk.outbox} == phone.disk.held.keys(), "what is rejected stays"
        rows = self.server.rows()
        targets = {row["target"] for row in rows}
        for fact_id, version, _ in self.acknowledged:
            one = self.acknowledged[fact_id, version, _]
            stored = [row for row in rows if row["id"] == fact_id and version in (row["version"], row["came_as"])]
            assert any(_body(row) == _fields(one) for row in stored), f"{one} was acknowledged and is missing"
            if one["kind"] == "tombstone":
                continue
            assert fact_id in heads or fact_id in targets, f"{one} was acknowledged and does not count"
            if fact_id in heads:
                assert heads[fact_id]["version"] >= min(row["version"] for row in stored)

    def _speak_until_nothing_is_new(self) -> None:
        for _ in range(400):
            quiet = True
            for n, phone in enumerate(self.phones):
                sent = phone.request()
                reply = self.server.hear(sent.body)
                quiet &= not (sent.changes or reply["changes"] or reply["more"] or reply["begin_again"])
                self._hear(n, sent, reply)
            if quiet:
                return
        raise AssertionError("the phones and the server go on for ever")


def _stored(rows: list[Json], fact_id: str, version: str) -> list[str]:
    """The versions as which a version is stored."""
    return [row["version"] for row in rows if row["id"] == fact_id and version in (row["version"], row["came_as"])]


def _said(one: Json) -> Json:
    return {name: value for name, value in one.items() if name != "recorded_at"}


def _fields(one: Json) -> Json:
    """What a fact says; which version a delete is taken back by is the server's to say."""
    return {k: v for k, v in one.items() if k not in ("id", "kind", "at", "source", "version", "recorded_at", "retracts")}


def _body(row: Json) -> Json:
    return {name: value for name, value in row["body"].items() if name != "retracts"}


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest) -> Iterator[str]:
    if request.param == "sqlite":
        yield IN_MEMORY
    else:
        with request.getfixturevalue("postgres").used() as url:
            yield url


def test_three_phones_and_the_server_come_to_hold_the_same_and_nothing_acknowledged_is_missing(place: str) -> None:
    world = World()
    db = open_database(place, Clock(world.now)).of(ANN)

    class Here(Schedule):
        pass

    Here.db, Here.world = db, world
    few = settings(
        max_examples=SCHEDULES,
        stateful_step_count=STEPS,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        print_blob=True,
        phases=PHASES,
    )
    run_state_machine_as_test(Here, settings=few)
    db.close()
