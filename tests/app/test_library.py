"""What the library offers an athlete fits the gym and the limitations they told of."""

from datetime import date
from typing import Any

import pytest

from hormesis.app.facts import set_fact
from hormesis.app.library import sparing_for, substitutes_for
from hormesis.domain.errors import Invalid
from hormesis.exercises.library import load_library
from hormesis.exercises.substitution import NO_EQUIPMENT
from hormesis.store.database import Database

ATHLETE = "local"
DAY = date(2026, 3, 2)
AT = "2026-03-01T10:00:00"


def _needs(found: dict[str, Any]) -> list[set[str]]:
    return [set(load_library().get(one["slug"]).equipment) - NO_EQUIPMENT for one in found["substitutes"]]


def test_substitutes_need_only_what_the_gym_has(db: Database) -> None:
    anywhere = substitutes_for(db, ATHLETE, "barbell-bench-press", "busy", DAY)
    set_fact(db, ATHLETE, "gym", {"implements": ["dumbbell"], "tools": ["bench"]}, AT)
    at_home = substitutes_for(db, ATHLETE, "barbell-bench-press", "busy", DAY)
    assert any(needs - {"dumbbells", "flat_bench", "incline_bench"} for needs in _needs(anywhere))
    assert at_home["substitutes"]
    assert all(needs <= {"dumbbells", "flat_bench", "incline_bench"} for needs in _needs(at_home))


def test_what_spares_a_movement_needs_only_what_the_gym_has(db: Database) -> None:
    set_fact(db, ATHLETE, "gym", {"implements": ["bodyweight"]}, AT)
    found = sparing_for(db, ATHLETE, "pull-up", "hanging", DAY)
    assert all(needs == set() for needs in _needs(found))


def test_where_nothing_trains_instead_the_answer_says_so(db: Database) -> None:
    found = sparing_for(db, ATHLETE, "plate-neck-flexion", "neck_load", DAY)
    texts = [" ".join(why["text"] for why in one["why"]) for one in found["substitutes"]]
    assert texts
    assert all("No training in place of" in text for text in texts)


def test_a_misspelt_tool_is_refused_with_the_words_there_are(db: Database) -> None:
    with pytest.raises(Invalid, match=r"tools: found 'lacrose_ball'; allowed are .*lacrosse_ball"):
        set_fact(db, ATHLETE, "gym", {"tools": ["lacrose_ball"]}, AT)
