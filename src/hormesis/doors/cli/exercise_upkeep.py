"""``hormesis exercises review|lint|export``: the library for those who sign it, write it or take it elsewhere."""

from pathlib import Path
from typing import Annotated

import typer

from hormesis.domain.errors import Invalid
from hormesis.doors.cli.door import door_of
from hormesis.doors.cli.options import day_from

__all__ = ["export_command", "lint_command", "review_command"]

_FORMATS = ("json", "csv")
_Pages = Annotated[
    Path | None, typer.Option("--pages", metavar="FOLDER", help="The pages of a copy of the source; our own without it.")
]


def review_command(
    ctx: typer.Context,
    slug: Annotated[str, typer.Argument(metavar="SLUG", help="The exercise whose page you have read.")],
    name: Annotated[str, typer.Option("--name", help="Who signs.")],
    credentials: Annotated[str, typer.Option("--credentials", help="As what, such as physiotherapist.")],
    day: Annotated[str | None, typer.Option("--date", metavar="DAY", help="When it was read; today without it.")] = None,
    pages: _Pages = None,
) -> None:
    """Sign a page's text as a professional. Any later edit of the page voids the signature."""
    from hormesis.app.library_upkeep import sign_exercise

    output, workspace = door_of(ctx).output, door_of(ctx).workspace
    signed = sign_exercise(slug, name, credentials, day_from(day, workspace.today()), pages)
    if output.as_json:
        output.json(signed)
    else:
        output.line(f"Signed {slug} on {signed['date']}: {signed['name']}, {signed['credentials']} ({signed['signature']}).")
        output.line("`make docs` counts it; send in the changed files.")


def lint_command(ctx: typer.Context, pages: _Pages = None) -> None:
    """Every fault of the library in a line; exit code 1 when there is one."""
    from hormesis.app.library_upkeep import lint_library

    output = door_of(ctx).output
    found = lint_library(pages)
    if output.as_json:
        output.json(found)
    else:
        for fault in found["faults"]:
            output.line(fault)
        faults = len(found["faults"])
        told = f"{faults} {'fault' if faults == 1 else 'faults'}" if faults else "no fault"
        output.line(f"{found['pages']} pages, {told}; {found['unreviewed']} of them unreviewed.")
    if found["faults"]:
        raise typer.Exit(1)


def export_command(
    ctx: typer.Context,
    form: Annotated[str, typer.Option("--format", metavar="[json|csv]", help="One object, or one table.")] = "json",
) -> None:
    """Every page, to stdout, for other projects: CC BY 4.0, as each export says. docs/exercises.md has its fields."""
    output = door_of(ctx).output
    if form not in _FORMATS:
        raise Invalid(f"--format: found {form!r}; write json or csv")
    if output.as_json and form != "json":
        raise Invalid("--json asks for JSON, so --format csv can't be had with it; leave one out")
    from hormesis.app.library_upkeep import export_library, export_library_csv

    if form == "json":
        output.json(export_library())
    else:
        for line in export_library_csv():
            output.line(line)
