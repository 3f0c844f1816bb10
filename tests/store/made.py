"""A small store of two athletes with everything in it that a store can hold."""

from datetime import date

from hormesis.domain.facts import Fact
from hormesis.store import accounts, athletes, audit, checkpoints, connections, facts, grants, imports, plans, sessions, tokens
from hormesis.store.accounts import Account
from hormesis.store.audit import Entry
from hormesis.store.connections import Connection
from hormesis.store.database import Database
from hormesis.store.grants import Grant
from hormesis.store.sessions import Session
from hormesis.store.tables import passkey
from hormesis.store.tokens import Token


def fill(db: Database) -> None:
    """Facts in several versions, a delete, an import that was undone, one that stands, and one of all else, twice."""
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
            accounts.add(tx, Account(f"{who}'s", who, who, "hash", 0))
            sessions.add(tx, Session(who, f"{who}'s", f"hash of {who}", "phone", 0, 0, 1))
            tokens.add(tx, Token(who, f"{who}'s", f"hash of {who}", "watch", "log", 0, None, None))
            grants.put(tx, Grant(who, "coach", "read", 0))
            audit.note(tx, Entry(who, "00000000000001-a", 1, who, "signed_in", "phone"))
            checkpoints.save(tx, who, "v", date(2026, 3, 1), b"beliefs")
    with db.transaction() as tx:
        tx.execute(passkey.insert().values(id="key", account_id="ann's", public_key=b"\0", uses=0, name="key", made_ms=0))
        athletes.last_version(tx, "newcomer")


def _note(fact_id: str, text: str, order: int) -> Fact:
    return Fact("note", "2026-03-01T10:00:00", fact_id, {"text": text, "order": order, "deep": [{"a": 1.5}, None, True]})
