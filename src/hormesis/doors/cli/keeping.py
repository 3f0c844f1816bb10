"""``hormesis export`` and ``hormesis purge``: the athlete's data, out and gone."""

from typing import Annotated

import typer

from hormesis.domain.errors import Invalid
from hormesis.doors.cli.door import door_of

__all__ = ["export_app", "purge_app"]

export_app = typer.Typer(rich_markup_mode=None, add_completion=False)
purge_app = typer.Typer(rich_markup_mode=None, add_completion=False)

_FORMATS = ("jsonl", "csv")


@export_app.command()
def export_command(
    ctx: typer.Context,
    form: Annotated[str, typer.Option("--format", metavar="[jsonl|csv]", help="A fact a line, or one table.")] = "jsonl",
) -> None:
    """Every fact, to stdout: as JSON Lines, which `hormesis import` takes back whole, or as one table in CSV."""
    output, workspace = door_of(ctx).output, door_of(ctx).workspace
    if form == "parquet":
        raise Invalid(
            "parquet is not written here; make a CSV and let another program convert it: hormesis export --format csv > "
            "facts.csv && duckdb -c \"copy 'facts.csv' to 'facts.parquet'\""
        )
    if form not in _FORMATS:
        raise Invalid(f"--format: found {form!r}; write jsonl or csv")
    if output.as_json and form != "jsonl":
        raise Invalid("--json asks for JSON, so --format csv can't be had with it; leave one out")
    from hormesis.app.facts import export_jsonl
    from hormesis.app.facts_table import export_csv

    write = export_jsonl if form == "jsonl" else export_csv
    with workspace.kept() as db:
        for line in write(db, workspace.athlete_id):
            output.line(line)


@purge_app.command()
def purge_command(
    ctx: typer.Context, yes: Annotated[bool, typer.Option("--yes", help="Don't ask; for scripts and off a terminal.")] = False
) -> None:
    """Remove everything that is kept of you, so that it can't be read back from the file. Export first if in doubt."""
    output, workspace = door_of(ctx).output, door_of(ctx).workspace
    if not yes and not output.interactive:
        raise Invalid("purge: nobody is there to ask; say --yes to remove everything")
    from hormesis.app.facts import purge

    with workspace.kept() as db:
        if not yes:
            typer.confirm(f"Remove every fact of yours in {db.place}? This can't be undone.", abort=True, err=True)
        rows = purge(db, workspace.athlete_id)
    if output.as_json:
        output.json({"removed_rows": rows})
    else:
        output.line(f"Removed: {rows:,} rows. Nothing of you is left in {db.place}.")
