"""What an athlete arranges from the phone: a week of their own, names of their log, several gyms, a look round with the demo."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from .test_routes import API, get, post

Json = dict[str, Any]


@pytest.fixture
def client(client: TestClient) -> TestClient:
    """A program that says that it is one."""
    client.headers["Hormesis-Client"] = "tests"
    return client


def training(week: Json) -> list[str]:
    return [day["date"] for day in week["days"] if day["work"]]


def test_a_day_is_moved_once_it_was_seen_and_taken(client: TestClient) -> None:
    standing = get(client, "/week")
    gone = training(standing)[0]
    free = next(day["date"] for day in standing["days"] if not day["work"])
    move = {"edits": [{"change": "move", "date": gone, "to": free}]}
    seen = post(client, "/week/what-if", {"changes": move})
    assert free in training(seen)
    assert gone not in training(seen)
    assert training(get(client, "/week")) == training(standing), "a preview keeps nothing"
    kept = post(client, "/week", move)
    assert training(kept) == training(seen) == training(get(client, "/week"))
    assert len(kept["edits"]) == 1
    assert not get(client, "/today")["work"]


def test_a_week_kept_without_edits_is_followed_today(client: TestClient) -> None:
    week = post(client, "/week", {})
    today = get(client, "/today")
    assert [one["exercise"] for one in today["work"]] == [one["exercise"] for one in week["days"][0]["work"]]


@pytest.mark.parametrize(
    "edit",
    [
        {"change": "sing"},
        {"change": "move", "date": "2026-03-02"},
        {"change": "move", "date": "2026-03-02", "to": "2027-01-01"},
        {"change": "swap", "exercise": "barbell-bench-press", "instead": "no such exercise"},
        {"change": "sets", "exercise": "barbell-bench-press", "sets": 99},
        "move",
    ],
)
def test_an_edit_that_makes_no_sense_is_refused_whole(client: TestClient, edit: Any) -> None:
    good = {"change": "without", "exercise": "deadlift"}
    for path, body in (("/week", {"edits": [good, edit]}), ("/week/what-if", {"changes": {"edits": [good, edit]}})):
        assert client.post(API + path, json=body).status_code == 422
    assert get(client, "/facts", kind="edit")["facts"] == []


def test_every_name_of_the_log_says_what_it_is_taken_for_and_can_be_corrected(client: TestClient) -> None:
    sets = {"kind": "set", "exercise_name": "Complex of mine", "load_kg": 40, "reps": 5}
    post(client, "/facts", {"facts": [{**sets, "at": f"2026-02-20T18:0{n}:00"} for n in range(2)]})
    mine = _named(client, "Complex of mine")
    assert (mine["sets"], mine["exercise"], mine["said"], mine["last_day"]) == (2, None, False, "2026-02-20")
    fact = {"kind": "name", "at": "2026-03-02T08:00:00", "exercise_name": "Complex of mine", "exercise": "thruster"}
    post(client, "/facts", {"facts": [fact]})
    mine = _named(client, "Complex of mine")
    assert (mine["exercise"], mine["said"]) == ("thruster", True)


def _named(client: TestClient, name: str) -> Json:
    found: Json = next(one for one in get(client, "/names") if one["name"] == name)
    return found


def test_a_gym_keeps_what_was_told_of_it_while_another_counts(client: TestClient) -> None:
    home, hotel = {"name": "home", "bars_kg": [20], "plates_kg": [20, 10]}, {"name": "hotel", "dumbbells_kg": [5, 10]}
    for fields in (home, hotel, {"name": "home"}):
        assert client.put(f"{API}/settings/gym", json={"fields": fields}).status_code == 200
    told = get(client, "/settings")
    assert told["gym"]["name"] == "home"
    assert told["gym"]["plates_kg"] == [10, 20]
    assert [(one["name"], one.get("dumbbells_kg")) for one in told["all_gyms"]][-2:] == [("hotel", [5, 10]), ("home", None)]


def test_the_demo_does_not_mix_with_a_log(client: TestClient) -> None:
    answer = client.post(f"{API}/imports/demo")
    assert (answer.status_code, answer.json()["type"]) == (409, "urn:hormesis:problem:conflict")
