"""What a phone says is kept or is answered with why not, and what it is told: each fact once, in pieces, at the same cost."""

from typing import Any

import pytest

from hormesis.app.jobs import jobs_for
from hormesis.app.sync import sync
from hormesis.app.sync_reply import SyncRequest
from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact, fact_to_json
from hormesis.store import facts
from tests.app.exchanges import ANN, AT, Json, Made, Server, change, log


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


def test_a_dismissal_comes_back_with_what_it_reaches(server: Server, phone_of: Made) -> None:
    phone = phone_of()
    said = phone.log("dismissal", AT, of="ball", region="calf")
    for _ in range(2):
        server.exchange(phone)
        assert phone.disk.mirror[said["id"]]["reaches"]
    assert phone.disk.mirror[said["id"]]["version"] == said["version"]


def test_a_fact_in_the_feed_is_the_one_of_the_export(server: Server) -> None:
    server.hear("", change(), change("b", side="left"))
    with server.db.reading() as tx:
        exported = [fact_to_json(one) for one in facts.export(tx, ANN)]
    assert server.hear("")["changes"] == exported


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
