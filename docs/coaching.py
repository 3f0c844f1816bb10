"""The conversation in ``docs/mcp.md``: a scripted MCP client coaches the made-up athlete for a week.

What stands there is what the server answered, in part. The clock is set by hand and the previews' key is fixed, so that it is the
same every time. ``python docs/coaching.py`` prints it.
"""

import json
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import anyio
from mcp import Client

from hormesis.app.demo import demo_facts
from hormesis.app.facts import record
from hormesis.app.principal import EVERY_SCOPE, Principal
from hormesis.app.server_settings import ServerSettings
from hormesis.app.settings import Settings
from hormesis.app.workspace import LOCAL_ATHLETE, Workspace
from hormesis.app.world import World, world_of
from hormesis.assistant.caller import Caller
from hormesis.assistant.previews import Previews
from hormesis.doors.mcp.server import server_for

__all__ = ["conversation"]

_MONDAY = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)
_KEY = b"a key that is no secret at all"
_WIDTH = 150
_Shown = Callable[[dict[str, Any]], Any]


@dataclass
class _Clock:
    now: datetime = _MONDAY

    def __call__(self) -> datetime:
        return self.now


@dataclass
class _Week:
    """The client, what it may say, and what was written down."""

    client: Client
    clock: _Clock
    lines: list[str] = field(default_factory=list)

    def says(self, words: str) -> None:
        self.lines += ["", f"**{self.clock.now:%A %H:%M}.** {words}", ""]

    async def call(self, tool: str, shown: _Shown, **arguments: Any) -> dict[str, Any]:
        """Call a tool and write down what is ``shown`` of the answer."""
        answer = await self.client.call_tool(tool, arguments)
        if answer.is_error:
            found: dict[str, Any] = {}
            text = str(answer.content[0].text)  # type: ignore[union-attr]
        else:
            found = dict(answer.structured_content or {})
            text = _printed(shown(found))
        said = json.dumps(arguments, ensure_ascii=False)
        self.lines += ["```text", f"→ {tool} {said}", text, "```"]
        return found

    async def agreed(self, tool: str, shown: _Shown, **arguments: Any) -> None:
        """A preview, and after the athlete's yes the same call with its token."""
        preview = await self.call(tool, shown, **arguments)
        self.says("“Yes.” The same call, with the token of the preview:")
        await self.call(tool, lambda found: _of(found, "written", "next_step"), **arguments, confirm=preview["confirm"])

    def pass_by(self, **time: float) -> None:
        self.clock.now += timedelta(**time)


def conversation() -> str:
    """The whole of it, as Markdown."""
    clock = _Clock()
    with (
        tempfile.TemporaryDirectory(prefix="hormesis-docs-") as folder,
        world_of(Workspace(Settings(Path(folder), str(Path(folder) / "demo.db")), clock), ServerSettings()) as world,
    ):
        mine = LOCAL_ATHLETE
        record(world.database.of(mine), mine, demo_facts())
        lines: list[str] = []
        anyio.run(_spoken, world, clock, lines)
    return "\n".join(lines).strip() + "\n"


async def _spoken(world: World, clock: _Clock, lines: list[str]) -> None:
    mine = LOCAL_ATHLETE
    principal = Principal(mine, world.database.of(mine), EVERY_SCOPE, "local", world.now, world.shelf.of)
    caller = Caller(principal, world.queue, Previews(_KEY), world.made)
    async with Client(server_for(caller)) as client:
        week = _Week(client, clock, lines)
        await _monday(week)
        await _tuesday(week)
        await _trained(week, hours=24)
        await _trained(week, hours=36)
        await _ahead(week)


async def _monday(week: _Week) -> None:
    week.says("What is there?")
    tools = (await week.client.list_tools()).tools
    names = [f"{tool.name}{'' if tool.annotations and tool.annotations.read_only_hint else ' (writes)'}" for tool in tools]
    week.lines += ["```text", "→ tools/list", *_wrapped(", ".join(names)), "```"]
    week.says("“What do I train today?”")
    await week.call("today", _today)
    week.says("“Why less on the bench than planned?”")
    await week.call("why", _reasons, about="bench press")
    week.says("“The rack for the overhead press is taken.”")
    await week.call("swap", _options, exercise="overhead press", reason="busy")
    swap = {"exercise": "overhead press", "instead": "seated dumbbell press", "reason": "busy"}
    await week.agreed("swap", lambda found: _of(found, "instead", "date", "confirm_until", "next_step"), **swap)
    week.pass_by(hours=12)
    week.says("“Done: bench 77.5 for 7 and 7, two left; the dumbbell press with 18s, 8 and 8.”")
    done = [
        {"exercise": "barbell-bench-press", "sets": 2, "reps": 7, "load_kg": 77.5, "rir": 2},
        {"exercise": "seated-dumbbell-press", "sets": 2, "reps": 8, "load_kg": 18, "rir": 3},
    ]
    await week.agreed("log", _previewed, sets=done)


async def _tuesday(week: _Week) -> None:
    week.pass_by(hours=12)
    week.says("“My upper back is tight, 6 of 10.”")
    await week.agreed("report", _previewed, kind="tightness", region="upper_back", level=6)
    week.says("“What helps?”")
    await week.call("release", _release)
    week.says("“If I only had two days a week?”")
    await week.call("what_if", _compared, days_per_week=2)


async def _trained(week: _Week, hours: int) -> None:
    """A workout as it was planned, kept in the evening."""
    week.pass_by(hours=hours)
    week.says("“What is it today?”")
    plan = await week.call("today", lambda found: _of(found, "workout", "minutes", "next_workout"))
    done = [
        {"exercise": one["exercise"], **{name: sets[name] for name in ("sets", "reps", "load_kg", "rir") if name in sets}}
        for one in plan["work"]
        for sets in one["sets"]
    ]
    week.pass_by(hours=12)
    week.says("“Done, all as planned.”")
    await week.agreed(
        "log", lambda found: {"facts": f"{len(found['facts'])} of them", **_of(found, "confirm", "written")}, sets=done
    )


async def _ahead(week: _Week) -> None:
    week.pass_by(days=2)
    week.says("The prompt “Plan my travel week”: a hotel with dumbbells up to 20 kg, from Monday, 40 minutes.")
    prompt = await week.client.get_prompt(
        "travel_week", {"from": "2026-03-09", "until": "2026-03-15", "equipment": "dumbbell, bodyweight", "minutes": "40"}
    )
    text = str(prompt.messages[0].content.text)  # type: ignore[union-attr]
    week.lines += ["```text", "→ prompts/get travel_week", *text.splitlines()[:1], "…", "```"]
    hotel: dict[str, Any] = {"implements": ["dumbbell", "bodyweight"], "dumbbells_kg": [6, 8, 10, 12, 14, 16, 18, 20]}
    await week.call("what_if", _compared, **hotel, workout_min=40, date="2026-03-09")
    week.pass_by(hours=12)
    week.says("“I have arrived. And how was my week?”")
    await week.agreed("report", _previewed, kind="status", status="travelling", until="2026-03-15")
    await week.call("review", _review)
    week.says("“Can I trust your numbers?”")
    await week.call("backtest", lambda found: found)
    week.says("“There is a pressure on my chest that goes into the arm.” Then there is one thing to say, and the plan stops.")
    await week.agreed("log", _flagged, text="there is a pressure on my chest that goes into my left arm")
    await week.call("today", lambda found: {"safety": _texts(found["safety"])[:1], "work": found["work"]})


def _today(found: dict[str, Any]) -> Any:
    work = [
        {"exercise": one["exercise"], "sets": one["sets"], "why": [why["text"] for why in one["why"][:1]]}
        for one in found["work"][:2]
    ]
    shown = _of(found, "workout", "minutes", "readiness")
    return {"safety": _texts(found["safety"]), **shown, "work": [*work, f"… {len(found['work']) - len(work)} more"]}


def _reasons(found: dict[str, Any]) -> Any:
    return [{"text": one["text"], "values": one["values"], "evidence": one["evidence"]} for one in found["reasons"][:3]]


def _options(found: dict[str, Any]) -> Any:
    return [{"exercise": one["exercise"], "sets": one["sets"], "why": _texts(one["why"])[:2]} for one in found["options"][:3]]


def _previewed(found: dict[str, Any]) -> Any:
    return {"facts": [one["says"] for one in found["facts"]], **_of(found, "confirm", "confirm_until", "written")}


def _flagged(found: dict[str, Any]) -> Any:
    return _of(found, "safety", "next_step")


def _release(found: dict[str, Any]) -> Any:
    items = [
        {**_of(one, "exercise", "region", "moment", "sets", "duration_s"), "why": _texts(one["why"])[:2]}
        for one in found["release"][:2]
    ]
    return {"release": items, "why": _texts(found["why"])}


def _compared(found: dict[str, Any]) -> Any:
    week = [
        f"{day['weekday']}: "
        + ", ".join(f"{one['name'] or one['as_logged']['user_text']} {one['sets']}×{one['reps']}" for one in day["work"])
        for day in found["week"]["days"]
        if day["work"]
    ]
    return {
        **_of(found, "days", "minutes"),
        "volume_changes": found["volume_changes"][:4],
        "week": week,
        "newly_given_up": found["newly_given_up"],
    }


def _review(found: dict[str, Any]) -> Any:
    return {
        **_of(found, "week_from", "week_to", "workouts", "hard_sets"),
        "summary": _texts(found["summary"]),
        **_of(found, "sleep"),
    }


def _of(found: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: found[name] for name in names}


def _texts(reasons: list[dict[str, Any]]) -> list[str]:
    return [one["text"] for one in reasons]


def _printed(value: Any) -> str:
    """JSON a person reads: an object a line for each of its fields, and what is long in lines of its own."""
    if isinstance(value, dict):
        return "\n".join(_field(name, one) for name, one in value.items())
    return "\n".join(json.dumps(one, ensure_ascii=False) for one in value)


def _field(name: str, value: Any) -> str:
    line = json.dumps(value, ensure_ascii=False)
    if len(line) + len(name) <= _WIDTH or not isinstance(value, list):
        return f"{name}: {line}"
    return "\n".join([f"{name}:", *(f"  {json.dumps(one, ensure_ascii=False)}" for one in value)])


def _wrapped(text: str) -> list[str]:
    lines = [""]
    for word in text.split(" "):
        if len(lines[-1]) + len(word) >= _WIDTH:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


if __name__ == "__main__":
    sys.stdout.write(conversation())
