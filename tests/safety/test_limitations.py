"""What a limitation, a condition or a word rules out."""

from dataclasses import replace
from datetime import date

import pytest

from hormesis.domain.athlete import Athlete, Condition, Limitation
from hormesis.safety.conditions import cautions, rests_for_condition
from hormesis.safety.limitations import ruled_out
from tests.planning.made import NOBODY, PAGES

ON = date(2026, 3, 1)
SQUAT = PAGES["back-squat"]


def limited(*tags: str, until: date | None = None) -> Athlete:
    return replace(NOBODY, limitations=(Limitation("knee", None, tags, until),))


def test_a_shared_tag_rules_out_and_is_named() -> None:
    found = ruled_out(SQUAT, "Squat", limited("knee_load", "overhead"), ON)
    assert found is not None
    assert (found.code, found.values["tags"]) == ("limitation", ("knee_load",))


@pytest.mark.parametrize("athlete", [NOBODY, limited(), limited("overhead"), limited("knee_load", until=date(2026, 2, 28))])
def test_no_shared_tag_or_a_limitation_that_has_ended_rules_nothing_out(athlete: Athlete) -> None:
    assert ruled_out(SQUAT, "Squat", athlete, ON) is None


def test_a_limitation_counts_on_its_last_day() -> None:
    assert ruled_out(SQUAT, "Squat", limited("knee_load", until=ON), ON) is not None


def test_nobody_can_say_whether_the_unknown_spares_a_region() -> None:
    found = ruled_out(None, "Xyzzy", limited("knee_load"), ON)
    assert found is not None
    assert found.code == "unknown_under_limitation"


@pytest.mark.parametrize("said", ["back-squat", "Squat"])
def test_never_counts_by_page_and_by_own_name(said: str) -> None:
    found = ruled_out(SQUAT, "Squat", replace(NOBODY, preferences={said: "never"}), ON)
    assert found is not None
    assert found.code == "never_wanted"
    assert ruled_out(SQUAT, "Squat", replace(NOBODY, preferences={said: "disliked"}), ON) is None


def test_a_page_names_the_conditions_it_is_not_for() -> None:
    page = next(p for p in PAGES.values() if p.contraindications)
    athlete = replace(NOBODY, conditions=(Condition(page.contraindications[0], None),))
    found = ruled_out(page, page.name, athlete, ON)
    assert found is not None
    assert found.code == "condition_excludes"


def test_none_means_asked_and_nothing() -> None:
    athlete = replace(NOBODY, conditions=(Condition("none", None),))
    assert rests_for_condition(athlete) is None
    assert cautions(athlete) == []
