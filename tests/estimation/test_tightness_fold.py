"""Tightness folded from facts as they are logged, with the library's own pages: what provokes what, in four stories."""

from datetime import timedelta
from typing import Any

import pytest

from hormesis.domain.facts import Fact
from hormesis.estimation.exposures import planned_exposures
from hormesis.estimation.state import Beliefs
from hormesis.estimation.tightness import TightnessForecast
from hormesis.exercises.library import load_library
from simulations.logs import DAY_ONE, fold, sets_on

PAGES = load_library().pages
NAMES = {
    "Row": "barbell-row",
    "Pulldown": "lat-pulldown",
    "Squat": "back-squat",
    "Bench": "barbell-bench-press",
    "Running": "outdoor-run",
}


def session(day: int, name: str) -> list[Fact]:
    if name == "Running":
        fields = {"exercise_name": name, "duration_s": 2400}
        return [Fact("activity", f"{DAY_ONE + timedelta(days=day)}T18:00:00", f"run {day}", fields)]
    return sets_on(day, *[(60.0, 8)] * 4, name=name)


def said(kind: str, day: int, **fields: Any) -> Fact:
    return Fact(kind, f"{DAY_ONE + timedelta(days=day)}T07:10:00", f"{kind} {day}", fields)


def foreseen(beliefs: Beliefs, region: str, pattern: str, day: int) -> TightnessForecast | None:
    end = (DAY_ONE + timedelta(days=day)).toordinal() * 24 + 19.0
    return beliefs.tightness.foresee(region, pattern, planned_exposures(beliefs.muscles, beliefs.volumes, end))


STORIES = [
    ("Row", "horizontal_pull", "upper_back"),
    ("Pulldown", "vertical_pull", "upper_back"),
    ("Squat", "squat", "hip"),
    ("Bench", "horizontal_push", "chest"),
    ("Running", "cardio", "calf"),
]


@pytest.mark.parametrize(("name", "pattern", "region"), STORIES)
def test_after_three_that_it_was_tight_after_the_fourth_is_foreseen_and_after_six_quiet_weeks_no_more(
    name: str, pattern: str, region: str
) -> None:
    facts = [fact for day in (0, 3, 6) for fact in (*session(day, name), said("tightness", day + 1, region=region, level=6))]
    beliefs, _ = fold(facts, PAGES, NAMES)
    seen = foreseen(beliefs, region, pattern, 9)
    assert seen is not None
    assert [seen.source, seen.pattern, round(seen.probability, 2), seen.is_offered] == ["pattern", pattern, 0.64, True]
    quiet = [fact for day in range(9, 51, 3) for fact in (*session(day, name), said("check_in", day + 1, energy=4))]
    later = foreseen(fold(quiet, PAGES, NAMES, start=beliefs)[0], region, pattern, 51)
    assert later is not None
    assert not later.is_offered
    unsaid = foreseen(
        fold([fact for day in range(9, 51, 3) for fact in session(day, name)], PAGES, NAMES, start=beliefs)[0],
        region,
        pattern,
        51,
    )
    assert unsaid is None or not unsaid.is_offered


def test_legs_between_pulls_do_not_provoke_the_upper_back() -> None:
    facts = [
        f for day in (0, 4, 8) for f in (*session(day, "Pulldown"), said("tightness", day + 1, region="upper_back", level=7))
    ]
    facts += [fact for day in (2, 6, 10) for fact in session(day, "Running")]
    beliefs, _ = fold(facts, PAGES, NAMES)
    assert foreseen(beliefs, "upper_back", "cardio", 11) is None
    pull = foreseen(beliefs, "upper_back", "vertical_pull", 11)
    assert pull is not None
    assert pull.is_offered


def test_short_nights_reach_the_drivers() -> None:
    nights = [said("night", day, asleep_min=480.0) for day in range(20)]
    short = [said("night", 20, asleep_min=240.0), said("tightness", 20, region="neck", level=6)]
    beliefs, _ = fold([*nights, *short], PAGES, NAMES)
    usual, _ = fold([*nights, said("night", 20, asleep_min=480.0), short[1]], PAGES, NAMES)
    sleep = 5
    assert beliefs.tightness.regions["neck"].logit.mean[sleep] > usual.tightness.regions["neck"].logit.mean[sleep]
