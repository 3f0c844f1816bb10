"""The report as one HTML page that needs nothing else: no script, no network, no font. ``html_page``."""

from collections.abc import Mapping, Sequence
from typing import Any

from hormesis.domain.load import Unit
from hormesis.doors.cli.report import tables
from hormesis.doors.cli.report.axes import day_text
from hormesis.doors.cli.report.body_map import WORDS, muscle_maps
from hormesis.doors.cli.report.drawing import Chart, element, escaped, rect, rule
from hormesis.doors.cli.report.figures import cards, change_text, e1rm_text, forecast_lines, intensity_rows, sleep_lines
from hormesis.doors.cli.report.readiness_charts import load_chart, readiness_chart, signal_chart
from hormesis.doors.cli.report.strength_charts import strength_chart, volume_chart
from hormesis.doors.cli.report.style import PAGE_STYLE

__all__ = ["charts_of", "html_page"]

Json = Mapping[str, Any]


def html_page(report: Json) -> str:
    """The whole page."""
    week = f"{day_text(report['week']['from'])} to {day_text(report['week']['to'], year=True)}"
    head = element(
        "head",
        {},
        '<meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/>',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>",
        '<meta name="color-scheme" content="light dark"/>',
        element("title", {}, escaped(f"Hormesis: {week}")),
        f"<style>{PAGE_STYLE}</style>",
    )
    header = element(
        "header",
        {},
        _p("Hormesis", "brand"),
        element("h1", {}, escaped(f"Your week, {week}")),
        _p(
            f"As of the morning of {day_text(report['date'], year=True)}. Charts show the {report['weeks']} weeks before it; "
            "nothing later was looked at.",
            "soft",
        ),
    )
    parts = (_cards, _summary, _readiness, _signals, _muscles, _volume, _strength, _load, _forecasts)
    main = element("main", {}, *(part(report) for part in parts))
    footer = element(
        "footer",
        {},
        _p("Intervals hold 8 times in 10 unless another share is said. Muscle recovery, strength and readiness are estimates."),
        _p("Made on your own machine from your own log. A training tool, not medical advice."),
    )
    return f'<!DOCTYPE html>\n<html lang="en">{head}{element("body", {}, header, main, footer)}</html>\n'


def charts_of(report: Json) -> list[Chart]:
    """Every chart of the report, each to stand alone."""
    units: Unit = report["units"]
    found = [readiness_chart(report["readiness"], True), load_chart(report["load"]["series"], True)]
    found += [volume_chart(report["volume"]["groups"], True), *muscle_maps(report["muscles"])]
    first = report["readiness"]["series"][0]["date"]
    found += [signal_chart(one, first, report["date"]) for one in report["signals"]]
    lifts = enumerate(report["strength"], start=1)
    return [*found, *(strength_chart(one, place, report["date"], report["weeks"], units) for place, one in lifts)]


def _cards(report: Json) -> str:
    shown = (
        element("div", {"class": "card"}, element("h2", {}, escaped(name)), f'<p class="big">{big}</p>', _p(small))
        for name, big, small in cards(report)
    )
    return element("div", {"class": "cards"}, *shown)


def _summary(report: Json) -> str:
    said = [one["text"] for one in (*report["training"]["why"], *report["summary"])]
    if not said:
        return ""
    return _section("In short", element("ul", {"class": "said"}, *(element("li", {}, escaped(text)) for text in said)))


def _readiness(report: Json) -> str:
    ready = report["readiness"]
    known = any("score" in one for one in ready["series"])
    parts = [_p(ready["unavailable"]["text"], "note") if "unavailable" in ready else ""]
    if known:
        parts.append(
            _p(
                "The line is each morning's score, the area its 80 % interval. An ordinary day is about 65. Rings are mornings "
                "that called for a light day, full dots those that allowed for more; a wide area means that little was known.",
                "note",
            )
        )
        parts.append(_both(readiness_chart(ready, True), readiness_chart(ready, False), tables.readiness_table(ready["series"])))
    parts += [_p(one["text"], "note") for one in _why(report["worth"])]
    return _section("Readiness", *parts)


def _signals(report: Json) -> str:
    parts = []
    first = report["readiness"]["series"][0]["date"]
    for signal in report["signals"]:
        chart = signal_chart(signal, first, report["date"])
        unit = "" if signal["unit_label"] == "of 5" else f", {signal['unit_label']}"
        numbers = tables.folded("Numbers", tables.signal_table(signal))
        mean = f"{signal['window_days']}-day mean" if signal["window_days"] > 1 else "each morning"
        parts.append(
            element(
                "figure",
                {},
                element("div", {}, element("h3", {}, escaped(signal["label"])), _p(f"{mean}{unit}", "note")),
                chart.inline(),
                element("div", {}, *(_p(one["text"], "note") for one in signal["why"]), numbers),
            )
        )
    sleep = [_p(text) for text in sleep_lines(report["sleep"])] + [_p(one["text"], "note") for one in _why(report["sleep"])]
    how = _p("The area is what is usual for you, from up to 67 days before; rings are mornings outside it.", "note")
    signals = how + element("div", {"class": "grid"}, *parts) if parts else _p("No signal in these weeks.", "note")
    return _section("Sleep and signals", *sleep, signals)


def _muscles(report: Json) -> str:
    if not report["muscles"]:
        return _section("Muscles", _p("Nothing that the library knows has been trained, so nothing can be said.", "note"))
    keys = [element("li", {}, _swatch(word), escaped(text)) for word, text in WORDS.items()]
    keys.append(element("li", {}, _swatch("unknown"), "Nothing known"))
    maps = [element("figure", {}, chart.inline()) for chart in muscle_maps(report["muscles"])]
    how = "Percent ready at the hour you usually train, estimated from your sets: 100 is fresh, 0 a tenth of capacity gone."
    return _section(
        "Muscles",
        _p(how, "note"),
        element("ul", {"class": "key"}, *keys),
        element("div", {"class": "bodies"}, *maps),
        tables.folded("All groups, with intervals", tables.muscle_table(report["muscles"])),
    )


def _volume(report: Json) -> str:
    volume = report["volume"]
    why = [_p(one["text"], "note") for one in volume["why"]]
    if not volume["groups"]:
        return _section("Sets by muscle", *why)
    how = _p(
        "Bar: this week. Cross: mean of your weeks before, give or take one SD. Shaded: your target, where there is one.", "note"
    )
    wide, narrow = (volume_chart(volume["groups"], size) for size in (True, False))
    return _section("Sets by muscle", how, _both(wide, narrow, tables.volume_table(volume["groups"])), *why)


def _strength(report: Json) -> str:
    units: Unit = report["units"]
    parts = []
    for place, lift in enumerate(report["strength"], start=1):
        chart = strength_chart(lift, place, report["date"], report["weeks"], units)
        parts.append(
            element(
                "figure",
                {},
                element(
                    "div",
                    {},
                    element("h3", {}, escaped(lift["lift"])),
                    _p(e1rm_text(lift["e1rm"], units), "figure" if "value" in lift["e1rm"] else "note"),
                    _p(change_text(lift["change"]), "note") if "value" in lift["e1rm"] else "",
                ),
                chart.inline(),
                tables.folded("Numbers", tables.strength_table(lift, units)),
            )
        )
    if not parts:
        return _section("Strength", _p("No lift was trained on three days of the last eight weeks.", "note"))
    how = (
        f"Above: the 1RM ({units}) as it was believed after each day, with its 80 % interval. Below: the reps forecast for the "
        "top set before each workout (bar: 90 % interval) and the reps done (dot; large where the forecast missed)."
    )
    return _section("Strength", _p(how, "note"), element("div", {"class": "grid"}, *parts))


def _load(report: Json) -> str:
    load = report["load"]
    why = [_p(one["text"], "note") for one in _why(load)]
    parts = []
    if "acute" in load:
        parts.append(
            _p(
                f"{load['acute']:.0f} a day in the last week; usual for you is {load['low']:.0f} to {load['high']:.0f} "
                f"(arbitrary units)." + (f" ACWR {load['ratio']:.2f}." if load["ratio"] is not None else "")
            )
        )
    if any(one["load"] for one in load["series"]):
        wide, narrow = (load_chart(load["series"], size) for size in (True, False))
        parts.append(_both(wide, narrow, tables.load_table(load["series"])))
    rows = intensity_rows(report["intensity"])
    if rows:
        headings = ("Workout", "Day", "Sets", "Hard", "% of 1RM", "RIR")
        parts.append(element("figure", {}, element("h3", {}, "How hard"), tables.table("This week", headings, rows, words=2)))
    return _section("Training load", *parts, *why, *(_p(one["text"], "note") for one in report["intensity"]["why"]))


def _forecasts(report: Json) -> str:
    found = report["forecasts"]
    lines, misses = forecast_lines(found, report["weeks"], report["units"])
    parts = [_p(line) for line in lines]
    if misses:
        headings = ("Lift", "Day", "Load", "Forecast", "90 %", "Done")
        parts.append(element("figure", {}, tables.table("Largest misses this week", headings, misses, words=2)))
    return _section("What the coach got wrong", *parts, *(_p(one["text"], "note") for one in found["why"]))


def _section(title: str, *inside: str) -> str:
    return element("section", {}, element("h2", {}, escaped(title)), *inside)


def _both(wide: Chart, narrow: Chart, numbers: str) -> str:
    """A chart at two widths, of which the page shows one, and its table."""
    return element("figure", {}, wide.inline("wide"), narrow.inline("narrow"), tables.folded("Numbers", numbers))


def _p(text: str, kind: str = "") -> str:
    return element("p", {"class": kind or None}, escaped(text))


def _why(part: Json) -> Sequence[Json]:
    return [part["unavailable"]] if "unavailable" in part else part.get("why", [])


def _swatch(word: str) -> str:
    marks = rect(0.5, 0.5, 25, 15, f"muscle {word}", 3)
    if word in ("tired", "spent"):
        marks += "".join(rule(x, 16, x + 10, 0, "hatch") for x in range(-4, 26, 6))
    if word == "spent":
        marks += "".join(rule(x, 0, x + 10, 16, "hatch") for x in range(-4, 26, 6))
    return f'<svg class="chart" viewBox="0 0 26 16" aria-hidden="true">{marks}</svg>'
