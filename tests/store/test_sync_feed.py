"""The numbers of arrival: none is skipped, whoever writes at once; a place knows when it is no longer the same row."""

import threading

import pytest
import sqlalchemy as sa

from hormesis.domain.facts import Fact
from hormesis.store import athletes, facts, imports, schema, sync_feed
from hormesis.store.address import address_of
from hormesis.store.clock import Clock
from hormesis.store.database import IN_MEMORY, Database
from hormesis.store.engine import engine_for
from hormesis.store.sync_feed import START, Place
from hormesis.store.tables import fact

ANN = "ann"
EACH = 12


def note(name: str) -> Fact:
    return Fact("note", "2026-03-01", name, {"text": name})


def say(db: Database, *names: str) -> None:
    with db.transaction() as tx:
        facts.append(tx, ANN, [note(name) for name in names], db.clock)


def arrivals(db: Database) -> list[int]:
    with db.reading() as tx:
        return list(tx.execute(sa.select(fact.c.arrival).where(fact.c.athlete_id == ANN).order_by(fact.c.arrival)).scalars())


def test_every_way_of_writing_numbers_its_rows_without_a_gap(db: Database) -> None:
    say(db, "a", "b")
    with db.transaction() as tx:
        import_id = imports.begin(tx, ANN, "log.csv", "hash", "hevy", "", "2026-03-01")
        facts.append(tx, ANN, [note("c"), note("d"), note("a")], db.clock, import_id)
        facts.take_back_import(tx, ANN, import_id, db.clock)
        facts.delete(tx, ANN, ["a"], db.clock)
    with db.transaction() as tx:
        facts.append(tx, "bo", [note("a")], db.clock)
    say(db, "a")
    assert arrivals(db) == list(range(1, len(arrivals(db)) + 1))


def test_who_reads_on_while_others_write_at_once_misses_no_row(kept_db: Database) -> None:
    writers, mine = 4, kept_db.of(ANN)
    together, done = threading.Barrier(writers + 1), threading.Event()

    def write(who: int) -> None:
        together.wait()
        for n in range(EACH):
            say(mine, *(f"{who}-{n}-{m}" for m in range(1 + n % 3)))

    threads = [threading.Thread(target=write, args=(who,)) for who in range(writers)]
    for thread in threads:
        thread.start()
    place = START
    heard: set[str] = set()
    watcher = threading.Thread(target=_tell_the_end, args=(threads, done))
    watcher.start()
    together.wait()
    more = True
    while more:
        more = not done.is_set()  # once more after the last writer has ended
        with mine.reading() as tx:
            changed = sync_feed.changed_after(tx, ANN, place, 5)
        more |= changed.more
        heard.update(changed.ids)
        place = changed.through
    watcher.join()
    assert len(heard) == writers * sum(1 + n % 3 for n in range(EACH)) == len(arrivals(mine))


def _tell_the_end(threads: list[threading.Thread], done: threading.Event) -> None:
    for thread in threads:
        thread.join()
    done.set()


def test_a_writer_waits_for_the_one_before_it_so_no_number_is_seen_before_a_smaller_one(kept_db: Database) -> None:
    mine, began = kept_db.of(ANN), threading.Event()
    say(mine, "first")

    def write() -> None:
        began.set()
        say(mine, "third")

    other = threading.Thread(target=write)
    with mine.transaction() as tx:
        facts.append(tx, ANN, [note("second")], mine.clock)
        other.start()
        began.wait()
        other.join(0.1)
        assert other.is_alive(), "it waits"
        assert arrivals(mine) == [1]
    other.join()
    with mine.reading() as tx:
        assert sync_feed.changed_after(tx, ANN, START, 9).ids == ["first", "second", "third"]


def test_a_place_is_there_as_long_as_its_row_is_the_same(db: Database) -> None:
    say(db, "a", "b")
    with db.reading() as tx:
        newest = sync_feed.newest_place(tx, ANN)
        assert newest.arrival == 2
        assert sync_feed.is_there(tx, ANN, newest)
        assert sync_feed.is_there(tx, ANN, START)
        assert not sync_feed.is_there(tx, ANN, Place(2, "f" * 12))
        assert not sync_feed.is_there(tx, ANN, Place(3, newest.mark))
        assert not sync_feed.is_there(tx, "bo", newest)
        assert sync_feed.newest_place(tx, "bo") == START


def test_a_page_tells_what_its_tombstones_reach(db: Database) -> None:
    say(db, "a", "b")
    with db.transaction() as tx:
        facts.delete(tx, ANN, ["a"], db.clock)
    with db.transaction() as tx:
        facts.restore(tx, ANN, ["a"], db.clock)
    with db.reading() as tx:
        last = sync_feed.changed_after(tx, ANN, START, 3)
        changed = sync_feed.changed_after(tx, ANN, last.through, 3)
        assert last.more
        assert not changed.more
        (stone,) = set(changed.ids) - {"a"}
        assert sync_feed.states_of(tx, ANN, ["a", stone])[stone] is None
        restored = sync_feed.states_of(tx, ANN, ["a", stone])["a"]
        assert restored is not None
        assert restored.fields == {"text": "a"}


def test_an_epoch_is_begun_once_and_ends_with_a_purge(db: Database) -> None:
    with db.transaction() as tx:
        assert sync_feed.epoch_of(tx, ANN) is None
        assert sync_feed.begin_epoch(tx, ANN, "one") == "one"
        assert sync_feed.begin_epoch(tx, ANN, "two") == "one"
        assert sync_feed.epoch_of(tx, ANN) == "one"
        athletes.purge(tx, ANN)
        assert sync_feed.epoch_of(tx, ANN) is None


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_rows_from_before_there_were_numbers_are_numbered_by_version(
    kind: str, request: pytest.FixtureRequest, clock: Clock
) -> None:
    place = IN_MEMORY
    if kind == "postgresql":
        server = request.getfixturevalue("postgres")
        place = server.url(server.new())
    engine = engine_for(address_of(place))
    with engine.connect().execution_options(hormesis_writes=True) as tx:
        schema.migrate(tx, "0004")
        for who in ("ann", "bo"):
            tx.exec_driver_sql(f"INSERT INTO athlete VALUES ('{who}', 'v3')")
            for name, version in (("a", "v3"), ("b", "v1"), ("a", "v2"), ("c", "v1")):
                rest = "'note', '2026-03-01', '2026-03-01', '2026-03-01', '', NULL, NULL, NULL, '{}'"
                tx.exec_driver_sql(f"INSERT INTO fact VALUES ('{who}', '{name}', '{version}', {rest})")
        schema.migrate(tx)
        numbered = sa.select(fact.c.id, fact.c.version).order_by(fact.c.athlete_id, fact.c.arrival)
        assert tx.execute(numbered).all() == [("b", "v1"), ("c", "v1"), ("a", "v2"), ("a", "v3")] * 2
        facts.append(tx, ANN, [note("new")], clock)
        assert tx.execute(sa.select(fact.c.arrival).where(fact.c.id == "new")).scalars().all() == [5]
    engine.dispose()
