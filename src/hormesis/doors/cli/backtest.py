"""``hormesis backtest``: how well the past would have been predicted."""

from pathlib import Path
from typing import Annotated, Any

import typer

from hormesis.domain.errors import Invalid
from hormesis.doors.cli.door import door_of
from hormesis.doors.cli.options import Files, Unit
from hormesis.doors.cli.output import Output

__all__ = ["app"]

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def backtest_command(
    ctx: typer.Context,
    files: Files,
    unit: Unit = None,
    signals: Annotated[Path | None, typer.Option(help="Sleep and heart data of the same person; not read yet.")] = None,
) -> None:
    """How well your top sets would have been predicted, each from what came before it. Each FILE is one person's log.

    Nothing is stored, and no forecast sees the day it predicts.
    """
    if signals is not None:
        raise Invalid("--signals: sleep and heart data are not read yet; run it without")
    from hormesis.app.coach import Coach

    output, workspace = door_of(ctx).output, door_of(ctx).workspace
    with workspace.passing() as db, output.progress("forecasting") as progress:
        coach = Coach(db, workspace.athlete_id, workspace.now)
        found = coach.backtest(*files, unit=unit, progress=lambda what, done, of: progress(done, of, Path(what).name))
    if output.as_json:
        output.json(found)
    else:
        _show(output, found)


def _show(output: Output, found: dict[str, Any]) -> None:
    rows = [(Path(log["file"]).name, *_figures(log)) for log in found["logs"]]
    if len(rows) > 1:
        rows.append(("overall", *_figures(found["overall"])))
    output.table(("log", "days", "off by", "same as last", "Epley", "in 90 %"), rows, numbers=(1, 2, 3, 4, 5))
    output.line()
    output.wrapped(
        "Off by: the mean error, in reps, of the forecast of each day's top set; beside it that of guessing the same as last "
        "time, and of Epley's formula. In 90 %: how often the truth lay within the 90 % interval; it should be near 90 %."
    )


def _figures(score: dict[str, Any]) -> tuple[str, ...]:
    days = score.get("exercise_sessions")
    numbers = [score.get(name) for name in ("mae_reps", "mae_same_as_last", "mae_epley_last")]
    coverage = score.get("coverage90")
    return (
        "–" if days is None else f"{days:,}",
        *("–" if number is None else f"{number:.2f}" for number in numbers),
        "–" if coverage is None else f"{coverage:.0%}",
    )
