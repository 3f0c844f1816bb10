"""The report for a terminal, and as text for a file: ``show_report``, ``report_text``, ``json_text``."""

import contextlib
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any

from hormesis.domain.load import Unit, kg_to
from hormesis.doors.cli.output import Output
from hormesis.doors.cli.report.axes import day_text
from hormesis.doors.cli.report.body_map import WORDS
from hormesis.doors.cli.report.figures import forecast_lines, intensity_rows, sleep_lines
from hormesis.doors.cli.report.readiness_charts import clock_text

__all__ = ["json_text", "report_text", "show_report"]

Json = Mapping[str, Any]


def show_report(output: Output, report: Json) -> None:
    """The week in the order in which one asks: how it went, what moved, how the body is, what the coach got wrong."""
    week = report["week"]
    output.line(output.strong(f"Week of {day_text(week['from'])} to {day_text(week['to'], year=True)}"))
    output.line(output.faint(f"as of the morning of {day_text(report['date'], year=True)}"))
    output.line()
    for line in _head(report):
        output.wrapped(line, "", "  ")
    _lines(output, "In short", (one["text"] for one in (*report["training"]["why"], *report["summary"])))
    _volume(output, report["volume"])
    _strength(output, report["strength"], report["units"])
    _intensity(output, report["intensity"])
    _signals(output, report)
    _muscles(output, report["muscles"])
    lines, misses = forecast_lines(report["forecasts"], report["weeks"], report["units"])
    _lines(output, "What the coach got wrong", [*lines, *(one["text"] for one in report["forecasts"]["why"])])
    if misses:
        output.line()
        output.table(("largest misses", "day", "load", "forecast", "90 %", "done"), misses, numbers=(2, 3, 4, 5))


def report_text(report: Json) -> str:
    """The same without colour, 80 columns wide."""
    written = io.StringIO()
    with contextlib.redirect_stdout(written):
        show_report(Output(as_json=False, colour=False, width=80, interactive=False, lively=False), report)
    return written.getvalue()


def json_text(report: Json) -> str:
    """The report as one JSON value, ASCII, so that any program reads it."""
    return json.dumps(report, indent=2, allow_nan=False) + "\n"


def _head(report: Json) -> Iterable[str]:
    ready, training, load, usual = report["readiness"], report["training"], report["load"], report["training"]["usual"]
    if "unavailable" in ready:
        yield f"Readiness  {ready['unavailable']['text']}"
    else:
        yield f"Readiness  {ready['score']} ({ready['low']} to {ready['high']}), {ready['band']}"
    minutes = "" if training["minutes"] is None else f", {training['minutes']:.0f} min"
    before = f" (usually {usual['workouts']:.1f} workouts, {usual['sets']:.0f} sets)" if usual else ""
    yield f"Training  {_many(training['workouts'], 'workout')}, {_many(training['sets'], 'working set')}{minutes}{before}"
    if "unavailable" in load:
        yield f"Load  {load['unavailable']['text']}"
    else:
        ratio = f"; ACWR {load['ratio']:.2f}, which decides nothing" if load["ratio"] is not None else ""
        yield f"Load  {load['acute']:.0f} a day, usual for you {load['low']:.0f} to {load['high']:.0f} (a.u.){ratio}"
    sleep = report["sleep"]
    if "unavailable" in sleep:
        yield f"Sleep  {sleep['unavailable']['text']}"
    for line in sleep_lines(sleep):
        yield f"Sleep  {line}"


def _many(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _lines(output: Output, title: str, lines: Iterable[str]) -> None:
    found = list(lines)
    if found:
        output.line()
        output.line(output.strong(title))
        for line in found:
            output.wrapped(line, "  ", "    ")


def _volume(output: Output, volume: Json) -> None:
    rows = []
    for one in volume["groups"]:
        target = f"{one['target']['low']:g}–{one['target']['high']:g}" if one["target"] else "–"
        usual = f"{one['usual']['mean']:.1f} ({one['usual']['low']:.1f}–{one['usual']['high']:.1f})" if one["usual"] else "–"
        rows.append((one["label"], f"{one['sets']:g}", target, one["status"] or "", usual))
    if rows:
        output.line()
        output.table(("hard sets this week", "sets", "target", "", "usual (± SD)"), rows, numbers=(1, 2, 4))
        for one in volume["why"]:
            output.wrapped(output.faint(one["text"]), "  ")


def _strength(output: Output, lifts: Iterable[Json], units: Unit) -> None:
    rows = []
    unknown = []
    for lift in lifts:
        change, e1rm = lift["change"], lift["e1rm"]
        if "unavailable" in e1rm:
            unknown.append(f"{lift['lift']}: {e1rm['unavailable']['text']}")
            continue
        value, low, high = (kg_to(e1rm[key], units) for key in ("value", "low", "high"))
        moved = p_rose = "–"
        if "unavailable" not in change:
            moved = f"{change['percent']:+.1f} % ({change['low']:+.1f} to {change['high']:+.1f})".replace("-", "−")
            p_rose = f"{min(max(change['p_rose'], 0.01), 0.99):.2f}"
        rows.append((lift["lift"], f"{value:.0f} ({low:.0f}–{high:.0f})", moved, p_rose))
    if rows or unknown:
        output.line()
        output.table(("strength", f"1RM {units}", "change in 4 weeks", "P(rose)"), rows, numbers=(1, 2, 3))
        for line in unknown:
            output.wrapped(output.faint(line), "  ")


def _intensity(output: Output, intensity: Json) -> None:
    rows = intensity_rows(intensity)
    if rows:
        output.line()
        shown = [["–" if cell is None else cell for cell in row] for row in rows]
        output.table(("how hard", "day", "sets", "hard", "% of 1RM", "RIR"), shown, numbers=(2, 3, 4, 5))
        for one in intensity["why"]:
            output.wrapped(output.faint(one["text"]), "  ")


def _signals(output: Output, report: Json) -> None:
    rows = []
    for one in report["signals"]:
        last = one["days"][-1]
        said = clock_text if one["unit"] == "min" else _short
        days = ", ".join(day_text(day) for day in one["out_of_band"]) or ("learning" if one["state"] == "learning" else "–")
        rows.append(
            (one["label"], day_text(last["date"]), said(last["value"]), f"{said(last['low'])} to {said(last['high'])}", days)
        )
    if rows:
        output.line()
        output.table(("signals", "day", "value", "usual for you", "outside it"), rows, numbers=(2, 3))


def _muscles(output: Output, muscles: Mapping[str, Json]) -> None:
    tired = sorted((one for one in muscles.values() if one["state"] != "ready"), key=lambda one: one["percent"])
    if not muscles:
        return
    lines = []
    for one in tired:
        day, clock = one["ready_at"].split("T")
        span = f"{one['low']} to {one['high']}"
        lines.append(
            f"{one['label']}: {one['percent']} % ready ({span}), {WORDS[one['state']].lower()}, ready {day_text(day)} at {clock}"
        )
    _lines(output, "Muscles not ready yet (estimated)", lines or ["None: every group that the log knows is ready."])


def _short(value: float) -> str:
    return f"{value:.1f}".replace("-", "−")
