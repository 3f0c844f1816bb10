"""A week as text for a narrow terminal: ``show_week``."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from hormesis.domain.load import Unit
from hormesis.doors.cli.output import Output
from hormesis.doors.cli.sets_view import left_text, ramp_text, rest_text, same_round, same_set, sets_text, time_text, turn_marks
from hormesis.words.labels import group_label

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
    said: set[str] = set()
    for day in week["days"]:
        _show_day(output, day, week["units"], said)
    if week["targets"]:
        output.line()
        output.line(output.strong("Sets a muscle group (target)"))
        for group, one in week["targets"].items():
            share = min(one["sets"] / one["target"], 1.0) if one["target"] else 1.0
            bar = "█" * round(_BAR * share)
            output.line(f"  {group_label(group):<13}{one['sets']:5.1f} ({one['target']:g})  {bar}".rstrip())
    _reasons(output, "Given up", week["given_up"])
    _reasons(output, "Why this week", week["why"])


def _show_day(output: Output, day: Json, units: Unit, said: set[str]) -> None:
    output.line()
    if not day["work"]:
        output.line(f"{_day(day['date'])} · rest")
        for reason in day["why"]:
            if reason["code"] != "week_rest_day":
                output.wrapped(reason["text"], "   ")
        return
    name = f" · {day['workout']}" if day["workout"] else ""
    output.wrapped(output.strong(f"{_day(day['date'])}{name}") + f" · {day['minutes']} min")
    easy = [f"{item['name']} {_amount(item)}" for item in day["warm_up"] if item["kind"] not in ("ramp", "release")]
    output.wrapped(output.faint(f"warm-up: {', '.join(easy)}"), "  ", "    ")
    for mark, one in zip(turn_marks(day["work"]), day["work"], strict=True):
        _exercise(output, mark, one, [item for item in day["warm_up"] if _is_ramp_of(item, one)], units, said)
    for item in day["release"]:
        output.wrapped(f"Release ({item['moment'].replace('_', ' ')}): {item['name']}", "  ", "    ")
    for reason in day["why"]:
        if reason["code"] not in ("week_later_day", "week_rest_day"):
            output.wrapped(output.faint(reason["text"]), "  ", "    ")


def _exercise(output: Output, mark: str, one: Json, ramps: Sequence[Json], units: Unit, said: set[str]) -> None:
    """An exercise: its sets, its ramp sets, and why it is as it is, where the week has not said so yet."""
    alike = [list(sets) for _, sets in groupby(one["sets"], key=same_round if one.get("group") else same_set)]
    differ = len({left_text(sets[0]) for sets in alike}) > 1
    each = ", ".join(sets_text(sets, units) + (left_text(sets[0]).replace(" · ", " ") if differ else "") for sets in alike)
    output.wrapped(f"{mark}{one['name']}: {each}{'' if differ else left_text(alike[0][0])}{rest_text(alike[0][0])}", "  ", "    ")
    if ramps:
        output.wrapped(output.faint(ramp_text(ramps, units)), "    ")
    why = one["why"][0]["text"] if one["why"] else ""
    if why and one["name"] not in said and why not in said:
        output.wrapped(output.faint(why), "    ")
    said |= {one["name"], why}


def _amount(item: Json) -> str:
    return time_text(item["duration_s"]) if item["duration_s"] else f"× {item['reps']}"


def _is_ramp_of(item: Json, one: Json) -> bool:
    return item["kind"] == "ramp" and (item["exercise"], item["name"]) == (one["exercise"], one["name"])


def _reasons(output: Output, title: str, reasons: Sequence[Json]) -> None:
    if reasons:
        output.line()
        output.line(output.strong(title))
        for reason in reasons:
            output.wrapped(reason["text"], "  ", "    ")


def _day(text: str) -> str:
    day = date.fromisoformat(text)
    return f"{day:%a} {day.day} {day:%B}"
