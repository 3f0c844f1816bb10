"""Where a review begins: all that came before its weeks, folded once and kept. ``Start``, ``start_for``.

A review looks at its last weeks day by day. Of the years before them it needs the beliefs that they left and how the forecasts
did, which change only where something older is written.
"""

import base64
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from hormesis.app.calibration import Tally
from hormesis.app.knowledge import Knowledge
from hormesis.app.made_of import made_of
from hormesis.app.memory import give_back
from hormesis.app.refresh import FOLDED_KINDS, by_day
from hormesis.domain.facts import Fact
from hormesis.estimation.serial import from_bytes, to_bytes
from hormesis.estimation.state import Beliefs, fold_days
from hormesis.store import answers, athletes
from hormesis.store import facts as fact_log
from hormesis.store.answers import Answer
from hormesis.store.database import Database

__all__ = ["Start", "start_for"]

_NAME = "review_start"
_AT_ONCE = timedelta(days=45)
_WORTH_KEEPING_DAYS = 7
_MANY_DAYS = 300


@dataclass(frozen=True, slots=True)
class Start:
    """The beliefs of the morning of ``day`` (None: nothing came before), how forecasts did until then, and the first and last
    day of training in it."""

    day: date | None = None
    beliefs: Beliefs = field(default_factory=Beliefs)
    tally: Tally = field(default_factory=Tally)
    trained: tuple[date, date] | None = None

    def after(self, facts: Iterable[Fact], until: date, knowledge: Knowledge) -> "Start":
        """With the days of ``facts``, all of them from ``day`` on and before ``until``."""
        days = list(by_day(facts))
        beliefs, made = fold_days(self.beliefs, days, knowledge.resolve, knowledge.page_of)
        with_sets = [day for day, of_day in days if any(fact.kind == "set" for fact in of_day)]
        known = [*(self.trained or ()), *with_sets]
        return Start(until, beliefs, self.tally.after(made), (min(known), max(known)) if known else None)


def start_for(db: Database, athlete_id: str, day: date, knowledge: Knowledge) -> Start:
    """The start of a review whose first day is ``day``; kept for the next one, as long as nothing older is written."""
    with db.reading() as tx:
        kept = answers.kept(tx, athlete_id, _NAME)
        stands = kept is not None and kept.as_of <= day and kept.made_of == made_of(tx, athlete_id, knowledge, kept.as_of, None)
        start = _start_from(kept) if stands and kept is not None else Start()
        version = made_of(tx, athlete_id, knowledge, day, None)
        first = start.day or fact_log.first_day(tx, athlete_id, FOLDED_KINDS)
    if first is None or first >= day:
        return start
    folded = (day - first).days
    while first < day:
        until = min(first + _AT_ONCE, day)
        with db.reading() as tx:
            facts = fact_log.live(tx, athlete_id, FOLDED_KINDS, first, until - timedelta(days=1))
        start, first = start.after(facts, until, knowledge), until
    if folded >= _WORTH_KEEPING_DAYS and (kept is None or not stands or kept.as_of < day):
        _keep(db, athlete_id, start, version, knowledge)
    if folded >= _MANY_DAYS:
        give_back()
    return start


def _keep(db: Database, athlete_id: str, start: Start, version: str, knowledge: Knowledge) -> None:
    """Unless something older was written meanwhile, which may lie on a day that was folded without it."""
    if start.day is None:
        return
    with db.transaction() as tx:
        if made_of(tx, athlete_id, knowledge, start.day, None) == version:
            athletes.last_version(tx, athlete_id)
            answers.keep(tx, athlete_id, _NAME, Answer(start.day, version, _body(start)))


def _body(start: Start) -> str:
    tally, trained = start.tally, start.trained
    return json.dumps(
        {
            "beliefs": base64.b64encode(to_bytes(start.beliefs)).decode(),
            "tally": [tally.made, tally.held, tally.expected, tally.off],
            "trained": [day.isoformat() for day in trained] if trained else None,
        }
    )


def _start_from(kept: Answer) -> Start:
    said = json.loads(kept.body)
    trained = [date.fromisoformat(day) for day in said["trained"] or ()]
    beliefs = from_bytes(base64.b64decode(said["beliefs"]))
    return Start(kept.as_of, beliefs, Tally(*said["tally"]), (trained[0], trained[1]) if trained else None)
