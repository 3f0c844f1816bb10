"""``hormesis serve`` as a program of its own, spoken to over a real connection; ``hormesis account`` and ``hormesis token``."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest

from .conftest import Run

PASSWORD = "correct horse battery staple"


@contextmanager
def serving(home: Path, *words: str, **environment: str) -> Iterator[Any]:
    """A running server: what it said first, as JSON, with the process itself."""
    command = [sys.executable, "-m", "hormesis.main", "serve", "--port", "0", "--json", *words]
    settings = {**os.environ, "HORMESIS_HOME": str(home), **environment}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=settings)
    assert process.stdout is not None
    said = process.stdout.readline()
    try:
        yield process, json.loads(said or "{}").get("url")
    finally:
        process.terminate()
        process.communicate(timeout=30)


def test_the_demo_is_served_on_this_machine_alone_and_ends_when_it_is_told(tmp_path: Path) -> None:
    with serving(tmp_path, "--demo") as (process, url):
        assert url.startswith("http://127.0.0.1:")
        with httpx2.Client(base_url=url) as client:
            plan = client.get("/api/v1/today").json()
            assert len(plan["work"]) >= 3
            assert client.get("/api/v1/today", headers={"Host": "evil.example"}).status_code == 421
            assert "server" not in client.get("/api/v1/health").headers
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
        assert (process.returncode, out) == (0, "")
        assert "Traceback" not in err
    assert not (tmp_path / "hormesis.db").exists(), "nothing of the demo is kept"


def test_with_an_account_others_are_served_who_sign_in(tmp_path: Path, run: Run) -> None:
    added = run("account", "add", "Ann@example.org", "--password-stdin", "--json", stdin=f"{PASSWORD}\n", at_home=tmp_path).json
    assert (added["name"], added["athlete_id"]) == ("ann@example.org", "local")
    token = run("token", "add", "ann@example.org", "watch", "--scope", "read", "--json", at_home=tmp_path).json
    with serving(tmp_path, HORMESIS_SERVER_ACCOUNTS="yes") as (_, url), httpx2.Client(base_url=url) as client:
        assert client.get("/api/v1/version").json()["access"] == "accounts"
        assert client.get("/api/v1/facts").status_code == 401
        assert client.get("/api/v1/facts", headers={"Authorization": f"Bearer {token['secret']}"}).status_code == 200
        credentials = {"name": "ann@example.org", "password": PASSWORD}
        assert client.post("/api/v1/sessions", json=credentials, headers={"Origin": url}).status_code == 200
        assert client.get("/api/v1/account").json()["name"] == "ann@example.org"
        run("account", "remove", "ann@example.org", at_home=tmp_path)
        assert client.get("/api/v1/account").status_code == 401


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_nobody_else_is_served_without_an_account(tmp_path: Path, host: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "hormesis.main", "serve", "--port", "0", "--host", host],
        capture_output=True,
        text=True,
        env={**os.environ, "HORMESIS_HOME": str(tmp_path)},
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "run: hormesis account add NAME" in done.stderr


def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-m", "hormesis.main", "serve", "--port", port]
        environment = {**os.environ, "HORMESIS_HOME": str(tmp_path)}
        done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60, check=False)
    assert done.returncode == 2
    assert f"port {port}" in done.stderr
    assert "--port" in done.stderr


def test_without_the_server_extra_one_line_says_how_to_get_it(tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['fastapi'] = None; from hormesis.main import run; "
        "sys.argv = ['hormesis', 'serve']; raise SystemExit(run())"
    )
    environment = {**os.environ, "HORMESIS_HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, timeout=60, check=False)
    assert done.returncode == 2
    assert done.stderr == "hormesis: the server needs fastapi, which is not installed; run: pip install 'hormesis[server]'\n"


def test_no_other_command_loads_the_server(tmp_path: Path) -> None:
    code = (
        "import sys; from hormesis.main import run; sys.argv = ['hormesis', 'today', '--demo', '--json']; run(); "
        "print(sorted({'fastapi', 'starlette', 'uvicorn', 'pwdlib', 'limits'} & set(sys.modules)), file=sys.stderr)"
    )
    environment = {**os.environ, "HORMESIS_HOME": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "[]\n")


def test_accounts_and_tokens_are_kept_by_name(run: Run) -> None:
    assert run("account", "list").out.startswith("No account yet")
    assert run("account", "add", "bo", "--password-stdin", stdin=f"{PASSWORD}\n").out == "Added bo.\n"
    again = run("account", "add", "BO", "--password-stdin", stdin=f"{PASSWORD}\n")
    assert (again.code, "there is one named 'bo'" in again.err) == (2, True)
    assert "12 to 256" in run("account", "add", "cy", "--password-stdin", stdin="short\n").err
    assert "--password-stdin" in run("account", "add", "cy").err
    assert [one["name"] for one in run("account", "list", "--json").json] == ["bo"]
    made = run("token", "add", "bo", "watch", "--scope", "read", "--scope", "log", "--days", 7)
    assert made.out.startswith("hormesis_")
    assert "shown" not in made.out
    (listed,) = run("token", "list", "bo", "--json").json
    assert (listed["scopes"], listed["name"]) == (["read", "log"], "watch")
    assert made.out.strip() not in json.dumps(listed)
    assert run("token", "revoke", "bo", listed["id"]).code == 0
    assert run("token", "list", "bo").out.startswith("bo has no token")
    assert "allowed are read, log, full" in run("token", "add", "bo", "x", "--scope", "all").err
    assert "no account 'nobody'" in run("token", "list", "nobody").err
    assert run("account", "password", "bo", "--password-stdin", stdin=f"{PASSWORD} two\n").code == 0
    assert "the log of athlete local stays" in run("account", "remove", "bo").out
    assert run("account", "remove", "bo").code == 2
