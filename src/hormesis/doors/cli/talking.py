"""``hormesis chat``: asking and telling in one's own words; what would be written is shown first."""

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from hormesis.domain.errors import HormesisError, Invalid
from hormesis.doors.cli.door import Door, door_of
from hormesis.doors.cli.output import Output
from hormesis.doors.cli.programs import Conversing

__all__ = ["chat_app"]

chat_app = typer.Typer(rich_markup_mode=None, add_completion=False)

_NOTHING = 'chat: found nothing; say it as in: hormesis chat "why not more weight on bench?"'
_NO_MODEL = (
    "No language model is set, so there is no free chat: I answer in my own sentences, and read what you report. Everything "
    "else works the same without one."
)
_GOES_TO = (
    "What you write here, some of this conversation, and what an answer needs of your log would be sent to {model}, and nowhere "
    "else. Until you agree nothing is sent, and I answer in my own sentences."
)
Json = dict[str, Any]


@chat_app.command()
def chat_command(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="WORDS", help="What you ask or tell; without it a conversation begins.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Write down what it reads without asking.")] = False,
    agree: Annotated[
        bool | None, typer.Option("--agree/--no-agree", help="Whether what an answer needs may go to the model that is set.")
    ] = None,
    forget: Annotated[bool, typer.Option("--forget", help="Delete what was said so far.")] = False,
    demo: Annotated[bool, typer.Option("--demo", help="Talk about a made-up athlete; nothing is kept.")] = False,
) -> None:
    """Talk with the coach: about the plan and its reasons, your lifts, your recovery; or tell it what you did and how it feels.

    It works without a language model, in the coach's own sentences. With one (docs/assistant.md) it talks freely, and still
    states no number that was not computed. Nothing is written before you have seen it and agreed.
    """
    door, text = door_of(ctx), " ".join(words or ())
    with door.programs.talk(door.workspace, demo) as coach:
        if forget:
            removed = coach.forget()["removed"]
            door.output.json({"removed": removed}) if door.output.as_json else door.output.line(f"{removed} lines are deleted.")
            return
        if agree is not None:
            coach.agree(agree)
        if door.output.as_json:
            _as_json(door.output, coach, text, yes)
        elif text or not door.output.interactive:
            _once(door, coach, text, yes)
        else:
            _on_and_on(door, coach, yes)


def _as_json(output: Output, coach: Conversing, text: str, yes: bool) -> None:
    if not text.strip():
        raise Invalid(_NOTHING)
    told = coach.so_far()
    found: Json = {"model": told["model"], "agreed": told["agreed"], "sentences": [], "questions": [], "cards": []}
    for kind, data in coach.say(text):
        match kind:
            case "sentence" | "question":
                found[f"{kind}s"].append(data["text"])
            case "card":
                found["cards"].append(data)
            case "done":
                found |= {"by": data["by"], "refused": data["refused"]}
            case "error":
                raise Invalid(f"chat: {data['detail']}")
    found["written"] = sum(_confirmed(coach, card) for card in found["cards"]) if yes else 0
    output.json(found)


def _once(door: Door, coach: Conversing, text: str, yes: bool) -> None:
    if not text.strip():
        raise Invalid(_NOTHING)
    _begin(door.output, coach)
    _turn(door.output, coach, text, yes)


def _on_and_on(door: Door, coach: Conversing, yes: bool) -> None:
    """Until an empty line, the end of the input, or Ctrl-C."""
    output = door.output
    _begin(output, coach)
    output.note("An empty line ends it.")
    for text in _lines():
        try:
            _turn(output, coach, text, yes)
        except HormesisError as error:
            output.note(str(error))


def _lines() -> Iterator[str]:
    while True:
        try:
            text = str(typer.prompt("you", default="", show_default=False, prompt_suffix="> ", err=True))
        except typer.Abort:
            return
        if not text.strip():
            return
        yield text


def _begin(output: Output, coach: Conversing) -> None:
    """Say once what there is to know: that no model is set; or where the words would go, and ask whether they may."""
    told = coach.so_far()
    if told["model"] is None:
        if not told["lines"]:
            output.note(_NO_MODEL)
    elif not told["agreed"]:
        output.note(_GOES_TO.format(model=told["model"]))
        if output.interactive:
            coach.agree(typer.confirm("Agreed?", default=False, err=True))
        else:
            output.note("To agree: hormesis chat --agree")


def _turn(output: Output, coach: Conversing, text: str, yes: bool) -> None:
    cards: list[Json] = []
    for kind, data in coach.say(text):
        match kind:
            case "sentence":
                for line in str(data["text"]).split("\n"):
                    output.wrapped(line)
            case "question":
                output.wrapped(f"Open: {data['text']}", hanging="  ")
            case "card":
                cards.append(data)
            case "error":
                raise Invalid(f"chat: {data['detail']}")
    for card in cards:
        for says in card["says"]:
            output.wrapped(f"· {says}", hanging="  ")
        if yes or (output.interactive and typer.confirm("Write this down?", default=True, err=True)):
            output.line("Written." if _confirmed(coach, card) else "It stood already.")
        else:
            output.line("Nothing is written." if output.interactive else "Nothing is written yet: say it again with --yes.")


def _confirmed(coach: Conversing, card: Json) -> int:
    return int(coach.confirm(card["tool"], card["arguments"], card["confirm"])["written"])
