"""Where everyone lives, as far as they told: ``zones``."""

import json

import sqlalchemy as sa

from hormesis.store.tables import athlete, fact, fact_head

__all__ = ["zones"]


def zones(tx: sa.Connection) -> dict[str, str | None]:
    """Every athlete that the transaction sees, and the name of the time zone they told last; None where they told none."""
    found: dict[str, str | None] = dict.fromkeys(tx.execute(sa.select(athlete.c.id).order_by(athlete.c.id)).scalars())
    same = (fact.c.athlete_id == fact_head.c.athlete_id) & (fact.c.id == fact_head.c.id) & (fact.c.version == fact_head.c.version)
    query = (
        sa.select(fact.c.athlete_id, fact.c.body)
        .join(fact_head, same)
        .where(fact_head.c.kind == "profile", fact.c.body.contains('"time_zone"'))
        .order_by(fact_head.c.at, fact_head.c.ord, fact_head.c.id)
    )
    for athlete_id, body in tx.execute(query):
        found[athlete_id] = json.loads(body).get("time_zone") or found.get(athlete_id)
    return found
