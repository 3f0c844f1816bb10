import sqlite3
import sys
import threading
from pathlib import Path

import pytest
import sqlalchemy as sa

from hormesis.domain.errors import Conflict, Invalid
from hormesis.domain.facts import Fact
from hormesis.store import facts
from hormesis.store.clock import Clock
from hormesis.store.database import Database, open_database


def _note(name: str) -> Fact:
    return Fact("note", "2026-03-01T10:00:00", name, {"text": name})


def _ids(db: Database) -> list[str]:
    with db.reading() as tx:
        return [fact.id for fact in facts.live(tx, "ann")]


def _append(db: Database, name: str) -> None:
    with db.transaction() as tx:
        facts.append(tx, "ann", [_note(name)], db.clock)


def test_a_transaction_that_fails_leaves_nothing(kept_db: Database) -> None:
    def fail() -> None:
        with kept_db.transaction() as tx:
            facts.append(tx, "ann", [_note("lost")], kept_db.clock)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert _ids(kept_db) == []


def test_a_dry_run_sees_what_it_writes_and_keeps_nothing(kept_db: Database) -> None:
    with kept_db.transaction(keep=False) as tx:
        facts.append(tx, "ann", [_note("dry")], kept_db.clock)
        assert len(facts.live(tx, "ann")) == 1
    assert _ids(kept_db) == []


def test_what_is_written_is_there_when_the_file_is_opened_again(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "new folder" / "hormesis.db"
    first = open_database(path, clock)
    _append(first, "kept")
    first.close()
    again = open_database(f"sqlite:///{path}", clock)
    assert _ids(again) == ["kept"]
    again.close()


def test_a_training_log_is_readable_by_its_owner_only(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "home" / "hormesis.db"
    open_database(path, clock).close()
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0


def test_a_reader_is_not_kept_waiting_by_a_writer(kept_db: Database) -> None:
    _append(kept_db, "before")
    with kept_db.transaction() as tx:
        facts.append(tx, "ann", [_note("during")], kept_db.clock)
        assert _ids(kept_db) == ["before"]
    assert _ids(kept_db) == ["before", "during"]


def test_threads_that_write_at_once_all_succeed(kept_db: Database) -> None:
    together = threading.Barrier(4)

    def write(who: int) -> None:
        together.wait()
        for i in range(10):
            _append(kept_db, f"{who}-{i}")

    threads = [threading.Thread(target=write, args=(who,)) for who in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(_ids(kept_db)) == 40


def test_a_writer_that_never_ends_gives_a_conflict_that_says_so(file_db: Database) -> None:
    other = sqlite3.connect(file_db.place, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    def impatient(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA busy_timeout=1")

    file_db.close()
    sa.event.listen(file_db.engine, "connect", impatient)
    with pytest.raises(Conflict, match="another program"):
        _append(file_db, "late")
    other.execute("ROLLBACK")
    other.close()
    _append(file_db, "in time")
    assert _ids(file_db) == ["in time"]


def test_a_database_of_a_newer_program_is_refused_and_left_alone(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "hormesis.db"
    open_database(path, clock).close()
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE alembic_version SET version_num='9999'")
    raw.close()
    with pytest.raises(Invalid, match=r"newer Hormesis.*'9999'.*update Hormesis"):
        open_database(path, clock)


def test_a_database_of_another_program_is_refused(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE songs (name TEXT)")
    raw.close()
    with pytest.raises(Invalid, match="something else"):
        open_database(path, clock)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "log.csv"
    path.write_text("Date,Exercise\n" * 500)
    with pytest.raises(Invalid, match="not a database"):
        open_database(path, clock)


@pytest.mark.parametrize(
    "location",
    ["nosuch://x", "://", "sqlite:////proc/hormesis.db", "mysql://x", "postgresql+asyncpg://x", "postgresql://h:port/x"],
)
def test_an_address_that_leads_nowhere_is_refused(location: str, clock: Clock) -> None:
    with pytest.raises(Invalid):
        open_database(location, clock)


def test_an_address_is_refused_without_its_password(clock: Clock) -> None:
    with pytest.raises(Invalid, match="'mysql'") as refusal:
        open_database("mysql://ann:secret@host/log", clock)
    assert "secret" not in str(refusal.value)


def test_the_file_of_an_address_is_readable_by_its_owner_only(tmp_path: Path, clock: Clock) -> None:
    open_database(f"sqlite:///{tmp_path}/new/hormesis.db", clock).close()
    assert (tmp_path / "new" / "hormesis.db").stat().st_mode & 0o777 == 0o600


def test_a_damaged_database_says_what_can_be_done(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "hormesis.db"
    path.write_bytes(b"no database at all" * 500)
    with pytest.raises(Invalid, match="put back a copy"):
        open_database(path, clock)


def test_a_folder_that_cannot_be_made_is_refused_with_the_way_out(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Invalid, match="HORMESIS_HOME"):
        open_database(tmp_path / "file" / "hormesis.db", clock)


def test_a_missing_driver_names_what_to_install(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(Invalid, match=r"pip install 'hormesis\[postgres\]'"):
        open_database("postgresql://nobody@localhost/nothing", clock)


def test_every_connection_keeps_foreign_keys_and_writes_ahead(file_db: Database) -> None:
    with file_db.reading() as tx:
        assert tx.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert tx.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert tx.exec_driver_sql("PRAGMA synchronous").scalar() == 2  # FULL: what was acknowledged outlives a power cut
