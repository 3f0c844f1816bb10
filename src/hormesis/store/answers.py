"""Answers that were worked out beforehand: a cache beside the facts, which can always be dropped. ``keep``, ``kept``."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from hormesis.store.tables import answer, athlete

__all__ = ["Answer", "facts_version", "keep", "kept"]


@dataclass(frozen=True, slots=True)
class Answer:
    """``body`` (JSON) for the day ``as_of``, worked out from what ``made_of`` names."""

    as_of: date
    made_of: str
    body: str


def keep(tx: sa.Connection, athlete_id: str, name: str, one: Answer) -> None:
    """Keep an answer in the place of the one before."""
    tx.execute(answer.delete().where(answer.c.athlete_id == athlete_id, answer.c.name == name))
    values = {"athlete_id": athlete_id, "name": name, "as_of": one.as_of.isoformat(), "made_of": one.made_of, "body": one.body}
    tx.execute(answer.insert().values(values))


def kept(tx: sa.Connection, athlete_id: str, name: str) -> Answer | None:
    """The answer of that name; None where none was worked out."""
    row = tx.execute(answer.select().where(answer.c.athlete_id == athlete_id, answer.c.name == name)).first()
    return Answer(date.fromisoformat(row.as_of), row.made_of, row.body) if row else None


def facts_version(tx: sa.Connection, athlete_id: str) -> str:
    """The newest version among the athlete's facts; empty where there are none. It grows with everything that is said."""
    return tx.execute(sa.select(athlete.c.version).where(athlete.c.id == athlete_id)).scalar() or ""
