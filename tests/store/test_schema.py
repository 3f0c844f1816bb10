import subprocess
import sys
from pathlib import Path

import sqlalchemy as sa
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from hormesis.store import schema
from hormesis.store.tables import METADATA, REVISIONS, revision


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
            assert str(CreateIndex(index).compile(dialect=dialect)).startswith("CREATE INDEX")


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
