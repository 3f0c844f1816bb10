"""How the coach uses a page, as text: ``show_use``."""

from collections.abc import Iterator, Mapping
from typing import Any

from hormesis.doors.cli.output import Output

__all__ = ["show_use"]

Json = Mapping[str, Any]

_MOMENTS = {"warm_up": "Before training", "evening": "In the evening", "block": "On a rest day"}


def show_use(output: Output, use: Json) -> None:
    """The section "How your coach uses it": what is against it, what it is today, what would bring it, how much."""
    output.line()
    output.line(output.strong("How your coach uses it"))
    told = set()
    for text in (*_against(use), *_today(use), *(_release(use) if "triggers" in use else _lift(use))):
        if text not in told:
            output.wrapped(text, "  - ", "    ")
            told.add(text)


def _against(use: Json) -> Iterator[str]:
    for reason in use["against"]:
        yield f"Not now: {reason['text']}"


def _today(use: Json) -> Iterator[str]:
    """What it is in the plan of the day, or why it is not in it."""
    for item in use["today"] if "triggers" in use else ():
        when = _MOMENTS.get(item["moment"], "Today").lower()
        side = {"left": ", left side", "right": ", right side"}.get(item["side"], ", each side" if item["sides"] > 1 else "")
        yield f"Today, {when}: {item['sets']} × {item['duration_s']} s{side}. {item['why'][0]['text']}"
    for drill in use["warm_up"]:
        if drill["kind"] != "ramp":
            yield f"Today, in the warm-up: {drill['reps']} reps."
    if "triggers" not in use and use["today"]:
        first = use["today"]["why"]
        yield f"In today's plan: {len(use['today']['sets'])} sets. {first[0]['text'] if first else ''}".strip()
    yield from (reason["text"] for reason in use["why"])


def _release(use: Json) -> Iterator[str]:
    """What would bring it, of the region the page is for first of all and of any other that is due; then the doses, the lot."""
    main = use["triggers"][0]["region"] if use["triggers"] else ""
    for trigger in use["triggers"]:
        if trigger["region"] == main or trigger["due"]:
            yield from (reason["text"] for reason in trigger["why"])
    for moment in use["moments"]:
        yield _dose(moment)
    if use["done"]["times"]:
        yield f"Done {use['done']['times']} times in the last {use['done']['days']} days, the last on {use['done']['last']}."
    for one in use["trial"]:
        yield from (reason["text"] for reason in one["why"])


def _dose(moment: Json) -> str:
    usual, tight, light = moment["usual"], moment["tight"], moment["light_day"]
    sides = " each side" if moment["sides"] > 1 else ""
    pressure = f", pressure {moment['pressure']} of 10" if moment["pressure"] is not None else ""
    more = []
    if tight["duration_s"] != usual["duration_s"]:
        more.append(f"{tight['duration_s']} s where it is tight or likely to be")
    if (light["duration_s"], light["sets"]) != (usual["duration_s"], usual["sets"]):
        more.append(f"{light['sets']} × {light['duration_s']} s on a light day")
    before = ", ".join(word.replace("_", " ") for word in moment["before"])
    name = _MOMENTS[moment["moment"]] + (f" ({before})" if before else "")
    return f"{name}: {usual['sets']} × {usual['duration_s']} s{sides}{pressure}" + "".join(f"; {one}" for one in more) + "."


def _lift(use: Json) -> Iterator[str]:
    yield use["last"]["why"]["text"]
    yield from (reason["text"] for reason in use["pain"]["why"])
    yield from (reason["text"] for reason in use["ruled_out_by"]["why"])
    if use["stand_in"]:
        stands = use["stand_in"]
        yield f"“{stands['name']}” stands in for it today." if stands["today"] else stands["why"][0]["text"]
