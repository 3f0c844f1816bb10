"""``hormesis migrate``, ``backup``, ``restore`` and ``copy``: the whole store, for everyone in it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hormesis.doors.cli.door import door_of

if TYPE_CHECKING:
    from hormesis.app.keeping import Moved
    from hormesis.doors.cli.output import Output

__all__ = ["backup_app", "copy_app", "migrate_app", "restore_app"]

migrate_app = typer.Typer(rich_markup_mode=None, add_completion=False)
backup_app = typer.Typer(rich_markup_mode=None, add_completion=False)
restore_app = typer.Typer(rich_markup_mode=None, add_completion=False)
copy_app = typer.Typer(rich_markup_mode=None, add_completion=False)


@migrate_app.command()
def migrate_command(ctx: typer.Context) -> None:
    """Bring the database to the schema of this Hormesis, and say what was done. Make a backup first.

    A file of SQLite is migrated when it is opened; a database in PostgreSQL waits for this command, since other programs may be
    using it.
    """
    from hormesis.app.keeping import migrate_store

    output, workspace = door_of(ctx).output, door_of(ctx).workspace
    migrated = migrate_store(workspace)
    if output.as_json:
        output.json(migrated.as_json())
    elif migrated.before is None:
        output.line(f"Made {migrated.place} with schema {migrated.now}.")
    elif not migrated.done:
        output.line(f"{migrated.place} has schema {migrated.now} already; nothing was to be done.")
    else:
        output.line(f"{migrated.place}: schema {migrated.before} is now {migrated.now}.")
        for done in migrated.done:
            output.line(f"  {done}")


@backup_app.command()
def backup_command(
    ctx: typer.Context, file: Annotated[Path, typer.Argument(metavar="FILE", help="A new file; one that is there is left alone.")]
) -> None:
    """Write everything in the store to a file, for everyone in it; others may go on using it meanwhile."""
    from hormesis.app.keeping import back_up

    output, workspace = door_of(ctx).output, door_of(ctx).workspace
    _tell(output, back_up(workspace, file), "Backed up")


@restore_app.command()
def restore_command(
    ctx: typer.Context, file: Annotated[Path, typer.Argument(metavar="FILE", help="What `hormesis backup` has written.")]
) -> None:
    """Put a backup into the store, which must be empty; all of it, checked against its hash, or nothing."""
    from hormesis.app.keeping import restore

    output, workspace = door_of(ctx).output, door_of(ctx).workspace
    _tell(output, restore(workspace, file), "Restored")


@copy_app.command()
def copy_command(
    ctx: typer.Context,
    to: Annotated[
        str, typer.Option("--to", metavar="ADDRESS", help="A file for SQLite, or postgresql://user@host/name; it must be empty.")
    ],
) -> None:
    """Copy the whole store into another database: from SQLite to PostgreSQL, or back. Both are compared by a hash of their rows.

    The store stays where it was until HORMESIS_DATABASE_URL names the new one.
    """
    from hormesis.app.keeping import copy_to

    output, workspace = door_of(ctx).output, door_of(ctx).workspace
    _tell(output, copy_to(workspace, to), "Copied")


def _tell(output: "Output", moved: "Moved", done: str) -> None:
    if output.as_json:
        output.json(moved.as_json())
        return
    athletes, rows = moved.rows["athlete"], sum(moved.rows.values())
    people = "1 athlete" if athletes == 1 else f"{athletes:,} athletes"
    output.line(f"{done}: {rows:,} rows of {people}, from {moved.source} to {moved.target}.")
    output.line(f"SHA-256 of the rows: {moved.sha256}")
