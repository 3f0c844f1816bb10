"""An answer stands in the place of the one before."""

from datetime import date

from hormesis.domain.facts import Fact
from hormesis.store import answers, facts
from hormesis.store.answers import Answer
from hormesis.store.database import Database


def test_an_answer_takes_the_place_of_the_one_before(db: Database) -> None:
    with db.transaction() as tx:
        assert answers.kept(tx, "ann", "week") is None
        for day in (1, 2):
            answers.keep(tx, "ann", "week", Answer(date(2026, 3, day), f"v{day}", "{}"))
        answers.keep(tx, "ann", "days", Answer(date(2026, 3, 9), "v", "[]"))
        assert answers.kept(tx, "ann", "week") == Answer(date(2026, 3, 2), "v2", "{}")
        assert answers.kept(tx, "bo", "week") is None


def test_what_an_answer_was_made_of_changes_with_everything_that_is_said(db: Database) -> None:
    seen = []
    with db.transaction() as tx:
        seen.append(answers.facts_version(tx, "ann"))
        for number in range(2):
            facts.append(tx, "ann", [Fact("note", "2026-03-01", f"n{number}", {"text": "x"})], db.clock)
            seen.append(answers.facts_version(tx, "ann"))
    assert seen[0] == ""
    assert sorted(set(seen)) == seen


def test_what_is_done_on_a_day_changes_nothing_that_was_planned_for_it_but_what_is_said_or_mended_does(db: Database) -> None:
    day = date(2026, 3, 2)

    def version() -> str:
        return answers.facts_version(tx, "ann", day, ["set"])

    def write(kind: str, at: str, name: str, **fields: object) -> bool:
        before = version()
        facts.append(tx, "ann", [Fact(kind, at, name, fields or {"reps": 5})], db.clock)
        return version() != before

    def taken(change: object, name: str) -> bool:
        before = version()
        change(tx, "ann", [name], db.clock)  # type: ignore[operator]
        return version() != before

    with db.transaction() as tx:
        assert version() == ""
        assert write("set", "2026-03-01", "old")
        assert write("set", "2026-03-01", "older")
        assert not write("set", "2026-03-02", "today")
        assert not write("set", "2026-03-02", "today", reps=6)
        assert not write("set", "2026-03-03", "tomorrow")
        assert write("note", "2026-03-02", "n", text="x")
        assert not taken(facts.delete, "today")
        assert taken(facts.restore, "today"), "what is restored may be of any day"
        assert write("set", "2026-03-02", "old", reps=7), "a set that was moved here from the day before"
        assert taken(facts.delete, "older")
        assert answers.facts_version(tx, "ann", day, ["set", "note"]) == version()
        facts.append(tx, "ann", [Fact("note", "2026-03-02", "m", {"text": "y"})], db.clock)
        assert answers.facts_version(tx, "ann", day, ["set", "note"]) != version()
        assert answers.facts_version(tx, "ann", day) == answers.facts_version(tx, "ann", day, ["set", "note"])
        assert answers.facts_version(tx, "bo", day) == ""
