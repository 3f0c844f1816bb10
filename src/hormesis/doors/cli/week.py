"""``hormesis week``: seven days solved as one, and what they give up, from the store or from files that are not kept."""

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from hormesis.domain.errors import Invalid
from hormesis.doors.cli.door import Door, door_of
from hormesis.doors.cli.options import Day, UnitName, day_from
from hormesis.doors.cli.progress import bytes_read
from hormesis.doors.cli.week_changes import changes_from
from hormesis.doors.cli.week_view import show_week

__all__ = ["app"]

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def week_command(
    ctx: typer.Context,
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="FILE", help="Exports of your training app; without them, what was imported.")
    ] = None,
    day: Day = None,
    settings: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="FIELD=VALUE",
            help="What if: days=3, minutes=40, minutes.thu=30, skip=2026-06-12, goal=strength, focus=chest, implements=dumbbell; "
            "several times. Nothing of it is kept.",
        ),
    ] = None,
    unit: Annotated[
        UnitName | None, typer.Option("--unit", help="The unit to show loads in, and that of the files where they don't say it.")
    ] = None,
    demo: Annotated[bool, typer.Option("--demo", help="Show it on a made-up athlete.")] = False,
) -> None:
    """The week ahead: which days, which exercises, how many sets, and why. With files, nothing is stored."""
    if demo and files:
        raise Invalid("week: --demo has its own log; leave out the files or --demo")
    door = door_of(ctx)
    changes = changes_from(settings or [])
    if demo:
        week = _of_demo(door, day, changes, unit)
    elif files:
        week = _of_files(door, files, day_from(day, door.workspace.today()), changes, unit)
    else:
        week = _of_store(door, day_from(day, door.workspace.today()), changes, unit)
    if door.output.as_json:
        door.output.json(week)
    else:
        show_week(door.output, week, "Demo athlete, made up" if demo else None)


def _of_store(door: Door, day: date, changes: dict[str, Any], unit: UnitName | None) -> dict[str, Any]:
    from hormesis.app.coach import Coach

    workspace = door.workspace
    with workspace.kept() as db, door.output.progress("planning"):
        return Coach(db, workspace.athlete_id, workspace.now).week(day, changes, unit)


def _of_files(door: Door, files: list[Path], day: date, changes: dict[str, Any], unit: UnitName | None) -> dict[str, Any]:
    """The week from files alone, in memory. A file that is refused refuses all: a week from half a log would mislead."""
    from hormesis.app.coach import Coach

    workspace = door.workspace
    with workspace.passing() as db, door.output.progress("reading") as progress:
        coach = Coach(db, workspace.athlete_id, workspace.now)
        for place, path in enumerate(files):
            progress(place, len(files), path.name)
            coach.import_file(path, unit, progress=bytes_read(progress, path.name))
        return coach.week(day, changes, unit)


def _of_demo(door: Door, day: str | None, changes: dict[str, Any], unit: UnitName | None) -> dict[str, Any]:
    from hormesis.app.coach import Coach
    from hormesis.app.demo import DEMO_DAY, demo_facts
    from hormesis.app.facts import record

    workspace = door.workspace
    with workspace.passing() as db:
        record(db, workspace.athlete_id, demo_facts())
        return Coach(db, workspace.athlete_id, workspace.now).week(day_from(day, DEMO_DAY), changes, unit)
