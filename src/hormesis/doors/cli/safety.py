"""``hormesis safety``: red flags in what somebody wrote."""

import sys
from collections.abc import Iterator
from typing import Annotated

import typer

from hormesis.domain.errors import Invalid
from hormesis.doors.cli.door import door_of

__all__ = ["app"]

app = typer.Typer(rich_markup_mode=None, add_completion=False)

_SAYS = {"A": "emergency", "B": "today, no training", "C": "a professional first", "none": "nothing"}


@app.callback()
def safety() -> None:
    """Red flags: what must be seen by somebody before training goes on."""


@app.command("check")
def check_command(
    ctx: typer.Context,
    texts: Annotated[list[str] | None, typer.Argument(metavar="TEXT", help="What somebody wrote, each in quotes.")] = None,
    stdin: Annotated[bool, typer.Option("--stdin", help="Read a text a line from stdin.")] = False,
) -> None:
    """Which red flag a text raises, in English, German, Spanish, French or Portuguese; with --json a line a text, in order.

    A: an emergency, call now. B: see a doctor today, no training. C: a professional first. none: no flag. No model takes part,
    nothing is stored, and a flag is no diagnosis; the rules are explained in docs/safety.md.
    """
    if stdin == bool(texts):
        raise Invalid("safety check: give texts in quotes, or --stdin and a text a line, and not both")
    from hormesis.app.safety import check_texts

    output = door_of(ctx).output
    for text in texts or _lines_of_stdin():
        (found,) = check_texts([text])
        if output.as_json:
            output.json_line(found)
            continue
        about = f" ({found['rule']})" if found["rule"] else ""
        output.wrapped(f"{output.strong(found['tier'])}  {_SAYS[found['tier']]}{about}: “{text}”", hanging="   ")
        if found["text_shown"]:
            output.wrapped(found["text_shown"], "   ")


def _lines_of_stdin() -> Iterator[str]:
    """The texts on stdin, read as UTF-8; an empty line is a text too, so that none is out of step."""
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", "replace").rstrip("\r\n")
