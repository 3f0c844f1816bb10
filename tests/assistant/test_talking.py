"""A turn of the conversation: safety, cards, grounded replies, and the coach's own sentences where a model fails."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from pydantic_ai.models.test import TestModel

from hormesis.assistant.caller import Caller
from hormesis.assistant.model import ModelChoice, model_choice, open_model
from hormesis.assistant.talking import Reply, answer, confirm_card
from hormesis.assistant.tools import call
from hormesis.domain.errors import HormesisError, Invalid
from tests.assistant.model_server import calls, model_server, says

Callers = Callable[..., Caller]


def asked(caller: Caller, words: str, *script: dict[str, Any], deadline_s: float = 20.0) -> tuple[Reply, list[dict[str, Any]]]:
    with model_server(*script) as server:
        model = open_model(ModelChoice("openai", "m", server.url))
        return answer(caller, words, (), model, deadline_s), server.asked


def bench_today(caller: Caller) -> float:
    (bench, *_) = [one for one in call(caller, "today", {})["work"] if one["exercise"] == "barbell-bench-press"]
    return float(bench["sets"][0]["load_kg"])


def test_a_grounded_reply_of_a_model_is_shown(caller_of: Callers) -> None:
    caller = caller_of("full")
    load = bench_today(caller)
    reply, requests = asked(caller, "what do I bench?", calls("today"), says(f"Bench press today: {load:g} kg."))
    assert reply.by == "model"
    assert reply.sentences == (f"Bench press today: {load:g} kg.",)
    assert len(requests) == 2


def test_a_lie_is_named_once_and_the_second_draft_may_be_shown(caller_of: Callers) -> None:
    caller = caller_of("full")
    load = bench_today(caller)
    reply, requests = asked(
        caller, "what do I bench?", calls("today"), says("Bench press 183 kg."), says(f"Bench press {load:g} kg.")
    )
    assert reply.sentences == (f"Bench press {load:g} kg.",)
    assert "183 kg" in str(requests[-1]["messages"][-1])


@pytest.mark.parametrize(
    "step",
    [
        says("Bench press 183 kg, you have a torn muscle."),
        says(""),
        {"status": 429},
        {"status": 500},
        {"raw": "data: {not json\n\n"},
        {"raw": "<html>hello</html>"},
        {**says("Bench press 183 kg and more"), "truncated": True},
        calls("no_such_tool"),
        {"tool": "today", "arguments": {"date": "the day after never"}},
    ],
)
def test_a_model_that_lies_or_breaks_is_answered_by_the_coach_itself(caller_of: Callers, step: dict[str, Any]) -> None:
    reply, _ = asked(caller_of("full"), "what is up today?", step)
    assert reply.by == "engine"
    assert reply.sentences
    assert reply.refused
    assert "183" not in " ".join(reply.sentences)


def test_a_model_that_stalls_is_left_at_its_deadline(caller_of: Callers) -> None:
    reply, _ = asked(caller_of("full"), "what is up today?", {"stalls": True}, deadline_s=0.5)
    assert reply.by == "engine"
    assert "0.5 s" in reply.refused[0]


def test_a_model_that_calls_tools_at_random_shows_nothing_ungrounded(caller_of: Callers) -> None:
    reply = answer(caller_of("read"), "hello", (), TestModel(call_tools=["today"]), 20.0)
    assert reply.by in ("model", "engine")
    assert not re.search(r"183", " ".join(reply.sentences))


def test_an_emergency_is_answered_with_its_fixed_text_and_no_model_is_asked(caller_of: Callers) -> None:
    reply, requests = asked(caller_of("full"), "crushing chest pain down my left arm while squatting", says("Keep going."))
    assert reply.by == "safety"
    assert requests == []


def test_a_model_never_confirms_for_the_athlete(caller_of: Callers) -> None:
    caller = caller_of("full")
    before = call(caller, "history", {})["reports"]
    step = calls("report", kind="tightness", region="calf", level=6, confirm="yes-19cad8fac00-aaaaaaaaaaaaaaaaaaaaaaaa")
    reply, requests = asked(caller, "hello", step, says("I propose a card."))
    assert call(caller, "history", {})["reports"] == before
    (card,) = reply.cards
    assert card.confirm
    assert card.confirm not in str(requests)
    assert confirm_card(caller, card.tool, card.arguments, card.confirm)["written"] == 1


def test_a_word_on_an_exercise_is_kept_after_the_athlete_confirms_it(caller_of: Callers) -> None:
    caller = caller_of("full")
    reply = answer(caller, "my left shoulder hates dips")
    (card,) = [one for one in reply.cards if one.tool == "remember"]
    assert "never" in " ".join(card.says)
    assert confirm_card(caller, card.tool, card.arguments, card.confirm)["written"] == 1


def test_an_exercise_that_is_ruled_out_is_not_offered_by_any_model(caller_of: Callers) -> None:
    caller = caller_of("full")
    (card,) = [one for one in answer(caller, "I never want to do dips").cards if one.tool == "remember"]
    confirm_card(caller, card.tool, card.arguments, card.confirm)
    reply, _ = asked(caller, "what else?", says("Sure, do some dips."))
    assert reply.by == "engine"


def test_a_coach_who_only_sees_gets_no_card(caller_of: Callers) -> None:
    assert answer(caller_of("read"), "upper back tight 6/10").cards == ()


def test_without_a_model_words_are_still_read(caller_of: Callers) -> None:
    reply = answer(caller_of("full"), "upper back tight 6/10")
    assert reply.by == "engine"
    assert [one.tool for one in reply.cards] == ["log"]


def test_settings_of_a_model() -> None:
    assert model_choice({}) is None
    said = {"HORMESIS_MODEL": "llama", "HORMESIS_MODEL_URL": "http://localhost:11434/v1", "HORMESIS_MODEL_KEY": "hush"}
    choice = model_choice(said)
    assert choice is not None
    assert choice.to == "llama at localhost:11434"
    assert "hush" not in repr(choice)
    with pytest.raises(Invalid, match="HORMESIS_MODEL_URL"):
        model_choice({"HORMESIS_MODEL": "llama"})


def test_a_token_of_another_change_makes_nothing(caller_of: Callers) -> None:
    caller = caller_of("full")
    (card,) = answer(caller, "upper back tight 6/10").cards
    with pytest.raises(HormesisError):
        confirm_card(caller, card.tool, {"text": "upper back tight 2/10"}, card.confirm)
