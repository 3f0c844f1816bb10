"""Where everything is put together: reads the settings, opens the store, and hands each door its app."""

import os
import sys

__all__ = ["run"]


def run() -> int:
    """The program ``hormesis``: the exit code of what was asked for on the command line."""
    try:  # whoever changes their mind while the program still loads sees no traceback either
        from hormesis.app.workspace import workspace_from
        from hormesis.doors.cli.command_line import main

        return main(sys.argv[1:], workspace_from(os.environ), os.environ)
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(run())
