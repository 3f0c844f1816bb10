"""The load-repetition curve against the tables it stands on."""

import math

import pytest

from hormesis.domain.constants import CURVE_KAPPA
from hormesis.domain.movement import CurveClass
from hormesis.estimation.curve import epley_1rm, epley_reps, log_load, log_one_rep_max, reps_to_failure

# Nuzzo, Pinto, Nosaka & Steele 2024, 10.1007/s40279-023-01937-7: mean repetitions at a percentage of the 1RM.
NUZZO_BENCH = {0.80: (8.8, 7.7, 10.1), 0.70: (14.1, 12.4, 16.1)}
NUZZO_LEG_PRESS = {0.80: (13.1, 9.8, 17.5), 0.70: (19.0, 14.2, 25.5)}
NUZZO_SD_AT_80 = 2.51

# The RTS chart (Tuchscherer): percentage of the 1RM by repetitions + (10 − RPE); reproductions agree up to 10 only.
RTS = {1: 100.0, 2: 95.5, 3: 92.2, 4: 89.2, 5: 86.3, 6: 83.7, 7: 81.1, 8: 78.6, 9: 76.2, 10: 73.9}
RTS_HALVES = {1.5: 97.8, 2.5: 93.9, 3.5: 90.7, 4.5: 87.8, 5.5: 85.0, 6.5: 82.4, 7.5: 79.9, 8.5: 77.4, 9.5: 75.1}

# The curve's own table, %1RM by repetitions to failure, for κ = 0.0455, 0.040, 0.036, 0.029; and Epley's chart.
PERCENT = {
    1: (100, 100, 100, 100, 100),
    2: (95.6, 96.1, 96.5, 97.1, 93.8),
    3: (92.1, 93.0, 93.7, 94.9, 90.9),
    4: (89.1, 90.3, 91.2, 92.9, 88.2),
    5: (86.3, 87.8, 89.0, 91.0, 85.7),
    6: (83.6, 85.5, 86.8, 89.2, 83.3),
    8: (78.8, 81.1, 82.8, 85.9, 78.9),
    10: (74.5, 77.2, 79.2, 82.9, 75.0),
    12: (70.5, 73.6, 75.9, 80.0, 71.4),
    15: (65.1, 68.6, 71.2, 76.1, 66.7),
    20: (57.4, 61.3, 64.4, 70.2, 60.0),
}
CLASSES = (CurveClass.SQUAT_DEADLIFT, CurveClass.PRESS, CurveClass.ROW_MACHINE, CurveClass.LEG_PRESS)


def kappa(curve: CurveClass) -> float:
    return CURVE_KAPPA[curve].value


def reps_at_share(curve: CurveClass, share: float) -> float:
    return reps_to_failure(0.0, math.log(kappa(curve)), math.log(share))


def percent(curve: CurveClass, n: float) -> float:
    return 100 * math.exp(log_load(0.0, math.log(kappa(curve)), n))


@pytest.mark.parametrize(("share", "told"), NUZZO_BENCH.items())
def test_press_against_Nuzzo_2024_bench_press(share: float, told: tuple[float, float, float]) -> None:  # noqa: N802
    mean, low, high = told
    reps = reps_at_share(CurveClass.PRESS, share)
    assert low <= reps <= high
    assert abs(reps - mean) <= 0.6
    assert abs(percent(CurveClass.PRESS, mean) - 100 * share) <= 1.0


def test_press_against_Nuzzo_2024_bench_press_at_90_percent() -> None:  # noqa: N802
    assert reps_at_share(CurveClass.PRESS, 0.90) == pytest.approx(4, abs=0.5)


@pytest.mark.parametrize(("share", "told"), NUZZO_LEG_PRESS.items())
def test_leg_press_against_Nuzzo_2024_leg_press(share: float, told: tuple[float, float, float]) -> None:  # noqa: N802
    _, low, high = told
    assert low <= reps_at_share(CurveClass.LEG_PRESS, share) <= high


def test_spread_of_kappa_against_Nuzzo_2024_between_person_sd() -> None:  # noqa: N802
    """SD 0.25 of ln κ, with 0.9 repetitions of test noise, is the published SD at 80 % of the 1RM."""
    extra = reps_at_share(CurveClass.PRESS, 0.80) - 1
    reps_sd = math.hypot(extra * 0.25 / 0.85, 0.9)
    assert reps_sd == pytest.approx(NUZZO_SD_AT_80, abs=0.15)


@pytest.mark.parametrize(("n", "told"), (RTS | RTS_HALVES).items())
def test_squat_and_deadlift_against_the_RTS_chart_up_to_ten(n: float, told: float) -> None:  # noqa: N802
    assert abs(percent(CurveClass.SQUAT_DEADLIFT, n) - told) <= 0.7


@pytest.mark.parametrize("n", PERCENT)
def test_percent_of_1rm_against_the_table_of_the_curve(n: int) -> None:
    found = [percent(curve, n) for curve in CLASSES]
    assert found == pytest.approx(PERCENT[n][:4], abs=0.0501)


@pytest.mark.parametrize("n", PERCENT)
def test_epley_against_Epley_1985_chart(n: int) -> None:  # noqa: N802
    assert 100 / epley_1rm(1.0, n) == pytest.approx(PERCENT[n][4], abs=0.051)
    assert n == 1 or epley_reps(epley_1rm(80.0, n), 80.0) == pytest.approx(n)


@pytest.mark.parametrize(("n", "told"), [(5, 2.8), (8, 2.5), (10, 2.5), (15, 2.3)])
def test_worth_of_a_repetition_against_the_stated_percentages(n: int, told: float) -> None:
    step = log_one_rep_max(0.0, math.log(0.040), n + 0.5) - log_one_rep_max(0.0, math.log(0.040), n - 0.5)
    assert 100 * step == pytest.approx(told, abs=0.11)
