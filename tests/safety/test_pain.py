"""What pain stops: every region has something that loads it, and what it loads is left out."""

from dataclasses import replace

import pytest

from hormesis.domain.anatomy import Region
from hormesis.domain.athlete import Pain
from hormesis.exercises.vocabulary import MOVEMENT_TAGS
from hormesis.safety.pain import LOADED_BY, held_by_pain, loads_region, stopped_by_pain
from tests.planning.made import NOBODY, PAGES


def test_every_region_is_loaded_by_something_known() -> None:
    assert set(LOADED_BY) == set(Region)
    for region, loading in LOADED_BY.items():
        assert loading.tags <= MOVEMENT_TAGS
        assert any(loads_region(page, region) for page in PAGES.values()), region


@pytest.mark.parametrize(
    ("region", "slug"),
    [
        ("shoulder", "barbell-bench-press"),
        ("shoulder", "overhead-press"),
        ("shoulder", "pull-up"),
        ("knee", "back-squat"),
        ("knee", "leg-extension"),
        ("lower_back", "deadlift"),
        ("lower_back", "back-squat"),
        ("elbow", "dumbbell-curl"),
        ("wrist", "barbell-bench-press"),
        ("calf", "standing-calf-raise"),
        ("thigh_back", "romanian-deadlift"),
    ],
)
def test_a_coach_would_leave_it_out(region: str, slug: str) -> None:
    assert loads_region(PAGES[slug], Region(region))


@pytest.mark.parametrize(("region", "slug"), [("shoulder", "leg-extension"), ("knee", "dumbbell-curl"), ("calf", "lat-pulldown")])
def test_what_is_far_away_goes_on(region: str, slug: str) -> None:
    assert not loads_region(PAGES[slug], Region(region))


@pytest.mark.parametrize(
    ("level", "stops", "holds"), [(0, False, False), (3, False, False), (4, False, True), (5, False, True), (6, True, True)]
)
def test_the_scale(level: float, stops: bool, holds: bool) -> None:
    athlete = replace(NOBODY, pains=(Pain("knee", None, level, False),))
    squat = PAGES["back-squat"]
    assert (stopped_by_pain(squat, "Squat", athlete) is not None) is stops
    assert (held_by_pain(squat, "Squat", athlete) is not None) is holds


def test_new_pain_holds_from_the_first_point() -> None:
    athlete = replace(NOBODY, pains=(Pain("knee", None, 1, True),))
    found = held_by_pain(PAGES["back-squat"], "Squat", athlete)
    assert found is not None
    assert found.code == "new_pain_holds"


def test_an_unknown_exercise_is_left_out_under_strong_pain() -> None:
    athlete = replace(NOBODY, pains=(Pain("knee", None, 7, False),))
    found = stopped_by_pain(None, "Xyzzy", athlete)
    assert found is not None
    assert found.code == "unknown_under_pain"
