"""The servers of makers of watches and apps, on loopback, speaking as their documentation says: ``Makers``.

It keeps what it was asked, and can be told to answer wrongly: ``then`` puts answers before the right ones.
"""

import base64
import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

__all__ = ["CODE", "HEVY_KEY", "Asked", "Makers", "makers"]

CODE = "code-that-was-agreed"
HEVY_KEY = "5f0c6f3e-hevy-key"
SECRET = "secret-of-this-server"

SLEEP = {"day": "2026-03-01", "bedtime_start": "2026-02-28T23:10:00+01:00", "bedtime_end": "2026-03-01T07:05:00+01:00"} | {
    "total_sleep_duration": 26_400,
    "time_in_bed": 28_500,
    "average_hrv": 61,
    "lowest_heart_rate": 51,
    "type": "long_sleep",
}
WHOOP_SLEEP = {
    "id": "s1",
    "start": "2026-02-28T22:10:00.000Z",
    "end": "2026-03-01T06:05:00.000Z",
    "timezone_offset": "+01:00",
    "nap": False,
    "score_state": "SCORED",
    "score": {
        "stage_summary": {
            "total_in_bed_time_milli": 28_500_000,
            "total_awake_time_milli": 2_100_000,
            "total_light_sleep_time_milli": 14_400_000,
            "total_slow_wave_sleep_time_milli": 6_000_000,
            "total_rem_sleep_time_milli": 6_000_000,
        },
        "respiratory_rate": 15.2,
        "sleep_performance_percentage": 88,
    },
}
WHOOP_RECOVERY = {
    "sleep_id": "s1",
    "score_state": "SCORED",
    "score": {"hrv_rmssd_milli": 61.5, "resting_heart_rate": 51, "skin_temp_celsius": 33.7},
}
WHOOP_WORKOUT = {
    "id": "w1",
    "start": "2026-03-01T17:00:00.000Z",
    "end": "2026-03-01T17:50:00.000Z",
    "timezone_offset": "+01:00",
    "sport_name": "running",
    "score_state": "SCORED",
    "score": {"average_heart_rate": 141, "distance_meter": 8000},
}
FITBIT: dict[str, list[dict[str, Any]]] = {
    "sleep": [{"dateOfSleep": "2026-03-01", "startTime": "2026-02-28T23:10:00.000", "endTime": "2026-03-01T07:05:00.000"}],
    "activities-heart": [{"dateTime": "2026-03-01", "value": {"restingHeartRate": 51}}],
    "hrv": [{"dateTime": "2026-03-01", "value": {"dailyRmssd": 34.9, "deepRmssd": 31.5}}],
    "br": [{"dateTime": "2026-03-01", "value": {"breathingRate": 15.2}}],
    "tempSkin": [{"dateTime": "2026-03-01", "value": {"nightlyRelative": -0.2}}],
    "activities-steps": [{"dateTime": "2026-03-01", "value": "8214"}],
}
FITBIT["sleep"][0] |= {"minutesAsleep": 440, "timeInBed": 475, "minutesAwake": 35}


def hevy_workout(number: int) -> dict[str, Any]:
    """A workout with two sets, the higher the number the older."""
    sets = [
        {"index": 0, "type": "warmup", "weight_kg": 40, "reps": 8, "rpe": None},
        {"index": 1, "type": "normal", "weight_kg": 80, "reps": 5, "rpe": 8},
    ]
    exercise = {"index": 0, "title": "Squat (Barbell)", "notes": "", "superset_id": None, "sets": sets}
    day = f"2026-02-{28 - number:02d}"
    times = {"start_time": f"{day}T23:30:00+00:00", "end_time": f"{day}T23:59:00+00:00"}
    return {"id": f"w{number}", "title": "Legs", "description": "", **times, "exercises": [exercise]}


@dataclass(frozen=True)
class Asked:
    """One request: its path with the query, its headers in small letters, its form."""

    path: str
    headers: dict[str, str]
    form: dict[str, str]


@dataclass
class Makers:
    """What the servers know. ``access`` is the token that counts now; ``refresh`` the one that gets another, once."""

    url: str = ""
    access: str = "access-0"
    refresh: str = "refresh-0"
    challenge: str = ""
    asked: list[Asked] = field(default_factory=list)
    _then: list[tuple[int, dict[str, str], bytes]] = field(default_factory=list)
    _given: int = 0

    def then(self, status: int, headers: dict[str, str] | None = None, body: bytes = b"{}") -> None:
        """Answer so to the next request for data."""
        self._then.append((status, headers or {}, body))

    def expire(self) -> None:
        """Let the access token run out before its time."""
        self.access = "run-out"

    def answer(self, asked: Asked) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body."""
        self.asked.append(asked)
        path, _, query = asked.path.partition("?")
        if path.endswith("/token"):
            return self._token(asked)
        if self._then:
            return self._then.pop(0)
        key = asked.headers.get("api-key")
        if key != HEVY_KEY and asked.headers.get("authorization") != f"Bearer {self.access}":
            return 401, {}, b'{"error": "unauthorized"}'
        words = {name: found[0] for name, found in parse_qs(query).items()}
        found = self._data(path, words)
        return (404, {}, b"{}") if found is None else (200, {}, json.dumps(found).encode())

    def _token(self, asked: Asked) -> tuple[int, dict[str, str], bytes]:
        form = asked.form
        basic = base64.b64encode(f"{form.get('client_id')}:{SECRET}".encode()).decode()
        if form.get("client_secret") != SECRET and asked.headers.get("authorization") != f"Basic {basic}":
            return 401, {}, b'{"error": "invalid_client"}'
        if form["grant_type"] == "authorization_code":
            proof = base64.urlsafe_b64encode(hashlib.sha256(form["code_verifier"].encode()).digest()).rstrip(b"=").decode()
            if form["code"] != CODE or proof != self.challenge:
                return 400, {}, b'{"error": "invalid_grant"}'
        elif form.get("refresh_token") != self.refresh:
            return 400, {}, b'{"error": "invalid_grant"}'
        self._given += 1
        self.access, self.refresh = f"access-{self._given}", f"refresh-{self._given}"  # the one before counts no more
        said = {"access_token": self.access, "refresh_token": self.refresh, "expires_in": 3600, "token_type": "bearer"}
        return 200, {}, json.dumps(said).encode()

    def _data(self, path: str, words: dict[str, str]) -> dict[str, Any] | None:
        if path.startswith("/v2/usercollection/"):
            kind = path.rpartition("/")[2]
            if kind == "sleep":  # in two pages
                second = {**SLEEP, "day": "2026-03-02", "bedtime_start": "2026-03-01T23:00:00+01:00"}
                second["bedtime_end"] = "2026-03-02T07:00:00+01:00"
                more = words.get("next_token")
                return {"data": [second], "next_token": None} if more == "two" else {"data": [SLEEP], "next_token": "two"}
            scores = [{"day": "2026-03-01", "score": 81, "contributors": {}}]
            return {"data": scores if kind == "daily_sleep" else [], "next_token": None}
        if path.startswith("/developer/v2/"):
            lists = {"recovery": [WHOOP_RECOVERY], "activity/sleep": [WHOOP_SLEEP], "activity/workout": [WHOOP_WORKOUT]}
            return {"records": lists[path.removeprefix("/developer/v2/")], "next_token": ""}
        if path.startswith(("/1/user/-/", "/1.2/user/-/")):
            names = {"activities/heart": "activities-heart", "temp/skin": "tempSkin", "activities/steps": "activities-steps"}
            about, _, days = path.partition("/user/-/")[2].partition("/date/")
            kind = names.get(about, about)
            first, last = days.removesuffix(".json").split("/")
            at = "dateOfSleep" if kind == "sleep" else "dateTime"
            return {kind: [one for one in FITBIT[kind] if first <= one[at] <= last]}
        if path == "/v1/workouts":
            page = int(words["page"])
            numbers = range((page - 1) * 10, min(page * 10, 13))
            return {"page": page, "page_count": 2, "workouts": [hevy_workout(number) for number in numbers]}
        return None


@contextmanager
def makers() -> Iterator[Makers]:
    """The servers, until the end of the block."""
    known = Makers()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            form = {name: found[0] for name, found in parse_qs(body.decode()).items()}
            headers = {name.casefold(): value for name, value in self.headers.items()}
            status, more, answer = known.answer(Asked(self.path, headers, form))
            self.send_response(status)
            for name, value in {**more, "Content-Length": str(len(answer))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer)

        do_POST = do_GET  # noqa: N815 - the library's own name

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        known.url = f"http://127.0.0.1:{server.server_address[1]}"
        assert urlsplit(known.url).port
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield known
        finally:
            server.shutdown()
            thread.join()
