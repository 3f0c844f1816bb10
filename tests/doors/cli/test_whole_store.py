"""``hormesis migrate``, ``backup``, ``restore`` and ``copy``, and every command on a store in PostgreSQL."""

import importlib.util
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from hormesis.app.settings import Settings
from hormesis.app.workspace import Workspace
from hormesis.doors.cli.command_line import main
from hormesis.store import schema
from hormesis.store.tables import REVISION
from tests.postgres_server import Server

from .conftest import Run

NOW = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)


@pytest.fixture
def pg_url(postgres: Server) -> Iterator[str]:
    with postgres.used() as url:
        yield url


class At:
    """Runs commands on a database of any address."""

    def __init__(self, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.home, self.capsys = home, capsys

    def __call__(self, url: str, *words: object) -> tuple[int, str, str]:
        code = main([str(word) for word in words], Workspace(Settings(self.home, url), lambda: NOW), {})
        return (code, *self.capsys.readouterr())


@pytest.fixture
def at(home: Path, capsys: pytest.CaptureFixture[str]) -> At:
    return At(home, capsys)


def test_a_log_goes_to_postgresql_and_back_and_gives_the_same_workout(
    run: Run, at: At, log: Path, pg_url: str, tmp_path: Path
) -> None:
    run("import", log)
    run("set", "profile", "goal=strength")
    copied = run("copy", "--to", pg_url, "--json").json
    assert copied["rows"]["fact"] > 132
    assert copied["target"].startswith("postgresql://")
    code, out, _ = at(pg_url, "export")
    assert (code, out) == (0, run("export").out)
    assert at(pg_url, "today", "--json")[1] == run("today", "--json").out
    back = tmp_path / "back.db"
    assert copied["sha256"] in at(pg_url, "copy", "--to", back)[1]
    assert at(str(back), "export")[1] == out
    refused = at(pg_url, "copy", "--to", back)
    assert (refused[0], "never mixed" in refused[2]) == (2, True)


def test_a_backup_of_each_kind_is_restored_in_an_empty_store_only(
    run: Run, at: At, log: Path, pg_url: str, tmp_path: Path
) -> None:
    run("import", log)
    run("copy", "--to", pg_url)
    saved = run("backup", tmp_path / "file", "--json").json
    assert "Backed up" in at(pg_url, "backup", tmp_path / "text")[1]
    for name in ("file", "text"):
        new = tmp_path / f"{name}.db"
        code, out, _ = at(str(new), "restore", tmp_path / name)
        assert (code, saved["sha256"] in out) == (0, True)
        assert at(str(new), "export")[1] == run("export").out
        code, _, err = at(str(new), "restore", tmp_path / name)
        assert (code, "holds data already" in err) == (2, True)


def test_migrate_says_what_it_did_and_doctor_what_there_is(at: At, postgres: Server, tmp_path: Path) -> None:
    url = postgres.url(postgres.new())
    old = sa.create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    with old.begin() as tx:
        schema.migrate(tx, "0001")
    old.dispose()
    code, out, _ = at(url, "doctor", "--json")
    assert (code, "run: hormesis migrate" in out) == (1, True)
    code, _, err = at(url, "export")
    assert (code, "run: hormesis migrate" in err) == (2, True)
    code, out, _ = at(url, "migrate")
    assert (code, f"schema 0001 is now {REVISION}" in out, "shut off" in out) == (0, True, True)
    assert "nothing was to be done" in at(url, "migrate")[1]
    assert '"before": null' in at(str(tmp_path / "new.db"), "migrate", "--json")[1]
    code, out, _ = at(url, "doctor", "--json")
    assert code == 0
    assert all(said in out for said in ("PostgreSQL 1", f"schema {REVISION}", "row-level security in force"))
    assert "not in force" in at(url.replace("hormesis@", "postgres@"), "doctor", "--json")[1]


def test_doctor_knows_a_file_of_sqlite(run: Run) -> None:
    found = {one["what"]: one["found"] for one in run("doctor", "--json").json["findings"]}
    assert found["store"].startswith("SQLite 3.")
    assert f"schema {REVISION}, 0 facts" in found["store"]


@pytest.mark.skipif(importlib.util.find_spec("psycopg") is None, reason="the driver of PostgreSQL is not installed")
def test_a_server_that_is_down_and_a_wrong_address_are_refused_with_the_next_step(at: At, run: Run) -> None:
    down = "postgresql://ann:secret@127.0.0.1:1/log"
    for url, said in ((down, "start the server"), ("oracle://x", "write sqlite:////")):
        for words in (["today"], ["migrate"], ["backup", "x"], ["restore", "x"]):
            code, out, err = at(url, *words)
            assert (code, out, said in err) == (2, "", True)
            assert "secret" not in err
        assert run("copy", "--to", url).code == 2
    code, out, _ = at(down, "doctor", "--json")
    assert (code, "cannot reach" in out, "secret" in out) == (1, True, False)


def test_without_the_driver_it_is_said_what_to_install(at: At, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    code, _, err = at("postgresql://ann@127.0.0.1/log", "export")
    assert (code, "pip install 'hormesis[postgres]'" in err) == (2, True)


def test_a_copy_to_nowhere_and_a_backup_of_nothing_there_are_refused(run: Run, tmp_path: Path) -> None:
    assert "nothing is kept" in run("copy", "--to", "sqlite://").err
    assert run("restore", tmp_path / "missing").code == 2
    assert run("backup", tmp_path / "no folder" / "file").code == 2


def test_a_purge_on_postgresql_asks_without_showing_the_password_and_removes_all(at: At, log: Path, pg_url: str) -> None:
    at(pg_url, "import", log)
    with_password = pg_url.replace("hormesis@", "hormesis:secret@")
    code, out, err = at(with_password, "purge", "--yes")
    assert (code, "secret" in out + err) == (0, False)
    assert at(pg_url, "export")[1] == ""
