"""Reasons as sentences. ``render`` fills the template of a reason's code from one catalogue a language."""

from collections.abc import Mapping, Sequence
from datetime import date
from string import Formatter
from typing import Any

from hormesis.domain.evidence import Reason
from hormesis.domain.load import Unit, kg_to
from hormesis.words import english, english_signals

__all__ = ["load_text", "name_of", "render", "signal_text"]

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_COUNTED = "n "


def render(reason: Reason, units: Unit, on: date | None = None) -> str:
    """The reason as a sentence with its numbers; loads in ``units``, dates with their year where it isn't that of ``on``.

    A code without a template is an error of ours, and so is a value that its template needs and the reason lacks.
    """
    text = _Words(units, on, reason.values).vformat(english.REASONS[reason.code], (), reason.values)
    return text[:1].upper() + text[1:]


def signal_text(seen: str, usual: str | None, notes: Sequence[str], values: Mapping[str, Any], on: date) -> str:
    """One signal of a morning: what was ``seen``, what is ``usual`` (None: nothing said of it), and what is made of it."""
    said = english_signals.SEEN[seen] + (english_signals.USUAL[usual] if usual else "")
    said = said.replace("{span}", english_signals.SPANS[bool(values.get("is_by_day"))])
    sentences = [f"{said}.", *(english_signals.NOTES[note] for note in notes)]
    text = _Words("kg", on, values).vformat(" ".join(sentences), (), values)
    return text.replace(" -", " −")


def name_of(key: str) -> str:
    """The name of a step that is no exercise of the library; an athlete's own name stays as it is."""
    return english.NAMES.get(key, key)


def load_text(load_kg: float, units: Unit) -> str:
    """A load as a lifter says it: at most two decimals, none where it is whole."""
    value = round(kg_to(load_kg, units), 2)
    if units == "lb" and abs(value - round(value)) < 0.06:
        value = round(value)
    return f"{value:g} {units}"


class _Words(Formatter):
    """Formats values as a lifter would say them.

    ``{x:load}`` with its unit, ``{x:day}``, ``{x:moment}`` and ``{x:weekday}``, ``{x:list}`` 8, 8, 7, ``{x:names}`` names in
    quotes, ``{x:plain}`` and ``{x:plain_list}`` without underscores, ``{x:n rep|reps}`` a number with its word,
    ``{x:hours}`` minutes as 7 h 20, ``{x:because}`` the signals named, each with its own values.
    """

    def __init__(self, units: Unit, on: date | None, values: Mapping[str, Any]) -> None:
        self._units = units
        self._on = on
        self._values = values

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec == "load":
            return load_text(float(value), self._units) if value is not None else "no added load"
        if format_spec == "day":
            return self._day(date.fromisoformat(str(value)))
        if format_spec == "moment":
            return self._moment(str(value))
        if format_spec == "hours":
            return f"{int(value) // 60} h {int(value) % 60:02d}"
        if format_spec == "because":
            said = [self.vformat(english.DRIVERS[name], (), self._values) for name in value]
            return f" Mostly: {'; '.join(said)}." if said else ""
        if format_spec == "weekday":
            return _DAYS[int(value) - 1]
        if format_spec == "list":
            return ", ".join(str(one) for one in value)
        if format_spec == "names":
            return ", ".join(f"“{one}”" for one in value)
        if format_spec == "plain":
            return _plain(value)
        if format_spec == "plain_list":
            return ", ".join(_plain(one) for one in value)
        if format_spec.startswith(_COUNTED):
            one, many = format_spec.removeprefix(_COUNTED).split("|")
            return f"{value} {one if value == 1 else many}"
        return str(super().format_field(value, format_spec))

    def _moment(self, text: str) -> str:
        """A day with its wall-clock time: 3 March, 18:05."""
        return f"{self._day(date.fromisoformat(text[:10]))}, {text[11:16]}"

    def _day(self, day: date) -> str:
        year = f" {day.year}" if self._on is not None and day.year != self._on.year else ""
        return f"{day.day} {_MONTHS[day.month - 1]}{year}"


def _plain(value: Any) -> str:
    return str(value).replace("_", " ")
