"""What every command is handed: ``Door``, got by ``door_of``."""

from dataclasses import dataclass

import typer

from hormesis.app.workspace import Workspace
from hormesis.doors.cli.output import Output
from hormesis.doors.cli.programs import NO_PROGRAMS, Programs

__all__ = ["Door", "door_of"]


@dataclass(frozen=True, slots=True)
class Door:
    """The workspace to work in, the output to write to, and the other doors that a command may start."""

    workspace: Workspace
    output: Output
    programs: Programs = NO_PROGRAMS


def door_of(ctx: typer.Context) -> Door:
    """The door of the running command."""
    door = ctx.obj
    assert isinstance(door, Door)  # ``main`` hands it over
    return door
