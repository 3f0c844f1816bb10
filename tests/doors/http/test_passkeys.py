"""Passkeys, with an authenticator written here after the standard (W3C Web Authentication, level 2, §6)."""

import base64
import hashlib
import json
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import cbor2
import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from starlette.testclient import TestClient

from hormesis.app.accounts import set_password
from tests.postgres_server import Server

from .people import API, URL, House, house_at


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


@dataclass
class Authenticator:
    """A key of a device, which makes sure of its user unless it is told not to."""

    origin: str = URL
    verifies: bool = True
    uses: int = 0
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    credential_id: bytes = b"credential of a phone"

    def make(self, options: Any) -> Any:
        """What ``navigator.credentials.create`` gives."""
        numbers = self.key.public_key().public_numbers()
        public = cbor2.dumps({1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")})
        attested = bytes(16) + struct.pack(">H", len(self.credential_id)) + self.credential_id + public
        data = self._data(options["rp"]["id"], 0x40) + attested
        client = self._client("webauthn.create", options["challenge"])
        response = {
            "clientDataJSON": _text(client),
            "attestationObject": _text(cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})),
        }
        return self._credential(response)

    def get(self, options: Any) -> Any:
        """What ``navigator.credentials.get`` gives."""
        self.uses += 1
        data, client = self._data(options["rpId"], 0), self._client("webauthn.get", options["challenge"])
        signature = self.key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        return self._credential(
            {"clientDataJSON": _text(client), "authenticatorData": _text(data), "signature": _text(signature), "userHandle": None}
        )

    def _data(self, name: str, flags: int) -> bytes:
        present = 0x01 | (0x04 if self.verifies else 0)
        return hashlib.sha256(name.encode()).digest() + struct.pack(">BI", flags | present, self.uses)

    def _client(self, kind: str, challenge: str) -> bytes:
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}).encode()

    def _credential(self, response: Any) -> Any:
        shown = _text(self.credential_id)
        return {"id": shown, "rawId": shown, "type": "public-key", "response": response, "clientExtensionResults": {}}


@pytest.fixture(params=["sqlite", "postgresql"])
def house(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
    if request.param == "sqlite":
        with house_at(str(tmp_path / "hormesis.db"), tmp_path) as made:
            made.add("ann")
            yield made
    else:
        server: Server = request.getfixturevalue("postgres")
        with server.used() as url, house_at(url, tmp_path) as made:
            made.add("ann")
            yield made


def _register(browser: TestClient, device: Authenticator) -> int:
    options = browser.post(f"{API}/passkeys/options").json()
    assert options["authenticatorSelection"]["userVerification"] == "required"
    return browser.post(f"{API}/passkeys", json={"name": "phone", "credential": device.make(options)}).status_code


def _sign_in(house: House, device: Authenticator) -> tuple[int, TestClient]:
    browser = house.browser()
    options = browser.post(f"{API}/sessions/passkey/options").json()
    assert "allowCredentials" not in options or not options["allowCredentials"], "nobody learns who has one"
    return browser.post(f"{API}/sessions/passkey", json={"credential": device.get(options)}).status_code, browser


def test_a_passkey_signs_in_without_a_password(house: House) -> None:
    ann, device = house.sign_in("ann"), Authenticator()
    assert _register(ann, device) == 200
    status, browser = _sign_in(house, device)
    assert status == 200
    assert browser.get(f"{API}/account").json()["name"] == "ann"
    (kept,) = ann.get(f"{API}/passkeys").json()
    assert kept["name"] == "phone"
    assert _register(ann, device) == 409, "it is kept already"
    assert ann.delete(f"{API}/passkeys/{kept['id']}").status_code == 200
    assert _sign_in(house, device)[0] == 401
    assert ann.delete(f"{API}/passkeys/{kept['id']}").status_code == 404
    assert [one["what"] for one in ann.get(f"{API}/audit").json()].count("passkey_added") == 1


def test_another_key_origin_or_an_unverified_user_opens_nothing(house: House) -> None:
    ann, device = house.sign_in("ann"), Authenticator()
    assert _register(ann, device) == 200
    for wrong in (
        Authenticator(),  # another key of the same name
        Authenticator(origin="https://evil.example", key=device.key),
        Authenticator(verifies=False, key=device.key),
        Authenticator(key=device.key, credential_id=b"unknown"),
    ):
        assert _sign_in(house, wrong)[0] == 401
    assert _register(ann, Authenticator(origin="https://evil.example", credential_id=b"2")) == 422
    assert _register(ann, Authenticator(verifies=False, credential_id=b"3")) == 422
    assert _sign_in(house, device)[0] == 200


def test_a_challenge_is_answered_once_in_time_and_by_whom_it_was_given(house: House) -> None:
    ann, device = house.sign_in("ann"), Authenticator()
    assert _register(ann, device) == 200
    browser = house.browser()
    options = browser.post(f"{API}/sessions/passkey/options").json()
    answer = {"credential": device.get(options)}
    assert [browser.post(f"{API}/sessions/passkey", json=answer).status_code for _ in range(2)] == [200, 401]
    late = browser.post(f"{API}/sessions/passkey/options").json()
    house.clock.pass_by(minutes=5)
    assert browser.post(f"{API}/sessions/passkey", json={"credential": device.get(late)}).status_code == 401
    house.add("bo")
    of_ann = ann.post(f"{API}/passkeys/options").json()
    other = Authenticator(credential_id=b"of bo")
    said = {"name": "x", "credential": other.make(of_ann)}
    assert house.sign_in("bo").post(f"{API}/passkeys", json=said).status_code == 422


@pytest.mark.parametrize("credential", [{}, {"id": 1}, {"id": "AAAA", "response": {"clientDataJSON": "e30"}}, {"response": []}])
def test_what_is_no_credential_is_refused(house: House, credential: Any) -> None:
    assert house.browser().post(f"{API}/sessions/passkey", json={"credential": credential}).status_code == 401
    said = {"name": "x", "credential": credential}
    assert house.sign_in("ann").post(f"{API}/passkeys", json=said).status_code == 422


def test_whoever_sets_the_password_takes_the_passkeys_away(house: House) -> None:
    ann, device = house.sign_in("ann"), Authenticator()
    assert _register(ann, device) == 200
    set_password(house.world, "ann", "five other words for the gym")
    assert _sign_in(house, device)[0] == 401


def test_a_copied_key_that_counts_backwards_is_refused(house: House) -> None:
    ann, device = house.sign_in("ann"), Authenticator(uses=5)
    assert _register(ann, device) == 200
    assert _sign_in(house, Authenticator(key=device.key, uses=1))[0] == 401
    assert _sign_in(house, device)[0] == 200
