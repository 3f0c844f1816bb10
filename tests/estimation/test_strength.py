"""The strength filter: what a set, time and a layoff do to what is believed."""

import math
from dataclasses import replace
from typing import Literal

import numpy as np
import pytest

from hormesis.domain import constants as c
from hormesis.estimation.curve import log_load
from hormesis.estimation.strength import (
    LiftStrength,
    Observation,
    SharedHabits,
    advance,
    log_load_at,
    observe,
    reps_at,
    start,
    widened,
)

LOG_100 = math.log(100)
LN_KAPPA = math.log(0.04)


def known_lift(habits: SharedHabits | None = None, sd: float = 0.04) -> LiftStrength:
    return start(LOG_100, LN_KAPPA, habits or SharedHabits.start(), log_1rm_sd=sd)


def at_n(n: float) -> float:
    return log_load(LOG_100, LN_KAPPA, n)


def test_more_repetitions_than_expected_raise_the_1rm_and_make_it_surer() -> None:
    lift = known_lift()
    after, _, surprise = observe(lift, SharedHabits.start(), Observation(at_n(5), 8, "failure"))
    assert surprise > 0
    assert after.log_1rm > lift.log_1rm
    assert after.log_1rm_sd < lift.log_1rm_sd
    assert after.sets_used == 1


def test_a_set_above_the_1rm_lifts_it_at_least_to_the_load() -> None:
    lift = known_lift(sd=0.15)
    after, _, _ = observe(lift, SharedHabits.start(), Observation(math.log(115), 2, "failure"))
    assert after.log_1rm > math.log(110)


def test_reserve_is_counted_so_reported_rir_2_says_what_two_more_repetitions_to_failure_do() -> None:
    """People report about half a repetition too few: 6 with 2 in reserve is more than 8 to failure."""
    habits = SharedHabits.start()
    reported, _, _ = observe(known_lift(), habits, Observation(at_n(8), 6, "rir", 2.0))
    assert reported.log_1rm == pytest.approx(LOG_100, abs=0.01)
    assert reported.log_1rm > observe(known_lift(), habits, Observation(at_n(8), 6, "rir", 0.0))[0].log_1rm


def test_a_wild_surprise_moves_no_further_than_half_of_what_four_sd_would() -> None:
    lift, habits = known_lift(sd=0.02), SharedHabits.start()
    wild, _, surprise = observe(lift, habits, Observation(at_n(3), 15, "failure"))
    assert surprise > 4
    assert wild.log_1rm - lift.log_1rm < 2 * lift.log_1rm_sd
    assert wild.log_1rm_sd > observe(lift, habits, Observation(at_n(3), 3, "failure"))[0].log_1rm_sd


@pytest.mark.parametrize("n", [4, 8, 12, 20, 40])
@pytest.mark.parametrize("reps", [1, 3, 6, 10, 15])
def test_a_set_of_unknown_effort_never_raises_by_going_badly_nor_lowers_by_going_well(n: int, reps: int) -> None:
    habits = SharedHabits.start()
    lift = known_lift(sd=0.3)
    for _ in range(12):  # after this most doubt is about κ and the reserve
        lift, habits, _ = observe(advance(lift, 0.5), habits, Observation(at_n(10), 8, "open"))
    lift = advance(lift, 0.5)
    after, _, surprise = observe(lift, habits, Observation(log_load(lift.log_1rm, lift.x[2], n), reps, "open"))
    assert (after.log_1rm - lift.log_1rm) * surprise >= 0


def test_sets_of_unknown_effort_teach_neither_steepness_nor_habits_and_leave_their_doubt() -> None:
    habits = SharedHabits.start()
    lift = known_lift()
    for _ in range(200):
        lift, habits, _ = observe(advance(lift, 0.3), habits, Observation(at_n(10), 8, "open"))
    assert lift.x[2] == pytest.approx(LN_KAPPA)
    assert habits.mean == pytest.approx(SharedHabits.start().mean)
    assert habits.cov == pytest.approx(SharedHabits.start().cov)
    reserve_kg = 100 * 0.028 * c.RESERVE_SD.value  # a repetition is worth about 2.8 %
    assert 100 * lift.log_1rm_sd > 0.7 * reserve_kg


def test_sets_to_failure_teach_how_wrong_reported_rir_is() -> None:
    """Ten sets that end three repetitions after what was reported, beside as many to failure."""
    habits = SharedHabits.start()
    lift = known_lift()
    for _ in range(10):
        lift, habits, _ = observe(lift, habits, Observation(at_n(9), 8, "failure"))
        lift, habits, _ = observe(lift, habits, Observation(at_n(9), 5, "rir", 1.0))
    assert habits.mean[0] > c.RIR_BIAS_MEAN.value + 0.25
    assert habits.cov[0, 0] < 0.85 * c.RIR_BIAS_SD.value**2


def test_kappa_stays_within_its_range_and_takes_the_1rm_back_with_it() -> None:
    """Five repetitions "to failure" at under half of the 1RM: no κ explains that, and the 1RM must not explain it either."""
    habits = SharedHabits.start()
    lift = start(LOG_100, LN_KAPPA, habits, log_1rm_sd=0.3, ln_kappa_sd=c.LN_KAPPA_SD_ISOLATION.value)
    for load_kg, reps in ((77, 10), (77, 8), (77, 9), (77, 10), (45, 5), (45, 6), (45, 5)):
        lift, habits, _ = observe(lift, habits, Observation(math.log(load_kg), reps, "failure"))
        assert c.KAPPA_LOW.value - 1e-12 <= math.exp(lift.x[2]) <= c.KAPPA_HIGH.value + 1e-12
    assert lift.log_1rm < math.log(120)


def test_covariances_stay_symmetric_and_positive_over_a_long_log() -> None:
    rng = np.random.default_rng(1)
    habits = SharedHabits.start()
    lifts = [known_lift(), known_lift(sd=0.3)]
    efforts: tuple[Literal["failure", "rir", "open"], ...] = ("failure", "rir", "open")
    for i in range(400):
        which = i % 2
        seen = Observation(at_n(float(rng.integers(2, 14))), int(rng.integers(1, 15)), efforts[i % 3], float(rng.integers(0, 5)))
        lifts[which], habits, _ = observe(advance(lifts[which], float(rng.exponential(0.5))), habits, seen)
        for cov in (lifts[which].p, habits.cov):
            assert np.abs(cov - cov.T).max() < 1e-12
            assert np.linalg.eigvalsh(cov)[0] > 0
    assert np.isfinite(lifts[0].x).all()


def test_time_widens_and_training_time_goes_along_the_slope() -> None:
    lift = start(LOG_100, LN_KAPPA, SharedHabits.start(), slope=0.01)
    later = advance(lift, 4)
    assert later.log_1rm == pytest.approx(LOG_100 + 0.04)
    assert later.log_1rm_sd > lift.log_1rm_sd
    assert advance(lift, 0) is lift
    assert advance(lift, 4, drift_scale=3).log_1rm_sd > later.log_1rm_sd


def test_a_layoff_lowers_by_half_a_percent_a_week_after_two_and_widens() -> None:
    lift = start(LOG_100, LN_KAPPA, SharedHabits.start(), slope=0.0)
    rested = advance(lift, 10, 10, slope_prior=0.0)
    assert 100 * (rested.log_1rm - LOG_100) == pytest.approx(-4.0)
    assert rested.log_1rm_sd > advance(lift, 10, 0, slope_prior=0.0).log_1rm_sd
    assert advance(lift, 2, 2, slope_prior=0.0).log_1rm == LOG_100
    assert advance(lift, 500, 500, slope_prior=0.0).log_1rm == pytest.approx(LOG_100 - 0.20)


def test_a_growing_lift_does_not_grow_while_it_rests() -> None:
    lift = start(LOG_100, LN_KAPPA, SharedHabits.start(), slope=0.01)
    assert advance(lift, 8, 8).log_1rm < advance(lift, 8, 0).log_1rm - 0.07


def test_each_habit_grows_less_certain_by_itself_and_never_less_than_at_the_start() -> None:
    fresh = SharedHabits.start()
    assert fresh.advance(52) is fresh
    learnt = replace(fresh, cov=np.diag([0.1, fresh.cov[1, 1]]))
    later = learnt.advance(10)
    assert later.cov[0, 0] == pytest.approx(0.1 + 10 * 0.02**2)
    assert later.cov[1, 1] == fresh.cov[1, 1]
    assert learnt.advance(1e6).cov == pytest.approx(fresh.cov)


def test_news_of_a_habit_moves_a_lift_that_hangs_on_it() -> None:
    """Two lifts known by reported RIR alone; one is taken to failure and shows that far more was left than reported."""
    habits = SharedHabits.start()
    lifts = [start(LOG_100, LN_KAPPA, habits, log_1rm_sd=0.2) for _ in range(2)]
    for _ in range(8):
        for i in (0, 1):
            lifts[i], habits, _ = observe(lifts[i], habits, Observation(at_n(8), 6, "rir", 2.0))
    before = lifts[1]
    for _ in range(6):
        lifts[0], habits, _ = observe(lifts[0], habits, Observation(at_n(8), 11, "failure"))
    unmoved, _, _ = observe(before, SharedHabits(before.habits_mean, before.habits_cov), Observation(at_n(8), 6, "rir", 2.0))
    moved, _, _ = observe(before, habits, Observation(at_n(8), 6, "rir", 2.0))
    assert habits.mean[0] > 1.0
    assert moved.log_1rm > unmoved.log_1rm + 0.005


def test_load_for_repetitions_and_repetitions_at_a_load_agree_with_the_state() -> None:
    lift = known_lift()
    log_w, sd = log_load_at(lift, 8)
    assert log_w == pytest.approx(at_n(8))
    assert sd == pytest.approx(math.sqrt(0.04**2 + (0.25 * 0.04 * 7**0.85) ** 2 + c.DAY_SD.value**2))
    n, reps_sd = reps_at(lift, log_w)
    assert n == pytest.approx(8)
    assert reps_sd > c.REPS_NOISE_SD.value


def test_widened_adds_doubt_to_the_1rm_alone() -> None:
    lift = known_lift()
    wide = widened(lift, 0.03)
    assert wide.log_1rm_sd == pytest.approx(0.05)
    assert wide.p[2, 2] == lift.p[2, 2]
    assert lift.log_1rm_sd == pytest.approx(0.04)


@pytest.mark.parametrize("reps", [3, 5, 8])
def test_as_many_as_were_asked_never_lowers_and_says_little_where_more_was_expected(reps: int) -> None:
    """A set that stopped where the plan said is a bound: followed for half a year it may not sink what is believed."""
    habits, lift = SharedHabits.start(), known_lift(sd=0.05)
    for _ in range(50):
        after, habits, surprise = observe(lift, habits, Observation(at_n(reps + 5), reps, "asked", field_sd=0.06))
        assert after.log_1rm >= lift.log_1rm
        assert surprise == 0
        lift = after
    assert lift.log_1rm == pytest.approx(LOG_100, abs=0.07), "a tenth of a percent a set at most"


def test_as_many_as_were_asked_raises_where_fewer_were_expected() -> None:
    lift = known_lift(sd=0.1)
    after, _, surprise = observe(lift, SharedHabits.start(), Observation(at_n(4), 8, "asked"))
    assert surprise > 0
    assert LOG_100 < after.log_1rm < LOG_100 + at_n(4) - at_n(8) + 0.06, "not far beyond what the reps show"
    assert after.log_1rm_sd < lift.log_1rm_sd


def test_a_bound_is_the_mean_of_what_is_left_of_the_normal() -> None:
    """Against draws: the prior's reps with the set's noise, those below the bound thrown away."""
    lift, seen = known_lift(sd=0.05), Observation(at_n(7), 8, "asked")
    rng = np.random.default_rng(1)
    level = LOG_100 + 0.05 * rng.normal(size=400_000)
    slope = (reps_at(replace(lift, x=lift.x + np.array([1e-5, 0, 0])), seen.log_w)[0] - reps_at(lift, seen.log_w)[0]) / 1e-5
    noise = math.hypot(c.REPS_NOISE_SD.value, slope * c.DAY_SD.value)
    possible = 7 + slope * (level - LOG_100) + noise * rng.normal(size=len(level))
    kept = level[possible >= 8]
    after, _, _ = observe(lift, SharedHabits.start(), seen)
    assert after.log_1rm == pytest.approx(kept.mean(), abs=0.004)


def test_a_set_that_fell_short_lowers() -> None:
    lift = known_lift()
    after, _, _ = observe(lift, SharedHabits.start(), Observation(at_n(8), 4, "short"))
    assert after.log_1rm < lift.log_1rm
    assert after.log_1rm > observe(lift, SharedHabits.start(), Observation(at_n(8), 4, "failure"))[0].log_1rm
