"""What is worked out beforehand, so that no request has to: today, week, 14 days. ``replanned``, ``keep_plans``, ``kept_answer``.

The second week is the first one again with its loads, marked ``provisional``: it is what a phone without signal shows. It is not
solved as if nobody had trained for a week, which would lighten it.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from hormesis.app.knowledge import Knowledge
from hormesis.app.made_of import made_of
from hormesis.app.today import today_for
from hormesis.app.week import week_for
from hormesis.store import answers, athletes, plans
from hormesis.store import facts as fact_log
from hormesis.store.answers import Answer
from hormesis.store.database import Database

__all__ = ["DAYS_AHEAD", "Kept", "Replanned", "keep_plans", "kept_answer", "local_day", "replanned", "zone_of"]

Json = dict[str, Any]

DAYS_AHEAD = 14
_AGAIN = UUID("7b0c9d1e-6f0e-5a55-9d54-3a3c8e3a0b5e")


@dataclass(frozen=True, slots=True)
class Replanned:
    """Today, the week from it and fourteen days, worked out from what ``made_of`` names."""

    as_of: date
    made_of: str
    today: Json
    week: Json
    days: list[Json]


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer that was worked out beforehand. ``current`` while nothing was said since, and the day is the same."""

    body: Any
    as_of: date
    current: bool


def replanned(db: Database, athlete_id: str, as_of: date, knowledge: Knowledge) -> Replanned:
    """Work out everything for ``as_of``. Writes no plan yet: ``keep_plans`` does."""
    with db.reading() as tx:
        version = made_of(tx, athlete_id, knowledge, as_of)
    today = today_for(db, athlete_id, as_of, knowledge)
    week = week_for(db, athlete_id, as_of, knowledge, {})
    return Replanned(as_of, version, today, week, _fourteen(today, week))


def keep_plans(tx: sa.Connection, athlete_id: str, found: Replanned) -> None:
    """Keep it all, in the place of what was kept before. A newcomer without facts is put down."""
    athletes.last_version(tx, athlete_id)
    for name, body in (("today", found.today), ("week", found.week), ("days", found.days)):
        said = json.dumps(body, separators=(",", ":"))
        answers.keep(tx, athlete_id, name, Answer(found.as_of, found.made_of, said))
    for day in found.days:
        plans.save(tx, athlete_id, date.fromisoformat(day["date"]), json.dumps(day, separators=(",", ":")))


def kept_answer(db: Database, athlete_id: str, name: str, as_of: date, knowledge: Knowledge) -> Kept | None:
    """What was worked out under ``name`` (today, week, days, backtest); None where nothing was yet."""
    with db.reading() as tx:
        found = answers.kept(tx, athlete_id, name)
        if found is None:
            return None
        current = found.as_of == as_of and found.made_of == made_of(tx, athlete_id, knowledge, _counts_for(name, as_of))
    return Kept(json.loads(found.body), found.as_of, current)


def _counts_for(name: str, as_of: date) -> date | None:
    """The backtest looks at everything; plans at what came before their first day."""
    return None if name == "backtest" else as_of


def local_day(db: Database, athlete_id: str, now: datetime) -> date:
    """The athlete's own date at this moment: in the zone they told, and that of the machine where they told none."""
    zone = zone_of(db, athlete_id)
    return now.astimezone(zone).date() if zone else now.date()


def zone_of(db: Database, athlete_id: str) -> ZoneInfo | None:
    """The time zone of the athlete's profile; None where they told none."""
    with db.reading() as tx:
        told = [fact.fields.get("time_zone") for fact in fact_log.live(tx, athlete_id, ["profile"])]
    return next((ZoneInfo(name) for name in reversed(told) if name), None)


def _fourteen(today: Json, week: Json) -> list[Json]:
    """The week's days, of which the first is today as it really stands, and the same days a week later."""
    first = {name: today[name] for name in week["days"][0]}
    days = [{**day, "provisional": False} for day in (first, *week["days"][1:])]
    return [*days, *(_a_week_later(day) for day in week["days"][: DAYS_AHEAD - len(days)])]


def _a_week_later(day: Json) -> Json:
    moved = (date.fromisoformat(day["date"]) + timedelta(days=7)).isoformat()
    work = [{**one, "sets": [{**s, "id": str(uuid5(_AGAIN, f"{s['id']}|{moved}"))} for s in one["sets"]]} for one in day["work"]]
    return {**day, "date": moved, "work": work, "provisional": True}
