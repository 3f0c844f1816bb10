"""A real ``hormesis serve`` that is killed again and again while a phone writes: what it acknowledged is there afterwards."""

import http.client
import json
import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from hormesis.app.workspace import LOCAL_ATHLETE
from hormesis.store import facts
from hormesis.store.clock import Clock
from hormesis.store.database import open_database
from tests.phone import Phone

pytest.importorskip("uvicorn", reason="the server is an extra: pip install 'hormesis[server]'")

WRITES = 200
KILLED_AFTER = {"sqlite": (0, 61, 140), "postgresql": (97,)}


@pytest.fixture(params=list(KILLED_AFTER))
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def place(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if kind == "sqlite":
        yield str(tmp_path / "hormesis.db")
    else:
        server = request.getfixturevalue("postgres")
        yield server.url(server.new())


class Serving:
    """The server as a process of its own, killed by a thread as soon as it is told to."""

    def __init__(self, place: str, home: Path) -> None:
        environment = {**os.environ, "HORMESIS_HOME": str(home), "HORMESIS_DATABASE_URL": place}
        command = [sys.executable, "-m", "hormesis.main", "serve", "--port", "0", "--json"]
        self.process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        assert self.process.stdout is not None
        self.address = urlsplit(json.loads(self.process.stdout.readline())["url"]).netloc
        self.doomed = threading.Event()
        self.killer = threading.Thread(target=self._kill)
        self.killer.start()

    def _kill(self) -> None:
        self.doomed.wait()
        self.process.send_signal(signal.SIGKILL)

    def hear(self, body: str) -> dict[str, Any]:
        """The reply; raises ``OSError`` or ``HTTPException`` where there is none."""
        line = http.client.HTTPConnection(self.address, timeout=60)
        try:
            headers = {"Content-Type": "application/json", "Hormesis-Client": "phone"}
            line.request("POST", "/api/v1/sync", body, headers)
            answer = line.getresponse()
            said: dict[str, Any] = json.loads(answer.read())
        finally:
            line.close()
        assert answer.status == 200, said
        return said

    def close(self) -> None:
        self.doomed.set()
        self.killer.join()
        self.process.communicate()


def test_a_server_killed_in_the_middle_of_two_hundred_writes_has_all_that_it_acknowledged(
    kind: str, place: str, tmp_path: Path
) -> None:
    phone = Phone("0000000a", lambda: int(datetime.now(UTC).timestamp() * 1000), random.Random(1))
    said: set[str] = set()
    acknowledged: set[str] = set()
    killings = list(KILLED_AFTER[kind])
    server = Serving(place, tmp_path)
    while len(said) < WRITES or phone.disk.outbox:
        if len(said) < WRITES:
            said.add(str(phone.log("set", "2026-03-01T18:00:00", exercise="back-squat", load_kg=100, reps=1)["id"]))
        if killings and len(acknowledged) >= killings[0]:
            killings.pop(0)
            server.doomed.set()  # while the next request is on its way, or before
        sent = phone.request()
        try:
            reply = server.hear(sent.body)
        except (OSError, http.client.HTTPException):
            server.close()
            server = Serving(place, tmp_path)
            continue
        acknowledged |= {one["id"] for one in phone.hear(sent, reply)}
    server.close()
    assert killings == []
    db = open_database(place, Clock(lambda: datetime.now(UTC))).of(LOCAL_ATHLETE)
    with db.reading() as tx:
        stored = [one.id for one in facts.live(tx, LOCAL_ATHLETE, ["set"])]
        if db.is_sqlite:
            assert tx.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    db.close()
    assert sorted(stored) == sorted(said) == sorted(acknowledged)
