"""The commands by name, loaded one at a time: ``COMMANDS``, ``root_command``."""

import difflib
import importlib
from collections.abc import Mapping
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

import hormesis
from hormesis.doors.cli.door import door_of

__all__ = ["COMMANDS", "root_command"]

COMMANDS: Mapping[str, str] = {
    "today": "today:app",
    "tonight": "tonight:app",
    "week": "week:app",
    "trial": "trial:app",
    "report": "report.command:app",
    "brief": "asking_why:brief_app",
    "review": "asking_why:review_app",
    "why": "asking_why:why_app",
    "import": "importing:app",
    "imports": "importing:imports_app",
    "check-in": "checking_in:app",
    "log": "logging:app",
    "set": "telling:app",
    "setup": "setup:app",
    "backtest": "backtest:app",
    "exercises": "exercises:app",
    "safety": "safety:app",
    "export": "keeping:export_app",
    "purge": "keeping:purge_app",
    "backup": "whole_store:backup_app",
    "restore": "whole_store:restore_app",
    "copy": "whole_store:copy_app",
    "migrate": "whole_store:migrate_app",
    "serve": "serving:serve_app",
    "worker": "working:worker_app",
    "chat": "talking:chat_app",
    "mcp": "conversing:mcp_app",
    "account": "accounts:account_app",
    "token": "accounts:token_app",
    "doctor": "doctor:app",
}
"""Command → module of this package and its Typer app. Loading all of them at every start would cost a third of it."""


class LazyGroup(TyperGroup):
    """A group whose commands are imported when they are asked for."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        app = getattr(importlib.import_module(f"hormesis.doors.cli.{module}"), name)
        command = typer.main.get_command(app)
        command.name = cmd_name
        _offer_json(command, _json_option())
        return command

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """As Typer does it, but an unknown command is answered with the nearest ones, of all there are."""
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            near = difflib.get_close_matches(args[0], COMMANDS, n=2)
            ctx.fail(f"no command {args[0]!r}" + (f", did you mean {' or '.join(near)}?" if near else ""))
        return super().resolve_command(ctx, args)


def root_command() -> Any:
    """The command ``hormesis`` itself, with nothing of its sub-commands loaded."""
    app = typer.Typer(cls=LazyGroup, add_completion=False, rich_markup_mode=None)
    app.callback(invoke_without_command=True)(hormesis_command)
    return typer.main.get_command(app)


def hormesis_command(
    ctx: typer.Context, version: Annotated[bool, typer.Option("--version", help="Show the version and stop.")] = False
) -> None:
    """An open strength and recovery coach that works from the log you already have and shows its working.

    Start with: hormesis today YOUR_EXPORT.csv
    """
    output = door_of(ctx).output
    if version:
        if output.as_json:
            output.json({"version": hormesis.__version__})
        else:
            output.line(f"hormesis {hormesis.__version__}")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        output.line(ctx.get_help())


def _json_option() -> Any:
    """``--json`` as an option for the help of every command; ``main`` has taken it out of the words before they are parsed."""
    app = typer.Typer(add_completion=False)

    @app.command()
    def _said(
        as_json: Annotated[
            bool, typer.Option("--json", help="Stable JSON on stdout and nothing else.", expose_value=False)
        ] = False,
    ) -> None: ...

    return next(option for option in typer.main.get_command(app).params if "--json" in option.opts)


def _offer_json(command: Any, option: Any) -> None:
    for inner in getattr(command, "commands", {}).values():
        _offer_json(inner, option)
    if not hasattr(command, "commands"):
        command.params.append(option)
