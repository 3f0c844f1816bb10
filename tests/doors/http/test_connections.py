"""Watches and apps, from the athlete's wish to their facts, against servers that speak as the makers' do, and err as they do."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import sqlalchemy as sa
from starlette.testclient import TestClient

from hormesis.app.facts import set_fact
from hormesis.app.jobs import Jobs
from hormesis.app.jobs_fetch import Fetching
from hormesis.app.jobs_running import Runner
from hormesis.app.sealing import KEY_FILE, seal_of
from hormesis.app.server_settings import ServerSettings
from hormesis.app.settings import Settings
from hormesis.app.workspace import LOCAL_ATHLETE, Workspace
from hormesis.app.world import World, world_of
from hormesis.domain.errors import Invalid
from hormesis.doors.http.app import create_app
from hormesis.store import connections
from hormesis.store import facts as fact_log
from tests.makers import CODE, HEVY_KEY, SECRET, Makers, makers

API = "/api/v1/connections"


@dataclass
class Place:
    """An athlete's machine, a browser on it, and the makers."""

    world: World
    browser: TestClient
    makers: Makers
    time: "Time"

    def agree(self, name: str) -> Any:
        """The athlete goes to the maker, agrees, and is sent back."""
        url = self.browser.post(f"{API}/{name}").json()["url"]
        query = {key: found[0] for key, found in parse_qs(urlsplit(url).query).items()}
        self.makers.challenge = query["code_challenge"]
        back = urlsplit(query["redirect_uri"])
        return self.browser.get(back.path, params={"state": query["state"], "code": CODE}, follow_redirects=False)

    def work(self) -> list[str | None]:
        """Fetch until nothing is due; how each ended."""
        fetching = Fetching(self.world.settings.home, self.world.server, self.world.now)
        handlers: dict[str, Any] = {"fetch": fetching, "refresh": lambda _run: lambda _tx: None}
        runner = Runner(self.world.database, Jobs(self.time), handlers, self.time, "w")
        ended: list[str | None] = []
        while (state := runner.run_next()) is not None:
            ended.append(state)
        return ended

    def facts(self, *kinds: str) -> list[Any]:
        with self.world.database.of(LOCAL_ATHLETE).reading() as tx:
            return fact_log.live(tx, LOCAL_ATHLETE, kinds or None)

    def stands(self, name: str) -> dict[str, Any]:
        return next(one for one in self.browser.get(API).json() if one["provider"] == name)

    def fetch_job(self) -> dict[str, Any]:
        return next(one for one in self.browser.get("/api/v1/jobs").json() if one["kind"] == "fetch")


class Time:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.at = datetime(2026, 3, 2, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture(scope="module")
def servers() -> Iterator[Makers]:
    with makers() as known:
        yield known


@pytest.fixture
def place(tmp_path: Path, servers: Makers) -> Iterator[Place]:
    url, time = servers.url, Time()
    servers.__init__(url=url)  # type: ignore[misc]  # as new for each test, at the same address
    names = {f"{name}_{what}": value for name in ("oura", "whoop", "fitbit") for what, value in _known(name, url)}
    workspace = Workspace(Settings(tmp_path, str(tmp_path / "hormesis.db")), time)
    with world_of(workspace, ServerSettings(**names, hevy_url=url)) as world:  # type: ignore[arg-type]
        set_fact(world.database.of(LOCAL_ATHLETE), LOCAL_ATHLETE, "profile", {"time_zone": "Europe/Berlin"}, "2026-01-01")
        with TestClient(create_app(world), base_url="http://localhost:8765", headers={"Hormesis-Client": "test"}) as browser:
            yield Place(world, browser, servers, time)


def _known(name: str, url: str) -> list[tuple[str, str]]:
    return [("client", f"{name}-client"), ("secret", SECRET), ("url", url)]


EXPECTED = {
    "oura": {"night": 2, "hrv": 2, "resting_hr": 2},
    "whoop": {"night": 1, "hrv": 1, "resting_hr": 1, "respiratory_rate": 1, "activity": 1},
    "fitbit": {"night": 1, "hrv": 1, "resting_hr": 1, "respiratory_rate": 1, "skin_temperature": 1, "steps": 1},
}


@pytest.mark.parametrize("name", EXPECTED)
def test_what_an_athlete_agreed_to_comes_as_facts_and_once(place: Place, name: str) -> None:
    answer = place.agree(name)
    assert (answer.status_code, answer.headers["location"]) == (303, "/settings/connections")
    assert place.stands(name)["state"] == "connected"
    assert place.work() == ["done", "done"], "fetched, and planned anew"
    found = [fact for fact in place.facts() if fact.source == name]
    kinds = {kind: sum(fact.kind == kind for fact in found) for kind in {fact.kind for fact in found}}
    assert kinds == EXPECTED[name]
    night = next(fact for fact in found if fact.kind == "night")
    assert night.fields["asleep_min"] == 440
    assert night.at == {"oura": "2026-03-01T07:05:00+01:00", "whoop": "2026-03-01T07:05:00+01:00"}.get(
        name, "2026-03-01T07:05:00"
    )
    place.browser.post(f"{API}/{name}/fetch")
    assert place.work() == ["done"], "nothing new, so nothing to plan"
    assert len([fact for fact in place.facts() if fact.source == name]) == len(found)
    assert place.stands(name)["through"] == "2026-03-02"


def test_hevy_s_key_brings_every_page_of_workouts_on_the_athlete_s_own_clock(place: Place) -> None:
    assert place.browser.post(f"{API}/hevy", json={"key": HEVY_KEY}).json()["state"] == "connected"
    assert place.work() == ["done", "done"]
    sets = place.facts("set")
    assert len(sets) == 13 * 2
    assert sets[0].at.startswith("2026-02-17T00:30:00+01:00"), "half past midnight in Berlin"
    assert {one.fields["set_type"] for one in sets} == {"warm_up", "working"}
    working = next(one for one in sets if one.fields["set_type"] == "working")
    assert (working.fields["load_kg"], working.fields["reps"], working.fields["rir"]) == (80, 5, 2)
    assert [asked.path.partition("?")[2] for asked in place.makers.asked] == ["page=1&pageSize=10", "page=2&pageSize=10"]


def test_nothing_is_asked_of_anybody_before_the_athlete_wants_it(place: Place) -> None:
    assert {one["state"] for one in place.browser.get(API).json()} == {"none"}
    place.browser.post(f"{API}/oura")
    assert place.work() == []
    assert place.browser.post(f"{API}/oura/fetch").status_code == 404
    assert place.makers.asked == []


def test_an_answer_to_no_question_of_ours_connects_nothing(place: Place) -> None:
    place.browser.post(f"{API}/oura")
    made_up = place.browser.get(f"{API}/oura/callback", params={"state": "made-up", "code": CODE}, follow_redirects=False)
    assert made_up.status_code == 422
    assert place.agree("oura").status_code == 303
    again = place.browser.get(f"{API}/oura/callback", params={"state": "", "code": CODE}, follow_redirects=False)
    assert again.status_code == 422, "a question is answered once"


def test_a_question_holds_a_quarter_of_an_hour(place: Place) -> None:
    url = place.browser.post(f"{API}/oura").json()["url"]
    state = parse_qs(urlsplit(url).query)["state"][0]
    place.time.at += timedelta(minutes=16)
    late = place.browser.get(f"{API}/oura/callback", params={"state": state, "code": CODE}, follow_redirects=False)
    assert late.status_code == 422
    assert place.makers.asked == []


def test_who_does_not_agree_is_not_connected(place: Place) -> None:
    url = place.browser.post(f"{API}/oura").json()["url"]
    state = parse_qs(urlsplit(url).query)["state"][0]
    query = {"state": state, "error": "access_denied"}
    refused = place.browser.get(f"{API}/oura/callback", params=query, follow_redirects=False)
    assert "did not agree" in refused.json()["detail"]
    assert place.stands("oura")["state"] == "none"


@pytest.mark.parametrize("how", ["in time", "before its time"])
def test_a_token_that_ran_out_is_renewed_and_the_new_pair_kept(place: Place, how: str) -> None:
    place.agree("whoop")
    place.work()
    for round_ in (2, 3):
        if how == "in time":
            place.time.at += timedelta(hours=2)
        else:
            place.makers.expire()
        place.browser.post(f"{API}/whoop/fetch")
        assert place.work() == ["done"]
        assert place.makers.refresh == f"refresh-{round_}"


def test_a_connection_that_the_maker_no_longer_takes_is_broken_and_says_so(place: Place) -> None:
    place.agree("fitbit")
    place.work()
    place.makers.expire()
    place.makers.refresh = "taken back"
    place.browser.post(f"{API}/fitbit/fetch")
    assert place.work() == ["dead"]
    stands = place.stands("fitbit")
    assert stands["state"] == "broken"
    assert "connect it again" in stands["error"]
    assert place.browser.post(f"{API}/fitbit/fetch").status_code == 409
    assert place.agree("fitbit").status_code == 303
    assert place.work() == ["done"]


@pytest.mark.parametrize(
    ("headers", "wait_s"),
    [
        ({"Retry-After": "777"}, 777),
        ({"Retry-After": "Mon, 02 Mar 2026 09:10:00 GMT"}, 600),
        ({"Fitbit-Rate-Limit-Reset": "1234"}, 1234),
        ({"Retry-After": "soon"}, 900),
        ({}, 900),
    ],
)
def test_who_is_asked_too_often_is_left_alone_for_as_long_as_they_say(place: Place, headers: dict[str, str], wait_s: int) -> None:
    place.agree("fitbit")
    place.makers.then(429, headers)
    assert place.work() == ["waiting"]
    asked = len(place.makers.asked)
    job = place.fetch_job()
    assert (datetime.fromisoformat(job["due_at"]) - place.time.at).total_seconds() == wait_s
    place.time.at += timedelta(seconds=wait_s - 1)
    assert place.work() == []
    assert len(place.makers.asked) == asked
    place.time.at += timedelta(seconds=1)
    assert place.work() == ["done", "done"]


@pytest.mark.parametrize(
    ("status", "body"),
    [
        *[(status, b"{}") for status in (500, 502, 503, 404, 302)],
        *[(200, body) for body in (b"", b"<html>", b'{"data": [', b"[]", b"{}", b'{"data": {"a": 1}}', b'"\xff"')],
    ],
)
def test_an_answer_that_is_none_is_asked_for_again_and_nothing_of_it_kept(place: Place, status: int, body: bytes) -> None:
    place.agree("oura")
    place.makers.then(status, {"Location": "http://127.0.0.1:1/"} if status == 302 else {}, body)
    assert place.work() == ["waiting"]
    assert place.facts("night") == []
    assert "oura" in place.fetch_job()["error"]["message"] or "list" in place.fetch_job()["error"]["message"]
    place.time.at += timedelta(seconds=5)
    assert place.work() == ["done", "done"]
    assert len(place.facts("night")) == 2


def test_pages_that_go_round_come_to_an_end(place: Place) -> None:
    place.agree("oura")
    for _ in range(3):
        place.makers.then(200, body=b'{"data": [], "next_token": "again"}')
    assert place.work() == ["waiting"]
    assert "come to no end" in place.fetch_job()["error"]["message"]


def test_a_maker_that_can_t_be_reached_is_asked_later(place: Place) -> None:
    place.agree("oura")
    away = ServerSettings(oura_url="http://127.0.0.1:1", oura_client="c", oura_secret="s")
    fetching = Fetching(place.world.settings.home, away, place.world.now)
    runner = Runner(place.world.database, Jobs(place.time), {"fetch": fetching}, place.time, "w")
    assert runner.run_next() == "waiting"
    assert "can't be reached" in place.fetch_job()["error"]["message"]


def test_what_a_maker_gave_is_sealed_in_the_store_with_a_key_beside_it(place: Place) -> None:
    place.agree("oura")
    place.browser.post(f"{API}/hevy", json={"key": HEVY_KEY})
    with place.world.database.reading() as tx:
        kept = str(tx.execute(sa.text("SELECT * FROM connection")).all())
    for secret in ("access-1", "refresh-1", HEVY_KEY, SECRET):
        assert secret not in kept
        assert secret not in place.browser.get(API).text
    key = place.world.settings.home / KEY_FILE
    assert key.stat().st_mode & 0o777 == 0o600
    key.write_text("A" * 43 + "=")
    with pytest.raises(Invalid, match="connect it again"), place.world.database.reading() as tx:
        seal_of(key.parent, "").opened(connections.all_of(tx, LOCAL_ATHLETE)[0].sealed)
    key.chmod(0o644)
    with pytest.raises(Invalid, match="chmod 600"):
        seal_of(key.parent, "")


def test_what_is_forgotten_is_gone_and_is_not_fetched(place: Place) -> None:
    place.agree("oura")
    assert place.browser.delete(f"{API}/oura").status_code == 204
    asked = len(place.makers.asked)
    assert place.work() == ["done"]
    assert len(place.makers.asked) == asked
    assert place.browser.delete(f"{API}/oura").status_code == 404
    assert place.stands("oura")["state"] == "none"


def test_a_maker_that_does_not_know_this_server_says_what_to_set(place: Place, tmp_path: Path) -> None:
    workspace = Workspace(Settings(tmp_path, str(tmp_path / "other.db")), place.time)
    with (
        world_of(workspace, ServerSettings()) as world,
        TestClient(create_app(world), base_url="http://localhost:8765") as browser,
    ):
        answer = browser.post(f"{API}/oura", headers={"Hormesis-Client": "test"})
        assert answer.status_code == 409
        assert "HORMESIS_SERVER_OURA_CLIENT" in answer.json()["detail"]
        assert browser.post(f"{API}/nokia", headers={"Hormesis-Client": "test"}).status_code == 404


def test_what_an_iphone_posts_is_kept_and_the_same_again_adds_nothing(place: Place) -> None:
    night = {"date": "2026-03-01 00:00:00 +0100", "qty": 51}
    body = {"data": {"metrics": [{"name": "resting_heart_rate", "units": "count/min", "data": [night]}], "workouts": []}}
    handlers = _import_handlers(place)
    for _ in range(2):
        answer = place.browser.post(f"{API}/webhook", json=body)
        assert answer.status_code == 200, answer.text
        runner = Runner(place.world.database, Jobs(place.time), handlers, place.time, "w")
        while runner.run_next() is not None:
            pass
        assert [fact.fields["bpm"] for fact in place.facts("resting_hr")] == [51]
    assert place.browser.post(f"{API}/webhook", content=b'{"what": "is this"}').status_code == 422


def _import_handlers(place: Place) -> dict[str, Any]:
    from hormesis.app.jobs_kinds import handlers_for

    workspace = Workspace(place.world.settings, place.time)
    return {**handlers_for(workspace), "refresh": lambda _run: lambda _tx: None}


def test_a_browser_that_comes_back_without_consent_is_shown_the_screen_and_not_a_problem_in_json(place: Place) -> None:
    page = {"accept": "text/html,application/xhtml+xml"}
    back = place.browser.get(f"{API}/oura/callback", params={"error": "denied"}, headers=page, follow_redirects=False)
    assert (back.status_code, back.headers["location"]) == (303, "/settings/connections?refused=oura")
