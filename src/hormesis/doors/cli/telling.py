"""``hormesis set``: what the coach must know and only the athlete can say."""

from collections.abc import Sequence
from typing import Annotated

import typer

from hormesis.doors.cli.door import Door, door_of
from hormesis.doors.cli.field_values import fields_from

__all__ = ["app", "tell"]

app = typer.Typer(
    rich_markup_mode=None,
    add_completion=False,
    help="Tell the coach about yourself, your gym, what must be spared. What you leave out stays as it was.",
)

_Pairs = Annotated[
    list[str], typer.Argument(metavar="FIELD=VALUE", help="As in goal=strength; a list with commas; a load in kg or as in 45lb.")
]


@app.command("profile")
def profile_command(ctx: typer.Context, pairs: _Pairs) -> None:
    """Sex, birth_year, body_mass_kg, goal, experience, days_per_week, workout_min, focus, units, time_zone, language.

    release_trial=yes lets a lot decide on some evenings whether there is release, to learn whether it helps you.
    plan_style=blocks trains in blocks of some weeks, with their own reps and reserve; own (the default) goes on as your log does.
    template=free, full_body, upper_lower, push_pull_legs, double_progression or waves lays out your week;
    progression=own, double or waves says by which rule loads move.
    reps=6-10, isolation_reps=10-15 and rir=2 fix the ranges and the reserve of compound and single-joint lifts; own ends it.
    supersets=no, short (where minutes are short) or yes says when two exercises may be done in turn.
    """
    _tell(ctx, "profile", pairs)


@app.command("gym")
def gym_command(ctx: typer.Context, pairs: _Pairs) -> None:
    """What can be built where you train: implements, bars_kg, plates_kg, dumbbells_kg, stack_step_kg, tools."""
    _tell(ctx, "gym", pairs)


@app.command("goal")
def goal_command(
    ctx: typer.Context,
    goal: Annotated[str, typer.Argument(help="strength, hypertrophy, power, endurance or general.")],
) -> None:
    """What you train for; short for `hormesis set profile goal=...`."""
    _tell(ctx, "profile", [f"goal={goal.removeprefix('goal=')}"])


@app.command("limitation")
def limitation_command(ctx: typer.Context, pairs: _Pairs) -> None:
    """A region that must be spared: region, side, avoid (movement tags, as on the exercise pages), until."""
    _tell(ctx, "limitation", pairs)


@app.command("condition")
def condition_command(ctx: typer.Context, pairs: _Pairs) -> None:
    """A health condition: code (code=none says that you were asked and there is nothing), until."""
    _tell(ctx, "condition", pairs)


@app.command("status")
def status_command(ctx: typer.Context, pairs: _Pairs) -> None:
    """That you are ill or travelling: status=ill or status=travelling, until. What is usual for you is not learnt meanwhile."""
    _tell(ctx, "status", pairs)


@app.command("event")
def event_command(ctx: typer.Context, pairs: _Pairs) -> None:
    """What is ahead: type (meet or test; deload for a week of easier days), date, lifts (exercises, such as back-squat)."""
    _tell(ctx, "event", pairs)


@app.command("symptom")
def symptom_command(ctx: typer.Context, pairs: _Pairs) -> None:
    """How you feel beyond the check-in: text, severity (0 to 10), menstrual (counts where your profile switches it on)."""
    _tell(ctx, "symptom", pairs)


@app.command("correction")
def correction_command(ctx: typer.Context, pairs: _Pairs) -> None:
    """That a muscle group is more or less recovered than estimated: muscle_group, recovered_percent (100: fresh)."""
    _tell(ctx, "correction", pairs)


@app.command("tightness")
def tightness_command(ctx: typer.Context, pairs: _Pairs) -> None:
    """How tight a region is: region, side, level (0 to 10; 0 is a report too). `hormesis log` takes it in plain words."""
    _tell(ctx, "tightness", pairs)


@app.command("pain")
def pain_command(ctx: typer.Context, pairs: _Pairs) -> None:
    """What hurts: region, side, level (0 to 10), movement (what it hurts on), new (true where it is new or unexplained)."""
    _tell(ctx, "pain", pairs)


@app.command("release")
def release_command(ctx: typer.Context, pairs: _Pairs) -> None:
    """Release work that you did: region, exercise (its page), side, duration_s (on one side), pressure (0 to 10), moment."""
    _tell(ctx, "release", pairs)


@app.command("dismissal")
def dismissal_command(ctx: typer.Context, pairs: _Pairs) -> None:
    """What you don't want: of (a page, a region, a tool such as ball, release for all of it, deload for easier days), until."""
    _tell(ctx, "dismissal", pairs)


@app.command("desk")
def desk_command(ctx: typer.Context, pairs: _Pairs) -> None:
    """How long you sat today: hours."""
    _tell(ctx, "desk", pairs)


def tell(door: Door, kind: str, pairs: Sequence[str]) -> None:
    """Write what the pairs say as one fact of now, and say what was understood. Raises ``Invalid``."""
    from hormesis.app.facts import set_fact

    fields = fields_from(kind, pairs)
    at = door.workspace.now().isoformat(timespec="milliseconds")  # of two words in one second the later one counts
    with door.workspace.kept() as db:
        fact = set_fact(db, door.workspace.athlete_id, kind, fields, at)
    if door.output.as_json:
        door.output.json({"kind": fact.kind, "id": fact.id, "at": fact.at, **fact.fields})
    else:
        said = ", ".join(f"{name} {_shown(value)}" for name, value in fact.fields.items())
        door.output.line(f"Noted, {kind.replace('_', ' ')}: {said}")
        if kind == "limitation" and not fact.fields.get("avoid"):
            door.output.line("Where you have not said what to avoid, it rules out nothing: say avoid=overhead,grip or the like.")


def _tell(ctx: typer.Context, kind: str, pairs: Sequence[str]) -> None:
    tell(door_of(ctx), kind, pairs)


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name.replace('_', ' ')} {level:g}" for name, level in value.items()) or "none"
    return ", ".join(str(one) for one in value) if isinstance(value, list) else str(value)
