import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from hormesis.domain.errors import Conflict, Invalid
from hormesis.domain.facts import Fact
from hormesis.store import facts, rows
from hormesis.store.address import address_of
from hormesis.store.backups import restore_backup, write_backup
from hormesis.store.clock import Clock
from hormesis.store.database import Database, open_database
from hormesis.store.engine import engine_for
from hormesis.store.rows import Digest
from hormesis.store.schema import migrate
from tests.postgres_server import Server
from tests.store.made import fill
from tests.store.test_schema import ROWS_OF


@pytest.fixture
def full(kept_db: Database) -> Database:
    fill(kept_db)
    return kept_db


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    folder = tmp_path / "scratch"
    folder.mkdir()
    return folder


def _digest(db: Database) -> Digest:
    with db.reading() as tx:
        return rows.digest_of(tx, rows.kept_tables())


def test_a_backup_goes_back_into_an_empty_store_of_either_kind(
    full: Database, tmp_path: Path, scratch: Path, clock: Clock, postgres: Server
) -> None:
    saved = write_backup(full, tmp_path / "backup")
    for number, location in enumerate((str(tmp_path / "new.db"), postgres.url(postgres.new()))):
        (scratch / str(number)).mkdir()
        with closing(open_database(location, clock)) as new:
            assert restore_backup(tmp_path / "backup", new, scratch / str(number)) == saved
            assert _digest(new) == saved == _digest(full)
            with pytest.raises(Conflict, match="holds data already"):
                restore_backup(tmp_path / "backup", new, scratch / str(number))


def test_a_backup_is_for_its_owner_only_and_takes_the_place_of_nothing(full: Database, tmp_path: Path) -> None:
    path = tmp_path / "backup"
    write_backup(full, path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith("backup")] == ["backup"], "nothing stands beside it"
    before = path.read_bytes()
    with pytest.raises(Invalid, match="there already"):
        write_backup(full, path)
    assert path.read_bytes() == before


def test_a_backup_made_while_others_write_holds_one_state(full: Database, tmp_path: Path, scratch: Path, clock: Clock) -> None:
    stop = threading.Event()

    def go_on() -> None:
        n = 0
        while not stop.is_set():
            with full.of("bo").transaction() as tx:
                pair = [Fact("note", "2026-03-01", f"{n}-{half}", {"text": "x"}) for half in "ab"]
                facts.append(tx, "bo", pair, full.clock)
            n += 1

    writer = threading.Thread(target=go_on)
    writer.start()
    try:
        for n in range(3):
            write_backup(full, tmp_path / f"{n}")
    finally:
        stop.set()
        writer.join()
    for n in range(3):
        (scratch / str(n)).mkdir()
        with closing(open_database(tmp_path / f"{n}.db", clock)) as new:
            restore_backup(tmp_path / f"{n}", new, scratch / str(n))
            with new.reading() as tx:
                assert len(facts.live(tx, "bo")) % 2 == 0, "half of a transaction"


def test_a_backup_of_a_restored_store_is_as_good(full: Database, tmp_path: Path, scratch: Path, clock: Clock) -> None:
    write_backup(full, tmp_path / "first")
    put_in_place = tmp_path / "first" if full.is_sqlite else None
    if put_in_place is None:
        put_in_place = tmp_path / "new.db"
        with closing(open_database(put_in_place, clock)) as new:
            restore_backup(tmp_path / "first", new, scratch)
    with closing(open_database(put_in_place, clock)) as db, closing(open_database(tmp_path / "last.db", clock)) as last:
        with db.transaction() as tx:
            facts.append(tx, "ann", [Fact("note", "2026-03-01", "since", {"text": "x"})], clock)
        second = write_backup(db, tmp_path / "second")
        assert restore_backup(tmp_path / "second", last, scratch) == second


@pytest.mark.parametrize("damage", ["a changed value", "a lost row", "cut off", "cut to half", "its end only"])
def test_a_damaged_backup_in_text_is_refused_whole(
    damage: str, pg_db: Database, tmp_path: Path, scratch: Path, clock: Clock
) -> None:
    fill(pg_db)
    path = tmp_path / "backup"
    write_backup(pg_db, path)
    whole = path.read_bytes()
    lines = whole.splitlines(keepends=True)
    at = next(n for n, line in enumerate(lines) if b"edited" in line)
    spoilt = {
        "a changed value": whole.replace(b"edited", b"EDITED"),
        "a lost row": b"".join([*lines[:at], *lines[at + 1 :]]),
        "cut off": b"".join(lines[:-1]),
        "cut to half": whole[: len(whole) // 2],
        "its end only": lines[0],
    }[damage]
    path.write_bytes(spoilt)
    _is_refused(path, tmp_path, scratch, clock, r"damaged.*another backup")


@pytest.mark.parametrize("damage", ["a changed value", "cut to half"])
def test_a_damaged_backup_in_sqlite_is_refused_whole(
    damage: str, file_db: Database, tmp_path: Path, scratch: Path, clock: Clock
) -> None:
    fill(file_db)
    path = tmp_path / "backup"
    write_backup(file_db, path)
    whole = path.read_bytes()
    assert b"edited" in whole
    path.write_bytes(whole.replace(b"edited", b"EDITED") if damage == "a changed value" else whole[: len(whole) // 2])
    _is_refused(path, tmp_path, scratch, clock, r"damaged.*another backup")


def _is_refused(path: Path, folder: Path, scratch: Path, clock: Clock, why: str) -> None:
    with closing(open_database(folder / "new.db", clock)) as new:
        with pytest.raises(Invalid, match=why):
            restore_backup(path, new, scratch)
        with new.reading() as tx:
            assert rows.is_empty(tx)


@pytest.mark.parametrize("content", [b"", b"Date,Exercise\n", b'{"kind":"note"}\n', b"[1]\n", b"\xff\xfe"])
def test_a_file_that_is_no_backup_is_refused(content: bytes, tmp_path: Path, scratch: Path, clock: Clock) -> None:
    (tmp_path / "log").write_bytes(content)
    _is_refused(tmp_path / "log", tmp_path, scratch, clock, r"no backup of Hormesis.*hormesis import")


def test_a_store_that_was_not_made_by_backup_is_refused_with_the_way_to_take_it_over(
    file_db: Database, tmp_path: Path, scratch: Path, clock: Clock
) -> None:
    fill(file_db)
    file_db.overwrite_deleted()
    file_db.close()
    _is_refused(Path(file_db.place), tmp_path / "elsewhere", scratch, clock, r"no backup of Hormesis.*hormesis copy --to")


def test_a_backup_of_a_newer_program_is_refused(full: Database, tmp_path: Path, scratch: Path, clock: Clock) -> None:
    path = tmp_path / "backup"
    write_backup(full, path)
    if full.is_sqlite:
        with closing(sqlite3.connect(path)) as raw, raw:
            raw.execute("UPDATE seal SET schema = '9999'")
    else:
        path.write_bytes(path.read_bytes().replace(b'"schema": "', b'"schema": "9', 1))
    _is_refused(path, tmp_path, scratch, clock, r"newer Hormesis \(schema '9.*update Hormesis")


def test_a_backup_of_an_older_schema_comes_through_to_the_newest(tmp_path: Path, scratch: Path, clock: Clock) -> None:
    old = engine_for(address_of(tmp_path / "old.db"))
    with old.connect().execution_options(hormesis_writes=True) as tx:
        migrate(tx, "0001")
        for statement in ROWS_OF["0001"].replace("{blob}", "BLOB").split(";"):
            tx.exec_driver_sql(statement)
        found = rows.tables_as_found(tx)
        lines = [line for _, line in rows.lines(tx, found)]
        digest = rows.digest_of(tx, found)
        tx.exec_driver_sql("CREATE TABLE seal (sha256 TEXT, schema TEXT, made_at TEXT)")
        tx.execute(sa.text("INSERT INTO seal VALUES (:sha256, '0001', '2026-03-02')"), {"sha256": digest.sha256})
        tx.commit()
    old.dispose()
    header, end = '{"hormesis_backup": 1, "schema": "0001"}', f'{{"sha256": "{digest.sha256}"}}'
    (tmp_path / "old.jsonl").write_text("\n".join([header, *lines, end]) + "\n")
    for name in ("old.db", "old.jsonl"):
        (scratch / name).mkdir()
        with closing(open_database(tmp_path / f"new of {name}", clock)) as new:
            assert restore_backup(tmp_path / name, new, scratch / name).rows["fact"] == 4
            with new.reading() as tx:
                assert [one.fields.get("load_kg") for one in facts.export(tx, "ann")] == [105, None]
