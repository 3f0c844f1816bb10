"""What an answer follows from: it holds for as long as nothing is said that could change it."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from hormesis.app.alternatives import alternatives_for
from hormesis.app.chat import keep_said
from hormesis.app.demo import DEMO_DAY, demo_facts
from hormesis.app.facts import delete_facts, record
from hormesis.app.insight import insight_for, insight_of
from hormesis.app.insight_record import first_day_of
from hormesis.app.insight_start import start_for
from hormesis.app.jobs import Jobs
from hormesis.app.knowledge import load_knowledge
from hormesis.app.made_of import DONE_KINDS, made_of
from hormesis.app.refresh import FOLDED_KINDS
from hormesis.app.replanning import keep_plans, replanned
from hormesis.app.saying import Saying, say_facts
from hormesis.app.today import today_for
from hormesis.app.told import TOLD_KINDS, athlete_from
from hormesis.app.week import week_for
from hormesis.domain.facts import Fact
from hormesis.store import answers, job_list
from hormesis.store import facts as fact_log
from hormesis.store.clock import Clock
from hormesis.store.database import Database, open_database

KNOWLEDGE = load_knowledge()
NOW = datetime.fromisoformat(f"{DEMO_DAY}T18:00:00+00:00")


@pytest.fixture
def db(tmp_path: Path) -> Any:
    opened = open_database(tmp_path / "hormesis.db", Clock(lambda: NOW)).of("ann")
    record(opened, "ann", [fact for fact in demo_facts() if fact.day <= DEMO_DAY])
    yield opened
    opened.close()


def a_set(name: str, day: date, **fields: Any) -> Fact:
    said = {"exercise": "barbell-bench-press", "workout": "w", "load_kg": 80, "reps": 8, "rir": 1, **fields}
    return Fact("set", f"{day}T18:00:00", name, said)


def review_from_all(db: Database) -> Any:
    """The review as it follows from every fact, with nothing kept."""
    with db.reading() as tx:
        facts = fact_log.live(tx, "ann", FOLDED_KINDS, None, DEMO_DAY)
        told = fact_log.live(tx, "ann", TOLD_KINDS, None, DEMO_DAY)
    return insight_of(facts, athlete_from(told, DEMO_DAY), DEMO_DAY, KNOWLEDGE)


def version(db: Database) -> str:
    with db.reading() as tx:
        return made_of(tx, "ann", KNOWLEDGE, DEMO_DAY)


def test_sets_of_the_day_change_no_answer_for_it_and_nothing_is_planned_anew_for_them(db: Database) -> None:
    def all_answers() -> list[Any]:
        return [
            today_for(db, "ann", DEMO_DAY, KNOWLEDGE),
            week_for(db, "ann", DEMO_DAY, KNOWLEDGE, {}),
            insight_for(db, "ann", DEMO_DAY, KNOWLEDGE),
            alternatives_for(db, "ann", DEMO_DAY, KNOWLEDGE),
        ]

    before, of = all_answers(), version(db)
    found = replanned(db, "ann", DEMO_DAY, KNOWLEDGE)
    with db.transaction() as tx:
        keep_plans(tx, "ann", found)
    saying = Saying(db, "ann", lambda: NOW, Jobs(lambda: NOW))
    say = {"kind": "set", "id": "s1", "at": f"{DEMO_DAY}T18:05:00", "exercise": "barbell-bench-press", "load_kg": 200, "reps": 12}
    say_facts(saying, [say, {"kind": "workout", "id": "w1", "at": f"{DEMO_DAY}T18:00:00", "workout": "w"}])
    assert {"set", "workout"} == set(DONE_KINDS)
    assert (all_answers(), version(db)) == (before, of)
    with db.reading() as tx:
        assert job_list.latest(tx, "ann") == []
    say_facts(saying, [{**say, "id": "s0", "at": f"{DEMO_DAY - timedelta(days=1)}T18:05:00"}])
    assert version(db) != of
    with db.reading() as tx:
        assert [one.kind for one in job_list.latest(tx, "ann")] == ["refresh"]
    assert all_answers() != before


def test_a_review_from_a_kept_start_is_that_of_the_whole_log(db: Database) -> None:
    first = insight_for(db, "ann", DEMO_DAY, KNOWLEDGE)
    assert first == review_from_all(db)
    record(db, "ann", [a_set("late", DEMO_DAY - timedelta(days=2))])
    assert insight_for(db, "ann", DEMO_DAY, KNOWLEDGE) == review_from_all(db) != first


def test_a_start_is_kept_until_something_older_is_said_and_goes_on_from_there(db: Database) -> None:
    day = first_day_of(DEMO_DAY)
    made = start_for(db, "ann", day, KNOWLEDGE)
    with db.reading() as tx:
        kept = answers.kept(tx, "ann", "review_start")
    again = start_for(db, "ann", day, KNOWLEDGE)
    with db.reading() as tx:
        assert answers.kept(tx, "ann", "review_start") == kept is not None
    assert (again.day, again.tally, again.trained) == (made.day, made.tally, made.trained)
    old = a_set("old", day - timedelta(days=300))
    record(db, "ann", [old])
    changed = start_for(db, "ann", day, KNOWLEDGE)
    assert changed.trained != made.trained
    later = start_for(db, "ann", day + timedelta(days=14), KNOWLEDGE)
    assert later.tally.made > changed.tally.made
    delete_facts(db, "ann", ["old"])
    assert start_for(db, "ann", day, KNOWLEDGE).trained == made.trained, "an earlier day than that of the kept one"


def test_what_is_said_to_the_coach_leaves_todays_plan_as_it_is(db: Database) -> None:
    with db.reading() as tx:
        before = made_of(tx, "ann", KNOWLEDGE, DEMO_DAY)
    keep_said(db, "ann", [("athlete", "what do I do today?", "athlete"), ("coach", "Today: Push.", "engine")], NOW)
    with db.reading() as tx:
        assert made_of(tx, "ann", KNOWLEDGE, DEMO_DAY) == before
    record(db, "ann", [Fact("condition", NOW.isoformat(), "said", {"code": "none"}, "log")])
    with db.reading() as tx:
        assert made_of(tx, "ann", KNOWLEDGE, DEMO_DAY) != before
