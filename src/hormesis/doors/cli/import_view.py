"""The report of an import as text: ``show_import``, ``show_refusal``."""

from collections.abc import Mapping, Sequence
from typing import Any

from hormesis.doors.cli.output import Output

__all__ = ["show_import", "show_refusal"]

_NAMED = 8
_SOURCES = {
    "strong": "Strong",
    "hevy": "Hevy",
    "fitnotes": "FitNotes",
    "fitnotes_backup": "FitNotes backup",
    "stronglifts": "StrongLifts",
    "liftosaur": "Liftosaur",
    "hormesis_jsonl": "Hormesis",
    "apple_health": "Apple Health",
    "apple_health_table": "Apple Health, one type",
    "health_auto_export": "Health Auto Export",
    "whoop": "WHOOP",
    "oura": "Oura",
    "fitbit": "Fitbit",
    "garmin_connect": "Garmin Connect",
    "garmin_fit": "FIT, as watches record it",
    "body_weight": "body weight, a table",
    "rr_intervals": "RR intervals",
}
_SIGNALS = {
    "night": "night",
    "hrv": "day of HRV",
    "resting_hr": "resting heart rate",
    "respiratory_rate": "respiratory rate",
    "skin_temperature": "skin temperature",
    "steps": "day of steps",
    "body_mass": "body weight",
    "activity": "activity",
}
"""Kind of body signal → what one is called."""


def show_import(output: Output, report: Mapping[str, Any]) -> None:
    """What was read of one file, how its names and units were understood, what was left out, and how to undo it."""
    say = output.wrapped
    source = _SOURCES.get(report["source"], report["source"])
    output.line(f"{output.strong(report['file'])}  {source}")
    days = f", {report['first_day']} to {report['last_day']}" if report["first_day"] else ""
    say(f"{_contents(report)}{days}", "  ", "    ")
    if report["unit"]:
        say(_unit(report["unit"]), "  ", "    ")
    named = [len(report[key]) for key in ("matched", "unsure", "unknown")]
    if any(named):
        say(f"exercises: {named[0]} matched, {named[1]} unsure, {named[2]} unknown", "  ")
    _names(output, "unsure", report["unsure"])
    _names(output, "unknown", report["unknown"])
    for why, number in sorted(report["skipped"].items(), key=lambda pair: -pair[1]):
        where = report["skipped_examples"].get(why)
        say(f"left out: {_count(number, 'row')}, {why}" + (f" (first: {where})" if where else ""), "  ", "    ")
    for note in report["notes"]:
        say(f"note: {note}", "  ", "    ")
    say(_outcome(report), "  ", "    ")
    output.line()


def show_refusal(output: Output, message: str) -> None:
    """A file of which nothing was kept."""
    output.complain(f"{message} (nothing of this file was kept)")


def _contents(report: Mapping[str, Any]) -> str:
    """How many there are of what it holds."""
    kinds = report["kinds"]
    signals = [_count(kinds[kind], noun) for kind, noun in _SIGNALS.items() if kind in kinds]
    training = [_count(report["workouts"], "workout"), _count(report["sets"], "set")]
    return ", ".join([*(training if report["sets"] or not signals else []), *signals])


def _unit(unit: Mapping[str, Any]) -> str:
    how = {"given": "as you said", "row": "as each row says", "header": "as the header says"}
    if unit["known_from"] != "inferred":
        return f"loads in {unit['unit']}, {how.get(unit['known_from'], unit['known_from'])}"
    return f"loads taken for {unit['unit']} ({unit['certainty']:.0%} sure): {unit['detail']}"


def _names(output: Output, what: str, names: Sequence[Mapping[str, Any]]) -> None:
    for one in names[:_NAMED]:
        guess = f": perhaps {', '.join(one['candidates'][:3])}" if one["candidates"] else ""
        output.wrapped(f"{what}: {one['name']!r} ({_count(one['sets'], 'set')}){guess}", "    ", "      ")
    if len(names) > _NAMED:
        output.line(f"    and {len(names) - _NAMED} more {what}")


def _outcome(report: Mapping[str, Any]) -> str:
    appended = report["appended"]
    new = appended["added"] + appended["changed"] + appended["revived"]
    if report["dry_run"]:
        return f"dry run: {_count(new, 'fact')} would be new; nothing was kept"
    if report["import_id"] is None:
        same = report["same_file_as"]
        return "nothing new: " + (f"this very file was import {same}" if same else "all of it is here already")
    return f"{_count(new, 'fact')} new; take it back with: hormesis imports undo {report['import_id']}"


def _count(number: int, noun: str) -> str:
    if number != 1:
        first, blank, rest = noun.partition(" of ")
        plural = f"{first[:-1]}ies" if first.endswith("ty") else f"{first}s"
        noun = plural + blank + rest
    return f"{number:,} {noun}"
