"""A phone and the server tell each other what is new: ``sync``. The protocol is told in ``docs/sync.md``.

One call is one transaction: either what is acknowledged is written, what is new is read and a new plan is asked for, or nothing
of it has happened and the phone says the same again.
"""

import re
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING, Any

from hormesis.app.made_of import plans_stand
from hormesis.app.sync_check import Rejected, check
from hormesis.app.sync_reply import SyncReply, SyncRequest, begin_again, notice_of_clock, notice_of_deleted
from hormesis.domain.errors import Invalid
from hormesis.domain.facts import Fact, fact_to_json
from hormesis.store import sync_feed as feed
from hormesis.store.clock import milliseconds_of
from hormesis.store.database import Database
from hormesis.store.sync_feed import Place
from hormesis.store.sync_intake import take

if TYPE_CHECKING:
    from hormesis.app.jobs import Queue

__all__ = ["MOST_AHEAD_S", "MOST_CHANGES", "SyncReply", "SyncRequest", "sync"]

Json = Any

MOST_CHANGES = 1000
"""How many changes a call may send, and how many rows it reads."""
MOST_AHEAD_S = 300
"""How far a phone's clock may be ahead before its changes are dated anew."""

_CURSOR = re.compile(r"([0-9a-f]{32})\.([0-9]{1,9})\.([0-9a-f]{1,12})(?:\.([0-9]{1,9})\.([0-9a-f]{1,12}))?")
"""The epoch, the place up to which a phone has read, and the newest one of that moment where that is another."""


def _own_epoch() -> str:
    return uuid.uuid4().hex


def sync(
    db: Database,
    athlete_id: str,
    request: SyncRequest,
    queue: "Queue | None" = None,
    new_epoch: Callable[[], str] = _own_epoch,
    most: int = MOST_CHANGES,
) -> SyncReply:
    """Take the changes of ``request`` and give what is new after its cursor, at most ``most`` rows of each.

    A change that can't be taken is named in ``rejected``, and the others are taken. ``queue`` gets one job for a new plan where
    anything was written, in the same transaction. Raises ``Invalid`` for a request that is too long or has no device.
    """
    if not request.device.strip():
        raise Invalid("sync: device: missing; send a name that this phone keeps, such as a UUID")
    if len(request.changes) > most:
        raise Invalid(
            f"sync: changes: found {len(request.changes):,}; allowed are {most:,} in one call; send the rest afterwards"
        )
    if not request.changes:
        with db.reading() as tx:
            if epoch := feed.epoch_of(tx, athlete_id):
                call = _Call(db, tx, athlete_id, epoch, most)
                place = _place(call, request.cursor)
                return _reply(call, "", begin=place) if isinstance(place, str) else _answer(call, place, _NOTHING)
    with db.transaction() as tx:
        epoch = feed.epoch_of(tx, athlete_id) or feed.begin_epoch(tx, athlete_id, new_epoch())
        call = _Call(db, tx, athlete_id, epoch, most)
        place = _place(call, request.cursor)
        if isinstance(place, str):
            return _reply(call, "", begin=place)
        intake = _take_in(call, request.changes)
        if queue is not None and intake.written and not (intake.only_added and plans_stand(tx, athlete_id, intake.said)):
            queue.enqueue(tx, athlete_id, "refresh")
        return _answer(call, place, intake)


@dataclass(frozen=True, slots=True)
class _Call:
    """What one call works on, in one transaction."""

    db: Database
    tx: Any
    athlete_id: str
    epoch: str
    most: int


@dataclass(frozen=True, slots=True)
class _Intake:
    """What became of the changes. ``ids`` are all that they are about; ``as_sent`` holds each (id, version) that stands as it was
    sent, and need not be told to the phone again."""

    said: Sequence[Fact] = ()
    ids: Sequence[str] = ()
    as_sent: frozenset[tuple[str, str]] = frozenset()
    rejected: Sequence[Rejected] = ()
    ahead_ms: int = 0
    written: int = 0
    only_added: bool = False


_NOTHING = _Intake()


def _place(call: _Call, cursor: str) -> Place | str:
    """The place that a cursor names, or the code of why the phone has to begin again."""
    if not cursor:
        return feed.START
    named = _CURSOR.fullmatch(cursor)
    if named is None or named[1] != call.epoch:
        return "unknown_cursor"
    read = Place(int(named[2]), named[3])
    newest = Place(int(named[4]), named[5]) if named[4] else read
    there = all(feed.is_there(call.tx, call.athlete_id, place) for place in {read, newest})
    return read if there else "server_behind"


def _take_in(call: _Call, changes: Sequence[Json]) -> _Intake:
    """Write the changes that can be taken."""
    checked = [check(raw, index) for index, raw in enumerate(changes)]
    said = [one for one in checked if isinstance(one, Fact)]
    taken = take(call.tx, call.athlete_id, said, call.db.clock, MOST_AHEAD_S * 1000)
    added_to = {
        (one.id, one.version)
        for raw, one in zip(changes, checked, strict=True)
        if isinstance(one, Fact) and not one.fields.keys() <= raw.keys()
    }
    targets = {str(one.fields["target"]) for one in said if one.kind == "tombstone"}
    ids = dict.fromkeys([*(one.id for one in said), *sorted(feed.reached(call.tx, call.athlete_id, targets))])
    rejected = [one for one in checked if isinstance(one, Rejected)]
    done = taken.appended
    only_added = done.written == done.added
    return _Intake(said, list(ids), taken.as_sent - added_to, rejected, taken.ahead_ms, done.written, only_added)


def _answer(call: _Call, place: Place, intake: _Intake) -> SyncReply:
    """What is new after ``place``, and how the facts stand that the phone has just spoken of, but for what it knows."""
    changed = feed.changed_after(call.tx, call.athlete_id, place, call.most)
    states = feed.states_of(call.tx, call.athlete_id, list(dict.fromkeys([*changed.ids, *intake.ids])))
    changes = [
        {"id": fact_id, "gone": True} if fact is None else fact_to_json(fact)
        for fact_id, fact in states.items()
        if fact is None or (fact_id, fact.version) not in intake.as_sent
    ]
    places = [changed.through, feed.newest_place(call.tx, call.athlete_id)] if changed.more else [changed.through]
    cursor = ".".join([call.epoch, *(f"{place.arrival}.{place.mark}" for place in places)])
    return _reply(call, cursor, changes, changed.more, intake, _notices(intake, states))


def _reply(
    call: _Call,
    cursor: str,
    changes: Sequence[Json] = (),
    more: bool = False,
    intake: _Intake = _NOTHING,
    notices: Sequence[Mapping[str, Json]] = (),
    begin: str = "",
) -> SyncReply:
    clock = call.db.clock
    seen = [feed.newest_version(call.tx, call.athlete_id), *(one.get("version", "") for one in changes)]
    return SyncReply(
        cursor=cursor,
        changes=changes,
        rejected=intake.rejected,
        more=more,
        clock=max((one for one in seen if milliseconds_of(one) is not None), default=clock.after("")),
        now=clock.now().astimezone(UTC).isoformat(timespec="milliseconds"),
        notices=notices,
        begin_again=begin_again(begin) if begin else None,
        written=intake.written,
    )


def _notices(intake: _Intake, states: Mapping[str, Fact | None]) -> list[Mapping[str, Json]]:
    """What the phone's owner should know of changes that were taken."""
    retracts = {one.id for one in intake.said if "retracts" in one.fields}
    below = sorted({one.id for one in intake.said if states[one.id] is None} - retracts)
    notices = [notice_of_clock(round(intake.ahead_ms / 1000))] if intake.ahead_ms else []
    return [*notices, notice_of_deleted(below)] if below else notices
