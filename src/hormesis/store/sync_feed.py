"""What is new for a phone: ``Place``, ``newest_place``, ``changed_after``, ``states_of``, ``epoch_of``, ``begin_epoch``.

Every row has the number of its arrival. Writers for one athlete take turns until they commit, so who has read up to a number has
read everything below it. A number alone could mislead: a store that was put back from a copy gives the same numbers again to
other rows. So a place also carries a mark of the row that stands there.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from hormesis.domain.facts import Fact
from hormesis.store import facts
from hormesis.store.athletes import last_version
from hormesis.store.history import chunks
from hormesis.store.tables import athlete, fact

__all__ = [
    "START",
    "Changed",
    "Place",
    "begin_epoch",
    "changed_after",
    "epoch_of",
    "is_there",
    "newest_place",
    "newest_version",
    "reached",
    "states_of",
]


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the feed: the number of a row's arrival, and the mark of that row."""

    arrival: int
    mark: str


_MARKED = (fact.c.id, fact.c.version, fact.c.recorded_at, fact.c.body)
"""What a mark is of. A store that was put back may give a number, and even a version, to something else; or write the same once
more with other rows before it, but not at the same moment."""

START = Place(0, "0")
"""Before the first row."""


@dataclass(frozen=True, slots=True)
class Changed:
    """The ``ids`` of which something was written after a place and up to ``through``; ``more`` tells whether that is not all."""

    ids: Sequence[str]
    through: Place
    more: bool


def epoch_of(tx: sa.Connection, athlete_id: str) -> str | None:
    """The name of the athlete's numbering; None before the first sync, and after a purge."""
    return tx.execute(sa.select(athlete.c.epoch).where(athlete.c.id == athlete_id)).scalar()


def begin_epoch(tx: sa.Connection, athlete_id: str, epoch: str) -> str:
    """Give the numbering its name where it has none; the name it has then."""
    last_version(tx, athlete_id)  # puts a newcomer down, and waits for whoever is writing
    tx.execute(athlete.update().where(athlete.c.id == athlete_id, athlete.c.epoch.is_(None)).values(epoch=epoch))
    return epoch_of(tx, athlete_id) or epoch


def newest_version(tx: sa.Connection, athlete_id: str) -> str:
    """The newest version seen of the athlete's facts; empty when there is none."""
    return tx.execute(sa.select(athlete.c.version).where(athlete.c.id == athlete_id)).scalar() or ""


def newest_place(tx: sa.Connection, athlete_id: str) -> Place:
    """The place of the newest row."""
    query = sa.select(fact.c.arrival, *_MARKED).where(_mine(athlete_id)).order_by(fact.c.arrival.desc())
    row = tx.execute(query.limit(1)).first()
    return START if row is None else Place(row.arrival, _mark(row.id, row.version, row.recorded_at, row.body))


def is_there(tx: sa.Connection, athlete_id: str, place: Place) -> bool:
    """Whether the row that was at ``place`` still is."""
    if place.arrival == 0:
        return place == START
    row = tx.execute(sa.select(*_MARKED).where(_mine(athlete_id), fact.c.arrival == place.arrival)).first()
    return row is not None and _mark(row.id, row.version, row.recorded_at, row.body) == place.mark


def changed_after(tx: sa.Connection, athlete_id: str, place: Place, most: int) -> Changed:
    """What at most ``most`` rows after ``place`` have changed: the facts that they are versions of, and those that they delete,
    restore or take back."""
    columns = (fact.c.arrival, fact.c.target, fact.c.retracts, *_MARKED)
    query = sa.select(*columns).where(_mine(athlete_id), fact.c.arrival > place.arrival).order_by(fact.c.arrival)
    rows = tx.execute(query.limit(most + 1)).all()
    page = rows[:most]
    if not page:
        return Changed((), place, more=False)
    ids = dict.fromkeys(row.id for row in page if row.retracts is None)  # a retraction is bookkeeping, and no fact of its own
    aims = {row.target for row in page if row.target}
    last = page[-1]
    return Changed(
        [*ids, *sorted(reached(tx, athlete_id, aims) - ids.keys())],
        Place(last.arrival, _mark(last.id, last.version, last.recorded_at, last.body)),
        more=len(rows) > most,
    )


def reached(tx: sa.Connection, athlete_id: str, targets: Iterable[str]) -> set[str]:
    """``targets`` of tombstones, and where those are tombstones what they aim at, and so on."""
    found: set[str] = set()
    wanted = set(targets)
    while wanted:
        found |= wanted
        further: set[str] = set()
        for chunk in chunks(sorted(wanted)):
            aimed = sa.select(fact.c.target).where(_mine(athlete_id), fact.c.id.in_(chunk), fact.c.target.is_not(None))
            further.update(tx.execute(aimed).scalars())
        wanted = further - found
    return found


def states_of(tx: sa.Connection, athlete_id: str, ids: Sequence[str]) -> Mapping[str, Fact | None]:
    """Each of ``ids`` as it stands; None for one that does not."""
    live = facts.live_by_id(tx, athlete_id, ids)
    return {fact_id: live.get(fact_id) for fact_id in ids}


def _mine(athlete_id: str) -> sa.ColumnElement[bool]:
    return fact.c.athlete_id == athlete_id


def _mark(*told: str) -> str:
    return hashlib.sha256("\x1f".join(told).encode()).hexdigest()[:12]
