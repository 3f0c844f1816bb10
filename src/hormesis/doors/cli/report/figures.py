"""The report's numbers as they are said, for the page and the terminal alike: ``cards``, ``e1rm_text``, ``change_text``, …"""

from collections.abc import Mapping, Sequence
from typing import Any

from hormesis.domain.load import Unit, kg_to
from hormesis.doors.cli.report.axes import day_text
from hormesis.doors.cli.report.drawing import escaped
from hormesis.doors.cli.report.readiness_charts import clock_text
from hormesis.words.render import load_text

__all__ = ["cards", "change_text", "e1rm_text", "forecast_lines", "intensity_rows", "sleep_lines"]

Json = Mapping[str, Any]
Card = tuple[str, str, str]


def cards(report: Json) -> list[Card]:
    """The five figures at the head: name, number (markup), a line below it."""
    return [_ready(report), _workouts(report), _sets(report), _slept(report), _held(report)]


def e1rm_text(e1rm: Json, units: Unit) -> str:
    """A 1RM with its interval, or why there is none."""
    if "unavailable" in e1rm:
        return str(e1rm["unavailable"]["text"])
    value, low, high = (kg_to(e1rm[key], units) for key in ("value", "low", "high"))
    return f"{value:.0f} {units} ({low:.0f} to {high:.0f})"


def change_text(change: Json) -> str:
    """The change of a 1RM with its interval and probability, or why there is none."""
    if "unavailable" in change:
        return str(change["unavailable"]["text"])
    middle, low, high = (_signed(change[key]) for key in ("percent", "low", "high"))
    return (
        f"{middle} % since {day_text(change['since'])} ({low} to {high} %); P(rose) {min(max(change['p_rose'], 0.01), 0.99):.2f}"
    )


def sleep_lines(sleep: Json) -> list[str]:
    """What is known of the week's nights."""
    if "unavailable" in sleep:
        return []
    need = f"{'your' if sleep['need_is_own'] else 'the usual'} need of {clock_text(sleep['need_min'])}"
    lines = [f"{clock_text(sleep['mean_min'])} a night on average over {sleep['nights']} nights, against {need}."]
    if sleep["bedtime_sd_min"] is not None:
        before = sleep["usual_bedtime_sd_min"]
        usual = f", usually by {before:.0f}" if before is not None else ""
        lines.append(f"Bedtimes differed by {sleep['bedtime_sd_min']:.0f} min (SD){usual}.")
    return lines


def forecast_lines(found: Json, weeks: int, units: Unit) -> tuple[list[str], list[Sequence[object]]]:
    """How the coach's forecasts held: sentences, and a row for each of the week's largest misses."""
    lines = []
    for name, span in (("week", "This week"), ("lately", f"In {weeks} weeks"), ("all", "In the whole log")):
        one = found[name]
        if one:
            lines.append(
                f"{span}: {one['held']} of {one['forecasts']} 90 % intervals held, {100 * one['share']:.0f} % "
                f"({100 * one['low']:.0f} to {100 * one['high']:.0f} %) where {100 * one['expected']:.0f} % were expected; "
                f"off by {one['mean_error']:.1f} reps on average."
            )
    rows: list[Sequence[object]] = [
        (
            one["lift"],
            day_text(one["date"]),
            load_text(one["load_kg"], units),
            one["median"],
            f"{one['low']}–{one['high']}",
            one["reps"],
        )
        for one in found["misses"]
    ]
    return lines, rows


def intensity_rows(intensity: Json) -> list[Sequence[object]]:
    """A row a workout of the week, the week as a whole, and the weeks before it."""
    rows = [_hard(one["name"] or "Workout", day_text(one["date"]), one) for one in intensity["workouts"]]
    if rows:
        rows.append(_hard("The week", "", intensity["week"]))
    if rows and intensity["usual"]:
        rows.append(_hard("Your 8 weeks before", "", intensity["usual"]))
    return rows


def _hard(name: str, day: str, one: Json) -> Sequence[object]:
    hard, share, rir = one["hard_share"], one["mean_share_of_1rm"], one["mean_rir"]
    return (
        name,
        day,
        one["sets"],
        None if hard is None else f"{100 * hard:.0f} %",
        None if share is None else f"{100 * share:.0f}",
        None if rir is None else f"{rir:.1f}",
    )


def _ready(report: Json) -> Card:
    ready = report["readiness"]
    if "unavailable" in ready:
        return "Readiness", "–", "not known this morning"
    return "Readiness", f"{ready['score']} <small>of 100</small>", f"{ready['low']} to {ready['high']}, {ready['band']}"


def _workouts(report: Json) -> Card:
    training = report["training"]
    minutes = training["minutes"]
    spent = f"{minutes:.0f} min" if minutes is not None else "minutes not known"
    usual = training["usual"]
    return "Workouts", str(training["workouts"]), spent + (f", usually {usual['workouts']:.1f} a week" if usual else "")


def _sets(report: Json) -> Card:
    training = report["training"]
    usual = training["usual"]
    return "Working sets", str(training["sets"]), f"usually {usual['sets']:.0f} a week" if usual else "no usual yet"


def _slept(report: Json) -> Card:
    sleep = report["sleep"]
    if "unavailable" in sleep:
        return "Sleep", "–", "no night was measured"
    hours = escaped(clock_text(sleep["mean_min"]).removesuffix(" h"))
    need = f"{'you need' if sleep['need_is_own'] else 'most need'} {clock_text(sleep['need_min'])}"
    return "Sleep", f"{hours} <small>h</small>", f"mean of {sleep['nights']} nights, {need}"


def _held(report: Json) -> Card:
    found = report["forecasts"]["lately"]
    if not found:
        return "Forecasts that held", "–", "none made in these weeks"
    share = f"{100 * found['share']:.0f} <small>%</small>"
    return (
        "Forecasts that held",
        share,
        f"{100 * found['expected']:.0f} % expected, of {found['forecasts']} in {report['weeks']} weeks",
    )


def _signed(value: float) -> str:
    return f"{value:+.1f}".replace("-", "−")
