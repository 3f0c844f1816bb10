"""The athlete's own changes to their week: what each would make of it, and keeping them. ``imagined_week``, ``kept_edits``."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from hormesis.app.edits import checked_edits, edit_facts
from hormesis.app.kept_plans import kept_week
from hormesis.app.knowledge import Knowledge
from hormesis.app.saying import Saying
from hormesis.app.week import week_for
from hormesis.app.week_compare import compared
from hormesis.store import facts as fact_log
from hormesis.store.database import Database

__all__ = ["imagined_week", "kept_edits"]

Json = dict[str, Any]


def imagined_week(db: Database, athlete_id: str, on: date, knowledge: Knowledge, changes: Mapping[str, Any]) -> Json:
    """The week as ``changes`` would make it, ``compared`` with the one that stands. Nothing is kept. Raises ``Invalid``."""
    if "edits" in changes:
        changes = {**changes, "edits": checked_edits(changes["edits"], on, knowledge)}
    before = kept_week(db, athlete_id, on, knowledge)
    after = week_for(db, athlete_id, on, knowledge, changes)
    return {**after, "compared": compared(before, after)}


def kept_edits(saying: Saying, on: date, knowledge: Knowledge, edits: Sequence[Mapping[str, Any]]) -> Json:
    """The week with these edits, kept: ``today`` follows it from now on. Without any the week stands as it is solved.

    Raises ``Invalid`` for an exercise or a day that is not known; then nothing is kept.
    """
    checked = checked_edits(edits, on, knowledge)
    facts = edit_facts(checked, f"{on.isoformat()}{saying.at()[10:]}")
    if facts:
        saying.write(lambda tx: fact_log.append(tx, saying.athlete_id, facts, saying.db.clock))
    week = week_for(saying.db, saying.athlete_id, on, knowledge, {}, keep=True)
    saying.plan_anew()
    return {**week, "edits": [fact.id for fact in facts]}
