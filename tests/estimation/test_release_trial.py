"""Does a release help: the conjugate estimate by another route, fair draws only, and no verdict before its time."""

import math
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby

import numpy as np
import pytest

from hormesis.domain.facts import Fact
from hormesis.estimation.release_trial import Trials, TrialSums, student_cdf
from simulations.logs import DAY_ONE

Days = list[tuple[bool, float, float]]


def drawn_days(n: int, effect: float, noise: float = 1.0, seed: int = 0) -> Days:
    """(released, before, level after) of ``n`` days, half of them with a release."""
    chance = np.random.default_rng(seed)
    before = chance.uniform(3, 7, size=n)
    return [
        (i % 2 == 0, float(b), 1 + effect * (i % 2 == 0) + 0.6 * float(b) + float(chance.normal(0, noise)))
        for i, b in enumerate(before)
    ]


def sums_of(days: Days) -> TrialSums:
    sums = TrialSums()
    for released, before, level in days:
        sums = sums.add(released, before, level)
    return sums


def test_the_estimate_against_the_posterior_by_sequential_scalar_updates_of_the_textbook() -> None:
    """Normal–inverse-gamma one day at a time in covariance form (Sherman–Morrison), where ours sums and solves once."""
    days = drawn_days(23, -1.1)
    mean, cov = np.array([2.0, -0.3, 0.5]), np.diag(np.array([1.5, 0.8, 0.3]) ** 2) / 2.25
    shape, scale = 4.0, 6.75
    for released, before, level in days:
        x = np.array([1.0, released, before])
        spread = 1 + x @ cov @ x
        off = level - x @ mean
        gain = cov @ x / spread
        mean, cov = mean + gain * off, cov - np.outer(gain, cov @ x)
        shape, scale = shape + 0.5, scale + 0.5 * off**2 / spread
    found = sums_of(days).result().effect
    sd = math.sqrt(scale / shape * cov[1, 1])
    assert found.value == pytest.approx(mean[1], abs=1e-6)
    assert student_cdf((found.high - mean[1]) / sd, int(2 * shape)) == pytest.approx(0.9, abs=1e-6)
    assert student_cdf((found.low - mean[1]) / sd, int(2 * shape)) == pytest.approx(0.1, abs=1e-6)


@pytest.mark.parametrize(
    ("freedom", "t", "p"), [(8, 1.860, 0.95), (9, 2.262, 0.975), (20, -2.528, 0.01), (31, 0.0, 0.5), (1, 1.0, 0.75)]
)
def test_student_t_against_the_printed_table(freedom: int, t: float, p: float) -> None:
    assert student_cdf(t, freedom) == pytest.approx(p, abs=1e-4)


@pytest.mark.parametrize(
    ("effect", "verdict"), [(-1.5, "seems to help"), (1.5, "seems to worsen"), (0.0, "no clear effect"), (-0.5, "still learning")]
)
def test_after_many_days_the_verdict_is_the_truth(effect: float, verdict: str) -> None:
    result = sums_of(drawn_days(120, effect, 0.8, seed=2)).result()
    assert result.verdict == verdict
    assert (result.days_more == 0) == (verdict != "still learning")


def test_before_six_days_of_each_arm_nothing_is_said() -> None:
    few = [(i % 8 == 0, 5.0, 1.0 if i % 8 == 0 else 6.0) for i in range(40)]
    result = sums_of(few).result()
    assert [result.release_days, result.other_days] == [5, 35]
    assert result.verdict == "still learning"
    assert result.days_more is not None
    assert result.days_more >= 2
    assert sums_of([*few, (True, 5.0, 1.0)]).result().verdict == "seems to help"


def test_it_takes_weeks_to_months_and_the_less_the_clearer_the_effect() -> None:
    start = TrialSums().result()
    assert start.days_more is not None
    assert 28 < start.days_more < 120
    days = [(i % 2 == 0, 5.0, 5.0 - gap * (i % 2 == 0) + (-1.5) ** (i // 2 % 2)) for gap in (0.75, 1.0) for i in range(28)]
    unclear, clearer = sums_of(days[:28]).result(), sums_of(days[28:]).result()
    assert unclear.verdict == clearer.verdict == "still learning"
    assert unclear.days_more is not None
    assert clearer.days_more is not None
    assert 2 <= clearer.days_more < unclear.days_more < 200


def evening(
    day: int, level: float | None, arm: str = "release", region: str = "neck", probability: float | None = 0.5
) -> list[Fact]:
    on = DAY_ONE + timedelta(days=day)
    fields = {"region": region, "arm": arm, "probability": probability}
    facts = [Fact("offer", f"{on}T20:00:00", f"offer {day}", {k: v for k, v in fields.items() if v is not None})]
    if level is not None:
        facts.append(Fact("tightness", f"{on}T20:00:00", f"evening {day}", {"region": region, "level": level}))
    return facts


def morning(day: int, level: float, region: str = "neck", time: str = "T07:00:00") -> Fact:
    on = DAY_ONE + timedelta(days=day)
    return Fact("tightness", f"{on}{time}", f"morning {day} {time}", {"region": region, "level": level})


def trials_of(facts: Iterable[Fact]) -> Trials:
    trials = Trials()
    for day, of_day in groupby(sorted(facts, key=lambda fact: fact.day), key=lambda fact: fact.day):
        trials = trials.observe(day, list(of_day))
    return trials


def test_a_fair_draw_between_two_levels_counts_for_its_region() -> None:
    trials = trials_of([*evening(0, 6), morning(1, 3), *evening(1, 5, "none"), morning(2, 4)])
    assert trials.sums == {"neck": TrialSums().add(True, 6, 3).add(False, 5, 4)}
    assert trials.result("neck") == trials.result()
    assert trials.result("calf").release_days == 0


def test_the_first_level_of_the_next_day_is_the_outcome() -> None:
    trials = trials_of([*evening(0, 6), morning(1, 3), morning(1, 8, time="T21:00:00")])
    assert trials.sums["neck"] == TrialSums().add(True, 6, 3)


@pytest.mark.parametrize(
    "facts",
    [
        [*evening(0, 6, probability=1.0), morning(1, 3)],
        [*evening(0, 6, probability=None), morning(1, 3)],
        [*evening(0, None), morning(1, 3)],
        [*evening(0, 6), morning(2, 3)],
        [*evening(0, 6), morning(1, 3, region="calf")],
        [morning(-2, 5), *evening(0, None), morning(1, 3)],
    ],
    ids=["certain", "no chance logged", "no level before", "no level next day", "another region", "a level of two days before"],
)
def test_what_is_no_fair_draw_between_two_levels_tells_nothing(facts: list[Fact]) -> None:
    assert trials_of(facts).sums == {}


def test_what_was_drawn_counts_and_not_what_was_done() -> None:
    """A release done on a day that drew none changes nothing: only the draw is fair."""
    facts = [*evening(0, 6, "none"), morning(1, 3)]
    done = Fact("release", f"{DAY_ONE}T21:00:00", "done", {"region": "neck", "duration_s": 60})
    assert trials_of([*facts, done]) == trials_of(facts)
    assert date.fromisoformat(facts[0].at[:10]) == DAY_ONE
