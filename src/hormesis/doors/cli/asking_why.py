"""``hormesis brief``, ``review`` and ``why``: the day and the week in a few sentences, and what is asked about a plan."""

from datetime import datetime
from typing import Annotated, Any

import typer

from hormesis.domain.errors import Invalid
from hormesis.doors.cli.door import Door, door_of
from hormesis.doors.cli.options import Day, day_from

__all__ = ["brief_app", "review_app", "why_app"]

brief_app = typer.Typer(rich_markup_mode=None, add_completion=False)
review_app = typer.Typer(rich_markup_mode=None, add_completion=False)
why_app = typer.Typer(rich_markup_mode=None, add_completion=False)


@brief_app.command()
def brief_command(ctx: typer.Context, day: Day = None) -> None:
    """Today in a few sentences: how ready you are, what there is to do, and why."""
    from hormesis.app.brief import brief_for
    from hormesis.app.knowledge import knowledge_for

    door = door_of(ctx)
    with door.workspace.kept() as db:
        mine = door.workspace.athlete_id
        found = brief_for(db, mine, day_from(day, door.workspace.today()), knowledge_for(db, mine))
    _show(door, found, ("says",))


@review_app.command()
def review_command(ctx: typer.Context, day: Day = None) -> None:
    """The last seven days in a few sentences, and what the next seven hold."""
    from hormesis.app.knowledge import knowledge_for
    from hormesis.app.review import review_for

    door = door_of(ctx)
    with door.workspace.kept() as db:
        mine = door.workspace.athlete_id
        found = review_for(db, mine, day_from(day, door.workspace.today()), knowledge_for(db, mine))
    _show(door, found, ("says", "ahead"))


@why_app.command()
def why_command(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="QUESTION",
            help='As in "bench press", "why not more on squats?", "what would change your mind?", "what did you know then?".',
        ),
    ] = None,
    day: Day = None,
    known: Annotated[
        str | None, typer.Option("--known", help="What was known then: a date and time such as 2026-03-02T08:00.")
    ] = None,
) -> None:
    """Why the plan of a day is as it is, why not more, what would change it, and what was known when it was made."""
    from hormesis.app.knowledge import knowledge_for
    from hormesis.app.why import answer_for, known_for

    door, question = door_of(ctx), " ".join(words or ())
    with door.workspace.kept() as db:
        mine, on = door.workspace.athlete_id, day_from(day, door.workspace.today())
        knowledge = knowledge_for(db, mine)
        if known is not None:
            found = known_for(db, mine, on, knowledge, _moment(known, door))
        else:
            found = answer_for(db, mine, on, knowledge, question)
    _show(door, found, ("says",))


def _moment(text: str, door: Door) -> datetime:
    """The moment that is written, by the athlete's own clock where no offset is given. Raises ``Invalid``."""
    try:
        said = datetime.fromisoformat(text)
    except ValueError:
        raise Invalid(f"why: --known: found {text!r}; write it as 2026-03-02T08:00") from None
    return said if said.tzinfo else said.replace(tzinfo=door.workspace.now().tzinfo)


def _show(door: Door, found: dict[str, Any], parts: tuple[str, ...]) -> None:
    if door.output.as_json:
        door.output.json(found)
        return
    for reason in found.get("safety", ()):
        door.output.wrapped(f"! {reason['text']}", "", "  ")
    for part in parts:
        for reason in found[part]:
            door.output.wrapped(reason["text"])
