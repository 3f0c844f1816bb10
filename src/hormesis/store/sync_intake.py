"""What phones say, written so that nothing that was acknowledged is lost: ``take``.

A phone gives each change its version. It is kept, and the newest counts, except where that would lose a word:

- a version further ahead of the server's clock than is allowed would beat what anybody says until then;
- a version that is there already with another content (a phone put back from a copy) would be taken for a repetition;
- a version below one that another program wrote in its own style can't be compared with that in time.

Such a change is dated anew, as said now. Its row remembers the version it came as, so that saying it again adds nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from hormesis.domain.facts import Fact
from hormesis.store import facts
from hormesis.store.clock import Clock, milliseconds_of
from hormesis.store.history import StoredRow
from hormesis.store.writing import Appended, Batch, says_the_same

__all__ = ["Taken", "take"]


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the changes of one call. ``as_sent`` holds each (id, version) that is stored just as it came; ``ahead_ms``
    is how far the phone's clock was ahead where that was too far, else 0."""

    appended: Appended
    as_sent: frozenset[tuple[str, str]]
    ahead_ms: int


def take(tx: sa.Connection, athlete_id: str, said: Sequence[Fact], clock: Clock, most_ahead_ms: int) -> Taken:
    """Write what is new among ``said``, each of which has an id and a version, oldest first; saying it again adds nothing.

    ``most_ahead_ms`` is how far a version may be ahead of this clock, unless something newer was seen already.
    """
    batch = facts.begin_batch(tx, athlete_id, clock)
    aimed_at = {str(one.fields["target"]) for one in said if one.kind == "tombstone"}
    batch.history.load(tx, athlete_id, {one.id for one in said} | aimed_at)
    now_ms = clock.now_ms()
    limit_ms = max(now_ms + most_ahead_ms, (milliseconds_of(batch.seen) or 0) + 1)
    as_sent, ahead_ms = set(), 0
    for one in said:
        aimed = _aimed_anew(batch, one)
        there = _there(batch, aimed)
        if there is not None and says_the_same(there, aimed):
            if there.version == one.version and aimed is one:
                as_sent.add((one.id, one.version))
        elif there is None and _can_be_kept(batch, aimed, limit_ms):
            batch.add(aimed)
            if aimed is one:
                as_sent.add((one.id, one.version))
        else:
            ahead_ms = max(ahead_ms, (milliseconds_of(one.version) or 0) - now_ms)
            batch.add(replace(aimed, version=clock.after(batch.seen)), came_as=one.version)
    facts.write_batch(tx, athlete_id, batch)
    return Taken(batch.counts(), frozenset(as_sent), ahead_ms if ahead_ms > most_ahead_ms else 0)


def _there(batch: Batch, said: Fact) -> StoredRow | None:
    """The row that a change became when it came for the first time, or the one that has its version; None for a new one."""
    rows = batch.history.rows.get(said.id, [])
    again = (row for row in rows if row.came_as == said.version and says_the_same(row, said))
    return next(again, None) or next((row for row in rows if row.version == said.version), None)


def _can_be_kept(batch: Batch, said: Fact, limit_ms: int) -> bool:
    rows = batch.history.rows.get(said.id, [])
    ms = milliseconds_of(said.version)
    if ms is None:
        return True
    if ms > limit_ms:
        return False
    return not any(row.version > said.version and milliseconds_of(row.version) is None for row in rows)


def _aimed_anew(batch: Batch, said: Fact) -> Fact:
    """A tombstone that takes back a version which was dated anew takes back the new one."""
    retracts: Any = said.fields.get("retracts") if said.kind == "tombstone" else None
    if not retracts:
        return said
    rows = batch.history.rows.get(str(said.fields["target"]), [])
    if any(row.version == retracts for row in rows):
        return said
    return next((replace(said, fields={**said.fields, "retracts": row.version}) for row in rows if row.came_as == retracts), said)
