"""``hormesis trial``: whether release helps, from the evenings that a lot decided."""

from typing import Any

import typer

from hormesis.doors.cli.door import door_of
from hormesis.doors.cli.options import Day, day_from
from hormesis.doors.cli.output import Output

__all__ = ["app"]

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def trial_command(ctx: typer.Context, day: Day = None) -> None:
    """Whether release helps you, from evenings that a lot decided; days that you chose yourself prove nothing."""
    from hormesis.app.coach import Coach

    door = door_of(ctx)
    workspace = door.workspace
    with workspace.kept() as db:
        found = Coach(db, workspace.athlete_id, workspace.now).trial(day_from(day, workspace.today()))
    if door.output.as_json:
        door.output.json(found)
    else:
        _show(door.output, found)


def _show(output: Output, found: dict[str, Any]) -> None:
    for one in found["regions"]:
        output.line(output.strong(f"{one['region'].replace('_', ' ').capitalize()}: {one['verdict']}"))
        for reason in one["why"]:
            output.wrapped(reason["text"], "  ")
    for reason in found["why"]:
        output.wrapped(reason["text"])
