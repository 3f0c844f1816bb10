"""The conversation as facts: ``said_so_far``, ``keep_said``, ``forget_said``; whom it is sent to: ``has_agreed``, ``agree``."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from hormesis.domain.facts import fact_from
from hormesis.store import facts as fact_log
from hormesis.store.database import Database

__all__ = ["agree", "forget_said", "has_agreed", "keep_said", "said_so_far"]

Json = dict[str, Any]
_KEPT_AT_ONCE = 60


def said_so_far(db: Database, athlete_id: str, most: int = _KEPT_AT_ONCE) -> list[Json]:
    """What was said last, the oldest first: ``at``, ``role`` (athlete, coach), ``text``, ``by`` (model, engine, safety)."""
    with db.reading() as tx:
        facts = fact_log.live(tx, athlete_id, ["chat"])
    return [{"id": one.id, "at": one.at, **one.fields} for one in facts[-most:]]


def keep_said(db: Database, athlete_id: str, said: Sequence[tuple[str, str, str]], now: datetime) -> None:
    """Keep lines (role, text, by whom it was put into words), said now in this order."""
    at = now.isoformat(timespec="milliseconds")
    facts = [
        fact_from({"kind": "chat", "at": at, "id": f"chat-{at}-{place}", "role": role, "text": text, "by": by}, "chat")
        for place, (role, text, by) in enumerate(said)
        if text.strip()
    ]
    with db.transaction() as tx:
        fact_log.append(tx, athlete_id, facts, db.clock)


def forget_said(db: Database, athlete_id: str) -> int:
    """Delete the whole conversation; how many lines it had."""
    with db.reading() as tx:
        ids = [one.id for one in fact_log.live(tx, athlete_id, ["chat"])]
    if ids:
        with db.transaction() as tx:
            fact_log.delete(tx, athlete_id, ids, db.clock)
    return len(ids)


def has_agreed(db: Database, athlete_id: str, to: str) -> bool:
    """Whether the athlete agreed that what a conversation needs is sent to this address; the latest word counts."""
    with db.reading() as tx:
        facts = fact_log.live(tx, athlete_id, ["consent"])
    given = [one.fields.get("given", True) for one in facts if one.fields["to"] == to]
    return bool(given and given[-1])


def agree(db: Database, athlete_id: str, to: str, given: bool, now: datetime) -> None:
    """Keep whether the athlete agrees to it."""
    fact = fact_from({"kind": "consent", "at": now.isoformat(timespec="milliseconds"), "to": to, "given": given}, "consent")
    with db.transaction() as tx:
        fact_log.append(tx, athlete_id, [fact], db.clock)
