"""Accounts and sessions as their owners and as others meet them, on SQLite and on PostgreSQL."""

from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from starlette.testclient import TestClient

from hormesis.app.accounts import refuse_without_account, remove_account, set_password
from hormesis.app.passwords import Hasher, Passwords
from hormesis.app.server_settings import ServerSettings
from hormesis.app.sessions import sign_in
from hormesis.domain.errors import Conflict, HormesisError, Invalid, Unauthenticated
from hormesis.doors.http.app import create_app
from hormesis.doors.http.limiting import RateLimits
from hormesis.store.tables import METADATA

from .people import API, COOKIE, URL, House, get, house_at, password_of, quick, status


def test_whoever_signs_in_sees_their_own_log_alone(house: House) -> None:
    ann, bo = house.sign_in("ann"), house.sign_in("bo")
    assert get(ann, "/account") == {
        "name": "ann",
        "athlete_id": "local",
        "own": True,
        "by": "session",
        "scopes": ["read", "log", "full"],
    }
    assert get(bo, "/account")["athlete_id"] != "local"
    for name, browser in (("ann", ann), ("bo", bo)):
        assert [fact["text"] for fact in get(browser, "/facts")["facts"]] == [f"secret of {name}"]
    assert status(house.browser()) == 401
    assert status(bo, "/facts", athlete="local") == 404


def test_the_cookie_is_kept_from_scripts_other_sites_and_open_lines(house: House) -> None:
    answer = house.browser().post(f"{API}/sessions", json={"name": "ann", "password": password_of("ann")})
    (cookie,) = answer.headers.get_list("set-cookie")
    parts = {part.strip().lower() for part in cookie.split(";")[1:]}
    assert cookie.startswith(f"{COOKIE}=")
    assert {"httponly", "secure", "samesite=lax", "path=/"} <= parts
    assert not any(part.startswith("domain") for part in parts)
    assert answer.json() == {"name": "ann", "athlete_id": "local"}, "the secret is in the cookie alone"
    assert "max-age=63072000" in answer.headers["strict-transport-security"]


def test_over_an_open_line_the_sign_in_says_what_is_missing(house: House) -> None:
    app = create_app(replace(house.world, server=replace(house.world.server, public_url="")))
    said = {"name": "ann", "password": password_of("ann")}
    for url, expected in (("http://192.168.1.5:8765", 403), ("https://192.168.1.5:8765", 200)):
        answer = TestClient(app, base_url=url, headers={"Origin": url}).post(f"{API}/sessions", json=said)
        assert answer.status_code == expected
        assert ("HORMESIS_SERVER_TLS_CERTIFICATE" in answer.text) == (expected == 403)


def test_a_wrong_password_and_an_unknown_name_are_told_in_the_same_words(house: House) -> None:
    tries = [("ann", "not it at all"), ("nobody", "not it at all"), ("ann", ""), ("?" * 70, "x"), ("ann", password_of("bo"))]
    told = {house.browser().post(f"{API}/sessions", json={"name": name, "password": said}).text for name, said in tries}
    assert len(told) == 1
    assert '"status":401' in told.pop()
    assert house.browser().post(f"{API}/sessions", json={"name": "ANN ", "password": password_of("ann")}).status_code == 200


def test_as_much_is_reckoned_for_a_name_that_nobody_has(house: House) -> None:
    class Counting:
        """Argon2id that counts how often it compared."""

        def __init__(self) -> None:
            self.hasher: Hasher = quick()
            self.compared = 0

        def hash(self, password: str) -> str:
            return self.hasher.hash(password)

        def verify(self, password: str, hash: str) -> bool:
            self.compared += 1
            assert hash.startswith("$argon2id$")
            return self.hasher.verify(password, hash)

    hasher = Counting()
    world = replace(house.world, passwords=Passwords(lambda: hasher))
    for name in ("ann", "nobody", "not a name!"):
        before = hasher.compared
        with pytest.raises(Unauthenticated):
            sign_in(world, name, "not it at all", "")
        assert hasher.compared == before + 1


def test_a_session_ends_when_it_is_left_alone_and_at_its_end_in_any_case(house: House) -> None:
    idle, busy = house.sign_in("ann"), house.sign_in("ann")
    for _ in range(12):
        house.clock.pass_by(days=15)
        last = status(busy)
        assert last in (200, 401)
    assert status(idle) == 401
    assert last == 401, "after 180 days"
    house.sign_in("ann")
    with house.world.database.accounts().reading() as tx:
        kept = tx.execute(sa.select(sa.func.count()).select_from(METADATA.tables["session"])).scalar()
    assert kept == 1, "those that are over are forgotten"


def test_devices_are_listed_and_each_can_be_signed_out(house: House) -> None:
    laptop = house.sign_in("ann", "laptop")
    house.clock.pass_by(minutes=5)
    phone, bo = house.sign_in("ann", "phone"), house.sign_in("bo")
    devices = get(phone, "/sessions")
    assert [(one["device"], one["current"]) for one in devices] == [("phone", True), ("laptop", False)]
    assert status(bo, f"/sessions/{devices[1]['id']}", "DELETE") == 404, "another's"
    assert status(phone, f"/sessions/{devices[1]['id']}", "DELETE") == 200
    assert (status(laptop), status(phone)) == (401, 200)
    third = house.sign_in("ann")
    assert phone.delete(f"{API}/sessions").json() == {"ended": 1}
    assert (status(third), status(phone), status(bo)) == (401, 200, 200)
    kept = dict(phone.cookies)
    gone = phone.delete(f"{API}/sessions/current")
    assert (gone.status_code, phone.cookies.get(COOKIE)) == (200, None)
    phone.cookies.update(kept)
    assert status(phone) == 401, "and not in the browser alone"


def test_a_new_password_signs_every_other_device_out(house: House) -> None:
    here, there, bo = house.sign_in("ann"), house.sign_in("ann"), house.sign_in("bo")
    new = "five other words for the gym"
    for old, said, expected in (("wrong", new, 401), (password_of("ann"), "short", 422), (password_of("ann"), new, 200)):
        assert here.put(f"{API}/account/password", json={"old": old, "new": said}).status_code == expected
    assert (status(here), status(there), status(bo)) == (200, 401, 200)
    for said, expected in ((password_of("ann"), 401), (new, 200)):
        assert house.browser().post(f"{API}/sessions", json={"name": "ann", "password": said}).status_code == expected


def test_a_password_that_changes_while_somebody_signs_in_lets_nobody_in(house: House) -> None:
    class Meanwhile:
        """Argon2id, and a change of the password right after it compared."""

        def hash(self, password: str) -> str:
            return quick().hash(password)

        def verify(self, password: str, hash: str) -> bool:
            right = quick().verify(password, hash)
            set_password(house.world, "ann", "five other words for the gym")
            return right

    with pytest.raises(Unauthenticated, match="changed meanwhile"):
        sign_in(replace(house.world, passwords=Passwords(Meanwhile)), "ann", password_of("ann"), "")


def test_whoever_runs_the_server_can_set_a_password_and_then_nothing_old_opens(house: House) -> None:
    here = house.sign_in("ann")
    token = here.post(f"{API}/tokens", json={"name": "watch", "scopes": ["read"]}).json()["secret"]
    assert status(house.program(token)) == 200
    set_password(house.world, "ann", "five other words for the gym")
    assert (status(here), status(house.program(token))) == (401, 401)


def test_an_account_that_is_removed_opens_nothing_any_more(house: House) -> None:
    ann, bo = house.sign_in("ann"), house.sign_in("bo")
    token = ann.post(f"{API}/tokens", json={"name": "watch", "scopes": ["full"]}).json()["secret"]
    bo.put(f"{API}/grants/ann", json={"scopes": ["read"]})
    mine = get(bo, "/account")["athlete_id"]
    assert status(ann, "/facts", athlete=mine) == 200
    assert status(ann, "/account/remove", "POST", json={"password": "not it at all"}) == 401
    assert status(ann) == 200
    assert status(ann, "/account/remove", "POST", json={"password": password_of("ann")}) == 200
    assert (status(ann), status(house.program(token)), status(bo)) == (401, 401, 200)
    with pytest.raises(Unauthenticated):
        sign_in(house.world, "ann", password_of("ann"), "")
    house.add("ann")
    assert status(house.sign_in("ann"), "/facts", athlete=mine) == 404, "who takes the name inherits no grant"
    remove_account(house.world, "bo")
    assert status(bo) == 401


def test_trying_passwords_is_slowed_down(house: House) -> None:
    app = create_app(replace(house.world, server=replace(house.world.server, sign_ins_per_minute=3)))
    browser = TestClient(app, base_url=URL, headers={"Origin": URL})
    tried = [browser.post(f"{API}/sessions", json={"name": f"n{n}", "password": "x"}) for n in range(4)]
    assert [answer.status_code for answer in tried] == [401, 401, 401, 429]
    assert 1 <= int(tried[-1].headers["retry-after"]) <= 60
    assert tried[-1].json()["type"] == "urn:hormesis:problem:too-many"


def test_one_name_is_not_tried_from_everywhere_for_ever(house: House) -> None:
    app = create_app(replace(house.world, server=replace(house.world.server, sign_ins_per_minute=1)))
    answers = []
    for n in range(14):
        browser = TestClient(app, base_url=URL, headers={"Origin": URL}, client=(f"192.0.2.{n}", 1))
        answers.append(browser.post(f"{API}/sessions", json={"name": "Ann", "password": "x"}).status_code)
    assert answers == [401] * 12 + [429] * 2


def test_a_large_file_is_not_even_read_from_nobody(house: House) -> None:
    in_parts = (b"x" * (1 << 16) for _ in range(20))  # its length is not told
    for large in ({"content": in_parts}, {"files": {"file": ("log.csv", b"x" * (1 << 20))}}):
        answer = house.browser().post(f"{API}/imports", **large)
        assert (answer.status_code, answer.json()["type"]) == (401, "urn:hormesis:problem:unauthenticated")
    known = house.sign_in("ann").post(f"{API}/imports", files={"file": ("log.csv", b"x" * (1 << 20))})
    assert known.status_code == 422, "it is no export of anything"


def test_files_are_counted_for_each_athlete(house: House) -> None:
    house.app.state.limits = RateLimits(replace(house.world.server, uploads_per_hour=2))
    junk = {"file": ("junk.csv", b"junk")}
    ann, bo = house.sign_in("ann"), house.sign_in("bo")
    assert [ann.post(f"{API}/imports", files=junk).status_code for _ in range(3)] == [422, 422, 429]
    assert bo.post(f"{API}/imports", files=junk).status_code == 422


def test_accounts_are_named_and_passwords_long(house: House) -> None:
    for name in ("", "a b", "-x", "x" * 65, "ann/../bo", "ann\n."):
        with pytest.raises(Invalid, match="account: found"):
            house.add(name)
    with pytest.raises(Conflict, match="'ann'"):
        house.add("Ann")
    for weak in ("short", "x" * 30, "ann-ann-ann-", "y" * 257):
        with pytest.raises(Invalid, match="password"):
            set_password(house.world, "ann", weak)


def test_others_are_not_served_without_an_account(tmp_path: Path) -> None:
    with house_at(str(tmp_path / "hormesis.db"), tmp_path) as empty:
        for server in (ServerSettings(host="0.0.0.0"), ServerSettings(public_url=URL), ServerSettings(accounts=True)):
            with pytest.raises(HormesisError, match="hormesis account add"):
                refuse_without_account(replace(empty.world, server=server))
        refuse_without_account(replace(empty.world, server=ServerSettings()))
        empty.add("ann")
        refuse_without_account(empty.world)


def test_a_new_password_signs_others_out_and_says_which_tokens_stand_or_revokes_them(house: House) -> None:
    house.add("kim")
    kim, _ = house.sign_in("kim"), house.sign_in("kim")
    secret = kim.post(f"{API}/tokens", json={"name": "watch", "scopes": ["read"]}).json()["secret"]
    new = "another horse of another colour"
    said = kim.put(f"{API}/account/password", json={"old": password_of("kim"), "new": new})
    assert said.json() == {"done": True, "signed_out": 1, "tokens_left": 1}
    assert house.program(secret).get(f"{API}/facts").status_code == 200
    again = {"old": new, "new": f"{new} again", "revoke_tokens": True}
    assert kim.put(f"{API}/account/password", json=again).json() == {"done": True, "signed_out": 0, "tokens_left": 0}
    assert house.program(secret).get(f"{API}/facts").status_code == 401
    assert kim.get(f"{API}/tokens").json() == []
