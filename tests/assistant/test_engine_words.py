"""What the coach answers without a language model: what was asked about, once, and no more."""

import pytest

from hormesis.assistant.caller import Caller
from hormesis.assistant.engine_words import engine_reply, is_question


def text_of(caller: Caller, words: str, **more: bool | tuple[str, ...]) -> str:
    return "\n".join(engine_reply(caller, words, **more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("Why not more weight on bench?", "Bench Press”: at"),
        ("how strong is my deadlift?", "Deadlift: about"),
        ("what did I do last on rows", "Row on"),
        ("how do I squat?", "Pull the bar into the shelf"),
        ("what about tomorrow?", "no training"),
        ("show my week", "minutes: "),
        ("Am I recovered?", "Readiness"),
        ("what do I do today", "Today: "),
        ("Was mache ich heute?", "Today: "),
        ("Wie stark ist mein Bankdrücken?", "Bench Press: about"),
    ],
)
def test_it_answers_what_was_asked_about(caller: Caller, words: str, held: str) -> None:
    assert held in text_of(caller, words)


def test_a_lift_that_was_named_is_the_only_one_that_is_told_of(caller: Caller) -> None:
    said = text_of(caller, "why so light on deadlift?")
    assert "Bench" not in said


def test_what_was_told_is_not_answered_with_the_day(caller: Caller) -> None:
    assert text_of(caller, "bench 80x5x3", read=True) == "This is what I read. It is written down once you say yes."
    assert "Readiness" in text_of(caller, "slept 5 h, am I recovered?", read=True)


def test_what_to_be_careful_of_is_said_once_in_a_conversation(caller: Caller) -> None:
    first = text_of(caller, "what do I do today?")
    assert "asked about your health" in first
    assert "asked about your health" not in text_of(caller, "what do I do today?", before=(first,))


@pytest.mark.parametrize("words", ["bench 80x5x3", "upper back tight 6/10", "slept like crap, 5h", "left knee hurts 3/10"])
def test_a_report_is_no_question(words: str) -> None:
    assert not is_question(words)
