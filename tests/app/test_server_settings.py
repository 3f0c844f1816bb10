from pathlib import Path

import pytest

from hormesis.app.server_settings import ServerSettings, is_loopback, server_settings_from
from hormesis.domain.errors import Invalid


def test_the_nearer_word_counts(tmp_path: Path) -> None:
    (tmp_path / "hormesis.toml").write_text("[server]\nport = 1\nthreads = 2\nhost = '0.0.0.0'\nsession_days = 90\n")
    secrets = tmp_path / "secrets"
    secrets.mkdir()
    (secrets / "hormesis_server_threads").write_text("3\n")
    (secrets / "hormesis_server_host").write_text("192.0.2.1\n")
    environment = {"HORMESIS_SECRETS": str(secrets), "HORMESIS_SERVER_HOST": "127.0.0.2", "HORMESIS_HOME": "x"}
    found = server_settings_from(environment, tmp_path, {"port": 4, "host": None})
    assert (found.session_days, found.threads, found.host, found.port) == (90, 3, "127.0.0.2", 4)
    assert server_settings_from({}, tmp_path / "empty") == ServerSettings()


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({"HORMESIS_SERVER_PORT": "many"}, "the environment: port: found 'many'; allowed is a whole number"),
        ({"HORMESIS_SERVER_PORT": "70000"}, "port: found 70000"),
        ({"HORMESIS_SERVER_ACCOUNTS": "perhaps"}, "accounts: found 'perhaps'; allowed is true or false"),
        ({"HORMESIS_SERVER_POTR": "1"}, "no server setting 'potr'; allowed are accounts"),
        ({"HORMESIS_SERVER_PUBLIC_URL": "coach.example.org"}, "such as https://coach.example.org"),
        ({"HORMESIS_SERVER_TLS_KEY": "key.pem"}, "name both files"),
        ({"HORMESIS_SERVER_THREADS": "0"}, "threads: found 0"),
    ],
)
def test_what_is_wrong_is_named_with_what_is_allowed(tmp_path: Path, environment: dict[str, str], told: str) -> None:
    with pytest.raises(Invalid) as caught:
        server_settings_from(environment, tmp_path)
    assert told in str(caught.value)


@pytest.mark.parametrize("text", ["[server\n", "server = 3\n", "[server]\nport = 'x'\n", "\xff"])
def test_a_file_that_is_none_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "hormesis.toml").write_bytes(text.encode("latin-1"))
    with pytest.raises(Invalid, match=r"hormesis\.toml"):
        server_settings_from({}, tmp_path)


@pytest.mark.parametrize(
    ("settings", "local", "secure"),
    [
        (ServerSettings(), True, False),
        (ServerSettings(host="::1"), True, False),
        (ServerSettings(host="localhost"), True, False),
        (ServerSettings(host="0.0.0.0"), False, True),
        (ServerSettings(host="192.168.1.5"), False, True),
        (ServerSettings(host="localhost.example"), False, True),
        (ServerSettings(accounts=True), False, False),
        (ServerSettings(public_url="https://coach.example"), False, True),
        (ServerSettings(public_url="http://coach.lan"), False, False),
    ],
)
def test_only_this_machine_alone_needs_no_password(settings: ServerSettings, local: bool, secure: bool) -> None:
    assert (settings.local_only, settings.secure) == (local, secure)


def test_a_server_behind_a_proxy_is_called_by_its_public_name_alone() -> None:
    assert ServerSettings(public_url="https://coach.example:8443").host_names == {"coach.example"}
    assert "evil.example" not in ServerSettings().host_names
    assert not is_loopback("127.0.0.1.nip.io")
