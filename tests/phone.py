"""A phone as ``docs/sync.md`` describes it, for tests: ``Phone``.

What is in ``disk`` was written by transactions as IndexedDB has them: all of one or nothing. All else is lost in a crash.
"""

import copy
import json
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Disk", "Phone", "Sent"]

Json = dict[str, Any]


@dataclass
class Disk:
    """``mirror`` is what the server said up to ``cursor``; ``outbox`` is what it has not acknowledged, oldest first; ``held`` are
    those it has rejected, with why; ``last`` is the newest version that was given or heard of."""

    mirror: dict[str, Json] = field(default_factory=dict)
    outbox: list[Json] = field(default_factory=list)
    held: dict[tuple[str, str], str] = field(default_factory=dict)
    cursor: str = ""
    last: str = ""


@dataclass(frozen=True)
class Sent:
    """A request on its way: its text, the cursor it was made with, and the changes in it."""

    body: str
    cursor: str
    changes: tuple[tuple[str, str], ...]


class Phone:
    """One device. ``now_ms`` is its clock, right or wrong; ``chance`` makes its ids."""

    def __init__(self, device: str, now_ms: Callable[[], int], chance: random.Random, most: int = 1000) -> None:
        self.device, self.now_ms, self.chance, self.most = device, now_ms, chance, most
        self.disk = Disk()
        self.sends_again = False
        """What the athlete answers when the server does not know the phone: to erase it here too, or to send it again."""

    # What the athlete does: each is one transaction on the disk.

    def log(self, kind: str, at: str, **fields: Any) -> Json:
        """A new fact."""
        return self._say({"kind": kind, "id": self._new_id(), "at": at, **fields})

    def edit(self, fact_id: str, **fields: Any) -> Json:
        """A fact that is seen, with some fields changed and all others as they are."""
        seen = self.seen()[fact_id]
        return self._say({**{k: v for k, v in seen.items() if k != "recorded_at"}, **fields})

    def delete(self, fact_id: str) -> Json:
        """Delete a fact that is seen."""
        return self._say({"kind": "tombstone", "id": self._new_id(), "at": "2026-03-01", "target": fact_id})

    def restore(self, stone_id: str) -> Json:
        """Take back the delete with this id."""
        stone = self.seen()[stone_id]
        undo = {"kind": "tombstone", "id": self._new_id(), "at": "2026-03-01"}
        return self._say({**undo, "target": stone_id, "retracts": stone["version"]})

    def seen(self) -> dict[str, Json]:
        """What the athlete sees: the mirror with the outbox over it. Deletes are among it, for the list of what was deleted."""
        seen = dict(self.disk.mirror)
        for change in self.disk.outbox:
            if (change["id"], change["version"]) in self.disk.held:
                continue
            if change["kind"] != "tombstone":
                seen[change["id"]] = change
            elif "retracts" in change:
                seen.pop(change["target"], None)  # what it hid comes back with the reply
            else:
                seen[change["id"]] = change
                seen.pop(change["target"], None)
        return seen

    def _say(self, change: Json) -> Json:
        self.disk.last = self._after(self.disk.last)
        change = {**change, "version": self.disk.last}
        self.disk.outbox.append(change)
        return change

    def _after(self, last: str) -> str:
        present = f"{self.now_ms():012x}-0000-{self.device}"
        if present > last:
            return present
        ms, counter = int(last[:12], 16), int(last[13:17], 16)
        ms, counter = (ms, counter + 1) if counter < 0xFFFF else (ms + 1, 0)
        return f"{ms:012x}-{counter:04x}-{self.device}"

    def _new_id(self) -> str:
        return f"{self.now_ms():012x}-{self.chance.getrandbits(64):016x}"

    # What it says and hears.

    def request(self) -> Sent:
        """The next request, from what is on the disk."""
        changes = [one for one in self.disk.outbox if (one["id"], one["version"]) not in self.disk.held][: self.most]
        body = json.dumps({"device": self.device, "cursor": self.disk.cursor, "changes": changes})
        return Sent(body, self.disk.cursor, tuple((one["id"], one["version"]) for one in changes))

    def hear(self, sent: Sent, reply: Json) -> list[Json]:
        """Take in a reply, in one transaction; a late one, of a request made with another cursor, is not listened to.

        Returns the changes that are acknowledged by it.
        """
        disk = copy.deepcopy(self.disk)
        if disk.cursor != sent.cursor:
            return []
        if begin_again := reply["begin_again"]:
            self.disk = _begin_again(disk, begin_again["code"] == "server_behind" or self.sends_again)
            return []
        rejected = {(one["id"], one["version"]): one["text"] for one in reply["rejected"]}
        taken = set(sent.changes) - rejected.keys()
        acknowledged = [one for one in json.loads(sent.body)["changes"] if (one["id"], one["version"]) in taken]
        disk.outbox = [one for one in disk.outbox if (one["id"], one["version"]) not in taken]
        waiting = {(one["id"], one["version"]) for one in disk.outbox}  # a phone put back from a copy may not have said it
        disk.held.update({key: why for key, why in rejected.items() if key in waiting})
        _put(disk.mirror, sorted(acknowledged, key=lambda one: str(one["version"])))
        _put(disk.mirror, reply["changes"])
        disk.cursor = reply["cursor"]
        disk.last = max(disk.last, reply["clock"])
        self.disk = disk
        return acknowledged

    def discard(self, fact_id: str) -> None:
        """Give up the changes of a fact that were rejected."""
        gone = {key for key in self.disk.held if key[0] == fact_id}
        self.disk.outbox = [one for one in self.disk.outbox if (one["id"], one["version"]) not in gone]
        self.disk.held = {key: why for key, why in self.disk.held.items() if key not in gone}


def _put(mirror: dict[str, Json], changes: Iterable[Json]) -> None:
    for one in changes:
        if "kind" in one:
            mirror[one["id"]] = one
        else:
            mirror.pop(one["id"], None)


def _begin_again(disk: Disk, sends_again: bool) -> Disk:
    """Forget what was acknowledged; or, where the server has lost it, send it once more, before what waits already."""
    waiting = {(one["id"], one["version"]) for one in disk.outbox}
    kept = [one for key, one in sorted(disk.mirror.items()) if (key, one["version"]) not in waiting]
    again = kept if sends_again else []
    return Disk(outbox=[*again, *disk.outbox], held=disk.held, last=disk.last)
