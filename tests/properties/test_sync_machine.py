"""Random schedules of three phones and a server that lose, repeat and reorder what they say, crash, go back in time and are wrong
about it: in the end all of them hold the same, and nothing that was acknowledged is missing.

``HORMESIS_SCHEDULES`` says how many schedules are tried on each database; ``make soak`` tries thousands.
"""

import copy
import json
import os
import random
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from hormesis.app.sync import MOST_AHEAD_S
from hormesis.domain.facts import Fact
from hormesis.store.clock import Clock, milliseconds_of
from hormesis.store.database import IN_MEMORY, Database, open_database
from tests.phone import Disk, Phone, Sent
from tests.properties.dying_server import ANN, PAGE, Died, Json, Server, World

SCHEDULES = int(os.environ.get("HORMESIS_SCHEDULES", "100"))
STEPS = 20
PHASES = (Phase.explicit, Phase.generate) if os.environ.get("HORMESIS_NOSHRINK") else tuple(Phase)
DAY_MS = 86_400_000

phones = st.integers(0, 2)
which = st.integers(0, 1000)
WHAT = ("edit", "edit", "edit", "log", "delete", "restore", "wrong", "nothing", "nothing")
FATES = ("heard", "heard", "heard", "later", "reply late", "reply lost", "twice", "server dies", "no signal")


class Schedule(RuleBasedStateMachine):
    """Three phones of one athlete. What is on its way lies in ``asked`` and ``answered`` until it comes, or not."""

    db: Database
    world: World

    def __init__(self) -> None:
        super().__init__()
        self.world.ms = 0
        self.server = Server(self.db)
        self.skew = [0, 0, 0]
        self.phones = [Phone(f"{n + 1:08x}", self._clock(n), random.Random(n), PAGE) for n in range(3)]
        self.asked: list[tuple[int, Sent]] = []
        self.answered: list[tuple[int, Sent, Json, tuple[int, int]]] = []
        self.imports: list[int] = []
        self.acknowledged: dict[tuple[str, str, str], Json] = {}
        self.edited: dict[tuple[str, str], str] = {}
        self.past_disks: list[tuple[str, Disk]] = []
        self.past_stores: list[dict[str, list[Json]]] = []
        self.purges, self.puts_back = 0, 0
        self.numbers = 0

    def _clock(self, n: int) -> Callable[[], int]:
        return lambda: int(self.world.now().timestamp() * 1000) + self.skew[n]

    def _next(self) -> int:
        self.numbers += 1
        return self.numbers

    # The athlete: says something, and the phone speaks with the server, or tries to.

    @rule(acts=st.lists(st.tuples(phones, st.sampled_from(WHAT), which, st.sampled_from(FATES)), min_size=1, max_size=8))
    def live(self, acts: list[tuple[int, str, int, str]]) -> None:
        for n, what, i, fate in acts:
            self._live(n, what, i, fate)

    def _live(self, n: int, what: str, i: int, fate: str) -> None:
        self._say(n, what, i)
        if fate == "no signal":
            return
        sent = self.phones[n].request()
        if fate == "later":
            self.asked.append((n, sent))
            return
        reply = self._arrive(sent, dies=fate == "server dies")
        if fate == "twice":
            self._arrive(sent)
        if reply is None or fate == "reply lost":
            return
        if fate == "reply late":
            self.answered.append((n, sent, reply, (self.purges, self.puts_back)))
        else:
            self._hear(n, sent, reply)
            self._knows_how_it_stands(self.phones[n], sent, reply)

    def _knows_how_it_stands(self, phone: Phone, sent: Sent, reply: Json) -> None:
        """After a reply, however much is still to come, a phone holds what it has just spoken of as the server does."""
        if reply["begin_again"] is None:
            heads, mirror = self.server.heads(), phone.disk.mirror
            rejected = {one["index"] for one in reply["rejected"]}
            spoken = [one for i, one in enumerate(json.loads(sent.body)["changes"]) if i not in rejected]
            for fact_id in {one["id"] for one in spoken} | {one["target"] for one in spoken if "target" in one}:
                assert _said(mirror.get(fact_id, {})) == _said(heads.get(fact_id, {}))

    def _say(self, n: int, what: str, i: int) -> None:
        phone, seen = self.phones[n], list(self.phones[n].seen().values())
        sets = [one for one in seen if one["kind"] == "set"]
        stones = [one for one in seen if one["kind"] == "tombstone"]
        if what == "wrong":
            phone.log("telepathy" if i % 2 else "set", "2026-03-01", reps=-1)
        elif what == "log" or (what in ("edit", "delete") and not sets):
            phone.log("set", "2026-03-01T18:00:00", exercise="back-squat", load_kg=100, reps=self._next(), unknown={"x": n})
        elif what == "edit":
            base = sets[i % len(sets)]
            said = phone.edit(base["id"], reps=self._next())
            if self.puts_back or _stored(self.server.rows(), base["id"], base["version"]):  # else it was erased meanwhile
                self.edited[said["id"], said["version"]] = base["version"]
        elif what == "delete":
            phone.delete(sets[i % len(sets)]["id"])
        elif what == "restore" and stones:
            phone.restore(stones[i % len(stones)]["id"])

    def _arrive(self, sent: Sent, dies: bool = False) -> Json | None:
        self.server.jobs.dies = dies
        try:
            return self.server.hear(sent.body)
        except Died:
            return None
        finally:
            self.server.jobs.dies = False

    def _hear(self, n: int, sent: Sent, reply: Json, purged_since: bool = False, put_back_since: bool = False) -> None:
        self.past_disks.append((self.phones[n].device, copy.deepcopy(self.phones[n].disk)))
        acknowledged = self.phones[n].hear(sent, reply)
        if purged_since or not acknowledged:
            return
        rows = self.server.rows()
        for one in acknowledged:
            self.acknowledged[one["id"], one["version"], json.dumps(one, sort_keys=True)] = one
            now = _stored(rows, one["id"], one["version"])
            base = set(_stored(rows, one["id"], self.edited.get((one["id"], one["version"]), "")))
            base -= set(now)  # the server's clock stands: after a purge it may give the same version again, to the edit
            if base and not put_back_since:
                assert max(now) > min(base), "an edit of what was seen comes after it"
        if put_back_since:
            self._forget_what_nobody_holds()

    # What is late, comes in any order, and may come once more after that.

    @precondition(lambda self: self.asked)
    @rule(i=which, again=st.booleans())
    def a_request_comes_late(self, i: int, again: bool) -> None:
        n, sent = self.asked[i % len(self.asked)] if again else self.asked.pop(i % len(self.asked))
        if reply := self._arrive(sent):
            self.answered.append((n, sent, reply, (self.purges, self.puts_back)))

    @precondition(lambda self: self.answered)
    @rule(i=which, again=st.booleans())
    def a_reply_comes_late(self, i: int, again: bool) -> None:
        n, sent, reply, then = self.answered[i % len(self.answered)] if again else self.answered.pop(i % len(self.answered))
        self._hear(n, sent, reply, purged_since=then[0] != self.purges, put_back_since=then[1] != self.puts_back)

    # What goes wrong.

    @rule(
        ms=st.sampled_from([0, 1, 1000, 60_000, DAY_MS]),
        n=phones,
        skew_ms=st.sampled_from([0, -DAY_MS, DAY_MS, 240_000, 3650 * DAY_MS, -3650 * DAY_MS]),
    )
    def time_passes_and_a_clock_is_wrong(self, ms: int, n: int, skew_ms: int) -> None:
        self.world.ms += ms
        self.skew[n] = skew_ms

    @rule(n=phones)
    def a_phone_crashes(self, n: int) -> None:
        self.answered = [one for one in self.answered if one[0] != n]

    @precondition(lambda self: self.past_disks)
    @rule(i=which, n=phones)
    def a_phone_is_put_back_from_a_copy_of_any(self, i: int, n: int) -> None:
        device, disk = self.past_disks[-1 - i % len(self.past_disks)]
        self.phones[n].disk, self.phones[n].device = copy.deepcopy(disk), device
        self.a_phone_crashes(n)
        if self.puts_back:
            self._forget_what_nobody_holds()

    # What happens on the server meanwhile.

    @rule(what=st.sampled_from(["import", "undo", "edit", "edit", "foreign"]), i=which)
    def something_is_written_elsewhere(self, what: str, i: int) -> None:
        sets = sorted(one["id"] for one in self.server.heads().values() if one["kind"] == "set")
        if what == "import":
            fields = {"reps": 1 + i % 2, "load_kg": 50.0}
            said = [Fact("set", "2026-02-01T18:00:00", f"import-{i % 3 + n}", fields, "hevy") for n in range(2)]
            self.imports.append(self.server.bring(said))
        elif what == "undo" and self.imports:
            self.server.undo(self.imports[i % len(self.imports)])
        elif sets:
            version = f"v{self._next()}" if what == "foreign" else ""
            fields = {"reps": self._next(), "load_kg": 60}
            self.server.say(Fact("set", "2026-03-01T18:00:00", sets[i % len(sets)], fields, "cli", version))

    @rule(what=st.sampled_from(["copy", "copy", "put back", "put back", "purge"]), i=which)
    def the_store_is_copied_put_back_or_purged(self, what: str, i: int) -> None:
        if what == "copy":
            self.past_stores.append(self.server.copied())
        elif what == "purge":
            self.server.purge()
            self.acknowledged.clear()
            self.edited.clear()
            self.imports.clear()
            self.past_stores.clear()
            self.purges, self.puts_back = self.purges + 1, 0
        elif self.past_stores:
            self.server.put_back(self.past_stores[i % len(self.past_stores)])
            self.world.ms += 1  # it takes a moment
            self.imports.clear()
            self.puts_back += 1
            self._forget_what_nobody_holds()
        for phone in self.phones:
            phone.sends_again = self.puts_back > 0

    def _forget_what_nobody_holds(self) -> None:
        """What was lost on the server and on every phone can't be asked for."""
        held = {(row["id"], _told(_body(row))) for row in self.server.rows()}
        for disk in (phone.disk for phone in self.phones):
            held |= {(one["id"], _told(_fields(one))) for one in (*disk.mirror.values(), *disk.outbox)}
        self.acknowledged = {key: one for key, one in self.acknowledged.items() if (key[0], _told(_fields(one))) in held}

    # What must be true in the end.

    def teardown(self) -> None:
        self._speak_until_nothing_is_new()
        heads = {key: _said(one) for key, one in self.server.heads().items()}
        for phone in self.phones:
            assert {key: _said(one) for key, one in phone.disk.mirror.items()} == heads
            assert {(one["id"], one["version"]) for one in phone.disk.outbox} == phone.disk.held.keys(), "what is rejected stays"
        rows = self.server.rows()
        targets = {row["target"] for row in rows}
        for one in self.acknowledged.values():
            stored = [row for row in rows if row["id"] == one["id"] and _body(row) == _fields(one)]
            assert stored, f"{one} was acknowledged and is missing"
            if one["kind"] == "set":
                assert one["id"] in heads or one["id"] in targets, f"{one} was acknowledged and does not count"
                newest = heads.get(one["id"], {"version": max(row["version"] for row in stored)})["version"]
                assert newest >= min(row["version"] for row in stored)
        latest = int(self.world.now().timestamp() * 1000) + (MOST_AHEAD_S + 1) * 1000
        assert all((milliseconds_of(row["version"]) or 0) <= latest for row in rows), "nothing beats what is said later"
        again = [(row["id"], row["came_as"], _told(_body(row))) for row in rows if row["came_as"]]
        assert len(again) == len(set(again)), "what is said again adds nothing"

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


def _told(fields: Json) -> str:
    return json.dumps(fields, sort_keys=True)


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
