"""Where everything is put together: reads the settings, opens the store, and hands each door its app."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hormesis.app.principal import Scope
    from hormesis.app.telemetry import Spans
    from hormesis.app.workspace import Workspace
    from hormesis.app.world import World
    from hormesis.assistant.conversing import Conversation
    from hormesis.doors.mcp.over_http import Desk

__all__ = ["run"]


def run() -> int:
    """The program ``hormesis``: the exit code of what was asked for on the command line."""
    try:  # whoever changes their mind while the program still loads sees no traceback either
        from hormesis.app.workspace import workspace_from
        from hormesis.doors.cli.command_line import main
        from hormesis.doors.cli.programs import Programs

        return main(sys.argv[1:], workspace_from(os.environ), os.environ, Programs(serve, work, converse, talk))
    except KeyboardInterrupt:
        return 130


def serve(workspace: "Workspace", said: Mapping[str, Any], demo: bool, tell: Callable[[str], None]) -> None:
    """Run the server. Its libraries are loaded here and nowhere else. Raises ``Invalid`` when one is missing."""
    from hormesis.app.demo_world import demo_world
    from hormesis.app.server_settings import server_settings_from
    from hormesis.app.world import world_of
    from hormesis.domain.errors import Invalid

    try:
        from hormesis.doors.http.serving import serve as serve_world
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("hormesis"):
            raise
        raise Invalid(f"the server needs {error.name}, which is not installed; run: pip install 'hormesis[server]'") from error
    settings = server_settings_from(os.environ, workspace.settings.home, said)
    with (
        demo_world(workspace, settings) if demo else world_of(workspace, settings) as world,
        journal_and_spans(workspace, settings.log_level) as spans,
    ):
        serve_world(world, replace(workspace, settings=world.settings), tell, spans, _conversation)


def converse(workspace: "Workspace", scope: "Scope", demo: bool, tell: Callable[[], None]) -> None:
    """Answer an assistant on stdin and stdout. Raises ``Invalid`` when its libraries are missing or the store can't be opened."""
    _need_assistant()
    from hormesis.assistant.local import local_caller
    from hormesis.doors.mcp.stdio import serve_stdio

    with local_caller(workspace, scope, demo) as caller, journal_and_spans(workspace, "warning"):
        tell()
        serve_stdio(caller)


@contextmanager
def talk(workspace: "Workspace", demo: bool) -> "Iterator[Conversation]":
    """The conversation of this machine's athlete. Raises ``Invalid`` when a library is missing or the store can't be opened."""
    from hormesis.app.demo_world import demo_world
    from hormesis.app.principal import Principal, scopes_from
    from hormesis.app.server_settings import server_settings_from
    from hormesis.app.world import world_of
    from hormesis.domain.errors import Invalid

    try:
        from hormesis.assistant.conversing import Conversation
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("hormesis"):
            raise
        raise Invalid(
            f"a conversation needs {error.name}, which is not installed; run: pip install 'hormesis[assistant]'"
        ) from error
    settings = server_settings_from(os.environ, workspace.settings.home)
    with demo_world(workspace, settings) if demo else world_of(workspace, settings) as world:
        mine = world.local_athlete
        yield Conversation(
            world, Principal(mine, world.database.of(mine), scopes_from(("full",)), "local", world.now, world.shelf.of)
        )


def _conversation(world: "World") -> "Desk":
    """What answers assistants over HTTP, loaded once one asks. Raises ``Invalid`` when its libraries are missing."""
    _need_assistant()
    from hormesis.doors.mcp.over_http import Desk

    return Desk(world)


def _need_assistant() -> None:
    from importlib.util import find_spec

    from hormesis.domain.errors import Invalid

    if find_spec("mcp") is None:
        raise Invalid("assistants need mcp, which is not installed; run: pip install 'hormesis[assistant]'")


def work(
    workspace: "Workspace",
    at_once: int,
    tell: Callable[[str], None],
    beside: Callable[[str, str, float], None] | None = None,
) -> None:
    """Run jobs until told to end; with ``beside``, which is told of each, those that are due for the server.

    Raises ``Invalid`` when the store can't be opened or a library is missing.
    """
    from hormesis.app.jobs_running import unobserved
    from hormesis.app.server_settings import server_settings_from
    from hormesis.domain.errors import Invalid
    from hormesis.doors.worker.working import work as work_on
    from hormesis.doors.worker.working import work_beside

    try:
        from hormesis.app.jobs_fetch import Fetching
    except ModuleNotFoundError as error:
        raise Invalid(f"the worker needs {error.name}, which is not installed; run: pip install 'hormesis[server]'") from error
    settings = server_settings_from(os.environ, workspace.settings.home)
    with journal_and_spans(workspace, settings.log_level) as spans:
        fetching = Fetching(workspace.settings.home, settings, workspace.now)
        if beside is not None:
            work_beside(workspace, beside, {"fetch": fetching})
            return
        work_on(workspace, at_once, tell, spans.job if spans is not None else unobserved, {"fetch": fetching})


@contextmanager
def journal_and_spans(workspace: "Workspace", level: str) -> "Iterator[Spans | None]":
    """The journal on stderr, and spans where OpenTelemetry's own variable says to whom; both until the end of the block.

    On a terminal only what is wrong is written, unless another level was asked for.
    """
    import logging

    from hormesis.app.journal import begin_journal
    from hormesis.app.telemetry import ENDPOINT, spans_to

    quiet = sys.stderr.isatty() and level == "info"
    handler = begin_journal(sys.stderr, "warning" if quiet else level, workspace.now)
    spans = spans_to() if os.environ.get(ENDPOINT) else None
    try:
        yield spans
    finally:
        if spans is not None:
            spans.close()
        logging.getLogger().removeHandler(handler)


if __name__ == "__main__":
    sys.exit(run())
