"""Today's workout as text for a narrow terminal: ``show_today``."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from hormesis.domain.load import Unit
from hormesis.doors.cli.output import Output
from hormesis.doors.cli.sets_view import effort_text, ramp_text, same_round, same_set, sets_text, time_text, turn_marks
from hormesis.words.render import load_text

__all__ = ["show_release", "show_today"]

_RECOVERED_PERCENT = 60
_MOMENTS = ("warm_up", "after", "evening", "block")
_MOMENT_NAMES = {
    "warm_up": "Release, before the warm-up",
    "after": "Release, after training",
    "evening": "Release, this evening",
    "block": "Release, today",
}
Json = Mapping[str, Any]


def show_today(output: Output, plan: Json, label: str | None = None) -> None:
    """The workout in the order in which it is done: warm-up, each lift with its ramp and its reasons, and what comes next."""
    units: Unit = plan["units"]
    if label:
        output.line(output.faint(label))
    minutes = f" · {plan['minutes']} min" if plan["minutes"] else ""
    output.wrapped(output.strong(f"{_day(plan['date'])} · {plan['workout'] or _without_workout(plan)}") + minutes)
    _condition(output, plan)
    for reason in plan["safety"]:
        output.wrapped(f"! {reason['text']}", "", "  ")
    show_release(output, [item for item in plan["release"] if item["moment"] == "warm_up"])
    _warm_up(output, [item for item in plan["warm_up"] if item["kind"] not in ("ramp", "release")], units)
    ramps = _ramps(plan["warm_up"])
    marks = turn_marks(plan["work"])
    for number, one in enumerate(plan["work"], start=1):
        _exercise(output, f"{number}. {marks[number - 1]}", one, ramps.get((one["exercise"], one["name"]), []), units)
    show_release(output, [item for item in plan["release"] if item["moment"] != "warm_up"])
    if plan["why"]:
        output.line()
        output.line(output.strong("Why this workout" if plan["work"] else "Why"))
        for reason in plan["why"]:
            output.wrapped(reason["text"], "  ")
    if plan["next_workout"]:
        name = plan["next_workout"].get("workout")
        output.line()
        output.wrapped(f"Next workout: {_day(plan['next_workout']['date'])}" + (f", {name}" if name else ""))


def _condition(output: Output, plan: Json) -> None:
    """How ready the athlete is, and what is not: one line each, and nothing where nothing is known."""
    ready = plan["readiness"]
    told = sorted((one for one in ready["signals"] if _is_told(one, "score" in ready)), key=_by_weight)
    if "score" in ready:
        output.wrapped(f"Readiness {ready['score']} of 100 ({ready['low']} to {ready['high']}) · {ready['band']}", "", "  ")
    elif told:
        output.line("Readiness: not known yet")
    elif not plan["work"]:
        output.wrapped(ready["unavailable"]["text"], "", "  ")
    for one in told:
        points = "" if one["points"] is None else f"{one['points']:+d}".replace("-", "−").replace("+0", "0")
        output.wrapped(one["text"], f"{points:>5}  ", " " * 7)
    for asked in ready["asks"]:
        output.wrapped(f"! {asked['text']}", "", "  ")
    tired = {name: one["percent"] for name, one in plan["muscles"].items() if one["percent"] < _RECOVERED_PERCENT}
    if tired:
        said = ", ".join(f"{name.replace('_', ' ')} {percent} %" for name, percent in sorted(tired.items(), key=lambda t: t[1]))
        output.wrapped(f"Not yet recovered (estimated): {said}", "", "  ")


def _is_told(signal: Json, is_ready: bool) -> bool:
    """What counts or will, and of what is only watched the unusual, and that a night's length is not known."""
    if signal["counts"]:
        return is_ready or signal["state"] == "learning"
    return bool(signal["out_of_band"] or signal["signal"] == "in_bed")


def _by_weight(signal: Json) -> tuple[bool, int]:
    return signal["points"] is None, -abs(signal["points"] or 0)


def _warm_up(output: Output, items: Sequence[Json], units: Unit) -> None:
    if not items:
        return
    output.line()
    output.line(output.strong("Warm-up"))
    for item in items:
        output.wrapped(f"{item['name']}: {_amount(item, units)}", "  ", "    ")


def _amount(item: Json, units: Unit) -> str:
    sets = f"{item['sets']} × " if item["sets"] > 1 else ""
    if item["duration_s"]:
        return sets + time_text(item["duration_s"])
    load = f" at {load_text(item['load_kg'], units)}" if item["load_kg"] else ""
    return f"{sets}{item['reps']}{load}"


def show_release(output: Output, items: Sequence[Json]) -> None:
    """Release work by its moment: how long, how often, how hard, and why."""
    for moment, alike in groupby(sorted(items, key=lambda one: _MOMENTS.index(one["moment"])), key=lambda one: one["moment"]):
        output.line()
        output.line(output.strong(_MOMENT_NAMES[moment]))
        for item in alike:
            sides = {"left": ", left side", "right": ", right side"}.get(item["side"], " each side" if item["sides"] > 1 else "")
            pressure = f" · pressure {item['pressure']} of 10" if item["pressure"] is not None else ""
            output.wrapped(f"{item['name']}: {item['sets']} × {time_text(item['duration_s'])}{sides}{pressure}", "  ", "    ")
            for reason in item["why"]:
                output.wrapped(reason["text"], "    ")


def _ramps(warm_up: Sequence[Json]) -> dict[tuple[str | None, str], list[Json]]:
    found: dict[tuple[str | None, str], list[Json]] = {}
    for item in warm_up:
        if item["kind"] == "ramp":
            found.setdefault((item["exercise"], item["name"]), []).append(item)
    return found


def _exercise(output: Output, mark: str, one: Json, ramps: Sequence[Json], units: Unit) -> None:
    output.line()
    output.wrapped(output.strong(f"{mark}{one['name']}"), "", "   ")
    if ramps:
        output.wrapped(ramp_text(ramps, units), "   ", "        ")
    for _, alike in groupby(one["sets"], key=same_round if one.get("group") else same_set):
        sets = list(alike)
        output.wrapped(output.strong(sets_text(sets, units)) + effort_text(sets[0]), "   ", "     ")
        if sets[0]["plates_kg"]:
            output.wrapped(output.faint(_plates(sets[0], units)), "     ")
    e1rm = one["e1rm"]
    if e1rm and e1rm["value"] is not None:
        low, high = (load_text(_whole(e1rm[end], units), units) for end in ("low", "high"))
        value = load_text(_whole(e1rm["value"], units), units)
        output.wrapped(output.faint(f"1RM about {value} ({low.removesuffix(' ' + units)} to {high})"), "   ")
    for reason in one["why"]:
        output.wrapped(reason["text"], "   ")
    if e1rm and e1rm["value"] is None:
        for reason in e1rm.get("why", []):
            output.wrapped(reason["text"], "   ")


def _plates(one: Json, units: Unit) -> str:
    """The plates on each side, and the bar where there is one."""
    plates = " + ".join(load_text(plate, units).removesuffix(f" {units}") for plate in one["plates_kg"])
    bar = f", on the bar of {load_text(one['bar_kg'], units)}" if one["bar_kg"] else ""
    return f"plates on each side: {plates} {units}{bar}"


def _whole(load_kg: float, units: Unit) -> float:
    """Rounded to a whole unit: an estimate's tenths mean nothing."""
    per_unit = 0.45359237 if units == "lb" else 1.0
    return round(load_kg / per_unit) * per_unit


def _day(text: str) -> str:
    day = date.fromisoformat(text)
    return f"{day:%a} {day.day} {day:%B}"


def _without_workout(plan: Json) -> str:
    if plan["work"]:
        return "workout"
    codes = {one["code"] for one in plan["why"]}
    return "rest" if codes & {"rest_day", "rest_from_week"} else "nothing to plan" if plan["next_workout"] else "no workout"
