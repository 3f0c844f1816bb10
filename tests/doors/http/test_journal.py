"""What the server writes down of itself holds nothing that anybody measured or said, and the server ends as it should."""

import json
import logging
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit

import httpx2
import pytest

from hormesis.app.journal import FIELDS, begin_journal
from hormesis.domain.errors import Invalid

NUMBERS = ("7391.25", "8642", "6173")
WORDS = ("zebrafinch", "quagga@example.org", "okapi")
HEADERS = {"Hormesis-Client": "test"}


def _now() -> datetime:
    return datetime(2026, 3, 2, 12, tzinfo=UTC)


@contextmanager
def _journal(level: str = "debug") -> Iterator[StringIO]:
    stream = StringIO()
    handler = begin_journal(stream, level, _now)
    try:
        yield stream
    finally:
        logging.getLogger().removeHandler(handler)


def _lines(stream: StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_a_line_is_an_object_with_the_fields_that_may_be_told_and_no_others() -> None:
    with _journal() as stream:
        logging.getLogger("hormesis.http").info("request", extra={"route": "/api/v1/log", "load_kg": 7391.25, "body": "okapi"})
    (line,) = _lines(stream)
    assert line == {
        "at": "2026-03-02T12:00:00.000+00:00",
        "level": "info",
        "logger": "hormesis.http",
        "event": "request",
        "route": "/api/v1/log",
    }
    assert set(line) <= set(FIELDS)


def test_of_other_libraries_the_template_is_written_and_not_what_was_put_into_it() -> None:
    with _journal() as stream:
        logging.getLogger("sqlalchemy.pool").warning("row %r of %s", NUMBERS[0], WORDS[0])
        try:
            raise ValueError(f"load {NUMBERS[0]} of {WORDS[1]}")
        except ValueError:
            logging.getLogger("uvicorn.error").exception("Exception in ASGI application")
    text = stream.getvalue()
    assert not any(one in text for one in (*NUMBERS, *WORDS))
    assert [line.get("error") for line in _lines(stream)] == [None, "ValueError"]


def test_a_level_that_is_none_is_refused_by_name() -> None:
    with pytest.raises(Invalid, match=r"'loud'.*debug, info"):
        begin_journal(StringIO(), "loud", _now)


class Server:
    """``hormesis serve`` as a process of its own, and what it writes to stderr."""

    def __init__(self, process: "subprocess.Popen[str]", url: str) -> None:
        self.process, self.url = process, url

    def end(self) -> str:
        """Tell it to end; everything that it wrote down."""
        self.process.send_signal(signal.SIGTERM)
        _, errors = self.process.communicate(timeout=60)
        return errors


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    environment = {**os.environ, "HORMESIS_HOME": str(tmp_path), "HORMESIS_SERVER_LOG_LEVEL": "debug"}
    environment.pop("HORMESIS_DATABASE_URL", None)
    words = [sys.executable, "-m", "hormesis.main", "serve", "--port", "0", "--json"]
    pipe = subprocess.PIPE
    with subprocess.Popen(words, env=environment, text=True, stdout=pipe, stderr=pipe) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        if not said:
            raise AssertionError(process.stderr.read() if process.stderr else "")
        try:
            yield Server(process, json.loads(said)["url"])
        finally:
            process.kill()


def test_a_session_full_of_numbers_and_notes_leaves_none_of_them_in_the_journal(server: Server) -> None:
    csv = (
        "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n"
        f'2026-02-09 18:00:00,{WORDS[0]},50m,Bench Press (Barbell),1,{NUMBERS[2]},8,0,0,"{WORDS[2]}","",8\n'
    )
    with httpx2.Client(base_url=server.url, headers=HEADERS | {"Origin": server.url}) as client:
        answers = [
            client.post("/api/v1/log", json={"text": f"bench {NUMBERS[1]}x5 {WORDS[0]}", "confirm": True}),
            client.post("/api/v1/facts", json=[{"kind": "note", "at": "2026-03-01", "text": f"{WORDS[0]} {WORDS[1]}"}]),
            client.post("/api/v1/check-in", json={"energy": 7391.25, "note": WORDS[2]}),
            client.post("/api/v1/imports", files={"file": (f"{WORDS[0]}.csv", csv)}),
            client.get(f"/api/v1/library/{WORDS[0]}", params={"load": NUMBERS[0]}),
            client.get(f"/api/v1/today?date={NUMBERS[0]}", headers={"X-Note": WORDS[2]}),
            client.get(f"/{WORDS[0]}/{NUMBERS[1]}.js"),
            client.post("/api/v1/log", content=f"{{broken {WORDS[1]} {NUMBERS[0]}"),
            client.get("/api/v1/today", headers={"Authorization": f"Bearer {WORDS[0]}"}),
        ]
        ids = [answer.headers["x-request-id"] for answer in answers]
    text = server.end()
    assert not [one for one in (*NUMBERS, *WORDS) if one in text]
    lines = [json.loads(line) for line in text.splitlines()]
    assert {line.get("request_id") for line in lines} >= set(ids), "each request is there, by its id"
    assert server.process.returncode in (0, -signal.SIGTERM)


def test_a_server_that_is_told_to_end_answers_what_it_was_asked(server: Server) -> None:
    address = urlsplit(server.url)
    body = b'{"text": "bench 100x5"}'
    said = HEADERS | {"Host": address.netloc, "Origin": server.url, "Content-Type": "application/json", "Connection": "close"}
    said |= {"Content-Length": str(len(body)), "Expect": "100-continue"}
    head = "".join(f"{name}: {value}\r\n" for name, value in said.items())
    with socket.create_connection((address.hostname, address.port), timeout=60) as line, line.makefile("rb") as answer:
        line.sendall(f"POST /api/v1/log HTTP/1.1\r\n{head}\r\n".encode())
        assert b" 100 " in answer.readline()  # it is at work on the request, and waits for the rest of it
        server.process.send_signal(signal.SIGTERM)
        line.sendall(body)
        assert answer.readline() == b"\r\n"
        assert b" 200 " in answer.readline()
    server.process.communicate(timeout=60)


def test_figures_are_given_out_on_loopback(server: Server) -> None:
    with httpx2.Client(base_url=server.url) as client:
        client.get("/api/v1/health")
        page = client.get("/metrics")
    assert page.status_code == 200
    assert 'hormesis_request_seconds_count{method="GET",route="/api/v1/health",status="200"} 1.0' in page.text
    server.end()
