"""What a door is handed: ``Workspace``, made of the settings, the clock and the one athlete of this machine."""

import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from random import SystemRandom
from typing import TYPE_CHECKING

from hormesis.app.settings import Settings, settings_from

if TYPE_CHECKING:
    from hormesis.store.clock import Clock
    from hormesis.store.database import Database

__all__ = ["LOCAL_ATHLETE", "Workspace", "workspace_from"]

LOCAL_ATHLETE = "local"
"""The id of whoever keeps a log on this machine. Ids of imported facts are made of it, so it never changes."""


def _system_chance() -> float:
    """From this machine's own source of chance."""
    return SystemRandom().random()


@dataclass(frozen=True, slots=True)
class Workspace:
    """Where a door works: ``now`` tells the athlete's local time (aware), ``node`` marks what this machine writes, ``chance`` is
    where lots are drawn from, uniform from 0 to 1."""

    settings: Settings
    now: Callable[[], datetime]
    node: str = "00000000"
    athlete_id: str = LOCAL_ATHLETE
    chance: Callable[[], float] = _system_chance

    def today(self) -> date:
        """The athlete's own local date."""
        return self.now().date()

    def has_store(self) -> bool:
        """Whether anything was ever kept here; a database elsewhere is taken to be there."""
        location = self.settings.database
        return "://" in location or Path(location).exists()

    @contextmanager
    def kept(self) -> "Iterator[Database]":
        """The athlete's rows in the store of the settings, which is made when it is not there. Raises ``Invalid``."""
        with self.whole() as db:
            yield db.of(self.athlete_id)

    @contextmanager
    def whole(self, location: str | None = None) -> "Iterator[Database]":
        """Everyone's rows, in the store of the settings or in another one. Raises ``Invalid`` when it can't be opened."""
        from hormesis.store.database import open_database  # SQL takes half a second to load, and not every command needs it

        db = open_database(self.settings.database if location is None else location, self.clock())
        try:
            yield db
        finally:
            db.close()

    @contextmanager
    def passing(self) -> "Iterator[Database]":
        """A store in memory, gone at the end: ``today FILE`` keeps nothing."""
        from hormesis.store.database import IN_MEMORY

        with self.whole(IN_MEMORY) as db:
            yield db

    def clock(self) -> "Clock":
        """What dates the facts that are written here."""
        from hormesis.store.clock import Clock

        return Clock(self.now, self.node)


def workspace_from(environment: Mapping[str, str]) -> Workspace:
    """The workspace of this machine and user, by its own clock."""
    return Workspace(settings_from(environment), now=_local_now, node=f"{uuid.getnode() & 0xFFFFFFFF:08x}")


def _local_now() -> datetime:
    return datetime.now().astimezone()
