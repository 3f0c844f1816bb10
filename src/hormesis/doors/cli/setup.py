"""``hormesis setup``: asks for what the coach must know, on a terminal."""

import typer

from hormesis.domain.errors import Invalid
from hormesis.doors.cli.asking import ask
from hormesis.doors.cli.door import door_of
from hormesis.doors.cli.telling import tell

__all__ = ["app"]

app = typer.Typer(rich_markup_mode=None, add_completion=False)

_PROFILE = (
    ("units", "Do you lift in kg or lb?"),
    ("goal", "What for: strength, hypertrophy, power, endurance or general?"),
    ("experience", "Are you a novice, intermediate or advanced?"),
    ("days_per_week", "How many days a week do you train?"),
    ("workout_min", "How many minutes do you have for a workout?"),
    ("body_mass_kg", "What do you weigh (as in 82.5 or 180lb)?"),
    ("sex", "Sex: female, male or other?"),
    ("birth_year", "In which year were you born?"),
)
_GYM = (
    ("bars_kg", "Which bars are there (as in 20,15 or 45lb)?"),
    ("plates_kg", "Which plates (as in 25,20,15,10,5,2.5,1.25)?"),
    ("dumbbells_kg", "Which dumbbells (as in 10,12.5,15)?"),
)


@app.command()
def setup_command(ctx: typer.Context) -> None:
    """Ask what the coach must know: you, your gym, what must be spared, health conditions. Enter skips a question."""
    door = door_of(ctx)
    if not door.output.interactive or door.output.as_json:
        raise Invalid(
            "setup asks questions, so it needs a terminal and no --json; elsewhere say it with "
            "`hormesis set profile goal=strength units=kg`, `hormesis set gym bars_kg=20`, "
            "`hormesis set limitation region=shoulder avoid=overhead`, `hormesis set condition code=none`"
        )
    for kind, questions in (("profile", _PROFILE), ("gym", _GYM)):
        pairs = [f"{name}={text}" for name, question in questions if (text := ask(kind, name, question))]
        if pairs:
            tell(door, kind, pairs)
    while region := ask("limitation", "region", "Is there a part of your body to spare (a region, such as shoulder)?"):
        avoid = ask("limitation", "avoid", "What must it avoid (such as overhead, deep_knee_flexion or spinal_load)?")
        tell(door, "limitation", [f"region={region}", *([f"avoid={avoid}"] if avoid else [])])
    while code := ask("condition", "code", "Any health condition (such as osteoporosis; none if there is none)?"):
        tell(door, "condition", [f"code={code}"])
        if code == "none":
            break
