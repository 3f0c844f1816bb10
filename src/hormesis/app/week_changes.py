"""What-if of a week as JSON has it, checked: ``changes_from_json``, ``edits_from_json``."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from hormesis.domain.errors import Invalid
from hormesis.domain.fact_fields import FIELDS, check_field

__all__ = ["CHANGEABLE_GYM", "CHANGEABLE_PROFILE", "changes_from_json", "edits_from_json"]

CHANGEABLE_PROFILE = (
    *("goal", "experience", "days_per_week", "workout_min", "focus", "birth_year", "sex"),
    *("template", "progression", "plan_style", "supersets", "reps", "isolation_reps", "rir"),
)
CHANGEABLE_GYM = ("implements", "tools", "bars_kg", "plates_kg", "dumbbells_kg", "stack_step_kg")
_LONGEST_MIN = 600
_EDITS = {
    "move": ("date", "to"),
    "swap": ("exercise", "instead"),
    "sets": ("exercise", "sets"),
    "without": ("exercise",),
}
"""What each change of a week must say."""


def changes_from_json(said: Mapping[str, Any]) -> dict[str, Any]:
    """The changes of ``week_for``: fields of the profile or the gym, ``skip`` (days), ``minutes`` (weekday 1–7 → minutes) and
    ``edits`` (a day moved, an exercise swapped or left out, a number of sets).

    Raises ``Invalid`` naming the field, what was found and what is allowed.
    """
    found: dict[str, Any] = {}
    for name, value in said.items():
        if name == "skip":
            found[name] = [_day(one) for one in _listed(name, value)]
        elif name == "minutes":
            found[name] = _minutes(value)
        elif name == "edits":
            found[name] = edits_from_json(value)
        else:
            found[name] = _field(name, value)
    return found


def edits_from_json(said: Any) -> list[dict[str, Any]]:
    """Edits whose fields are of the right kind; days and exercises are checked by ``checked_edits``. Raises ``Invalid``."""
    found = []
    for one in _listed("edits", said):
        if not isinstance(one, dict) or (change := one.get("change")) not in _EDITS:
            raise Invalid(f"edits: found {one!r}; allowed is an object whose change is one of {', '.join(_EDITS)}")
        for name in _EDITS[change]:
            if (wanted := check_field(FIELDS["edit"][name], one.get(name))) is not None:
                raise Invalid(f"edits: {change}: {name}: found {one.get(name)!r}; allowed is {wanted}")
        found.append({"change": change, **{name: one[name] for name in _EDITS[change]}})
    return found


def _field(name: str, value: Any) -> Any:
    kind = "profile" if name in CHANGEABLE_PROFILE else "gym" if name in CHANGEABLE_GYM else None
    if kind is None:
        allowed = ", ".join((*CHANGEABLE_PROFILE, *CHANGEABLE_GYM, "skip", "minutes", "edits"))
        raise Invalid(f"changes: no field {name!r}; there are {allowed}")
    if (wanted := check_field(FIELDS[kind][name], value)) is not None:
        raise Invalid(f"changes: {name}: found {value!r}; allowed is {wanted}")
    return value


def _listed(name: str, value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise Invalid(f"changes: {name}: found {value!r}; allowed is a list")
    return value


def _day(value: Any) -> date:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise Invalid(f"changes: skip: found {value!r}; write a day as 2026-03-02") from None


def _minutes(value: Any) -> dict[int, int]:
    if not isinstance(value, dict):
        raise Invalid(f"changes: minutes: found {value!r}; allowed is an object such as {{'4': 40}}, 1 being Monday")
    found = {}
    for day, minutes in value.items():
        if day not in {"1", "2", "3", "4", "5", "6", "7"} or type(minutes) is not int or not 0 <= minutes <= _LONGEST_MIN:
            raise Invalid(
                f"changes: minutes: found {day!r}: {minutes!r}; allowed are days 1 to 7 and 0 to {_LONGEST_MIN} minutes"
            )
        found[int(day)] = minutes
    return found
