"""Tokens, grants to a coach and the record of both: who may do what for whom, on SQLite and on PostgreSQL."""

import pytest
from starlette.testclient import TestClient

from hormesis.store.tables import METADATA

from .people import API, COOKIE, URL, House, get, password_of, status


def test_a_token_is_told_once_and_does_what_its_scopes_say(house: House) -> None:
    ann = house.sign_in("ann")
    made = {scope: ann.post(f"{API}/tokens", json={"name": scope, "scopes": [scope]}).json() for scope in ("read", "log", "full")}
    listed = get(ann, "/tokens")
    assert {one["name"] for one in listed} == {"read", "log", "full"}
    assert not any("secret" in one for one in listed)
    programs = {scope: house.program(one["secret"]) for scope, one in made.items()}
    note = {"facts": [{"kind": "note", "at": "2026-03-02T08:00:00", "text": "by a program"}]}
    can = {
        scope: (status(one, "/facts"), status(one, "/facts", "POST", json=note), status(one, "/export"), status(one, "/tokens"))
        for scope, one in programs.items()
    }
    assert can == {"read": (200, 403, 403, 403), "log": (403, 200, 403, 403), "full": (200, 200, 200, 403)}
    assert status(ann, f"/tokens/{made['read']['id']}", "DELETE") == 200
    assert status(programs["read"], "/facts") == 401
    assert status(house.sign_in("bo"), f"/tokens/{made['full']['id']}", "DELETE") == 404, "another's"
    for wrong in ({"name": "x", "scopes": []}, {"name": "x", "scopes": ["all"]}, {"name": "", "scopes": ["read"]}):
        assert status(ann, "/tokens", "POST", json=wrong) == 422


def test_a_token_ends_on_its_day(house: House) -> None:
    ann = house.sign_in("ann")
    token = ann.post(f"{API}/tokens", json={"name": "trip", "scopes": ["read"], "days": 7}).json()["secret"]
    house.clock.pass_by(days=6)
    assert status(house.program(token)) == 200
    house.clock.pass_by(days=1)
    assert status(house.program(token)) == 401


def test_what_is_kept_of_a_secret_opens_nothing(house: House) -> None:
    browser = house.sign_in("ann")
    token = browser.post(f"{API}/tokens", json={"name": "watch", "scopes": ["full"]}).json()["secret"]
    cookie = browser.cookies[COOKIE]
    with house.world.database.accounts().reading() as tx:
        tables = [METADATA.tables[name] for name in ("session", "token", "account", "audit")]
        kept = [str(value) for table in tables for row in tx.execute(table.select()) for value in row]
    assert not any(secret in value for secret in (token, cookie, password_of("ann")) for value in kept)
    assert any(value.startswith("$argon2id$") for value in kept)
    for value in kept:
        if value.isascii() and value.isprintable():
            assert status(house.program(value)) == 401


@pytest.mark.parametrize("shown", ["", "x", "hormesis_", "\u00e9", "' OR 1=1 --", "a" * 10000])
def test_a_token_that_was_made_up_opens_nothing(house: House, shown: str) -> None:
    headers = [("Authorization", f"Bearer {shown}".encode())]
    assert TestClient(house.app, base_url=URL).get(f"{API}/facts", headers=headers).status_code == 401  # type: ignore[arg-type]


def test_a_coach_sees_and_does_what_was_granted_until_it_is_taken_back(house: House) -> None:
    house.add("cy")
    ann, coach = house.sign_in("ann"), house.sign_in("cy")
    note = {"facts": [{"kind": "note", "at": "2026-03-02T08:00:00", "text": "by the coach"}]}

    def can() -> tuple[int, ...]:
        return (
            status(coach, "/facts", athlete="local"),
            status(coach, "/facts", "POST", "local", json=note),
            status(coach, "/settings/profile", "PUT", "local", json={"fields": {"goal": "strength"}}),
            status(coach, "/export", athlete="local"),
            status(coach, "/tokens", athlete="local"),
        )

    assert can() == (404,) * 5
    assert ann.put(f"{API}/grants/cy", json={"scopes": ["read"]}).json()["scopes"] == ["read"]
    assert can() == (200, 403, 403, 403, 403)
    ann.put(f"{API}/grants/CY", json={"scopes": ["log", "read"]})
    assert can() == (200, 200, 403, 403, 403)
    ann.put(f"{API}/grants/cy", json={"scopes": ["full"]})
    assert can() == (200, 200, 200, 403, 403), "export and tokens are the athlete's own"
    assert [(one["athlete_id"], one["name"], one["scopes"]) for one in get(coach, "/athletes")] == [("local", "ann", ["full"])]
    assert get(coach, "/account", "local") == {
        "name": "cy",
        "athlete_id": "local",
        "own": False,
        "by": "session",
        "scopes": ["read", "log", "full"],
    }
    assert get(coach, "/facts")["facts"] == [], "without the header they see their own"
    assert [one["coach"] for one in get(ann, "/grants")] == ["cy"]
    assert status(ann, "/grants/cy", "DELETE") == 200
    assert can() == (404,) * 5
    assert (status(ann, "/grants/cy", "DELETE"), status(ann, "/grants/nobody", "DELETE")) == (404, 404)
    assert (get(coach, "/athletes"), get(ann, "/grants")) == ([], [])
    assert status(ann, "/grants/ann", "PUT", json={"scopes": ["read"]}) == 422
    assert status(ann, "/grants/nobody", "PUT", json={"scopes": ["read"]}) == 404


def test_a_coachs_token_does_no_more_than_both_allow(house: House) -> None:
    house.add("cy")
    ann, coach = house.sign_in("ann"), house.sign_in("cy")
    ann.put(f"{API}/grants/cy", json={"scopes": ["full"]})
    program = house.program(coach.post(f"{API}/tokens", json={"name": "sheet", "scopes": ["read"]}).json()["secret"])
    assert status(program, "/facts", athlete="local") == 200
    assert status(program, "/check-in", "POST", "local", json={"fields": {"energy": 3}}) == 403


def test_the_athlete_sees_who_did_what(house: House) -> None:
    house.add("cy")
    ann, coach = house.sign_in("ann", "phone"), house.sign_in("cy")
    house.clock.pass_by(seconds=1)
    ann.put(f"{API}/grants/cy", json={"scopes": ["full"]})
    for _ in range(3):
        house.clock.pass_by(seconds=1)
        get(coach, "/facts", "local")
    house.clock.pass_by(seconds=1)
    status(coach, "/check-in", "POST", "local", json={"fields": {"energy": 3}})
    house.clock.pass_by(hours=1)
    get(coach, "/today", "local")
    house.clock.pass_by(seconds=1)
    ann.delete(f"{API}/grants/cy")
    told = [(one["who"], one["what"], one["about"]) for one in get(ann, "/audit")]
    assert told[:4] == [
        *[("ann", "grant_revoked", "cy"), ("cy", "coach_saw", "")],
        *[("cy", "coach_changed", "POST /check-in"), ("cy", "coach_saw", "")],
    ]
    assert told[4] == ("ann", "granted", "cy: full")
    assert set(told[5:]) == {("ann", "signed_in", "phone"), ("ann", "account_added", "")}
    assert [one["what"] for one in get(house.sign_in("bo"), "/audit")] == ["signed_in", "account_added"]
    first = get(ann, "/audit?limit=1")
    assert get(ann, f"/audit?limit=1&before={first[0]['id']}") == get(ann, "/audit")[1:2]
