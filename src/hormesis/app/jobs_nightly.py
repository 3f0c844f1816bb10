"""The night: from each athlete's own three o'clock on their day is prepared, 500 athletes to a job. ``plan_night``, ``nightly``.

A machine that sleeps at night does it when it wakes up: what counts is that the day's jobs are not there yet.
"""

import logging
from collections import defaultdict
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from hormesis.app.insight_record import first_day_of
from hormesis.app.insight_start import start_for
from hormesis.app.jobs import HOUSE, Queue, milliseconds
from hormesis.app.jobs_running import Finishing, Run, Stopped
from hormesis.app.knowledge import knowledge_for
from hormesis.app.replanning import keep_plans, kept_answer, local_day, replanned
from hormesis.store import connections, job_list
from hormesis.store.database import Database
from hormesis.store.jobs import Lost
from hormesis.store.zones import zones

__all__ = ["SHARD", "nightly", "plan_night"]

SHARD = 500
_NIGHT_HOUR = 3
_KEPT_DAYS = 7

_log = logging.getLogger("hormesis.jobs")


def plan_night(db: Database, queue: Queue, now: datetime) -> int:
    """Leave the jobs of every night that has come somewhere since; how many shards there are. Called a few times an hour:
    what was left before is not left again."""
    with db.reading() as tx:
        lives = zones(tx)
    by_zone: dict[str, list[str]] = defaultdict(list)
    for athlete_id, zone in lives.items():
        by_zone[zone or ""].append(athlete_id)
    shards: list[tuple[str, list[str]]] = []
    for zone, athletes in sorted(by_zone.items()):
        local = now.astimezone(ZoneInfo(zone)) if zone else now
        if local.hour < _NIGHT_HOUR:
            continue
        for start in range(0, len(athletes), SHARD):
            name = f"night/{local.date().isoformat()}/{zone or 'here'}/{start // SHARD}"
            shards.append((name, athletes[start : start + SHARD]))
    if shards:
        with db.of(HOUSE).transaction() as tx:
            for name, athletes in shards:
                queue.enqueue(tx, HOUSE, "nightly", {"athletes": athletes}, key=name, once=True)
    return len(shards)


def nightly(run: Run, now: Callable[[], datetime]) -> Finishing:
    """Prepare the day of each athlete of the shard, from the one on where an earlier run came to its end.

    Each is kept in a transaction of their own. One whose day can't be prepared is left a job of their own, which tells why.
    """
    athletes: list[str] = run.job.payload["athletes"]
    for place in range(run.job.done, len(athletes)):
        try:
            _prepare(run, athletes[place], now())
        except (Lost, Stopped):
            raise
        except Exception as error:
            _log.warning("a night was not prepared", extra={"error": type(error).__name__, "job_id": run.job.id})
            with run.whole.of(athletes[place]).transaction() as tx:
                run.queue.enqueue(tx, athletes[place], "refresh")
        run.progress(place + 1, len(athletes))

    def write(tx: sa.Connection) -> dict[str, Any]:
        job_list.forget_ended(tx, HOUSE, milliseconds(now() - timedelta(days=_KEPT_DAYS)))
        return {"athletes": len(athletes)}

    return write


def _prepare(run: Run, athlete_id: str, moment: datetime) -> None:
    db = run.whole.of(athlete_id)
    as_of = local_day(db, athlete_id, moment)
    knowledge = knowledge_for(db, athlete_id)
    kept = kept_answer(db, athlete_id, "days", as_of, knowledge)
    found = None if kept and kept.current else replanned(db, athlete_id, as_of, knowledge)
    start_for(db, athlete_id, first_day_of(as_of), knowledge)
    with db.transaction() as tx:
        if found is not None:
            keep_plans(tx, athlete_id, found)
        for one in connections.all_of(tx, athlete_id):
            if one.state == "connected":
                run.queue.enqueue(tx, athlete_id, "fetch", {"provider": one.provider}, key=f"fetch/{one.provider}")
        job_list.forget_ended(tx, athlete_id, milliseconds(moment - timedelta(days=_KEPT_DAYS)))
