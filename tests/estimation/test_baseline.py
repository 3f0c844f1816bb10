"""What is usual: which days count, how much, and what a wild one or an illness may do to it."""

import math

import numpy as np
import pytest

from hormesis.estimation.baseline import Sample, baseline_of, with_sample

ON = 730000


def days(*values: float, until: int = ON - 1) -> list[Sample]:
    """Consecutive days, the last of them ``until``."""
    return [Sample(until - len(values) + 1 + i, value) for i, value in enumerate(values)]


def test_the_day_itself_and_later_days_are_no_part_of_what_is_usual() -> None:
    kept = days(*[5.0] * 20)
    assert baseline_of([*kept, Sample(ON, 99.0), Sample(ON + 1, 99.0)], ON, 1.0) == baseline_of(kept, ON, 1.0)


def test_a_week_that_is_judged_is_no_part_of_what_it_is_judged_against() -> None:
    before = days(*[5.0] * 20, until=ON - 8)
    week = days(*[99.0] * 7)
    assert baseline_of([*before, *week], ON, 1.0, window_days=7) == baseline_of(before, ON, 1.0, window_days=7)
    assert baseline_of([*before, Sample(ON - 8, 99.0)], ON, 1.0, window_days=7) != baseline_of(before, ON, 1.0, window_days=7)


def test_days_more_than_67_ago_are_forgotten() -> None:
    kept = days(*[5.0] * 20)
    assert baseline_of([Sample(ON - 68, 99.0), *kept], ON, 1.0) == baseline_of(kept, ON, 1.0)
    assert baseline_of([Sample(ON - 67, 99.0), *kept], ON, 1.0) != baseline_of(kept, ON, 1.0)


def test_mean_and_spread_are_those_of_the_formula_when_no_day_is_wild() -> None:
    """μ weighs by 0.5^(age/21); σ² = (10·s0² + Σ w (x−μ)²) / (10 + Σ w)."""
    values = np.array([4.0, 5.0, 6.0, 5.5, 4.5])
    weights = 0.5 ** (np.array([5, 4, 3, 2, 1]) / 21)
    mean = weights @ values / weights.sum()
    sd = math.sqrt((10 * 0.8**2 + weights @ (values - mean) ** 2) / (10 + weights.sum()))
    usual = baseline_of(days(*values), ON, 0.8)
    assert usual is not None
    assert [usual.mean, usual.sd, usual.days] == pytest.approx([mean, sd, 5])


def test_one_wild_day_hardly_moves_the_mean_or_the_spread() -> None:
    tame = baseline_of(days(*[50.0] * 30), ON, 3.0)
    wild = baseline_of([*days(*[50.0] * 29, until=ON - 2), Sample(ON - 1, 500.0)], ON, 3.0)
    assert tame is not None
    assert wild is not None
    assert tame.mean < wild.mean < tame.mean + 1
    assert wild.sd < 1.5 * tame.sd + 1


def test_the_spread_starts_from_the_prior_and_ends_at_the_athletes_own() -> None:
    chance = np.random.default_rng(3)
    own = [Sample(ON - 67 + i, float(chance.normal(60, 9))) for i in range(67)]
    short, long = baseline_of(own[-3:], ON, 3.0), baseline_of(own, ON, 3.0)
    assert short is not None
    assert long is not None
    assert 3.0 < short.sd < 6.0
    assert 6.5 < long.sd < 9.5


def test_without_a_day_nothing_is_usual_but_for_what_has_a_scale() -> None:
    assert baseline_of([], ON, 1.0) is None
    usual = baseline_of([], ON, 0.8, prior_mean=3.3)
    assert usual is not None
    assert [usual.mean, usual.sd, usual.days] == pytest.approx([3.3, 0.8, 0])


def test_a_prior_mean_gives_way_to_the_athletes_own() -> None:
    few, many = (baseline_of(days(*[4.5] * n), ON, 0.8, prior_mean=3.3) for n in (2, 60))
    assert few is not None
    assert many is not None
    assert 3.3 < few.mean < 3.8
    assert 4.2 < many.mean < 4.5


def test_frozen_days_are_kept_and_do_not_count() -> None:
    well = days(*[50.0] * 20, until=ON - 6)
    ill = [Sample(ON - i, 70.0, frozen=True) for i in range(5, 0, -1)]
    assert baseline_of([*well, *ill], ON, 3.0) == baseline_of(well, ON, 3.0)
    assert baseline_of(ill, ON, 3.0) is None


def test_a_later_word_on_a_day_replaces_the_earlier() -> None:
    kept = with_sample(days(1.0, 2.0, 3.0), Sample(ON - 1, 9.0))
    assert [one.value for one in kept] == [1.0, 2.0, 9.0]


def test_what_is_kept_does_not_grow_for_ever() -> None:
    kept: tuple[Sample, ...] = ()
    for day in range(500):
        kept = with_sample(kept, Sample(ON + day, 1.0))
    assert len(kept) == 76
    assert kept[0].ordinal == ON + 499 - 75
