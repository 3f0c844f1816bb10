"""``hormesis backtest``: how well the past would have been predicted."""

from pathlib import Path
from typing import Annotated, Any

import typer

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
    signals: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="Sleep and heart data of the one log's person; may be given several times."),
    ] = None,
) -> None:
    """How well your top sets would have been predicted, each from what came before it. Each FILE is one person's log.

    Nothing is stored, and no forecast sees the day it predicts.
    """
    from hormesis.app.coach import Coach

    output, workspace = door_of(ctx).output, door_of(ctx).workspace
    with workspace.passing() as db, output.progress("forecasting") as progress:
        coach = Coach(db, workspace.athlete_id, workspace.now)
        found = coach.backtest(
            *files, signals=signals or (), unit=unit, progress=lambda what, done, of: progress(done, of, Path(what).name)
        )
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
    if found["signals"] is not None:
        _show_signals(output, found["signals"])


def _show_signals(output: Output, signals: dict[str, Any]) -> None:
    """What the watch was worth, also when that is nothing."""
    output.line()
    output.line(output.strong("What your signals of the day before were worth"))
    if signals["delta_mae"] is None:
        output.wrapped("No top set could be scored, so nobody can say.", "  ")
        return
    score = signals["delta_log_score"]
    output.wrapped(
        f"With them the forecasts were off by {signals['delta_mae']:+.3f} reps (95 % between {signals['low']:+.3f} and "
        f"{signals['high']:+.3f}; below 0 is better), and the log score changed by {score['value']:+.4f} ({score['low']:+.4f} to "
        f"{score['high']:+.4f}; above 0 is better).",
        "  ",
    )
    learnt = signals["gamma_learnt"]
    if signals["is_nothing"]:
        output.wrapped(
            f"Over {signals['workouts']} workouts readiness has not told how the sets came out: it now changes nothing.", "  "
        )
    else:
        output.wrapped(
            f"Readiness is taken to be worth {100 * signals['gamma']:.1f} % of strength a standard deviation (± "
            f"{100 * learnt['sd']:.1f}), from {signals['workouts']} workouts.",
            "  ",
        )
    rows = [
        (
            one["signal"].replace("_", " "),
            f"{one['days']:,}",
            f"{one['reps_per_sd']['value']:+.2f}",
            f"{one['reps_per_sd']['low']:+.2f} to {one['reps_per_sd']['high']:+.2f}",
            f"{one['correlation']:+.2f}",
        )
        for one in signals["by_signal"]
    ]
    if rows:
        output.line()
        output.table(("signal", "days", "reps per SD", "95 %", "r"), rows, numbers=(1, 2, 3, 4))


def _figures(score: dict[str, Any]) -> tuple[str, ...]:
    days = score.get("exercise_sessions")
    numbers = [score.get(name) for name in ("mae_reps", "mae_same_as_last", "mae_epley_last")]
    coverage = score.get("coverage90")
    return (
        "–" if days is None else f"{days:,}",
        *("–" if number is None else f"{number:.2f}" for number in numbers),
        "–" if coverage is None else f"{coverage:.0%}",
    )
