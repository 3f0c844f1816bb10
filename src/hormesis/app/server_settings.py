"""How the server is set up: ``ServerSettings``, from the environment, a file and a folder of secrets that are handed in.

What the command line says goes first, then the environment (``HORMESIS_SERVER_PORT``), then the folder of secrets
(``HORMESIS_SECRETS``, a file a setting, named as in the environment in small letters), then ``[server]`` of ``hormesis.toml``
in the home.
"""

import ipaddress
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from hormesis.domain.errors import Invalid

__all__ = ["SETTINGS_FILE", "ServerSettings", "is_loopback", "server_settings_from"]

SETTINGS_FILE = "hormesis.toml"
_PREFIX = "HORMESIS_SERVER_"
_MODEL = "HORMESIS_MODEL"
_YES, _NO = ("1", "true", "yes", "on"), ("0", "false", "no", "off")


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """``public_url`` is the address under which browsers reach the server when something stands before it (a proxy with TLS);
    ``accounts`` asks for accounts even on loopback; ``proxies`` are the addresses whose word on the client's address counts.

    Durations in days; ``upload_mib`` bounds one request; ``threads`` how many requests are worked on at once. Whoever has
    ``metrics_token`` may read ``/metrics``. A ``…_client`` and ``…_secret`` are what a maker of watches gave to whoever runs this
    server; a ``…_url`` is called in the place of the maker's own address. ``connection_key`` (32 bytes in base64) seals what they
    give. ``model`` puts the conversation into words (``openai:NAME``, ``anthropic:NAME``, or a name that the server at
    ``model_url`` knows; also from ``HORMESIS_MODEL`` and so on), within ``model_deadline_s``; none: the coach's own sentences do.
    """

    host: str = "127.0.0.1"
    port: int = 8765
    public_url: str = ""
    accounts: bool = False
    tls_certificate: str = ""
    tls_key: str = ""
    proxies: str = ""
    session_idle_days: int = 30
    session_days: int = 180
    upload_mib: int = 512
    threads: int = 16
    sign_ins_per_minute: int = 10
    uploads_per_hour: int = 60
    metrics_token: str = field(default="", repr=False)
    log_level: str = "info"
    connection_key: str = field(default="", repr=False)
    oura_client: str = ""
    oura_secret: str = field(default="", repr=False)
    oura_url: str = ""
    whoop_client: str = ""
    whoop_secret: str = field(default="", repr=False)
    whoop_url: str = ""
    fitbit_client: str = ""
    fitbit_secret: str = field(default="", repr=False)
    fitbit_url: str = ""
    hevy_url: str = ""
    model: str = ""
    model_url: str = ""
    model_key: str = field(default="", repr=False)
    model_deadline_s: int = 60

    @property
    def local_only(self) -> bool:
        """Whether this machine alone reaches it: then its one athlete needs no password."""
        return is_loopback(self.host) and not self.public_url and not self.accounts

    @property
    def secure(self) -> bool:
        """Whether browsers speak TLS to it, so that cookies are sent over nothing else."""
        return self.public_url.startswith("https:") or bool(self.tls_certificate) or not is_loopback(self.host)

    @property
    def host_names(self) -> frozenset[str]:
        """The names by which it may be called, without ports; none: by any name."""
        if self.public_url:
            return frozenset({urlsplit(self.public_url).hostname or ""})
        return frozenset({"localhost", "127.0.0.1", "::1", self.host}) if is_loopback(self.host) else frozenset()


def is_loopback(host: str) -> bool:
    """Whether an address is reached from this machine alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def server_settings_from(environment: Mapping[str, str], home: Path, said: Mapping[str, Any] | None = None) -> ServerSettings:
    """The settings; ``said`` is what the command line names, None where it doesn't.

    Raises ``Invalid`` naming the setting, what was found and what is allowed.
    """
    found: dict[str, Any] = {}
    for place, values in _places(environment, home):
        for name, value in values.items():
            found[name] = _typed(name, value, place)
    found.update({name: value for name, value in (said or {}).items() if value is not None})
    return _checked(replace(ServerSettings(), **found))


def _places(environment: Mapping[str, str], home: Path) -> list[tuple[str, dict[str, Any]]]:
    """Where settings are said, the weakest word first."""
    path = home / SETTINGS_FILE
    from_file = _table(path) if path.is_file() else {}
    secrets: dict[str, Any] = {}
    if folder := environment.get("HORMESIS_SECRETS"):
        prefix = _PREFIX.lower()
        files = [one for one in sorted(Path(folder).glob(f"{prefix}*")) if one.is_file()]
        secrets = {one.name.removeprefix(prefix): one.read_text(encoding="utf-8").strip() for one in files}
    words = {key.removeprefix(_PREFIX).lower(): value for key, value in environment.items() if key.startswith(_PREFIX)}
    words |= {key.removeprefix("HORMESIS_").lower(): value for key, value in environment.items() if key.startswith(_MODEL)}
    return [(str(path), from_file), (f"HORMESIS_SECRETS={folder}", secrets), ("the environment", words)]


def _table(path: Path) -> dict[str, Any]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8")).get("server", {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Invalid(f"{str(path)!r}: {error}; write it as TOML, such as:\n[server]\nport = 8765") from None
    if not isinstance(table, dict):
        raise Invalid(f"{str(path)!r}: found server = {table!r}; write it as a table: [server]")
    return table


def _typed(name: str, value: Any, place: str) -> Any:
    kinds = {one.name: one.type for one in fields(ServerSettings)}
    if name not in kinds:
        raise Invalid(f"{place}: there is no server setting {name!r}; allowed are {', '.join(sorted(kinds))}")
    kind, text = kinds[name], str(value).strip()
    if kind is bool and text.lower() in (*_YES, *_NO):
        return text.lower() in _YES
    if kind is int and text.isascii() and text.isdigit():
        return int(text)
    if kind is str and isinstance(value, str):
        return text
    allowed = {bool: "true or false", int: "a whole number", str: "text"}
    raise Invalid(f"{place}: {name}: found {value!r}; allowed is {allowed[kind]}")  # type: ignore[index]


def _checked(settings: ServerSettings) -> ServerSettings:
    url = urlsplit(settings.public_url)
    if settings.public_url and (url.scheme not in ("http", "https") or not url.hostname or url.path not in ("", "/")):
        raise Invalid(
            f"public_url: found {settings.public_url!r}; write where browsers reach it, such as https://coach.example.org"
        )
    if not 0 <= settings.port <= 65535:
        raise Invalid(f"port: found {settings.port!r}; allowed is 0 (any free one) to 65535")
    if bool(settings.tls_certificate) != bool(settings.tls_key):
        raise Invalid("tls_certificate and tls_key: one is given without the other; name both files, or neither")
    for name in ("session_idle_days", "session_days", "upload_mib", "threads", "sign_ins_per_minute", "uploads_per_hour"):
        if getattr(settings, name) < 1:
            raise Invalid(f"{name}: found {getattr(settings, name)!r}; allowed is a whole number from 1")
    return settings
