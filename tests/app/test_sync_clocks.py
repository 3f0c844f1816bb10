"""Phones whose clocks are wrong and versions that others wrote: whose word counts."""

from datetime import timedelta

import pytest

from hormesis.app.facts import delete_facts, record
from hormesis.domain.facts import Fact
from tests.app.exchanges import ANN, AT, DAY_MS, NOON_MS, Made, Server, change, log, rows


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
    assert [row["load_kg"] for row in rows(server, fact_id)] == [100, 105, 110], "the other one is kept beneath"


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
    assert [row["load_kg"] for row in rows(server, "a")] == [100, 120]
    again = server.hear("", change(load_kg=120))
    assert again["changes"] == reply["changes"]
    assert len(rows(server, "a")) == 2


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


def test_the_clock_in_a_reply_is_never_behind_what_it_tells(server: Server) -> None:
    ahead = change(ms=NOON_MS + int(timedelta(minutes=4).total_seconds() * 1000))
    assert server.hear("", ahead)["clock"] == ahead["version"]
    assert server.hear("")["now"] == "2026-03-01T12:00:00.000+00:00"
