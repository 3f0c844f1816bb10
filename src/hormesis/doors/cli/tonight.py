"""``hormesis tonight``: release work for the evening, once the day's training is logged."""

from pathlib import Path
from typing import Annotated, Any

import typer

from hormesis.doors.cli.door import door_of
from hormesis.doors.cli.options import Day, day_from
from hormesis.doors.cli.output import Output
from hormesis.doors.cli.today_view import show_release

__all__ = ["app"]

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def tonight_command(
    ctx: typer.Context,
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="FILE", help="Exports of your training app; without them, what was imported.")
    ] = None,
    day: Day = None,
) -> None:
    """Release work for this evening, from all of the day. With files, nothing is stored.

    Once you agree (hormesis set profile release_trial=yes), a lot decides on some evenings whether there is release; what was
    drawn is kept, and hormesis trial tells what it has taught.
    """
    from hormesis.app.coach import Coach

    door = door_of(ctx)
    workspace, on = door.workspace, day_from(day, door.workspace.today())
    with workspace.passing() if files else workspace.kept() as db, door.output.progress("reading") as progress:
        coach = Coach(db, workspace.athlete_id, workspace.now)
        for place, path in enumerate(files or ()):
            progress(place, len(files or ()), path.name)
            coach.import_file(path)
        found = coach.tonight(on, None if files else workspace.chance)
    if door.output.as_json:
        door.output.json(found)
    else:
        _show(door.output, found)


def _show(output: Output, found: dict[str, Any]) -> None:
    for reason in found["safety"]:
        output.wrapped(f"! {reason['text']}", "", "  ")
    show_release(output, found["release"])
    if not found["release"] and not found["safety"] and not any(why["code"] == "trial_without" for why in found["why"]):
        output.wrapped("Nothing asks for release work this evening.")
    for reason in found["why"]:
        output.wrapped(reason["text"])
