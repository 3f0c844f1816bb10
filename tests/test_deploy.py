"""What deploy/ and docs/self-hosting.md name is there: commands, settings, paths, extras; units that systemd takes."""

import importlib.util
import re
import shutil
import subprocess
import sys
import tomllib
from dataclasses import fields
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from hormesis.app.server_settings import ServerSettings
from hormesis.doors.cli.commands import COMMANDS

ROOT = Path(__file__).resolve().parents[1]
DEPLOY = ROOT / "deploy"
PAGE = (ROOT / "docs" / "self-hosting.md").read_text(encoding="utf-8")
SETTINGS = {f"HORMESIS_SERVER_{one.name.upper()}" for one in fields(ServerSettings)}
KNOWN = SETTINGS | {"HORMESIS_HOME", "HORMESIS_DATABASE_URL", "HORMESIS_SECRETS"}
OF_COMPOSE = {"HORMESIS_HOST", "HORMESIS_ADMIN_PASSWORD", "HORMESIS_DATABASE_PASSWORD", "HORMESIS_METRICS_TOKEN"}


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    yaml = pytest.importorskip("yaml")
    loaded = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


@pytest.fixture(scope="module")
def follower() -> ModuleType:
    spec = importlib.util.spec_from_file_location("check_self_hosting", ROOT / "docs" / "check_self_hosting.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["compose.yaml", "Containerfile", "hormesis.service", "hormesis-worker.service", "healthy.py"])
def test_every_setting_that_is_set_is_one(name: str) -> None:
    named = set(re.findall(r"HORMESIS_[A-Z_]+", (DEPLOY / name).read_text(encoding="utf-8")))
    assert named
    assert named - KNOWN - OF_COMPOSE == set()


def test_what_compose_asks_for_is_what_prepare_writes(tmp_path: Path) -> None:
    shutil.copy(DEPLOY / "prepare", tmp_path / "prepare")
    done = subprocess.run([tmp_path / "prepare", "coach.example.org"], check=True, capture_output=True, text=True)
    assert "written" in done.stdout
    env = tmp_path / ".env"
    assert env.stat().st_mode & 0o077 == 0
    said = dict(line.split("=", 1) for line in env.read_text().splitlines())
    asked = set(re.findall(r"\$\{(\w+)", (DEPLOY / "compose.yaml").read_text(encoding="utf-8")))
    assert set(said) == asked == OF_COMPOSE
    assert said["HORMESIS_HOST"] == "coach.example.org"
    assert len({said[name] for name in OF_COMPOSE if name != "HORMESIS_HOST"}) == 3
    again = subprocess.run([tmp_path / "prepare", "other.example.org"], check=False, capture_output=True, text=True)
    assert again.returncode == 2, "passwords that are in use are not written over"
    assert subprocess.run([tmp_path / "prepare"], check=False, capture_output=True).returncode == 2


def test_compose_holds_together(compose: dict[str, Any]) -> None:
    services = compose["services"]
    assert set(services) == {"app", "worker", "database", "caddy"}
    for name, service in services.items():
        for volume in service.get("volumes", []):
            place = volume.partition(":")[0]
            assert place in compose["volumes"] or (place.startswith("./") and (DEPLOY / place).exists()), f"{name}: {volume}"
        assert set(service.get("depends_on", {})) <= set(services)
        if "build" in service:
            context = (DEPLOY / service["build"]["context"]).resolve()
            assert context == ROOT
            assert (context / service["build"]["dockerfile"]).is_file()
            assert service["command"][0] in COMMANDS
            assert "ports" not in service, "only Caddy is published"
            assert service["read_only"]
    assert "@database/hormesis" in services["app"]["environment"]["HORMESIS_DATABASE_URL"]
    assert services["worker"]["environment"] == services["app"]["environment"]
    upstream = re.search(r"reverse_proxy (\w+):(\d+)", (DEPLOY / "Caddyfile").read_text(encoding="utf-8"))
    assert upstream is not None
    assert upstream[1] in services
    assert int(upstream[2]) == ServerSettings().port


def test_the_container_file_copies_what_is_there_and_installs_extras_that_are() -> None:
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    stages = set(re.findall(r"^FROM \S+ AS (\w+)", text, re.MULTILINE))
    assert text.count("FROM ") == 3, "in stages"
    for line in re.findall(r"^COPY (.+)$", text, re.MULTILINE):
        words = line.split()
        if words[0].startswith("--from="):
            source = words[0].removeprefix("--from=")
            assert source in stages or "/" in source
            continue
        for path in words[:-1]:
            assert (ROOT / path).exists() or path.startswith("web/"), path
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert set(re.findall(r"--extra (\w+)", text)) <= set(extras)
    assert "server" in re.findall(r"--extra (\w+)", text)
    last = text.rpartition("FROM ")[2]
    assert re.search(r"^USER 10001:10001$", last, re.MULTILINE)
    assert "HEALTHCHECK" in last
    (command,) = re.findall(r'^CMD \["(\w+)"\]', last, re.MULTILINE)
    assert command in COMMANDS
    kept = re.findall(r"^!(\S+)$", (ROOT / ".dockerignore").read_text(encoding="utf-8"), re.MULTILINE)
    copied = {
        path.split("/")[0] for line in re.findall(r"^COPY (?!--from)(.+)$", text, re.MULTILINE) for path in line.split()[:-1]
    }
    assert copied <= set(kept), "what is copied is handed to the builder"


@pytest.mark.parametrize("name", ["hormesis.service", "hormesis-worker.service"])
def test_a_unit_runs_a_command_that_is_there_shut_in(name: str, tmp_path: Path) -> None:
    text = (DEPLOY / name).read_text(encoding="utf-8")
    run = re.search(r"^ExecStart=(\S+) (\w+)$", text, re.MULTILINE)
    assert run is not None
    assert run[2] in COMMANDS
    for line in ("NoNewPrivileges=yes", "ProtectSystem=strict", "ProtectHome=yes", "User=hormesis", "StateDirectoryMode=0700"):
        assert f"\n{line}\n" in text
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not on this machine")
    unit = tmp_path / name
    unit.write_text(text.replace(run[1], sys.executable).replace("User=hormesis\nGroup=hormesis\n", ""))
    checked = subprocess.run(["systemd-analyze", "verify", "--man=no", unit], capture_output=True, text=True, check=False)
    ours = [line for line in checked.stderr.splitlines() if name in line]
    assert ours == []


def test_every_setting_is_on_the_page_and_every_one_on_the_page_is_known() -> None:
    named = set(re.findall(r"`(HORMESIS_[A-Z_]+)", PAGE))
    assert named <= KNOWN
    kept_short = {"SESSION_IDLE_DAYS", "SESSION_DAYS", "SIGN_INS_PER_MINUTE", "UPLOADS_PER_HOUR"}
    assert {f"HORMESIS_SERVER_{name}" for name in kept_short} | named >= SETTINGS


def test_the_commands_on_the_page_are_there(follower: ModuleType) -> None:
    ways = follower.ways(PAGE)
    assert set(ways) == {"laptop", "server"}
    for command in (line for lines in ways.values() for line in lines):
        if ".venv/bin/hormesis" in command:
            assert command.split()[1] in COMMANDS, command
        if command.startswith("make "):
            assert re.search(rf"^{command.split()[1]}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    for command in re.findall(r"docker compose -f (\S+) (?:run --rm|up --detach) ?(\w*) ?(\w*)", PAGE):
        assert (ROOT / command[0]).is_file()
        assert not command[2] or command[2] in COMMANDS


def test_what_is_followed_are_the_page_s_own_lines(follower: ModuleType) -> None:
    said = follower.ways("<!-- followed: x -->\n```sh\na ADDRESS\n.venv/bin/hormesis serve\n```\n```sh\nnot this\n```")
    assert said == {"x": ["a ADDRESS", ".venv/bin/hormesis serve"]}
    made = follower.script(said["x"], {"ADDRESS": "here"})
    assert "\na here\n" in made
    assert ".venv/bin/hormesis serve &" in made
