"""API tokens, for programs that speak for an account: ``Token``, ``add``, ``by_secret``, ``of_account``, ``seen``, ``revoke``."""

from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa

from hormesis.store.tables import token

__all__ = ["Token", "add", "by_secret", "of_account", "revoke", "seen"]


@dataclass(frozen=True, slots=True)
class Token:
    """Milliseconds since 1970; ``scopes`` with spaces between them; without ``ends_ms`` it stands until it is revoked."""

    id: str
    account_id: str
    secret_hash: str
    name: str
    scopes: str
    made_ms: int
    seen_ms: int | None
    ends_ms: int | None


def add(tx: sa.Connection, new: Token) -> None:
    """Put down a new token."""
    tx.execute(token.insert().values(asdict(new)))


def by_secret(tx: sa.Connection, secret_hash: str) -> Token | None:
    """The token of a secret."""
    row = tx.execute(sa.select(token).where(token.c.secret_hash == secret_hash)).first()
    return None if row is None else _token(row)


def of_account(tx: sa.Connection, account_id: str) -> list[Token]:
    """Those of an account, the newest first."""
    query = sa.select(token).where(token.c.account_id == account_id).order_by(token.c.made_ms.desc(), token.c.id)
    return [_token(row) for row in tx.execute(query)]


def seen(tx: sa.Connection, token_id: str, now_ms: int) -> None:
    """It was used just now."""
    tx.execute(token.update().where(token.c.id == token_id).values(seen_ms=now_ms))


def revoke(tx: sa.Connection, account_id: str, token_id: str) -> Token | None:
    """Revoke one of an account's; the one that it was."""
    condition = (token.c.account_id == account_id) & (token.c.id == token_id)
    row = tx.execute(sa.select(token).where(condition)).first()
    tx.execute(token.delete().where(condition))
    return None if row is None else _token(row)


def _token(row: Any) -> Token:
    return Token(**row._mapping)
