"""What only PostgreSQL does: row-level security, turns by athlete, faults of a server."""

import threading
from datetime import date

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import ProgrammingError

from hormesis.domain.errors import Conflict, Invalid
from hormesis.domain.facts import Fact
from hormesis.store import (
    accounts,
    answers,
    audit,
    connections,
    engine,
    facts,
    grants,
    imports,
    jobs,
    passkeys,
    plans,
    row_security,
    schema,
    sessions,
    tokens,
)
from hormesis.store.accounts import Account
from hormesis.store.answers import Answer
from hormesis.store.audit import Entry
from hormesis.store.clock import Clock
from hormesis.store.connections import Connection
from hormesis.store.database import Database, open_database, upgrade_database
from hormesis.store.grants import Grant
from hormesis.store.jobs import NewJob
from hormesis.store.sessions import Session
from hormesis.store.tables import ACCOUNT_TABLES, METADATA, REVISION, fact, passkey
from hormesis.store.tokens import Token
from tests.postgres_server import Server


def _say(db: Database, athlete_id: str, *names: str) -> None:
    with db.transaction() as tx:
        facts.append(tx, athlete_id, [Fact("note", "2026-03-01", name, {"text": name}) for name in names], db.clock)


def _seen(db: Database) -> dict[str, int]:
    """How many rows a transaction sees in each table, by queries that name no athlete."""
    with db.reading() as tx:
        count = sa.select(sa.func.count())
        return {t.name: tx.execute(count.select_from(t)).scalar_one() for t in schema.secured_tables()}


def test_a_query_that_forgets_the_athlete_sees_nothing_of_another(pg_db: Database) -> None:
    for who in ("ann", "bo"):
        with pg_db.transaction() as tx:
            import_id = imports.begin(tx, who, "log.csv", "hash", "hevy", "", "2026-03-01")
            facts.append(tx, who, [Fact("note", "2026-03-01", "n", {"text": who})], pg_db.clock, import_id)
            tx.execute(METADATA.tables["plan"].insert().values(athlete_id=who, date="2026-03-01", body="{}"))
            tx.execute(METADATA.tables["checkpoint"].insert().values(athlete_id=who, versions="v", through_day="d", state=b""))
            jobs.add(tx, NewJob(who, "j", "refresh", "refresh", {}, 0, 0))
            answers.keep(tx, who, "week", Answer(date(2026, 3, 1), "v", "{}"))
            connections.save(tx, who, Connection("oura", "asked", "sealed", "", "2026-03-01", None))
            accounts.add(tx, Account(f"{who}'s", who, who, "hash", 0))
            sessions.add(tx, Session(who, f"{who}'s", f"hash of {who}", "phone", 0, 0, 1))
            tokens.add(tx, Token(who, f"{who}'s", f"hash of {who}", "watch", "log", 0, None, None))
            tx.execute(passkey.insert().values(id=who, account_id=f"{who}'s", public_key=b"", uses=0, name="key", made_ms=0))
            passkeys.put_challenge(tx, f"hash of {who}", "", 0, 1)
            grants.put(tx, Grant(who, "coach", "read", 0))
            audit.note(tx, Entry(who, "00000000000001-a", 1, who, "signed_in", "phone"))
    everything = _seen(pg_db)
    assert set(everything.values()) == {2}, "every table that holds an athlete's rows is looked at"
    of_accounts = {table.name for table in ACCOUNT_TABLES}
    assert {name for name, seen in _seen(pg_db.of("ann")).items() if seen != 1} == of_accounts
    assert set(_seen(pg_db.of("ann")).values()) == {0, 1}, "no athlete's transaction sees an account"
    signing_in = _seen(pg_db.accounts())
    assert {name for name, seen in signing_in.items() if seen == 2} == of_accounts | {"coach_grant", "audit"}
    assert {name for name, seen in signing_in.items() if seen} == of_accounts | {"coach_grant", "audit"}, "and no log"
    assert set(_seen(pg_db.of("cy")).values()) == {0}
    with pg_db.of("ann").reading() as tx:
        assert tx.execute(sa.select(fact.c.body)).scalars().all() == ['{"text":"ann"}']
        assert facts.live(tx, "bo") == []


def test_a_statement_that_forgets_the_athlete_changes_nothing_of_another(pg_db: Database) -> None:
    for who in ("ann", "bo"):
        _say(pg_db, who, "n")
    with pg_db.of("ann").transaction() as tx:
        assert tx.execute(sa.delete(METADATA.tables["fact_head"])).rowcount == 1
        assert tx.execute(sa.update(fact).values(body="{}")).rowcount == 1
    with pg_db.of("bo").reading() as tx:
        assert [one.fields for one in facts.live(tx, "bo")] == [{"text": "n"}]


def test_nothing_is_written_in_the_name_of_another(pg_db: Database) -> None:
    with pytest.raises(ProgrammingError, match="row-level security"):
        _say_as(pg_db.of("ann"), "bo")
    assert set(_seen(pg_db).values()) == {0}


def _say_as(db: Database, athlete_id: str) -> None:
    with db.transaction() as tx:
        facts.append(tx, athlete_id, [Fact("note", "2026-03-01", "n", {"text": "x"})], db.clock)


def test_who_does_not_say_whose_rows_sees_none(pg_db: Database) -> None:
    _say(pg_db, "ann", "n")
    bare = sa.create_engine(pg_db.engine.url)
    with bare.connect() as tx:
        assert tx.execute(sa.select(sa.func.count()).select_from(fact)).scalar() == 0
    bare.dispose()


@pytest.mark.parametrize("name", ["o'neil", "\\'; DROP TABLE fact; --", "100% :me %(x)s", "жук", "a b"])
def test_an_athlete_of_any_name_has_rows_of_their_own(pg_db: Database, name: str) -> None:
    _say(pg_db, "ann", "n")
    _say(pg_db.of(name), name, "mine")
    with pg_db.of(name).reading() as tx:
        assert tx.execute(sa.select(fact.c.id)).scalars().all() == ["mine"]


@pytest.mark.parametrize("name", ["*", "@", "", "nul\0"])
def test_nobody_can_be_called_what_means_everyone(pg_db: Database, name: str) -> None:
    with pytest.raises(Invalid, match="athlete: found"):
        pg_db.of(name)


def test_a_transaction_leaves_nothing_behind_of_whose_rows_it_saw(pg_db: Database) -> None:
    _say(pg_db, "ann", "n")
    for _ in range(12):  # the driver prepares what it has sent a few times
        assert _seen(pg_db.of("bo"))["fact"] == 0
        assert _seen(pg_db.of("ann"))["fact"] == 1
        assert _seen(pg_db)["fact"] == 1


def test_whether_a_role_is_held_to_the_policies_is_known(pg_db: Database, pg_url: str) -> None:
    with pg_db.reading() as tx:
        assert row_security.is_in_force(tx)
    superuser = open_database(pg_url.replace("hormesis@", "postgres@"), pg_db.clock)
    with superuser.reading() as tx:
        assert not row_security.is_in_force(tx)
    superuser.close()


def test_writers_for_two_athletes_write_at_once_and_for_one_they_take_turns(
    pg_db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "_BUSY_TIMEOUT_S", 0.05)
    with pg_db.of("ann").transaction() as tx:
        facts.append(tx, "ann", [Fact("note", "2026-03-01", "first", {"text": "x"})], pg_db.clock)
        _say(pg_db.of("bo"), "bo", "meanwhile")
        for whose in (pg_db.of("ann"), pg_db):
            with pytest.raises(Conflict, match="another program"):
                _say(whose, "ann", "too late")
    _say(pg_db.of("ann"), "ann", "second")
    with pg_db.reading() as tx:
        assert [one.id for who in ("ann", "bo") for one in facts.live(tx, who)] == ["first", "second", "meanwhile"]


def test_what_is_decided_on_what_was_read_is_not_decided_twice(pg_db: Database) -> None:
    together = threading.Barrier(4)

    def draw(who: int) -> None:
        mine = pg_db.of("ann")
        together.wait()
        with mine.transaction() as tx:
            if not facts.live(tx, "ann"):
                facts.append(tx, "ann", [Fact("note", "2026-03-01", f"by {who}", {"text": "x"})], mine.clock)

    threads = [threading.Thread(target=draw, args=(who,)) for who in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert _seen(pg_db)["fact"] == 1


def test_a_reader_sees_one_state_and_writes_nothing(pg_db: Database) -> None:
    with pg_db.reading() as tx:
        assert facts.live(tx, "ann") == []
        _say(pg_db, "ann", "meanwhile")
        assert facts.live(tx, "ann") == []
        with pytest.raises(sa.exc.DBAPIError, match="read-only"):
            plans.save(tx, "ann", pg_db.clock.now().date(), "{}")


def test_a_server_that_was_started_again_is_found_again(pg_db: Database, postgres: Server) -> None:
    _say(pg_db, "ann", "before")
    name = pg_db.engine.url.database
    postgres.say(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
    _say(pg_db, "ann", "after")
    assert _seen(pg_db)["fact"] == 2


def test_each_fault_of_an_address_names_the_next_step(postgres: Server, clock: Clock) -> None:
    name = postgres.new()
    for url, said in {
        postgres.url("nothing_here"): r"'postgresql://.*'.*does not exist; make it first: createdb",
        postgres.url(name, "nobody_here"): "make it first: createuser",
        "postgresql://ann:secret@127.0.0.1:1/log": r"cannot reach .*Connection refused.*start the server",
        "postgresql:///log?host=/nowhere&password=secret": "cannot reach .*start the server",
        postgres.url(name) + "&colour=red": "'postgresql://.*colour.*check the address",
    }.items():
        with pytest.raises(Invalid, match=said) as refusal:
            open_database(url, clock)
        assert "secret" not in str(refusal.value)


def test_a_role_that_may_make_no_tables_is_told_what_it_needs(postgres: Server, clock: Clock) -> None:
    name = postgres.new()
    postgres.say("CREATE ROLE guest LOGIN")
    with pytest.raises(Invalid, match="ALTER DATABASE"):
        open_database(postgres.url(name, "guest"), clock)


def test_a_store_of_an_older_schema_is_left_alone_until_it_is_asked_for(postgres: Server, clock: Clock) -> None:
    url = postgres.url(postgres.new())
    old = sa.create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    with old.begin() as tx:
        schema.migrate(tx, "0001")
    old.dispose()
    with pytest.raises(Invalid, match=r"'0001'.*run: hormesis migrate"):
        open_database(url, clock)
    assert upgrade_database(url, clock) == "0001"
    assert upgrade_database(url, clock) == REVISION
    open_database(url, clock).close()


def test_tables_of_other_programs_in_the_same_database_do_no_harm(postgres: Server, clock: Clock) -> None:
    name = postgres.new()
    open_database(postgres.url(name), clock).close()
    postgres.say("CREATE TABLE songs (id int)", name)
    open_database(postgres.url(name), clock).close()
    other = postgres.new()
    postgres.say("CREATE TABLE songs (id int)", other)
    with pytest.raises(Invalid, match="something else"):
        open_database(postgres.url(other), clock)
