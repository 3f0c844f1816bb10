"""Readiness, signals and training load over the weeks: ``readiness_chart``, ``signal_chart``, ``load_chart``."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from hormesis.doors.cli.report.axes import Frame, Scale, day_text, runs_of, scale_over
from hormesis.doors.cli.report.drawing import Chart, circle, joined, label, polyline, rect, rule

__all__ = ["clock_text", "load_chart", "readiness_chart", "signal_chart"]

Json = Mapping[str, Any]
Row = tuple[date, float, float]

WIDE, NARROW, SMALL = 912, 320, 296
_BANDS = ((25, "light"), (60, "balanced"), (85, "push"))
_MOST_APART = 3


def readiness_chart(readiness: Json, wide: bool) -> Chart:
    """The score of each morning with its 80 % interval; mornings without one are gaps."""
    series = readiness["series"]
    width, height = (WIDE if wide else NARROW), 248
    right = width - (64 if wide else 10)
    scale = Scale(0, 100, height - 30, 12, (0, 25, 50, 75, 100))
    frame = Frame(34, right, _day(series[0]), _day(series[-1]), scale)
    known = [one for one in series if "score" in one]
    marks = []
    areas = runs_of([(_day(one), one["high"], one["low"]) for one in known])
    marks.append(joined([[(frame.x(day), scale(high), scale(low)) for day, high, low in run] for run in areas], "band"))
    marks.append(frame.grid())
    for run in runs_of([(_day(one), one["score"], 0) for one in known]):
        marks.append(polyline([(frame.x(day), scale(score)) for day, score, _ in run], "line"))
    for one in known:
        if one["band"] != "balanced":
            marks.append(circle(frame.x(one["date"]), scale(one["score"]), 4, "out" if one["band"] == "light" else "dot"))
    marks += [label(right + 8, scale(at) + 4, name, "note") for at, name in _BANDS] if wide else []
    if known and known[-1] is series[-1]:
        marks.append(circle(right, scale(known[-1]["score"]), 5, "dot"))
    return Chart(
        "readiness", "Readiness, with its 80 % interval", _readiness_said(known, len(series)), width, height, "".join(marks)
    )


def signal_chart(signal: Json, first: str, last: str) -> Chart:
    """One signal against the band of what is usual for this athlete, each measured day a small dot, out of band a ring."""
    days = signal["days"]
    hours = signal["unit"] == "min"
    ends = [one[key] for one in days for key in ("value", "low", "high", "measured") if one[key] is not None]
    scale = scale_over([one / 60 for one in ends] if hours else ends, 142, 10)
    per = 60 if hours else 1
    frame = Frame(34, SMALL - 8, date.fromisoformat(first), date.fromisoformat(last), scale)
    marks = [frame.grid()]
    band = runs_of([(_day(one), one["high"] / per, one["low"] / per) for one in days], _MOST_APART)
    marks.append(joined([[(frame.x(day), scale(high), scale(low)) for day, high, low in run] for run in band], "band"))
    for run in runs_of([(_day(one), one["usual"] / per, 0) for one in days], _MOST_APART):
        marks.append(polyline([(frame.x(day), scale(usual)) for day, usual, _ in run], "usual"))
    if signal["window_days"] > 1:
        marks += [circle(frame.x(one["date"]), scale(one["measured"] / per), 1.8, "small") for one in days if one["measured"]]
    for run in runs_of([(_day(one), one["value"] / per, 0) for one in days], _MOST_APART):
        marks.append(polyline([(frame.x(day), scale(value)) for day, value, _ in run], "line"))
    marks += [circle(frame.x(one["date"]), scale(one["value"] / per), 3.5, "out") for one in days if one["out_of_band"]]
    if not days[-1]["out_of_band"]:
        marks.append(circle(frame.x(days[-1]["date"]), scale(days[-1]["value"] / per), 4, "dot"))
    return Chart(
        f"signal-{signal['signal'].replace('_', '-')}",
        f"{signal['label']} against your usual",
        _signal_said(signal),
        SMALL,
        172,
        "".join(marks),
    )


def load_chart(series: Sequence[Json], wide: bool) -> Chart:
    """Each day's load as a bar, its mean of the last week as a line over the band of the athlete's own usual."""
    width, height = (WIDE if wide else NARROW), 208
    ends = [one[key] for one in series for key in ("load", "acute", "high") if one[key] is not None]
    scale = scale_over(ends, height - 30, 12, zero=True)
    frame = Frame(40, width - 10, _day(series[0]), _day(series[-1]), scale)
    known = [one for one in series if one["acute"] is not None]
    thick = max((frame.right - frame.left) / len(series) * 0.6, 1.5)
    marks = [frame.grid()]
    band = runs_of([(_day(one), one["high"], one["low"]) for one in known])
    marks.append(joined([[(frame.x(day), scale(high), scale(low)) for day, high, low in run] for run in band], "band"))
    for one in series:
        if one["load"]:
            top = scale(one["load"])
            marks.append(rect(frame.x(one["date"]) - thick / 2, top, thick, scale.start - top, "bar-past", 1))
    marks.append(polyline([(frame.x(one["date"]), scale(one["acute"])) for one in known], "line"))
    marks.append(rule(frame.left, scale.start, frame.right, scale.start, "axis"))
    days = sum(one["load"] > 0 for one in series)
    said = f"Bars: load of each of {days} training days, from {day_text(series[0]['date'])} to {day_text(series[-1]['date'])}."
    if known:
        last = known[-1]
        said += f" The mean of the last week ends at {last['acute']:g} a day; usual is {last['low']:g} to {last['high']:g}."
    return Chart("load", "Training load, a day", said, width, height, "".join(marks))


def clock_text(minutes: float) -> str:
    """Minutes as hours and minutes: 7:05 h."""
    whole = round(minutes)
    return f"{whole // 60}:{whole % 60:02d} h"


def _day(one: Json) -> date:
    return date.fromisoformat(one["date"])


def _readiness_said(known: Sequence[Json], mornings: int) -> str:
    if not known:
        return "No morning of these weeks has a readiness."
    last = known[-1]
    light = sum(one["band"] == "light" for one in known)
    push = sum(one["band"] == "push" for one in known)
    return (
        f"{len(known)} of {mornings} mornings have a score, between {min(one['score'] for one in known):.0f} and "
        f"{max(one['score'] for one in known):.0f}; {light} light, {push} push. On {day_text(last['date'])} it is "
        f"{last['score']:.0f}, 8 times in 10 between {last['low']:.0f} and {last['high']:.0f}."
    )


def _signal_said(signal: Json) -> str:
    last = signal["days"][-1]
    if signal["signal"] == "night":
        value, low, high = (clock_text(last[key]) for key in ("value", "low", "high"))
    else:
        value, low, high = (f"{last[key]:.4g} {signal['unit_label']}" for key in ("value", "low", "high"))
    mean = f"the mean of {signal['window_days']} days" if signal["window_days"] > 1 else "the value"
    outside = len(signal["out_of_band"])
    return (
        f"On {day_text(last['date'])} {mean} is {value}; usual for you is {low} to {high}. Outside on {outside} of the last "
        "7 mornings."
    )
