"""Answers that were worked out beforehand: a cache beside the facts, which can always be dropped. ``keep``, ``kept``."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from hormesis.store.prepared import Prepared
from hormesis.store.tables import answer, athlete, fact

__all__ = ["Answer", "facts_version", "keep", "kept", "kept_on"]


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


def kept_on(tx: sa.Connection, athlete_id: str, name: str) -> date | None:
    """The day of the answer of that name; None where none was worked out."""
    day = _KEPT_ON.run(tx, whose=athlete_id, name=name).scalar()
    return date.fromisoformat(day) if day else None


def facts_version(tx: sa.Connection, athlete_id: str, from_day: date | None = None, without: Sequence[str] | None = None) -> str:
    """The newest version among the athlete's facts; empty where there are none. It grows with everything that is said.

    With ``from_day`` it names the newest row that counts for that day: one of the day or later does not where its kind is among
    ``without`` (None: any kind), unless it changes or deletes something older; what is restored counts always.
    """
    if from_day is None:
        return tx.execute(sa.select(athlete.c.version).where(athlete.c.id == athlete_id)).scalar() or ""
    other = fact.alias()
    counts = other.c.day < from_day.isoformat()
    if without is not None:
        counts |= other.c.kind.not_in(without)
    counts |= other.c.kind == "tombstone"
    about = sa.func.coalesce(fact.c.target, fact.c.id)  # of what is deleted every version is looked at, and of what is said
    counts &= (other.c.athlete_id == fact.c.athlete_id) & (other.c.id == about)
    query = sa.select(fact.c.arrival, fact.c.version)
    query = query.where(fact.c.athlete_id == athlete_id, fact.c.retracts.is_not(None) | sa.exists().where(counts))
    row = tx.execute(query.order_by(fact.c.arrival.desc()).limit(1)).first()
    return f"{row.arrival}/{row.version}" if row else ""


_KEPT_ON = Prepared(
    sa.select(answer.c.as_of).where(answer.c.athlete_id == sa.bindparam("whose"), answer.c.name == sa.bindparam("name"))
)
