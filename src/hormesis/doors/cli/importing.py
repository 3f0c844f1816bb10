"""``hormesis import`` and ``hormesis imports list|undo``."""

from typing import Annotated, Any

import typer

from hormesis.domain.errors import Invalid
from hormesis.doors.cli.door import door_of
from hormesis.doors.cli.import_view import show_import, show_refusal
from hormesis.doors.cli.options import Files, Unit, day_from, whole_from
from hormesis.doors.cli.progress import bytes_read

__all__ = ["app", "imports_app"]

app = typer.Typer(rich_markup_mode=None, add_completion=False)
imports_app = typer.Typer(rich_markup_mode=None, add_completion=False, help="The imports there were, and taking one back.")


@app.command()
def import_command(
    ctx: typer.Context,
    files: Files,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Tell what would be read and keep nothing.")] = False,
    unit: Unit = None,
    date: Annotated[
        str | None,
        typer.Option("--date", metavar="DAY", help="The day of a recording whose file tells none, such as 2026-03-02."),
    ] = None,
) -> None:
    """Import exports of training apps and watches, recordings of beats, and Hormesis' own.

    Each file is taken whole or not at all, and reading it again adds nothing. When one is refused the others are
    still imported, and the exit code is 2.
    """
    from hormesis.app.coach import Coach

    door = door_of(ctx)
    output, workspace = door.output, door.workspace
    day = None if date is None else day_from(date, workspace.today())
    reports: list[dict[str, Any]] = []
    refused: list[dict[str, str]] = []
    with workspace.kept() as db, output.progress("reading") as progress:
        coach = Coach(db, workspace.athlete_id, workspace.now)
        for place, path in enumerate(files):
            progress(place, len(files), path.name)
            try:
                reports.append(coach.import_file(path, unit, dry_run, day, bytes_read(progress, path.name)).as_json())
            except Invalid as error:
                refused.append({"file": str(path), "message": str(error)})
    if output.as_json:
        output.json({"imports": reports, "refused": refused})
    else:
        for report in reports:
            show_import(output, report)
    for refusal in refused:
        show_refusal(output, refusal["message"])
    if refused:
        raise typer.Exit(2)


@imports_app.command("list")
def list_command(ctx: typer.Context) -> None:
    """Every import that wrote something, oldest first, those undone among them."""
    from hormesis.app.imports import list_imports

    door = door_of(ctx)
    output = door.output
    with door.workspace.kept() as db:
        records = list_imports(db, door.workspace.athlete_id)
    if output.as_json:
        output.json([_record_json(record) for record in records])
    elif not records:
        output.line("No imports yet; begin with: hormesis import FILE")
    else:
        rows = [
            (r.id, r.file_name, r.source, r.imported_at[:10], f"{r.report.get('sets', 0):,}", "undone" if r.undone_at else "")
            for r in records
        ]
        output.table(("id", "file", "source", "imported", "sets", ""), rows, numbers=(0, 4))


@imports_app.command("undo")
def undo_command(
    ctx: typer.Context, import_id: Annotated[str, typer.Argument(metavar="ID", help="As `hormesis imports list` shows it.")]
) -> None:
    """Take back all that an import wrote; importing the file again brings it back."""
    from hormesis.app.imports import undo_import

    door = door_of(ctx)
    number = whole_from(import_id, "ID", 1, 999_999_999)
    with door.workspace.kept() as db:
        undone = undo_import(db, door.workspace.athlete_id, number)
    if door.output.as_json:
        door.output.json({"import_id": undone.import_id, "file_name": undone.file_name, "taken_back": undone.taken_back})
    else:
        door.output.line(f"Import {undone.import_id} ({undone.file_name}) is undone: {undone.taken_back:,} facts taken back.")
        door.output.line("Importing the file again brings them back.")


def _record_json(record: Any) -> dict[str, Any]:
    return {
        "id": record.id,
        "file_name": record.file_name,
        "source": record.source,
        "layout": record.layout,
        "imported_at": record.imported_at,
        "written": record.written,
        "undone_at": record.undone_at,
        "report": dict(record.report),
    }
