"""Signing in with a key of the device instead of a password (WebAuthn): ``register``, ``sign_in_by_passkey``, ``passkeys_of``,
and what a browser needs for it. Wants the extra ``passkeys``.

A challenge is answered once, within five minutes; the device must have made sure of its user (a finger, a face, a PIN).
"""

import base64
import binascii
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from hormesis.app.audit import note
from hormesis.app.principal import Principal
from hormesis.app.proofs import hash_of, instant, now_ms
from hormesis.app.sessions import SignedIn, begin_session
from hormesis.app.world import World
from hormesis.domain.errors import Conflict, Invalid, NotFound, Unauthenticated
from hormesis.store import accounts, passkeys
from hormesis.store.passkeys import Passkey

__all__ = [
    "passkeys_of",
    "register",
    "registration_options",
    "remove_passkey",
    "sign_in_by_passkey",
    "sign_in_options",
]

Json = dict[str, Any]
_WITHIN_MS = 5 * 60 * 1000
_NOBODY = ""
_REFUSED = "the passkey was not accepted; try again, or sign in with the password"


def registration_options(world: World, asker: Principal, origin: str) -> Json:
    """What a browser needs to make a passkey for the account, at the page ``origin``."""
    account_id = asker.signed_in()
    with world.database.accounts().reading() as tx:
        known = passkeys.of_account(tx, account_id)
    options = generate_registration_options(
        rp_id=_name(origin),
        rp_name="Hormesis",
        user_name=asker.account_name or "",
        user_id=account_id.encode(),
        challenge=_challenge(world, account_id),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=_bytes(one.id)) for one in known],
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
        ),
    )
    return dict(json.loads(options_to_json(options)))


def register(world: World, asker: Principal, origin: str, credential: Mapping[str, Any], name: str) -> Json:
    """Keep the passkey that a browser made. Raises ``Invalid`` where it doesn't answer our challenge."""
    account_id = asker.signed_in()
    challenge = _answered(world, credential, account_id)
    try:
        if challenge is None:
            raise ValueError
        made = verify_registration_response(
            credential=dict(credential),
            expected_challenge=challenge,
            expected_rp_id=_name(origin),
            expected_origin=origin,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, TypeError, KeyError) as error:
        raise Invalid("credential: it does not answer a challenge of this server; begin again") from error
    label = " ".join(name.split()) or "a passkey"
    new = Passkey(_text(made.credential_id), account_id, made.credential_public_key, made.sign_count, label, now_ms(world))
    with world.database.accounts().transaction() as tx:
        if accounts.get(tx, account_id) is None or passkeys.get(tx, new.id) is not None:
            raise Conflict("credential: this passkey is kept already; use it to sign in")
        passkeys.add(tx, new)
        note(tx, world, asker.athlete_id, asker.account_name or "", "passkey_added", label)
    return _json(new)


def sign_in_options(world: World, origin: str) -> Json:
    """What a browser needs to ask its user for a passkey; it does not tell who has one."""
    options = generate_authentication_options(
        rp_id=_name(origin), challenge=_challenge(world, _NOBODY), user_verification=UserVerificationRequirement.REQUIRED
    )
    return dict(json.loads(options_to_json(options)))


def sign_in_by_passkey(world: World, origin: str, credential: Mapping[str, Any], device: str) -> SignedIn:
    """Begin a session. Raises ``Unauthenticated`` in the same words whatever was wrong."""
    challenge = _answered(world, credential, _NOBODY)
    with world.database.accounts().reading() as tx:
        shown = passkeys.get(tx, str(credential.get("id")))
        found = accounts.get(tx, shown.account_id) if shown else None
    if challenge is None or shown is None or found is None:
        raise Unauthenticated(_REFUSED)
    try:
        verified = verify_authentication_response(
            credential=dict(credential),
            expected_challenge=challenge,
            expected_rp_id=_name(origin),
            expected_origin=origin,
            credential_public_key=shown.public_key,
            credential_current_sign_count=shown.uses,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, TypeError, KeyError) as error:
        raise Unauthenticated(_REFUSED) from error
    with world.database.accounts().transaction() as tx:
        passkeys.used(tx, shown.id, verified.new_sign_count)
    return begin_session(world, found, device)


def passkeys_of(world: World, asker: Principal) -> list[Json]:
    """One's passkeys, the newest first."""
    with world.database.accounts().reading() as tx:
        return [_json(one) for one in passkeys.of_account(tx, asker.signed_in())]


def remove_passkey(world: World, asker: Principal, passkey_id: str) -> None:
    """From now on it opens nothing. Raises ``NotFound`` for one that isn't one's own."""
    with world.database.accounts().transaction() as tx:
        if not passkeys.remove(tx, asker.signed_in(), passkey_id):
            raise NotFound(f"no passkey {passkey_id!r}; GET /passkeys shows those there are")
        note(tx, world, asker.athlete_id, asker.account_name or "", "passkey_removed")


def _challenge(world: World, account_id: str) -> bytes:
    made, now = world.random_bytes(32), now_ms(world)
    with world.database.accounts().transaction() as tx:
        passkeys.put_challenge(tx, hash_of(_text(made)), account_id, now, now + _WITHIN_MS)
    return made


def _answered(world: World, credential: Mapping[str, Any], account_id: str) -> bytes | None:
    """The challenge that a credential says it answers, if it was ours and is answered for the first time."""
    try:
        said = json.loads(_bytes(credential["response"]["clientDataJSON"]))
        challenge = _bytes(said["challenge"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    with world.database.accounts().transaction() as tx:
        stood = passkeys.take_challenge(tx, hash_of(_text(challenge)), account_id, now_ms(world))
    return challenge if stood else None


def _name(origin: str) -> str:
    return urlsplit(origin).hostname or ""


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _bytes(text: Any) -> bytes:
    if not isinstance(text, str):
        raise TypeError
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except binascii.Error as error:
        raise ValueError from error


def _json(one: Passkey) -> Json:
    return {"id": one.id, "name": one.name, "made_at": instant(one.made_ms)}
