"""Age, pregnancy and red flags bound what is asked; the order spares what the next lift needs."""

from dataclasses import replace
from datetime import date

import pytest

from hormesis.domain.athlete import Condition, Limitation, Profile
from hormesis.domain.evidence import Reason
from hormesis.exercises.substitution import NO_EQUIPMENT
from hormesis.planning.flagged import Flags
from hormesis.planning.today import plan_today
from hormesis.safety.effort import effort_limits
from tests.planning.made import LIBRARY, NOBODY, PAGES, believed, plan_of, steady

LOG = steady(("Bench", 80, 8, 3), ("Squat", 100, 5, 3))
TESTS = steady(("Bench", 100, 1, 2), ("Squat", 140, 1, 2))
YEAR = 2026


def _born(year: int) -> Profile:
    return Profile(birth_year=year)


@pytest.mark.parametrize(("born", "rule"), [(YEAR - 14, "minor"), (YEAR - 16, "minor"), (YEAR - 66, "older")])
def test_the_young_and_the_old_keep_two_in_reserve_and_test_no_maximum(born: int, rule: str) -> None:
    athlete = replace(NOBODY, profile=_born(born))
    plan = plan_of(LOG, athlete)
    assert all((s.rir or 0) >= 2 for one in plan.work for s in one.sets)
    assert f"effort/{rule}" in [reason.values.get("rule") for reason in plan.safety]
    tested = plan_of(TESTS, athlete)
    assert tested.work
    heaviest = {one.name: max(s.load_kg or 0 for s in one.sets) for one in tested.work}
    assert heaviest["Bench"] <= 85
    assert heaviest["Squat"] <= 119


def test_grown_up_lifters_have_no_such_limit() -> None:
    assert effort_limits(replace(NOBODY, profile=_born(YEAR - 30)), date(YEAR, 3, 1)).why == ()
    assert effort_limits(NOBODY, date(YEAR, 3, 1)).least_rir == 0


def test_in_pregnancy_nothing_rises_and_three_stay_in_reserve() -> None:
    growing = steady(("Bench", 80, 10, 3), days=10)
    assert any(why.code.startswith("raise_") for one in plan_of(growing).work for why in one.why)
    plan = plan_of(growing, replace(NOBODY, conditions=(Condition("pregnancy", None),)))
    assert plan.work
    assert not any(why.code.startswith("raise_") for one in plan.work for why in one.why)
    assert all((s.rir or 0) >= 3 for one in plan.work for s in one.sets)


def test_a_flag_that_needs_a_doctor_today_stops_training_and_stands_first() -> None:
    reason = Reason("red_flag", {"text": "Call the emergency number now.", "rule": "chest", "tier": "A"})
    on = max(fact.day for fact in LOG)
    plan = plan_today(believed(LOG), NOBODY, on, PAGES.get, LIBRARY, flags=Flags((reason,), stop=True))
    assert plan.work == ()
    assert plan.release == ()
    assert plan.safety[0] is reason


def test_a_flag_to_have_looked_at_lets_nothing_rise_and_presses_nothing() -> None:
    growing = steady(("Bench", 80, 10, 3), days=10)
    reason = Reason("red_flag", {"text": "Have it looked at.", "rule": "long_pain", "tier": "C"})
    on = max(fact.day for fact in growing).fromordinal(max(fact.day for fact in growing).toordinal() + 2)
    plan = plan_today(believed(growing), NOBODY, on, PAGES.get, LIBRARY, flags=Flags((reason,)))
    assert plan.work
    assert not any(why.code.startswith("raise_") for one in plan.work for why in one.why)
    assert plan.release == ()
    assert plan.safety[0] is reason


def test_the_cuff_is_not_tired_before_pressing() -> None:
    log = steady(("Cuff", 5, 15, 3), ("Bench", 80, 8, 3), ("Curl", 20, 10, 2))
    facts = [
        replace(f, fields={**f.fields, "exercise": "cable-external-rotation"}) if f.fields.get("exercise_name") == "Cuff" else f
        for f in log
    ]
    plan = plan_of(facts)
    assert [one.name for one in plan.work] == ["Bench", "Cuff", "Curl"]
    assert "moved_behind" in [why.code for why in plan.why]


def test_before_anybody_asked_about_health_the_plan_says_so_first() -> None:
    assert plan_of(LOG, replace(NOBODY, conditions=())).safety[0].code == "gate_unanswered"
    assert "gate_unanswered" not in [reason.code for reason in plan_of(LOG).safety]


def test_a_region_to_be_wary_of_gets_one_drill_that_wakes_what_holds_it() -> None:
    athlete = replace(NOBODY, limitations=(Limitation("shoulder", None, ("overhead",), None),))
    drills = [item for item in plan_of(LOG, athlete).warm_up if item.kind == "activate"]
    assert len(drills) == 1
    page = PAGES[drills[0].exercise or ""]
    assert page.regions[0] == "shoulder"
    assert "overhead" not in page.movement_tags
    assert not [item for item in plan_of(LOG).warm_up if item.kind == "activate"]


def test_drills_keep_to_the_dose_of_their_page_and_need_what_is_there() -> None:
    for item in plan_of(LOG).warm_up:
        if item.kind in ("mobilise", "activate"):
            page = PAGES[item.exercise or ""]
            dose = next(one for one in page.doses if one.moment == "warm_up")
            assert set(page.equipment) <= NO_EQUIPMENT | {"barbell", "rack", "flat_bench", "plates"}
            assert item.reps is None or dose.reps is None or dose.reps[0] <= item.reps <= dose.reps[1]
