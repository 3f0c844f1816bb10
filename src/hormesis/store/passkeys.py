"""Passkeys and the challenges that they answer: ``Passkey``, ``add``, ``get``, ``used``, ``remove``, ``take_challenge``."""

from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa

from hormesis.store.tables import challenge, passkey

__all__ = ["Passkey", "add", "get", "of_account", "put_challenge", "remove", "take_challenge", "used"]


@dataclass(frozen=True, slots=True)
class Passkey:
    """The public half of a key pair. ``id`` is the credential's, in base64url; ``uses`` as the authenticator counts them."""

    id: str
    account_id: str
    public_key: bytes
    uses: int
    name: str
    made_ms: int


def add(tx: sa.Connection, new: Passkey) -> None:
    """Put down a new one."""
    tx.execute(passkey.insert().values(asdict(new)))


def get(tx: sa.Connection, passkey_id: str) -> Passkey | None:
    """The one of an id."""
    row = tx.execute(sa.select(passkey).where(passkey.c.id == passkey_id)).first()
    return None if row is None else _passkey(row)


def of_account(tx: sa.Connection, account_id: str) -> list[Passkey]:
    """Those of an account, the newest first."""
    query = sa.select(passkey).where(passkey.c.account_id == account_id).order_by(passkey.c.made_ms.desc(), passkey.c.id)
    return [_passkey(row) for row in tx.execute(query)]


def used(tx: sa.Connection, passkey_id: str, uses: int) -> None:
    """It was used, as often as its authenticator says."""
    tx.execute(passkey.update().where(passkey.c.id == passkey_id).values(uses=uses))


def remove(tx: sa.Connection, account_id: str, passkey_id: str) -> bool:
    """Remove one of an account's; whether there was one."""
    condition = (passkey.c.account_id == account_id) & (passkey.c.id == passkey_id)
    return tx.execute(passkey.delete().where(condition)).rowcount == 1


def put_challenge(tx: sa.Connection, challenge_id: str, account_id: str, now_ms: int, ends_ms: int) -> None:
    """Put down a challenge that may be answered once, until ``ends_ms``; those that are over are forgotten."""
    tx.execute(challenge.delete().where(challenge.c.ends_ms <= now_ms))
    tx.execute(challenge.insert().values(id=challenge_id, account_id=account_id, ends_ms=ends_ms))


def take_challenge(tx: sa.Connection, challenge_id: str, account_id: str, now_ms: int) -> bool:
    """Take a challenge away as it is answered; whether it stood."""
    stands = (challenge.c.id == challenge_id) & (challenge.c.account_id == account_id) & (challenge.c.ends_ms > now_ms)
    return tx.execute(challenge.delete().where(stands)).rowcount == 1


def _passkey(row: Any) -> Passkey:
    return Passkey(**row._mapping)
