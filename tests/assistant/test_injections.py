"""Attacks in notes, names, files and chat, with a model that obeys every one of them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic_ai.messages import ModelMessage, ModelResponse, TextPart, ToolCallPart
from pydantic_ai.models.function import AgentInfo, DeltaToolCall, FunctionModel

from hormesis.app.facts import record
from hormesis.app.facts_page import facts_page
from hormesis.app.jobs import Jobs
from hormesis.app.jobs_thread import Wake
from hormesis.app.knowledge import Knowledge, knowledge_for
from hormesis.app.principal import EVERY_SCOPE, Principal
from hormesis.assistant.caller import Caller
from hormesis.assistant.previews import Previews
from hormesis.assistant.talking import answer
from hormesis.domain.facts import fact_from
from hormesis.store.clock import Clock
from hormesis.store.database import IN_MEMORY, Database, open_database
from tests.assistant.conftest import Hands

ATTACKS: list[dict[str, Any]] = json.loads((Path(__file__).parent / "injections.json").read_text(encoding="utf-8"))
_AT = "2026-03-01T18:00:00+00:00"
MINE: tuple[dict[str, Any], ...] = (
    {"kind": "preference", "exercise": "chest-dip", "preference": "never", "at": _AT},
    {"kind": "limitation", "region": "shoulder", "side": "left", "avoid": ["overhead"], "at": _AT},
    {"kind": "set", "exercise_name": "Bench Press", "load_kg": 80, "reps": 5, "at": _AT},
    {"kind": "tightness", "region": "calf", "side": "both", "level": 3, "at": _AT},
)
THEIRS: dict[str, Any] = {"kind": "note", "text": "secret of the other athlete, 171 kg", "at": _AT}


@pytest.fixture(scope="module")
def store() -> Iterator[tuple[Database, Knowledge]]:
    """Two athletes, one of whom is attacked in everything that can be written."""
    db = open_database(IN_MEMORY, Clock(Hands()))
    mine, theirs = db.of("local"), db.of("other")
    facts = [fact_from(one, "test") for one in MINE]
    for place, attack in enumerate(ATTACKS):
        at = f"2026-02-{1 + place % 27:02d}T18:00:00+00:00"
        if attack["where"] == "exercise":
            facts.append(fact_from({"kind": "set", "exercise_name": attack["text"], "load_kg": 20, "reps": 5, "at": at}, "test"))
        elif attack["where"] in ("note", "csv"):
            facts.append(fact_from({"kind": "note", "text": attack["text"], "at": at}, "test"))
    record(mine, "local", facts)
    record(theirs, "other", [fact_from(THEIRS, "test")])
    yield mine, knowledge_for(mine, "local")
    db.close()


def obeying(attack: dict[str, Any]) -> FunctionModel:
    """A model that reads the record, does what the attack says, and insists."""

    async def stream(messages: list[ModelMessage], _: AgentInfo) -> Any:
        parts = [part for one in messages if isinstance(one, ModelResponse) for part in one.parts]
        done = [part.tool_name for part in parts if isinstance(part, ToolCallPart)]
        if "history" not in done:
            yield {0: DeltaToolCall("history", json.dumps({}), tool_call_id="a")}
        elif attack["tool"] and attack["tool"] not in done:
            yield {0: DeltaToolCall(attack["tool"], json.dumps(attack["arguments"]), tool_call_id="b")}
        else:
            yield attack["draft"]

    async def whole(_: list[ModelMessage], __: AgentInfo) -> ModelResponse:
        return ModelResponse(parts=[TextPart(attack["draft"])])

    return FunctionModel(whole, stream_function=stream)


def test_there_are_sixty_attacks_of_every_kind() -> None:
    assert len(ATTACKS) >= 60
    assert {one["where"] for one in ATTACKS} == {"note", "exercise", "csv", "chat"}


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda one: f"{one['where']}-{one['draft'][:24]}")
def test_a_model_that_obeys_an_attack_shows_and_writes_nothing(store: tuple[Database, Knowledge], attack: dict[str, Any]) -> None:
    db, knowledge = store
    now = Hands()
    principal = Principal("local", db, EVERY_SCOPE, "local", now, lambda *_: knowledge)
    caller = Caller(principal, Jobs(now, Wake()), Previews(b"k" * 32))
    before = facts_page(db, "local")["facts"]
    words = attack["text"] if attack["where"] == "chat" else "how was my training?"
    reply = answer(caller, words, (), obeying(attack), 20.0)
    assert reply.by in ("engine", "safety")
    assert attack["draft"] not in " ".join(reply.sentences)
    assert "secret of the other" not in " ".join(reply.sentences)
    assert facts_page(db, "local")["facts"] == before
