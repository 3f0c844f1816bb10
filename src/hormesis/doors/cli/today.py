"""``hormesis today``: the workout of a day, from the store or from files that are not kept."""

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from hormesis.domain.errors import Invalid
from hormesis.doors.cli.door import Door, door_of
from hormesis.doors.cli.options import Day, UnitName, day_from, whole_from
from hormesis.doors.cli.progress import bytes_read
from hormesis.doors.cli.today_view import show_today

__all__ = ["app"]

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def today_command(
    ctx: typer.Context,
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="FILE", help="Exports of your training app; without them, what was imported.")
    ] = None,
    day: Day = None,
    minutes: Annotated[str | None, typer.Option(metavar="MINUTES", help="How much time there is.")] = None,
    unit: Annotated[
        UnitName | None, typer.Option("--unit", help="The unit to show loads in, and that of the files where they don't say it.")
    ] = None,
    busy: Annotated[
        list[str] | None, typer.Option("--busy", metavar="EXERCISE", help="Its station is taken: something else stands in.")
    ] = None,
    demo: Annotated[bool, typer.Option("--demo", help="Show it on a made-up athlete.")] = False,
) -> None:
    """Today's workout, with a reason for each load. With files, nothing is stored."""
    if demo and files:
        raise Invalid("today: --demo has its own log; leave out the files or --demo")
    door = door_of(ctx)
    limit = None if minutes is None else whole_from(minutes, "--minutes", 5, 600)
    taken = busy or []
    if demo:
        plan = _of_demo(door, day, limit, unit, taken)
    elif files:
        plan = _of_files(door, files, day_from(day, door.workspace.today()), limit, unit, taken)
    else:
        plan = _of_store(door, day_from(day, door.workspace.today()), limit, unit, taken)
    if door.output.as_json:
        door.output.json(plan)
    else:
        show_today(door.output, plan, "Demo athlete, made up" if demo else None)


def _of_store(door: Door, day: date, minutes: int | None, unit: UnitName | None, busy: list[str]) -> dict[str, Any]:
    from hormesis.app.coach import Coach

    workspace = door.workspace
    with workspace.kept() as db, door.output.progress("planning"):
        return Coach(db, workspace.athlete_id, workspace.now).today(day, minutes, unit, busy)


def _of_files(
    door: Door, files: list[Path], day: date, minutes: int | None, unit: UnitName | None, busy: list[str]
) -> dict[str, Any]:
    """The plan from files alone, in memory. A file that is refused refuses all: a plan from half a log would mislead."""
    from hormesis.app.coach import Coach

    workspace = door.workspace
    with workspace.passing() as db, door.output.progress("reading") as progress:
        coach = Coach(db, workspace.athlete_id, workspace.now)
        for place, path in enumerate(files):
            progress(place, len(files), path.name)
            coach.import_file(path, unit, progress=bytes_read(progress, path.name))
        return coach.today(day, minutes, unit, busy)


def _of_demo(door: Door, day: str | None, minutes: int | None, unit: UnitName | None, busy: list[str]) -> dict[str, Any]:
    from hormesis.app.coach import Coach
    from hormesis.app.demo import DEMO_DAY, demo_facts
    from hormesis.app.facts import record

    workspace = door.workspace
    with workspace.passing() as db:
        record(db, workspace.athlete_id, demo_facts())
        return Coach(db, workspace.athlete_id, workspace.now).today(day_from(day, DEMO_DAY), minutes, unit, busy)
