"""The largest log known has 38,786 sets. Limits are twice what was measured, in seconds of the processor, not of the wall."""

import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from hormesis.domain.facts import Fact
from hormesis.store import facts, imports
from hormesis.store.database import Database
from hormesis.store.writing import Appended

SETS = 38_786


def _sets() -> list[Fact]:
    out = []
    for n in range(SETS):
        workout, order = divmod(n, 20)
        fields = {"workout": str(uuid.UUID(int=workout)), "exercise_name": "Bench Press (Barbell)", "load_kg": 62.5, "reps": 8}
        at = f"{date(2010, 1, 1) + timedelta(days=2 * workout)}T18:05:00"
        out.append(Fact("set", at, str(uuid.uuid5(uuid.NAMESPACE_OID, str(n))), {**fields, "order": order}, "hevy"))
    return out


@contextmanager
def _within(seconds: float) -> Iterator[None]:
    began = time.process_time()
    yield
    took = time.process_time() - began
    assert took <= seconds, f"took {took:.2f} s, allowed are {seconds} s"


def _import(db: Database, said: list[Fact]) -> Appended:
    with db.transaction() as tx:
        import_id = imports.begin(tx, "ann", "log.csv", "hash", "hevy", "", "2026-03-01")
        return facts.append(tx, "ann", said, db.clock, import_id)


def test_the_largest_known_log_is_stored_repeated_and_read_back_quickly(file_db: Database) -> None:
    said = _sets()
    with _within(3.0):
        assert _import(file_db, said) == Appended(added=SETS, written=SETS)
    with _within(2.0):
        assert _import(file_db, said) == Appended(unchanged=SETS)
    with _within(1.4), file_db.reading() as tx:
        assert len(facts.live(tx, "ann")) == SETS
    with _within(0.2), file_db.reading() as tx:
        assert len(facts.live(tx, "ann", since_day=date.fromisoformat(said[-20].at[:10]))) >= 6


def test_one_more_set_in_a_large_log_costs_next_to_nothing(file_db: Database) -> None:
    said = _sets()
    _import(file_db, said)

    with _within(0.2):
        assert _import(file_db, [Fact("note", "2026-03-01", "n", {"text": "x"})]) == Appended(added=1, written=1)
