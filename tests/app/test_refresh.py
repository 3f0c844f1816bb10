"""Beliefs come from a checkpoint only where it has seen everything before the day."""

from dataclasses import dataclass
from datetime import date

from hormesis.app.knowledge import Knowledge, load_knowledge
from hormesis.app.refresh import beliefs_before
from hormesis.domain.facts import Fact
from hormesis.store import facts as fact_log
from hormesis.store.database import Database

ANN = "ann"
SPRING = date(2026, 3, 1)


def _set(day: int, load_kg: float) -> Fact:
    fields = {"workout": f"w{day}", "exercise_name": "Squat (Barbell)", "load_kg": load_kg, "reps": 5, "set_type": "working"}
    return Fact("set", f"2026-02-{day:02d}", f"set-{day}", fields, "strong")


def _say(db: Database, *facts: Fact) -> None:
    with db.transaction() as tx:
        fact_log.append(tx, ANN, facts, db.clock)


@dataclass(frozen=True)
class SlowKnowledge(Knowledge):
    """Knows what others know, but takes so long that somebody writes a late fact meanwhile."""

    db: Database

    def resolve(self, name: str, source: str) -> str | None:
        _say(self.db, _set(3, 150))
        return super().resolve(name, source)


def test_what_is_written_while_the_past_is_folded_is_seen_the_next_time(db: Database) -> None:
    _say(db, *(_set(day, 100) for day in (2, 4, 6, 8, 10)))
    known = load_knowledge()
    beliefs_before(db, ANN, SPRING, SlowKnowledge(known.library, known.namer, known.version, db))
    late = beliefs_before(db, ANN, SPRING, known)
    assert [day.ordinal - date(2026, 2, 1).toordinal() for day in late.lifts["Squat (Barbell)"].recent][::-1] == [
        1,
        2,
        3,
        5,
        7,
        9,
    ]
