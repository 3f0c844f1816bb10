"""Accounts: ``Account``, ``add``, ``find``, ``get``, ``named``, ``all_accounts``, ``set_password``, ``remove``."""

from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa

from hormesis.store.tables import account, challenge, coach_grant, passkey, session, token

__all__ = ["Account", "add", "all_accounts", "any_account", "find", "get", "named", "of_athlete", "remove", "set_password"]


@dataclass(frozen=True, slots=True)
class Account:
    """Who may sign in, and the one athlete whose log is theirs. ``password`` is its Argon2id hash."""

    id: str
    name: str
    athlete_id: str
    password: str
    made_ms: int


def add(tx: sa.Connection, new: Account) -> None:
    """Put down a new account, whose name and athlete are nobody's yet."""
    tx.execute(account.insert().values(asdict(new)))


def named(tx: sa.Connection, name: str) -> Account | None:
    """The account of a name."""
    return _one(tx, account.c.name == name)


def get(tx: sa.Connection, account_id: str) -> Account | None:
    """The account of an id."""
    return _one(tx, account.c.id == account_id)


def of_athlete(tx: sa.Connection, athlete_id: str) -> Account | None:
    """The account of an athlete."""
    return _one(tx, account.c.athlete_id == athlete_id)


def find(tx: sa.Connection, ids: set[str]) -> dict[str, Account]:
    """Accounts by id."""
    rows = tx.execute(sa.select(account).where(account.c.id.in_(ids)))
    return {row.id: _account(row) for row in rows}


def all_accounts(tx: sa.Connection) -> list[Account]:
    """Every account, by name."""
    return [_account(row) for row in tx.execute(sa.select(account).order_by(account.c.name))]


def any_account(tx: sa.Connection) -> bool:
    """Whether there is one."""
    return tx.execute(sa.select(account.c.id).limit(1)).first() is not None


def set_password(tx: sa.Connection, account_id: str, password: str) -> None:
    """Keep another hash."""
    tx.execute(account.update().where(account.c.id == account_id).values(password=password))


def remove(tx: sa.Connection, account_id: str) -> None:
    """Remove an account, and what others granted it. The athlete's log stays, and what the athlete granted ends."""
    known = get(tx, account_id)
    if known is None:
        return
    for table in (session, token, passkey):
        tx.execute(table.delete().where(table.c.account_id == account_id))
    tx.execute(
        coach_grant.delete().where((coach_grant.c.account_id == account_id) | (coach_grant.c.athlete_id == known.athlete_id))
    )
    tx.execute(challenge.delete().where(challenge.c.account_id == account_id))
    tx.execute(account.delete().where(account.c.id == account_id))


def _one(tx: sa.Connection, condition: sa.ColumnElement[bool]) -> Account | None:
    row = tx.execute(sa.select(account).where(condition)).first()
    return None if row is None else _account(row)


def _account(row: Any) -> Account:
    return Account(row.id, row.name, row.athlete_id, row.password, row.made_ms)
