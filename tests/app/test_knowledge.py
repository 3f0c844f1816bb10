from hormesis.app.facts import record
from hormesis.app.knowledge import knowledge_for
from hormesis.domain.facts import Fact
from hormesis.exercises.naming import Namer
from hormesis.store.database import Database


def test_the_athletes_latest_word_goes_before_the_library(db: Database, namer: Namer) -> None:
    assert namer.match("Xyzzyplugh", "hevy").exercise is None
    for day, slug in (("2026-03-01", "pull-up"), ("2026-03-02", "barbell-bench-press")):
        record(db, "ann", [Fact("name", day, f"name {day}", {"exercise_name": "Xyzzyplugh", "exercise": slug})])
    assert knowledge_for(db, "ann").namer.match("Xyzzyplugh", "hevy").exercise == "barbell-bench-press"
    assert knowledge_for(db, "bo").namer.match("Xyzzyplugh", "hevy").exercise is None
