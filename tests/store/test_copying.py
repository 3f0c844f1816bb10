import json
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from hormesis.domain.errors import Conflict
from hormesis.domain.facts import Fact, fact_to_json
from hormesis.store import checkpoints, facts, heads, imports, plans, rows
from hormesis.store.clock import Clock
from hormesis.store.copying import Differs, copy_store
from hormesis.store.database import Database, open_database
from hormesis.store.tables import METADATA, athlete, fact, fact_head
from tests.store.made import fill

WHO = ("ann", "o'neil ж")


def _held(db: Database) -> list[object]:
    """What an athlete and their doors see of a store."""
    with db.reading() as tx:
        return [
            (
                [json.dumps(fact_to_json(one)) for one in facts.export(tx, who)],
                imports.history(tx, who),
                plans.load(tx, who, date(2026, 1, 1), date(2026, 12, 31)),
            )
            for who in WHO
        ]


@pytest.fixture(params=["sqlite to postgresql", "postgresql to sqlite", "sqlite to sqlite"])
def pair(request: pytest.FixtureRequest, file_db: Database, clock: Clock, tmp_path: Path) -> Iterator[tuple[Database, Database]]:
    """A filled store and an empty one."""
    other = request.getfixturevalue("pg_db") if "postgresql" in request.param else open_database(tmp_path / "other.db", clock)
    full, empty = (other, file_db) if request.param == "postgresql to sqlite" else (file_db, other)
    fill(full)
    yield full, empty
    other.close()


def test_a_copy_holds_what_its_source_holds_every_version_and_the_delete_among_it(pair: tuple[Database, Database]) -> None:
    source, target = pair
    digest = copy_store(source, target)
    assert digest.rows == {
        "account": 2,
        "athlete": 3,
        "audit": 2,
        "coach_grant": 2,
        "connection": 2,
        "fact": 24,
        "fact_head": 8,
        "import": 4,
        "passkey": 1,
        "plan": 2,
        "token": 2,
    }
    assert _held(target) == _held(source)
    with source.reading() as here, target.reading() as there:
        assert rows.digest_of(there, rows.kept_tables()) == rows.digest_of(here, rows.kept_tables()) == digest
        assert checkpoints.load_before(there, "ann", "v", date(2027, 1, 1)) is None, "beliefs are folded again"


def test_life_goes_on_in_the_copy_as_it_would_have_gone_on(pair: tuple[Database, Database]) -> None:
    copy_store(*pair)
    for db in pair:
        with db.transaction() as tx:
            facts.restore(tx, "ann", ["kept.csv 1"], db.clock)
            facts.take_back_import(tx, "ann", 2, db.clock)
            again = [Fact("note", "2026-03-01T10:00:00", "own", {"text": "later"})]
            facts.append(tx, "ann", again, db.clock)
            kept = set(tx.execute(fact_head.select()).all())
            heads.rebuild(tx, "ann")
            assert set(tx.execute(fact_head.select()).all()) == kept
    assert _held(pair[0]) == _held(pair[1])


def test_two_stores_are_never_mixed(pair: tuple[Database, Database]) -> None:
    source, target = pair
    with target.transaction() as tx:
        facts.append(tx, "cy", [Fact("note", "2026-03-01", "n", {"text": "x"})], target.clock)
    with pytest.raises(Conflict, match=r"holds data already.*name an empty one"):
        copy_store(source, target)
    with target.reading() as tx:
        assert tx.execute(sa.select(athlete.c.id)).scalars().all() == ["cy"]


def test_a_copy_that_differs_is_not_kept(file_db: Database, clock: Clock, tmp_path: Path) -> None:
    fill(file_db)
    with closing(open_database(tmp_path / "other.db", clock)) as target:
        with target.transaction() as tx:
            spoils = "CREATE TRIGGER spoils AFTER INSERT ON fact WHEN new.id = 'own' BEGIN UPDATE fact SET source = 'x'; END"
            tx.exec_driver_sql(spoils)
        with pytest.raises(Differs, match="not kept"):
            copy_store(file_db, target)
        with target.reading() as tx:
            assert rows.is_empty(tx)


def test_the_digest_knows_a_row_from_its_neighbour(file_db: Database) -> None:
    fill(file_db)
    with file_db.transaction(keep=False) as tx:
        before = rows.digest_of(tx, rows.kept_tables())
        assert rows.digest_of(tx, rows.tables_as_found(tx)) == before, "the same by the program's tables and by those found"
        tx.execute(fact.update().where(fact.c.id == "own").values(source="x"))
        changed = rows.digest_of(tx, rows.kept_tables())
    assert before.rows == changed.rows
    assert before.sha256 != changed.sha256


def test_every_table_is_copied_or_left_out_on_purpose() -> None:
    assert {t.name for t in METADATA.sorted_tables} - {t.name for t in rows.kept_tables()} == {
        *("checkpoint", "answer", "job", "session", "challenge", "alembic_version")
    }
