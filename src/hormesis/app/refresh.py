"""Beliefs as of a day: the newest checkpoint before it, and the facts since folded onto it. ``beliefs_before``."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby

from hormesis.app.knowledge import Knowledge
from hormesis.app.memory import give_back
from hormesis.domain.constants import constants_version
from hormesis.domain.facts import Fact
from hormesis.estimation.body import BODY_KINDS
from hormesis.estimation.serial import from_bytes, to_bytes
from hormesis.estimation.stall import STALL_KINDS
from hormesis.estimation.state import MODEL_VERSION, Beliefs, fold_days
from hormesis.estimation.tightness import TIGHTNESS_KINDS
from hormesis.store import checkpoints
from hormesis.store import facts as fact_log
from hormesis.store.database import Database

__all__ = ["FOLDED_KINDS", "beliefs_before", "by_day"]

FOLDED_KINDS = ("workout", "set", "body_mass", "profile", "activity", "correction", *BODY_KINDS, *TIGHTNESS_KINDS, *STALL_KINDS)
_WORTH_KEEPING_DAYS = 3
_MANY_DAYS = 300
_AT_ONCE = timedelta(days=45)  # many days at once are faster; 180 would leave 20 MB more behind after ten years


def beliefs_before(db: Database, athlete_id: str, as_of: date, knowledge: Knowledge) -> Beliefs:
    """What is believed on the morning of ``as_of``: everything before it, nothing of it or later.

    A fold over more than a few days is kept as a checkpoint, through the last day it has seen, unless something was written
    meanwhile: that may lie on a day which was folded without it.
    """
    versions = f"{MODEL_VERSION}:{constants_version()}:{knowledge.version}"
    with db.reading() as tx:
        kept = checkpoints.load_before(tx, athlete_id, versions, as_of)
        first = kept[0] + timedelta(days=1) if kept else fact_log.first_day(tx, athlete_id, FOLDED_KINDS)
        rows = fact_log.count_rows(tx, athlete_id) if first and (as_of - first).days >= _WORTH_KEEPING_DAYS else 0
    beliefs, folded = from_bytes(kept[1]) if kept else Beliefs(), 0
    while first is not None and first < as_of:
        last = min(first + _AT_ONCE, as_of) - timedelta(days=1)
        with db.reading() as tx:
            days = list(by_day(fact_log.live(tx, athlete_id, FOLDED_KINDS, first, last)))
        beliefs, _ = fold_days(beliefs, days, knowledge.resolve, knowledge.page_of)
        folded, first = folded + len(days), last + timedelta(days=1)
    if folded >= _WORTH_KEEPING_DAYS and beliefs.through is not None:
        with db.transaction() as tx:
            if fact_log.count_rows(tx, athlete_id) == rows:
                checkpoints.save(tx, athlete_id, versions, beliefs.through, to_bytes(beliefs))
    if folded >= _MANY_DAYS:
        give_back()
    return beliefs


def by_day(facts: Iterable[Fact]) -> Iterator[tuple[date, list[Fact]]]:
    """The facts of each local day, days ascending. ``facts`` come in any order."""
    ordered = sorted(facts, key=lambda f: f.at[:10])
    for day, of_day in groupby(ordered, key=lambda f: f.at[:10]):
        yield date.fromisoformat(day), list(of_day)
