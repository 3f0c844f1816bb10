import json
from collections.abc import Callable
from datetime import date

import pytest
import sqlalchemy as sa

from hormesis.domain.errors import Invalid, NotFound
from hormesis.domain.facts import Fact, fact_from, fact_to_json
from hormesis.store import checkpoints, facts, heads, imports
from hormesis.store.clock import Clock
from hormesis.store.database import Database
from hormesis.store.tables import fact as fact_table
from hormesis.store.tables import fact_head
from hormesis.store.writing import Appended

ANN = "ann"


def squat(fact_id: str, load_kg: float = 100, at: str = "2026-03-02T18:05:00", version: str = "", **more: object) -> Fact:
    fields = {"exercise_name": "Squat", "load_kg": load_kg, "reps": 5, **more}
    return Fact("set", at, fact_id, fields, source="hevy", version=version)


def fact_of(line: str) -> Fact:
    return fact_from(json.loads(line), "export")


class Log:
    """A shorthand for one athlete's facts, a transaction each."""

    def __init__(self, db: Database, athlete: str = ANN) -> None:
        self.db, self.athlete = db, athlete

    def say(self, *said: Fact) -> Appended:
        with self.db.transaction() as tx:
            return facts.append(tx, self.athlete, said, self.db.clock)

    def bring(self, *said: Fact) -> int:
        with self.db.transaction() as tx:
            import_id = imports.begin(tx, self.athlete, "log.csv", "hash", "hevy", "", "2026-03-01")
            self.last = facts.append(tx, self.athlete, said, self.db.clock, import_id)
        return import_id

    def undo(self, import_id: int) -> int:
        with self.db.transaction() as tx:
            return facts.take_back_import(tx, self.athlete, import_id, self.db.clock)

    def change(self, how: Callable[..., Appended], *ids: str) -> None:
        with self.db.transaction() as tx:
            how(tx, self.athlete, ids, self.db.clock)

    def live(self, **which: object) -> list[Fact]:
        with self.db.reading() as tx:
            return facts.live(tx, self.athlete, **which)  # type: ignore[arg-type]

    def loads(self) -> dict[str, float]:
        return {fact.id: fact.fields["load_kg"] for fact in self.live()}

    def export(self) -> list[str]:
        with self.db.reading() as tx:
            return [json.dumps(fact_to_json(fact)) for fact in facts.export(tx, self.athlete)]


@pytest.fixture
def log(db: Database) -> Log:
    return Log(db)


def test_a_stored_fact_comes_back_as_it_was_said_with_its_version(log: Log) -> None:
    said = squat("a", order=3, unknown={"kept": [1, "ж", None]})
    log.say(said)
    (stored,) = log.live()
    assert (stored.kind, stored.at, stored.id, stored.fields, stored.source) == ("set", said.at, "a", said.fields, "hevy")
    assert list(stored.fields) == list(said.fields)
    assert stored.version > ""
    assert stored.recorded_at == "2026-03-01T12:00:00+00:00"


def test_an_edit_is_a_newer_version_and_the_old_row_stays(log: Log) -> None:
    log.say(squat("a", 100))
    assert log.say(squat("a", 105)) == Appended(changed=1, written=1)
    assert log.loads() == {"a": 105}
    assert log.say(squat("a", 100)) == Appended(changed=1, written=1)
    assert log.loads() == {"a": 100}
    with log.db.reading() as tx:
        assert tx.execute(sa.select(sa.func.count()).select_from(fact_table)).scalar() == 3


def test_repeating_what_stands_writes_nothing_whatever_the_order_of_its_fields(log: Log) -> None:
    log.say(squat("a"))
    turned = Fact("set", "2026-03-02T18:05:00", "a", {"reps": 5, "load_kg": 100.0, "exercise_name": "Squat"}, "hevy")
    assert log.say(turned, squat("a")) == Appended(unchanged=2)


def test_false_is_not_nought_and_one_is_one(log: Log) -> None:
    log.say(squat("a", assisted=False, rir=1))
    assert log.say(squat("a", assisted=0, rir=1)).changed == 1
    assert log.say(squat("a", rir=1.0, assisted=0)) == Appended(unchanged=1)


def test_the_same_id_twice_in_one_batch_is_two_versions_and_the_last_one_counts(log: Log) -> None:
    assert log.say(squat("a", 100), squat("a", 105), squat("b")) == Appended(added=2, changed=1, written=3)
    assert log.loads() == {"a": 105, "b": 100}


def test_a_file_read_again_does_not_take_back_a_later_edit(log: Log) -> None:
    log.bring(squat("a", 100))
    log.say(squat("a", 105))
    log.bring(squat("a", 100))
    assert log.last == Appended(superseded=1)
    assert log.loads() == {"a": 105}


def test_a_carried_version_is_kept_and_the_newest_counts_in_any_order(log: Log) -> None:
    log.say(squat("a", 105, version="v2"))
    assert log.say(squat("a", 100, version="v1")) == Appended(superseded=1, written=1)
    assert log.say(squat("a", 110, version="v3"), squat("a", 110, version="v3")) == Appended(changed=1, unchanged=1, written=1)
    assert [fact.version for fact in log.live()] == ["v3"]
    log.say(squat("a", 1))
    assert log.loads() == {"a": 1}


def test_facts_fold_in_the_order_of_time_then_place_in_the_workout_then_id(log: Log) -> None:
    log.say(
        squat("late", at="2026-03-03T07:00:00+01:00"),
        squat("b", order=10),
        squat("c", order=9),
        squat("a", order=10),
        squat("day", at="2026-03-02"),
        squat("spaced", at="2026-03-02 18:04:59"),
        squat("odd", order="first", at="2026-03-02T18:05:00"),
    )
    assert [fact.id for fact in log.live()] == ["day", "spaced", "odd", "c", "a", "b", "late"]


def test_live_can_be_asked_for_kinds_and_days_both_included(log: Log) -> None:
    log.say(Fact("note", "2026-03-01", "n", {"text": "x"}), squat("a"), squat("b", at="2026-03-03T08:00:00"))
    assert [f.id for f in log.live(kinds=["note"])] == ["n"]
    assert [f.id for f in log.live(since_day=date(2026, 3, 2))] == ["a", "b"]
    assert [f.id for f in log.live(until_day=date(2026, 3, 2))] == ["n", "a"]
    assert [f.id for f in log.live(kinds=["set"], since_day=date(2026, 3, 2), until_day=date(2026, 3, 2))] == ["a"]


def test_athletes_do_not_see_each_other(db: Database) -> None:
    ann, bo = Log(db, "ann"), Log(db, "bo")
    ann.say(squat("a", 100))
    bo.say(squat("a", 60))
    ann.change(facts.delete, "a")
    assert ann.loads() == {}
    assert bo.loads() == {"a": 60}


def test_undoing_an_import_leaves_the_export_byte_for_byte_as_it_was(log: Log) -> None:
    log.say(squat("mine", 50), squat("a", 90), squat("gone"))
    log.change(facts.delete, "gone")
    before = log.export()
    import_id = log.bring(squat("a", 100), squat("b"), squat("mine", 50), squat("gone", 1))
    assert log.loads() == {"mine": 50, "a": 100, "b": 100}
    assert log.undo(import_id) == 3
    assert log.export() == before
    assert log.undo(import_id) == 0


def test_importing_again_after_the_undo_revives_with_newer_versions(log: Log) -> None:
    first = log.bring(squat("a"), squat("b"))
    versions = {fact.version for fact in log.live()}
    log.undo(first)
    assert log.live() == []
    again = log.bring(squat("a"), squat("b"))
    assert log.last == Appended(revived=2, written=2)
    assert all(fact.version > max(versions) for fact in log.live())
    log.bring(squat("a"), squat("b"))
    assert log.last == Appended(unchanged=2)
    log.undo(again)
    assert log.live() == []


def test_undoing_the_first_of_two_imports_keeps_what_the_second_said(log: Log) -> None:
    first = log.bring(squat("a", 100), squat("b", 100))
    log.bring(squat("a", 105))
    log.undo(first)
    assert log.loads() == {"a": 105}


def test_importing_the_first_of_two_again_leaves_what_the_second_said(log: Log) -> None:
    first = log.bring(squat("a", 100), squat("b", 100))
    second = log.bring(squat("a", 105), squat("c", 100))
    both = log.export()
    for _ in range(3):
        log.undo(first)
        without = log.export()
        first = log.bring(squat("a", 100), squat("b", 100))
        assert log.last == Appended(revived=2, written=2)
        assert [f.fields for f in log.live()] == [f.fields for f in map(fact_of, both)]
    log.undo(second)
    assert [(f.id, f.fields["load_kg"]) for f in log.live()] == [("a", 100), ("b", 100)]
    log.undo(first)
    assert log.live() == []
    log.bring(squat("a", 105), squat("c", 100))
    assert [f.fields for f in log.live()] == [f.fields for f in map(fact_of, without)]


def test_a_file_that_says_a_fact_twice_ends_with_its_newest_word_again(log: Log) -> None:
    twice = squat("a", 105, version="v2"), squat("a", 100, version="v1")
    for said in (twice, twice[::-1]):
        log.undo(log.bring(*said))
        last = log.bring(*said)
        assert log.loads() == {"a": 105}
        log.undo(last)


def test_a_versioned_fact_that_was_taken_back_is_revived_once(log: Log) -> None:
    first = log.bring(squat("a", version="v1"))
    log.undo(first)
    log.bring(squat("a", version="v1"))
    assert log.last == Appended(revived=1, written=1)
    log.bring(squat("a", version="v1"))
    assert log.last == Appended(unchanged=1)
    assert [fact.version > "v1" for fact in log.live()] == [True]


def test_what_the_athlete_deleted_is_not_revived_by_importing_it_again(log: Log) -> None:
    log.bring(squat("a"), squat("b"))
    log.change(facts.delete, "a")
    log.bring(squat("a"), squat("b"))
    assert log.last == Appended(unchanged=1, deleted=1)
    log.bring(squat("a", 120))
    assert log.last == Appended(deleted=1, written=1)
    assert log.loads() == {"b": 100}


def test_restoring_brings_back_the_newest_version_and_a_second_delete_works(log: Log) -> None:
    log.say(squat("a", 100))
    log.change(facts.delete, "a")
    log.bring(squat("a", 105))
    log.change(facts.restore, "a")
    assert log.loads() == {"a": 105}
    log.change(facts.delete, "a")
    assert log.loads() == {}


def test_deleting_or_restoring_what_is_not_there_is_refused_by_name(log: Log) -> None:
    with pytest.raises(NotFound, match="'nothing'"):
        log.change(facts.delete, "nothing")
    log.say(squat("a"))
    with pytest.raises(NotFound, match="'a' is not deleted"):
        log.change(facts.restore, "a")


def test_undoing_an_import_that_held_a_delete_undoes_the_delete(log: Log) -> None:
    log.say(squat("a"))
    before = log.export()
    import_id = log.bring(Fact("tombstone", "2026-03-03", "t", {"target": "a"}))
    assert log.live() == []
    log.undo(import_id)
    assert log.export() == before


def test_tombstones_that_take_each_other_back_end_with_the_newer_one(log: Log) -> None:
    log.say(squat("a"), squat("b"))
    kills_a = {"target": "a"}
    log.say(Fact("tombstone", "2026-03-03", "t", kills_a, version="v1"))
    log.say(Fact("tombstone", "2026-03-03", "r1", {"target": "r2", "retracts": "v3"}, version="v2"))
    log.say(Fact("tombstone", "2026-03-03", "r2", {"target": "r1", "retracts": "v2"}, version="v3"))
    log.say(Fact("tombstone", "2026-03-03", "older", {"target": "t", "retracts": "v1"}, version="v0"))
    assert log.loads() == {"b": 100}, "an older tombstone cannot speak of a newer one"
    log.say(Fact("tombstone", "2026-03-03", "newer", {"target": "t", "retracts": "v1"}, version="v4"))
    assert log.loads() == {"a": 100, "b": 100}


def test_a_delete_is_exported_and_kills_elsewhere(db: Database) -> None:
    ann, elsewhere = Log(db, "ann"), Log(db, "elsewhere")
    ann.say(squat("a"))
    ann.change(facts.delete, "a")
    elsewhere.say(squat("a"))
    elsewhere.say(*(fact_from(json.loads(line), "line") for line in ann.export()))
    assert elsewhere.live() == []


def test_the_cache_of_heads_is_what_the_facts_alone_give(log: Log) -> None:
    first = log.bring(squat("a"), squat("b"), squat("c", order=4))
    log.bring(squat("a", 105))
    log.change(facts.delete, "b")
    log.undo(first)
    log.bring(squat("a"), squat("b"), squat("d"))
    with log.db.transaction() as tx:
        kept = set(tx.execute(sa.select(fact_head)).all())
        heads.rebuild(tx, ANN)
        assert set(tx.execute(sa.select(fact_head)).all()) == kept
        assert {row.id for row in kept if row.kind == "set"} == {"a", "d"}
        assert len(kept) == 2 + 1  # and the athlete's own tombstone


@pytest.mark.parametrize("bad", ["half \ud800", "nul \0"])
def test_an_id_that_no_database_can_hold_is_refused(log: Log, bad: str) -> None:
    with pytest.raises(Invalid, match="id: found"):
        log.say(squat(bad))
    with pytest.raises(Invalid, match="target: found"):
        log.say(Fact("tombstone", "2026-03-03", "t", {"target": bad}))


def test_text_that_json_can_say_is_kept_even_where_utf_8_cannot(log: Log) -> None:
    log.say(Fact("note", "2026-03-03", "n", {"text": "\ud800 \0 ж"}))
    assert log.live()[0].fields["text"] == "\ud800 \0 ж"


def test_more_ids_than_one_statement_can_hold_are_settled_alike(log: Log) -> None:
    many = [squat(f"id-{i}", order=i) for i in range(2500)]
    first = log.bring(*many)
    log.undo(first)
    assert log.live() == []
    log.bring(*many)
    assert log.last == Appended(revived=2500, written=2500)
    assert [fact.id for fact in log.live()] == [fact.id for fact in many]


def test_a_late_fact_drops_the_checkpoints_that_have_folded_its_day(log: Log) -> None:
    def save() -> None:
        with log.db.transaction() as tx:
            for day in (1, 2, 3):
                checkpoints.save(tx, ANN, "v", date(2026, 3, day), b"state")

    def newest() -> date | None:
        with log.db.reading() as tx:
            found = checkpoints.load_before(tx, ANN, "v", date(2027, 1, 1))
        return found[0] if found else None

    log.say(squat("a", at="2026-03-02T18:00:00"))
    save()
    log.say(squat("a", at="2026-03-02T18:00:00"))
    assert newest() == date(2026, 3, 3), "nothing new was said"
    log.say(squat("b", at="2026-03-04"))
    assert newest() == date(2026, 3, 3), "a later day"
    log.say(squat("a", 105, at="2026-03-05T18:00:00"))
    assert newest() == date(2026, 3, 1), "it was moved away from the second"
    save()
    log.change(facts.delete, "a")
    assert newest() == date(2026, 3, 3), "it lies on the fifth now"
    log.say(Fact("name", "2026-03-09", "n", {"exercise_name": "Squat", "exercise": "back-squat"}))
    assert newest() is None, "a name reaches every day"


def test_the_clock_never_gives_a_version_that_was_there_before(kept_db: Database) -> None:
    still = Clock(kept_db.clock.now)
    log = Log(kept_db)
    log.say(squat("a", 1))
    seen = [log.live()[0].version]
    for load in (2, 3):
        with kept_db.transaction() as tx:
            facts.append(tx, ANN, [squat("a", load)], still)
        seen.append(log.live()[0].version)
    assert seen == sorted(set(seen))
