"""One caller's MCP server: ``server_for``. What a caller may not do is neither listed nor done."""

import json
import logging
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import anyio.to_thread
import mcp_types as types
from mcp.server.context import ServerRequestContext
from mcp.server.lowlevel.server import Server
from mcp.shared.exceptions import MCPError

import hormesis
from hormesis.app.journal import place_of
from hormesis.assistant.caller import Caller
from hormesis.assistant.tool import Tool
from hormesis.assistant.tools import INSTRUCTIONS, call, tools_for
from hormesis.domain.errors import HormesisError
from hormesis.doors.mcp.offering import PROMPTS, RESOURCES, TEMPLATES, exercise_slugs, prompt_of, read_resource

__all__ = ["Seen", "server_for"]

Context = ServerRequestContext[Any, Any]
Seen = Callable[[str, bool], None]
"""Told of each call: the tool's or resource's name, and whether it may have written."""

_FAULT = "a fault of Hormesis, not yours; try again, and if it stays so report it with the time"
_logger = logging.getLogger(__name__)


def _nobody(_name: str, _wrote: bool) -> None:
    """Tells nobody."""


def server_for(caller: Caller, seen: Seen = _nobody) -> Server[Any]:
    """The server of one caller: tools, resources and prompts as their scopes allow."""
    desk = _Desk(caller, seen)
    return Server(
        "hormesis",
        title="Hormesis",
        version=hormesis.__version__,
        description="Strength and recovery coach: plans from your own log, with reasons.",
        instructions=INSTRUCTIONS,
        on_list_tools=desk.list_tools,
        on_call_tool=desk.call_tool,
        on_list_resources=desk.list_resources,
        on_list_resource_templates=desk.list_templates,
        on_read_resource=desk.read_resource,
        on_list_prompts=desk.list_prompts,
        on_get_prompt=desk.get_prompt,
        on_completion=desk.complete,
    )


class _Desk:
    """Answers for one caller. What it does waits for SQL or the solver, and so runs in a thread."""

    def __init__(self, caller: Caller, seen: Seen) -> None:
        self._caller = caller
        self._seen = seen
        self._reads = caller.principal.may("read")

    async def list_tools(self, _: Context, _params: types.PaginatedRequestParams | None) -> types.ListToolsResult:
        return types.ListToolsResult(tools=[_listed(tool) for tool in tools_for(self._caller.principal)])

    async def call_tool(self, _: Context, params: types.CallToolRequestParams) -> types.CallToolResult:
        arguments = params.arguments or {}
        try:
            found = await anyio.to_thread.run_sync(partial(call, self._caller, params.name, arguments))
            await anyio.to_thread.run_sync(self._seen, params.name, arguments.get("confirm") is not None)
        except HormesisError as error:
            return _refused(str(error))
        except Exception as error:  # its words may quote a row, and assistants keep what is written to stderr
            _logger.error("tool %r failed: %s at %s", params.name, type(error).__name__, place_of(error))
            return _refused(f"{params.name}: {_FAULT}")
        return types.CallToolResult(content=[types.TextContent(type="text", text=_json(found))], structured_content=found)

    async def list_resources(self, _: Context, _params: types.PaginatedRequestParams | None) -> types.ListResourcesResult:
        return types.ListResourcesResult(resources=list(RESOURCES) if self._reads else [])

    async def list_templates(self, _: Context, _params: types.PaginatedRequestParams | None) -> types.ListResourceTemplatesResult:
        return types.ListResourceTemplatesResult(resource_templates=list(TEMPLATES) if self._reads else [])

    async def read_resource(self, _: Context, params: types.ReadResourceRequestParams) -> types.ReadResourceResult:
        try:
            found = await anyio.to_thread.run_sync(read_resource, self._caller, params.uri)
            await anyio.to_thread.run_sync(self._seen, params.uri, False)
        except HormesisError as error:
            raise _error(error) from error
        text = types.TextResourceContents(uri=params.uri, mime_type="application/json", text=_json(found))
        return types.ReadResourceResult(contents=[text])

    async def list_prompts(self, _: Context, _params: types.PaginatedRequestParams | None) -> types.ListPromptsResult:
        return types.ListPromptsResult(prompts=[one.prompt for one in PROMPTS] if self._reads else [])

    async def get_prompt(self, _: Context, params: types.GetPromptRequestParams) -> types.GetPromptResult:
        try:
            self._caller.principal.require("read")
            return prompt_of(params.name, params.arguments or {})
        except HormesisError as error:
            raise _error(error) from error

    async def complete(self, _: Context, params: types.CompleteRequestParams) -> types.CompleteResult:
        values: list[str] = []
        total = 0
        if isinstance(params.ref, types.ResourceTemplateReference) and params.argument.name == "slug" and self._reads:
            values, total = await anyio.to_thread.run_sync(exercise_slugs, params.argument.value)
        return types.CompleteResult(completion=types.Completion(values=values, total=total, has_more=total > len(values)))


def _listed(tool: Tool) -> types.Tool:
    """A tool as clients see it. What it adds is never lost, and what it changes can be changed back; a swap takes the place of
    something, so a client may ask first."""
    hints = types.ToolAnnotations(
        title=tool.title,
        read_only_hint=not tool.writes,
        destructive_hint=tool.writes and tool.scope == "full",
        idempotent_hint=True,
        open_world_hint=False,
    )
    return types.Tool(
        name=tool.name,
        title=tool.title,
        description=tool.description,
        input_schema=tool.input_schema,
        output_schema=tool.output_schema,
        annotations=hints,
    )


def _refused(message: str) -> types.CallToolResult:
    return types.CallToolResult(content=[types.TextContent(type="text", text=message)], is_error=True)


def _error(error: HormesisError) -> MCPError:
    return MCPError(code=types.INVALID_PARAMS, message=str(error))


def _json(found: Mapping[str, Any]) -> str:
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))
