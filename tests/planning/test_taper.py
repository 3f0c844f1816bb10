"""Before a meet or a test: fewer sets, the loads kept, the last heavy day in time, and attempts that are safe."""

import math
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hormesis.domain.athlete import Athlete, Condition, Event, Pain, Profile
from hormesis.domain.evidence import Reason
from hormesis.domain.facts import Fact
from hormesis.domain.training import TodayPlan
from hormesis.estimation.strength import LiftStrength
from hormesis.planning.capacity import capacity_of
from hormesis.planning.taper import attempts, is_taper
from hormesis.planning.today import plan_today
from hormesis.words.render import render
from simulations.logs import fold, set_fact, workout_fact
from tests.planning.made import LIBRARY, NOBODY, PAGES, believed, day, exercise, plan_of, steady
from tests.properties.test_planning_laws import NAMES as LAW_NAMES
from tests.properties.test_planning_laws import athletes, logs

LOG = steady(("Squat", 140, 5, 4), ("Bench", 100, 5, 4), ("Row", 60, 10, 3), ("Curl", 14, 10, 2), days=12)
LAST = 33


def with_event(days_after: int, kind: Any = "meet", lifts: tuple[str, ...] = (), athlete: Athlete = NOBODY) -> Athlete:
    return replace(athlete, event=Event(day(LAST + days_after), kind, lifts))


def plans(days_to: int, after: int = 2) -> tuple[TodayPlan, TodayPlan]:
    return plan_of(LOG, after=after), plan_of(LOG, with_event(after + days_to), after=after)


def heaviest(plan: TodayPlan, name: str) -> float:
    return max(s.load_kg or 0 for s in exercise(plan, name).sets)


@pytest.mark.parametrize("days_to", [2, 4, 6, 8, 10, 14])
def test_sets_fall_by_a_third_to_two_thirds_and_nothing_rises(days_to: int) -> None:
    usual, taper = plans(days_to)
    before, after = (sum(len(one.sets) for one in plan.work) for plan in (usual, taper))
    assert 0.3 <= after / before <= 0.7
    for one in taper.work:
        assert len(one.sets) <= len(exercise(usual, one.name).sets)
        assert heaviest(taper, one.name) <= heaviest(usual, one.name)
    assert "taper" in [why.code for why in taper.why]


def test_the_nearer_the_day_the_fewer_the_sets() -> None:
    counts = [sum(len(one.sets) for one in plans(days_to)[1].work) for days_to in range(2, 15)]
    assert counts == sorted(counts)


@pytest.mark.parametrize(("name", "soonest"), [("Squat", 7), ("Bench", 5)])
def test_loads_are_kept_until_the_last_heavy_day_and_light_from_then_on(name: str, soonest: int) -> None:
    for days_to in (soonest, soonest + 3):
        usual, taper = plans(days_to)
        assert heaviest(taper, name) == heaviest(usual, name)
    usual, taper = plans(soonest - 1)
    assert heaviest(taper, name) < heaviest(usual, name)
    assert all((s.reps or 0) <= 3 and (s.rir or 0) >= 4 for s in exercise(taper, name).sets)
    assert exercise(taper, name).why[0].code == "taper_light"


def test_a_test_tapers_for_one_week_and_a_meet_for_two() -> None:
    for kind, days in (("meet", 14), ("test", 7)):
        event = Event(day(50), kind, ())  # type: ignore[arg-type]
        assert [is_taper(event, day(50 - n)) for n in (0, 1, days, days + 1)] == [False, True, True, False]
    assert not is_taper(None, day(1))


def test_on_the_eve_there_is_rest_unless_it_ends_a_stop_of_more_than_a_week() -> None:
    eve = plan_of(LOG, with_event(4), after=3)
    assert eve.work == ()
    assert eve.why[0].code == "event_eve"
    after_a_stop = plan_of(LOG, with_event(9), after=8)
    assert after_a_stop.work
    assert plan_of(LOG, with_event(3), after=3).why[0].code == "event_day"


def said_of(athlete: Athlete, facts: list[Fact] = LOG, after: int = 3) -> list[Reason]:
    return attempts(believed(facts), athlete, day(LAST + after), PAGES.get)


def test_attempts_are_named_for_the_lifts_of_the_meet_that_the_log_holds() -> None:
    found = said_of(with_event(4))
    assert [one.values["exercise"] for one in found] == ["Squat", "Bench"]
    only = said_of(with_event(4, "test", ("back-squat",)))
    assert [one.values["exercise"] for one in only] == ["Squat"]
    text = render(found[0], "kg", day(LAST))
    assert f"{found[0].values['first_kg']:g} kg first" in text
    assert [one.code for one in said_of(with_event(4, "test", ("front-squat",)))] == ["attempts_unknown"]


def chance(strength: LiftStrength, load_kg: float) -> float:
    """That the 1RM on the day is at least so much: by hand, from the belief, the day (2 %) and the far curve (1 %)."""
    sd = math.sqrt(strength.p[0, 0] + 0.02**2 + 0.01**2)
    return 0.5 * math.erfc((math.log(load_kg) - float(strength.x[0])) / sd / math.sqrt(2))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.floats(40, 200), st.integers(1, 10), st.integers(2, 14), st.sampled_from(["meet", "test"]), st.integers(0, 3))
def test_no_attempt_is_above_its_safe_load(load_kg: float, reps: int, days: int, kind: Any, rir: int) -> None:
    facts: list[Fact] = []
    for n in range(days):
        facts.append(workout_fact(3 * n, "A"))
        facts += [set_fact(3 * n, 2.5 * round(load_kg / 2.5), reps, "Squat", i, rir=rir) for i in range(2)]
    beliefs = believed(facts)
    on = max(fact.day for fact in facts) + timedelta(days=3)
    athlete = replace(NOBODY, event=Event(on + timedelta(days=1), kind, ("back-squat",)))
    capacity = capacity_of(beliefs, beliefs.lifts["Squat"], PAGES["back-squat"], 0.0, on + timedelta(days=1))
    assert capacity is not None
    for one in attempts(beliefs, athlete, on, PAGES.get):
        loads = [float(str(one.values[f"{name}_kg"])) for name in ("first", "second", "third")]
        assert loads == sorted(loads)
        for at, least in zip(loads, (0.95, 0.90, 0.50), strict=True):
            assert chance(capacity.strength, at) >= least - 1e-4
            assert at % 2.5 == pytest.approx(0, abs=1e-6) or kind == "test"


@pytest.mark.parametrize(
    ("athlete", "code"),
    [
        (replace(NOBODY, profile=Profile(birth_year=2012)), "no_attempts_limits"),
        (replace(NOBODY, profile=Profile(birth_year=1955)), "no_attempts_limits"),
        (replace(NOBODY, conditions=(Condition("pregnancy", None),)), "no_attempts_limits"),
        (replace(NOBODY, pains=(Pain("knee", None, 2.0, False),)), "no_attempts_now"),
    ],
)
def test_who_should_test_no_maximum_is_named_none(athlete: Athlete, code: str) -> None:
    assert [one.code for one in said_of(with_event(4, athlete=athlete))] == [code]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(logs(), athletes, st.integers(2, 14))
def test_a_taper_never_adds_a_load_a_set_or_a_rep(facts: list[Fact], athlete: Athlete, days_to: int) -> None:
    beliefs, _ = fold(facts, PAGES, LAW_NAMES)
    on = max(f.day for f in facts) + timedelta(days=1)
    beliefs = replace(beliefs, easier=replace(beliefs.easier, dues=()))
    event = Event(on + timedelta(days=days_to), "meet", ())
    usual, taper = (plan_today(beliefs, one, on, PAGES.get, LIBRARY) for one in (athlete, replace(athlete, event=event)))
    before = {one.name: one.sets for one in usual.work}
    for one in taper.work:
        assert len(one.sets) <= len(before[one.name])
        assert max(s.load_kg or 0 for s in one.sets) <= max(s.load_kg or 0 for s in before[one.name])
        assert max(s.reps or 0 for s in one.sets) <= max(s.reps or 0 for s in before[one.name])
