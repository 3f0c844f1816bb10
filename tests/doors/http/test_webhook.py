"""Where a phone posts what its watch measured: by a token in the header, or by an address that ends in one."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from hormesis.app.jobs_kinds import handlers_for
from hormesis.app.jobs_running import Runner
from hormesis.app.workspace import Workspace
from hormesis.store import facts as fact_log

from .people import API, URL, House, house_at

HOOK = f"{API}/connections/webhook"
MOST_UPLOADS = 6


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with house_at(str(tmp_path / "hormesis.db"), tmp_path, uploads_per_hour=MOST_UPLOADS, upload_mib=1) as house:
        house.add("ann")
        yield house


def token(house: House, scopes: list[str]) -> dict[str, str]:
    made: dict[str, str] = house.sign_in("ann").post(f"{API}/tokens", json={"name": "iPhone", "scopes": scopes}).json()
    return made


def phone(house: House, **headers: str) -> TestClient:
    """A Shortcut: it sends no header of ours, no cookie and no origin."""
    return TestClient(house.app, base_url=URL, headers=headers, raise_server_exceptions=False)


def export(bpm: int, days: int = 1) -> dict[str, Any]:
    data = [{"date": f"2026-02-{day + 1:02} 00:00:00 +0000", "qty": bpm} for day in range(days)]
    return {"data": {"metrics": [{"name": "resting_heart_rate", "units": "count/min", "data": data}], "workouts": []}}


def bpm_kept(house: House) -> list[int]:
    world = house.world
    runner = Runner(world.database, world.queue, handlers_for(Workspace(world.settings, house.clock)), house.clock, "w")
    while runner.run_next() is not None:
        pass
    with world.database.of("local").reading() as tx:
        return [int(fact.fields["bpm"]) for fact in fact_log.live(tx, "local", ["resting_hr"])]


def test_an_address_that_ends_in_a_token_is_enough_and_the_same_again_adds_nothing(house: House) -> None:
    made = token(house, ["log"])
    for _ in range(2):
        answer = phone(house).post(f"{HOOK}/{made['secret']}", json=export(51))
        assert answer.status_code == 200, answer.text
        assert bpm_kept(house) == [51]
    assert made["secret"] not in answer.text
    by_header = phone(house, Authorization=f"Bearer {made['secret']}").post(HOOK, json=export(52))
    assert by_header.status_code == 200
    assert phone(house).post(HOOK, json=export(53)).status_code == 403, "neither a token nor one of our own pages"


def test_an_address_opens_nothing_once_revoked_nor_with_a_token_that_may_do_more(house: House) -> None:
    made, whole = token(house, ["log"]), token(house, ["full"])
    browser = house.sign_in("ann")
    assert browser.delete(f"{API}/tokens/{made['id']}").status_code == 200
    for secret in (made["secret"], whole["secret"], "hormesis_" + "A" * 43, "x"):
        answer = phone(house).post(f"{HOOK}/{secret}", json=export(51))
        assert (answer.status_code, secret in answer.text and secret != "x") == (401, False)
    named = phone(house, **{"Hormesis-Athlete": "somebody"}).post(f"{HOOK}/{token(house, ['log'])['secret']}", json=export(51))
    assert named.status_code == 200, "the address says whose it is; a header does not"
    assert bpm_kept(house) == [51]


def test_an_address_reads_nothing_and_a_page_elsewhere_gains_nothing_by_it(house: House) -> None:
    secret = token(house, ["log"])["secret"]
    assert phone(house).get(f"{HOOK}/{secret}").status_code in (404, 405)
    browser = house.sign_in("ann")
    elsewhere = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
    assert browser.post(f"{HOOK}/x", json=export(51), headers=elsewhere).status_code == 403
    assert browser.post(f"{HOOK}/x", json=export(51)).status_code == 401, "her cookie counts for nothing here"
    assert bpm_kept(house) == []


def test_a_large_body_is_taken_from_a_known_address_alone_up_to_the_limit(house: House) -> None:
    secret, padding = token(house, ["log"])["secret"], "x" * (1 << 17)
    large = json.dumps({**export(51), "note": padding})
    assert phone(house).post(f"{HOOK}/nobodys", content=large).status_code == 401
    assert phone(house).post(f"{HOOK}/{secret}", content=large).status_code == 200
    assert phone(house).post(f"{HOOK}/{secret}", content="x" * ((1 << 20) + 1)).status_code == 413
    assert phone(house).post(f"{HOOK}/{secret}", content=b'{"what": "is this"}').status_code == 422


def test_so_many_files_an_hour_are_taken(house: House) -> None:
    secret = token(house, ["log"])["secret"]
    answers = [phone(house).post(f"{HOOK}/{secret}", json=export(51)) for _ in range(MOST_UPLOADS + 1)]
    assert [one.status_code for one in answers] == [200] * MOST_UPLOADS + [429]
    assert int(answers[-1].headers["Retry-After"]) > 0


def test_alone_on_a_machine_no_address_is_a_way_in(tmp_path: Path) -> None:
    with house_at(str(tmp_path / "hormesis.db"), tmp_path, host="127.0.0.1", public_url="") as house:
        alone = TestClient(house.app, base_url="http://127.0.0.1", raise_server_exceptions=False)
        assert alone.post(f"{HOOK}/hormesis_x", json=export(51)).status_code == 401
