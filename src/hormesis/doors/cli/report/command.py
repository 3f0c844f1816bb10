"""``hormesis report``: the week under review, as text, HTML, JSON or SVG charts, from the store or from files not kept."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from hormesis.domain.errors import Invalid
from hormesis.doors.cli.door import Door, door_of
from hormesis.doors.cli.options import UnitName, day_from, whole_from

__all__ = ["app"]

app = typer.Typer(rich_markup_mode=None, add_completion=False)

_FORMATS = ("text", "html", "json", "svg")


@app.command()
def report_command(
    ctx: typer.Context,
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILE", help="A training log and body signals of one person; without them, what was imported."),
    ] = None,
    day: Annotated[
        str | None,
        typer.Option("--date", metavar="DAY", help="The morning to look back from, such as 2026-03-02; today without it."),
    ] = None,
    weeks: Annotated[str | None, typer.Option(metavar="WEEKS", help="How many weeks the charts show; 8 without it.")] = None,
    form: Annotated[
        str | None, typer.Option("--format", metavar="[text|html|json|svg]", help="Text without it; svg writes a file a chart.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="PATH", help="Write there, instead of to stdout; for svg a folder.")
    ] = None,
    unit: Annotated[
        UnitName | None, typer.Option("--unit", help="The unit to show loads in, and that of the files where they don't say it.")
    ] = None,
) -> None:
    """The last seven days reviewed, and the weeks before them in charts. With files, nothing is stored.

    Volume against target, what moved strength, load, sleep, signals out of band, and what the coach itself got wrong.
    """
    door = door_of(ctx)
    kind = _format_of(door, form)
    if kind == "svg" and out is None:
        raise Invalid("--format svg writes a file a chart; say into which folder: --out charts")
    shown = 8 if weeks is None else whole_from(weeks, "--weeks", 1, 104)
    report = _made(door, files or [], day_from(day, door.workspace.today()), shown, unit)
    if kind == "svg":
        _write_charts(door, report, out or Path())
    else:
        _write(door, kind, report, out)


def _format_of(door: Door, said: str | None) -> str:
    if said is not None and said not in _FORMATS:
        raise Invalid(f"--format: found {said!r}; write {', '.join(_FORMATS[:-1])} or {_FORMATS[-1]}")
    if door.output.as_json and said not in (None, "json", "svg"):
        raise Invalid(f"--json asks for JSON, so --format {said} can't be had with it; leave one out")
    return said or ("json" if door.output.as_json else "text")


def _made(door: Door, files: list[Path], day: date, weeks: int, unit: UnitName | None) -> dict[str, Any]:
    from hormesis.app.coach import Coach

    workspace = door.workspace
    if not files:
        with workspace.kept() as db, door.output.progress("reviewing"):
            return Coach(db, workspace.athlete_id, workspace.now).report(day, weeks, unit)
    with workspace.passing() as db, door.output.progress("reading") as progress:
        coach = Coach(db, workspace.athlete_id, workspace.now)
        for place, path in enumerate(files):
            progress(place, len(files), path.name)
            coach.import_file(path, unit)
        return coach.report(day, weeks, unit)


def _write(door: Door, kind: str, report: dict[str, Any], out: Path | None) -> None:
    """The report to stdout or into one file, and then its place, unless that is for a program to read."""
    output = door.output
    if kind == "text" and out is None:
        from hormesis.doors.cli.report.text import show_report

        show_report(output, report)
    elif kind == "json" and out is None:
        output.json(report)
    else:
        text = _text_of(kind, report)
        if out is None:
            output.line(text.rstrip("\n"))
        else:
            out.write_bytes(text.encode("utf-8", "replace"))
            _say_where(door, [out])


def _text_of(kind: str, report: dict[str, Any]) -> str:
    from hormesis.doors.cli.report.page import html_page
    from hormesis.doors.cli.report.text import json_text, report_text

    written: dict[str, Callable[[dict[str, Any]], str]] = {"html": html_page, "json": json_text, "text": report_text}
    return written[kind](report)


def _write_charts(door: Door, report: dict[str, Any], folder: Path) -> None:
    from hormesis.doors.cli.report.page import charts_of
    from hormesis.doors.cli.report.style import STANDALONE_STYLE

    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for chart in charts_of(report):
        path = folder / f"{chart.name}.svg"
        path.write_bytes(chart.standalone(STANDALONE_STYLE).encode("utf-8", "replace"))
        written.append(path)
    _say_where(door, written)


def _say_where(door: Door, paths: list[Path]) -> None:
    if door.output.as_json:
        door.output.json({"written": [str(path) for path in paths]})
    else:
        for path in paths:
            door.output.line(f"Written: {path}")
