"""``hormesis mcp`` as an assistant starts it: a process of its own, spoken to on stdin and stdout."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from mcp import Client
from mcp.client.stdio import StdioServerParameters

from tests.doors.mcp.people import run, text_of


def environment(home: Path) -> dict[str, str]:
    return {"HORMESIS_HOME": str(home), **{name: os.environ[name] for name in ("PYTHONPATH",) if name in os.environ}}


def started(home: Path, *options: str) -> StdioServerParameters:
    return StdioServerParameters(command=sys.executable, args=["-m", "hormesis.main", "mcp", *options], env=environment(home))


def test_an_assistant_that_starts_it_reads_previews_and_writes(tmp_path: Path) -> None:
    said = {"kind": "tightness", "region": "upper_back", "level": 6}

    async def speak() -> None:
        async with Client(started(tmp_path)) as client:
            preview = (await client.call_tool("report", said)).structured_content
            assert preview["written"] == 0
            assert (await client.call_tool("history", {})).structured_content["reports"] == []
            done = (await client.call_tool("report", {**said, "confirm": preview["confirm"]})).structured_content
            assert done["written"] == 1
        async with Client(started(tmp_path)) as client:  # it is kept: another process finds it
            (kept,) = (await client.call_tool("history", {})).structured_content["reports"]
            assert kept["fields"] == {"region": "upper_back", "side": "both", "level": 6}
            stale = await client.call_tool("report", {**said, "confirm": preview["confirm"]})
            assert stale.is_error  # a preview of another process
            assert "make a new preview" in text_of(stale)

    run(speak)


@pytest.mark.parametrize(("scope", "tools"), [("read", {"today"}), ("log", {"today", "log"}), ("full", {"today", "log", "swap"})])
def test_the_athlete_says_how_much_it_may(tmp_path: Path, scope: str, tools: set[str]) -> None:
    async def speak() -> None:
        async with Client(started(tmp_path, "--scope", scope, "--demo")) as client:
            listed = {tool.name for tool in (await client.list_tools()).tools}
            assert listed & {"today", "log", "swap"} == tools

    run(speak)


def test_the_demo_athlete_has_a_plan_and_nothing_is_kept(tmp_path: Path) -> None:
    async def speak() -> None:
        async with Client(started(tmp_path, "--demo")) as client:
            plan = (await client.call_tool("today", {})).structured_content
            assert plan["work"] or plan["next_workout"]

    run(speak)
    assert list(tmp_path.iterdir()) == []


def test_stdout_has_the_protocol_and_nothing_else(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "hormesis.main", "mcp", "--demo"],
        input="this is no JSON\n",
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0
    assert all(line.startswith('{"') for line in ended.stdout.splitlines())


def test_without_its_libraries_it_says_what_to_install(tmp_path: Path) -> None:
    without = (
        "import sys; sys.modules['mcp'] = None; sys.argv = ['hormesis', 'mcp']; from hormesis.main import run; sys.exit(run())"
    )
    ended = subprocess.run(
        [sys.executable, "-c", without],
        env=environment(tmp_path),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 2
    assert "pip install 'hormesis[assistant]'" in ended.stderr
