"""Which page serves: owned before better, gentler tools first, the athlete's own word."""

from dataclasses import replace
from datetime import date, timedelta

from hormesis.domain.anatomy import Region
from hormesis.domain.athlete import Athlete, Condition, Gym, Tight
from hormesis.domain.movement import Kind
from hormesis.planning.due_release import due_as_reported
from hormesis.planning.release_choice import Choice, Wanting, best_page, is_gentle, owned_tools
from tests.planning.made import NOBODY, PAGES

ON = date(2026, 3, 2)
EVERY = list(PAGES.values())
ALL = replace(NOBODY, gym=Gym(tools=("ball", "roller")))


def chosen(athlete: Athlete, region: Region = Region.THIGH_FRONT, moment: str = "evening", side: str = "both") -> Choice | None:
    due = due_as_reported(Tight(str(region), side, 5, ON))
    return best_page(due, moment, EVERY, Wanting(athlete, ON, frozenset({"squat"})))[0]


def test_the_roller_comes_before_the_ball_until_it_is_known() -> None:
    first = chosen(ALL)
    assert first is not None
    assert first.page.implement == "roller"
    rolled = replace(ALL, released=tuple(("foam-roller-quadriceps", ON - timedelta(days=n)) for n in (1, 2)))
    later = chosen(rolled)
    assert later is not None
    assert later.page.implement == "ball"


def test_a_ball_reaches_what_a_roller_cannot() -> None:
    found = chosen(ALL, Region.NECK)
    assert found is not None
    assert found.page.implement == "ball"


def test_without_tools_a_drill_stands_in_and_names_what_would_do_more() -> None:
    found = chosen(NOBODY, Region.THIGH_FRONT)
    assert found is not None
    assert found.page.kind is not Kind.RELEASE
    assert found.missing is not None
    assert found.missing.kind is Kind.RELEASE


def test_what_is_disliked_gives_way() -> None:
    best = chosen(ALL)
    assert best is not None
    other = chosen(replace(ALL, preferences={best.page.slug: "disliked"}))
    assert other is not None
    assert other.page.slug != best.page.slug


def test_what_blocked_a_better_page_is_told() -> None:
    athlete = replace(ALL, conditions=(Condition("varicose_veins", None),))
    due = due_as_reported(Tight("thigh_front", "both", 5, ON))
    found, blocked = best_page(due, "evening", EVERY, Wanting(athlete, ON, frozenset()))
    assert blocked is not None
    assert blocked.values["rule"] == "release/varicose_veins"
    assert found is None or found.page.kind is not Kind.RELEASE


def test_a_wall_is_everywhere_and_a_ball_is_not() -> None:
    assert {"wall", "chair"} <= owned_tools(None)
    assert "lacrosse_ball" not in owned_tools(Gym(tools=("roller",)))
    assert {"lacrosse_ball", "foam_roller"} <= owned_tools(Gym(implements=("ball",), tools=("roller",)))


def test_gentle_is_mobility_that_nobody_is_warned_of() -> None:
    gentle = [page for page in EVERY if is_gentle(page)]
    assert len(gentle) >= 5
    assert all(page.kind is Kind.MOBILITY and not page.contraindications for page in gentle)
