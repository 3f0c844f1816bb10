"""``--set field=value`` of ``hormesis week`` as typed changes: ``changes_from``."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from hormesis.domain.errors import Invalid
from hormesis.domain.fact_fields import FIELDS
from hormesis.doors.cli.field_values import value_from
from hormesis.doors.cli.options import whole_from

__all__ = ["changes_from"]

_SHORT: Mapping[str, str] = {"days": "days_per_week", "minutes": "workout_min"}
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_PROFILE = (
    "goal",
    "experience",
    "days_per_week",
    "workout_min",
    "focus",
    "birth_year",
    "sex",
    "template",
    "progression",
    "plan_style",
    "supersets",
    "reps",
    "isolation_reps",
    "rir",
)
_GYM = ("implements", "tools", "bars_kg", "plates_kg", "dumbbells_kg", "stack_step_kg")
_LONGEST_MIN = 600


def changes_from(settings: Sequence[str]) -> dict[str, Any]:
    """The changes that the settings say. Raises ``Invalid`` naming the setting and what is allowed."""
    found: dict[str, Any] = {}
    for setting in settings:
        name, equals, text = setting.partition("=")
        text = text.strip()
        if not equals or not text:
            raise Invalid(f"--set: found {setting!r}; write field=value, such as days=3 or minutes.thu=40")
        name = _SHORT.get(name, name)
        if name == "skip":
            found["skip"] = [*found.get("skip", []), *(_day(part) for part in text.split(",") if part.strip())]
        elif name.startswith("minutes."):
            found.setdefault("minutes", {})[_weekday(name)] = whole_from(text, f"--set {name}", 0, _LONGEST_MIN)
        elif name in found:
            raise Invalid(f"--set: {name!r} stands twice; give it once, a list with commas")
        elif name in _PROFILE or name in _GYM:
            found[name] = value_from("profile" if name in FIELDS["profile"] else "gym", name, text)
        else:
            allowed = ", ".join(("days", "minutes", "minutes.thu", "skip", *_PROFILE, *_GYM))
            raise Invalid(f"--set: no field {name!r}; there are {allowed}")
    return found


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise Invalid(f"--set skip: found {text!r}; write a day as 2026-03-02") from None


def _weekday(name: str) -> int:
    """1 Monday to 7 Sunday, of ``minutes.thu`` or ``minutes.Thursday``."""
    word = name.partition(".")[2].casefold()[:3]
    if word not in _WEEKDAYS:
        raise Invalid(f"--set: found {name!r}; the days are {', '.join(f'minutes.{day}' for day in _WEEKDAYS)}")
    return _WEEKDAYS.index(word) + 1
