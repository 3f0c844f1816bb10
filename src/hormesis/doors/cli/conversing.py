"""``hormesis mcp``: the tools of the coach for an assistant of one's own choice."""

import sys
from typing import Annotated, Literal

import typer

from hormesis.doors.cli.door import door_of

__all__ = ["mcp_app"]

mcp_app = typer.Typer(rich_markup_mode=None, add_completion=False)

_WAITING = (
    "This speaks the Model Context Protocol on stdin and stdout: an assistant, such as Claude Desktop, starts it. How to tell "
    "yours stands in docs/mcp.md. Ctrl-C stops it."
)
ScopeName = Literal["read", "log", "full"]


@mcp_app.command()
def mcp_command(
    ctx: typer.Context,
    scope: Annotated[
        ScopeName,
        typer.Option(
            "--scope", help="What the assistant may do: read sees; log also logs and reports; full also swaps exercises."
        ),
    ] = "full",
    demo: Annotated[bool, typer.Option("--demo", help="Show it a made-up athlete; nothing is kept.")] = False,
) -> None:
    """Tools for an assistant (Claude Desktop, a local model …), which starts this itself and speaks to it on stdin and stdout.

    Nothing is written before you have seen it and agreed. The server of `hormesis serve` has the same tools at /mcp, for tokens.
    """
    door = door_of(ctx)

    def tell() -> None:
        if sys.stdin.isatty():
            door.output.note(_WAITING)

    door.programs.converse(door.workspace, scope, demo, tell)
