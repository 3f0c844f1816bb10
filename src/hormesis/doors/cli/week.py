"""``hormesis week``: seven days solved as one, and what they give up, from the store or from files that are not kept."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hormesis.domain.errors import Invalid
from hormesis.doors.cli.door import Door, door_of
from hormesis.doors.cli.options import Day, UnitName, day_from, whole_from
from hormesis.doors.cli.output import Output
from hormesis.doors.cli.progress import bytes_read
from hormesis.doors.cli.week_changes import changes_from
from hormesis.doors.cli.week_edits import edits_of
from hormesis.doors.cli.week_view import show_week
from hormesis.doors.cli.weeks_view import show_comparison, show_weeks

if TYPE_CHECKING:
    from hormesis.app.coach import Coach

__all__ = ["app"]

MOST_WEEKS = 12
Asked = Callable[["Coach", date], dict[str, Any]]
Show = Callable[[Output, dict[str, Any], str | None], None]

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
    compare: Annotated[
        bool, typer.Option("--compare", help="Beside the week as it is: what the changes of --set give and take.")
    ] = False,
    weeks: Annotated[
        str | None,
        typer.Option("--weeks", metavar="N", help="The next N weeks (1 to 12), a forecast: sets, effort, main loads."),
    ] = None,
    move: Annotated[
        list[str] | None,
        typer.Option("--move", metavar="DAY=DAY", help="Another day for a workout: thu=fri. It is kept."),
    ] = None,
    swap: Annotated[
        list[str] | None, typer.Option("--swap", metavar="EXERCISE=EXERCISE", help="This week the second in place of the first.")
    ] = None,
    sets: Annotated[
        list[str] | None, typer.Option("--sets", metavar="EXERCISE=SETS", help="This week so many sets of it, where it is done.")
    ] = None,
    without: Annotated[
        list[str] | None, typer.Option("--without", metavar="WORD", help="None of these this week: deadlifts.")
    ] = None,
    preview: Annotated[bool, typer.Option("--preview", help="Show what such changes would make; keep nothing.")] = False,
    demo: Annotated[bool, typer.Option("--demo", help="Show it on a made-up athlete.")] = False,
) -> None:
    """The week ahead: which days, which exercises, how many sets, and why. It stands from then on, and today follows it; with
    files or a what-if, nothing is stored."""
    if demo and files:
        raise Invalid("week: --demo has its own log; leave out the files or --demo")
    door = door_of(ctx)
    asked, show = _asked(settings or [], weeks, compare, (move or [], swap or [], sets or [], without or []), preview, unit)
    if demo:
        found = _of_demo(door, day, asked)
    elif files:
        found = _of_files(door, files, day_from(day, door.workspace.today()), unit, asked)
    else:
        found = _of_store(door, day_from(day, door.workspace.today()), asked)
    if door.output.as_json:
        door.output.json(found)
    else:
        show(door.output, found, "Demo athlete, made up" if demo else None)


def _asked(
    settings: list[str],
    weeks: str | None,
    compare: bool,
    edits: tuple[list[str], list[str], list[str], list[str]],
    preview: bool,
    unit: UnitName | None,
) -> tuple[Asked, Show]:
    """What the options ask of the coach, and how it is shown. Raises ``Invalid`` where they don't go together."""
    if compare and (weeks or not settings):
        raise Invalid("week: --compare needs what to change, such as --set days=3, and goes without --weeks")
    changes = changes_from(settings)
    ahead = None if weeks is None else whole_from(weeks, "--weeks", 1, MOST_WEEKS)
    if any(edits) and (settings or weeks):
        raise Invalid("week: --move, --swap, --sets and --without go without --set and --weeks; give them first, then ask again")
    if preview and not any(edits):
        raise Invalid("week: --preview shows what --move, --swap, --sets or --without would change; give one of them")

    def asked(coach: "Coach", on: date) -> dict[str, Any]:
        if any(edits):
            return coach.edit_week(edits_of(on, *edits), on, unit, preview)
        if ahead is not None:
            return coach.weeks(ahead, on, changes, unit)
        return coach.compare_weeks(changes, on, unit) if compare else coach.week(on, changes, unit, keep=True)

    return asked, show_weeks if ahead is not None else show_comparison if compare else show_week


def _of_store(door: Door, day: date, asked: Asked) -> dict[str, Any]:
    from hormesis.app.coach import Coach

    workspace = door.workspace
    with workspace.kept() as db, door.output.progress("planning"):
        return asked(Coach(db, workspace.athlete_id, workspace.now), day)


def _of_files(door: Door, files: list[Path], day: date, unit: UnitName | None, asked: Asked) -> dict[str, Any]:
    """The week from files alone, in memory. A file that is refused refuses all: a week from half a log would mislead."""
    from hormesis.app.coach import Coach

    workspace = door.workspace
    with workspace.passing() as db, door.output.progress("reading") as progress:
        coach = Coach(db, workspace.athlete_id, workspace.now)
        for place, path in enumerate(files):
            progress(place, len(files), path.name)
            coach.import_file(path, unit, progress=bytes_read(progress, path.name))
        return asked(coach, day)


def _of_demo(door: Door, day: str | None, asked: Asked) -> dict[str, Any]:
    from hormesis.app.coach import Coach
    from hormesis.app.demo import DEMO_DAY, demo_facts
    from hormesis.app.facts import record

    workspace = door.workspace
    with workspace.passing() as db:
        record(db, workspace.athlete_id, demo_facts())
        return asked(Coach(db, workspace.athlete_id, workspace.now), day_from(day, DEMO_DAY))
