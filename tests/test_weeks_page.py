"""The six printed weeks: current, and such as a coach would sign. Each law here is one that a printed week has once broken."""

import importlib.util
import json
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from hormesis.exercises.library import load_library
from hormesis.exercises.substitution import NO_EQUIPMENT

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "weeks.md"
NAMES = ("novice-with-bands", "hypertrophy-four-days", "powerlifter", "sixty-seven", "sore-knee", "travel-week")
KNEE = {"squat", "lunge", "knee_extension"}
HIP = {"hinge", "hip_thrust", "knee_flexion", "back_extension"}
PRESS = {"horizontal_push", "incline_push", "vertical_push", "dip"}
PULL = {"horizontal_pull", "vertical_pull"}
PAGES = load_library().pages
Json = dict[str, Any]


@cache
def module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_weeks", ROOT / "docs" / "weeks.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    sys.modules["docs_weeks"] = made
    spec.loader.exec_module(made)
    return made


@cache
def week(name: str) -> Json:
    found: Json = json.loads(module().week_of(module().ATHLETES[name], ("--json",)))
    return found


def trained(name: str) -> list[Json]:
    return [day for day in week(name)["days"] if day["work"]]


def patterns(day: Json) -> list[str]:
    return [str(PAGES[one["exercise"]].pattern) for one in day["work"]]


def sets_in(name: str, wanted: set[str]) -> int:
    lifts = (one for day in trained(name) for one in day["work"])
    return sum(len(one["sets"]) for one in lifts if str(PAGES[one["exercise"]].pattern) in wanted)


def reserves(name: str) -> Iterator[float]:
    return (s["rir"] for day in trained(name) for one in day["work"] for s in one["sets"] if s["rir"] is not None)


def lifts(name: str, slug: str) -> list[Sequence[Json]]:
    return [one["sets"] for day in trained(name) for one in day["work"] if one["exercise"] == slug]


def test_the_page_shows_six_athletes_and_how_to_make_them_again() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert tuple(module().ATHLETES) == NAMES
    assert all(f"(`{name}`)" in page for name in NAMES)
    assert "python docs/weeks.py" in page


@pytest.mark.parametrize("name", NAMES)
def test_a_printed_week_is_what_the_program_prints(name: str) -> None:
    assert module().week_of(module().ATHLETES[name]) in PAGE.read_text(encoding="utf-8"), "docs/weeks.md lags; run: make docs"


@pytest.mark.parametrize("name", NAMES)
def test_a_week_keeps_its_minutes_trains_legs_presses_and_pulls(name: str) -> None:
    told = dict(module().ATHLETES[name].told)["profile"]
    assert len(trained(name)) == told["days_per_week"]
    assert all(0.6 * told["workout_min"] <= day["minutes"] <= told["workout_min"] for day in trained(name))
    for wanted in (KNEE, HIP, PRESS, PULL):
        assert sets_in(name, wanted) >= 3, f"{name} hardly trains {sorted(wanted)}"
    assert 0.5 <= sets_in(name, PRESS | {"chest_fly"}) / sets_in(name, PULL | {"rear_delt_fly"}) <= 2
    assert 1 / 3 <= sets_in(name, KNEE) / sets_in(name, HIP) <= 3


@pytest.mark.parametrize("name", NAMES)
def test_no_day_ends_with_its_biggest_lift_and_every_exercise_says_why(name: str) -> None:
    for day in trained(name):
        ranks = [PAGES[one["exercise"]].category for one in day["work"]]
        assert ranks[0] in ("compound", "power"), f"{name} begins {day['date']} with {day['work'][0]['name']}"
        assert all(one["why"] and one["why"][0]["text"] for one in day["work"])
        assert [item["kind"] for item in day["warm_up"]][:1] == ["raise"]


def test_the_novice_rows_presses_squats_and_hinges_on_every_day_and_is_far_from_failure() -> None:
    for day in trained("novice-with-bands"):
        assert set(patterns(day)) & PULL
        assert set(patterns(day)) & PRESS
        assert set(patterns(day)) & (KNEE | HIP)
        assert patterns(day).count("elbow_flexion") == 0
    assert min(reserves("novice-with-bands")) >= 3


def test_the_powerlifter_squats_benches_and_deadlifts_twice_in_sets_of_three_or_more_and_heavy() -> None:
    for slug in ("back-squat", "barbell-bench-press", "deadlift"):
        done = lifts("powerlifter", slug)
        assert len(done) >= 2, f"{slug} is practised on {len(done)} days"
        assert all(len(sets) >= 3 for sets in done)
        assert all(s["reps"] <= 7 for sets in done for s in sets)
    assert any(one["code"] == "meet_phase" for one in week("powerlifter")["why"])
    assert min(reserves("powerlifter")) >= 1


def test_the_older_athlete_trains_legs_on_each_day_quickly_and_on_one_leg_and_never_near_failure() -> None:
    for day in trained("sixty-seven"):
        assert set(patterns(day)) & (KNEE | HIP)
    assert "lunge" in [pattern for day in trained("sixty-seven") for pattern in patterns(day)]
    quick = [one for day in trained("sixty-seven") for one in day["work"] if "older_quick" in {why["code"] for why in one["why"]}]
    assert quick
    assert min(reserves("sixty-seven")) >= 2


def test_the_sore_knee_is_not_bent_deeply_nor_loaded_more() -> None:
    for one in (one for day in trained("sore-knee") for one in day["work"]):
        assert not {"deep_knee_flexion", "impact"} & set(PAGES[one["exercise"]].movement_tags)
    extensions = lifts("sore-knee", "leg-extension")
    assert all(s["load_kg"] <= 45 for sets in extensions for s in sets)


def test_the_hotel_asks_for_nothing_that_is_not_there() -> None:
    has = {"dumbbells", "cable_machine", "flat_bench", "incline_bench", "ankle_strap", "strap"} | NO_EQUIPMENT
    for one in (one for day in trained("travel-week") for one in day["work"]):
        page = PAGES[one["exercise"]]
        assert set(page.equipment) <= has
        assert page.implement != "dumbbell" or all((s["load_kg"] or 0) <= 20 for s in one["sets"])


def test_the_facts_of_an_athlete_can_be_printed_and_read_again(capsys: pytest.CaptureFixture[str]) -> None:
    assert module().main(["novice-with-bands"]) == 0
    facts = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [fact["kind"] for fact in facts] == ["profile", "gym", "condition"]
    assert module().main(["nobody"]) == 2
