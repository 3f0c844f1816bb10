"""Each route does what it says, for the one athlete of this machine."""

import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from hormesis.app.coach import Coach
from hormesis.app.world import World

from .conftest import NOW

API = "/api/v1"
STRONG = """Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE
2026-02-20 18:00:00,"Evening",45m,"Zercher Squat (Barbell)",1,60,5,0,0,"","",8
2026-02-20 18:00:00,"Evening",45m,"Zercher Squat (Barbell)",2,60,5,0,0,"","",9
"""


def get(client: TestClient, path: str, **query: Any) -> Any:
    answer = client.get(API + path, params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


def post(client: TestClient, path: str, body: Any = None, **more: Any) -> Any:
    answer = client.post(API + path, json=body, **more)
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.fixture
def client(client: TestClient) -> TestClient:
    """A program that says that it is one."""
    client.headers["Hormesis-Client"] = "tests"
    return client


@pytest.fixture
def coach(world: World) -> Coach:
    return Coach(world.database.of("local"), "local", lambda: NOW)


def test_the_week_is_the_object_of_the_command_line(client: TestClient, coach: Coach) -> None:
    assert get(client, "/week") == coach.week()


def test_another_week_says_what_it_gives_and_takes(client: TestClient) -> None:
    found = post(client, "/week/what-if", {"changes": {"days_per_week": 2, "workout_min": 30}})
    assert sum(bool(day["work"]) for day in found["days"]) == 2
    assert found["compared"]
    for wrong in ({"days": 3}, {"days_per_week": 12}, {"skip": ["soon"]}, {"minutes": {"8": 30}}):
        answer = client.post(f"{API}/week/what-if", json={"changes": wrong})
        assert (answer.status_code, answer.json()["type"]) == (422, "urn:hormesis:problem:invalid")


def test_fourteen_days_are_there_for_a_phone_without_signal(client: TestClient) -> None:
    days = get(client, "/plan/days")
    assert [day["date"] for day in days] == [f"2026-03-{n:02}" for n in range(2, 16)]
    assert [day["provisional"] for day in days] == [False] * 7 + [True] * 7
    planned = [one for day in days for exercise in day["work"] for one in exercise["sets"]]
    assert planned
    assert len({one["id"] for one in planned}) == len(planned)


def test_what_has_not_changed_is_not_sent_again(client: TestClient) -> None:
    for path in ("/library", "/library/index", "/today"):
        first = client.get(API + path)
        again = client.get(API + path, headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
    post(client, "/check-in", {"fields": {"energy": 1, "soreness": {"chest": 9}}})
    tag = first.headers["ETag"]
    assert client.get(f"{API}/today", headers={"If-None-Match": tag}).status_code == 200


def test_the_library_is_compressed(client: TestClient) -> None:
    assert client.get(f"{API}/library").headers["Content-Encoding"] == "gzip"


def test_a_page_tells_all_and_how_the_coach_uses_it(client: TestClient, coach: Coach) -> None:
    page = get(client, "/library/lacrosse-ball-upper-back")
    assert page["cues"]["do"]
    assert page["review"]
    assert get(client, "/library/lacrosse-ball-upper-back/use") == coach.page_use("lacrosse-ball-upper-back")
    assert get(client, "/library/search", q="lacrosse upper back")[0]["slug"] == "lacrosse-ball-upper-back"
    missing = client.get(f"{API}/library/lacrosse-bal-upper-back")
    assert (missing.status_code, "lacrosse-ball-upper-back" in missing.json()["detail"]) == (404, True)


def test_substitutes_know_what_must_be_spared(client: TestClient) -> None:
    everything = {row["slug"] for row in get(client, "/library/back-squat/substitutes", limit=20)["substitutes"]}
    client.put(f"{API}/settings/preference", json={"fields": {"exercise": "hack-squat", "preference": "never"}})
    assert "hack-squat" in everything
    assert "hack-squat" not in {row["slug"] for row in get(client, "/library/back-squat/substitutes", limit=20)["substitutes"]}
    assert get(client, "/library/overhead-press/substitutes", avoid="overhead")["substitutes"]
    assert client.get(f"{API}/library/back-squat/substitutes", params={"reason": "whim"}).status_code == 422


def test_names_are_matched(client: TestClient) -> None:
    found = post(client, "/library/match", {"names": ["Bench Press (Barbell)", "Florb"], "source": "strong"})
    assert [one["exercise"] for one in found] == ["barbell-bench-press", None]


def test_words_are_shown_before_they_are_kept(client: TestClient) -> None:
    before = get(client, "/facts", kind="tightness")["facts"]
    words = "upper back tight again 6/10"
    preview = post(client, "/log", {"text": words})
    assert (preview["facts"][0]["level"], preview["written"]) == (6, [])
    assert get(client, "/facts", kind="tightness")["facts"] == before
    kept = post(client, "/log", {"text": words, "confirm": True})
    assert [one["id"] for one in get(client, "/facts", kind="tightness")["facts"][len(before) :]] == kept["written"]


def test_a_red_flag_is_shown_first(client: TestClient) -> None:
    assert post(client, "/log", {"text": "crushing chest pain down my left arm"})["flag"]["tier"] == "A"


def test_a_set_is_written_changed_deleted_and_restored(client: TestClient) -> None:
    one = {"kind": "set", "at": "2026-03-02T07:01:00+00:00", "id": "0195-set", "workout": "w", "exercise": "back-squat"}
    assert post(client, "/facts", {"facts": [{**one, "load_kg": 100, "reps": 5}]}) == {"written": 1, "ids": ["0195-set"]}
    assert post(client, "/facts", {"facts": [{**one, "load_kg": 100, "reps": 5}]})["written"] == 0
    post(client, "/facts", {"facts": [{**one, "load_kg": 100, "reps": 6}]})
    assert [f["reps"] for f in get(client, "/facts", kind="set", since="2026-03-02")["facts"]] == [6]
    assert client.delete(f"{API}/facts/0195-set").json()["written"] == 1
    assert get(client, "/facts", kind="set", since="2026-03-02")["facts"] == []
    assert client.delete(f"{API}/facts/0195-set").status_code in (200, 404)
    post(client, "/facts/0195-set/restore")
    assert [f["reps"] for f in get(client, "/facts", kind="set", since="2026-03-02")["facts"]] == [6]
    assert client.delete(f"{API}/facts/nothing").status_code == 404


def test_one_bad_fact_keeps_all_of_them_out(client: TestClient) -> None:
    good = {"kind": "tightness", "at": "2026-03-02T07:00:00", "region": "calf", "level": 3}
    answer = client.post(f"{API}/facts", json={"facts": [good, {**good, "level": 11}]})
    assert answer.status_code == 422
    assert "facts[1]" in answer.json()["detail"]
    assert get(client, "/facts", kind="tightness", since="2026-03-02")["facts"] == []


def test_facts_come_a_page_at_a_time_and_all_of_them_once(client: TestClient, coach: Coach) -> None:
    found, cursor = [], None
    while True:
        page = get(client, "/facts", limit=97, **({"cursor": cursor} if cursor else {}))
        found += [one["id"] for one in page["facts"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert found == [json.loads(line)["id"] for line in coach.export()]
    for wrong in ("x", "WzEsMl0", "é"):
        assert client.get(f"{API}/facts", params={"cursor": wrong}).status_code == 422


def test_a_report_brings_what_it_should(client: TestClient) -> None:
    before = get(client, "/today")
    post(client, "/reports/pain", {"fields": {"region": "shoulder", "side": "left", "level": 6, "new": True}})
    after = get(client, "/today")
    assert [one["exercise"] for one in after["work"]] != [one["exercise"] for one in before["work"]]
    assert any("shoulder" in one["text"].lower() for one in after["safety"])
    assert client.post(f"{API}/reports/profile", json={"fields": {"goal": "strength"}}).status_code == 422
    assert client.post(f"{API}/reports/pain", json={"fields": {"region": "tail", "level": 3}}).status_code == 422


def test_what_was_told_can_be_seen_and_changed(client: TestClient) -> None:
    assert get(client, "/settings")["profile"]["focus"] == []
    client.put(f"{API}/settings/profile", json={"fields": {"goal": "power", "focus": ["quads"]}})
    assert get(client, "/settings")["profile"]["goal"] == "power"
    answer = client.put(f"{API}/settings/profile", json={"fields": {"focus": ["tail"]}})
    assert (answer.status_code, "tail" in answer.json()["detail"]) == (422, True)


def test_the_review_and_its_parts(client: TestClient, coach: Coach) -> None:
    whole = get(client, "/insight")
    assert whole == coach.report()
    for part in ("summary", "strength", "volume", "forecasts", "muscles"):
        assert get(client, f"/insight/{part}") == whole[part]
    assert client.get(f"{API}/insight/horoscope").status_code == 422
    assert get(client, "/tonight") == coach.tonight()
    assert get(client, "/trial") == coach.trial()


def test_a_file_is_shown_first_and_kept_by_a_job(client: TestClient) -> None:
    before = len(get(client, "/imports"))
    shown = client.post(f"{API}/imports", files={"file": ("strong.csv", STRONG)}).json()
    assert (shown["report"]["sets"], shown["report"]["dry_run"]) == (2, True)
    assert len(get(client, "/imports")) == before
    job = client.post(f"{API}/imports/{shown['upload']}/apply").json()
    assert job["kind"] == "import"
    assert get(client, f"/jobs/{job['id']}")["id"] == job["id"]
    assert client.post(f"{API}/imports/{shown['upload'][:-1]}/apply").status_code == 404


def test_a_file_that_is_none_is_refused_with_the_reason(client: TestClient) -> None:
    answer = client.post(f"{API}/imports", files={"file": ("notes.txt", b"\x00\x01nothing")})
    assert answer.status_code == 422
    assert answer.json()["next_step"]
    assert client.post(f"{API}/imports/999/undo").status_code == 404


def test_the_backtest_is_a_job(client: TestClient) -> None:
    assert client.get(f"{API}/backtest").status_code == 404
    job = post(client, "/backtest")
    assert (job["kind"], job["error"]) == ("backtest", None)
    assert job["id"] in [one["id"] for one in get(client, "/jobs")]


def test_everything_can_be_taken_along_and_removed(client: TestClient, coach: Coach) -> None:
    lines = list(coach.export())
    assert client.get(f"{API}/export").text.splitlines() == lines
    assert len(client.get(f"{API}/export", params={"format": "csv"}).text.splitlines()) >= len(lines)
    assert client.post(f"{API}/purge", json={"confirm": "yes"}).status_code == 422
    assert post(client, "/purge", {"confirm": "remove everything"})["removed"] > len(lines)
    assert get(client, "/facts")["facts"] == []
    assert client.get(f"{API}/export").text == ""
