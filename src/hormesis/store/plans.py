"""Plans as they were promised, one a day: what the next solution starts from."""

from datetime import date

import sqlalchemy as sa

from hormesis.store.tables import plan

__all__ = ["load", "save"]


def save(tx: sa.Connection, athlete_id: str, day: date, body: str) -> None:
    """Keep the plan (JSON) of ``day``, in the place of an earlier one."""
    tx.execute(plan.delete().where(plan.c.athlete_id == athlete_id, plan.c.date == day.isoformat()))
    tx.execute(plan.insert().values(athlete_id=athlete_id, date=day.isoformat(), body=body))


def load(tx: sa.Connection, athlete_id: str, since_day: date, until_day: date) -> dict[date, str]:
    """The plans of these days, both included, oldest first."""
    days = (plan.c.date >= since_day.isoformat()) & (
        plan.c.date <= until_day.isoformat()
    )  # PostgreSQL: no BETWEEN with a collation
    rows = tx.execute(sa.select(plan.c.date, plan.c.body).where(plan.c.athlete_id == athlete_id, days).order_by(plan.c.date))
    return {date.fromisoformat(day): body for day, body in rows}
