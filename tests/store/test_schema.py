import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from hormesis.store import checkpoints, facts, heads, imports, plans, schema
from hormesis.store.address import address_of
from hormesis.store.clock import Clock
from hormesis.store.database import open_database, upgrade_database
from hormesis.store.engine import engine_for
from hormesis.store.tables import ACCOUNT_TABLES, METADATA, REVISIONS, fact_head, revision
from tests.postgres_server import Server


def _statements(engine: sa.Engine) -> list[str]:
    with engine.connect() as tx:
        rows = tx.exec_driver_sql("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name != 'alembic_version'")
        return sorted(" ".join(str(sql).split()) for (sql,) in rows)


def test_the_migrations_make_the_very_tables_that_the_program_makes() -> None:
    made, migrated = sa.create_engine("sqlite://"), sa.create_engine("sqlite://")
    METADATA.create_all(made)
    with migrated.connect() as tx:
        schema.migrate(tx)
        tx.commit()
        assert tx.execute(sa.select(revision.c.version_num)).scalar() == REVISIONS[-1]
    assert _statements(migrated) == _statements(made)


_CATALOGUE = (
    "SELECT table_name, column_name, data_type, collation_name, is_nullable FROM information_schema.columns "
    "WHERE table_schema = 'public'",
    "SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
    "WHERE connamespace = 'public'::regnamespace",
    "SELECT tablename, policyname, cmd, qual, with_check FROM pg_policies",
    "SELECT relname, relrowsecurity, relforcerowsecurity FROM pg_class WHERE relnamespace = 'public'::regnamespace",
)


def test_the_migrations_make_the_very_tables_that_the_program_makes_in_postgresql(postgres: Server, clock: Clock) -> None:
    made, migrated = postgres.new(), postgres.new()
    open_database(postgres.url(made), clock).close()
    engine = engine_for(address_of(postgres.url(migrated)))
    with engine.connect().execution_options(hormesis_writes=True) as tx:
        schema.migrate(tx)
        tx.commit()
    engine.dispose()
    for query in _CATALOGUE:
        rows = [sorted(str(row) for row in postgres.say(query, name) if "alembic_" not in row[0]) for name in (made, migrated)]
        assert rows[0]
        assert rows[1] == rows[0]


def test_every_table_of_athletes_is_secured_and_led_by_them(postgres: Server, clock: Clock) -> None:
    name = postgres.new()
    open_database(postgres.url(name), clock).close()
    secured = {table for (table,) in postgres.say("SELECT tablename FROM pg_policies", name)}
    assert secured == {table.name for table in METADATA.sorted_tables} - {revision.name}
    for table in schema.secured_tables():
        if table not in ACCOUNT_TABLES:  # which are asked before an athlete is known
            assert next(iter(table.primary_key)).name == ("id" if table.name == "athlete" else "athlete_id")


ROWS_OF = {
    "0001": """
INSERT INTO athlete VALUES ('ann', '019000000000-0003-00000001');
INSERT INTO import VALUES ('ann', 1, 'strong.csv', 'abc', 'strong', 'v2', '2026-03-01T12:00:00+00:00', 2, '{"written": 2}', NULL);
INSERT INTO fact VALUES ('ann', 'a', '019000000000-0000-00000001', 'set', '2026-03-01T18:00:00', '2026-03-01', '2026-03-02',
 'strong', 1, NULL, NULL, '{"exercise_name":"Squat","load_kg":100,"reps":5}');
INSERT INTO fact VALUES ('ann', 'b', '019000000000-0000-00000001', 'set', '2026-03-01T18:05:00', '2026-03-01', '2026-03-02',
 'strong', 1, NULL, NULL, '{"exercise_name":"Squat","load_kg":100,"reps":4}');
INSERT INTO fact VALUES ('ann', 'a', '019000000000-0002-00000001', 'set', '2026-03-01T18:00:00', '2026-03-01', '2026-03-02',
 '', NULL, NULL, NULL, '{"exercise_name":"Squat","load_kg":105,"reps":5}');
INSERT INTO fact VALUES ('ann', 't', '019000000000-0003-00000001', 'tombstone', '2026-03-02', '2026-03-02', '2026-03-02',
 '', NULL, 'b', NULL, '{"target":"b"}');
INSERT INTO fact_head VALUES ('ann', 'a', '019000000000-0002-00000001', 'set', '2026-03-01', '2026-03-01T18:00:00', 0);
INSERT INTO fact_head VALUES ('ann', 't', '019000000000-0003-00000001', 'tombstone', '2026-03-02', '2026-03-02', 0);
INSERT INTO checkpoint VALUES ('ann', 'v', '2026-03-01', CAST('state' AS {blob}));
INSERT INTO plan VALUES ('ann', '2026-03-02', '{}')
""",
}
ROWS_OF["0002"] = ROWS_OF["0001"]  # which changed who sees them only
ROWS_OF["0004"] = ROWS_OF["0001"]  # which added tables only
ROWS_OF["0005"] = """
INSERT INTO athlete VALUES ('ann', '019000000000-0003-00000001', 'e');
INSERT INTO import VALUES ('ann', 1, 'strong.csv', 'abc', 'strong', 'v2', '2026-03-01T12:00:00+00:00', 2, '{"written": 2}', NULL);
INSERT INTO fact VALUES ('ann', 'a', '019000000000-0000-00000001', 'set', '2026-03-01T18:00:00', '2026-03-01', '2026-03-02',
 'strong', 1, NULL, NULL, '{"exercise_name":"Squat","load_kg":100,"reps":5}', 1, NULL);
INSERT INTO fact VALUES ('ann', 'b', '019000000000-0000-00000001', 'set', '2026-03-01T18:05:00', '2026-03-01', '2026-03-02',
 'strong', 1, NULL, NULL, '{"exercise_name":"Squat","load_kg":100,"reps":4}', 2, NULL);
INSERT INTO fact VALUES ('ann', 'a', '019000000000-0002-00000001', 'set', '2026-03-01T18:00:00', '2026-03-01', '2026-03-02',
 '', NULL, NULL, NULL, '{"exercise_name":"Squat","load_kg":105,"reps":5}', 3, NULL);
INSERT INTO fact VALUES ('ann', 't', '019000000000-0003-00000001', 'tombstone', '2026-03-02', '2026-03-02', '2026-03-02',
 '', NULL, 'b', NULL, '{"target":"b"}', 4, NULL);
INSERT INTO fact_head VALUES ('ann', 'a', '019000000000-0002-00000001', 'set', '2026-03-01', '2026-03-01T18:00:00', 0);
INSERT INTO fact_head VALUES ('ann', 't', '019000000000-0003-00000001', 'tombstone', '2026-03-02', '2026-03-02', 0);
INSERT INTO checkpoint VALUES ('ann', 'v', '2026-03-01', CAST('state' AS {blob}));
INSERT INTO plan VALUES ('ann', '2026-03-02', '{}')
"""
ROWS_OF["0006"] = f"{ROWS_OF['0005'].rstrip()};\nINSERT INTO account VALUES ('a1', 'ann', 'ann', '$argon2id$', 1)"
"""Rows as each released schema held them. A new migration adds the rows of the schema before it, and never changes older ones."""


@pytest.mark.parametrize("released", REVISIONS[:-1])
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_the_rows_of_each_released_schema_come_through_to_the_newest(
    released: str, kind: str, request: pytest.FixtureRequest, tmp_path: Path, clock: Clock
) -> None:
    location = str(tmp_path / "old.db")
    if kind == "postgresql":
        server = request.getfixturevalue("postgres")
        location = server.url(server.new())
    old = engine_for(address_of(location))
    with old.connect().execution_options(hormesis_writes=True) as tx:
        schema.migrate(tx, released)
        for statement in ROWS_OF[released].replace("{blob}", "bytea" if kind == "postgresql" else "BLOB").split(";"):
            tx.exec_driver_sql(statement)
        tx.commit()
    old.dispose()
    assert upgrade_database(location, clock) == released
    db = open_database(location, clock)
    with db.transaction() as tx:
        assert schema.stored_revision(tx, db.place) == REVISIONS[-1]
        (squat,) = facts.live(tx, "ann")
        assert (squat.id, squat.fields["load_kg"], squat.version) == ("a", 105, "019000000000-0002-00000001")
        assert [one.id for one in facts.export(tx, "ann")] == ["a", "t"]
        assert imports.get(tx, "ann", 1).report == {"written": 2}
        assert plans.load(tx, "ann", date(2026, 3, 1), date(2026, 3, 3)) == {date(2026, 3, 2): "{}"}
        assert checkpoints.load_before(tx, "ann", "v", date(2026, 3, 2)) == (date(2026, 3, 1), b"state")
        facts.delete(tx, "ann", ["a"], clock)
        facts.take_back_import(tx, "ann", 1, clock)
        kept = set(tx.execute(fact_head.select()).all())
        heads.rebuild(tx, "ann")
        assert set(tx.execute(fact_head.select()).all()) == kept
    db.close()


def test_the_program_knows_every_migration_in_order() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(schema.__file__).parent / "migrations"))
    walked = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(walked)) == REVISIONS


def test_the_tables_can_be_said_to_postgresql() -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    for table in METADATA.sorted_tables:
        assert "ROWID" not in str(CreateTable(table).compile(dialect=dialect))
        for index in table.indexes:
            assert str(CreateIndex(index).compile(dialect=dialect)).startswith(("CREATE INDEX", "CREATE UNIQUE INDEX"))


def test_opening_a_store_does_not_import_alembic(tmp_path: Path) -> None:
    code = (
        "import sys, datetime as d\n"
        "from hormesis.store.clock import Clock\n"
        "from hormesis.store.database import open_database\n"
        "for _ in range(2): open_database(sys.argv[1], Clock(lambda: d.datetime.now(d.UTC))).close()\n"
        "assert 'alembic' not in sys.modules\n"
        "assert 'sqlalchemy.orm' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "hormesis.db")], check=True)
