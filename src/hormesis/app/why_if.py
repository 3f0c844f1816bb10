"""The plan without one thing that was told: ``without`` works it out for each, ``changes_of`` compares."""

from collections.abc import Collection, Iterator
from datetime import timedelta

from hormesis.app.as_known import as_known
from hormesis.app.day import Day, day_of
from hormesis.app.knowledge import Knowledge
from hormesis.domain.evidence import Reason, Value
from hormesis.domain.facts import Fact
from hormesis.domain.training import PlannedExercise
from hormesis.store import facts as fact_log
from hormesis.store.database import Database

__all__ = ["changes_of", "without"]

_HELD_BACK = ("pain", "limitation", "condition", "status", "preference", "check_in", "correction", "tightness")
_LATELY = timedelta(days=28)
_MOST = 5


def without(db: Database, athlete_id: str, day: Day, knowledge: Knowledge) -> Iterator[tuple[str, Day]]:
    """What was told, in words, and the day without it: at most five kinds, each left out as a whole, in a store of its own."""
    with db.reading() as tx:
        told = [one for one in fact_log.live(tx, athlete_id, _HELD_BACK, None, day.on) if _counts(one, day)]
    kinds = list(dict.fromkeys(_what(one) for one in told))[:_MOST]
    if not kinds:
        return
    with as_known(db, athlete_id, db.clock.now()) as (other, _):
        for what in kinds:
            out = [one.id for one in told if _what(one) == what]
            with other.transaction() as tx:
                fact_log.delete(tx, athlete_id, out, other.clock)
            yield what, day_of(other, athlete_id, day.on, knowledge)
            with other.transaction() as tx:
                fact_log.restore(tx, athlete_id, out, other.clock)


def changes_of(day: Day, others: Iterator[tuple[str, Day]], names: Collection[str] | None) -> list[Reason]:
    """What each of the other days has instead, of the lifts with these ``names`` or of all."""
    found: list[Reason] = []
    before = {one.name: one for one in day.plan.work}
    for what, other in others:
        for lift in other.plan.work:
            old = before.get(lift.name)
            if (names is None or lift.name in names or old is None) and (old is None or _shape(old) != _shape(lift)):
                found.append(_change(what, lift, old))
    return found


def _counts(fact: Fact, day: Day) -> bool:
    until = fact.fields.get("until")
    if until is not None:
        return str(until)[:10] >= day.on.isoformat()
    of_today = fact.kind in ("check_in", "correction", "status", "tightness")
    return fact.day == day.on if of_today else fact.kind != "pain" or fact.day >= day.on - _LATELY


def _what(fact: Fact) -> str:
    where = str(
        fact.fields.get("region") or fact.fields.get("code") or fact.fields.get("status") or fact.fields.get("exercise") or ""
    )
    names = {
        "check_in": "today's check-in",
        "status": "being {}",
        "preference": "your word on {}",
        "limitation": "sparing your {}",
    }
    return names.get(fact.kind, fact.kind.replace("_", " ") + (" of {}" if fact.kind == "correction" else ": {}")).format(
        where.replace("_", " ").replace("-", " ")
    )


def _change(what: str, lift: PlannedExercise, old: PlannedExercise | None) -> Reason:
    values: dict[str, Value] = {"what": what, "lift": lift.name, "sets": len(lift.sets)}
    if old is None:
        return Reason("mind_without_back", values)
    if not lift.sets or lift.sets[0].load_kg is None:
        return Reason("mind_without_no_load", values)
    return Reason("mind_without", {**values, "load_kg": lift.sets[0].load_kg})


def _shape(lift: PlannedExercise) -> tuple[object, ...]:
    return tuple((one.reps, one.load_kg) for one in lift.sets)
