"""``hormesis log``: plain words, shown as what they were taken for, and kept when that is right."""

from collections.abc import Sequence
from itertools import groupby
from typing import Annotated

import typer

from hormesis.domain.errors import Invalid
from hormesis.doors.cli.door import Door, door_of
from hormesis.words.english_log import fact_text, question_text
from hormesis.words.parse_values import Draft, Question

__all__ = ["app"]

app = typer.Typer(rich_markup_mode=None, add_completion=False)

_NOT_UNDERSTOOD = (
    "log: nothing of this is understood; say it as in "
    '"bench 100x5x3 rpe 8", "upper back tight 6/10", "left knee hurts 3/10 on lunges", '
    '"quads sore 5", "slept 6 h, energy 3", "rolled my calves 1 min", "no more lacrosse ball", "I take blood thinners"'
)


@app.command()
def log_command(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="WORDS", help='What happened, as in "upper back tight again, 6/10".')
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Write what is understood without asking.")] = False,
    told: Annotated[bool, typer.Option("--told", help="List what you said that still holds: likes, limits, conditions.")] = False,
    forget: Annotated[str | None, typer.Option("--forget", help="Forget what still holds and these words name.")] = None,
) -> None:
    """Say it in plain words: sets, tightness, pain, soreness, sleep, how you are, release done or not wanted, conditions, limits,
    what you like and what you never do.

    What is understood is shown with what it assumes, and written once you agree; what is unsure is asked, never guessed.
    """
    from hormesis.app.log import log_text

    door, text = door_of(ctx), " ".join(words or ())
    if told or forget is not None:
        _told(door, forget)
        return
    if door.output.as_json:
        with door.workspace.kept() as db:
            said = log_text(db, door.workspace.athlete_id, text, door.workspace.now(), write=yes)
        door.output.json(said)
        if not (said["facts"] or said["questions"] or said["flag"]):
            raise Invalid(_NOT_UNDERSTOOD)
        return
    _log(door, text, yes)


def _log(door: Door, text: str, yes: bool) -> None:
    from hormesis.app.log import keep, understand

    output, workspace = door.output, door.workspace
    with workspace.kept() as db:
        found = understand(db, workspace.athlete_id, text, workspace.now())
        if found.flag is not None:
            output.wrapped(output.strong(found.flag.text_shown or ""))
            output.line()
        if not found.is_anything:
            raise Invalid(_NOT_UNDERSTOOD)
        asks = output.interactive and not yes
        facts, open_questions = _completed(found.facts, found.questions) if asks else (list(found.facts), list(found.questions))
        for line, same in groupby(_line(draft, found.units) for draft in facts):
            times = len(list(same))
            output.wrapped(f"{times} × {line}" if times > 1 else line, hanging="  ")
        for question in open_questions:
            output.wrapped(f"Open: {question_text(question)}", hanging="  ")
        for span in found.unread:
            output.wrapped(f"Not understood: “{text[slice(*span)]}”", hanging="  ")
        if not facts:
            output.line("Nothing is written.")
        elif yes or (asks and typer.confirm("Keep this?", default=True, err=True)):
            keep(db, workspace.athlete_id, facts)
            output.line("Written.")
        else:
            output.line("Nothing is written." if asks else "Nothing is written yet: say it again with --yes to keep it.")


def _told(door: Door, forget: str | None) -> None:
    """List what stands, or forget what the words name of it."""
    from hormesis.app.log_told import forget_told, standing_told

    with door.workspace.kept() as db:
        mine, now = door.workspace.athlete_id, door.workspace.now()
        found = standing_told(db, mine, now) if forget is None else forget_told(db, mine, forget, now)
    if door.output.as_json:
        door.output.json(found)
        return
    for one in found:
        door.output.wrapped(f"{'Forgotten: ' if forget is not None else ''}{one['says']} (since {one['since']})", hanging="  ")
    if not found:
        door.output.line("Nothing that you said holds.")


def _line(draft: Draft, units: str) -> str:
    said = fact_text(draft, "lb" if units == "lb" else "kg")
    return f"{said} (assumed: {'; '.join(draft.assumed)})" if draft.assumed else said


def _completed(facts: Sequence[Draft], questions: Sequence[Question]) -> tuple[list[Draft], list[Question]]:
    """The facts with what the answers add, and the questions that were skipped."""
    known: list[Draft] = list(facts)
    skipped: list[Question] = []
    for question in questions:
        answer: Draft | Question | tuple[Draft, ...] | None = question
        while isinstance(answer, Question):
            if answer.draft is None:
                skipped.append(answer)
                break
            said = _asked(answer)
            if not said:
                skipped.append(answer)
                break
            also = answer.also
            answer = answer.all_answered(said) if also else answer.answered(said)
        if isinstance(answer, tuple):
            known += answer
        elif isinstance(answer, Draft):
            if question.replaces is not None:
                known[question.replaces] = answer
            else:
                known.append(answer)
    return known, skipped


def _asked(question: Question) -> str:
    """The answer, asked again until it can be used; empty where it was skipped."""

    def usable(text: str) -> str:
        if text.strip():
            try:
                question.answered(text.strip())
            except Invalid as error:
                raise typer.BadParameter(str(error)) from None
        return text.strip()

    choice = f" ({', '.join(question.options)})" if question.options else ""
    return str(
        typer.prompt(
            question_text(question) + choice, default="", show_default=False, prompt_suffix=" ", err=True, value_proc=usable
        )
    )
