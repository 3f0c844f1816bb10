"""The server on loopback, for the one athlete of this machine."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import hormesis
from hormesis.app.coach import Coach
from hormesis.app.server_settings import ServerSettings
from hormesis.app.world import World
from hormesis.doors.http.app import create_app
from hormesis.doors.http.watching import Seen

from .conftest import NOW, OURS


def test_health_and_version_are_told_to_anybody(client: TestClient) -> None:
    assert client.get("/api/v1/health").json() == {"status": "ok"}
    assert client.get("/api/v1/ready").json() == {"status": "ok"}
    assert client.get("/api/v1/version").json() == {"version": hormesis.__version__, "access": "local"}


def test_today_is_the_object_of_the_command_line(client: TestClient, world: World) -> None:
    answer = client.get("/api/v1/today")
    coach = Coach(world.database.of("local"), "local", lambda: NOW)
    assert answer.status_code == 200
    assert answer.json() == coach.today()
    assert client.get("/api/v1/today", params={"date": "2026-03-04", "minutes": 40}).json() == coach.today(date(2026, 3, 4), 40)


def test_the_library_can_be_narrowed(client: TestClient) -> None:
    assert len(client.get("/api/v1/library").json()) > 300
    releases = client.get("/api/v1/library", params={"kind": "release"}).json()
    assert {row["kind"] for row in releases} == {"release"}


def test_the_athlete_of_this_machine_has_no_account_to_manage(client: TestClient) -> None:
    client.headers["Hormesis-Client"] = "test"
    assert client.get("/api/v1/account").json() == {
        "name": None,
        "athlete_id": "local",
        "own": True,
        "by": "local",
        "scopes": ["read", "log", "full"],
    }
    for path in ("/sessions", "/tokens", "/grants", "/athletes", "/passkeys"):
        assert client.get(f"/api/v1{path}").status_code == 404
    assert client.post("/api/v1/sessions", json={"name": "ann", "password": "x"}).status_code == 404
    assert client.get("/api/v1/facts", headers={"Hormesis-Athlete": "somebody"}).status_code == 404


@pytest.mark.parametrize(
    ("query", "at"),
    [
        ("minutes=2", "minutes"),
        ("date=soon", "date"),
        ("date=1066-01-01", "date"),
        ("minutes=x", "minutes"),
    ],
)
def test_a_mistake_is_a_problem_that_names_the_field_and_the_next_step(client: TestClient, query: str, at: str) -> None:
    answer = client.get(f"/api/v1/today?{query}")
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    said = answer.json()
    assert said["type"] == "urn:hormesis:problem:invalid"
    assert said["faults"][0]["at"] == f"query.{at}"
    assert said["next_step"] == "mend it and send it again"


def test_an_unknown_address_of_the_api_is_a_problem_too(client: TestClient) -> None:
    for answer in (client.get("/api/v1/nothing"), client.get("/api/nothing"), client.get("/api")):
        assert (answer.status_code, answer.json()["status"]) == (404, 404)
    assert client.post("/api/v1/today", headers={"Hormesis-Client": "test"}).json()["type"] == "urn:hormesis:problem:method"


def test_a_server_that_is_called_by_another_name_says_nothing(client: TestClient) -> None:
    for host in ("evil.example", "localhost.evil.example", "", "127.0.0.1.nip.io", "[::1"):
        answer = client.get("/api/v1/today", headers={"Host": host})
        assert answer.status_code == 421
        assert "work" not in answer.json()
    for host in ("localhost", "127.0.0.1:8765", "[::1]:8765", "LOCALHOST:1"):
        assert client.get("/api/v1/health", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    ("headers", "passes"),
    [
        ({}, False),
        ({"Hormesis-Client": "curl"}, True),
        ({"Origin": OURS}, True),
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Origin": "https://evil.example"}, False),
        ({"Origin": "null", "Hormesis-Client": "x"}, False),
        ({"Origin": "http://localhost:9999", "Hormesis-Client": "x"}, False),
        ({"Sec-Fetch-Site": "cross-site", "Hormesis-Client": "x"}, False),
        ({"Sec-Fetch-Site": "same-site", "Origin": OURS}, False),
        ({"Authorization": "Basic abc"}, False),
    ],
)
def test_what_changes_something_must_come_from_our_own_pages(client: TestClient, headers: dict[str, str], passes: bool) -> None:
    answer = client.post("/api/v1/nothing", headers=headers)
    assert answer.status_code == (404 if passes else 403)


def test_every_answer_carries_the_headers_that_protect(client: TestClient) -> None:
    for path in ("/", "/api/v1/health", "/api/v1/nothing", "/api/v1/today?minutes=1"):
        headers = client.get(path).headers
        assert "script-src 'self'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert len(headers["x-request-id"]) == 32
    assert client.get("/api/v1/today").headers["cache-control"] == "no-store"
    assert "strict-transport-security" not in client.get("/").headers


def test_large_answers_are_compressed(client: TestClient) -> None:
    assert client.get("/api/v1/library").headers["content-encoding"] == "gzip"


def test_a_fault_of_ours_tells_nothing_but_the_id_of_the_request(world: World) -> None:
    seen: list[Seen] = []
    app = create_app(world, seen.append)

    def broken() -> None:
        raise RuntimeError("bench 100 kg x 5, secret")

    app.router.add_api_route("/api/v1/broken", broken)
    app.router.routes.insert(0, app.router.routes.pop())
    with TestClient(app, base_url=OURS, raise_server_exceptions=False) as client:
        answer = client.get("/api/v1/broken")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert "secret" not in answer.text
    assert seen[0].request_id in answer.json()["detail"]
    assert (seen[0].status, seen[0].route, type(seen[0].fault)) == (500, "/api/v1/broken", RuntimeError)


def test_the_watcher_is_told_the_route_and_not_the_address(world: World) -> None:
    seen: list[Seen] = []
    with TestClient(create_app(world, seen.append), base_url=OURS) as client:
        client.get("/api/v1/today?minutes=50")
    assert (seen[0].method, seen[0].route, seen[0].status, seen[0].fault) == ("GET", "/api/v1/today", 200, None)
    assert seen[0].seconds > 0


def test_a_request_that_is_too_large_is_refused(world: World) -> None:
    small = replace(world, server=ServerSettings(upload_mib=1))
    app = create_app(small)

    def takes(body: dict[str, str]) -> int:
        return len(body)

    app.router.add_api_route("/api/v1/takes", takes, methods=["POST"])
    app.router.routes.insert(0, app.router.routes.pop())
    with TestClient(app, base_url=OURS, headers={"Hormesis-Client": "test"}) as client:
        assert client.post("/api/v1/takes", json={"a": "x" * (2 << 20)}).status_code == 413


def test_openapi_describes_every_route_with_its_problems(client: TestClient) -> None:
    described = client.get("/api/v1/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    today = described["paths"]["/api/v1/today"]["get"]
    assert {"200", "401", "403", "404", "422"} <= set(today["responses"])
    assert "application/problem+json" in today["responses"]["404"]["content"]
    assert today["description"]


def test_without_a_build_the_first_page_says_how_to_make_one(world: World, tmp_path: Path) -> None:
    with TestClient(create_app(world, web=tmp_path / "nowhere"), base_url=OURS) as client:
        answer = client.get("/")
        assert answer.status_code == 200
        assert "make web" in answer.text
        assert client.get("/week").status_code == 404


def test_the_web_app_is_given_out_and_its_pages_are_its_own(world: World, tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    for name in ("index.html", "sw.js", "assets/index-abc123.js"):
        (tmp_path / name).write_text(name)
    with TestClient(create_app(world, web=tmp_path), base_url=OURS) as client:
        for path in ("/", "/week", "/exercises/back-squat"):
            answer = client.get(path)
            assert (answer.text, answer.headers["cache-control"]) == ("index.html", "no-cache")
        assert client.get("/sw.js").headers["cache-control"] == "no-cache"
        assert "immutable" in client.get("/assets/index-abc123.js").headers["cache-control"]
        for missing in ("/assets/gone.js", "/favicon.ico", "/../secret.txt", "/%2e%2e/secret.txt", "/api/v1/nothing"):
            assert client.get(missing).status_code == 404
        assert client.delete("/", headers={"Hormesis-Client": "test"}).status_code == 405
