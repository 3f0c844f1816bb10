"""The condition before a top set: what reaches it, and what its surprise teaches."""

import math
from dataclasses import replace

import numpy as np
import pytest

from hormesis.domain.facts import Fact
from hormesis.estimation.condition import Condition, Judged, learn_from_day, with_readiness
from hormesis.estimation.fatigue import Bout
from hormesis.estimation.forecast import REPS_MAX, RepsForecast
from hormesis.estimation.recovery_pace import RecoveryPace, fatigue_by_pace
from hormesis.estimation.state import Forecasted
from hormesis.estimation.worth import Worth
from hormesis.exercises.library import load_library
from simulations.logs import fold, set_fact, sets_on
from tests.estimation.made import night, said, signal

KAPPA = 0.04
PAGES, NAMES = load_library().pages, {"Bench": "barbell-bench-press"}


def about(reps: int, sd: float = 1.0) -> RepsForecast:
    p = np.exp(-0.5 * ((np.arange(1, REPS_MAX + 1) - reps) / sd) ** 2)
    return RepsForecast(p / p.sum(), np.tile(p / p.sum(), (2, 1)), np.full(2, 0.5))


def condition(readiness: float | None = -1.0, group: str | None = None, rest_h: float = 24.0) -> Condition:
    fatigue = fatigue_by_pace([Bout(0.0, 0.15, 24.0)], rest_h) if group else None
    return Condition(readiness, group, fatigue, KAPPA)


def test_a_low_day_moves_the_forecast_down_by_its_worth_along_the_curve() -> None:
    """−1 SD at 1.2 % a SD and 8 repetitions with 2 left: Δn = 0.012 / (κ · 0.85 · 9^−0.15)."""
    plain = about(8)
    moved = with_readiness(plain, condition(-1.0), Worth())
    assert moved.mean - plain.mean == pytest.approx(-0.012 / (KAPPA * 0.85 * 9**-0.15), abs=0.02)
    assert math.isclose(moved.probabilities.sum(), 1, abs_tol=1e-9)
    assert with_readiness(plain, condition(1.0), Worth()).mean > plain.mean


def test_without_readiness_or_worth_the_forecast_is_the_same_object() -> None:
    plain = about(8)
    nothing = replace(Worth(), trials=40, error_without=10.0, error_with=10.0)
    assert with_readiness(plain, condition(None), Worth()) is plain
    assert with_readiness(plain, condition(-2.0), nothing) is plain
    assert with_readiness(plain, condition(-2.0), Worth(mean=-0.01)) is plain


def test_the_lifts_of_a_day_are_one_observation_of_the_worth() -> None:
    one = Judged(condition(-1.0), about(8), 6)
    alone, _ = learn_from_day(Worth(), RecoveryPace.start(), [one])
    many, _ = learn_from_day(Worth(), RecoveryPace.start(), [one] * 20)
    assert alone.trials == many.trials == 1
    assert alone.mean > Worth().mean
    assert many.variance > 0.9 * Worth().variance, "their noise is shared at least in part: 3 %"


def test_a_day_without_readiness_is_no_trial_but_teaches_the_pace() -> None:
    worth, pace = Worth(), RecoveryPace.start()
    for rest in (24.0, 72.0, 24.0):
        worth, pace = learn_from_day(worth, pace, [Judged(condition(None, "chest", rest), about(8), 8)])
    assert worth == Worth()
    assert pace.n == 2


def test_each_group_gives_one_pair_a_day_its_first_lift() -> None:
    first = Judged(condition(None, "chest"), about(8), 8)
    again = Judged(condition(None, "chest"), about(8), 2)
    other = Judged(condition(None, "quads"), about(8), 8)
    _, start = learn_from_day(Worth(), RecoveryPace.start(), [first, other])
    _, both = learn_from_day(Worth(), start, [first, again, other])
    _, one = learn_from_day(Worth(), start, [first, other])
    assert both.n == 2
    assert both.log_p.tolist() == one.log_p.tolist()


@pytest.mark.parametrize(
    ("set_type", "rir", "near"),
    [("working", None, False), ("working", 2.0, False), ("working", 1.0, True), ("failure", None, True), ("amrap", 3.0, True)],
)
def test_only_a_set_near_the_limit_tells_of_recovery(set_type: str, rir: float | None, near: bool) -> None:
    """Somebody who always stops at the eighth repetition seems to recover at once: those sets count for nothing."""
    facts = [set_fact(day, 80, 8, set_type=set_type, rir=rir) for day in (0, 2, 6, 7, 12, 14, 15, 19, 21)]
    beliefs, _ = fold(facts, PAGES, NAMES)
    assert (beliefs.muscles.pace.n > 0) is near
    assert "chest" in beliefs.muscles.pace.usual
    unmoved = beliefs.muscles.pace.log_p.tolist() == RecoveryPace.start().log_p.tolist()
    assert unmoved is not near


def test_a_day_that_teaches_nothing_leaves_everything() -> None:
    worth, pace = Worth(), RecoveryPace.start()
    assert learn_from_day(worth, pace, []) == (worth, pace)


def test_surprises_that_follow_readiness_raise_its_worth_and_those_that_do_not_lower_it() -> None:
    follows, ignores = Worth(), Worth()
    for i in range(60):
        readiness = 1.5 if i % 2 else -1.5
        follows, _ = learn_from_day(follows, RecoveryPace.start(), [Judged(condition(readiness), about(8), 10 if i % 2 else 6)])
        ignores, _ = learn_from_day(ignores, RecoveryPace.start(), [Judged(condition(readiness), about(8), 8)])
    assert follows.in_use > 0.02
    assert ignores.mean < 0.006
    assert ignores.is_nothing


def forecasts(*extra: Fact, at: str = "T18:00:00") -> list[Forecasted]:
    day = "2026-02-10"
    training = [fact for i in range(0, 36, 3) for fact in sets_on(i, (80, 8))]
    _, made = fold([*training, *sets_on(36, (80, 8), at=f"{day}{at if at else ''}"), *extra], PAGES, NAMES)
    return made


def test_a_check_in_before_the_workout_moves_its_forecast_and_one_after_it_does_not() -> None:
    plain = forecasts()[-1].seen.mean
    assert forecasts(said(36, "T07:00:00", energy=1))[-1].seen.mean < plain - 0.2
    assert forecasts(said(36, "T18:30:00", energy=1))[-1].seen.mean == plain
    assert forecasts(said(36, " 18:30:00", energy=1))[-1].seen.mean == plain


def test_a_workout_without_a_time_hears_the_morning() -> None:
    plain = forecasts(at="")[-1].seen.mean
    assert forecasts(said(36, "T07:00:00", energy=1), at="")[-1].seen.mean < plain - 0.2
    assert forecasts(said(36, "T20:00:00", energy=1), at="")[-1].seen.mean == plain


def test_what_is_switched_on_after_the_workout_does_not_count_for_it() -> None:
    cramps = signal("symptom", 36, severity=8, menstrual=True)
    plain = forecasts(cramps)[-1].seen.mean
    assert forecasts(cramps, signal("profile", 36, "T06:00:00", menstrual_symptoms=True))[-1].seen.mean < plain
    assert forecasts(cramps, signal("profile", 36, "T21:00:00", menstrual_symptoms=True))[-1].seen.mean == plain


def test_the_night_that_begins_after_the_workout_does_not_count_for_it() -> None:
    nights = [night(day, 440 + day % 5) for day in range(36)]
    plain = forecasts(*nights)[-1].seen.mean
    later = signal("night", 36, "T23:50:00", asleep_min=120, wake="2026-02-11T02:00:00")
    assert forecasts(*nights, later)[-1].seen.mean == plain
    assert forecasts(*nights, later, at="")[-1].seen.mean == plain
    assert forecasts(*nights, night(36, 120))[-1].seen.mean < plain
