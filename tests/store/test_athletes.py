import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa

from hormesis.domain.errors import Conflict
from hormesis.domain.facts import Fact
from hormesis.store import athletes, facts, imports
from hormesis.store.database import Database
from hormesis.store.tables import METADATA, revision


def test_a_purge_leaves_no_row_and_no_byte_of_the_athlete_and_all_of_the_others(file_db: Database) -> None:
    for who, secret in (("ann", "ann-knee-surgery"), ("bo", "bo-keeps-this")):
        with file_db.transaction() as tx:
            import_id = imports.begin(tx, who, f"{secret}.csv", "hash", "hevy", "", "2026-03-01")
            note = Fact("note", "2026-03-01", f"{secret}-id", {"text": secret * 50})
            facts.append(tx, who, [note], file_db.clock, import_id)
            facts.delete(tx, who, [note.id], file_db.clock)
    with file_db.transaction() as tx:
        assert athletes.purge(tx, "ann") > 3
    file_db.overwrite_deleted()
    stored = b"".join(path.read_bytes() for path in Path(file_db.place).parent.iterdir())
    assert b"ann-knee-surgery" not in stored
    assert b"bo-keeps-this" in stored
    with file_db.reading() as tx:
        for table in METADATA.sorted_tables:
            if table is not revision:
                whose = table.c.get("athlete_id", table.c[0])
                assert set(tx.execute(sa.select(whose)).scalars()) <= {"bo"}


def test_a_purge_while_another_program_reads_says_that_bytes_are_left(file_db: Database) -> None:
    def impatient(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA busy_timeout=1")

    with file_db.transaction() as tx:
        facts.append(tx, "ann", [Fact("note", "2026-03-01", "a", {"text": "x"})], file_db.clock)
    reader = sqlite3.connect(file_db.place, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM fact").fetchall()
    file_db.close()
    sa.event.listen(file_db.engine, "connect", impatient)
    with file_db.transaction() as tx:
        athletes.purge(tx, "ann")
    with pytest.raises(Conflict, match="once more"):
        file_db.overwrite_deleted()
    reader.close()
    file_db.overwrite_deleted()
