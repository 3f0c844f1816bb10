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
