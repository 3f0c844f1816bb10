"""Synthetic athletes whose truth is not the engine's: a small sample against the committed run, and that run against floors."""

from dataclasses import asdict
from typing import Any

import pytest

from simulations.readiness import ATHLETES, SAMPLE, SEED, VARIANTS, figures_of, outcomes_of

SAMPLED = ("form is worth 2 %", "device alone", "regular schedule")
"""About 4 s each; the other rows differ from these in one thing only."""
NEAR = {"correlation": 0.03, "coverage80": 0.03, "light_share": 0.03, "brier_skill": 0.03, "worth": 0.003, "pace_error": 0.05}
"""How far the same athletes' figures may move before the full run must be made and looked at again."""


def test_the_committed_run_is_whole(committed: dict[str, Any]) -> None:
    assert (committed["athletes"], committed["seed"]) == (ATHLETES, SEED)
    assert set(committed["rows"]) == set(committed["sample"]) == set(VARIANTS)


@pytest.mark.parametrize("name", SAMPLED)
def test_the_first_athletes_come_out_as_in_the_committed_run(name: str, committed: dict[str, Any]) -> None:
    ours, then = asdict(figures_of(outcomes_of(VARIANTS[name], SAMPLE))), committed["sample"][name]
    for figure, near in NEAR.items():
        assert ours[figure] == (None if then[figure] is None else pytest.approx(then[figure], abs=near)), figure
    assert ours["told"] == pytest.approx(then["told"], abs=0.21)
    assert ours["nothing"] == pytest.approx(then["nothing"], abs=0.21)


@pytest.mark.parametrize("name", VARIANTS)
def test_readiness_is_about_as_sure_as_it_says(name: str, committed: dict[str, Any]) -> None:
    """80 % intervals hold the true form in nearly as many days; a little fewer, since the truth is not the engine's model."""
    row = committed["rows"][name]
    assert 0.73 <= row["coverage80"] <= 0.85
    assert row["brier_skill"] > (0.04 if name == "device alone" else 0.22)


def test_the_athletes_own_word_says_more_than_the_device_and_both_most(committed: dict[str, Any]) -> None:
    rows = committed["rows"]
    assert rows["device alone"]["correlation"] < rows["answers alone"]["correlation"]
    assert rows["form is worth 2 %"]["brier_skill"] > rows["device alone"]["brier_skill"] + 0.1


def test_a_light_day_was_a_low_day_more_often_than_not(committed: dict[str, Any]) -> None:
    """Three days in ten are low; of those called light most must be. A device alone seldom says so, and is less right."""
    for name, row in committed["rows"].items():
        assert row["light_true"] > (0.5 if name == "device alone" else 0.68)
        assert row["light_said"] - row["light_true"] < (0.16 if name == "device alone" else 0.08)
    assert committed["rows"]["device alone"]["light_share"] < 0.10


def test_what_is_worth_nothing_is_set_to_nothing_within_60_workouts(committed: dict[str, Any]) -> None:
    rows = committed["rows"]
    assert rows["form is worth nothing"]["nothing"] >= 0.8
    assert rows["form is worth nothing"]["worth"] < 0.007
    assert rows["form is worth 2 %"]["nothing"] <= 0.3
    assert 0.014 < rows["form is worth 2 %"]["worth"] < 0.024


def test_the_pace_is_learnt_where_the_schedule_tells_and_only_there(committed: dict[str, Any]) -> None:
    rows = committed["rows"]
    varied = rows["form is worth 2 %"]
    assert varied["told"] > 0.9
    assert varied["pace_error"] < 0.6 * varied["pace_error_of_1"]
    assert varied["pace80"] >= 0.58, "80 % were said: two exponentials are not one"
    assert rows["regular schedule"]["told"] <= 0.02
    assert rows["stops at 8 repetitions"]["told"] == 0, "who never goes to the limit doesn't tell how fast they recover"
