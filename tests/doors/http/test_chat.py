"""The conversation over HTTP."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from fastapi.testclient import TestClient

from hormesis.app.world import World
from hormesis.doors.http.app import create_app
from tests.assistant.model_server import model_server, says
from tests.doors.http.conftest import OURS

ORIGIN = {"Hormesis-Client": "test"}


@pytest.fixture
def talking(world: World) -> Iterator[tuple[TestClient, Any]]:
    """A browser on a machine whose model is a script."""
    with model_server(says("Bench press 183 kg."), says("Bench press 184 kg.")) as server:
        told = replace(world, server=replace(world.server, model="m", model_url=server.url, model_deadline_s=20))
        with TestClient(create_app(told), base_url=OURS) as client:
            yield client, server


def said(client: TestClient, text: str) -> list[tuple[str, dict[str, Any]]]:
    answer = client.post("/api/v1/chat", json={"text": text}, headers=ORIGIN)
    assert answer.status_code == 200
    events = [one.split("\n") for one in answer.text.strip().split("\n\n")]
    return [(one[0].removeprefix("event: "), json.loads(one[1].removeprefix("data: "))) for one in events]


def test_without_a_model_the_coach_answers_in_its_own_sentences(client: TestClient) -> None:
    events = said(client, "what is up today?")
    assert events[-1] == ("done", {"by": "engine", "refused": []})
    assert [name for name, _ in events].count("sentence") >= 1
    lines = client.get("/api/v1/chat").json()["lines"]
    assert [one["role"] for one in lines] == ["athlete", "coach"]


def test_a_card_is_written_by_the_athlete_and_forgotten_with_the_rest(client: TestClient) -> None:
    (card,) = [data for name, data in said(client, "upper back tight 6/10") if name == "card"]
    sent = {name: card[name] for name in ("tool", "arguments", "confirm")}
    assert client.post("/api/v1/chat/confirm", json=sent, headers=ORIGIN).json() == {"written": 1}
    assert client.delete("/api/v1/chat", headers=ORIGIN).json() == {"removed": 2}
    assert client.get("/api/v1/chat").json()["lines"] == []


def test_nothing_is_sent_to_a_model_before_the_athlete_agrees(talking: tuple[TestClient, Any]) -> None:
    client, server = talking
    assert said(client, "what is up today?")[-1][1]["by"] == "engine"
    assert server.asked == []
    assert client.put("/api/v1/chat/consent", json={"given": True}, headers=ORIGIN).json()["agreed"] is True
    events = said(client, "what is up today?")
    assert len(server.asked) == 2
    assert events[-1][1]["by"] == "engine"
    assert "183" not in str([data for name, data in events if name == "sentence"])
