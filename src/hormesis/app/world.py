"""What the doors that run on and on are handed: ``World``, opened by ``world_of``."""

import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from hormesis.app.jobs import Jobs, Queue
from hormesis.app.jobs_thread import Wake
from hormesis.app.knowledge import Knowledge, load_knowledge
from hormesis.app.passwords import Passwords
from hormesis.app.server_settings import ServerSettings
from hormesis.app.settings import Settings
from hormesis.app.shelf import Shelf
from hormesis.app.workspace import Workspace
from hormesis.store import facts as fact_log

if TYPE_CHECKING:
    from hormesis.store.database import Database

__all__ = ["KnowledgeShelf", "World", "world_of"]

_KEPT = 64


@dataclass(slots=True)
class KnowledgeShelf:
    """Knowledge by the names that athletes explained: to make it takes 0.07 s, and most athletes explained none."""

    _made: "OrderedDict[tuple[tuple[str, str], ...], Knowledge]" = field(default_factory=OrderedDict)
    _turn: threading.Lock = field(default_factory=threading.Lock)

    def of(self, db: "Database", athlete_id: str) -> Knowledge:
        """What ``knowledge_for`` gives, made once for each set of names."""
        with db.reading() as tx:
            said = fact_log.live(tx, athlete_id, ["name"])
        key = tuple((str(fact.fields["exercise_name"]), str(fact.fields["exercise"])) for fact in said)
        with self._turn:
            if key not in self._made:
                self._made[key] = load_knowledge(said)
                while len(self._made) > _KEPT:
                    self._made.popitem(last=False)
            self._made.move_to_end(key)
            return self._made[key]


@dataclass(frozen=True, slots=True)
class World:
    """The settings, everyone's ``database``, the clock and the source of chance of a program that runs on and on.

    A route never takes ``database``: it gets the rows of one athlete from its ``Principal``. Work for later is left at ``queue``;
    ``wake`` is set by it, for whoever does that work in this program.
    """

    settings: Settings
    server: ServerSettings
    database: "Database"
    now: Callable[[], datetime]
    local_athlete: str
    queue: Queue
    wake: Wake
    random_bytes: Callable[[int], bytes] = secrets.token_bytes
    shelf: KnowledgeShelf = field(default_factory=KnowledgeShelf)
    passwords: Passwords = field(default_factory=Passwords)
    made: Shelf = field(default_factory=Shelf)


@contextmanager
def world_of(workspace: Workspace, server: ServerSettings) -> Iterator[World]:
    """The world on the store of the workspace, which is closed at the end. Raises ``Invalid`` when it can't be opened."""
    wake = Wake()
    with workspace.whole() as db:
        yield World(workspace.settings, server, db, workspace.now, workspace.athlete_id, Jobs(workspace.now, wake), wake)
