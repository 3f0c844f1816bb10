"""One turn of the conversation: ``answer``. Safety first, then what can be kept, then a reply in which every number is grounded.

A model only reads, and only proposes what is to be written: the athlete confirms it, never the model. Its draft is shown as a
whole after grounding; where it holds what nothing grounds it is told so once, and after that, or after its deadline, or after any
fault of it, the coach answers in its own sentences.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from hormesis.app.told_view import told_json
from hormesis.assistant.caller import Caller
from hormesis.assistant.engine_words import engine_reply
from hormesis.assistant.lift_words import names_of
from hormesis.assistant.memory_tools import REMEMBER, kept_words
from hormesis.assistant.tool import Tool
from hormesis.assistant.tools import INSTRUCTIONS, call, tools_for
from hormesis.assistant.words_checked import flags_in
from hormesis.domain.errors import HormesisError
from hormesis.words.grounding import Grounding, Sources, Violation, retry_words

if TYPE_CHECKING:
    from pydantic_ai.models import Model

__all__ = ["Card", "Reply", "answer", "barred_for", "confirm_card", "names_of"]

_URGENT = ("A", "B")
_TOOL_CALLS = 12
_HISTORY = 12
Tell = Callable[[str], None]
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Card:
    """A change that waits for the athlete: what it ``says``, and the call that makes it once they confirm."""

    tool: str
    arguments: Json
    says: list[str]
    confirm: str
    until: str

    def as_json(self) -> Json:
        """As the doors show it."""
        return {"tool": self.tool, "arguments": self.arguments, "says": self.says, "confirm": self.confirm, "until": self.until}


@dataclass(frozen=True, slots=True)
class Reply:
    """What is shown. ``by``: model, engine or safety. ``refused``: why a model's words were not."""

    sentences: tuple[str, ...]
    by: str
    cards: tuple[Card, ...] = ()
    questions: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


@dataclass(slots=True)
class _Turn:
    """What one turn gathers."""

    caller: Caller
    tell: Tell
    results: list[Any] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)


def answer(
    caller: Caller,
    words: str,
    history: Sequence[Json] = (),
    model: "Model | None" = None,
    deadline_s: float = 60.0,
    tell: Tell = lambda _: None,
) -> Reply:
    """Answer what the athlete said. ``history``: lines with role and text, the oldest first. ``tell`` is handed each tool that is
    asked. Without a ``model``, or where it fails, the coach's own sentences answer."""
    flags = flags_in([words])
    fixed = tuple(one["text_shown"] for one in flags)
    turn = _Turn(caller, tell)
    questions = _proposed(turn, words)
    if any(one["tier"] in _URGENT for one in flags):
        return Reply(fixed, "safety", tuple(turn.cards), tuple(questions))
    refused: tuple[str, ...] = ()
    if model is not None:
        draft, refused = asyncio.run(_asked(turn, words, history, model, deadline_s))
        if draft is not None:
            return Reply((*fixed, draft), "model", _once(turn.cards), tuple(questions), refused)
    before = [str(one["text"]) for one in history if one["role"] == "coach"]
    said = engine_reply(caller, words, bool(turn.cards or questions), before)
    return Reply((*fixed, *said), "engine", _once(turn.cards), tuple(questions), refused)


def confirm_card(caller: Caller, tool: str, arguments: Json, confirm: str) -> Json:
    """Make the change of a card by the athlete's own word. Raises what the tool raises."""
    return _run(caller, tool, {**arguments, "confirm": confirm})


def barred_for(caller: Caller) -> frozenset[str]:
    """The exercises that the athlete's limitations and their own word rule out: no reply names one but to leave it out."""
    told, knowledge = told_json(caller.principal.db, caller.principal.athlete_id, caller.today()), caller.knowledge()
    avoid = {tag for one in told["limitations"] for tag in one["avoid"]}
    ruled = {slug for slug, how in told["preferences"].items() if how == "never"}
    return frozenset(ruled | {page.slug for page in knowledge.library if avoid & set(page.movement_tags)})


def _proposed(turn: _Turn, words: str) -> list[str]:
    """Cards for what the athlete's words report, as the parser reads them; what must be asked first."""
    caller, questions = turn.caller, list[str]()
    if caller.principal.may("log"):
        questions = _card(turn, "log", {"text": words[:4000]})
    if caller.principal.may("full"):
        for arguments in kept_words(words, names_of(caller)):
            _card(turn, "remember", arguments)
    return questions


def _card(turn: _Turn, tool: str, arguments: Json) -> list[str]:
    try:
        found = _run(turn.caller, tool, arguments)
    except HormesisError:
        return []
    _keep_card(turn, tool, arguments, found)
    return [str(one["text"]) for one in found.get("questions", ()) if isinstance(one, dict)]


def _keep_card(turn: _Turn, tool: str, arguments: Json, found: Json) -> None:
    if found.get("confirm"):
        says = [str(one["says"]["user_text"]) for one in found.get("facts", ())]
        if not says:
            names = [found.get("exercise"), found.get("instead")]
            says = [" → ".join(str(one.get("name")) for one in names if isinstance(one, dict))]
        turn.cards.append(Card(tool, arguments, says, str(found["confirm"]), str(found.get("confirm_until") or "")))


def _once(cards: Sequence[Card]) -> tuple[Card, ...]:
    """Each change once, though both the parser and the model proposed it."""
    return tuple({(one.tool, *one.says): one for one in cards}.values())


def _run(caller: Caller, name: str, arguments: Json) -> Json:
    if name == REMEMBER.name:
        caller.principal.require(REMEMBER.scope)
        return REMEMBER.run(caller, arguments)
    return call(caller, name, arguments)


async def _asked(
    turn: _Turn, words: str, history: Sequence[Json], model: "Model", deadline_s: float
) -> tuple[str | None, tuple[str, ...]]:
    """The model's draft where it may be shown, else None and why not. Whatever a model or its server does, nothing is raised."""
    try:
        return await asyncio.wait_for(_drafted(turn, words, history, model), deadline_s)
    except TimeoutError:
        return None, (f"the model did not answer within {deadline_s:g} s",)
    except Exception as error:
        return None, (f"the model failed: {type(error).__name__}",)


async def _drafted(turn: _Turn, words: str, history: Sequence[Json], model: "Model") -> tuple[str | None, tuple[str, ...]]:
    from pydantic_ai import Agent, UsageLimits
    from pydantic_ai import Tool as ModelTool

    def tool_for(tool: Tool) -> Any:
        async def ask(**arguments: Any) -> Any:
            return await asyncio.to_thread(_for_model, turn, tool, arguments)

        schema = {**tool.input_schema, "properties": {k: v for k, v in tool.input_schema["properties"].items() if k != "confirm"}}
        return ModelTool.from_schema(ask, tool.name, tool.description, schema)

    tools = (*tools_for(turn.caller.principal), *((REMEMBER,) if turn.caller.principal.may("full") else ()))
    agent = Agent(model, instructions=_instructions(turn.caller), tools=[tool_for(one) for one in tools], retries=1)
    limits = UsageLimits(request_limit=_TOOL_CALLS)

    async def seen(_: Any, events: Any) -> None:
        async for _event in events:
            pass

    asked = await agent.run(words, message_history=_messages(history), usage_limits=limits, event_stream_handler=seen)
    found = await asyncio.to_thread(_violations, turn, words, history, asked.output)
    if not found and asked.output.strip():
        return asked.output.strip(), ()
    second = await agent.run(
        retry_words(found) if found else "Answer in words.",
        message_history=asked.all_messages(),
        usage_limits=limits,
        event_stream_handler=seen,
    )
    again = await asyncio.to_thread(_violations, turn, words, history, second.output)
    why = tuple(f"“{one.words}”: {one.why}" for one in (again or found))
    return (second.output.strip(), why) if not again and second.output.strip() else (None, why or ("the model said nothing",))


def _for_model(turn: _Turn, tool: Tool, arguments: Json) -> Any:
    """A tool's result for the model: a preview becomes a card for the athlete, and its token stays with them."""
    turn.tell(tool.name)
    arguments = {name: value for name, value in arguments.items() if name != "confirm"}
    try:
        found = _run(turn.caller, tool.name, arguments)
    except HormesisError as error:
        return {"error": str(error)}
    if tool.writes:
        _keep_card(turn, tool.name, arguments, found)
        found = {
            **found,
            "confirm": None,
            "next_step": "The athlete sees this as a card and confirms it there, or not. You can't.",
        }
    turn.results.append(found)
    return found


def _violations(turn: _Turn, words: str, history: Sequence[Json], draft: str) -> tuple[Violation, ...]:
    said = [str(one["text"]) for one in history if one["role"] == "athlete"] + [words]
    shown = [{"text": str(one["text"])} for one in history if one["role"] == "coach"]
    sources = Sources([*turn.results, *shown], said, names_of(turn.caller), turn.caller.today(), barred_for(turn.caller))
    return Grounding(sources).check(draft)


def _messages(history: Sequence[Json]) -> list[Any]:
    from pydantic_ai.messages import ModelRequest, ModelResponse, TextPart, UserPromptPart

    lines = list(history)[-_HISTORY:]
    return [
        ModelRequest(parts=[UserPromptPart(str(one["text"]))])
        if one["role"] == "athlete"
        else ModelResponse(parts=[TextPart(str(one["text"]))])
        for one in lines
    ]


def _instructions(caller: Caller) -> str:
    return (
        f"{INSTRUCTIONS}\n- Today is {caller.today().isoformat()}; the athlete's units are {caller.units()}. Answer in their "
        "language, in a few plain sentences.\n- You can't confirm anything: what you propose is shown to the athlete as a card.\n"
        "- You make no diagnosis, name no medicine, and never say that it is safe to go on."
    )
