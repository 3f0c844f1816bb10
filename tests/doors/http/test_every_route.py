"""Every route, asked for by whoever may not have it: told 401, 403 or 404, and nothing of the athlete."""

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from hormesis.app.demo import demo_facts
from hormesis.app.facts import record
from hormesis.app.imports import import_file
from hormesis.app.jobs import leave
from hormesis.app.knowledge import load_knowledge
from hormesis.domain.facts import Fact
from hormesis.doors.http import routes
from hormesis.doors.http.app import PREFIX, ROUTERS
from hormesis.sources.source import ReadOptions
from hormesis.store.tables import METADATA

from .examples import EXAMPLES, Example
from .people import API, COOKIE, House, house_at

MARK = "Zyzzogeton"
"""Stands in everything that is ann's: a body with it tells of her."""

METHODS = ("get", "put", "post", "delete", "patch", "head", "options")


@dataclass
class Scene:
    """A house in which ann has something of everything, by the name of the parameter that asks for it."""

    house: House
    hers: dict[str, str]
    askers: dict[str, tuple[TestClient, str | None, int | None]]
    """Who asks, the athlete they name, and what they are told; none of them may have anything of ann's."""
    short: dict[str, TestClient]
    """Programs of ann's own, by what their token allows; a coach of hers, by what she granted."""


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    home: Path = tmp_path_factory.mktemp("home")
    with house_at(str(home / "hormesis.db"), home, uploads_per_hour=10**6) as house:
        yield _scene(house, home)


def _scene(house: House, home: Path) -> Scene:
    for name in ("ann", "bo", "bea", "cy", "dee"):
        house.add(name)
    ann, bo, coach, former = (
        house.sign_in(name, f"{MARK} phone" if name == "ann" else "") for name in ("ann", "bo", "cy", "dee")
    )
    hers = _something_of_everything(house, ann, home)
    for name in ("cy", "dee"):
        assert ann.put(f"{API}/grants/{name}", json={"scopes": ["full"]}).status_code == 200
    assert former.get(f"{API}/facts", headers={"Hormesis-Athlete": "local"}).status_code == 200
    assert ann.delete(f"{API}/grants/dee").status_code == 200

    revoked = _token(ann, ["full"])
    ann.delete(f"{API}/tokens/{revoked['id']}")
    left = house.sign_in("ann")
    secret = left.cookies[COOKIE]
    left.delete(f"{API}/sessions/current")
    changed = ann.cookies[COOKIE][:-2] + "AA"
    bo_token = _token(bo, ["full"])["secret"]
    askers: dict[str, tuple[TestClient, str | None, int | None]] = {
        "nobody": (house.browser(), None, 401),
        "nobody, who names ann": (house.browser(), "local", 401),
        "a revoked token": (house.program(revoked["secret"]), None, 401),
        "a token that was made up": (house.program("hormesis_" + "A" * 43), None, 401),
        "a session that was signed out": (house.browser(Cookie=f"{COOKIE}={secret}"), None, 401),
        "a cookie that was changed": (house.browser(Cookie=f"{COOKIE}={changed}"), None, 401),
        "another athlete": (bo, "local", 404),
        "another athlete's token": (house.program(bo_token), "local", 404),
        "a coach whose grant was revoked": (former, "local", 404),
        "somebody who names an athlete that isn't there": (bo, "nobody", 404),
    }
    short = {f"token {scope}": house.program(_token(ann, [scope])["secret"]) for scope in ("read", "log", "full")}
    return Scene(house, hers, askers, short | {"coach": coach})


def _token(browser: TestClient, scopes: list[str]) -> Any:
    return browser.post(f"{API}/tokens", json={"name": f"{MARK} watch", "scopes": scopes}).json()


def _something_of_everything(house: House, ann: TestClient, home: Path) -> dict[str, str]:
    db = house.world.database.of("local")
    said: dict[str, dict[str, Any]] = {
        "note": {"text": MARK},
        "gym": {"name": MARK, "bars_kg": [20]},
        "profile": {"name": MARK, "goal": "strength"},
    }
    record(
        db, "local", [*demo_facts(), *(Fact(kind, "2026-03-01T09:00:00", f"her {kind}", fields) for kind, fields in said.items())]
    )
    log = home / f"{MARK}.csv"
    log.write_text(EXAMPLES["POST /imports"].file or "")
    imported = import_file(db, log, ReadOptions("local", house.clock().date(), None), load_knowledge().namer, False)
    sent = ann.post(f"{API}/imports", files={"file": (f"{MARK}.csv", (EXAMPLES["POST /imports"].file or "").encode())}).json()
    job = leave(db, house.world.queue, "local", "backtest")
    token = _token(ann, ["read"])
    return {
        "fact_id": "her note",
        "import_id": str(imported.import_id),
        "upload": str(sent["upload"]),
        "job_id": job,
        "session_id": ann.get(f"{API}/sessions").json()[0]["id"],
        "token_id": token["id"],
    }


def _ask(browser: TestClient, route: str, example: Example, hers: dict[str, str], athlete: str | None) -> Any:
    method, _, template = route.partition(" ")
    path = template
    for name, value in (hers | example.path).items():
        path = path.replace(f"{{{name}}}", value)
    assert "{" not in path, f"{route}: say in examples.py what stands for {path}"
    more: dict[str, Any] = {"params": example.query}
    if example.json is not None:
        more["json"] = example.json
    if example.form is not None:
        more["data"] = example.form
    if example.file is not None:
        more["files"] = {"file": ("log.csv", example.file.encode())}
    headers = {} if athlete is None else {"Hormesis-Athlete": athlete}
    return browser.request(method, API + path, headers=headers, **more)


def _rows_of_ann(house: House) -> dict[str, list[str]]:
    """All that is kept of ann, but when she was seen last and what was noted about it."""
    tables = [table for table in METADATA.sorted_tables if "athlete_id" in table.c and table.name not in ("audit", "checkpoint")]
    with house.world.database.reading() as tx:
        return {
            table.name: sorted(map(str, tx.execute(sa.select(table).where(table.c.athlete_id == "local")))) for table in tables
        }


def test_every_route_has_an_example(scene: Scene) -> None:
    paths = scene.house.app.openapi()["paths"]
    known = {f"{verb.upper()} {path.removeprefix(PREFIX)}" for path, item in paths.items() for verb in item if verb in METHODS}
    served = [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]
    assert len(served) == sum(len(router.routes) for router in ROUTERS)
    there = {f"{verb} {route.path}" for route in served for verb in route.methods or ()}
    assert there == known, "a route that OpenAPI does not tell of"
    assert set(EXAMPLES) == known, "each route has an example in examples.py"


def test_every_noun_is_served() -> None:
    modules = [importlib.import_module(f"{routes.__name__}.{found.name}") for found in pkgutil.iter_modules(routes.__path__)]
    assert {module.__name__ for module in modules if module.router not in ROUTERS} == set()


def test_no_route_takes_the_database_of_everyone() -> None:
    for path in (*Path(routes.__path__[0]).glob("*.py"),):
        assert ".database" not in path.read_text(encoding="utf-8"), f"{path.name}: take the database from whoever asks"


@pytest.mark.parametrize("route", [route for route, example in EXAMPLES.items() if example.needs != "public"])
def test_nobody_gets_what_is_anns(scene: Scene, route: str) -> None:
    before = _rows_of_ann(scene.house)
    askers = scene.askers | {"another athlete, for themselves": (scene.house.sign_in("bea"), None, None)}
    for who, (browser, athlete, told) in askers.items():
        answer = _ask(browser, route, EXAMPLES[route], scene.hers, athlete)
        assert MARK not in answer.text, f"{who} reads {answer.text[:500]}"
        if told is None:
            assert answer.status_code < 500, f"{who}: {answer.text[:300]}"
            continue
        assert answer.status_code == told, f"{who}: {answer.status_code} {answer.text[:300]}"
        assert answer.headers["content-type"] == "application/problem+json"
        assert set(answer.json()) == {"type", "title", "status", "detail", "next_step"}
    assert _rows_of_ann(scene.house) == before


@pytest.mark.parametrize("route", [route for route, example in EXAMPLES.items() if example.needs != "public"])
def test_too_little_is_not_enough(scene: Scene, route: str) -> None:
    needs = EXAMPLES[route].needs
    enough = {"read": ("read", "full"), "log": ("log", "full"), "full": ("full",), "owner": ("full",), "signed_in": ()}[needs]
    before = _rows_of_ann(scene.house)
    for scope in {"read", "log", "full"} - set(enough):
        answer = _ask(scene.short[f"token {scope}"], route, EXAMPLES[route], scene.hers, None)
        assert (answer.status_code, MARK in answer.text) == (403, False), f"{scope}: {answer.status_code} {answer.text[:300]}"
    if needs in ("owner", "signed_in"):
        answer = _ask(scene.short["coach"], route, EXAMPLES[route], scene.hers, "local")
        assert (answer.status_code, MARK in answer.text) == (403, False), f"coach: {answer.status_code} {answer.text[:300]}"
    assert _rows_of_ann(scene.house) == before


@pytest.mark.parametrize("route", [route for route, example in EXAMPLES.items() if example.needs != "public"])
def test_what_an_example_needs_is_enough(scene: Scene, route: str) -> None:
    needs, name = EXAMPLES[route].needs, f"eve-{list(EXAMPLES).index(route)}"
    scene.house.add(name)
    browser = scene.house.sign_in(name)
    if needs != "signed_in":
        browser = scene.house.program(_token(browser, ["full" if needs == "owner" else needs])["secret"])
    answer = _ask(browser, route, EXAMPLES[route], scene.hers, None)
    wrong_password = needs == "signed_in" and route.endswith(("/password", "/remove"))
    assert answer.status_code == 401 if wrong_password else answer.status_code not in (401, 403), answer.text[:300]
    assert answer.status_code < 500


@pytest.mark.parametrize("route", ["GET /facts", "GET /settings", "GET /imports", "GET /imports/{import_id}", "GET /export"])
def test_ann_herself_reads_what_the_others_must_not(scene: Scene, route: str) -> None:
    answer = _ask(scene.short["token full"], route, EXAMPLES[route], scene.hers, None)
    assert (answer.status_code, MARK in answer.text) == (200, True)


@pytest.mark.parametrize("route", [route for route, example in EXAMPLES.items() if example.needs == "public"])
def test_what_is_told_to_anybody_tells_nothing(scene: Scene, route: str) -> None:
    answer = _ask(scene.house.browser(), route, EXAMPLES[route], scene.hers, "local")
    assert MARK not in answer.text
    assert "local" not in answer.text
    assert answer.status_code in (200, 401)


@pytest.mark.parametrize("route", [route for route, example in EXAMPLES.items() if not route.startswith("GET")])
def test_a_page_elsewhere_changes_nothing(scene: Scene, route: str) -> None:
    browser = scene.house.sign_in("bo")
    for headers in ({"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}):
        browser.headers.update(headers)
        answer = _ask(browser, route, EXAMPLES[route], scene.hers, None)
        assert answer.status_code == 403
        assert "own pages" in answer.json()["detail"]
