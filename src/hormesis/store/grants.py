"""What athletes grant to coaches: ``Grant``, ``put``, ``get``, ``of_athlete``, ``to_coach``, ``revoke``."""

from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa

from hormesis.store.tables import coach_grant

__all__ = ["Grant", "get", "of_athlete", "put", "revoke", "to_coach"]


@dataclass(frozen=True, slots=True)
class Grant:
    """An athlete's word that the coach with this account may do so much; ``scopes`` with spaces between them."""

    athlete_id: str
    account_id: str
    scopes: str
    made_ms: int


def put(tx: sa.Connection, new: Grant) -> None:
    """Put down what an athlete grants, in place of what they granted the same coach before."""
    revoke(tx, new.athlete_id, new.account_id)
    tx.execute(coach_grant.insert().values(asdict(new)))


def get(tx: sa.Connection, athlete_id: str, account_id: str) -> Grant | None:
    """What an athlete grants to a coach."""
    row = tx.execute(sa.select(coach_grant).where(*_of(athlete_id, account_id))).first()
    return None if row is None else _grant(row)


def of_athlete(tx: sa.Connection, athlete_id: str) -> list[Grant]:
    """What an athlete grants, to whom."""
    query = sa.select(coach_grant).where(coach_grant.c.athlete_id == athlete_id).order_by(coach_grant.c.account_id)
    return [_grant(row) for row in tx.execute(query)]


def to_coach(tx: sa.Connection, account_id: str) -> list[Grant]:
    """What a coach was granted, by whom."""
    query = sa.select(coach_grant).where(coach_grant.c.account_id == account_id).order_by(coach_grant.c.athlete_id)
    return [_grant(row) for row in tx.execute(query)]


def revoke(tx: sa.Connection, athlete_id: str, account_id: str) -> bool:
    """Take it back; whether there was anything."""
    return tx.execute(coach_grant.delete().where(*_of(athlete_id, account_id))).rowcount == 1


def _of(athlete_id: str, account_id: str) -> tuple[sa.ColumnElement[bool], ...]:
    return coach_grant.c.athlete_id == athlete_id, coach_grant.c.account_id == account_id


def _grant(row: Any) -> Grant:
    return Grant(**row._mapping)
