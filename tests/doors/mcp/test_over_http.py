"""``/mcp`` of the server: who is let in, how far, and that no other athlete's log is ever reached."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from hormesis.app.world import World
from hormesis.doors.http.app import create_app
from hormesis.doors.mcp.over_http import KEY_FILE, Desk
from tests.doors.http.people import API, URL, House, house_at
from tests.doors.mcp.people import over_http, run, text_of

HELLO = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "tools/list",
    "params": {},
}
ACCEPTS = {"Accept": "application/json, text/event-stream"}
TIGHT = {"kind": "tightness", "region": "upper_back", "level": 6}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with house_at(str(tmp_path / "house.db"), tmp_path) as made:
        made.app = create_app(made.world, conversation=Desk)
        yield made


def token_of(house: House, name: str, *scopes: str) -> tuple[str, TestClient, str]:
    """A new account's token, the browser it was made in, and the token's id."""
    house.add(name)
    browser = house.sign_in(name)
    made = browser.post(f"{API}/tokens", json={"name": "assistant", "scopes": list(scopes)}).json()
    return made["secret"], browser, made["id"]


def asked(house: House, **headers: str) -> Any:
    return house.browser(**ACCEPTS, **headers).post("/mcp", json=HELLO)


def test_nobody_and_a_made_up_token_are_let_in(house: House) -> None:
    for headers in ({}, {"Authorization": "Bearer hormesis_made_up"}, {"Authorization": "Basic YTpi"}):
        refused = asked(house, **headers)
        assert refused.status_code == 401, headers
        assert refused.headers["WWW-Authenticate"] == "Bearer"
        assert refused.json()["next_step"]
    assert not (house.world.settings.home / KEY_FILE).exists()  # nothing was loaded for them


def test_a_browser_that_is_signed_in_is_not_an_assistant(house: House) -> None:
    house.add("anna")
    browser = house.sign_in("anna")
    assert browser.post("/mcp", json=HELLO, headers=ACCEPTS).status_code == 401


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_a_read_token_reads_and_does_nothing_else(house: House, mode: str) -> None:
    secret, _, _ = token_of(house, "anna", "read")

    async def speak() -> None:
        async with over_http(house.app, URL, mode, Authorization=f"Bearer {secret}") as client:
            listed = {tool.name for tool in (await client.list_tools()).tools}
            assert "today" in listed
            assert not listed & {"log", "report", "swap"}
            assert not (await client.call_tool("today", {})).is_error
            refused = await client.call_tool("report", TIGHT)
            assert refused.is_error
            assert "scope 'log'" in text_of(refused)

    run(speak)


def test_what_a_log_token_keeps_is_the_owner_s_and_only_theirs(house: House) -> None:
    anna, browser, _ = token_of(house, "anna", "read", "log")
    ben, _, _ = token_of(house, "ben", "full")

    async def speak() -> None:
        async with over_http(house.app, URL, Authorization=f"Bearer {anna}") as client:
            preview = (await client.call_tool("report", TIGHT)).structured_content
        async with over_http(house.app, URL, Authorization=f"Bearer {ben}") as client:
            stolen = await client.call_tool("report", {**TIGHT, "confirm": preview["confirm"]})
            assert stolen.is_error
            assert "not the change that was shown" in text_of(stolen)
        async with over_http(house.app, URL, Authorization=f"Bearer {anna}") as client:
            kept = (await client.call_tool("report", {**TIGHT, "confirm": preview["confirm"]})).structured_content
            assert kept["written"] == 1
            again = (await client.call_tool("report", {**TIGHT, "confirm": preview["confirm"]})).structured_content
            assert again["written"] == 0
        async with over_http(house.app, URL, Authorization=f"Bearer {ben}") as client:
            assert (await client.call_tool("history", {})).structured_content["reports"] == []

    run(speak)
    assert len(browser.get(f"{API}/facts", params={"kind": "tightness"}).json()["facts"]) == 1


def test_another_athlete_is_not_there_until_they_grant_it(house: House) -> None:
    anna, browser, _ = token_of(house, "anna", "read", "log")
    ben = house.add("ben")
    hers = {"Authorization": f"Bearer {anna}", "Hormesis-Athlete": ben}
    assert asked(house, **hers).status_code == 404
    assert asked(house, **{**hers, "Hormesis-Athlete": "nobody"}).status_code == 404
    his = house.sign_in("ben")
    granted = his.put(f"{API}/grants/anna", json={"scopes": ["read"]})
    assert granted.status_code == 200, granted.text

    async def speak() -> None:
        async with over_http(house.app, URL, **hers) as client:
            listed = {tool.name for tool in (await client.list_tools()).tools}
            assert "today" in listed
            assert "report" not in listed  # her token may, his grant does not
            assert not (await client.call_tool("recovery", {})).is_error
            assert (await client.call_tool("report", TIGHT)).is_error

    run(speak)
    seen = his.get(f"{API}/audit").json()
    assert [one["what"] for one in seen if one["who"] == "anna"] == ["coach_saw"]
    assert browser.get(f"{API}/audit").status_code == 200


def test_a_token_that_was_revoked_or_has_run_out_opens_nothing(house: House) -> None:
    secret, browser, token_id = token_of(house, "anna", "full")
    assert asked(house, Authorization=f"Bearer {secret}").status_code == 200
    browser.delete(f"{API}/tokens/{token_id}")
    assert asked(house, Authorization=f"Bearer {secret}").status_code == 401
    short = browser.post(f"{API}/tokens", json={"name": "short", "scopes": ["read"], "days": 1}).json()["secret"]
    assert asked(house, Authorization=f"Bearer {short}").status_code == 200
    house.clock.pass_by(days=1, seconds=1)
    assert asked(house, Authorization=f"Bearer {short}").status_code == 401


def test_only_posts_are_answered_and_nothing_is_held_open(house: House) -> None:
    secret, _, _ = token_of(house, "anna", "read")
    for method in ("GET", "DELETE", "PUT"):
        refused = house.program(secret).request(method, "/mcp", headers=ACCEPTS)
        assert refused.status_code == 405
        assert refused.headers["Allow"] == "POST"
    answer = asked(house, Authorization=f"Bearer {secret}")
    assert answer.headers["content-type"].startswith("application/json")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert (
        house.program(secret).post("/mcp", content=b"{", headers={**ACCEPTS, "Content-Type": "application/json"}).status_code
        == 400
    )
    assert house.program(secret).post("/mcp", content=b"x" * (1 << 19), headers=ACCEPTS).status_code == 413


def test_pages_elsewhere_reach_nothing_on_a_machine_without_accounts(world: World) -> None:
    with TestClient(create_app(world, conversation=Desk), base_url="http://localhost:8765") as machine:
        for headers in ({}, {"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
            assert machine.post("/mcp", json=HELLO, headers={**ACCEPTS, **headers}).status_code == 403
        assert machine.post("/mcp", json=HELLO, headers={**ACCEPTS, "Host": "evil.example"}).status_code == 421
        ours = machine.post("/mcp", json=HELLO, headers={**ACCEPTS, "Hormesis-Client": "assistant"})
        assert ours.status_code == 200
        assert "swap" in ours.text


def test_the_server_loads_nothing_of_it_before_an_assistant_asks(tmp_path: Path) -> None:
    program = f"""
import sys
from pathlib import Path
from datetime import UTC, datetime
from starlette.testclient import TestClient
from hormesis.app.server_settings import ServerSettings
from hormesis.app.settings import Settings
from hormesis.app.workspace import Workspace
from hormesis.app.world import world_of
from hormesis.doors.http.app import create_app
from hormesis.main import _conversation
home = Path({str(tmp_path)!r})
with world_of(Workspace(Settings(home, str(home / "hormesis.db")), lambda: datetime.now(UTC)), ServerSettings()) as world:
    client = TestClient(create_app(world, conversation=_conversation), base_url="http://localhost:8765")
    assert client.get("/api/v1/today").status_code == 200
    assert client.get("/mcp").status_code == 405
    loaded = [name for name in sys.modules if name.split(".")[0] in ("mcp", "mcp_types") or name.startswith("hormesis.assistant")]
    assert loaded == [], loaded
    assert client.post("/mcp", json={HELLO!r}, headers={{**{ACCEPTS!r}, "Hormesis-Client": "me"}}).status_code == 200
    assert "mcp" in sys.modules
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
