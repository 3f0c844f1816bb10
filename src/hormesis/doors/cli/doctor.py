"""``hormesis doctor``: what is installed, where things are kept, and whether that works."""

import typer

from hormesis.doors.cli.door import door_of

__all__ = ["app"]

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def doctor_command(ctx: typer.Context) -> None:
    """What is installed and reachable, and where your data is kept. The exit code is 1 when something is wrong."""
    from hormesis.app.health import examine

    output, workspace = door_of(ctx).output, door_of(ctx).workspace
    findings = examine(workspace)
    if output.as_json:
        output.json({"ok": all(f.ok for f in findings), "findings": [f.as_json() for f in findings]})
    else:
        output.table(("", "what", "found"), [("ok" if f.ok else "WRONG", f.what, f.found) for f in findings])
    if not all(f.ok for f in findings):
        raise typer.Exit(1)
