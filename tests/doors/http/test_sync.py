"""``POST /sync`` as a phone meets it; what it means is tested in ``tests/app/test_sync.py``."""

from typing import Any

from starlette.testclient import TestClient

from hormesis.app.facts import record
from hormesis.app.workspace import LOCAL_ATHLETE
from hormesis.app.world import World
from hormesis.domain.facts import Fact

PHONE = {"Hormesis-Client": "phone"}
SET = {"kind": "set", "id": "a", "at": "2026-03-01T18:00:00", "version": "019ca0000000-0000-0000000a", "load_kg": 100, "reps": 5}


def say(client: TestClient, **said: Any) -> Any:
    answer = client.post("/api/v1/sync", json={"device": "phone", **said}, headers=PHONE)
    assert answer.status_code == 200, answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    return answer.json()


def read_all(client: TestClient) -> tuple[str, list[dict[str, Any]]]:
    cursor, heard, more = "", [], True
    while more:
        reply = say(client, cursor=cursor)
        cursor, more = reply["cursor"], reply["more"]
        heard += reply["changes"]
    return cursor, heard


def test_a_phone_says_what_is_new_and_hears_what_is_new(client: TestClient) -> None:
    cursor, _ = read_all(client)
    reply = say(client, cursor=cursor, changes=[SET, {**SET, "id": "b", "reps": -1}])
    assert reply["changes"] == []
    assert [(one["id"], one["code"], one["field"]) for one in reply["rejected"]] == [("b", "bad_field", "reps")]
    assert [one["id"] for one in say(client, cursor=cursor)["changes"]] == ["a"]
    assert say(client, cursor=reply["cursor"])["changes"] == []


def test_half_a_letter_from_an_old_import_reaches_the_phone_as_json(client: TestClient, world: World) -> None:
    cursor, _ = read_all(client)
    record(world.database.of(LOCAL_ATHLETE), LOCAL_ATHLETE, [Fact("note", "2026-03-01", "odd", {"text": "\ud800 ж"})])
    (odd,) = say(client, cursor=cursor)["changes"]
    assert odd["text"] == "\ud800 ж"


def test_a_request_that_is_malformed_is_a_problem_with_a_next_step(client: TestClient) -> None:
    for said in ({"device": ""}, {"device": "phone", "changes": [SET] * 1001}, {"device": "phone", "curser": ""}):
        answer = client.post("/api/v1/sync", json=said, headers=PHONE)
        assert answer.status_code == 422
        assert answer.json()["next_step"]
