"""By how much a lift's strength changed: against the exact joint distribution, and on lifters who did or didn't get stronger."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from hormesis.estimation.lift import strength_on
from hormesis.estimation.strength import LiftStrength, SharedHabits, start
from hormesis.estimation.strength_change import StrengthDay, change_between
from hormesis.exercises.library import load_library
from simulations.logs import fold, sets_on

BENCH = "barbell-bench-press"
PAGE = load_library().pages[BENCH]
HABITS = SharedHabits.start()
DAYS = (0, 4, 11, 25, 28)
SEEN = (4.60, 4.62, 4.59, 4.66, 4.68)
NOISE = 0.03**2


def looked_at(lift: LiftStrength, y: float) -> LiftStrength:
    """The lift after its ln 1RM was measured directly."""
    gain = lift.p[:, 0] / (lift.p[0, 0] + NOISE)
    return replace(lift, x=lift.x + gain * (y - lift.x[0]), p=lift.p - np.outer(gain, lift.p[0]))


def test_change_against_the_joint_distribution_of_all_days() -> None:
    lift = looked_at(start(4.6, -3.2, HABITS), SEEN[0])
    days = [StrengthDay(DAYS[0], lift, 0.0)]
    for before, day, y in zip(DAYS[:-1], DAYS[1:], SEEN[1:], strict=True):
        lift = looked_at(strength_on(lift, before, day, (day - before) / 7), y)
        days.append(StrengthDay(day, lift, (day - before) / 7))
    found = change_between(days, HABITS, since=4, now=30, rest_weeks=2 / 7)
    assert found is not None

    # Every state as one long vector: the prior, each step's own matrix and noise, then all measurements at once.
    first = looked_at(start(4.6, -3.2, HABITS), SEEN[0])
    mean, cov = first.x, first.p
    gaps = [*pairwise(DAYS), (28, 30)]
    for before, day in gaps:
        size = len(mean)
        lift = replace(first, x=mean[-3:], p=cov[-3:, -3:])
        later = strength_on(lift, before, day, (day - before) / 7)
        step = np.array(
            [strength_on(replace(lift, x=lift.x + e), before, day, (day - before) / 7).x - later.x for e in np.eye(3)]
        ).T
        grown = np.zeros((size + 3, size + 3))
        grown[:size, :size] = cov
        grown[:size, size:] = cov[:, -3:] @ step.T
        grown[size:, :size] = grown[:size, size:].T
        grown[size:, size:] = later.p
        mean, cov = np.concatenate([mean, later.x]), grown
        if day != 30:
            y = SEEN[DAYS.index(day)]
            gain = cov[:, size] / (cov[size, size] + NOISE)
            mean, cov = mean + gain * (y - mean[size]), cov - np.outer(gain, cov[size])
    contrast = np.zeros(len(mean))
    contrast[-3], contrast[3] = 1, -1
    assert found.since == 4
    assert found.mean == pytest.approx(float(contrast @ mean), abs=1e-9)
    assert found.sd == pytest.approx(float(np.sqrt(contrast @ cov @ contrast)), abs=1e-9)


def changed(loads: list[float], since: int = 14) -> tuple[float, float, float]:
    """Three sets of five with 2 in reserve twice a week at these loads: mean, SD and probability of the change in four weeks."""
    days: list[StrengthDay] = []
    beliefs = None
    for i, load in enumerate(loads):
        day = 7 * i // 2
        beliefs, _ = fold(sets_on(day, (load, 5), (load, 5), (load, 5), rir=2), {BENCH: PAGE}, {"Bench": BENCH}, start=beliefs)
        lift = beliefs.lifts["Bench"]
        assert lift.strength is not None
        days.append(StrengthDay(lift.strength_day, lift.strength, 0.5))
    assert beliefs is not None
    first = days[0].ordinal
    found = change_between(days, beliefs.habits, first + since, days[-1].ordinal + 3, 3 / 7)
    assert found is not None
    return found.mean, found.sd, found.p_rose


def test_a_lifter_who_adds_weight_rose_and_one_who_loses_it_did_not() -> None:
    assert changed([80 + 1.5 * i for i in range(14)])[2] > 0.95
    assert changed([100 - 1.5 * i for i in range(14)])[2] < 0.1
    assert 0.2 < changed([80.0] * 14)[2] < 0.85


def test_the_difference_is_surer_than_two_estimates_apart() -> None:
    loads = [80.0] * 14
    beliefs, _ = fold(
        [s for i, load in enumerate(loads) for s in sets_on(7 * i // 2, (load, 5), rir=2)], {BENCH: PAGE}, {"Bench": BENCH}
    )
    strength = beliefs.lifts["Bench"].strength
    assert strength is not None
    assert changed(loads)[1] < np.sqrt(2) * strength.log_1rm_sd


def test_without_a_day_before_or_after_there_is_no_change() -> None:
    lift = start(4.6, -3.2, HABITS)
    day = StrengthDay(100, lift, 0.0)
    assert change_between([day], HABITS, since=100, now=110, rest_weeks=1) is None
    assert change_between([day], HABITS, since=90, now=110, rest_weeks=1) is None
    assert change_between([], HABITS, since=90, now=110, rest_weeks=1) is None
