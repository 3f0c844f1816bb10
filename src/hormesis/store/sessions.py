"""Sessions, a row a device that is signed in: ``Session``, ``add``, ``by_secret``, ``of_account``, ``seen``, ``end``."""

from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa

from hormesis.store.tables import session

__all__ = ["Session", "add", "by_secret", "end", "end_all", "end_older", "of_account", "seen"]


@dataclass(frozen=True, slots=True)
class Session:
    """Milliseconds since 1970. ``secret_hash`` is the SHA-256 of what the device holds."""

    id: str
    account_id: str
    secret_hash: str
    device: str
    made_ms: int
    seen_ms: int
    ends_ms: int


def add(tx: sa.Connection, new: Session) -> None:
    """Put down a new session."""
    tx.execute(session.insert().values(asdict(new)))


def by_secret(tx: sa.Connection, secret_hash: str) -> Session | None:
    """The session of a secret."""
    row = tx.execute(sa.select(session).where(session.c.secret_hash == secret_hash)).first()
    return None if row is None else _session(row)


def of_account(tx: sa.Connection, account_id: str) -> list[Session]:
    """Those of an account, the one that was seen last first."""
    query = sa.select(session).where(session.c.account_id == account_id).order_by(session.c.seen_ms.desc(), session.c.id)
    return [_session(row) for row in tx.execute(query)]


def seen(tx: sa.Connection, session_id: str, now_ms: int) -> None:
    """Its device was here just now."""
    tx.execute(session.update().where(session.c.id == session_id).values(seen_ms=now_ms))


def end(tx: sa.Connection, account_id: str, session_id: str) -> bool:
    """End one of an account's; whether there was one."""
    return tx.execute(session.delete().where(session.c.account_id == account_id, session.c.id == session_id)).rowcount == 1


def end_all(tx: sa.Connection, account_id: str, but: str | None = None) -> int:
    """End all of an account's, but one; how many."""
    condition = session.c.account_id == account_id
    return tx.execute(session.delete().where(condition if but is None else condition & (session.c.id != but))).rowcount


def end_older(tx: sa.Connection, account_id: str, now_ms: int, seen_before_ms: int) -> None:
    """Forget those of an account that ended by themselves."""
    over = (session.c.ends_ms <= now_ms) | (session.c.seen_ms <= seen_before_ms)
    tx.execute(session.delete().where(session.c.account_id == account_id, over))


def _session(row: Any) -> Session:
    return Session(**row._mapping)
