"""``hormesis exercises names`` and ``name``: what the log calls by names nobody is sure of, and the athlete's word on one."""

from typing import Annotated

import typer

from hormesis.doors.cli.door import door_of

__all__ = ["name_command", "names_command"]


def names_command(ctx: typer.Context) -> None:
    """Names in your log that stand for no exercise yet, with the ones they may mean."""
    from hormesis.app.names import open_names

    output, workspace = door_of(ctx).output, door_of(ctx).workspace
    with workspace.kept() as db:
        rows = open_names(db, workspace.athlete_id)
    if output.as_json:
        output.json(rows)
    elif not rows:
        output.line("Every name in your log stands for an exercise.")
    else:
        shown = [(r["name"], r["sets"], ", ".join(r["candidates"][:3]) or "nothing known") for r in rows]
        output.table(("name", "sets", "perhaps"), shown, numbers=(1,))
        output.line('Say it once: hormesis exercises name "NAME" SLUG')


def name_command(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name as your log spells it.")],
    slug: Annotated[str, typer.Argument(metavar="SLUG", help="The exercise it stands for.")],
) -> None:
    """Say which exercise a name in your log stands for; it is kept, and reaches all that was logged under it."""
    from hormesis.app.names import explain_name

    output, workspace = door_of(ctx).output, door_of(ctx).workspace
    at = workspace.now().isoformat(timespec="seconds")
    with workspace.kept() as db:
        said = explain_name(db, workspace.athlete_id, name, slug, at)
    if output.as_json:
        output.json(said)
    else:
        reach = f"{said['sets']:,} sets in your log" if said["sets"] else "no set in your log yet"
        output.line(f"Noted: “{said['name']}” is {said['exercise']} ({reach}).")
