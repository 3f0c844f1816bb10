"""Which evenings a lot may decide, and what stays of the plan."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from hormesis.domain.athlete import Athlete, Condition, Gym, Pain, Profile, Tight
from hormesis.domain.training import ReleaseItem
from hormesis.estimation.form import UNKNOWN
from hormesis.planning.due_release import due_as_reported
from hormesis.planning.release import LONGEST_S, release_for
from hormesis.planning.release_lot import Drawn, by_lot, lot_item
from tests.planning.made import NOBODY, PAGES

ON = date(2026, 3, 2)
EVERY = list(PAGES.values())


def tight(region: str = "upper_back", level: float = 5, on: date = ON) -> Tight:
    return Tight(region, "both", level, on)


WILLING = replace(
    NOBODY,
    profile=Profile(release_trial=True),
    gym=Gym(tools=("ball", "roller")),
    conditions=(Condition("none", None),),
    tight=(tight(),),
)


def item_for(athlete: Athlete, drawn: Drawn | None = None) -> ReleaseItem | None:
    return lot_item(athlete, UNKNOWN, EVERY, ON, drawn)


def test_a_region_reported_today_with_a_page_that_may_press_it_is_eligible() -> None:
    found = item_for(WILLING)
    assert found is not None
    assert (found.region, found.moment) == ("upper_back", "evening")
    assert PAGES[found.exercise].kind == "release"


@pytest.mark.parametrize("level", [3, 7])
def test_the_edges_are_eligible(level: float) -> None:
    assert item_for(replace(WILLING, tight=(tight(level=level),))) is not None


@pytest.mark.parametrize(
    "athlete",
    [
        replace(WILLING, profile=Profile()),
        replace(WILLING, conditions=()),
        replace(WILLING, conditions=(Condition("anticoagulants", None),)),
        replace(WILLING, conditions=(Condition("fever", None),)),
        replace(WILLING, ill=True),
        replace(WILLING, gym=Gym()),
        replace(WILLING, tight=()),
        replace(WILLING, tight=(tight(level=2),)),
        replace(WILLING, tight=(tight(level=8),)),
        replace(WILLING, tight=(tight(on=ON - timedelta(days=1)),)),
        replace(WILLING, pains=(Pain("upper_back", None, 2, False),)),
        replace(WILLING, dismissed=frozenset({"upper_back"})),
    ],
)
def test_nothing_is_drawn_where_anything_speaks_against_it(athlete: Athlete) -> None:
    assert item_for(athlete) is None


def test_of_several_regions_it_is_the_tightest_that_may_be_pressed() -> None:
    athlete = replace(WILLING, tight=(tight("calf", 4), tight(level=5), tight("neck", 9), tight("glute", 7)))
    found = item_for(athlete)
    assert found is not None
    assert found.region == "glute"


def test_what_was_drawn_stays_with_its_page_while_nothing_forbids_it() -> None:
    other = next(page for page in EVERY if page.slug == "foam-roller-rhomboids")
    drawn = Drawn("upper_back", other.slug, True)
    found = item_for(WILLING, drawn)
    assert found is not None
    assert found.exercise == other.slug
    assert item_for(replace(WILLING, pains=(Pain("upper_back", None, 6, False),)), drawn) is None


def evening_of(*regions: str) -> tuple[ReleaseItem, ...]:
    athlete = replace(WILLING, tight=tuple(tight(region) for region in regions))
    dues = [due_as_reported(one) for one in athlete.tight]
    return release_for(dues, athlete, UNKNOWN, EVERY, ON, ["horizontal_pull"]).items


def test_before_the_lot_nothing_serves_the_region_later_and_the_warm_up_stays() -> None:
    items = evening_of("upper_back", "calf")
    left, why = by_lot(items, "upper_back", item_for(WILLING), None, PAGES.get)
    assert why.code == "trial_awaits"
    assert [one for one in left if one.moment == "warm_up"] == [one for one in items if one.moment == "warm_up"] != []
    assert [one.region for one in left if one.moment == "evening"] == ["calf"]


def test_a_night_without_release_leaves_out_whatever_would_press_the_region() -> None:
    items = evening_of("upper_back", "neck", "calf")
    left, why = by_lot(items, "upper_back", None, Drawn("upper_back", None, False), PAGES.get)
    assert why.code == "trial_without"
    later = [one for one in left if one.moment == "evening"]
    assert later
    assert all("upper_back" not in PAGES[one.exercise].regions for one in later)


def test_a_night_with_release_has_it_once_and_stays_within_its_time() -> None:
    item = item_for(WILLING)
    assert item is not None
    items = evening_of("upper_back", "calf", "glute")
    left, why = by_lot(items, "upper_back", item, Drawn("upper_back", item.exercise, True), PAGES.get)
    later = [one for one in left if one.moment == "evening"]
    assert why.code == "trial_with"
    assert [one.region for one in later].count("upper_back") == 1
    assert later[0].why[-1].code == "trial_with"
    assert sum(one.seconds for one in later) <= LONGEST_S["evening"]
