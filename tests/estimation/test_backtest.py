"""The top-set test against a log small enough to do by hand."""

import math
from datetime import timedelta

import numpy as np
import pytest

from hormesis.domain.training import LoggedSet, SetType
from hormesis.estimation.backtest import LogScore, TopSetTest, overall
from hormesis.estimation.forecast import RepsForecast
from hormesis.estimation.state import Forecasted
from simulations.logs import DAY_ONE


def of_day(*sets: tuple[float, int], kind: SetType = SetType.WORKING) -> list[LoggedSet]:
    return [LoggedSet(f"{i}", i, "Bench", None, load, reps, None, kind) for i, (load, reps) in enumerate(sets)]


def foreseen(day: int, load_kg: float, reps: int, probabilities: dict[int, float]) -> Forecasted:
    p = np.zeros(20)
    for number, probability in probabilities.items():
        p[number - 1] = probability
    return Forecasted("Bench", DAY_ONE + timedelta(days=day), load_kg, reps, day, RepsForecast(p, p[None], np.ones(1)))


# Eight days. Top sets (first of the heaviest) and what was foreseen from the fifth on.
DAYS = [
    of_day((100, 5)),
    of_day((100, 5)),
    of_day((100, 6)),
    of_day((100, 8), (90, 12)),  # best set: 100·(1 + 8/30) = 126.67 against 90·(1 + 12/30) = 126
    of_day((110, 3), (110, 9), (60, 20)),  # the first of the heaviest is 3, not 9; the best set is 110·(1 + 9/30) = 143
    of_day((20, 20)),
    of_day((200, 2)),
    of_day((100, 7)),
]
FORESEEN = {
    4: foreseen(4, 110, 3, {3: 0.5, 4: 0.5}),  # median 3
    5: foreseen(5, 20, 20, {10: 0.6, 20: 0.4}),  # median 10
    6: foreseen(6, 200, 2, {1: 0.02, 2: 0.98}),  # median 2
    7: foreseen(7, 100, 7, {5: 0.04, 7: 0.92, 9: 0.04}),  # median 7
}


def scored(days: list[list[LoggedSet]]) -> TopSetTest:
    test = TopSetTest()
    for day, sets in enumerate(days):
        test.add_day({"Bench": sets}, [FORESEEN[day]] if day in FORESEEN else [])
    return test


def test_errors_against_a_log_done_by_hand() -> None:
    score = scored(DAYS).score()
    assert score.exercise_sessions == 4
    assert score.mae_reps == pytest.approx((0 + 10 + 0 + 0) / 4)
    assert score.mae_same_as_last == pytest.approx((abs(8 - 3) + abs(3 - 20) + abs(20 - 2) + abs(2 - 7)) / 4)
    # Epley from the previous day's best set: 126.67 at 110 → 4.545; 143 at 20 → 184.5, clipped to 30;
    # 33.33 at 200 → −25, clipped to 1; 213.33 at 100 → 34, clipped to 30.
    by_epley = (abs(30 * (380 / 3 / 110 - 1) - 3) + (30 - 20) + (2 - 1) + (30 - 7)) / 4
    assert score.mae_epley_last == pytest.approx(by_epley)
    assert score.log_score == pytest.approx((math.log(0.5) + math.log(0.4) + math.log(0.98) + math.log(0.92)) / 4)
    # 5 % and 95 % quantiles: 3–4, 10–20, 2–2, 7–7
    assert score.width90 == pytest.approx((1 + 10 + 0 + 0) / 4)


def test_coverage_is_of_randomised_transforms_with_a_fixed_seed() -> None:
    """Where a forecast puts 0.98 on what was done, its transform is spread over 0.02–1: within 0.05–0.95 nine times in ten."""
    test = TopSetTest()
    for _ in range(4):
        test.add_day({"Bench": of_day((100, 5))}, [])
    for day in range(4, 2004):
        test.add_day({"Bench": of_day((100, 5))}, [foreseen(day, 100, 5, {4: 0.02, 5: 0.98})])
    coverage = test.score().coverage90
    assert coverage == pytest.approx(0.90 / 0.98, abs=0.02)
    assert coverage == test.score().coverage90


def test_an_exercise_of_seven_days_is_left_out_and_one_of_eight_is_scored() -> None:
    assert scored(DAYS[:7]).score() == LogScore(0, None, None, None, None, None, None)
    assert scored(DAYS).score().exercise_sessions == 4


def test_days_without_a_scored_set_do_not_count() -> None:
    days = [*DAYS[:3], of_day((60, 10), kind=SetType.WARM_UP), of_day((40, 21)), of_day((0, 8)), *DAYS[3:7]]
    test = TopSetTest()
    for sets in days:
        test.add_day({"Bench": sets}, [])
    assert test.score().exercise_sessions == 0


def test_overall_is_the_mean_over_large_logs_and_pools_coverage_over_all() -> None:
    def log(days: int, reps: int) -> TopSetTest:
        test = TopSetTest()
        for day in range(days):
            test.add_day({"Bench": of_day((100, reps))}, [foreseen(day, 100, reps, {5: 0.5, 6: 0.5})] if day >= 4 else [])
        return test

    large, larger, small = log(54, 5), log(154, 6), log(53, 6)
    both = overall([large, larger])
    assert (both.logs, both.exercise_sessions) == (2, 200)
    assert both.mae_reps == pytest.approx((0 + 1) / 2)
    with_small = overall([large, small])
    assert with_small.mae_reps == 0.0
    assert with_small.exercise_sessions == 99
    none = overall([small])
    assert none.mae_reps is None
    assert none.coverage90 is not None
    assert overall([]).exercise_sessions == 0
