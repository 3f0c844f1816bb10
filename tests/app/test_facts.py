import json

import pytest

from hormesis.app.facts import delete_facts, export_jsonl, purge, record, restore_facts, set_fact
from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact
from hormesis.store.database import Database

NOW = "2026-03-01T12:00:00+01:00"


def test_what_is_set_is_stored_and_exported_once(db: Database) -> None:
    for _ in range(2):
        set_fact(db, "ann", "profile", {"goal": "strength", "days_per_week": 3, "sex": None}, NOW)
    (line,) = export_jsonl(db, "ann")
    fact = json.loads(line)
    assert (fact["kind"], fact["at"], fact["goal"], fact["days_per_week"]) == ("profile", NOW, "strength", 3)
    assert "sex" not in fact


@pytest.mark.parametrize(
    ("kind", "fields", "says"),
    [
        ("condition", {"code": "gout"}, "set condition: code: found 'gout'; allowed is one of none"),
        ("profile", {"goal": None}, "nothing is given"),
        ("set", {"reps": 5}, "allowed are profile, gym, limitation, condition"),
        ("event", {"type": "meet"}, "set event: date: missing; a meet has one, such as date=2026-03-01"),
        ("event", {"date": "2026-05-01"}, "set event: type: missing; give meet, test or deload"),
        ("event", {"type": "test", "date": "2026-05-01", "lifts": ["squatt"]}, "lifts: found 'squatt'"),
    ],
)
def test_what_cannot_be_set_is_refused_with_what_is_allowed(
    db: Database, kind: str, fields: dict[str, object], says: str
) -> None:
    with pytest.raises(Invalid, match=says):
        set_fact(db, "ann", kind, fields, NOW)
    assert list(export_jsonl(db, "ann")) == []


def test_a_line_is_readable_in_every_script_and_always_utf_8(db: Database) -> None:
    record(db, "ann", [Fact("note", NOW, "a", {"text": "жим"}), Fact("note", NOW, "b", {"text": "\ud800"})])
    readable, escaped = export_jsonl(db, "ann")
    assert "жим" in readable
    assert json.loads(escaped.encode())["text"] == "\ud800"


def test_a_deleted_fact_can_be_restored(db: Database) -> None:
    record(db, "ann", [Fact("note", NOW, "a", {"text": "x"})])
    before = list(export_jsonl(db, "ann"))
    delete_facts(db, "ann", ["a"])
    assert before[0] not in list(export_jsonl(db, "ann"))
    restore_facts(db, "ann", ["a"])
    assert list(export_jsonl(db, "ann")) == before


def test_a_purge_removes_everything_of_one_athlete_only(db: Database) -> None:
    for who in ("ann", "bo"):
        record(db, who, [Fact("note", NOW, "a", {"text": "x"})])
    assert purge(db, "ann") > 0
    assert list(export_jsonl(db, "ann")) == []
    assert len(list(export_jsonl(db, "bo"))) == 1
    assert purge(db, "ann") == 0
