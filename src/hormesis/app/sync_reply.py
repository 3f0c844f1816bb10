"""What a phone and the server say to each other, as values: ``SyncRequest``, ``SyncReply``, and the sentences in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from hormesis.app.sync_check import Rejected

__all__ = ["SyncReply", "SyncRequest", "begin_again", "notice_of_clock", "notice_of_deleted"]

Json = Any

_BEGIN_AGAIN = {
    "unknown_cursor": (
        "This server does not know the place up to which this phone has read: the athlete's data was erased here, or this is "
        "another server. Forget what was acknowledged, keep what was not sent yet, and begin again with an empty cursor."
    ),
    "server_behind": (
        "This server was put back from an older copy and lacks what this phone has read. Send everything that stands on the "
        "phone once more, each fact as it is, and begin again with an empty cursor."
    ),
}


@dataclass(frozen=True, slots=True)
class SyncRequest:
    """What a phone says: its name, the cursor it was given last (empty at first), and its changes, each a fact as JSON."""

    device: str
    cursor: str
    changes: Sequence[Json]


@dataclass(frozen=True, slots=True)
class SyncReply:
    """What a phone hears; ``docs/sync.md`` tells each field. ``written`` counts rows, and is not told."""

    cursor: str
    changes: Sequence[Json]
    rejected: Sequence[Rejected]
    more: bool
    clock: str
    now: str
    notices: Sequence[Mapping[str, Json]] = ()
    begin_again: Mapping[str, str] | None = None
    written: int = 0

    def as_json(self) -> dict[str, Json]:
        """As a door sends it."""
        return {
            "cursor": self.cursor,
            "changes": list(self.changes),
            "rejected": [one.as_json() for one in self.rejected],
            "more": self.more,
            "clock": self.clock,
            "now": self.now,
            "notices": [dict(one) for one in self.notices],
            "begin_again": None if self.begin_again is None else dict(self.begin_again),
        }


def begin_again(code: str) -> Mapping[str, str]:
    """Why a phone has to begin again, and how."""
    return {"code": code, "text": _BEGIN_AGAIN[code]}


def notice_of_clock(ahead_s: int) -> Mapping[str, Json]:
    """That a phone's clock is too far ahead."""
    ahead = timedelta(seconds=ahead_s)
    text = f"The clock of this phone is {ahead} ahead. What it said is kept, as said now; set the clock right."
    return {"code": "clock_ahead", "text": text, "values": {"ahead_s": ahead_s}}


def notice_of_deleted(ids: Sequence[str]) -> Mapping[str, Json]:
    """That changed facts had been deleted."""
    text = f"{len(ids)} of the changed entries had been deleted and stay so. Restoring one brings the change back with it."
    return {"code": "deleted", "text": text, "values": {"ids": list(ids)}}
