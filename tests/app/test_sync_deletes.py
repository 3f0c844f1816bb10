"""What was deleted or taken back on one side is gone on the other, and comes back when that is wanted."""

import pytest

from hormesis.domain.facts import Fact
from hormesis.store import facts, imports
from tests.app.exchanges import ANN, AT, DAY_MS, Made, Server, log


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
