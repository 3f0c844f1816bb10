"""What is offered beside tools: resources to read (``RESOURCES``), pages by their address, and prompts to begin with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

import mcp_types as types

from hormesis.app.library import list_exercises, show_exercise
from hormesis.assistant.caller import Caller
from hormesis.assistant.tools import call
from hormesis.domain.errors import Invalid, NotFound

__all__ = ["EXERCISE", "PROMPTS", "RESOURCES", "TEMPLATES", "exercise_slugs", "prompt_of", "read_resource"]

MIME = "application/json"
_HOUSE = "hormesis://"
EXERCISE = f"{_HOUSE}exercises/{{slug}}"
_PAGE = EXERCISE.removesuffix("{slug}")

RESOURCES: tuple[types.Resource, ...] = tuple(
    types.Resource(uri=f"{_HOUSE}{name}", name=name, title=title, description=text, mime_type=MIME)
    for name, title, text in (
        ("today", "Today's workout", "Today's plan with loads, release work and reasons; what the tool `today` gives."),
        ("week", "The week", "The seven days from today; what the tool `week` gives."),
        ("review", "Weekly review", "The seven days before today, reviewed; what the tool `review` gives."),
    )
)
TEMPLATES: tuple[types.ResourceTemplate, ...] = (
    types.ResourceTemplate(
        uri_template=EXERCISE,
        name="exercise",
        title="An exercise page",
        description="The whole page of an exercise: cues, mistakes, muscles, doses, evidence. The same for everybody.",
        mime_type=MIME,
    ),
)


def read_resource(caller: Caller, uri: str) -> Mapping[str, Any]:
    """What stands at an address. Raises ``NotFound``, and ``Forbidden`` for who may not read."""
    caller.principal.require("read")
    if uri.startswith(_PAGE):
        return show_exercise(unquote(uri.removeprefix(_PAGE)))
    name = next((one.name for one in RESOURCES if one.uri == uri.rstrip("/")), None)
    if name is None:
        there = ", ".join(one.uri for one in RESOURCES)
        raise NotFound(f"no resource {uri!r}; there are {there} and {EXERCISE}")
    return call(caller, name, {})


def exercise_slugs(begun: str, most: int = 100) -> tuple[list[str], int]:
    """Slugs that begin so, or hold the words; at most ``most``, and how many there are."""
    words = begun.strip().casefold().replace(" ", "-")
    slugs = [str(row["slug"]) for row in list_exercises() if words in row["slug"]]
    slugs.sort(key=lambda slug: (not slug.startswith(words), slug))
    return slugs[:most], len(slugs)


@dataclass(frozen=True, slots=True)
class Opening:
    """A prompt: its description, its arguments, and the words it makes of them."""

    prompt: types.Prompt
    words: Callable[[Mapping[str, str]], str]


def _weekly_review(said: Mapping[str, str]) -> str:
    day = f" for the week before {said['date']}" if said.get("date") else ""
    return f"""Review my training week{day}.

1. Call `review`, then `recovery`, and `why` about anything that you mean to explain.
2. Say `safety` first, if there is any, word for word.
3. Tell me, each with its numbers: what was done against what was meant, what moved my strength (with the interval; where it spans
   zero, that nobody can say), sleep and recovery, and what you forecast wrongly.
4. Then what the coming week asks of me (`week`), in five sentences.
5. End with one question to me, where something is missing that the plan needs."""


def _travel_week(said: Mapping[str, str]) -> str:
    until = f" until {said['until']}" if said.get("until") else ""
    there = said.get("equipment") or "nothing but my own body"
    minutes = f" I have {said['minutes']} minutes a day." if said.get("minutes") else ""
    return f"""I travel from {said["from"]}{until}. There I have: {there}.{minutes} Plan that week.

1. Call `week` for what stands, then `what_if` from {said["from"]} with `implements` as I have them there, the minutes, and
   `skip_dates` for the days on which I sit in a train or a plane; ask me which those are.
2. Show me what it gives and takes: days, sets for each muscle group, what is given up and why.
3. Ask whether I want it so. On the first day away, and not before, preview with `report` that I am travelling until the last day;
   confirm it once I agree.
4. Tell me what I lose by it and what not, from what the tools say and nothing else."""


def _argument(name: str, text: str, required: bool = False) -> types.PromptArgument:
    return types.PromptArgument(name=name, description=text, required=required)


PROMPTS: tuple[Opening, ...] = (
    Opening(
        types.Prompt(
            name="weekly_review",
            title="Weekly review",
            description="The week behind me and the one ahead, with the numbers.",
            arguments=[_argument("date", "The day after the week, such as 2026-03-02; today without it")],
        ),
        _weekly_review,
    ),
    Opening(
        types.Prompt(
            name="travel_week",
            title="Plan my travel week",
            description="What to train while away, with what is there.",
            arguments=[
                _argument("from", "The first day away, such as 2026-03-09", required=True),
                _argument("until", "The last day away"),
                _argument("equipment", "What there is, such as dumbbell, bodyweight, band"),
                _argument("minutes", "Minutes a day"),
            ],
        ),
        _travel_week,
    ),
)


def prompt_of(name: str, said: Mapping[str, str]) -> types.GetPromptResult:
    """A prompt with its arguments filled in. Raises ``NotFound``, and ``Invalid`` for a missing argument."""
    opening = next((one for one in PROMPTS if one.prompt.name == name), None)
    if opening is None:
        raise NotFound(f"no prompt {name!r}; there are {', '.join(one.prompt.name for one in PROMPTS)}")
    for argument in opening.prompt.arguments or ():
        if argument.required and not said.get(argument.name):
            raise Invalid(f"{name}: {argument.name}: missing; give it: {argument.description}")
    content = types.TextContent(type="text", text=opening.words(said))
    return types.GetPromptResult(
        description=opening.prompt.description, messages=[types.PromptMessage(role="user", content=content)]
    )
