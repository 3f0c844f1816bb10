"""``hormesis exercises``: list, show, search, match and substitutes; its other commands join from modules of their own."""

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from hormesis.domain.anatomy import MuscleGroup
from hormesis.domain.errors import Invalid
from hormesis.domain.movement import Implement, Kind, Pattern
from hormesis.doors.cli.door import Door, door_of
from hormesis.doors.cli.exercise_names import name_command, names_command
from hormesis.doors.cli.exercise_upkeep import export_command, lint_command, review_command
from hormesis.doors.cli.exercise_view import show_page
from hormesis.doors.cli.options import Day, day_from, whole_from
from hormesis.doors.cli.output import Output
from hormesis.doors.cli.page_use_view import show_use

__all__ = ["app"]

app = typer.Typer(rich_markup_mode=None, add_completion=False, help="The exercise library.")

_Slug = Annotated[str, typer.Argument(metavar="SLUG", help="An exercise's slug, such as barbell-bench-press.")]


@app.command("list")
def list_command(
    ctx: typer.Context,
    kind: Annotated[str | None, typer.Option(help="Only this kind, such as strength or release.")] = None,
    pattern: Annotated[str | None, typer.Option(help="Only this movement pattern, such as hinge.")] = None,
    group: Annotated[str | None, typer.Option(help="Only this primary muscle group, such as chest.")] = None,
    implement: Annotated[str | None, typer.Option(help="Only this implement, such as dumbbell.")] = None,
) -> None:
    """Every exercise of the library."""
    from hormesis.app.library import list_exercises

    output = door_of(ctx).output
    for option, word, known in (("kind", kind, Kind), ("pattern", pattern, Pattern), ("group", group, MuscleGroup)):
        _refuse_unknown(option, word, known)
    _refuse_unknown("implement", implement, Implement)
    _show_rows(output, list_exercises(kind=kind, pattern=pattern, primary_group=group, implement=implement))


@app.command("show")
def show_command(
    ctx: typer.Context,
    slug: _Slug,
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="FILE", help="Exports of your training app; without them, what was imported.")
    ] = None,
    day: Day = None,
) -> None:
    """One exercise: what it is for, cues, mistakes, muscles, doses; and how your coach uses it, once there is a log."""
    from hormesis.app.library import show_exercise

    door = door_of(ctx)
    on = day_from(day, door.workspace.today())
    page = show_exercise(slug)
    coach = _coach_use(door, slug, files or [], on)
    if door.output.as_json:
        door.output.json(page if coach is None else {**page, "coach": coach})
        return
    show_page(door.output, page)
    if coach is not None:
        show_use(door.output, coach)


def _coach_use(door: Door, slug: str, files: Sequence[Path], day: date) -> dict[str, Any] | None:
    """How the coach uses a page, from files that are not kept, else from the store; None where there is neither."""
    if not files and not door.workspace.has_store():
        return None
    from hormesis.app.coach import Coach

    workspace = door.workspace
    with workspace.passing() if files else workspace.kept() as db, door.output.progress("reading") as progress:
        coach = Coach(db, workspace.athlete_id, workspace.now)
        for place, path in enumerate(files):
            progress(place, len(files), path.name)
            coach.import_file(path)
        return coach.page_use(slug, day)


@app.command("search")
def search_command(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="WORD", help="A name, a muscle, a region, a purpose, equipment.")],
    limit: Annotated[str, typer.Option(metavar="NUMBER", help="At most so many.")] = "20",
) -> None:
    """Exercises on whose page every word is found, the most fitting first."""
    from hormesis.app.library import search_exercises

    _show_rows(door_of(ctx).output, search_exercises(" ".join(words), whole_from(limit, "--limit", 1, 500)))


@app.command("match")
def match_command(
    ctx: typer.Context,
    names: Annotated[list[str] | None, typer.Argument(metavar="NAME", help="Names as a training app spells them.")] = None,
    stdin: Annotated[bool, typer.Option("--stdin", help="Read a name a line from stdin.")] = False,
    source: Annotated[str | None, typer.Option(help="The app they come from, such as strong or hevy.")] = None,
) -> None:
    """Which exercise a training app's own name stands for; with --json a line a name, in their order."""
    if stdin == bool(names):
        raise Invalid("match: give names, or --stdin and a name a line, and not both")
    from hormesis.app.knowledge import load_knowledge
    from hormesis.app.library import match_names

    output = door_of(ctx).output
    found = match_names(load_knowledge().namer, names or _lines(), source)
    if output.as_json:
        for one in found:
            output.json_line(one)
    else:
        rows = [(m["name"], m["exercise"] or "not sure", f"{m['confidence']:.2f}", ", ".join(m["candidates"][:3])) for m in found]
        output.table(("name", "exercise", "sure", "or perhaps"), rows, numbers=(2,))


@app.command("substitutes")
def substitutes_command(
    ctx: typer.Context,
    slug: _Slug,
    reason: Annotated[
        str | None, typer.Option(help="Why: busy (without either option), no_equipment, knee, low_back or shoulder.")
    ] = None,
    avoid: Annotated[
        str | None, typer.Option(metavar="TAG", help="A movement tag of the page to do without, such as grip.")
    ] = None,
) -> None:
    """What serves instead of an exercise, within your limitations."""
    if reason is not None and avoid is not None:
        raise Invalid("substitutes: --reason and --avoid can't both be had; leave one out")
    from hormesis.app.library import sparing_for, substitutes_for

    output, workspace = door_of(ctx).output, door_of(ctx).workspace
    with workspace.kept() as db:
        if avoid is not None:
            found = sparing_for(db, workspace.athlete_id, slug, avoid, workspace.today())
        else:
            found = substitutes_for(db, workspace.athlete_id, slug, reason or "busy", workspace.today())
    if output.as_json:
        output.json(found)
    elif not found["substitutes"]:
        output.line(f"Nothing in the library serves instead of {slug} here ({avoid or reason or 'busy'}).")
    else:
        rows = [(s["slug"], s["name"], " ".join(why["text"] for why in s["why"])) for s in found["substitutes"]]
        output.table(("slug", "name", "why"), rows)


app.command("names")(names_command)
app.command("name")(name_command)
app.command("review")(review_command)
app.command("lint")(lint_command)
app.command("export")(export_command)


def _refuse_unknown(option: str, word: str | None, known: type[StrEnum]) -> None:
    if word is not None and word not in frozenset(known):
        raise Invalid(f"--{option}: found {word!r}; allowed are {', '.join(known)}")


def _show_rows(output: Output, rows: list[dict[str, Any]]) -> None:
    if output.as_json:
        output.json(rows)
    elif not rows:
        output.line("No exercise fits; `hormesis exercises list` has all of them.")
    else:
        shown = [(r["slug"], r["pattern"], r["primary_group"], r["implement"]) for r in rows]
        output.table(("slug", "pattern", "group", "implement"), shown)


def _lines() -> Iterator[str]:
    """The names on stdin, read as UTF-8 whatever the terminal's own encoding; empty lines hold no name."""
    for line in sys.stdin.buffer:
        name = line.decode("utf-8-sig", "replace").rstrip("\r\n")
        if name.strip():
            yield name
