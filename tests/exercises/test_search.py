"""Search finds by name, group, region, purpose, equipment and kind, the most fitting first."""

import pytest

from hormesis.exercises import commonness as commonness_module
from hormesis.exercises.commonness import MOST_COMMON, commonness
from hormesis.exercises.library import Library, load_library
from hormesis.exercises.search import search


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


def test_a_whole_name_comes_first(library: Library) -> None:
    assert search(library, "Barbell Bench Press")[0].slug == "barbell-bench-press"
    assert search(library, "bench press")[0].slug == "barbell-bench-press"


def test_every_word_must_be_found(library: Library) -> None:
    found = search(library, "dumbbell hamstrings", limit=50)
    assert found
    assert all("hamstrings" in [*page.groups] or "hamstring" in page.name.lower() for page in found)
    assert search(library, "dumbbell zeppelin") == ()


def test_a_page_that_trains_the_group_first_stands_before_one_that_helps_it(library: Library) -> None:
    found = search(library, "glutes", limit=200)
    primary = [page.primary_group == "glutes" for page in found]
    assert primary == sorted(primary, reverse=True)


@pytest.mark.parametrize("query", ["upper_back release", "upper back release"])
def test_region_and_kind_find_release_work(library: Library, query: str) -> None:
    assert search(library, query)[0].kind == "release"


def test_the_beginning_of_a_word_is_enough(library: Library) -> None:
    assert search(library, "kettleb swi")[0].slug == "kettlebell-swing"


def test_nothing_is_found_for_nothing(library: Library) -> None:
    assert search(library, " ") == ()
    assert len(search(library, "press", limit=3)) == 3


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("squat", "back-squat"),
        ("bench", "barbell-bench-press"),
        ("row", "barbell-row"),
        ("curl", "barbell-curl"),
        ("rdl", "romanian-deadlift"),
    ],
)
def test_what_most_people_mean_comes_first(library: Library, query: str, first: str) -> None:
    assert search(library, query)[0].slug == first


def test_every_common_exercise_is_in_the_library(library: Library) -> None:
    assert sum(commonness(slug) > 0 for slug in library.pages) == len(commonness_module._BY_SLUG)
    assert commonness("back-squat") == MOST_COMMON > commonness("belt-squat") > commonness("cossack-squat") == 0
