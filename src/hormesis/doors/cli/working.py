"""``hormesis worker``: does what the server and other commands leave for later."""

from typing import Annotated

import typer

from hormesis.doors.cli.door import door_of

__all__ = ["worker_app"]

worker_app = typer.Typer(rich_markup_mode=None, add_completion=False)


@worker_app.command()
def worker_command(
    ctx: typer.Context,
    at_once: Annotated[
        int,
        typer.Option("--at-once", min=1, max=64, metavar="JOBS", help="How many at a time, on PostgreSQL; 1 without it."),
    ] = 1,
    beside: Annotated[bool, typer.Option("--beside", hidden=True, help="For the server: do what is due, then end.")] = False,
) -> None:
    """Do what was left for later: plans, imports, backtests, the night. On PostgreSQL; on SQLite the server does it itself.

    It runs until Ctrl-C. What is not at its end then goes back, and another worker takes it up.
    """
    door = door_of(ctx)
    output = door.output

    def tell(place: str) -> None:
        if output.as_json:
            output.json_line({"database": place})
        else:
            output.line(f"Working on {place} (Ctrl-C stops it).")
        output.flush()

    def tell_of_job(kind: str, state: str, seconds: float) -> None:
        output.json_line({"job": kind, "state": state, "seconds": round(seconds, 3)})
        output.flush()

    door.programs.work(door.workspace, at_once, tell, tell_of_job if beside else None)
    if not beside:
        output.note("stopped")
