"""The same workouts from two exports of one app, which know them by different ids: ``without_doubles``.

Hevy's file knows a workout by its start, Hevy's API by an id; a log that was brought from one app to another has a third. Nobody
begins two workouts within minutes that have most of their sets in common.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Literal

import sqlalchemy as sa

from hormesis.domain.facts import Fact
from hormesis.store import facts as fact_log

__all__ = ["without_doubles"]

_MINUTES = 5
_SETS_NEEDED = 3
_SHARE = 0.5
"""How much of the longer of two workouts must be in the other one: a set may have been mended in one of them since."""

_UTC = "+00:00"
_ZONES_APART = 14 * 60

_Sets = Mapping[str, Counter[tuple[object, ...]]]


def without_doubles(tx: sa.Connection, athlete_id: str, said: Sequence[Fact]) -> tuple[list[Fact], int]:
    """The facts that are not of a workout which stands already under another id, and how many workouts those were."""
    workouts = {fact.id: fact for fact in said if fact.kind == "workout"}
    known = fact_log.live_by_id(tx, athlete_id, workouts)
    new = {fact_id: fact for fact_id, fact in workouts.items() if fact_id not in known}
    near = _standing_near(tx, athlete_id, new.values())
    if not near:
        return list(said), 0
    new_sets = _sets_of(said)
    standing = _sets_of(
        [
            fact
            for day in sorted({one.day for of_one in near.values() for one in of_one})
            for fact in _sets_on(tx, athlete_id, day)
        ]
    )
    doubles = {
        fact_id
        for fact_id, beside in near.items()
        if any(_alike(new_sets[fact_id], standing[one.id], _near(new[fact_id], one)) for one in beside)
    }
    return [fact for fact in said if fact.id not in doubles and fact.fields.get("workout") not in doubles], len(doubles)


def _standing_near(tx: sa.Connection, athlete_id: str, new: Iterable[Fact]) -> dict[str, list[Fact]]:
    """Of each new workout those under other ids that began within minutes of it, where there are any."""
    said = list(new)
    if not said:
        return {}
    first, last = min(fact.day for fact in said), max(fact.day for fact in said)
    by_day: dict[date, list[Fact]] = defaultdict(list)
    ids = {fact.id for fact in said}
    for one in fact_log.live(tx, athlete_id, ["workout"], first - timedelta(days=1), last + timedelta(days=1)):
        if one.id not in ids:
            by_day[one.day].append(one)
    near: dict[str, list[Fact]] = {}
    for fact in said:
        around = [one for ahead in (-1, 0, 1) for one in by_day.get(fact.day + timedelta(days=ahead), ())]
        if beside := [one for one in around if _near(fact, one)]:
            near[fact.id] = beside
    return near


def _near(one: Fact, other: Fact) -> Literal["at once", "in another zone", ""]:
    """Whether two began within minutes: by the athlete's clock, or where one of them tells only the clock of Greenwich, in some
    zone."""
    if len(one.at) == 10 or len(other.at) == 10:  # a day without a time
        return "at once" if one.at == other.at else ""
    minutes = abs((_clock(one) - _clock(other)).total_seconds()) / 60
    if minutes <= _MINUTES:
        return "at once"
    zones_apart = minutes <= _ZONES_APART and abs(minutes - 15 * round(minutes / 15)) <= 2
    return "in another zone" if zones_apart and one.at.endswith(_UTC) != other.at.endswith(_UTC) else ""


def _clock(fact: Fact) -> datetime:
    """The athlete's own clock, whatever zone is written beside it."""
    return datetime.fromisoformat(fact.at).replace(tzinfo=None)


def _sets_on(tx: sa.Connection, athlete_id: str, day: date) -> list[Fact]:
    return fact_log.live(tx, athlete_id, ["set"], day, day)


def _sets_of(facts: Sequence[Fact]) -> _Sets:
    found: dict[str, Counter[tuple[object, ...]]] = defaultdict(Counter)
    for fact in facts:
        if fact.kind == "set":
            found[str(fact.fields.get("workout"))][_what(fact.fields)] += 1
    return found


def _what(fields: Mapping[str, object]) -> tuple[object, ...]:
    """What was done in a set, as far as every export tells it alike: loads to the half kilogram, since pounds were rounded."""
    load = fields.get("load_kg")
    name = str(fields.get("exercise_name") or fields.get("exercise") or "").strip().casefold()
    rounded = round(2 * load) if isinstance(load, int | float) else None
    return (name, rounded, fields.get("reps"), fields.get("duration_s"))


def _alike(one: Counter[tuple[object, ...]], other: Counter[tuple[object, ...]], near: str) -> bool:
    longest = max(one.total(), other.total())
    if near == "in another zone":  # hours apart only the very same is believed
        return longest >= _SETS_NEEDED and one == other
    return longest > 0 and (one & other).total() >= _SHARE * longest
