"""Easier days: half the sets, hardly less load, four in reserve; never more of anything; and the way back."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hormesis.domain.athlete import Gym, Profile
from hormesis.domain.facts import Fact
from hormesis.domain.training import TodayPlan
from hormesis.estimation.stall import Due
from hormesis.estimation.state import Beliefs
from hormesis.planning.deload import deload_reason, nudge
from hormesis.planning.today import plan_today
from hormesis.words.render import render
from simulations.logs import fold, set_fact, workout_fact
from tests.planning.made import LIBRARY, NOBODY, PAGES, believed, day, exercise, plan_of, steady, workout_on
from tests.properties.test_planning_laws import NAMES as LAW_NAMES
from tests.properties.test_planning_laws import Case, athletes, logs

LOG = steady(("Squat", 120, 5, 3), ("Bench", 100, 8, 4), ("Row", 60, 10, 3), ("Pull Up", None, 8, 3), ("Curl", 14, 10, 2))
WISH = Due(day(22).toordinal(), "wish")


def plans(beliefs: Beliefs, on: int, athlete: object = NOBODY, due: Due = WISH) -> tuple[TodayPlan, TodayPlan]:
    """The plan as it would be, and on an easier day."""
    easier = replace(beliefs, easier=replace(beliefs.easier, dues=(due,)))
    return tuple(plan_today(one, athlete, day(on), PAGES.get, LIBRARY) for one in (beliefs, easier))  # type: ignore[arg-type,return-value]


def test_an_easier_day_has_half_the_sets_of_the_same_exercises_and_four_in_reserve() -> None:
    usual, easy = plans(believed(LOG), 23)
    assert [one.name for one in easy.work] == [one.name for one in usual.work]
    before, after = (sum(len(one.sets) for one in plan.work) for plan in (usual, easy))
    assert 0.5 <= after / before <= 0.6
    assert all(s.rir == 4 for one in easy.work for s in one.sets)
    for name in ("Squat", "Bench", "Row"):
        planned, done = (max(s.load_kg or 0 for s in exercise(plan, name).sets) for plan in (usual, easy))
        assert 0.9 * planned <= done <= planned
    assert "deload_wished" in [why.code for why in easy.why]


def test_what_has_no_lighter_load_near_loses_reps_instead() -> None:
    usual, easy = plans(believed(LOG), 23)
    curl, before = exercise(easy, "Curl").sets[0], exercise(usual, "Curl").sets[0]
    assert curl.load_kg == before.load_kg == 14
    assert (curl.reps or 0) <= (before.reps or 0) - (4 - (before.rir or 0))
    assert exercise(easy, "Curl").why[0].code == "deload_sets"


def test_help_is_not_taken_away_on_an_easier_day() -> None:
    log = steady(("Dip", 30, 8, 3))
    assisted = [replace(f, fields={**f.fields, "assisted": True}) if f.kind == "set" else f for f in log]
    usual, easy = plans(believed(assisted), 23)
    assert exercise(easy, "Dip").sets[0].load_kg == exercise(usual, "Dip").sets[0].load_kg


def test_the_numbers_that_call_for_it_are_said() -> None:
    due = Due(day(22).toordinal(), "stalled", (("Bench", 4.6), ("Squat", 4.1)))
    said = render(deload_reason(due), "kg")
    assert "Bench (4.6), Squat (4.1)" in said
    assert "until 3 February" in said
    falling = Due(day(22).toordinal(), "falling", (("Bench", 3.0), ("Squat", 4.5)))
    assert "Bench (3 weeks), Squat (4.5 weeks)" in render(deload_reason(falling), "kg")
    assert "-1.4 SD" in render(deload_reason(Due(day(22).toordinal(), "wellness", (), -1.4)), "kg")


def test_a_poor_morning_takes_nothing_more_off_an_easier_day_but_tired_muscles_do() -> None:
    facts = LOG + workout_on(22, ("Bench", 100, 8, 6))
    _, easy = plans(believed(facts), 23)
    assert len(exercise(easy, "Squat").sets) >= 1
    assert "Bench" not in [one.name for one in easy.work] or len(exercise(easy, "Bench").sets) <= 2


LAWS = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@LAWS
@given(logs(), athletes, st.sampled_from([1, 2, 5]))
def test_an_easier_day_never_has_a_heavier_load_a_set_or_a_rep_more(facts: list[Fact], athlete: object, after: int) -> None:
    beliefs, _ = fold(facts, PAGES, LAW_NAMES)
    on = max(f.day for f in facts) + timedelta(days=after)
    easier = replace(beliefs, easier=replace(beliefs.easier, dues=(Due(on.toordinal() - 1, "wish"),)))
    plain = replace(beliefs, easier=replace(beliefs.easier, dues=()))
    usual, easy = (plan_today(one, athlete, on, PAGES.get, LIBRARY) for one in (plain, easier))  # type: ignore[arg-type]
    before = {one.name: one.sets for one in usual.work}
    for one in easy.work:
        planned = before[one.name]
        assert len(one.sets) <= len(planned)
        assert max(s.load_kg or 0 for s in one.sets) <= max(s.load_kg or 0 for s in planned)
        assert max(s.reps or 0 for s in one.sets) <= max(s.reps or 0 for s in planned)
        helped = LAW_NAMES.get(one.name) == "assisted-chest-dip"
        assert not helped or min(s.load_kg or 0 for s in one.sets) >= min(s.load_kg or 0 for s in planned)
        grid = Case(easy, beliefs, athlete).grid(one) if one.name in beliefs.lifts else None  # type: ignore[arg-type]
        if grid is not None and not helped:
            assert all(abs((grid.floor(s.load_kg) or 0) - s.load_kg) < 0.02 for s in one.sets if s.load_kg)


# The story: two main lifts stall for three weeks, easier days come, and then the last good load.

GOOD = [(90, 8), (92.5, 8), (95, 8), (97.5, 8), (100, 8), (100, 8), (100, 8)]
STALL = [(102.5, 5), (102.5, 5), (102.5, 4), (102.5, 4), (102.5, 3), (102.5, 3)]


def lifted(n: int, load_kg: float, reps: int, count: int = 3) -> list[Fact]:
    at = 3 * n
    facts = [workout_fact(at, "A")]
    for order, name in enumerate(("Bench", "Squat")):
        kg = load_kg if name == "Bench" else load_kg + 40
        facts += [set_fact(at, kg, reps, name, 10 * order + i, rir=0.0, workout=f"workout {at}") for i in range(count)]
    return facts


def story(days: list[tuple[float, int]]) -> list[Fact]:
    return [fact for n, (load_kg, reps) in enumerate(days) for fact in lifted(n, load_kg, reps)]


def until_due() -> tuple[list[Fact], int]:
    """The story up to the evening on which easier days are due, and how many workouts that were."""
    for n in range(len(GOOD), len(GOOD) + len(STALL) + 1):
        facts = story([*GOOD, *STALL][:n])
        if believed(facts).easier.dues:
            return facts, n
    raise AssertionError("never due")


def test_two_lifts_that_stall_for_three_weeks_are_offered_easier_days_with_the_numbers() -> None:
    facts, n = until_due()
    assert 3 * (n - len(GOOD)) <= 21
    plan = plan_of(facts, after=3)
    (said,) = [why for why in plan.why if why.code == "deload_stalled"]
    assert "Bench" in str(said.values["lifts"])
    assert "Squat" in str(said.values["lifts"])
    assert all(s.rir == 4 for one in plan.work for s in one.sets)
    assert all((s.load_kg or 0) < 102.5 for s in exercise(plan, "Bench").sets)
    assert sum(len(one.sets) for one in plan.work) <= 3
    assert "hormesis set dismissal of=deload" in render(said, "kg", plan.date)
    assert not [why for why in plan_of(story([*GOOD, *STALL[:2]]), after=3).why if why.code.startswith("deload")]


def test_after_the_easier_days_it_goes_on_at_the_last_good_load() -> None:
    facts, n = until_due()
    easy = [fact for i in (0, 1) for fact in lifted(n + i, 92.5, 4, 2)]
    last = max(fact.day for fact in facts)
    assert [why.code for why in plan_of(facts + easy, after=1).why if why.code.startswith("deload")]
    back = plan_today(believed(facts + easy), NOBODY, last + timedelta(days=9), PAGES.get, LIBRARY)
    for name, good in (("Bench", 100), ("Squat", 140)):
        one = exercise(back, name)
        assert one.why[0].code == "return_after_deload"
        assert {s.load_kg for s in one.sets} == {good}
        assert len(one.sets) == 3
        assert "good as expected" in render(one.why[0], "kg", back.date)


def test_who_rested_instead_comes_back_at_the_last_good_load_too() -> None:
    back = plan_of(until_due()[0], after=10)
    assert {s.load_kg for s in exercise(back, "Bench").sets} == {100}


def test_who_trained_on_as_always_goes_on_from_there() -> None:
    facts, n = until_due()
    more = [fact for i in range(3) for fact in lifted(n + i, 102.5, 6 + i)]
    assert exercise(plan_of(facts + more, after=3), "Bench").why[0].code != "return_after_deload"


def test_declined_is_declined() -> None:
    facts, _ = until_due()
    said = max(fact.day for fact in facts) + timedelta(days=1)
    no = Fact("dismissal", f"{said}T08:00:00", "no", {"of": "deload"})
    plan = plan_of([*facts, no], after=2)
    assert not [why for why in plan.why if why.code.startswith("deload")]
    assert all(len(one.sets) == 3 for one in plan.work)


def test_an_advanced_lifter_with_much_volume_hears_of_it_after_eight_weeks() -> None:
    hard = [("Bench", 100.0, 8, 6), ("Row", 60.0, 10, 6), ("Squat", 120.0, 5, 6)]
    facts = [fact for n in range(32) for fact in workout_on(2 * n, *hard)]
    advanced = Profile(experience="advanced")
    said = nudge(believed(facts), advanced, day(64))
    assert said is not None
    assert said.code == "deload_nudge"
    assert nudge(believed(facts), Profile(), day(64)) is None
    assert nudge(believed([f for f in facts if not 30 <= (f.day - day(0)).days < 38]), advanced, day(64)) is None
    assert nudge(believed(facts), advanced, day(40)) is None


@pytest.mark.parametrize(("days_off", "share"), [(6, 0.95), (16, 0.9), (40, 0.8)])
def test_after_an_illness_the_return_is_one_row_stricter(days_off: int, share: float) -> None:
    log = steady(("Bench", 100, 8, 4))
    last = max(fact.day for fact in log)
    ill = replace(NOBODY, ill_last=last + timedelta(days=days_off - 2))
    one = exercise(plan_of(log, ill, after=days_off), "Bench")
    well = exercise(plan_of(log, after=days_off), "Bench")
    assert one.why[0].code == "return_after_illness"
    assert share * 100 - 6 <= (one.sets[0].load_kg or 0) <= share * 100
    assert (one.sets[0].load_kg or 0) < (well.sets[0].load_kg or 0)
    assert (one.sets[0].rir or 0) >= 3
    assert len(one.sets) <= len(well.sets)


def test_a_day_after_an_illness_is_for_rest_and_a_workout_since_then_ends_it() -> None:
    log = steady(("Bench", 100, 8, 4))
    last = max(fact.day for fact in log)
    assert plan_of(log, replace(NOBODY, ill_last=last + timedelta(days=2)), after=3).work == ()
    assert plan_of(log, replace(NOBODY, ill_last=last + timedelta(days=1)), after=3).work
    before = replace(NOBODY, ill_last=last - timedelta(days=1))
    assert exercise(plan_of(log, before, after=3), "Bench").why[0].code != "return_after_illness"


def test_who_is_away_hears_which_gym_counts() -> None:
    away = replace(NOBODY, travelling=True)
    assert "travelling_somewhere" in [why.code for why in plan_of(LOG, away).why]
    hotel = replace(away, gym=Gym("hotel", dumbbells_kg=(5.0, 10.0)))
    (said,) = [why for why in plan_of(LOG, hotel).why if why.code == "travelling"]
    assert "“hotel”" in render(said, "kg")
