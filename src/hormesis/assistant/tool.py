"""A tool as a conversation has it: ``Tool``, made of a plain function by ``tool_of``.

The function's docstring is its text, its annotations are its JSON Schema, both of what it takes and of what it gives.
"""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, get_type_hints

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError, create_model

from hormesis.app.principal import Scope
from hormesis.assistant.caller import Caller
from hormesis.domain.errors import Invalid

__all__ = ["Json", "Tool", "tool_of"]

Json = dict[str, Any]


@dataclass(frozen=True)
class Tool:
    """One tool: whoever has ``scope`` may call it. ``writes``: it keeps facts, after a preview."""

    name: str
    title: str
    description: str
    scope: Scope
    writes: bool
    function: Callable[..., Any]
    arguments: type[BaseModel]

    @cached_property
    def input_schema(self) -> Json:
        """JSON Schema of the arguments."""
        return _plain(self.arguments.model_json_schema())

    @cached_property
    def output_schema(self) -> Json:
        """JSON Schema of the result."""
        return _plain(TypeAdapter(get_type_hints(self.function)["return"]).json_schema())

    def run(self, caller: Caller, arguments: Mapping[str, Any]) -> Json:
        """Call it. Raises ``Invalid`` naming the argument, what was found and what is allowed, and what the use case raises."""
        try:
            said = self.arguments.model_validate(dict(arguments))
        except ValidationError as error:
            raise Invalid(_refusal(self, error)) from error
        found: Json = self.function(caller, **{name: getattr(said, name) for name in type(said).model_fields})
        return found


def tool_of(function: Callable[..., Any], title: str, scope: Scope, writes: bool = False) -> Tool:
    """The tool that ``function`` is: its first parameter is the ``Caller``, the others are the arguments."""
    hints = get_type_hints(function, include_extras=True)
    _, *parameters = inspect.signature(function).parameters.values()
    fields: dict[str, Any] = {
        one.name: (hints[one.name], ... if one.default is inspect.Parameter.empty else one.default) for one in parameters
    }
    name = function.__name__
    model = create_model(f"{name}_arguments", __config__=ConfigDict(extra="forbid"), **fields)
    return Tool(name, title, inspect.cleandoc(function.__doc__ or ""), scope, writes, function, model)


def _refusal(tool: Tool, error: ValidationError) -> str:
    """The first thing that is wrong: its value, its place, what is allowed."""
    first = error.errors(include_url=False, include_context=False)[0]
    place = ".".join(str(one) for one in first["loc"])
    if first["type"] == "extra_forbidden":
        return f"{tool.name}: no argument {place!r}; there are {', '.join(tool.arguments.model_fields) or 'none'}"
    if first["type"] == "missing":
        return f"{tool.name}: {place}: missing; give it, as the tool's schema says"
    found = repr(first["input"])
    found = found if len(found) <= 80 else f"{found[:79]}…"
    wrong = first["msg"].removeprefix("Value error, ").removeprefix("Input ")
    return (
        f"{tool.name}: {place}: found {found}; it {wrong}"
        if wrong.startswith("should")
        else f"{tool.name}: {place}: found {found}; {wrong}"
    )


def _plain(schema: Json) -> Json:
    """The schema without the titles that only repeat the names."""
    return {name: _plain_value(name, value) for name, value in schema.items() if name != "title"}


def _plain_value(name: str, value: Any) -> Any:
    if isinstance(value, dict):
        if name in ("properties", "$defs"):
            return {key: _plain(one) for key, one in value.items()}
        return _plain(value)
    return [_plain(one) if isinstance(one, dict) else one for one in value] if isinstance(value, list) else value
