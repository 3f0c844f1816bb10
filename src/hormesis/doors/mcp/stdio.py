"""MCP over this program's own stdin and stdout: ``serve_stdio``, for an assistant that starts ``hormesis mcp`` itself."""

import anyio
from mcp.server.stdio import stdio_server

from hormesis.assistant.caller import Caller
from hormesis.doors.mcp.server import server_for

__all__ = ["serve_stdio"]


def serve_stdio(caller: Caller) -> None:
    """Answer until stdin ends. Nothing but the protocol goes to stdout; whatever else is printed goes to stderr."""
    anyio.run(_serve, caller)


async def _serve(caller: Caller) -> None:
    server = server_for(caller)
    async with stdio_server() as (read, write):
        await server.run(read, write, server.create_initialization_options())
