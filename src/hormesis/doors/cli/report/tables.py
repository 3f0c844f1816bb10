"""The numbers behind each chart as HTML tables: ``table`` and one function a chart."""

from collections.abc import Mapping, Sequence
from typing import Any

from hormesis.domain.load import Unit, kg_to
from hormesis.doors.cli.report.axes import day_text
from hormesis.doors.cli.report.drawing import element, escaped
from hormesis.doors.cli.report.readiness_charts import clock_text
from hormesis.words.render import load_text

__all__ = [
    "folded",
    "load_table",
    "muscle_table",
    "readiness_table",
    "signal_table",
    "strength_table",
    "table",
    "volume_table",
]

Json = Mapping[str, Any]
NONE = "–"


def table(caption: str, headings: Sequence[str], rows: Sequence[Sequence[object]], words: int = 1) -> str:
    """A table; the first ``words`` columns are text, the others numbers, set to the right."""

    def cell(name: str, place: int, text: object, **said: object) -> str:
        return element(name, {"class": "number" if place >= words else None, **said}, escaped(NONE if text is None else text))

    head = "".join(cell("th", place, heading, scope="col") for place, heading in enumerate(headings))
    body = "".join(
        element("tr", {}, cell("th", 0, row[0], scope="row"), *(cell("td", i, one) for i, one in enumerate(row[1:], start=1)))
        for row in rows
    )
    parts = [
        element("caption", {}, escaped(caption)),
        element("thead", {}, element("tr", {}, head)),
        element("tbody", {}, body or ""),
    ]
    return element(
        "div", {"class": "scroll", "tabindex": 0, "role": "region", "aria-label": caption}, element("table", {}, *parts)
    )


def folded(what: str, inside: str) -> str:
    """What is shown when it is asked for, by hand, key or screen reader."""
    return element("details", {}, element("summary", {}, escaped(what)), inside)


def readiness_table(series: Sequence[Json]) -> str:
    """Each morning's score, newest first."""
    rows = [
        (day_text(one["date"]), _whole(one.get("score")), _span(one.get("low"), one.get("high")), one.get("band"))
        for one in reversed(series)
        if "score" in one
    ]
    return table("Readiness by morning", ("Morning", "Score", "80 % interval", "Band"), rows)


def signal_table(signal: Json) -> str:
    """Each morning's value against the band, newest first."""
    said = _clock if signal["unit"] == "min" else _short
    mean = signal["window_days"] > 1
    headings = ["Morning", "Mean" if mean else "Value", "Usual", "Band"]
    rows = []
    for one in reversed(signal["days"]):
        row = [day_text(one["date"]), said(one["value"]), f"{said(one['low'])} to {said(one['high'])}"]
        row.append("out" if one["out_of_band"] else "in")
        if mean:
            row.insert(2, NONE if one["measured"] is None else said(one["measured"]))
        rows.append(row)
    if mean:
        headings.insert(2, "Day")
    of = f", mean of {signal['window_days']} days" if mean else ""
    return table(f"{signal['label']} by morning{of}", headings, rows)


def muscle_table(muscles: Mapping[str, Json]) -> str:
    """Every group, the least ready first."""
    words = {"ready": "ready", "nearly": "nearly ready", "tired": "tired", "spent": "spent"}
    rows = [
        (one["label"], f"{one['percent']} %", _span(one["low"], one["high"]), words[one["state"]], _at(one))
        for one in sorted(muscles.values(), key=lambda one: (one["percent"], one["label"]))
    ]
    return table("Muscles: how ready (estimated)", ("Group", "Ready", "80 % interval", "", "Ready from"), rows)


def volume_table(groups: Sequence[Json]) -> str:
    """Every group's sets, target and own usual."""
    rows = [
        (
            one["label"],
            f"{one['sets']:g}",
            _span(one["target"]["low"], one["target"]["high"]) if one["target"] else None,
            {"below": "below", "above": "above", "within": "within"}.get(one["status"] or "", ""),
            f"{one['usual']['mean']:.1f}" if one["usual"] else None,
            f"{one['usual']['low']:.1f}–{one['usual']['high']:.1f}" if one["usual"] else None,
        )
        for one in groups
    ]
    return table("Hard sets this week", ("Group", "Sets", "Target", "", "Usual mean", "± SD"), rows)


def load_table(series: Sequence[Json]) -> str:
    """Each training day's load and how the week stood after it, newest first."""
    rows = [
        (day_text(one["date"]), _whole(one["load"]), _whole(one["acute"]), _span(one["low"], one["high"]))
        for one in reversed(series)
        if one["load"]
    ]
    return table("Training load by day (a.u.)", ("Day", "Load", "Mean of the week", "Usual"), rows)


def strength_table(lift: Json, units: Unit) -> str:
    """Each day of a lift: what was forecast, what was done, the 1RM believed afterwards."""
    made = {one["date"]: one for one in lift["predictions"]}
    after = {one["date"]: one for one in lift["series"]}
    rows = []
    for day in sorted({*made, *after}, reverse=True):
        one, believed = made.get(day), after.get(day)
        rows.append(
            (
                day_text(day),
                load_text(one["load_kg"], units) if one else None,
                f"{one['median']} ({one['low']}–{one['high']})" if one else None,
                one["reps"] if one else None,
                f"{kg_to(believed['value'], units):.0f}" if believed else None,
                _span(*(kg_to(believed[end], units) for end in ("low", "high"))) if believed else None,
            )
        )
    return table(lift["lift"], ("Day", "Top set", "Forecast", "Done", f"1RM {units}", "80 %"), rows)


def _at(one: Json) -> str:
    day, clock = one["ready_at"].split("T")
    return "now" if one["state"] == "ready" else f"{day_text(day)}, {clock}"


def _span(low: float | None, high: float | None) -> str | None:
    return None if low is None or high is None else f"{low:.0f}–{high:.0f}"


def _whole(value: float | None) -> str | None:
    return None if value is None else f"{value:.0f}"


def _short(value: float) -> str:
    return (f"{value:.1f}" if abs(value) < 100 else f"{value:.0f}").replace("-", "−")


def _clock(minutes: float) -> str:
    return clock_text(minutes).removesuffix(" h")
