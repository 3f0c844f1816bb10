"""Strength by lift with its forecasts, and the week's sets by muscle: ``strength_chart``, ``volume_chart``."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from hormesis.domain.load import Unit, kg_to
from hormesis.doors.cli.report.axes import Frame, Scale, day_text, runs_of, scale_over
from hormesis.doors.cli.report.drawing import Chart, circle, joined, label, polyline, rect, rule
from hormesis.doors.cli.report.readiness_charts import NARROW, SMALL, WIDE

__all__ = ["strength_chart", "volume_chart"]

Json = Mapping[str, Any]

_ROW = 26
_EVER = 10_000


def strength_chart(lift: Json, place: int, as_of: str, weeks: int, units: Unit) -> Chart:
    """Above the 1RM as it was believed after each day, with its 80 % interval; below the reps forecast for each top set (a bar,
    its 90 % interval) and those done (a dot, in warning where the bar missed it)."""
    last = date.fromisoformat(as_of)
    first = last - timedelta(weeks=weeks)
    series = [{**one, **{key: kg_to(one[key], units) for key in ("value", "low", "high")}} for one in lift["series"]]
    marks = [*_one_rm(series, first, last), *_forecasts(lift["predictions"], first, last)]
    title = f"{lift['lift']}: 1RM ({units}), and reps forecast and done"
    return Chart(f"strength-{place}", title, _strength_said(lift, series, units), SMALL, 252, "".join(marks))


def volume_chart(groups: Sequence[Json], wide: bool) -> Chart:
    """A bar for each group's sets of the week, behind it the target, on it the mean ± SD of the athlete's own weeks before."""
    width, head = (WIDE if wide else NARROW), 26
    left, right = 92, width - 40
    shown = [one for one in groups if one["sets"] or (one["usual"] and one["usual"]["mean"] >= 0.5)]
    height = head + _ROW * max(len(shown), 1) + 8
    ends = [one["sets"] for one in shown] + [one["usual"]["high"] for one in shown if one["usual"]]
    ends += [one["target"]["high"] for one in shown if one["target"]]
    x = scale_over(ends, left, right, 6 if wide else 4, zero=True)
    marks = [
        rule(x(tick), head - 6, x(tick), height - 8, "grid") + label(x(tick), head - 11, f"{tick:g}", "tick", "middle")
        for tick in x.ticks
    ]
    marks += [_row(one, x, head + _ROW * i) for i, one in enumerate(shown)]
    said = "; ".join(_volume_said(one) for one in shown)
    return Chart(
        "volume", "Hard sets this week by muscle group", f"{said}." if said else "No sets.", width, height, "".join(marks)
    )


def _one_rm(series: Sequence[Json], first: date, last: date) -> list[str]:
    values = [one[key] for one in series for key in ("low", "high")]
    scale = scale_over(values, 122, 10, least=0.15 * max(values, default=1.0))
    frame = Frame(34, SMALL - 8, first, last, scale)
    if not series:
        return [label((frame.left + frame.right) / 2, 66, "no 1RM in these weeks", "note", "middle")]
    rows = [(date.fromisoformat(one["date"]), one["high"], one["low"]) for one in series]
    area = [[(frame.x(day), scale(high), scale(low)) for day, high, low in run] for run in runs_of(rows, _EVER)]
    points = [(frame.x(one["date"]), scale(one["value"])) for one in series]
    dots = [circle(x, y, 3 if i < len(points) - 1 else 4, "dot") for i, (x, y) in enumerate(points)]
    return [frame.grid(days=False), joined(area, "band"), polyline(points, "line"), *dots]


def _forecasts(predictions: Sequence[Json], first: date, last: date) -> list[str]:
    values = [one[key] for one in predictions for key in ("low", "high", "reps")]
    scale = scale_over(values or [0.0, 10.0], 222, 148, ticks=3, least=4)
    frame = Frame(34, SMALL - 8, first, last, scale)
    marks = [frame.grid()]
    for one in predictions:
        x = frame.x(one["date"])
        marks.append(rule(x, scale(one["low"]), x, scale(one["high"]), "expected"))
        marks.append(rule(x - 4, scale(one["median"]), x + 4, scale(one["median"]), "expected-middle"))
        marks.append(circle(x, scale(one["reps"]), 3 if one["held"] else 4, "dot" if one["held"] else "miss"))
    if not predictions:
        marks.append(label((frame.left + frame.right) / 2, 188, "no forecast in these weeks", "note", "middle"))
    return marks


def _strength_said(lift: Json, series: Sequence[Json], units: Unit) -> str:
    made = lift["predictions"]
    held = sum(one["held"] for one in made)
    said = f"{held} of {len(made)} forecasts held." if made else "No forecast in these weeks."
    if not series:
        return f"No 1RM in these weeks. {said}"
    last = series[-1]
    return (
        f"After {day_text(last['date'])} the 1RM is {last['value']:.0f} {units}, 8 times in 10 between {last['low']:.0f} and "
        f"{last['high']:.0f}. {said}"
    )


def _row(one: Json, x: Scale, top: float) -> str:
    middle = top + _ROW / 2
    parts = [label(x.start - 8, middle + 4, one["label"], anchor="end")]
    if one["target"]:
        low, high = x(one["target"]["low"]), x(one["target"]["high"])
        parts.append(rect(low, top + 2, high - low, _ROW - 4, "target", 2))
        parts += [rule(at, top + 2, at, top + _ROW - 2, "target-edge") for at in (low, high)]
    parts.append(rect(x(0), middle - 8, x(one["sets"]) - x(0), 9, "bar", 2))
    if one["usual"]:
        low, mean, high = (x(one["usual"][key]) for key in ("low", "mean", "high"))
        parts.append(rule(low, middle + 6, high, middle + 6, "whisker"))
        parts.append(rule(mean, middle + 2.5, mean, middle + 9.5, "whisker"))
    kind = "strong" if one["status"] in (None, "within") else "strong warned"
    parts.append(label(x.end + 34, middle + 4, f"{one['sets']:g}", kind, "end"))
    return "".join(parts)


def _volume_said(one: Json) -> str:
    said = f"{one['label']} {one['sets']:g}"
    if one["target"]:
        said += f" (target {one['target']['low']:g} to {one['target']['high']:g})"
    if one["usual"]:
        said += f", usually {one['usual']['mean']:.3g}"
    return said
