"""What each fault of phones, clocks and lines comes to: what is acknowledged is kept, what is not taken says why and stays."""

import json
import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from hormesis.app.facts import delete_facts, record
from hormesis.app.jobs import Jobs, jobs_for
from hormesis.app.sync import sync
from hormesis.app.sync_reply import SyncRequest
from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact, fact_to_json
from hormesis.store import athletes, facts, imports
from hormesis.store.clock import Clock
from hormesis.store.database import IN_MEMORY, Database, open_database
from tests.phone import Phone

ANN = "ann"
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
NOON_MS = int(NOON.timestamp() * 1000)
AT = "2026-03-01T11:00:00+01:00"
DAY_MS = 86_400_000

Json = dict[str, Any]


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


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.db.close()


Made = Callable[..., Phone]


@pytest.fixture
def phone_of() -> Made:
    """Makes a phone whose clock is as many milliseconds ahead."""

    def made(number: int = 1, ahead_ms: int = 0) -> Phone:
        return Phone(f"{number:08x}", lambda: NOON_MS + ahead_ms, random.Random(number))

    return made


def log(phone: Phone, load_kg: float = 100, **more: Any) -> str:
    return str(phone.log("set", AT, exercise="back-squat", load_kg=load_kg, reps=5, **more)["id"])


def change(fact_id: str = "a", ms: int = NOON_MS, counter: int = 0, **fields: Any) -> Json:
    version = f"{ms:012x}-{counter:04x}-0000000a"
    return {"kind": "set", "id": fact_id, "at": AT, "load_kg": 100, "reps": 5, "version": version, **fields}


def test_what_a_phone_says_stands_and_is_not_told_to_it_again(server: Server) -> None:
    reply = server.hear("", change(), change("b", unknown={"kept": [1, None, "ж"]}))
    assert (reply["changes"], reply["rejected"], reply["more"], reply["begin_again"]) == ([], [], False, None)
    other = server.hear("")
    assert [one["id"] for one in other["changes"]] == ["a", "b"]
    assert other["changes"][1]["unknown"] == {"kept": [1, None, "ж"]}
    assert other["changes"][0]["version"] == change()["version"]
    assert server.hear(other["cursor"])["changes"] == []


def test_saying_it_again_adds_nothing(server: Server) -> None:
    first = server.hear("", change())
    before = jobs_for(server.db, ANN)
    assert [(one["kind"], one["state"]) for one in before] == [("refresh", "waiting")]
    again = server.hear("", change())
    assert (again["cursor"], again["changes"], again["rejected"]) == (first["cursor"], [], [])
    with server.db.reading() as tx:
        assert facts.count_rows(tx, ANN) == 1
    server.hear("", change("b"))
    assert jobs_for(server.db, ANN) == before, "one waits, however much is said"


def test_what_writes_nothing_asks_for_no_new_plan(server: Server) -> None:
    server.hear("", change(reps=-1))
    server.hear("")
    assert jobs_for(server.db, ANN) == []


@pytest.mark.parametrize(
    ("wrong", "code", "field", "said"),
    [
        ({"kind": "telepathy"}, "unknown_kind", "kind", "found 'telepathy'; allowed are activity"),
        ({"reps": -1}, "bad_field", "reps", "found -1; allowed is a whole number from 0 to 10000"),
        ({"at": "yesterday"}, "bad_field", "at", "found 'yesterday'; allowed is ISO 8601"),
        ({"id": ""}, "bad_field", "id", "found ''"),
        ({"id": "x\0"}, "bad_field", "id", "allowed is text without NUL"),
        ({"version": None}, "bad_field", "version", "found None"),
        ({"name": "\ud800"}, "bad_field", "name", "surrogates not allowed"),
        ({"name": "x" * 70_000}, "too_large", "", "found 70,"),
        ({"kind": "tombstone"}, "bad_field", "target", "missing"),
        ({"kind": "limitation", "region": "knee", "avoid": ["kneling"]}, "bad_field", "avoid", "found 'kneling'"),
        ({"kind": "dismissal", "of": "bal"}, "bad_field", "of", "found 'bal'"),
    ],
)
def test_a_change_that_cannot_be_taken_says_why_and_the_others_are_taken(
    server: Server, wrong: Json, code: str, field: str, said: str
) -> None:
    reply = server.hear("", change("a"), {**change("b"), **wrong}, change("c"))
    (rejected,) = reply["rejected"]
    assert (rejected["index"], rejected["code"], rejected["field"]) == (1, code, field)
    assert said in rejected["text"]
    assert "stays" in rejected["next_step"]
    assert server.loads() == {"a": 100, "c": 100}


def test_numbers_without_end_and_what_is_no_object_are_rejected(server: Server) -> None:
    request = SyncRequest("phone", "", [change(odd=float("inf")), ["set"], None])
    rejected = sync(server.db, ANN, request).rejected
    assert [(one.index, one.code, one.field) for one in rejected] == [
        (0, "bad_field", "odd"),
        (1, "not_an_object", ""),
        (2, "not_an_object", ""),
    ]


def test_a_rejected_change_stays_on_the_phone_until_it_is_given_up(server: Server, phone_of: Made) -> None:
    phone = phone_of()
    wrong = str(phone.log("telepathy", AT)["id"])
    right = log(phone)
    for _ in range(2):
        server.exchange(phone)
        assert [one["id"] for one in phone.disk.outbox] == [wrong]
    assert phone.disk.mirror.keys() == {right}
    phone.discard(wrong)
    assert phone.disk.outbox == []


def test_a_request_that_is_too_long_or_has_no_device_is_refused_as_a_whole(server: Server) -> None:
    with pytest.raises(Invalid, match=r"found 4; allowed are 3 in one call"):
        server.hear("", *(change(str(n)) for n in range(4)), most=3)
    with pytest.raises(Invalid, match="device"):
        sync(server.db, ANN, SyncRequest(" ", "", []))
    assert server.loads() == {}


def test_much_is_told_in_pieces_and_nothing_twice(server: Server) -> None:
    for n in range(7):
        server.hear("", change(str(n)))
    cursor, heard, more = "", [], True
    while more:
        reply = server.hear(cursor, most=3)
        cursor, more = reply["cursor"], reply["more"]
        heard.append([one["id"] for one in reply["changes"]])
    assert heard == [["0", "1", "2"], ["3", "4", "5"], ["6"]]


def test_a_lost_reply_is_made_good_by_saying_the_same_again(server: Server, phone_of: Made) -> None:
    phone, other = phone_of(1), phone_of(2)
    fact_id = log(phone)
    server.hear_body(phone.request().body)
    server.exchange(other)
    other.edit(fact_id, load_kg=105)
    server.exchange(other)
    server.exchange(phone)
    assert phone.disk.outbox == []
    assert phone.disk.mirror[fact_id]["load_kg"] == 105 == server.loads()[fact_id]


def test_of_two_edits_of_one_set_the_later_one_counts_on_both_phones(server: Server, phone_of: Made) -> None:
    early, late = phone_of(1), phone_of(2, ahead_ms=2000)
    fact_id = log(early)
    server.exchange(early)
    server.exchange(late)
    late.edit(fact_id, load_kg=110)
    early.edit(fact_id, load_kg=105)
    for phone in (late, early, late):
        server.exchange(phone)
    assert server.loads() == {fact_id: 110}
    assert early.disk.mirror[fact_id]["load_kg"] == late.disk.mirror[fact_id]["load_kg"] == 110
    assert [row["load_kg"] for row in _rows(server, fact_id)] == [100, 105, 110], "the other one is kept beneath"


@pytest.mark.parametrize("behind_ms", [DAY_MS, 3650 * DAY_MS])
def test_a_phone_whose_clock_is_behind_still_edits_what_it_has_seen(server: Server, phone_of: Made, behind_ms: int) -> None:
    right, behind = phone_of(1), phone_of(2, ahead_ms=-behind_ms)
    fact_id = log(right)
    server.exchange(right)
    server.exchange(behind)
    behind.edit(fact_id, load_kg=105)
    server.exchange(behind)
    assert server.loads() == {fact_id: 105}


@pytest.mark.parametrize("ahead_ms", [DAY_MS, 3650 * DAY_MS])
def test_a_phone_whose_clock_is_ahead_is_taken_as_saying_it_now_and_beats_nobody_later(
    server: Server, phone_of: Made, ahead_ms: int
) -> None:
    ahead, right = phone_of(1, ahead_ms), phone_of(2, ahead_ms=1)
    fact_id = log(ahead)
    ahead.edit(fact_id, load_kg=102.5)
    body = ahead.request().body
    (notice,) = server.exchange(ahead)["notices"]
    assert (notice["code"], notice["values"]) == ("clock_ahead", {"ahead_s": ahead_ms // 1000})
    assert ahead.disk.mirror[fact_id]["version"] < f"{NOON_MS + 1000:012x}"
    assert server.loads() == {fact_id: 102.5}, "its own order is kept"
    server.exchange(right)
    right.edit(fact_id, load_kg=105)
    server.exchange(right)
    assert server.hear_body(body)["notices"] == [], "said again, it adds nothing"
    assert server.loads() == {fact_id: 105}


def test_a_clock_that_is_a_little_ahead_is_believed(server: Server, phone_of: Made) -> None:
    phone = phone_of(1, ahead_ms=240_000)
    fact_id = log(phone)
    assert server.exchange(phone)["notices"] == []
    assert phone.disk.mirror[fact_id]["version"] == phone.disk.last


def test_a_version_that_was_given_before_to_something_else_is_another_word(server: Server) -> None:
    server.hear("", change(load_kg=100))
    reply = server.hear("", change(load_kg=120))
    assert [(one["load_kg"], one["version"] > change()["version"]) for one in reply["changes"]] == [(120, True)]
    assert [row["load_kg"] for row in _rows(server, "a")] == [100, 120]
    again = server.hear("", change(load_kg=120))
    assert again["changes"] == reply["changes"]
    assert len(_rows(server, "a")) == 2


def test_a_phone_put_back_from_a_copy_hears_what_it_had_said_since(server: Server, phone_of: Made) -> None:
    phone = phone_of()
    first = log(phone, 100)
    server.exchange(phone)
    copy = json.dumps(vars(phone.disk) | {"held": []})
    phone.edit(first, load_kg=105)
    second = log(phone, 110)
    server.exchange(phone)
    phone.disk = type(phone.disk)(**{**json.loads(copy), "held": {}})
    phone.edit(first, load_kg=999)  # the same version as that of the edit before
    server.exchange(phone)
    assert server.loads() == {first: 999, second: 110}
    assert phone.disk.mirror.keys() == {first, second}
    assert [row["load_kg"] for row in _rows(server, first)] == [100, 105, 999]


def test_a_deleted_set_stays_deleted_whoever_edits_it_and_comes_back_with_the_edit(server: Server, phone_of: Made) -> None:
    one, other = phone_of(1), phone_of(2, ahead_ms=5000)
    fact_id = log(one)
    server.exchange(one)
    server.exchange(other)
    stone = one.delete(fact_id)["id"]
    server.exchange(one)
    other.edit(fact_id, load_kg=105)
    reply = server.exchange(other)
    assert {"id": fact_id, "gone": True} in reply["changes"]
    assert [(n["code"], n["values"]) for n in reply["notices"]] == [("deleted", {"ids": [fact_id]})]
    assert server.loads() == {}
    one.restore(stone)
    for phone in (one, other):
        server.exchange(phone)
        assert phone.seen()[fact_id]["load_kg"] == 105
        assert stone not in phone.seen()


@pytest.mark.parametrize("delete_first", [True, False])
def test_a_set_edited_on_one_phone_and_deleted_on_another_is_deleted_in_any_order(
    server: Server, phone_of: Made, delete_first: bool
) -> None:
    one, other = phone_of(1), phone_of(2)
    fact_id = log(one)
    server.exchange(one)
    server.exchange(other)
    one.delete(fact_id)
    other.edit(fact_id, load_kg=105)
    for phone in (one, other) if delete_first else (other, one):
        server.exchange(phone)
    for phone in (one, other):
        server.exchange(phone)
        assert fact_id not in phone.seen()
    assert server.loads() == {}


def test_a_delete_that_is_dated_anew_can_be_taken_back_before_the_phone_knows(server: Server, phone_of: Made) -> None:
    ahead = phone_of(1, DAY_MS)
    fact_id = log(ahead)
    server.exchange(ahead)
    ahead.restore(str(ahead.delete(fact_id)["id"]))
    server.exchange(ahead)
    assert server.loads() == {fact_id: 100}
    assert ahead.seen().keys() == {fact_id}


def test_a_delete_that_comes_twice_does_not_undo_its_restoring(server: Server, phone_of: Made) -> None:
    phone = phone_of()
    fact_id = log(phone)
    server.exchange(phone)
    stone = phone.delete(fact_id)
    body = phone.request().body
    server.exchange(phone)
    phone.restore(str(stone["id"]))
    server.exchange(phone)
    server.hear_body(body)
    assert server.loads() == {fact_id: 100}


def test_undoing_an_import_takes_its_sets_off_the_phone_and_leaves_what_the_phone_changed(server: Server, phone_of: Made) -> None:
    phone = phone_of(ahead_ms=1)
    with server.db.transaction() as tx:
        import_id = imports.begin(tx, ANN, "log.csv", "hash", "hevy", "", "2026-03-01")
        facts.append(tx, ANN, [Fact("set", AT, name, {"load_kg": 60}) for name in ("a", "b", "c")], server.db.clock, import_id)
    server.exchange(phone)
    phone.edit("a", load_kg=62.5)
    server.exchange(phone)
    phone.edit("b", load_kg=65)
    with server.db.transaction() as tx:
        facts.take_back_import(tx, ANN, import_id, server.db.clock)
    server.exchange(phone)
    assert server.loads() == {"a": 62.5, "b": 65}
    assert phone.disk.mirror.keys() == {"a", "b"}


def test_after_a_purge_a_phone_is_told_to_begin_again_and_brings_nothing_back_unasked(server: Server, phone_of: Made) -> None:
    phone = phone_of()
    log(phone)
    server.exchange(phone)
    with server.db.transaction() as tx:
        athletes.purge(tx, ANN)
    server.hear("", change("other"))
    unsent = log(phone, 110)
    reply = server.exchange(phone)
    assert (reply["begin_again"]["code"], reply["cursor"], reply["changes"]) == ("unknown_cursor", "", [])
    assert server.loads() == {"other": 100}, "nothing is taken from a phone that does not know of the purge"
    assert (phone.disk.mirror, [one["id"] for one in phone.disk.outbox]) == ({}, [unsent])
    server.exchange(phone)
    assert phone.disk.mirror.keys() == {"other", unsent}


@pytest.mark.parametrize("most", [1000, 2])
def test_a_server_put_back_from_an_older_copy_gets_from_the_phone_what_it_lost(server: Server, phone_of: Made, most: int) -> None:
    phone = phone_of()
    kept = [log(phone, load) for load in (80, 90)]
    server.exchange(phone)
    with server.db.reading() as tx:
        copied = list(facts.export(tx, ANN))
    epoch = server.hear("")["cursor"].partition(".")[0]
    lost = [log(phone, load) for load in (100, 110)]
    phone.most = most
    server.exchange(phone)
    with server.db.transaction() as tx:
        athletes.purge(tx, ANN)
        facts.append(tx, ANN, copied, server.db.clock)
    server.epochs = iter([int(epoch, 16)])
    server.hear("", change("meanwhile"), change("more"))
    assert server.exchange(phone)["begin_again"]["code"] == "server_behind"
    while phone.disk.outbox:
        server.exchange(phone)
    assert server.loads().keys() == {*kept, *lost, "meanwhile", "more"}
    server.exchange(phone)
    assert phone.disk.mirror.keys() == server.loads().keys()


def test_a_phone_that_has_read_a_part_finds_that_the_server_has_lost_what_it_acknowledged(server: Server, phone_of: Made) -> None:
    phone = phone_of()
    server.hear("", *(change(str(n)) for n in range(4)))
    epoch = server.hear("")["cursor"].partition(".")[0]
    with server.db.reading() as tx:
        copied = list(facts.export(tx, ANN))
    mine = log(phone)
    assert server.exchange(phone, most=2)["more"], "its own set is acknowledged before it has read so far"
    with server.db.transaction() as tx:
        athletes.purge(tx, ANN)
        facts.append(tx, ANN, copied, server.db.clock)
    server.epochs = iter([int(epoch, 16)])
    server.hear("", change("meanwhile"))
    assert server.exchange(phone)["begin_again"]["code"] == "server_behind"
    server.exchange(phone)
    assert mine in server.loads()


def test_a_reply_that_was_overtaken_is_not_listened_to(server: Server, phone_of: Made) -> None:
    phone = phone_of()
    fact_id = log(phone)
    sent = phone.request()
    late = server.hear_body(sent.body)
    server.exchange(phone)
    phone.edit(fact_id, load_kg=105)
    assert phone.hear(sent, late) == []
    assert phone.seen()[fact_id]["load_kg"] == 105


def test_edits_made_elsewhere_come_down_and_of_a_fact_in_a_foreign_version_the_phones_edit_counts(
    server: Server, phone_of: Made
) -> None:
    phone = phone_of()
    fact_id = log(phone)
    server.exchange(phone)
    record(server.db, ANN, [Fact("set", AT, fact_id, {"load_kg": 101}, version="zz from another program")])
    server.exchange(phone)
    assert phone.seen()[fact_id]["load_kg"] == 101
    phone.edit(fact_id, load_kg=102)
    server.exchange(phone)
    assert server.loads() == {fact_id: 102}
    delete_facts(server.db, ANN, [fact_id])
    server.exchange(phone)
    assert fact_id not in phone.seen()


def test_where_foreign_versions_are_the_newest_the_clock_is_still_not_behind_what_a_phone_sees(
    server: Server, phone_of: Made
) -> None:
    phone, behind = phone_of(1, ahead_ms=5000), phone_of(2, ahead_ms=-DAY_MS)
    fact_id = log(phone)
    server.exchange(phone)
    record(server.db, ANN, [Fact("note", AT, "other", {"text": "x"}, version="zz from another program")])
    server.exchange(behind)
    behind.edit(fact_id, load_kg=105)
    server.exchange(behind)
    assert server.loads() == {fact_id: 105}


def test_a_dismissal_comes_back_with_what_it_reaches(server: Server, phone_of: Made) -> None:
    phone = phone_of()
    said = phone.log("dismissal", AT, of="ball", region="calf")
    for _ in range(2):
        server.exchange(phone)
        assert phone.disk.mirror[said["id"]]["reaches"]
    assert phone.disk.mirror[said["id"]]["version"] == said["version"]


def _rows(server: Server, fact_id: str) -> list[Json]:
    """Every version of a fact, oldest first."""
    from hormesis.store.history import History

    history = History()
    with server.db.reading() as tx:
        history.load(tx, ANN, [fact_id])
    return [json.loads(row.body) for row in history.rows[fact_id]]


def test_a_fact_in_the_feed_is_the_one_of_the_export(server: Server) -> None:
    server.hear("", change(), change("b", side="left"))
    with server.db.reading() as tx:
        exported = [fact_to_json(one) for one in facts.export(tx, ANN)]
    assert server.hear("")["changes"] == exported


def test_the_clock_in_a_reply_is_never_behind_what_it_tells(server: Server) -> None:
    ahead = change(ms=NOON_MS + int(timedelta(minutes=4).total_seconds() * 1000))
    assert server.hear("", ahead)["clock"] == ahead["version"]
    assert server.hear("")["now"] == "2026-03-01T12:00:00.000+00:00"


def test_a_saved_set_takes_the_database_the_same_work_whatever_the_years_behind_it(server: Server) -> None:
    connection: Any = server.db.engine.raw_connection()
    raw: Any = connection.dbapi_connection
    server.hear("", change("first"))
    work = []
    for have in (100, 4000):
        with server.db.transaction() as tx:
            brought = [Fact("set", AT, f"{have}-{n}", {"load_kg": 60, "order": n}) for n in range(have)]
            facts.append(tx, ANN, brought, server.db.clock)
        cursor = server.hear("", most=10**6)["cursor"]
        steps: list[None] = []
        raw.set_progress_handler(lambda steps=steps: steps.append(None), 1)
        assert server.hear(cursor, change(f"new-{have}"))["changes"] == []
        raw.set_progress_handler(None, 0)
        work.append(len(steps))
    connection.close()
    assert 0 < work[1] <= 1.1 * work[0]
