"""``hormesis check-in``: how you are this morning, in at most four answers, any of which may be skipped."""

from typing import Annotated

import typer

from hormesis.domain.errors import Invalid
from hormesis.doors.cli.asking import ask
from hormesis.doors.cli.door import door_of
from hormesis.doors.cli.telling import tell

__all__ = ["app"]

app = typer.Typer(rich_markup_mode=None, add_completion=False)

_QUESTIONS = (
    ("energy", "Energy, 1 (none) to 5 (plenty)?"),
    ("sleep_quality", "How did you sleep, 1 (badly) to 5 (very well)?"),
    ("stress", "Stress, 1 (none) to 5 (a lot)?"),
    ("soreness", "What is sore, 0 to 10 (as in quads:6,chest:2)?"),
)


@app.command()
def check_in_command(
    ctx: typer.Context,
    pairs: Annotated[
        list[str] | None,
        typer.Argument(metavar="FIELD=VALUE", help="energy, sleep_quality, stress, motivation (1 to 5); soreness=quads:6."),
    ] = None,
) -> None:
    """How you are this morning: four questions on a terminal, or what you say of them. It counts from the first day."""
    door = door_of(ctx)
    answers = list(pairs or ())
    if not answers:
        if not door.output.interactive or door.output.as_json:
            raise Invalid(
                "check-in asks on a terminal; elsewhere say it with "
                "`hormesis check-in energy=4 sleep_quality=3 stress=2 soreness=quads:6`"
            )
        answers = [f"{name}={text}" for name, question in _QUESTIONS if (text := ask("check_in", name, question))]
    if answers:
        tell(door, "check_in", answers)
    else:
        door.output.line("Nothing said, nothing noted.")
