"""The athletes of ``docs/weeks.md`` and their weeks: ``python docs/weeks.py ATHLETE`` prints the facts of one, a line each.

Everybody here is made up. Their logs are drawn by a plain double progression: a repetition more each time, and at the top of the
range a step more load; no chance in it, so the same facts every time.
"""

import contextlib
import io
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from hormesis.app.workspace import workspace_from
from hormesis.domain.facts import content_id
from hormesis.doors.cli.command_line import main as run_command
from hormesis.planning.meet import PHASES
from hormesis.planning.templates import TEMPLATES

__all__ = ["ATHLETES", "facts_of", "week_of", "weeks_page"]

_A_REP = 0.028
"""The share of the load that a repetition is worth, about."""
WEEK_FROM = date(2026, 3, 2)
HEAD = """# Six weeks

<!-- Made by `make docs` from the program itself (docs/weeks.py): what is printed here is what it prints. -->

Each week below is what `hormesis week` says to a made-up athlete. Under each heading stand the facts it was made from: what they
have told, a line of JSON each, and what they have trained. To see one yourself:

```
python docs/weeks.py novice-with-bands > athlete.jsonl
hormesis week athlete.jsonl --date 2026-03-02
```

`hormesis week athlete.jsonl --date 2026-03-02 --json` has the warm-ups, the rests, the answers to each set and every reason.
"""


@dataclass(frozen=True)
class Lift:
    """A lift of a made-up log: sets, the range of repetitions it moves in, the first load, the step at the top of it."""

    name: str
    exercise: str
    sets: int
    reps: tuple[int, int]
    load_kg: float | None
    step_kg: float = 2.5
    rir: int = 2

    def __str__(self) -> str:
        load = f" from {self.load_kg:g} kg" if self.load_kg else ""
        return f"{self.name} {self.sets} × {self.reps[0]}–{self.reps[1]}{load}"


@dataclass(frozen=True)
class Made:
    """A made-up athlete: what they told, and which workouts (weekday, 0 Monday → name, lifts) they did for how many weeks."""

    title: str
    text: str
    told: tuple[tuple[str, Mapping[str, Any]], ...]
    weeks: int = 0
    split: Mapping[int, tuple[str, tuple[Lift, ...]]] = field(default_factory=dict)
    minutes: int = 60


def facts_of(made: Made) -> Iterator[dict[str, Any]]:
    """The athlete's facts as the interchange format has them, oldest first."""
    first = WEEK_FROM - timedelta(weeks=max(made.weeks, 1))
    for order, (kind, said) in enumerate(made.told):
        day = WEEK_FROM if kind in ("pain", "status") else first
        yield {"kind": kind, "at": datetime.combine(day, time(7, order)).isoformat(), **said}
    state = {lift.name: (lift.load_kg, lift.reps[0]) for _, lifts in made.split.values() for lift in lifts}
    for week in range(made.weeks):
        for weekday, (name, lifts) in sorted(made.split.items()):
            at = datetime.combine(first + timedelta(weeks=week, days=weekday), time(18))
            yield from _workout(at, name, lifts, state, made.minutes)


def _workout(
    at: datetime, name: str, lifts: tuple[Lift, ...], state: dict[str, tuple[float | None, int]], minutes: int
) -> Iterator[dict[str, Any]]:
    ended = (at + timedelta(minutes=minutes)).isoformat()
    key = content_id("workout", at.isoformat(), {"name": name})
    yield {"kind": "workout", "at": at.isoformat(), "id": key, "name": name, "ended_at": ended}
    order = 0
    for lift in lifts:
        load_kg, reps = state[lift.name]
        for number in range(lift.sets):
            done = max(reps - (number == lift.sets - 1 and reps > lift.reps[0]), 1)
            said: dict[str, Any] = {"workout": key, "exercise": lift.exercise, "exercise_name": lift.name}
            said |= {"load_kg": load_kg or 0, "reps": done, "rir": lift.rir, "set_type": "working", "order": order}
            yield {"kind": "set", "at": at.isoformat(), **said}
            order += 1
        if reps < lift.reps[1]:
            state[lift.name] = load_kg, reps + 1
        elif load_kg:
            cost = round(lift.step_kg / load_kg / _A_REP)
            state[lift.name] = load_kg + lift.step_kg, max(lift.reps[1] - cost, 1)


def _no_condition() -> tuple[str, Mapping[str, Any]]:
    return "condition", {"code": "none"}


_BIG_GYM = {
    "implements": ["barbell", "dumbbell", "cable", "machine", "band"],
    "tools": ["ab_wheel"],
    "bars_kg": [20],
    "stack_step_kg": 5,
}
_PLATES = {"plates_kg": [1.25, 2.5, 5, 10, 15, 20, 20, 20]}
_PAIRS = {"dumbbells_kg": [2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32, 34, 36, 38, 40]}

_UPPER_A = (
    Lift("Bench Press", "barbell-bench-press", 3, (6, 10), 70),
    Lift("Barbell Row", "barbell-row", 3, (6, 10), 60),
    Lift("Incline Dumbbell Press", "incline-dumbbell-bench-press", 3, (8, 12), 22, 2),
    Lift("Lat Pulldown", "lat-pulldown", 3, (8, 12), 50, 5),
    Lift("Lateral Raise", "dumbbell-lateral-raise", 2, (10, 15), 8, 2),
)
_LOWER_A = (
    Lift("Squat", "back-squat", 3, (6, 10), 85, 5),
    Lift("Romanian Deadlift", "romanian-deadlift", 3, (8, 12), 75, 5),
    Lift("Leg Curl", "lying-leg-curl", 2, (10, 15), 35, 5),
    Lift("Standing Calf Raise", "standing-calf-raise", 3, (10, 15), 60, 5),
)
_UPPER_B = (
    Lift("Overhead Press", "overhead-press", 3, (6, 10), 40),
    Lift("Pull Up", "pull-up", 3, (5, 10), None),
    Lift("Cable Fly", "cable-fly", 2, (10, 15), 15, 5),
    Lift("Seated Cable Row", "seated-cable-row", 3, (8, 12), 50, 5),
    Lift("Dumbbell Curl", "dumbbell-curl", 2, (8, 12), 12, 2),
    Lift("Triceps Pushdown", "triceps-pushdown", 2, (10, 15), 25, 5),
)
_LOWER_B = (
    Lift("Deadlift", "deadlift", 2, (4, 6), 115, 5),
    Lift("Leg Press", "leg-press", 3, (10, 15), 120, 10),
    Lift("Bulgarian Split Squat", "bulgarian-split-squat", 2, (8, 12), 14, 2),
    Lift("Standing Calf Raise", "standing-calf-raise", 3, (10, 15), 60, 5),
)
_UPPER_LOWER = {0: ("Upper A", _UPPER_A), 1: ("Lower A", _LOWER_A), 3: ("Upper B", _UPPER_B), 4: ("Lower B", _LOWER_B)}

_SQUAT_DAY = (
    Lift("Squat", "back-squat", 4, (4, 6), 140, 5),
    Lift("Paused Bench Press", "paused-bench-press", 3, (4, 6), 85),
    Lift("Romanian Deadlift", "romanian-deadlift", 3, (6, 8), 110, 5),
)
_POWER_SPLIT = {
    0: ("Squat", (*_SQUAT_DAY, Lift("Ab Wheel", "ab-wheel-rollout", 2, (8, 12), None))),
    1: (
        "Bench",
        (
            Lift("Bench Press", "barbell-bench-press", 4, (4, 6), 95),
            Lift("Barbell Row", "barbell-row", 3, (6, 10), 75),
            Lift("Overhead Press", "overhead-press", 3, (6, 8), 52.5),
            Lift("Triceps Pushdown", "triceps-pushdown", 2, (10, 15), 30, 5),
        ),
    ),
    3: (
        "Deadlift",
        (
            Lift("Deadlift", "deadlift", 3, (3, 5), 170, 5),
            Lift("Front Squat", "front-squat", 3, (4, 6), 100),
            Lift("Pull Up", "pull-up", 3, (5, 10), None),
        ),
    ),
    4: (
        "Bench 2",
        (
            Lift("Bench Press", "barbell-bench-press", 4, (4, 6), 95),
            Lift("Seated Cable Row", "seated-cable-row", 3, (8, 12), 60, 5),
            Lift("Dumbbell Curl", "dumbbell-curl", 2, (8, 12), 14, 2),
        ),
    ),
}

_OLDER = (
    Lift("Leg Press", "seated-leg-press", 2, (8, 12), 60, 5, 3),
    Lift("Seated Cable Row", "seated-cable-row", 2, (8, 12), 25, 5, 3),
    Lift("Chest Press", "machine-chest-press", 2, (8, 12), 20, 5, 3),
    Lift("Leg Curl", "seated-leg-curl", 2, (10, 15), 20, 5, 3),
)

_KNEE = (
    Lift("Squat", "back-squat", 3, (6, 10), 70, 5),
    Lift("Bench Press", "barbell-bench-press", 3, (6, 10), 55),
    Lift("Seated Cable Row", "seated-cable-row", 3, (8, 12), 45, 5),
    Lift("Leg Extension", "leg-extension", 2, (10, 15), 35, 5),
)
_KNEE_B = (
    Lift("Romanian Deadlift", "romanian-deadlift", 3, (8, 12), 60, 5),
    Lift("Overhead Press", "overhead-press", 3, (6, 10), 32.5),
    Lift("Lat Pulldown", "lat-pulldown", 3, (8, 12), 40, 5),
    Lift("Walking Lunge", "dumbbell-walking-lunge", 2, (8, 12), 10, 2),
)
_KNEE_SPLIT = {0: ("A", _KNEE), 2: ("B", _KNEE_B), 4: ("A", _KNEE)}

_LIFTER = {"goal": "hypertrophy", "experience": "intermediate", "birth_year": 1992, "body_mass_kg": 80}

ATHLETES: Mapping[str, Made] = {
    "novice-with-bands": Made(
        "A novice at home with bands",
        "Has never trained with weights; a set of bands, a chair and a mat; three times 40 minutes.",
        (
            ("profile", {"goal": "general", "experience": "novice", "birth_year": 1990, "days_per_week": 3, "workout_min": 40}),
            ("gym", {"name": "home", "implements": ["band"], "tools": ["mat", "chair"]}),
            _no_condition(),
        ),
    ),
    "hypertrophy-four-days": Made(
        "Size, four times an hour",
        "Two years of training; an upper and lower split for ten weeks now.",
        (
            ("profile", {**_LIFTER, "days_per_week": 4, "workout_min": 60}),
            ("gym", {"name": "gym", **_BIG_GYM, **_PLATES, **_PAIRS}),
            _no_condition(),
        ),
        10,
        _UPPER_LOWER,
    ),
    "powerlifter": Made(
        "A powerlifter, ten weeks before a meet",
        "Squat, bench press and deadlift on 9 May; four times 90 minutes.",
        (
            (
                "profile",
                {"goal": "strength", "experience": "advanced", "birth_year": 1995, "body_mass_kg": 83}
                | {"days_per_week": 4, "workout_min": 90, "focus": ["back-squat", "barbell-bench-press", "deadlift"]},
            ),
            ("gym", {"name": "gym", **_BIG_GYM, **_PLATES, **_PAIRS}),
            _no_condition(),
            ("event", {"type": "meet", "date": "2026-05-09"}),
        ),
        12,
        _POWER_SPLIT,
        70,
    ),
    "sixty-seven": Made(
        "Sixty-seven years old, twice a week",
        "Six weeks in a gym, four machines; wants to stay strong, quick and steady on the legs.",
        (
            (
                "profile",
                {"goal": "general", "experience": "novice", "birth_year": 1958, "days_per_week": 2, "workout_min": 45},
            ),
            ("gym", {"name": "gym", "implements": ["dumbbell", "cable", "machine", "band"], "stack_step_kg": 5, **_PAIRS}),
            _no_condition(),
        ),
        6,
        {1: ("Machines", _OLDER), 4: ("Machines", _OLDER)},
        35,
    ),
    "sore-knee": Made(
        "A sore knee",
        "Three times 50 minutes; the left knee hurts (4 of 10) since the last squats, and must not bend deeply for three weeks.",
        (
            (
                "profile",
                {"goal": "general", "experience": "intermediate", "birth_year": 1985, "days_per_week": 3, "workout_min": 50},
            ),
            ("gym", {"name": "gym", **_BIG_GYM, **_PLATES, **_PAIRS}),
            _no_condition(),
            (
                "limitation",
                {"region": "knee", "side": "left", "avoid": ["deep_knee_flexion", "impact"], "until": "2026-03-22"},
            ),
            ("pain", {"region": "knee", "side": "left", "level": 4, "movement": "squat"}),
        ),
        8,
        _KNEE_SPLIT,
        50,
    ),
    "travel-week": Made(
        "A week in another gym",
        "The same as the second, for a week in a hotel: dumbbells to 20 kg, a bench, one cable; three times 45 minutes.",
        (
            ("profile", {**_LIFTER, "days_per_week": 3, "workout_min": 45}),
            (
                "gym",
                {"name": "hotel", "implements": ["dumbbell", "cable"], "tools": ["incline_bench", "mat"], "stack_step_kg": 5}
                | {"dumbbells_kg": [2, 4, 6, 8, 10, 12, 14, 16, 18, 20]},
            ),
            _no_condition(),
            ("status", {"status": "travelling", "until": "2026-03-08"}),
        ),
        10,
        _UPPER_LOWER,
    ),
}
"""By the word that ``python docs/weeks.py`` takes."""


def week_of(made: Made, more: tuple[str, ...] = ()) -> str:
    """What ``hormesis week`` prints for an athlete, 80 columns wide."""
    with tempfile.TemporaryDirectory() as home:
        path = Path(home) / "athlete.jsonl"
        path.write_text("".join(json.dumps(fact) + "\n" for fact in facts_of(made)), encoding="utf-8")
        environment = {"HORMESIS_HOME": home, "NO_COLOR": "1"}
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            words = ["week", str(path), "--date", WEEK_FROM.isoformat(), *more]
            code = run_command(words, workspace_from(environment), environment)
    if code:
        raise SystemExit(f"hormesis week for {made.title!r} ended with {code}")
    return out.getvalue()


def weeks_page() -> str:
    """``docs/weeks.md``: each athlete's facts and week."""
    return HEAD + "\n".join(_section(word, made) for word, made in ATHLETES.items()) + _shaping()


SHAPING = """
## What shapes a week

**A template** says what a day may hold, which reps its lifts ask for and by which rule loads move; the rest is solved as
always, and the week says what the template costs against the free one. `hormesis week --set template=upper_lower` tries
it, `hormesis set profile template=upper_lower` keeps it, `template=free` ends it; `progression=own`, `double` or `waves`
fixes the rule by itself.

| template | days in turn | compound lifts | single joints | loads move |
|---|---|---|---|---|
{templates}

A wave is 65, 75, 85 % of a training maximum (90 % of the estimated 1RM) for 5, 5, 5; then 70, 80, 90 % for 3, 3, 3; then
75, 85, 95 % for 5, 3, 1. The last set is as many as leave one in reserve; for who must leave more it is the plain one.

**A meet or a test** (`hormesis set event type=meet date=…`) leads through phases. They ask its own lifts for reps and
reserve, and the week for sets:

| phase | from | reps | in reserve | of the usual sets |
|---|---|---|---|---|
{phases}
| taper | 2 weeks before (a test: 1) | as before | as before | 70 to 30 % |

**Blocks** (`hormesis set profile plan_style=blocks`) last 4 to 8 weeks, from three in reserve to one; each asks for other
reps and changes the single-joint exercises, while main lifts stay. The week says which week of which block it is.

**Looking ahead and beside:** `hormesis week --weeks 4` forecasts four weeks, main loads with their 80 % interval;
`hormesis week --compare --set days=3 --set minutes=40` shows what a change gives and takes.
"""


def _shaping() -> str:
    """What else shapes a week, with the templates and phases as the program has them."""
    rules = {"own": "as the log shows", "double": "up once every set is at the top", "waves": "waves of three weeks"}
    templates = [
        f"| `{one.word}` | {', '.join(day.name for day in one.days) or 'your own'} | {_range(one.compound)} "
        f"| {_range(one.isolation)} | {rules[one.progression]} |"
        for one in TEMPLATES.values()
    ]
    phases = [
        f"| {name} | {begins // 7} weeks before | {reps[0]}–{reps[1]} "
        f"| {' to '.join(dict.fromkeys(str(one) for one in rir))} | {round(100 * volume)} % |"
        for name, begins, reps, rir, volume in PHASES
    ]
    return SHAPING.format(templates="\n".join(templates), phases="\n".join(phases))


def _range(reps: tuple[int, int] | None) -> str:
    return "your own" if reps is None else f"{reps[0]}–{reps[1]}"


def _section(word: str, made: Made) -> str:
    told = "\n".join(json.dumps({"kind": kind, **said}) for kind, said in made.told)
    rows = [
        f"- {_WEEKDAYS[weekday]}, “{name}”: {'; '.join(str(lift) for lift in lifts)}."
        for weekday, (name, lifts) in sorted(made.split.items())
    ]
    trained = "\n".join([f"Trained for {made.weeks} weeks, a repetition more each time and then a step more load:\n", *rows, ""])
    log = trained if rows else "Nothing trained yet.\n"
    return f"\n## {made.title}\n\n{made.text} (`{word}`)\n\n```json\n{told}\n```\n\n{log}\n```text\n{week_of(made)}```\n"


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def main(argv: list[str]) -> int:
    """Print the facts of the athlete named, as JSON Lines."""
    if len(argv) != 1 or argv[0] not in ATHLETES:
        print(f"say one of {', '.join(ATHLETES)}", file=sys.stderr)
        return 2
    for fact in facts_of(ATHLETES[argv[0]]):
        print(json.dumps(fact))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
