"""Reasons as sentences. ``render`` fills the template of a reason's code from one catalogue a language."""

from collections.abc import Mapping
from datetime import date
from string import Formatter
from typing import Any

from hormesis.domain.evidence import Reason
from hormesis.domain.load import Unit, kg_to
from hormesis.words import english

__all__ = ["load_text", "name_of", "render"]

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def render(reason: Reason, units: Unit) -> str:
    """The reason as a sentence with its numbers; loads in ``units``. A code without a template is an error of ours."""
    template = english.REASONS[reason.code]
    return _Words(units).vformat(template, (), _Missing(reason.values))


def name_of(key: str) -> str:
    """The name of a step that is no exercise of the library."""
    return english.NAMES[key]


def load_text(load_kg: float, units: Unit) -> str:
    """A load as a lifter says it: at most two decimals, none where it is whole."""
    value = round(kg_to(load_kg, units), 2)
    if units == "lb" and abs(value - round(value)) < 0.06:
        value = round(value)
    return f"{value:g} {units}"


class _Missing(dict[str, Any]):
    """Values by name; one that is missing shows as the field it was meant for, so that a test can see it."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        super().__init__(values)

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


class _Words(Formatter):
    """Formats ``{x:load}``, ``{x:day}``, ``{x:weekday}``, ``{x:list}`` and ``{x:unit_step}`` as a lifter would say them."""

    def __init__(self, units: Unit) -> None:
        self._units = units

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec == "load":
            return load_text(float(value), self._units) if value is not None else "no added load"
        if format_spec == "day":
            day = date.fromisoformat(str(value))
            return f"{day.day} {day:%B}"
        if format_spec == "weekday":
            return _DAYS[int(value) - 1]
        if format_spec == "list":
            return ", ".join(str(one) for one in value)
        if format_spec == "plain":
            return str(value).replace("_", " ")
        return str(super().format_field(value, format_spec))
