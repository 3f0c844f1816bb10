"""A small store of two athletes with everything in it that a store can hold."""

from datetime import date

from hormesis.domain.facts import Fact
from hormesis.store import athletes, checkpoints, connections, facts, imports, plans
from hormesis.store.connections import Connection
from hormesis.store.database import Database


def fill(db: Database) -> None:
    """Facts in several versions, a delete, an import that was undone, one that stands, a plan, a connection, a checkpoint, twice."""
    for who in ("ann", "o'neil ж"):
        with db.transaction() as tx:
            for name in ("gone.csv", "kept.csv"):
                import_id = imports.begin(tx, who, f"ж {name}", "hash", "hevy", "", "2026-03-01")
                said = [_note(f"{name} {n}", "\ud800 \0 \n ж", n) for n in range(3)]
                appended = facts.append(tx, who, said, db.clock, import_id)
                imports.finish(tx, who, import_id, appended.written, {"written": appended.written})
                if name == "gone.csv":
                    facts.take_back_import(tx, who, import_id, db.clock)
                    imports.mark_undone(tx, who, import_id, "2026-03-01")
            facts.append(tx, who, [_note("kept.csv 0", "edited", 0), _note("own", "said", -5)], db.clock)
            facts.delete(tx, who, ["kept.csv 1"], db.clock)
            plans.save(tx, who, date(2026, 3, 2), '{"work":[]}')
            connections.save(tx, who, Connection("oura", "connected", "sealed", "2026-03-01", "2026-03-01", None))
            checkpoints.save(tx, who, "v", date(2026, 3, 1), b"beliefs")
    with db.transaction() as tx:
        athletes.last_version(tx, "newcomer")


def _note(fact_id: str, text: str, order: int) -> Fact:
    return Fact("note", "2026-03-01T10:00:00", fact_id, {"text": text, "order": order, "deep": [{"a": 1.5}, None, True]})
