"""Lost and late replies, copies put back and purges: what was acknowledged is there afterwards."""

import json

import pytest

from hormesis.store import athletes, facts
from tests.app.exchanges import ANN, Made, Server, change, log, rows


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
    assert [row["load_kg"] for row in rows(server, first)] == [100, 105, 999]


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
