"""The coach in a closed loop: a few athletes against the committed run, and that run against what it must hold."""

from dataclasses import asdict
from typing import Any

import pytest

from simulations.closed_loop import ARMS, ATHLETES, SAMPLE, SAMPLE_WEEKS, SEED, outcomes_of


def test_the_committed_run_is_whole(committed: dict[str, Any]) -> None:
    assert (committed["athletes"], committed["seed"]) == (ATHLETES, SEED)
    assert set(committed["arms"]) == set(committed["sample"]) == set(ARMS)


@pytest.mark.parametrize("arm", ARMS)
def test_the_first_athletes_come_out_as_in_the_committed_run(arm: str, committed: dict[str, Any]) -> None:
    for ours, then in zip([asdict(one) for one in outcomes_of(arm, SAMPLE, SAMPLE_WEEKS)], committed["sample"][arm], strict=True):
        assert ours["gain"] == pytest.approx(then["gain"], abs=0.01)
        assert ours["sets"] == pytest.approx(then["sets"], abs=6)
        assert ours["workouts"] == then["workouts"]


def test_the_coach_leads_next_to_nobody_astray(committed: dict[str, Any]) -> None:
    assert committed["arms"]["hormesis"]["astray_share"] <= 0.01


@pytest.mark.parametrize("arm", [arm for arm in ARMS if arm != "hormesis"])
def test_the_coach_makes_at_least_as_strong_with_fewer_overreaching_days(arm: str, committed: dict[str, Any]) -> None:
    ours, theirs = committed["arms"]["hormesis"], committed["arms"][arm]
    assert ours["gain_percent"][0] >= theirs["gain_percent"][0]
    assert ours["overreaching_days"][0] < theirs["overreaching_days"][0]
