"""Connections to watches and apps, with their secrets encrypted by the caller: ``save``, ``get``, ``all_of``, ``remove``."""

from dataclasses import dataclass

import sqlalchemy as sa

from hormesis.store.tables import connection

__all__ = ["Connection", "all_of", "get", "remove", "save", "standing"]


@dataclass(frozen=True, slots=True)
class Connection:
    """``state`` is asked, connected or broken; ``through`` tells how far was fetched, ``error`` what broke."""

    provider: str
    state: str
    sealed: str
    through: str
    changed_at: str
    error: str | None


def save(tx: sa.Connection, athlete_id: str, one: Connection) -> None:
    """Keep it in the place of the one before."""
    remove(tx, athlete_id, one.provider)
    values = {name: getattr(one, name) for name in Connection.__slots__}
    tx.execute(connection.insert().values(athlete_id=athlete_id, **values))


def get(tx: sa.Connection, athlete_id: str, provider: str) -> Connection | None:
    """The athlete's connection to a provider; None where there is none."""
    mine = (connection.c.athlete_id == athlete_id) & (connection.c.provider == provider)
    row = tx.execute(connection.select().where(mine)).first()
    return _connection(row) if row else None


def all_of(tx: sa.Connection, athlete_id: str) -> list[Connection]:
    """All of the athlete's, by provider."""
    rows = tx.execute(connection.select().where(connection.c.athlete_id == athlete_id).order_by(connection.c.provider))
    return [_connection(row) for row in rows]


def standing(tx: sa.Connection) -> list[tuple[str, str]]:
    """The (athlete, provider) of all that are connected, of everyone the transaction sees."""
    query = sa.select(connection.c.athlete_id, connection.c.provider).where(connection.c.state == "connected")
    return [(row.athlete_id, row.provider) for row in tx.execute(query.order_by(*connection.primary_key))]


def remove(tx: sa.Connection, athlete_id: str, provider: str) -> bool:
    """Forget it, with its secrets; whether there was one."""
    mine = (connection.c.athlete_id == athlete_id) & (connection.c.provider == provider)
    return tx.execute(connection.delete().where(mine)).rowcount > 0


def _connection(row: sa.Row[tuple[object, ...]]) -> Connection:
    return Connection(**{name: row._mapping[name] for name in Connection.__slots__})
