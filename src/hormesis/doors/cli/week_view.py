"""A week as text for a narrow terminal: ``show_week``."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from hormesis.domain.load import Unit
from hormesis.doors.cli.output import Output
from hormesis.words.labels import group_label
from hormesis.words.render import load_text

__all__ = ["show_week"]

Json = Mapping[str, Any]
_BAR = 20


def show_week(output: Output, week: Json, label: str | None = None) -> None:
    """Day by day what is done, then each muscle group against its target, what is given up, and why."""
    if label:
        output.line(output.faint(label))
    output.line(output.strong(f"The week from {_day(week['date'])}"))
    for reason in week["safety"]:
        output.wrapped(f"! {reason['text']}", "", "  ")
    for day in week["days"]:
        _show_day(output, day, week["units"])
    if week["targets"]:
        output.line()
        output.line(output.strong("Sets a muscle group (target)"))
        for group, one in week["targets"].items():
            share = min(one["sets"] / one["target"], 1.0) if one["target"] else 1.0
            bar = "█" * round(_BAR * share)
            output.line(f"  {group_label(group):<13}{one['sets']:5.1f} ({one['target']:g})  {bar}".rstrip())
    _reasons(output, "Given up", week["given_up"])
    _reasons(output, "Why this week", week["why"])


def _show_day(output: Output, day: Json, units: Unit) -> None:
    output.line()
    if not day["work"]:
        output.line(f"{_day(day['date'])} · rest")
        for reason in day["why"]:
            if reason["code"] != "week_rest_day":
                output.wrapped(reason["text"], "   ")
        return
    name = f" · {day['workout']}" if day["workout"] else ""
    output.wrapped(output.strong(f"{_day(day['date'])}{name}") + f" · {day['minutes']} min")
    for one in day["work"]:
        output.wrapped(f"{one['name']}: {_sets(one['sets'], units)}", "  ", "    ")
        new = next((why for why in one["why"] if why["code"].startswith("new_")), None)
        if new is not None:
            output.wrapped(output.faint(new["text"]), "    ")
    for item in day["release"]:
        output.wrapped(f"Release ({item['moment'].replace('_', ' ')}): {item['name']}", "  ", "    ")


def _sets(sets: Sequence[Json], units: Unit) -> str:
    """``3 × 8 at 100 kg``, or each set where they differ."""
    parts: list[tuple[int, str]] = []
    for one in sets:
        much = f"{one['duration_s']} s" if one["reps"] is None else f"{one['reps']}"
        load = f" at {load_text(one['load_kg'], units)}" if one["load_kg"] else ""
        if parts and parts[-1][1] == much + load:
            parts[-1] = (parts[-1][0] + 1, much + load)
        else:
            parts.append((1, much + load))
    return ", ".join(f"{count} × {text}" for count, text in parts)


def _reasons(output: Output, title: str, reasons: Sequence[Json]) -> None:
    if reasons:
        output.line()
        output.line(output.strong(title))
        for reason in reasons:
            output.wrapped(reason["text"], "  ", "    ")


def _day(text: str) -> str:
    day = date.fromisoformat(text)
    return f"{day:%a} {day.day} {day:%B}"
