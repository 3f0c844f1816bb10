"""Several weeks as text: ``show_weeks`` (a forecast, a column a week) and ``show_comparison`` (before and after a change)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from hormesis.domain.load import Unit
from hormesis.doors.cli.output import Output
from hormesis.words.labels import group_label
from hormesis.words.render import load_text

__all__ = ["show_comparison", "show_weeks"]

Json = Mapping[str, Any]
_LABEL, _COLUMN, _COLUMNS = 15, 15, 4
_HONEST = (
    "A forecast: each week is planned as if the one before it had been done as planned. Below a load stands where it will lie "
    "8 times in 10; new exercises have no loads yet."
)


def show_weeks(output: Output, ahead: Json, label: str | None = None) -> None:
    """The weeks side by side, four to a block: where each stands, days and minutes, main loads, reserve, sets a group."""
    if label:
        output.line(output.faint(label))
    weeks = ahead["weeks"]
    output.line(
        output.strong(f"{len(weeks)} weeks from {_day(ahead['date'])}" if len(weeks) > 1 else f"From {_day(ahead['date'])}")
    )
    for first in range(0, len(weeks), _COLUMNS):
        _block(output, weeks[first : first + _COLUMNS], ahead["units"])
    said: set[str] = set()
    for week in weeks:
        for reason in week["why"]:
            if reason["text"] not in said:
                said.add(reason["text"])
                output.line()
                output.wrapped(f"{_day(week['date'])}: {reason['text']}", "", "  ")
    output.line()
    output.wrapped(_HONEST, "")


def _block(output: Output, weeks: Sequence[Json], units: Unit) -> None:
    output.line()
    output.line(_row("week from", [_short(week["date"]) for week in weeks]))
    output.line(_row("days, minutes", [f"{week['days']}, {week['minutes']}" for week in weeks]))
    output.line(_row("left in reserve", [_reserve(week["rir"]) for week in weeks]))
    for place, lift in enumerate(weeks[0]["lifts"]):
        lifts = [week["lifts"][place] for week in weeks]
        output.line(output.strong(lift["name"]))
        output.line(_row("  reps at load", [_load(one, units) for one in lifts]))
        output.line(output.faint(_row("  8 in 10", [_spread(one, units) for one in lifts])))
    output.line(output.strong("Sets"))
    groups = list(dict.fromkeys(group for week in weeks for group in week["sets"]))
    for group in groups:
        output.line(_row(f"  {group_label(group)}", [f"{week['sets'].get(group, 0):g}" for week in weeks]))


def _row(label: str, cells: Sequence[str]) -> str:
    return (f"{label:<{_LABEL}} " + " ".join(f"{cell:<{_COLUMN}}" for cell in cells)).rstrip()


def _reserve(rir: Json | None) -> str:
    if rir is None:
        return "–"
    return f"{rir['low']:g}" if rir["low"] == rir["high"] else f"{rir['low']:g} to {rir['high']:g}"


def _load(one: Json, units: Unit) -> str:
    return f"{one['reps']} × {load_text(one['load_kg'], units)}" if one["load_kg"] else "–"


def _spread(one: Json, units: Unit) -> str:
    if one["low_kg"] is None:
        return "not known" if one["load_kg"] else ""
    low, high = (load_text(one[end], units).removesuffix(f" {units}") for end in ("low_kg", "high_kg"))
    return f"{low} to {high}"


def show_comparison(output: Output, found: Json, label: str | None = None) -> None:
    """What a change gives and takes: days, minutes, sets a group, exercises, what is given up."""
    if label:
        output.line(output.faint(label))
    output.line(output.strong(f"The week from {_day(found['date'])}: as it is, and with the change"))
    output.line()
    for name in ("days", "minutes"):
        output.line(f"  {name:<15}{found[name]['before']:>6g} → {found[name]['after']:g}")
    output.line()
    output.line(output.strong("Sets a muscle group" if found["sets"] else "No muscle group gets other sets"))
    for group, one in found["sets"].items():
        target = f"   target {one['target_after']:g}" if one["target_after"] else ""
        if one["target_before"] != one["target_after"]:
            target = f"   target {one['target_before']:g} → {one['target_after']:g}"
        output.line(f"  {group_label(group):<15}{one['before']:>6g} → {one['after']:<5g}{target}".rstrip())
    for title, names in (
        ("New in it", found["exercises"]["added"]),
        ("No more in it", found["exercises"]["dropped"]),
        ("Given up anew", found["given_up"]["new"]),
        ("Given up no more", found["given_up"]["gone"]),
    ):
        if names:
            output.line()
            output.line(output.strong(title))
            for name in names:
                output.wrapped(str(name), "  ", "    ")


def _day(text: str) -> str:
    day = date.fromisoformat(text)
    return f"{day:%a} {day.day} {day:%B}"


def _short(text: str) -> str:
    day = date.fromisoformat(text)
    return f"{day.day} {day:%b}"
