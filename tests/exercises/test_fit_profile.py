"""Every exercise of the FIT profile leads to a page of its kind, or is known to have none."""

import tomllib
from collections.abc import Iterator

import pytest
from fitdecode.profile import FIELD_TYPES

from hormesis.domain.movement import Pattern
from hormesis.exercises.lexicon_files import NO_PAGE, TABLES, load_aliases
from hormesis.exercises.library import load_library
from hormesis.exercises.naming import Namer
from hormesis.exercises.words import tokens

P = Pattern
CORE = {P.CORE_FLEXION, P.CORE_ROTATION, P.CORE_STABILITY}
PATTERNS: dict[str, set[Pattern]] = {
    "bench_press": {P.HORIZONTAL_PUSH, P.INCLINE_PUSH},
    "calf_raise": {P.CALF_RAISE, P.TIBIALIS},
    "carry": {P.CARRY},
    "chop": {P.CORE_ROTATION},
    "crunch": CORE,
    "curl": {P.ELBOW_FLEXION, P.WRIST},
    "deadlift": {P.HINGE},
    "flye": {P.CHEST_FLY, P.REAR_DELT_FLY},
    "hip_raise": {P.HIP_THRUST, P.HIP_ABDUCTION},
    "hip_swing": {P.HINGE},
    "hyperextension": {P.BACK_EXTENSION, P.CORE_STABILITY},
    "lateral_raise": {P.LATERAL_RAISE, P.FRONT_RAISE, P.REAR_DELT_FLY, P.VERTICAL_PULL, P.DIP},
    "leg_curl": {P.KNEE_FLEXION, P.HINGE},
    "leg_raise": {P.CORE_FLEXION, P.HIP_THRUST},
    "lunge": {P.LUNGE},
    "olympic_lift": {P.OLYMPIC},
    "plank": {P.CORE_STABILITY},
    "pull_up": {P.VERTICAL_PULL, P.PULLOVER},
    "push_up": {P.HORIZONTAL_PUSH, P.VERTICAL_PUSH},
    "row": {P.HORIZONTAL_PULL, P.REAR_DELT_FLY},
    "shoulder_press": {P.VERTICAL_PUSH, P.FRONT_RAISE},
    "shrug": {P.SHRUG, P.UPRIGHT_ROW},
    "sit_up": CORE,
    "squat": {P.SQUAT, P.LUNGE, P.OLYMPIC},
    "triceps_extension": {P.ELBOW_EXTENSION, P.DIP},
}
"""What the pages of a category train; where the profile mixes a category, only what most of it is."""
FEWEST_OF_ITS_KIND = 0.8
CARDIO = ("cardio", "run", "bike", "elliptical", "floor_climb", "indoor_bike", "indoor_row", "stair_stepper", "battle_rope")


def profile() -> Iterator[str]:
    """Every category and every ``category/exercise``."""
    for category in FIELD_TYPES["exercise_category"].enum.values():
        yield category
        exercises = FIELD_TYPES.get(f"{category}_exercise_name")
        yield from (f"{category}/{name}" for name in (exercises.enum.values() if exercises else ()))


@pytest.fixture(scope="module")
def pages() -> dict[str, str | None]:
    """Each name of the profile with the page it leads to."""
    namer = Namer(load_library(), load_aliases())
    return {name: namer.resolve(name, "garmin_fit") for name in profile()}


def test_every_name_of_the_profile_leads_to_a_page_or_is_known_to_have_none(pages: dict[str, str | None]) -> None:
    without = load_aliases().sources["garmin_fit"]
    known = {name for name in pages if without.get(" ".join(tokens(name))) == NO_PAGE}
    assert {name for name, page in pages.items() if page is None} == known


def test_the_table_names_nothing_twice(pages: dict[str, str | None]) -> None:
    table = tomllib.loads((TABLES / "garmin_fit.toml").read_text(encoding="utf-8"))
    named = [name for names in table["names"].values() for name in names]
    assert len(named) == len(set(named))
    assert not set(named) & set(table["no_page"])
    assert set(table["no_page"]) <= set(pages)


def test_seven_tenths_of_the_profile_have_a_page_and_of_the_lifts_more(pages: dict[str, str | None]) -> None:
    lifts = [page for name, page in pages.items() if name.split("/")[0] in PATTERNS]
    assert sum(page is not None for page in pages.values()) >= 0.7 * len(pages)
    assert sum(page is not None for page in lifts) >= 0.85 * len(lifts)


@pytest.mark.parametrize("category", PATTERNS)
def test_the_pages_of_a_category_train_what_it_says(category: str, pages: dict[str, str | None]) -> None:
    library = load_library()
    found = {name: library.get(page).pattern for name, page in pages.items() if page and name.split("/")[0] == category}
    other = {name: str(pattern) for name, pattern in found.items() if pattern not in PATTERNS[category]}
    assert len(other) <= (1 - FEWEST_OF_ITS_KIND) * len(found), other


@pytest.mark.parametrize("category", CARDIO)
def test_cardio_leads_to_cardio(category: str, pages: dict[str, str | None]) -> None:
    library = load_library()
    found = {library.get(page).pattern for name, page in pages.items() if page and name.split("/")[0] == category}
    assert found == {Pattern.CARDIO}


@pytest.mark.parametrize("name", ["unknown", "core", "warm_up", "total_body", "cardio"])
def test_a_category_that_says_no_exercise_is_left_open(name: str, pages: dict[str, str | None]) -> None:
    assert pages[name] is None
    assert Namer(load_library(), load_aliases()).match(name, "garmin_fit").confidence == 0
