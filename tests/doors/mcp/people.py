"""A real MCP client beside our server: in this process, and over HTTP to people's own logs."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import anyio
import httpx2
from mcp import Client
from mcp.client.streamable_http import streamable_http_client

__all__ = ["over_http", "run", "text_of"]


def run(speak: Callable[[], Awaitable[None]]) -> None:
    """Run a conversation to its end."""
    anyio.run(speak)


@asynccontextmanager
async def over_http(app: Any, url: str, mode: str = "auto", **headers: str) -> AsyncIterator[Client]:
    """A client that speaks to ``app`` at ``url``, as by the network."""
    transport = httpx2.ASGITransport(app=app)
    async with (
        httpx2.AsyncClient(transport=transport, headers=headers) as http,
        Client(streamable_http_client(f"{url}/mcp", http_client=http), mode=mode) as client,
    ):
        yield client


def text_of(result: Any) -> str:
    """The first words of a tool's result."""
    return str(result.content[0].text)
