"""Where everything is put together: reads the settings, opens the store, and hands each door its app."""

import os
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hormesis.app.workspace import Workspace

__all__ = ["run"]


def run() -> int:
    """The program ``hormesis``: the exit code of what was asked for on the command line."""
    try:  # whoever changes their mind while the program still loads sees no traceback either
        from hormesis.app.workspace import workspace_from
        from hormesis.doors.cli.command_line import main
        from hormesis.doors.cli.programs import Programs

        return main(sys.argv[1:], workspace_from(os.environ), os.environ, Programs(serve=serve))
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
    with demo_world(workspace, settings) if demo else world_of(workspace, settings) as world:
        serve_world(world, tell)


if __name__ == "__main__":
    sys.exit(run())
