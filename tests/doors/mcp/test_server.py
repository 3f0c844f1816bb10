"""One caller's server, asked by the official client in this process, in both eras of the protocol."""

import json
import logging
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from mcp import Client
from mcp.shared.exceptions import MCPError
from mcp_types import ResourceTemplateReference

from hormesis.app.world import World
from hormesis.assistant.tools import INSTRUCTIONS, TOOLS
from hormesis.doors.mcp.server import server_for
from tests.doors.mcp.conftest import caller_on
from tests.doors.mcp.people import run, text_of

ERAS = pytest.mark.parametrize("mode", ["auto", "legacy"])


@ERAS
def test_whoever_may_everything_sees_every_tool_with_its_hints(world: World, mode: str) -> None:
    async def speak() -> None:
        async with Client(server_for(caller_on(world, "full")), mode=mode) as client:
            listed = {tool.name: tool for tool in (await client.list_tools()).tools}
            assert set(listed) == {tool.name for tool in TOOLS}
            for tool in TOOLS:
                hints, shown = listed[tool.name].annotations, listed[tool.name]
                assert hints is not None
                assert hints.read_only_hint is not tool.writes
                assert hints.destructive_hint is (tool.name == "swap")
                assert shown.description == tool.description
                assert shown.input_schema["additionalProperties"] is False
                assert all(
                    "description" in one or "$ref" in str(one) for one in shown.input_schema.get("properties", {}).values()
                ), f"an argument of {tool.name} has no description"
            assert client.instructions == INSTRUCTIONS

    run(speak)


@pytest.mark.parametrize(
    ("scope", "may", "may_not"),
    [("read", "today", "report"), ("log", "report", "today"), ("log", "log", "swap"), ("read", "week", "swap")],
)
def test_what_a_scope_does_not_allow_is_neither_listed_nor_done(world: World, scope: str, may: str, may_not: str) -> None:
    async def speak() -> None:
        async with Client(server_for(caller_on(world, scope))) as client:
            listed = {tool.name for tool in (await client.list_tools()).tools}
            assert may in listed
            assert may_not not in listed
            arguments: dict[str, dict[str, Any]] = {
                "report": {"kind": "tightness", "region": "calf", "level": 3},
                "swap": {"exercise": "deadlift"},
            }
            refused = await client.call_tool(may_not, arguments.get(may_not, {}))
            assert refused.is_error
            assert "scope" in text_of(refused)

    run(speak)


def test_a_result_is_the_same_as_text_and_as_structure_and_keeps_to_its_schema(world: World) -> None:
    async def speak() -> None:
        async with Client(server_for(caller_on(world, "full"))) as client:
            await client.list_tools()  # the client checks each result against the schema that it was told
            for name in (
                "today",
                "week",
                "recovery",
                "review",
                "strength",
                "release",
                "history",
                "import_status",
                "backtest",
                "why",
            ):
                found = await client.call_tool(name, {})
                assert not found.is_error, text_of(found)
                assert json.loads(text_of(found)) == found.structured_content

    run(speak)


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("today", {"minutes": 2}, "minutes: found 2"),
        ("today", {"limitations": []}, "no argument 'limitations'; there are date, minutes, busy"),
        ("exercise", {}, "exercise: missing"),
        ("exercise", {"exercise": "zzyzx"}, "found 'zzyzx'"),
        ("what_if", {"goal": "fame"}, "allowed is one of strength"),
        ("history", {"since": "2026-03-02", "until": "2026-02-02"}, "turn them round"),
        ("yesterday", {}, "no tool 'yesterday'; there are today"),
    ],
)
def test_an_error_names_the_value_its_place_and_the_next_step(
    world: World, tool: str, arguments: dict[str, Any], said: str
) -> None:
    async def speak() -> None:
        async with Client(server_for(caller_on(world, "full"))) as client:
            refused = await client.call_tool(tool, arguments)
            assert refused.is_error
            assert said in text_of(refused)

    run(speak)


def test_a_fault_of_ours_tells_nothing_of_what_is_inside(world: World, caplog: pytest.LogCaptureFixture) -> None:
    caller = caller_on(world, "full")
    broken = replace(caller, principal=replace(caller.principal, now=lambda: datetime(1, 1, 1) - timedelta(days=1)))

    async def speak() -> None:
        async with Client(server_for(broken)) as client:
            failed = await client.call_tool("import_status", {})
            assert failed.is_error
            assert (
                text_of(failed)
                == "import_status: a fault of Hormesis, not yours; try again, and if it stays so report it with the time"
            )

    with caplog.at_level(logging.ERROR):
        run(speak)
    assert "tool 'import_status' failed: OverflowError at assistant/caller.py:" in caplog.text
    assert "Traceback" not in caplog.text, "the words of an error may quote a row"


@ERAS
def test_resources_are_the_plan_and_the_pages(world: World, mode: str) -> None:
    async def speak() -> None:
        async with Client(server_for(caller_on(world, "read")), mode=mode) as client:
            uris = [str(one.uri) for one in (await client.list_resources()).resources]
            assert uris == ["hormesis://today", "hormesis://week", "hormesis://review"]
            (template,) = (await client.list_resource_templates()).resource_templates
            assert template.uri_template == "hormesis://exercises/{slug}"
            plan = json.loads((await client.read_resource("hormesis://today")).contents[0].text)  # type: ignore[union-attr]
            assert plan == (await client.call_tool("today", {})).structured_content
            page = json.loads((await client.read_resource("hormesis://exercises/lacrosse-ball-upper-back")).contents[0].text)  # type: ignore[union-attr]
            assert page["cues"]["do"]
            reference = ResourceTemplateReference(uri=template.uri_template)
            found = (await client.complete(reference, {"name": "slug", "value": "lacrosse ball u"})).completion
            assert "lacrosse-ball-upper-back" in found.values
            for uri, said in (("hormesis://exercises/nothing", "nothing"), ("hormesis://secrets", "no resource")):
                with pytest.raises(MCPError, match=said):
                    await client.read_resource(uri)

    run(speak)


def test_a_program_that_only_logs_reads_no_resource_and_no_prompt(world: World) -> None:
    async def speak() -> None:
        async with Client(server_for(caller_on(world, "log"))) as client:
            assert (await client.list_resources()).resources == []
            assert (await client.list_prompts()).prompts == []
            with pytest.raises(MCPError, match="scope 'read'"):
                await client.read_resource("hormesis://today")
            with pytest.raises(MCPError, match="scope 'read'"):
                await client.get_prompt("weekly_review", {})

    run(speak)


def test_prompts_say_which_tools_to_call(world: World) -> None:
    async def speak() -> None:
        async with Client(server_for(caller_on(world, "read"))) as client:
            named = {tool.name for tool in TOOLS}
            prompts = (await client.list_prompts()).prompts
            assert [one.name for one in prompts] == ["weekly_review", "travel_week"]
            travel = await client.get_prompt(
                "travel_week", {"from": "2026-03-09", "equipment": "dumbbell, band", "minutes": "40"}
            )
            words = travel.messages[0].content.text  # type: ignore[union-attr]
            assert "2026-03-09" in words
            assert "dumbbell, band" in words
            assert "40 minutes" in words
            assert {"what_if", "report", "week"} <= {word.strip("`,.") for word in words.split()} & named
            with pytest.raises(MCPError, match="from: missing"):
                await client.get_prompt("travel_week", {})
            with pytest.raises(MCPError, match="no prompt 'bulk'"):
                await client.get_prompt("bulk", {})

    run(speak)
